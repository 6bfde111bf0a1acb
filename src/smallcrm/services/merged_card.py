"""What several cards of one customer become: the first keeps what it says, the others fill what it lacks, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from smallcrm.domain.field_values import values_of
from smallcrm.domain.fields import FIELDS, FieldType
from smallcrm.domain.folding import fold
from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import gettext, in_language
from smallcrm.i18n.direction import strip_marks
from smallcrm.infra import clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from smallcrm.domain.customer import Address, Consent, Customer, CustomField, CustomValue, FamilyMember, Phone
    from smallcrm.domain.fields import Field
    from smallcrm.domain.shop import ShopSettings

_ONE_VALUE = frozenset(
    {FieldType.TEXT, FieldType.CHOICE, FieldType.LANGUAGE, FieldType.PARTIAL_DATE, FieldType.AGE, FieldType.CUSTOMER, FieldType.PHOTO}
)
_SINGLE = tuple(field for field in FIELDS if field.type in _ONE_VALUE)


def merged_card(cards: Sequence[Customer], shop: ShopSettings, own_fields: Sequence[CustomField] = ()) -> Customer:
    """One card out of several, the first of which survives.

    What another says otherwise goes into the notes under the name of its field, in the language of the shop. A photo
    cannot go there: where there are two, the other stays with the card that is hidden.
    """
    first, *others = cards
    first = replace(first, referred_by=_stranger(first.referred_by, cards), referred_by_name=_name_of_stranger(first, cards))
    values = _Values(shop, cards, own_fields)
    with in_language(shop.language):
        filled, lost = _filled(first, others, values)
        custom, lost_too = _custom(cards, values)
    return replace(
        filled,
        phones=_distinct((phone for card in cards for phone in card.phones), _phone_key),
        emails=_distinct((email for card in cards for email in card.emails), fold),
        addresses=_addresses(cards),
        family=_family(cards),
        interests=_distinct((interest for card in cards for interest in card.interests), fold),
        tags=_distinct((tag for card in cards for tag in card.tags), str),
        consents=_consents(cards),
        custom=custom,
        notes=_notes([card.notes for card in cards], [*lost, *lost_too]),
        created_at=min((card.created_at for card in cards if card.created_at), default=None),
        put_aside_at=first.put_aside_at if all(card.put_aside_at for card in cards) else None,
        balance=sum(card.balance for card in cards),
    )


class _Values:
    """What fields hold, as it is written into the notes."""

    def __init__(self, shop: ShopSettings, cards: Sequence[Customer], own_fields: Sequence[CustomField]) -> None:
        self._shown = ShownValues(shop, today=clock.today())
        self._cards = cards
        self.own_fields = {field.id: field for field in own_fields}

    def held(self, card: Customer, field: Field) -> object:
        """What the card says in a field, None for nothing."""
        if field.type is FieldType.CUSTOMER:
            return _stranger(card.referred_by, self._cards)
        return next(iter(values_of(card, field)), None)

    def line(self, card: Customer, field: Field) -> str:
        """The field and what the card says in it."""
        text = str(self.held(card, field)) if field.type is FieldType.TEXT else "".join(self._shown.of(card, field))
        return _line(gettext(field.label), text)

    def own_line(self, value: CustomValue) -> str:
        """A field of the shop's own and what it holds."""
        field = self.own_fields[value.field_id]
        return _line(field.label, self._shown.custom(field, value))


def _line(name: str, text: str) -> str:
    return f"{name}: {strip_marks(text)}"


def _stranger(referred_by: int | None, cards: Sequence[Customer]) -> int | None:
    """Whom a card is referred by, unless that is one of those that become one."""
    return None if referred_by in {card.id for card in cards} else referred_by


def _name_of_stranger(first: Customer, cards: Sequence[Customer]) -> str:
    return "" if _stranger(first.referred_by, cards) is None else first.referred_by_name


def _filled(first: Customer, others: Sequence[Customer], values: _Values) -> tuple[Customer, list[str]]:
    """The first card with what it lacks of single values, and the lines of what others say otherwise."""
    lost: list[str] = []
    changes: dict[str, Any] = {}
    for field in _SINGLE:
        kept = values.held(first, field)
        for other in others:
            held = values.held(other, field)
            if held is None or held == kept:
                continue
            if kept is None:
                kept = changes[field.source] = held
                if field.type is FieldType.CUSTOMER:
                    changes["referred_by_name"] = other.referred_by_name
            elif field.type is not FieldType.PHOTO:
                lost.append(values.line(other, field))
    return replace(first, **changes), lost


def _custom(cards: Sequence[Customer], values: _Values) -> tuple[tuple[CustomValue, ...], list[str]]:
    """The values of the shop's own fields, of each the first, and the lines of what others say otherwise."""
    kept: dict[int, CustomValue] = {}
    lost: list[str] = []
    for value in (value for card in cards for value in card.custom):
        first = kept.setdefault(value.field_id, value)
        if first.text != value.text and value.field_id in values.own_fields:
            lost.append(values.own_line(value))
    return tuple(kept.values()), lost


def _distinct(items: Iterable[Any], key: Callable[[Any], object]) -> tuple[Any, ...]:
    """The items, of those with one key the first."""
    found: dict[object, Any] = {}
    for item in items:
        found.setdefault(key(item), item)
    return tuple(found.values())


def _phone_key(phone: Phone) -> str:
    return phone.e164 or fold(phone.typed)


def _addresses(cards: Sequence[Customer]) -> tuple[Address, ...]:
    """All addresses but those of which another says the same and more."""

    def says_no_more(address: Address, than: Address) -> bool:
        parts = (
            (address.street, than.street),
            (address.city, than.city),
            (address.postcode, than.postcode),
            (address.country, than.country),
        )
        return all(not part or fold(part) == fold(fuller) for part, fuller in parts)

    return _without_the_poorer([address for card in cards for address in card.addresses], says_no_more)


def _family(cards: Sequence[Customer]) -> tuple[FamilyMember, ...]:
    """Everybody of the family once, with the birthday where one card knows it."""

    def says_no_more(member: FamilyMember, than: FamilyMember) -> bool:
        who = (fold(member.name), member.relation) == (fold(than.name), than.relation)
        return who and member.birthday in {None, than.birthday}

    return _without_the_poorer([member for card in cards for member in card.family], says_no_more)


def _without_the_poorer(items: Sequence[Any], says_no_more: Callable[[Any, Any], bool]) -> tuple[Any, ...]:
    """Each item where it stands, unless one that is kept says all it says; a fuller one takes the place of a poorer one."""
    kept: list[Any] = []
    for item in items:
        if any(says_no_more(item, other) for other in kept):
            continue
        poorer = [place for place, other in enumerate(kept) if says_no_more(other, item)]
        if poorer:
            kept = [item if place == poorer[0] else other for place, other in enumerate(kept) if place not in poorer[1:]]
        else:
            kept.append(item)
    return tuple(kept)


def _consents(cards: Sequence[Customer]) -> tuple[Consent, ...]:
    """What was said last about each channel."""
    found: dict[str, Consent] = {}
    for consent in (consent for card in cards for consent in card.consents):
        before = found.get(consent.channel)
        if before is None or before.recorded_at < consent.recorded_at:
            found[consent.channel] = consent
    return tuple(found.values())


def _notes(notes: Sequence[str], lost: Sequence[str]) -> str:
    """The notes one after the other, each once, and the lines of what was said otherwise."""
    return "\n".join(_each_once([*notes, *lost]))


def _each_once(texts: Iterable[str]) -> Iterator[str]:
    said: list[str] = []
    for text in texts:
        if text and not any(text in known.split("\n") or text == known for known in said):
            said.append(text)
            yield text
