"""Fields of a card written as FIELD=VALUE texts, read the way an import reads its cells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from smallcrm.domain.customer import Address, Customer, CustomValue
from smallcrm.domain.errors import UserError
from smallcrm.domain.fields import FIELD_BY_KEY, FieldType, Use, fields_of
from smallcrm.exchange.row_reading import RowReader
from smallcrm.exchange.understanding import CUSTOM, ColumnDecisions, ColumnMatch
from smallcrm.i18n import N_, gettext
from smallcrm.services.custom_fields import custom_fields
from smallcrm.services.importing import reading_context

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smallcrm.domain.customer import CustomField
    from smallcrm.exchange.row_reading import RowReading
    from smallcrm.services.book import Book

_SOMEBODY = ColumnMatch(0, "known_as", "known_as")
"""A row must say who it is; a change of one field need not."""


def with_texts(book: Book, card: Customer, pairs: Sequence[str]) -> tuple[Customer, int | None]:
    """The card with the fields named set, and the opening balance in minor units where `balance` is among them.

    A field of the shop's own is named by its label; an empty value empties a field. Setting phones of one kind leaves
    the others. Raises `UserError` for an unknown field or a value that cannot be read.
    """
    own = {field.label: field for field in custom_fields(book)}
    given = dict(_pair(pair, own) for pair in pairs)
    reading = _read(book, given, own)
    return _merged(card, reading, given, own), (reading.opening_balance or 0) if "balance" in given else None


def _pair(pair: str, own: Mapping[str, CustomField]) -> tuple[str, str]:
    name, equals, text = pair.partition("=")
    known = [field.key for field in fields_of(Use.IMPORT)]
    if not equals or (name not in known and name not in own):
        raise UserError(N_("“{text}” sets no field. Write FIELD=VALUE with one of: {names}."), text=pair, names=", ".join([*known, *own]))
    return name, text


def _read(book: Book, given: Mapping[str, str], own: Mapping[str, CustomField]) -> RowReading:
    columns = [_SOMEBODY] if "known_as" not in given else []
    cells: list[Any] = ["-"] if columns else []
    for name, text in given.items():
        decisions = ColumnDecisions(custom_type=own[name].type) if name in own else ColumnDecisions()
        columns.append(ColumnMatch(len(columns), name, CUSTOM if name in own else name, decisions=decisions))
        cells.append(text or None)
    reading = RowReader(columns, reading_context(book)).read(0, cells)
    wrong = next((fault for fault in reading.faults if not fault.doubtful), None)
    if wrong is not None:
        raise UserError(
            N_("{field}: “{text}” cannot be read. {reason}"), field=wrong.heading, text=wrong.text, reason=gettext(wrong.reason)
        )
    return reading


def _merged(card: Customer, reading: RowReading, given: Mapping[str, str], own: Mapping[str, CustomField]) -> Customer:
    read = reading.customer or Customer()
    fields = [FIELD_BY_KEY[name] for name in given if name not in own and name not in ("balance", "name")]
    values: dict[str, Any] = {field.source: getattr(read, field.source) for field in fields if field.type not in _MERGED}
    if "name" in given:
        values |= {key: getattr(read, key) for key in ("title", "given_name", "middle_name", "family_name") if key not in given}
    kinds = {field.part for field in fields if field.type is FieldType.PHONE}
    parts = {field.part for field in fields if field.type is FieldType.ADDRESS}
    home = read.addresses[0] if read.addresses else Address()
    if kinds:
        values["phones"] = (
            *(phone for phone in card.phones if phone.kind not in kinds),
            *(phone for phone in read.phones if phone.kind in kinds),
        )
    if parts:
        first = replace(card.addresses[0] if card.addresses else Address(), **{part: getattr(home, part) for part in parts})
        values["addresses"] = (first, *card.addresses[1:])
    return replace(card, **values, custom=_merged_custom(card.custom, reading.custom, [own[name] for name in given if name in own]))


_MERGED = frozenset({FieldType.PHONE, FieldType.ADDRESS})


def _merged_custom(
    before: Iterable[CustomValue], read: Iterable[tuple[str, str]], changed: Sequence[CustomField]
) -> tuple[CustomValue, ...]:
    ids = {field.label: field.id for field in changed}
    kept = (value for value in before if value.field_id not in ids.values())
    return (*kept, *(CustomValue(ids[label], text) for label, text in read if label in ids))
