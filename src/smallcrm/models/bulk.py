"""Many new cards at once: tuples straight to the driver, ids counted here, the index made from the records in hand."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from smallcrm.domain.ledger import EntryKind
from smallcrm.i18n import gettext
from smallcrm.infra import clock
from smallcrm.models import customer_index
from smallcrm.models.cards import COLUMNS, MANY, card_values, highest_number, tag_ids
from smallcrm.models.index_rows import Filed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from smallcrm.domain.customer import Customer
    from smallcrm.domain.ledger import Original
    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.models.cards import Many
    from smallcrm.models.connection import Connection

Rows = list[tuple[Any, ...]]

_CHUNK = 1000
_NUMBER, _CREATED_AT = COLUMNS.index("number"), COLUMNS.index("created_at")

_ORIGINAL = ("original_amount", "original_currency", "original_rate")
_ENTRY = ("id", "account_id", "operation_id", "kind", "amount", "occurred_on", "recorded_at", *_ORIGINAL)
_TABLES = {
    "customer": ("id", *COLUMNS),
    "account": ("id", "customer_id"),
    "entry": _ENTRY,
    "photo": ("id", "customer_id", "image"),
    **{many.table: ("id", "customer_id", "position", *many.columns) for many in MANY},
}


class NewCard(NamedTuple):
    """A card to be written and its opening balance in minor units (0 makes no entry), brought over from `original` if from any."""

    card: Customer
    opening: int = 0
    original: Original | None = None


def insert_cards(
    connection: Connection,
    operation_id: int,
    cards: Iterable[NewCard],
    shop: ShopSettings,
    progress: Progress,
    *,
    total: int = 0,
) -> range:
    """Write new cards with their opening balances, and their index; returns their ids.

    The cards are tidy already (`card_rules.tidy`); one without a number gets the next one. They are taken from the
    iterable in chunks, so it may be longer than memory; after each chunk `progress` hears of it, and may raise `Cancelled`.
    """
    writer = _Writer(connection, operation_id)
    coming = iter(cards)
    first = writer.next_id["customer"]
    while chunk := list(islice(coming, _CHUNK)):
        written = writer.write(chunk)
        customer_index.index_new(connection, written, shop)
        progress.report(writer.next_id["customer"] - first, total, gettext("Writing the cards"))
    ids = range(first, writer.next_id["customer"])
    customer_index.index_texts(connection, ids, progress)
    return ids


class _Writer:
    def __init__(self, connection: Connection, operation_id: int) -> None:
        self._connection = connection
        self._operation_id = operation_id
        self._moments = (clock.today().isoformat(), clock.now().isoformat())
        self._number = highest_number(connection)
        self._tag_ids: dict[str, int] = dict(connection.execute("SELECT name, id FROM tag").all())
        self.next_id = {table: int(connection.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").scalar_one()) for table in _TABLES}

    def write(self, chunk: list[NewCard]) -> list[Filed]:
        """Insert a chunk, parents first; returns the cards with what they got."""
        rows: dict[str, Rows] = {table: [] for table in _TABLES}
        written = [self._filed(new.card, new.opening) for new in chunk]
        for filed, new in zip(written, chunk, strict=True):
            self._collect(rows, filed, new.original)
        for table, columns in _TABLES.items():
            customer_index.insert_rows(self._connection, table, columns, rows[table])
        return written

    def _filed(self, card: Customer, opening: int) -> Filed:
        return Filed(self._take("customer"), card, card.number or self._next_number(), opening, self._moments[1])

    def _collect(self, rows: dict[str, Rows], filed: Filed, original: Original | None) -> None:
        identity, card = filed.id, filed.card
        account = self._take("account")
        values = list(card_values(card))
        values[_NUMBER] = filed.number
        values[_CREATED_AT] = values[_CREATED_AT] or filed.filed_at
        rows["customer"].append((identity, *values))
        rows["account"].append((account, identity))
        if filed.balance:
            entry = (self._take("entry"), account, self._operation_id, EntryKind.OPENING.value, filed.balance, *self._moments)
            rows["entry"].append((*entry, *_values_of(original)))
        if card.photo is not None:
            rows["photo"].append((self._take("photo"), identity, card.photo))
        for many in MANY:
            items = getattr(card, many.attribute)
            if items:
                rows[many.table] += self._parts(many, identity, items)

    def _parts(self, many: Many, identity: int, items: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
        if many.table == "customer_tag":
            items = [self._tag_id(name) for name in items]
        for position, item in enumerate(items):
            yield self._take(many.table), identity, position, *many.values(item)

    def _take(self, table: str) -> int:
        identity = self.next_id[table]
        self.next_id[table] = identity + 1
        return identity

    def _next_number(self) -> str:
        self._number += 1
        return str(self._number)

    def _tag_id(self, name: str) -> int:
        found = self._tag_ids.get(name)
        if found is None:
            (found,) = tag_ids(self._connection, [name])
            self._tag_ids[name] = found
        return found


def _values_of(original: Original | None) -> tuple[int | None, str | None, str | None]:
    return (None, None, None) if original is None else (original.amount, original.currency, original.rate)
