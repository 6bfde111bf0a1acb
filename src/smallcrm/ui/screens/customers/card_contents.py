"""What a card says when it is read: who it is, how to reach them, the facts that matter, and the rest by its groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.domain.choices import CustomerKind, label
from smallcrm.domain.fields import FIELD_BY_KEY, FIELDS, GROUP_LABELS, Field, FieldType, Group, Use
from smallcrm.domain.ledger import EntryKind
from smallcrm.exchange.ledger_parts import ENTRY_KIND_LABELS
from smallcrm.i18n import _, gettext, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.ui.balances import balance_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from smallcrm.domain.customer import Customer, CustomField
    from smallcrm.domain.partial_date import PartialDate
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.domain.shown_values import ShownValues
    from smallcrm.services.ledger import AccountLine

DOT = " · "
FACTS_SHOWN = 4
LINES_SHOWN = 8

_NAMES_OF_A_PERSON = frozenset({"title", "given_name", "middle_name", "family_name"})
_IN_THE_HEAD = frozenset({"number", "kind", "known_as", "company", "role", "occupation", "tags", "photo"})
_AMONG_THE_MEANS = frozenset({FieldType.PHONE, FieldType.EMAIL})


@dataclass(frozen=True, slots=True)
class Fact:
    """One of the few things told at a glance; `tone` only repeats what the words say."""

    key: str
    name: str
    text: str
    detail: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one field; `key` is that of its editor, `own` marks a heading the shop itself wrote."""

    key: str
    name: str
    text: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the catalogue with what is known in it."""

    group: Group
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A card made of texts, in the language spoken; `plain_name` is without title, `beside_name` are the lines under it."""

    name: str
    plain_name: str
    beside_name: tuple[Row, ...]
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardReader:
    """Turns a card into its contents."""

    shop: ShopSettings
    values: ShownValues
    today: date
    own_fields: Sequence[CustomField] = ()
    lines: Sequence[AccountLine] = ()

    def read(self, card: Customer) -> Contents:
        """The texts of the card, of each field once."""
        facts = tuple(self._facts(card))[:FACTS_SHOWN]
        said = _IN_THE_HEAD | {fact.key for fact in facts}
        sections = (Section(group, gettext(GROUP_LABELS[group]), tuple(self._rows(card, group, said))) for group in Group)
        return Contents(
            self._name(card),
            self.values.name(card),
            tuple(self._beside_name(card)),
            facts,
            tuple(section for section in (self._account(), *sections) if section.rows),
        )

    def _account(self) -> Section:
        """The latest entries of the black book, the last one first; an opening balance alone is told among the facts."""
        lines = self.lines if any(line.entry.kind is not EntryKind.OPENING for line in self.lines) else ()
        rows = [Row("", self.values.date(line.entry.occurred_on), self._entry(line)) for line in reversed(lines[-LINES_SHOWN:])]
        if earlier := max(len(lines) - LINES_SHOWN, 0):
            said = ngettext("{count} earlier entry", "{count} earlier entries", earlier)
            rows.append(Row("", _("Before"), said.format(count=self.values.number(earlier))))
        return Section(Group.DEALINGS, _("Black book"), tuple(rows))

    def _entry(self, line: AccountLine) -> str:
        entry = line.entry
        said = [
            f"{gettext(ENTRY_KIND_LABELS[entry.kind])} {self.values.balance(abs(entry.amount))}",
            isolate(entry.note) if entry.note else "",
        ]
        owed = _("Balance {amount}").format(amount=self.values.balance(line.owed))
        return DOT.join([*filter(None, said), owed])

    def _name(self, card: Customer) -> str:
        name = self.values.name(card)
        return f"{card.title} {name}" if card.title and _is_named_as_a_person(card) else name

    def _beside_name(self, card: Customer) -> Iterator[Row]:
        shown = self.values.name(card)
        if card.known_as and card.known_as != shown:
            yield Row("known_as", "", _("Known as {name}").format(name=isolate(card.known_as)))
        works = [card.role, card.company if card.company != shown else "", card.occupation]
        if any(works):
            key = next(key for key, text in zip(("role", "company", "occupation"), works, strict=True) if text)
            yield Row(key, "", DOT.join(isolate(text) for text in works if text))
        kind = label(card.kind) if card.kind is CustomerKind.FIRM else ""
        number = _("Number {number}").format(number=self.values.code(card.number)) if card.number else ""
        if kind or number:
            yield Row("number", "", DOT.join(text for text in (kind, number) if text))

    # the facts, the weightier first

    def _facts(self, card: Customer) -> Iterator[Fact]:
        yield self._balance(card.balance)
        if card.birthday is not None:
            yield self._named("birthday", self.values.birthday(card.birthday), self._age_and_next(card.birthday))
        elif card.age is not None:
            yield self._named("age", self.values.age(card.age))
        if card.created_at is not None:
            yield self._named("created_at", self.values.moment(card.created_at))
        for key in ("referred_by", "preferred_payment", "source", "marital_status"):
            texts = self.values.of(card, FIELD_BY_KEY[key])
            if texts:
                yield self._named(key, texts[0])

    def _age_and_next(self, birthday: PartialDate) -> str:
        age = birthday.age_on(self.today) if birthday.is_whole else None
        told = _("age {years}").format(years=self.values.number(age)) if age is not None else ""
        return "\n".join(text for text in (told, self._in_days(birthday.next_occurrence(self.today))) if text)

    def _in_days(self, day: date | None) -> str:
        """How far off a birthday is, in words; empty where there is none."""
        if day is None:
            return ""
        days = (day - self.today).days
        if days == 0:
            return _("today")
        return ngettext("birthday in {count} day", "birthday in {count} days", days).format(count=self.values.number(days))

    def _balance(self, balance: int) -> Fact:
        tone = "danger" if balance > 0 else "soft" if balance < 0 else ""
        return Fact("balance", self._label("balance"), balance_words(balance, self.shop), tone=tone)

    def _named(self, key: str, text: str, detail: str = "") -> Fact:
        return Fact(key, self._label(key), text, detail)

    @staticmethod
    def _label(key: str) -> str:
        return gettext(FIELD_BY_KEY[key].label)

    # the groups

    def _rows(self, card: Customer, group: Group, said: frozenset[str]) -> Iterator[Row]:
        if group is Group.ADDRESS:
            for address in card.addresses:
                yield Row("addresses", _("Address"), self.values.address(address))
        if group is Group.CUSTOM:
            yield from self._own_rows(card)
        for field in FIELDS:
            if field.group is group and field.key not in said and not self._stands_elsewhere(card, field):
                yield from self._rows_of(card, field)

    @staticmethod
    def _stands_elsewhere(card: Customer, field: Field) -> bool:
        in_name = field.key in _NAMES_OF_A_PERSON and _is_named_as_a_person(card)
        not_told = not field.uses & {Use.FORM, Use.REPORT} or field.type is FieldType.NAME
        return in_name or not_told or field.type is FieldType.ADDRESS or field.type in _AMONG_THE_MEANS

    def _rows_of(self, card: Customer, field: Field) -> Iterator[Row]:
        name = gettext(field.label)
        match field.type:
            case FieldType.FAMILY:
                for member in card.family:
                    told = tuple(part for part in (member.name, self.values.born(member)) if part)
                    yield Row(field.source, label(member.relation), self.values.joined(told))
            case FieldType.PARTIAL_DATE:
                if card.birthday is not None:
                    yield Row(field.source, name, self.values.birthday_and_age(card.birthday))
            case FieldType.CONSENTS:
                yield from self._consent_rows(card, field)
            case _:
                texts = self.values.of(card, field)
                if texts:
                    yield Row(field.source, name, self.values.joined(texts))

    def _consent_rows(self, card: Customer, field: Field) -> Iterator[Row]:
        answers: Mapping[bool, str] = {True: gettext(field.label), False: _("Does not want")}
        for given, answer in answers.items():
            lines = [
                DOT.join(
                    part for part in (label(consent.channel), self.values.moment(consent.recorded_at), isolate(consent.source)) if part
                )
                for consent in card.consents
                if consent.given is given
            ]
            if lines:
                yield Row(field.source, answer, "\n".join(lines))

    def _own_rows(self, card: Customer) -> Iterator[Row]:
        held = {value.field_id: value for value in card.custom if value.text}
        for field in self.own_fields:
            if field.id in held:
                yield Row(f"custom:{field.id}", field.label, self.values.custom(field, held[field.id]), own=True)


def _is_named_as_a_person(card: Customer) -> bool:
    return card.kind is CustomerKind.PERSON and bool(card.given_name or card.middle_name or card.family_name)
