"""What will happen with each row of a sheet of entries: whose it is, what it posts, and whether its running balance agrees."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from smallcrm.domain.ledger import EntryKind
from smallcrm.exchange.filled_rows import FilledRows, columns_of_entries
from smallcrm.exchange.ledger_reading import NO_AMOUNT, LedgerReader
from smallcrm.models.bulk import NewCard, NewEntry
from smallcrm.models.entries import load_entries
from smallcrm.services import import_decisions as decisions
from smallcrm.services.import_kin import Kin
from smallcrm.services.import_matching import NOBODY, keys_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from smallcrm.domain.customer import Customer
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.ledger_reading import LedgerReading, ReadEntry
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import TableUnderstanding
    from smallcrm.models.connection import Connection
    from smallcrm.services.import_decisions import CardIds, Decision, RowWish
    from smallcrm.services.import_matching import BookMatcher, Keys
    from smallcrm.services.import_numbers import Numbers
    from smallcrm.services.made_customers import FileMatcher


class EntryDecider:
    """Decides on the rows of one sheet in order: a row without a name is about the one above."""

    def __init__(
        self,
        connection: Connection,
        table: TableUnderstanding,
        context: ReadingContext,
        book: BookMatcher,
        made: FileMatcher,
        ids: CardIds,
        numbers: Numbers,
        wishes: Mapping[tuple[int, int], RowWish],
    ) -> None:
        self._connection = connection
        self._table = table
        self._reader = LedgerReader(columns_of_entries(table), context, len(table.columns))
        self._book = book
        self._made = made
        self._ids = ids
        self._numbers = numbers
        numbers.begin(table)
        self._wishes = wishes
        self.kin = Kin()
        self._salt = hashlib.blake2b(b"entry", digest_size=16).digest()
        self._asked: set[Keys] = set()
        self._filled = FilledRows(table)
        self._day: date | None = None
        self._like: Counter[tuple[object, ...]] = Counter()
        self._owed: dict[int, tuple[int, int]] = {}
        self._in_book: dict[int, int] = {}
        self._posted_before: dict[int, Counter[tuple[object, ...]]] = {}

    def begin_with(self, owed: Mapping[int, int]) -> None:
        """The pages of these cards begin with what is owed by then, in minor units, as the file says it beside the entries."""
        self._in_book.update(owed)

    def decide(self, chunk: Sequence[tuple[int, list[Cell]]]) -> list[Decision]:
        """The decisions of some rows, which come after those asked before."""
        wished = ((row, self._as_wished(row, cells)) for row, cells in chunk)
        read = [self._read(row, cells) for row, cells in self._filled.of(wished)]
        self._learn(read)
        digests = [self._digest(reading) for reading in read]
        known = {} if self._book.is_empty else decisions.digests_known(self._connection, digests)
        return [self._decide(reading, digest, known) for reading, digest in zip(read, digests, strict=True)]

    def _as_wished(self, row: int, cells: list[Cell]) -> list[Cell]:
        wish = self._wishes.get((self._table.sheet, row))
        return decisions.with_cells(cells, wish.cells) if wish and wish.cells else cells

    def _read(self, row: int, cells: list[Cell]) -> LedgerReading:
        reading = self._reader.read(row, cells, self._day)
        self._day = reading.day or self._day
        return reading

    def _digest(self, reading: LedgerReading) -> int:
        """By what is posted and to whom; of rows that say the same, each by its turn."""
        keys = keys_of(reading.who) if reading.who else None
        said = (
            (keys.number, sorted(keys.words), sorted(keys.phones)) if keys else (),
            reading.day.isoformat() if reading.day else "",
            [(each.kind.value, each.amount) for each in reading.entries],
            reading.note,
        )
        like = (str(said),)
        self._like[like] += 1
        return decisions.digest_of([*like, self._like[like]], self._salt)

    def _decide(self, reading: LedgerReading, digest: int, known: Mapping[int, int]) -> Decision:  # noqa: PLR0911 - one for each fate
        row, fate = reading.row_number - 1, decisions.Fate
        wish = self._wishes.get((self._table.sheet, row))
        if wish and wish.fate is fate.SKIP:
            return decisions.Decision(row, fate.SKIP, reading, decisions.BY_YOU)
        if reading.cannot or reading.who is None:
            return decisions.Decision(row, fate.CANNOT, reading, reading.cannot)
        if digest in known:
            self._follow(reading, known[digest])
            self._made.add(known[digest], reading.who)  # by the name in the file, whatever the card is called by now
            return decisions.Decision(row, fate.SAME, reading, decisions.BROUGHT_BEFORE, card_id=known[digest])
        named = self._named(wish) or self.kin.card_of(reading)
        found = self._made.find(keys_of(reading.who)) if named is None else NOBODY
        if found.reason:
            return decisions.Decision(row, fate.CANNOT, reading, found.reason, found.values, among=found.among)
        card_id, made = self._card(named or found.card_id, reading.who, row)
        if made is None and reading.entries and self._stands(reading, card_id):
            return decisions.Decision(row, fate.SAME, reading, decisions.BROUGHT_BEFORE, card_id=card_id)
        entries = self._posted(reading, card_id)
        if not entries:
            return decisions.Decision(row, fate.SKIP, reading, NO_AMOUNT, card_id=card_id, new_card=made)
        return decisions.Decision(
            row,
            fate.NEW,
            reading,
            card_id=card_id,
            new_card=made,
            adds=self._numbers.of_later(reading.who, is_news="number" in found.news) if found.news else None,
            entries=entries,
            digest=digest,
            difference=self._follow(reading, card_id),
        )

    def _named(self, wish: RowWish | None) -> int | None:
        """The card that the user has named: one of the book, or the one that a row of the file makes."""
        if wish is None:
            return None
        return self._made.made_at(wish.made_by) if wish.made_by else wish.card_id

    def _card(self, card_id: int | None, who: Customer, row: int) -> tuple[int, NewCard | None]:
        if card_id is not None:
            return card_id, None
        card_id = self._ids.take()
        self._made.add(card_id, who, (self._table.sheet, row), is_new=True)
        return card_id, NewCard(self._numbers.of_new(who, row)[0])

    def _learn(self, read: Sequence[LedgerReading]) -> None:
        """Know the cards of the book that the rows may mean."""
        unknown = {keys: reading.who for reading in read if reading.who and (keys := keys_of(reading.who)) not in self._asked}
        self._asked |= unknown.keys()
        for card in self._book.sharing(list(unknown.values())):
            self._made.add(card.id or 0, card)
            self._in_book[card.id or 0] = card.balance

    def _posted(self, reading: LedgerReading, card_id: int) -> tuple[NewEntry, ...]:
        day = reading.day.isoformat() if reading.day else ""
        if not reading.entries and reading.balance and card_id not in self._owed:
            # A row with a balance alone, before all others: what was owed when the page was begun.
            return (NewEntry(card_id, EntryKind.OPENING, reading.balance, day, reading.note),)
        return tuple(self._entry(reading, place, each, card_id, day) for place, each in enumerate(reading.entries))

    def _entry(self, reading: LedgerReading, place: int, each: ReadEntry, card_id: int, day: str) -> NewEntry:
        """The entry, under the number that its row has in a sheet of our own: a row that takes it back names that."""
        key, reverses = (f"{self._table.sheet}:{number}" if number and not place else "" for number in (reading.place, reading.reverses))
        account, at = self.kin.account_of(reading, card_id), reading.recorded_at.isoformat() if reading.recorded_at else ""
        return NewEntry(account, each.kind, each.amount, day, reading.note, reading.method, each.original, at, key=key, reverses=reverses)

    def _stands(self, reading: LedgerReading, card_id: int) -> bool:
        """Whether the book has the entries of a row of our own sheet already; of those that say the same, each stands for one row."""
        if not reading.place or card_id not in self._in_book:
            return False
        if card_id not in self._posted_before:
            entries = load_entries(self._connection, [card_id]).get(card_id, ())
            self._posted_before[card_id] = Counter((each.kind, each.amount, each.occurred_on, each.note) for each in entries)
        standing = self._posted_before[card_id]
        said = Counter((each.kind, each.amount, reading.day, reading.note) for each in reading.entries)
        if not said <= standing:
            return False
        standing.subtract(said)
        return True

    def _follow(self, reading: LedgerReading, card_id: int) -> tuple[int, int] | None:
        """Keep what is owed after the row; what the file says and what its rows add up to, where these differ.

        A page begins with nothing, or with what the book says is owed. A difference is told once, where it comes about: a row
        may go on from what the rows above add up to, or from what the file says there.
        """
        added, stated = sum(each.amount for each in reading.entries), reading.balance
        is_first = card_id not in self._owed
        summed, said = (0, self._in_book.get(card_id, 0)) if is_first else self._owed[card_id]
        agrees = stated is None or stated - added in {summed, said} or not reading.entries
        if stated is not None and agrees and (is_first or not reading.entries):
            summed = stated - added
        self._owed[card_id] = summed + added, said + added if stated is None else stated
        return None if stated is None or agrees else (stated, summed + added)
