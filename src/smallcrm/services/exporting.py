"""Taking customers out of the book: as a table for Excel or any program, or whole as JSON."""

from __future__ import annotations

import json
from contextlib import ExitStack
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from smallcrm.domain.choices import Channel, CustomType, Relation, label
from smallcrm.domain.customer import Age, Consent, FamilyMember
from smallcrm.domain.fields import CUSTOM_PREFIX, FIELD_BY_KEY, FieldType, Use, fields_of
from smallcrm.domain.partial_date import PartialDate
from smallcrm.domain.phone import national
from smallcrm.exchange.kept_cells import KEPT_LABEL, PlainPhones
from smallcrm.exchange.our_columns import PUT_ASIDE_LABEL, written_consent, written_member
from smallcrm.exchange.writers import OutColumn, OutKind, OutSheet, write_table
from smallcrm.exchange.written_dates import written_date
from smallcrm.i18n import LANGUAGES, gettext, in_language, is_right_to_left
from smallcrm.i18n.calendars import Calendar
from smallcrm.infra import clock
from smallcrm.models.merges import MERGED
from smallcrm.services import customer_list, whole_book
from smallcrm.services.card_columns import every_expression
from smallcrm.services.custom_fields import read_custom_fields
from smallcrm.services.entry_table import entry_sheets
from smallcrm.services.kept_sheet import kept_sheet, linked_cards

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from smallcrm.domain.customer import Customer
    from smallcrm.domain.fields import Field
    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book

JSON_SUFFIX, VCARD_SUFFIX, XLSX_SUFFIX = ".json", ".vcf", ".xlsx"
_CHUNK = 500
_BETWEEN = "; "


def export_customers(book: Book, ids: Sequence[int] | None, path: Path, progress: Progress) -> int:
    """Write these cards, or all, the put aside among them, in the format `path` ends in; returns how many.

    Tables are in the language of the shop. Raises `UserError` for an unknown ending and where the disk refuses; the
    file is then as it was.
    """
    if ids is None:
        everyone = customer_list.Filter(put_aside=customer_list.PutAside.WITH)
        ids = customer_list.list_ids(book, everyone, customer_list.Sort("number"))
    with ExitStack() as stack:
        connection = stack.enter_context(book.reading())
        if path.suffix.lower() == JSON_SUFFIX:
            return _export_whole(connection, book.shop, ids, path, progress)
        stack.enter_context(in_language(book.shop.language))
        if path.suffix.lower() == VCARD_SUFFIX:
            return _export_contacts(connection, book.shop, ids, path, progress)
        return _Table(connection, book.shop, ids).write(path, progress)


def each_whole_card(book: Book, ids: Sequence[int]) -> Iterator[dict[str, Any]]:
    """The whole of these cards as JSON values, as an export to .json writes them but for their entries, one after the other."""
    with book.reading() as connection:
        yield from whole_book.whole_cards(connection, book.shop, ids)


def whole_card_of(book: Book, card: Customer) -> dict[str, Any]:
    """The same of a card that is not in the book as it is here."""
    with book.reading() as connection:
        return next(whole_book.as_json(connection, book.shop, [card]))


def _export_whole(connection: Connection, shop: ShopSettings, ids: Sequence[int], path: Path, progress: Progress) -> int:
    from smallcrm.exchange.json_writer import write_book

    found = whole_book.cards_of_book(connection, shop, ids)
    return write_book(path, whole_book.book_head(connection, shop), found, total=len(ids), progress=progress)


def _export_contacts(connection: Connection, shop: ShopSettings, ids: Sequence[int], path: Path, progress: Progress) -> int:
    from smallcrm.exchange.vcard_writer import write_contacts

    return write_contacts(path, whole_book.contacts(connection, shop, ids), shop.name_order, total=len(ids), progress=progress)


class _Column(NamedTuple):
    """A column of the table: its SQL on `customer_index` as i and `customer` as c, and what turns its values into cells, if anything."""

    out: OutColumn
    expression: str
    write: Callable[[Any], object] | None = None


class _Table:
    """Columns that some card fills, and the rows read by SQL alone: records would take longer than the writing."""

    def __init__(self, connection: Connection, shop: ShopSettings, ids: Sequence[int]) -> None:
        self._connection = connection
        self._shop = shop
        self._ids = ids
        self._today = clock.today()
        self._addresses_of_a_card = 0

    def write(self, path: Path, progress: Progress) -> int:
        columns, beside = list(self._columns()), list[OutSheet]()
        if path.suffix.lower() == XLSX_SUFFIX:
            columns += [_Column(OutColumn(gettext(KEPT_LABEL)), _KEPT)] if self._ids else []
            beside = [*entry_sheets(self._connection, self._shop, self._ids), kept_sheet(self._connection, self._shop, self._ids)]
        return write_table(
            path,
            [column.out for column in columns],
            self._rows(columns),
            total=len(self._ids),
            right_to_left=is_right_to_left(),
            sheet_name=gettext("Customers"),
            beside=beside,
            progress=progress,
        )

    def _columns(self) -> Iterator[_Column]:
        for field in fields_of(Use.EXPORT):
            if field.type is FieldType.ADDRESS:
                if field.part == _ADDRESS_PARTS[0]:
                    yield from self._addresses()
            elif field.type is not FieldType.NAME and self._is_used(field.key):
                yield self._of_field(field)
        for own in read_custom_fields(self._connection):
            key = f"{CUSTOM_PREFIX}{own.id}"
            if self._is_used(key):
                out = OutColumn(own.label, _CUSTOM_KINDS.get(own.type, OutKind.TEXT))
                yield _Column(out, every_expression(key), _CUSTOM_WRITERS.get(own.type))
        if self._has_put_aside():
            yield _Column(OutColumn(gettext(PUT_ASIDE_LABEL), OutKind.DATE), _local_day("put_aside_at"), date.fromisoformat)

    def _of_field(self, field: Field) -> _Column:
        out = OutColumn(gettext(field.label), _KINDS.get(field.type, OutKind.TEXT), self._shop.currency_exponent)
        return _Column(out, _expression(field), self._writer(field))

    def _addresses(self) -> Iterator[_Column]:
        """The parts of the first address, then those of the second: an import puts them together again."""
        last = {part: self._last_address_with(part) for part in _ADDRESS_PARTS}
        self._addresses_of_a_card = max(last.values()) + 1
        for nth in range(self._addresses_of_a_card):
            for part in _ADDRESS_PARTS:
                if nth <= last[part]:
                    named = gettext(FIELD_BY_KEY[part].label)
                    yield _Column(OutColumn(f"{named} {nth + 1}" if nth else named), f"address_{nth}.{part}")

    def _last_address_with(self, part: str) -> int:
        shown = f"SELECT coalesce(max(position), -1) FROM address WHERE {part} != '' AND customer_id NOT IN ({MERGED})"
        return int(self._connection.execute(shown).scalar_one())

    def _is_used(self, key: str) -> bool:
        if key in _ALWAYS:
            return True
        # The list shows of consents only those that were given.
        some = f"{_QUICKER[FieldType.CONSENTS] if key == 'consents' else every_expression(key)} NOT IN ('', '[]')"
        shown = f"customer AS c JOIN customer_index AS i ON i.customer_id = c.id WHERE c.merged_into IS NULL AND {some}"
        select = f"SELECT 1 FROM {shown} LIMIT 1"
        return self._connection.execute(select).first() is not None

    def _has_put_aside(self) -> bool:
        select = "SELECT 1 FROM customer WHERE put_aside_at IS NOT NULL AND id IN (SELECT value FROM json_each(?)) LIMIT 1"
        return self._connection.execute(select, (json.dumps(list(self._ids)),)).first() is not None

    def _rows(self, columns: Sequence[_Column]) -> Iterator[list[object]]:
        writers = [(place, column.write) for place, column in enumerate(columns) if column.write is not None]
        cells = ", ".join(f"nullif({column.expression}, '')" for column in columns)
        select = (
            f"SELECT {cells}, ?2 FROM json_each(?1) AS wanted "
            "CROSS JOIN customer AS c ON c.id = wanted.value JOIN customer_index AS i ON i.customer_id = c.id "
            f"{' '.join(map(_nth_address, range(self._addresses_of_a_card)))} ORDER BY wanted.key"
        )
        linked = linked_cards(self._connection) if columns[-1].expression == _KEPT else frozenset[int]()
        plain = PlainPhones(self._shop.region)
        self._connection.raw.create_function("plain_phones", 1, plain)
        for start in range(0, len(self._ids), _CHUNK):
            chunk = self._ids[start : start + _CHUNK]
            chosen = (json.dumps(list(chunk)), json.dumps(list(linked.intersection(chunk))))
            for found in self._connection.execute(select, chosen).all():
                row = list(found[:-1])
                for place, write in writers:
                    if row[place]:
                        row[place] = write(row[place])
                yield row
            if plain.has_given_up:
                select = select.replace(_KEPT, _KEPT_WHOLE)

    def _writer(self, field: Field) -> Callable[[Any], object] | None:
        region, choices = self._shop.region, field.choices
        writers: dict[FieldType, Callable[[Any], object]] = {
            FieldType.PHONE: lambda numbers: _BETWEEN.join([national(number, region) for number in numbers.split("\n")]),
            FieldType.CHOICE: {choice.value: label(choice) for choice in choices or ()}.__getitem__,
            FieldType.LANGUAGE: lambda code: LANGUAGES.get(code, code),
            FieldType.CONSENTS: lambda consents: _BETWEEN.join(map(_consent, json.loads(consents))),
            FieldType.FAMILY: lambda family: _BETWEEN.join(map(_member, json.loads(family))),
            FieldType.AGE: lambda text: self._age_today(_age(text)),
            FieldType.PARTIAL_DATE: _birthday,
            FieldType.DATE: date.fromisoformat,
        }
        return writers.get(field.type)

    def _age_today(self, age: Age) -> int:
        passed = self._today.year - age.as_of.year - ((self._today.month, self._today.day) < (age.as_of.month, age.as_of.day))
        return age.years + max(passed, 0)


_ALWAYS = frozenset({"number", "balance"})
_ADDRESS_PARTS = ("street", "city", "postcode", "country")
_KINDS = {
    FieldType.MONEY: OutKind.MONEY,
    FieldType.DATE: OutKind.DATE,
    FieldType.PARTIAL_DATE: OutKind.DATE,
    FieldType.AGE: OutKind.NUMBER,
}
_CUSTOM_KINDS = {CustomType.NUMBER: OutKind.NUMBER, CustomType.DATE: OutKind.DATE}


def _nth_address(nth: int) -> str:
    return f"LEFT JOIN address AS address_{nth} ON address_{nth}.customer_id = c.id AND address_{nth}.position = {nth}"


def _local_day(column: str) -> str:
    return f"date(c.{column}, 'localtime')"


def _expression(field: Field) -> str:
    """As the list's, where that is quick enough; texts put together and dates made by the database where it is not."""
    if field.type is FieldType.DATE:
        return _local_day(field.key)
    return _QUICKER.get(field.type, every_expression(field.key)).replace("{part}", field.part)


_PHONES = "FROM phone WHERE customer_id = c.id)"
_KEPT_WHOLE = (
    "json_array(c.created_at, c.id, c.put_aside_at, c.referred_by, c.age_years, c.age_as_of, "
    f"json((SELECT json_group_array(json_array(kind, typed, e164) ORDER BY position) {_PHONES}))"
)
"""In the order of `kept_cells.PARTS`."""
_KEPT = (
    "CASE WHEN c.put_aside_at IS NULL AND c.referred_by IS NULL AND c.age_as_of IS NULL "
    "AND c.id NOT IN (SELECT value FROM json_each(?2)) AND plain_phones((SELECT "
    f"group_concat(kind || char(9) || typed || char(9) || coalesce(e164, ''), char(10) ORDER BY position) {_PHONES}) "
    f"THEN c.created_at ELSE {_KEPT_WHOLE} END"
)
"""Of cards of which the cells beside say all but the moment, that alone: those brought in together share it."""
_EACH = f"'{_BETWEEN}' ORDER BY position"
_WHOLE = "c.birth_calendar = 'gregorian' AND c.birth_year + c.birth_month + c.birth_day IS NOT NULL"
_QUICKER: Mapping[FieldType, str] = {
    FieldType.PHONE: (
        "(SELECT group_concat(coalesce(e164, typed), char(10) ORDER BY position) FROM phone WHERE customer_id = c.id AND kind = '{part}')"
    ),
    FieldType.EMAIL: f"(SELECT group_concat(address, {_EACH}) FROM email WHERE customer_id = c.id)",
    FieldType.TEXTS: f"(SELECT group_concat(text, {_EACH}) FROM interest WHERE customer_id = c.id)",
    FieldType.TAGS: f"(SELECT group_concat(name, {_EACH}) FROM customer_tag JOIN tag ON tag.id = tag_id WHERE customer_id = c.id)",
    FieldType.FAMILY: (
        "(SELECT nullif(json_group_array(json_array(name, relation, birth_year, birth_month, birth_day, birth_calendar) ORDER BY position),"
        " '[]') FROM family_member WHERE customer_id = c.id)"
    ),
    FieldType.CONSENTS: (
        "(SELECT nullif(json_group_array(json_array(channel, given, recorded_at, source) ORDER BY position), '[]') "
        "FROM consent WHERE customer_id = c.id)"
    ),
    FieldType.CUSTOMER: (
        "(SELECT named.display_name || ' (' || who.number || ')' FROM customer AS who "
        "JOIN customer_index AS named ON named.customer_id = who.id WHERE who.id = c.referred_by)"
    ),
    FieldType.PARTIAL_DATE: (
        f"iif({_WHOLE}, printf('%04d-%02d-%02d', c.birth_year, c.birth_month, c.birth_day), {every_expression('birthday')})"
    ),
}


def _age(text: str) -> Age:
    years, as_of = json.loads(text)
    return Age(years, date.fromisoformat(as_of))


def _birthday(text: str) -> object:
    """A real date where it is a whole Gregorian one, which is the same day each year; the words of its own calendar else."""
    return written_date(_partial_date(*json.loads(text))) if text.startswith("[") else date.fromisoformat(text)


def _member(member: Sequence[Any]) -> str:
    name, relation, year, month, day, calendar = member
    return written_member(FamilyMember(name, Relation(relation), _partial_date(year, month, day, calendar) if calendar else None))


def _consent(consent: Sequence[Any]) -> str:
    channel, given, recorded_at, source = consent
    return written_consent(Consent(Channel(channel), bool(given), datetime.fromisoformat(recorded_at), source))


def _partial_date(year: int | None, month: int | None, day: int | None, calendar: str) -> PartialDate:
    return PartialDate(year, month, day, Calendar(calendar))


def _decimal(text: str) -> object:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _iso_date(text: str) -> object:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _yes_or_no(text: str) -> str:
    return {"yes": gettext("Yes"), "no": gettext("No")}.get(text, text)


_CUSTOM_WRITERS: Mapping[CustomType, Callable[[str], object]] = {
    CustomType.NUMBER: _decimal,
    CustomType.DATE: _iso_date,
    CustomType.YES_NO: _yes_or_no,
}
