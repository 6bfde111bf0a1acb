"""Many new cards at once: tuples straight to the driver, ids counted here, the index made from the records in hand."""

from __future__ import annotations

from contextlib import contextmanager
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from smallcrm.domain.ledger import EntryKind
from smallcrm.i18n import gettext
from smallcrm.infra import clock
from smallcrm.models import customer_index, journal
from smallcrm.models.cards import COLUMNS, MANY, card_values, highest_number, tag_ids
from smallcrm.models.index_rows import Filed
from smallcrm.models.upkeep import LooseUpkeep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smallcrm.domain.choices import PaymentMeans
    from smallcrm.domain.customer import Customer
    from smallcrm.domain.ledger import Original
    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.models.cards import Many
    from smallcrm.models.connection import Connection

Rows = list[tuple[Any, ...]]

CHUNK = 1000
"""Cards written at a time."""
MANY_CARDS = 2000
"""From so many cards on that come into an empty book, what it does at every row is done when all have come."""

_NUMBER, _CREATED_AT = COLUMNS.index("number"), COLUMNS.index("created_at")

_ORIGINAL = ("original_amount", "original_currency", "original_rate")
_ENTRY = ("id", "account_id", "operation_id", "kind", "amount", "occurred_on", "recorded_at", *_ORIGINAL, "method", "reverses_id")
_TABLES = {
    "customer": ("id", *COLUMNS),
    "account": ("id", "customer_id"),
    "entry": _ENTRY,
    "entry_note": ("id", "text"),
    "source_row": ("id", "customer_id", "digest"),
    "photo": ("id", "customer_id", "image"),
    **{many.table: ("id", "customer_id", "position", *many.columns) for many in MANY},
}
_LOOSE = (*(_TABLES.keys() - {"entry", "entry_note"}), *customer_index.TABLES)
"""All but entries, which come to the cards in between."""


class NewCard(NamedTuple):
    """A card to be written and its opening balance in minor units (0 makes no entry), brought over from `original` if from any.

    `opened_on` is the day (ISO) of the opening balance, today where it is empty.
    """

    card: Customer
    opening: int = 0
    original: Original | None = None
    opened_on: str = ""


class NewEntry(NamedTuple):
    """An entry to be posted to the account of a card, as `domain.ledger.Entry` has it; `occurred_on` and `recorded_at` are ISO.

    It was recorded now where `recorded_at` is empty. `reverses` is the `key` under which the entry that it takes back is
    posted too, `reverses_id` its id where it stands in the book.
    """

    customer_id: int
    kind: EntryKind
    amount: int
    occurred_on: str
    note: str = ""
    method: PaymentMeans | None = None
    original: Original | None = None
    recorded_at: str = ""
    key: str = ""
    reverses: str = ""
    reverses_id: int | None = None


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
    writer = BulkWriter(connection, operation_id, shop, expected=total)
    coming = iter(cards)
    while chunk := list(islice(coming, CHUNK)):
        writer.write_cards(chunk)
        progress.report(len(writer.written), total, gettext("Writing the cards"))
    return writer.finish(progress)


class BulkWriter:
    """Writes chunk by chunk inside one command; `finish` makes what is quicker made once for all."""

    def __init__(self, connection: Connection, operation_id: int, shop: ShopSettings, *, expected: int = 0) -> None:
        """`expected` is how many cards are likely to come."""
        self._connection = connection
        self._operation_id = operation_id
        self._shop = shop
        self._moments = (clock.today().isoformat(), clock.now().isoformat())
        self._number = highest_number(connection)
        self._tag_ids: dict[str, int] = dict(connection.execute("SELECT name, id FROM tag").all())
        self._count_ids()
        self._first, self._first_account = self._next_id["customer"], self._next_id["account"]
        self._accounts: dict[int, int] = {}
        self._posted_to: set[int] = set()
        self._changed: set[int] = set()
        self._by_key: dict[str, int] = {}
        # Not where there are cards: the rows of a file are compared with them by these indexes.
        is_first = connection.execute("SELECT 1 FROM customer LIMIT 1").first() is None
        self._upkeep = LooseUpkeep(connection, _LOOSE if is_first and expected >= MANY_CARDS else ())

    @contextmanager
    def aside(self, progress: Progress, changing: Iterable[int] = ()) -> Iterator[None]:
        """Something else writes cards meanwhile: it finds everything in its place, and ids are counted from where it leaves them.

        `changing` are the cards that it may change: the index of new ones was made of what they said before.
        """
        self._upkeep.make_again(progress)
        yield
        self._changed.update(card for card in changing if card >= self._first)
        self._count_ids()

    def _count_ids(self) -> None:
        self._next_id = {table: int(self._connection.execute(f"SELECT {journal.next_id(table)}").scalar_one()) for table in _TABLES}

    @property
    def written(self) -> range:
        """The ids of the new cards so far: they follow one another."""
        return range(self._first, self._next_id["customer"])

    def write_cards(self, chunk: Sequence[NewCard]) -> range:
        """Insert new cards, parents first, and their index but for the search; returns their ids."""
        filed = [self._filed(new.card, new.opening) for new in chunk]
        accounts = [self._take("account") for _ in filed]
        rows: dict[str, Rows] = {
            "customer": list(map(_card_row, filed)),
            "account": [(account, each.id) for account, each in zip(accounts, filed, strict=True)],
            "entry": list(self._openings(filed, chunk, accounts)),
            "photo": [(self._take("photo"), each.id, each.card.photo) for each in filed if each.card.photo is not None],
            **{many.table: self._parts(many, filed) for many in MANY},
        }
        self._insert_runs(rows)
        customer_index.index_new(self._connection, filed, self._shop)
        return range(filed[0].id, filed[-1].id + 1) if filed else range(0)

    def post(self, entries: Iterable[NewEntry]) -> None:
        """Post entries to cards of the book and to new ones."""
        rows: dict[str, Rows] = {"entry": [], "entry_note": []}
        for new in entries:
            identity = self._take("entry")
            self._posted_to.add(new.customer_id)
            if new.key:
                self._by_key[new.key] = identity
            days = (new.occurred_on, new.recorded_at or self._moments[1])
            about = (self._account_of(new.customer_id), self._operation_id, new.kind.value, new.amount, *days)
            reverses = self._by_key.get(new.reverses) if new.reverses else new.reverses_id
            rows["entry"].append((identity, *about, *_values_of(new.original), new.method and new.method.value, reverses))
            if new.note:
                rows["entry_note"].append((identity, new.note))
        self._insert(rows)

    def remember(self, digests: Iterable[tuple[int, int]]) -> None:
        """Remember, by card and digest, the rows that cards and entries were made from."""
        self._insert_runs({"source_row": [(self._take("source_row"), *each) for each in digests]})

    def finish(self, progress: Progress) -> range:
        """Bring the new cards into the search and what was posted to them into their balances; returns their ids."""
        written = self.written
        self._upkeep.make_again(progress)
        customer_index.file_again(self._connection, sorted(self._changed), self._shop, progress)
        customer_index.index_texts(self._connection, written, progress)
        customer_index.follow_balances(self._connection, [card for card in self._posted_to if card in written])
        return written

    def _insert_runs(self, rows: Mapping[str, Rows]) -> None:
        """Insert rows of which each has the id after the one before it."""
        with journal.in_runs(self._connection) as runs:
            self._insert(rows)
            runs.update({table: range(found[0][0], found[-1][0] + 1) for table, found in rows.items() if found})

    def _insert(self, rows: Mapping[str, Rows]) -> None:
        for table, found in rows.items():
            customer_index.insert_rows(self._connection, table, _TABLES[table], found)

    def _account_of(self, customer_id: int) -> int:
        if customer_id >= self._first:
            return self._first_account + customer_id - self._first
        account = self._accounts.get(customer_id)
        if account is None:
            own = "SELECT id FROM account WHERE customer_id = ? AND merged_from IS NULL"
            account = self._accounts[customer_id] = int(self._connection.execute(own, (customer_id,)).scalar_one())
        return account

    def _filed(self, card: Customer, opening: int) -> Filed:
        return Filed(self._take("customer"), card, card.number or self._next_number(), opening, self._moments[1])

    def _openings(self, filed: Sequence[Filed], chunk: Sequence[NewCard], accounts: Iterable[int]) -> Iterator[tuple[Any, ...]]:
        for each, new, account in zip(filed, chunk, accounts, strict=True):
            if each.balance:
                days = (new.opened_on or self._moments[0], self._moments[1])
                about = (account, self._operation_id, EntryKind.OPENING.value, each.balance, *days)
                yield self._take("entry"), *about, *_values_of(new.original), None, None

    def _parts(self, many: Many, filed: Sequence[Filed]) -> Rows:
        """The rows of what the cards have many of."""
        items_of, values_of, identity, rows = attrgetter(many.attribute), many.values, self._next_id[many.table], []
        is_tag = many.table == "customer_tag"
        for each in filed:
            items = items_of(each.card)
            for position, item in enumerate(map(self._tag_id, items) if is_tag else items):
                rows.append((identity, each.id, position, *values_of(item)))
                identity += 1
        self._next_id[many.table] = identity
        return rows

    def _take(self, table: str) -> int:
        identity = self._next_id[table]
        self._next_id[table] = identity + 1
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


def _card_row(filed: Filed) -> tuple[Any, ...]:
    values = list(card_values(filed.card))
    values[_NUMBER] = filed.number
    values[_CREATED_AT] = values[_CREATED_AT] or filed.filed_at
    return filed.id, *values


def _values_of(original: Original | None) -> tuple[int | None, str | None, str | None]:
    return (None, None, None) if original is None else (original.amount, original.currency, original.rate)
