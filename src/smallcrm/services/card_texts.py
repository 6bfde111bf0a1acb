"""Fields of a card written as FIELD=VALUE texts, read the way an import reads its cells."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from smallcrm.domain.choices import Channel, CustomerKind, Relation, label
from smallcrm.domain.customer import Address, Age, Consent, Customer, CustomValue, FamilyMember
from smallcrm.domain.errors import UserError
from smallcrm.domain.fields import FIELD_BY_KEY, FieldType, Use, fields_of
from smallcrm.domain.typed_date import read_typed_date
from smallcrm.exchange.cell_putters import BETWEEN_EMAILS, OLDEST
from smallcrm.exchange.choice_words import choice_of
from smallcrm.exchange.row_reading import RowReader
from smallcrm.exchange.understanding import ColumnMatch
from smallcrm.i18n import N_
from smallcrm.i18n.digits import to_ascii
from smallcrm.i18n.lists import listed
from smallcrm.infra import clock
from smallcrm.services.custom_fields import custom_fields
from smallcrm.services.customers import card_meant
from smallcrm.services.import_context import reading_context
from smallcrm.services.own_values import cannot_be_read, own_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from enum import StrEnum

    from smallcrm.domain.customer import CustomField
    from smallcrm.domain.fields import Field
    from smallcrm.domain.partial_date import PartialDate
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.row_reading import RowReading
    from smallcrm.services.book import Book

NOT_A_MEMBER = N_("Write the name, and in brackets what the person is and the birthday, if you know it: Dan (son, 2010-03-02).")
NOT_AN_AGE = N_("Write how many years, and if it was not told today, when, such as 40 @ 2020.")

_MEMBER = re.compile(r"(?P<name>[^()]+?)\s*\(\s*(?P<relation>[^(),،]+?)\s*(?:[,،]\s*(?P<birthday>[^()]+?)\s*)?\)")
_AGE = re.compile(r"(?P<years>\d{1,3})(?:\s*@\s*(?P<day>.+))?")
_BETWEEN = re.compile("[;؛]")
_REFUSED = "-"
_SOMEBODY = ColumnMatch(0, "known_as", "known_as")
"""A row must say who it is; a change of one field need not."""
_NAME_PARTS = ("title", "given_name", "middle_name", "family_name")


class _Pair(NamedTuple):
    """What was typed for a field; `nth` (0 is the first) tells which of several addresses it belongs to."""

    name: str
    nth: int
    text: str


def settable_names() -> list[str]:
    """The fields of the catalogue that can be written as FIELD=VALUE."""
    return list(dict.fromkeys([*(field.key for field in fields_of(Use.IMPORT)), *_READ_HERE]))


def own_pair(book: Book, pair: str) -> tuple[int, str]:
    """The id of the shop's own field and the text it shall hold, from NAME=VALUE."""
    name, equals, text = pair.partition("=")
    own = {field.label: field for field in custom_fields(book)}
    if not own:
        raise UserError(N_("“{text}” names a field of the shop's own, but this book has none."), text=pair)
    if not equals or name not in own:
        raise UserError(
            N_("“{text}” names no field of the shop's own. Write NAME=VALUE with one of: {names}."), text=pair, names=listed(own)
        )
    return own[name].id, own_text(own[name], text, book.shop)


def with_texts(book: Book, card: Customer, pairs: Sequence[str]) -> tuple[Customer, int | None]:
    """The card with the fields named set, and the opening balance in minor units where `balance` is among them.

    A field of the shop's own is named by its label; an empty value empties a field. Setting phones of one kind leaves
    the others. `city.2` and the like are of the second address. Family is written `name (relation, birthday)`, consents
    by channel with `-` before one that was refused, several of anything with `;` between; an age may end in
    `@` a day or a year, `referred_by` is the number
    or the name of a card, `photo` a file. Raises `UserError` for an unknown field or a value that cannot be read.
    """
    own = {field.label: field for field in custom_fields(book)}
    given = [_pair(pair, own) for pair in pairs]
    balance: int | None = None
    for pair in given:
        if pair.name in own:
            card = _with_own(card, own[pair.name], pair.text, book.shop)
        elif pair.name in _READ_HERE:
            card = replace(card, **{FIELD_BY_KEY[pair.name].source: _READ_HERE[pair.name](book, card, pair.text)})
        else:
            reading = _read(book, card, pair)
            card = replace(card, **_changes(card, pair, reading.customer or Customer()))
            balance = (reading.opening_balance or 0) if pair.name == "balance" else balance
    return card, balance


def _pair(written: str, own: Mapping[str, CustomField]) -> _Pair:
    name, equals, text = written.partition("=")
    if equals and name in own:
        return _Pair(name, 0, text)
    key, _, nth = name.partition(".")
    is_nth = not nth or (nth in "123456789" and key in FIELD_BY_KEY and FIELD_BY_KEY[key].type is FieldType.ADDRESS)
    if not equals or key not in settable_names() or not is_nth:
        raise UserError(
            N_("“{text}” sets no field. Write FIELD=VALUE with one of: {names}."),
            text=written,
            names=listed([*settable_names(), *own]),
        )
    return _Pair(key, int(nth or "1") - 1, text)


def _read(book: Book, card: Customer, pair: _Pair) -> RowReading:
    columns = [_SOMEBODY] if pair.name != "known_as" else []
    cells: list[Any] = ["-"] if columns else []
    if pair.name == "name":
        # The whole name of a firm is one piece.
        columns.append(ColumnMatch(len(columns), "kind", "kind"))
        cells.append(card.kind.value)
    columns.append(ColumnMatch(len(columns), pair.name, pair.name))
    cells.append(pair.text or None)
    reading = RowReader(columns, reading_context(book)).read(0, cells)
    wrong = next((fault for fault in reading.faults if not fault.doubtful), None)
    if wrong is not None and (choices := FIELD_BY_KEY[pair.name].choices):
        raise _none_of(pair.name, wrong.text, choices)
    if wrong is not None:
        raise cannot_be_read(wrong.heading, wrong.text, wrong.reason)
    return reading


def _changes(card: Customer, pair: _Pair, read: Customer) -> dict[str, Any]:
    """What the reading of one field changes on the card, by attribute."""
    field = FIELD_BY_KEY[pair.name]
    match field.type:
        case FieldType.NAME if card.kind is CustomerKind.FIRM:
            return {"company": read.company}
        case FieldType.NAME:
            return {key: getattr(read, key) for key in _NAME_PARTS}
        case FieldType.PHONE:
            return {"phones": (*(phone for phone in card.phones if phone.kind != field.part), *read.phones)}
        case FieldType.ADDRESS:
            return {"addresses": tuple(_addresses(card, field, pair.nth, read))}
        case FieldType.MONEY:
            return {}
    return {field.source: getattr(read, field.source)}


def _addresses(card: Customer, field: Field, nth: int, read: Customer) -> Iterator[Address]:
    text = getattr(read.addresses[0], field.part) if read.addresses else ""
    for place in range(max(len(card.addresses), nth + 1)):
        address = card.addresses[place] if place < len(card.addresses) else Address()
        yield replace(address, **{field.part: text}) if place == nth else address


def _with_own(card: Customer, field: CustomField, typed: str, shop: ShopSettings) -> Customer:
    others = (value for value in card.custom if value.field_id != field.id)
    text = own_text(field, typed, shop)
    return replace(card, custom=(*others, *([CustomValue(field.id, text)] if text else [])))


def _none_of(field: str, text: str, choices: Iterable[StrEnum]) -> UserError:
    return UserError(
        N_("{field}: “{text}” cannot be read. It can be one of: {choices}."),
        field=field,
        text=text,
        choices=listed(label(choice) for choice in choices),
    )


def _parts(text: str) -> Iterator[str]:
    return (part for each in _BETWEEN.split(text) if (part := each.strip()))


def _family(book: Book, _card: Customer, text: str) -> tuple[FamilyMember, ...]:
    return tuple(_member(part, book.shop) for part in _parts(text))


def _member(text: str, shop: ShopSettings) -> FamilyMember:
    written = _MEMBER.fullmatch(text)
    if written is None:
        raise cannot_be_read("family", text, NOT_A_MEMBER)
    relation = choice_of(written["relation"], Relation)
    if relation is None:
        raise _none_of("family", written["relation"], Relation)
    return FamilyMember(written["name"], Relation(relation), _day("family", written["birthday"] or "", shop))


def _birthday(book: Book, _card: Customer, text: str) -> PartialDate | None:
    return _day("birthday", text, book.shop)


def _day(field: str, text: str, shop: ShopSettings) -> PartialDate | None:
    reading = read_typed_date(text, shop, today=clock.today(), birthday=True)
    if reading.error:
        raise cannot_be_read(field, text, reading.error)
    return reading.date


def _consents(_book: Book, card: Customer, text: str) -> tuple[Consent, ...]:
    """What was said before and is said again keeps its day and occasion."""
    before = {(consent.channel, consent.given): consent for consent in card.consents}
    found: dict[Channel, Consent] = {}
    for part in _parts(text):
        channel = choice_of(part.removeprefix(_REFUSED).strip(), Channel)
        if channel is None:
            raise _none_of("consents", part, Channel)
        said = Channel(channel), not part.startswith(_REFUSED)
        found[said[0]] = before.get(said) or Consent(*said, clock.now())
    return tuple(found.values())


def _referred_by(book: Book, _card: Customer, text: str) -> int | None:
    return card_meant(book, text) if text.strip() else None


def _age(book: Book, _card: Customer, text: str) -> Age | None:
    """The years, today or as of a day, a month or a year."""
    if not text.strip():
        return None
    written = _AGE.fullmatch(to_ascii(text).strip())
    day = clock.today()
    if written and written["day"]:
        told = _day("age", written["day"], book.shop)
        day = (told and replace(told, month=told.month or 1, day=told.day or 1).gregorian()) or date.max
    if written is None or not 0 < int(written["years"]) < OLDEST or day > clock.today():
        raise cannot_be_read("age", text, NOT_AN_AGE)
    return Age(int(written["years"]), day)


def _emails(_book: Book, _card: Customer, text: str) -> tuple[str, ...]:
    """As the form keeps them: what does not look like an address is warned of and kept."""
    return tuple(part for each in BETWEEN_EMAILS.split(text) if (part := each.strip()))


def _photo(_book: Book, _card: Customer, text: str) -> bytes | None:
    from smallcrm.infra.pictures import read_picture

    return read_picture(Path(text)) if text.strip() else None


_READ_HERE: Mapping[str, Callable[[Book, Customer, str], Any]] = {
    "birthday": _birthday,
    "age": _age,
    "email": _emails,
    "family": _family,
    "consents": _consents,
    "referred_by": _referred_by,
    "photo": _photo,
}
"""What no cell of a spreadsheet holds, or is read by the shop instead of by its column."""
