"""The customers' list: which cards, in which order, and what its columns show."""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.choices import CustomType
from smallcrm.domain.fields import CUSTOM_PREFIX, FieldType, Use, column_label, fields_of
from smallcrm.domain.folding import fold
from smallcrm.i18n import gettext
from smallcrm.models.index_rows import custom_key
from smallcrm.services import custom_fields, list_segments, search
from smallcrm.services.card_columns import reader_of, value_expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallcrm.domain.customer import CustomField
    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book
    from smallcrm.services.list_segments import Condition, Segment


_IMAGES = (
    "operation CROSS JOIN journal ON journal.id BETWEEN first_image AND last_image CROSS JOIN {table} AS came "
    "ON came.id BETWEEN row_id AND coalesce(last_row_id, row_id) WHERE operation.id = ? AND table_name = '{table}'"
)
"""The rows of a table that an operation wrote, as far as they are there still; in this order, as an image may be of a run of them."""
_BROUGHT_IN = (
    f"SELECT came.customer_id FROM {_IMAGES.format(table='source_row')} UNION ALL SELECT came.id FROM {_IMAGES.format(table='customer')}"
)


class BalanceFilter(StrEnum):
    """Which balances a list shows."""

    ANY = "any"
    OWES = "owes"
    IN_CREDIT = "in_credit"
    SETTLED = "settled"


class PutAside(StrEnum):
    """Whether a list shows the cards that were put aside."""

    HIDE = "hide"
    ONLY = "only"
    WITH = "with"


class OneImport(NamedTuple):
    """An import by its operation, and what it is called."""

    operation_id: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which cards: those with any of the tags and any of the cities and every custom value, found by the text.

    With `brought_in` only those that this import made, brought up to date or posted to, and those they were merged into since.

    `custom` names fields of the shop's own by id: a text is looked for anywhere in the field's, any other value, as
    `CustomValue.text` keeps it, is the whole of it.
    """

    text: str = ""
    tags: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    balance: BalanceFilter = BalanceFilter.ANY
    put_aside: PutAside = PutAside.HIDE
    custom: tuple[tuple[int, str], ...] = ()
    brought_in: OneImport | None = None


@dataclass(frozen=True, slots=True)
class Sort:
    """By which column; cards without a value come last either way."""

    key: str = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a list may show; `label` in the language spoken now, `custom` for a field of the shop's own."""

    key: str
    label: str
    type: FieldType
    custom: CustomField | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a value a column, None or an empty text where the card says nothing."""

    id: int
    values: tuple[object, ...]
    put_aside: bool


class FirstIds(NamedTuple):
    """The beginning of a list.

    It ends early after one or two letters, and after words whose letters stand in very many cards: what is further on would
    not be found within a key stroke.
    """

    ids: array[int]
    are_all: bool
    """Whether nothing comes after them."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How many cards a filter finds, and what they owe and have in credit, in minor units, both positive."""

    count: int
    owing: int
    in_credit: int


def columns(book: Book) -> list[Column]:
    """All columns that may be shown, in the catalogue's order, the shop's own last."""
    known = [Column(field.key, gettext(column_label(field)), field.type) for field in fields_of(Use.LIST)]
    own = [Column(f"{CUSTOM_PREFIX}{field.id}", field.label, FieldType.CUSTOM, field) for field in custom_fields.custom_fields(book)]
    return known + own


def list_ids(book: Book, which: Filter, sort: Sort) -> array[int]:
    """The ids of all the cards in their order."""
    with book.reading() as connection:
        ids: array[int] = array("q")
        for segment in _segments(book, connection, which, sort, quick=False):
            ids.extend(connection.execute(*segment.ids()).scalars())
        return ids


def first_ids(book: Book, which: Filter, sort: Sort, limit: int) -> FirstIds:
    """The beginning of the list at once: `limit` of its ids at the most."""
    with book.reading() as connection:
        ids: array[int] = array("q")
        for segment in _segments(book, connection, which, sort, quick=True):
            ids.extend(connection.execute(*segment.first_ids(limit - len(ids))).scalars())
            if len(ids) == limit or segment.may_miss:
                return FirstIds(ids, are_all=False)
        return FirstIds(ids, are_all=True)


def _segments(book: Book, connection: Connection, which: Filter, sort: Sort, *, quick: bool) -> Iterator[Segment]:
    query = search.effective_query(connection, which.text, book.shop.language, quick=quick)
    order = list_segments.Order(sort.key, sort.descending)
    conditions = _conditions(connection, which, book.shop.language)
    return list_segments.segments(connection, conditions, _aside_states(which), query, order, quick=quick)


def _aside_states(which: Filter) -> tuple[int, ...]:
    """A search looks among the cards put aside too, last."""
    if which.put_aside is PutAside.ONLY:
        return (1,)
    return (0, 1) if which.put_aside is PutAside.WITH or which.text.strip() else (0,)


def _conditions(connection: Connection, which: Filter, language: str) -> list[Condition]:
    found: list[Condition] = []
    if which.tags:
        tagged = "SELECT customer_id FROM customer_tag JOIN tag ON tag.id = tag_id WHERE name IN (SELECT value FROM json_each(?))"
        found.append((f"i.customer_id IN ({tagged})", (json.dumps(which.tags),)))
    if which.cities:
        living = "SELECT customer_id FROM address WHERE city IN (SELECT value FROM json_each(?))"
        found.append((f"i.customer_id IN ({living})", (json.dumps(which.cities),)))
    types = {own.id: own.type for own in custom_fields.read_custom_fields(connection)} if which.custom else {}
    for field_id, text in which.custom:
        select, value = _own_holding(connection, types.get(field_id), field_id, text, language)
        found.append((f"i.customer_id IN ({select})", (field_id, value)))
    if which.brought_in is not None:
        found.append((f"i.customer_id IN ({_BROUGHT_IN})", (which.brought_in.operation_id,) * 2))
    balance = {BalanceFilter.OWES: "i.balance > 0", BalanceFilter.IN_CREDIT: "i.balance < 0", BalanceFilter.SETTLED: "i.balance = 0"}
    if which.balance in balance:
        found.append((balance[which.balance], ()))
    return found


def _own_holding(connection: Connection, kind: CustomType | None, field_id: int, text: str, language: str) -> tuple[str, str]:
    """The select of the cards whose own field, its first value, holds what its second one says."""
    if kind is CustomType.NUMBER:
        return "SELECT customer_id FROM custom_key WHERE field_id = ? AND key = ?", custom_key(text, language)
    if kind is CustomType.TEXT:
        meant = json.dumps(_own_texts_with(connection, field_id, fold(text)))
        return "SELECT customer_id FROM custom_value WHERE field_id = ? AND text IN (SELECT value FROM json_each(?))", meant
    return "SELECT customer_id FROM custom_value WHERE field_id = ? AND text = ?", text


def _own_texts_with(connection: Connection, field_id: int, part: str) -> list[str]:
    """What cards hold in the own field in which the folded part stands."""
    if not part:
        return []
    select, grams = "SELECT DISTINCT text FROM custom_value WHERE field_id = ?", search.Query(tuple(part.split()), "").grams
    # Folding what every card holds takes too long for a key stroke; the search index knows most that need not be looked at.
    near = " AND customer_id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)" if grams else ""
    held = connection.execute(select + near, (field_id, grams) if grams else (field_id,)).scalars()
    return [text for text in held if part in fold(text)]


def summary(book: Book, which: Filter) -> Summary:
    """What the whole list holds."""
    count = owing = in_credit = 0
    with book.reading() as connection:
        for segment in _segments(book, connection, which, Sort("balance"), quick=False):
            balances, values = segment.balances()
            sums = f"SELECT count(*), coalesce(sum(max(balance, 0)), 0), coalesce(-sum(min(balance, 0)), 0) FROM ({balances})"
            found = connection.execute(sums, values).one()
            count, owing, in_credit = count + found[0], owing + found[1], in_credit + found[2]
    return Summary(count, owing, in_credit)


def rows(book: Book, ids: Sequence[int], keys: Sequence[str]) -> list[Row]:
    """The lines of these ids in their order; a card that is gone meanwhile is passed over."""
    expressions = ", ".join(value_expression(key) for key in keys)
    select = (
        f"SELECT i.customer_id, i.put_aside, {expressions} FROM customer_index AS i JOIN customer AS c ON c.id = i.customer_id "
        "WHERE i.customer_id IN (SELECT value FROM json_each(?))"
    )
    readers = [reader_of(key) for key in keys]
    with book.reading() as connection:
        found = {
            identity: Row(
                identity,
                tuple(read(value) if read and value is not None else value for read, value in zip(readers, values, strict=True)),
                bool(aside),
            )
            for identity, aside, *values in connection.execute(select, (json.dumps(list(ids)),)).all()
        }
    return [found[identity] for identity in ids if identity in found]
