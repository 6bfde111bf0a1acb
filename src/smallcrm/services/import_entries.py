"""What will happen with each row of a sheet of entries: whose it is, what it posts, and whether its running balance agrees."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from smallcrm.domain.ledger import EntryKind
from smallcrm.exchange.filled_rows import FilledRows, columns_of_entries
from smallcrm.exchange.ledger_reading import NO_AMOUNT, LedgerReader
from smallcrm.models.bulk import NewCard, NewEntry
from smallcrm.services import import_decisions as decisions
from smallcrm.services.book import IMPORT
from smallcrm.services.import_kin import Kin
from smallcrm.services.import_matching import NOBODY, Found, keys_of
from smallcrm.services.import_numbers import Remark
from smallcrm.services.source_rows import digest_of, digests_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    from smallcrm.services.running_balances import RunningBalances


class EntryDecider:
    """Reads the rows of one sheet, a row without a name being about the one above, and decides on them from the oldest on."""

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
        running: RunningBalances,
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
        self._day: date | None = None
        self._like: Counter[tuple[object, ...]] = Counter()
        self._running = running
        running.begin_sheet()
        self._posted_before: dict[int, Counter[tuple[object, ...]]] = {}

    def read(self, rows: Iterable[tuple[int, list[Cell]]]) -> Iterator[LedgerReading]:
        """What the rows of the sheet say, in the order in which it was written down."""
        wished = ((row, self._as_wished(row, cells)) for row, cells in rows)
        read = (self._read(row, cells) for row, cells in FilledRows(self._table).of(wished))
        return reversed(list(read)) if self._table.is_newest_first else read

    def decide(self, read: Sequence[LedgerReading]) -> list[Decision]:
        """The decisions of some rows, which come after those asked before."""
        self._learn(read)
        digests = [self._digest(reading) for reading in read]
        known = {} if self._book.is_empty else digests_known(self._connection, digests)
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
        return digest_of([*like, self._like[like]], self._salt) | 1

    def _decide(self, reading: LedgerReading, digest: int, known: Mapping[int, int]) -> Decision:
        row, fate = reading.row_number - 1, decisions.Fate
        wish = self._wishes.get((self._table.sheet, row))
        if wish and wish.fate is fate.SKIP:
            return decisions.Decision(row, fate.SKIP, reading, decisions.BY_YOU)
        if reading.cannot or reading.who is None:
            return decisions.Decision(row, fate.CANNOT, reading, reading.cannot)
        if digest in known:
            return self._brought_before(reading, reading.who, known[digest])
        found = self._whose(reading, reading.who, wish)
        if found.reason:
            return decisions.Decision(row, fate.CANNOT, reading, found.reason, found.values, among=found.among)
        return self._posting(reading, reading.who, found, digest)

    def _brought_before(self, reading: LedgerReading, who: Customer, card_id: int) -> Decision:
        self._stand(reading, card_id)
        self._running.follow(reading, card_id, opens=not reading.entries)
        self._made.add(card_id, who)  # by the name in the file, whatever the card is called by now
        return decisions.Decision(reading.row_number - 1, decisions.Fate.SAME, reading, decisions.BROUGHT_BEFORE, card_id=card_id)

    def _whose(self, reading: LedgerReading, who: Customer, wish: RowWish | None) -> Found:
        """The card that the row is about, by the user's word or by its own; none where it makes one, or why it cannot be told."""
        if wish is not None and wish.fate is decisions.Fate.NEW:
            return NOBODY
        named = self._named(wish) or self.kin.card_of(reading)
        return self._made.find(keys_of(who)) if named is None else Found(named)

    def _posting(self, reading: LedgerReading, who: Customer, found: Found, digest: int) -> Decision:
        """What a row comes to that is not known by its words: nothing where the book has its entries all the same, or it has none."""
        row, fate = reading.row_number - 1, decisions.Fate
        card_id, made, remarks = self._card(found.card_id, who, row)
        if made is None and self._stand(reading, card_id):
            return decisions.Decision(row, fate.SAME, reading, decisions.BROUGHT_BEFORE, card_id=card_id)
        opens = self._running.opens(reading, card_id)
        entries = self._posted(reading, card_id, opens=opens)
        if not entries:
            differs = None if reading.balance is None else self._running.follow(reading, card_id)
            return decisions.Decision(row, fate.SKIP, reading, NO_AMOUNT, card_id=card_id, new_card=made, difference=differs)
        return decisions.Decision(
            row,
            fate.NEW,
            reading,
            card_id=card_id,
            new_card=made,
            adds=self._numbers.of_later(who, is_news="number" in found.news) if found.news else None,
            entries=entries,
            digest=digest,
            difference=self._running.follow(reading, card_id, opens=opens),
            remarks=remarks,
        )

    def _named(self, wish: RowWish | None) -> int | None:
        """The card that the user has named: one of the book, or the one that a row of the file makes."""
        if wish is None:
            return None
        return self._made.made_at(wish.made_by) if wish.made_by else wish.card_id

    def _card(self, card_id: int | None, who: Customer, row: int) -> tuple[int, NewCard | None, tuple[Remark, ...]]:
        """The card that the row is about, the same where it makes one, and what is to be said of that."""
        if card_id is not None:
            return card_id, None, (Remark(decisions.PUT_ASIDE, {}),) if card_id in self._book.put_aside else ()
        card_id, holder = self._ids.take(), self._made.holder(keys_of(who).number)
        self._made.add(card_id, who, (self._table.sheet, row), is_new=True)
        card, remarks = self._numbers.of_new(who, row, holder)
        return card_id, NewCard(card), remarks

    def _learn(self, read: Sequence[LedgerReading]) -> None:
        """Know the cards of the book that the rows may mean."""
        unknown = {keys: reading.who for reading in read if reading.who and (keys := keys_of(reading.who)) not in self._asked}
        self._asked |= unknown.keys()
        for card in self._book.sharing(list(unknown.values())):
            self._made.add(card.id or 0, card)
            self._running.know(card)

    def _posted(self, reading: LedgerReading, card_id: int, *, opens: bool) -> tuple[NewEntry, ...]:
        day = reading.day.isoformat() if reading.day else ""
        if opens and reading.balance:
            return (NewEntry(card_id, EntryKind.OPENING, reading.balance, day, reading.note),)
        return tuple(self._entry(reading, place, each, card_id, day) for place, each in enumerate(reading.entries))

    def _entry(self, reading: LedgerReading, place: int, each: ReadEntry, card_id: int, day: str) -> NewEntry:
        """The entry, under the number that its row has in a sheet of our own: a row that takes it back names that."""
        key, reverses = (f"{self._table.sheet}:{number}" if number and not place else "" for number in (reading.place, reading.reverses))
        account, at = self.kin.account_of(reading, card_id), reading.recorded_at.isoformat() if reading.recorded_at else ""
        return NewEntry(account, each.kind, each.amount, day, reading.note, reading.method, each.original, at, key=key, reverses=reverses)

    def _stand(self, reading: LedgerReading, card_id: int) -> bool:
        """Whether the book has the entries of the row already; of those that say the same, each stands for one row.

        A file in which only phones were mended says the same. What the user posted himself stands for rows of our own sheet alone.
        """
        if self._book.is_empty or not reading.entries:
            return False
        if card_id not in self._posted_before:
            self._posted_before[card_id] = self._posted_to(card_id, by_anybody=bool(reading.place))
        standing = self._posted_before[card_id]
        said = Counter((each.kind.value, each.amount, reading.day.isoformat(), reading.note) for each in reading.entries if reading.day)
        if not said or not said <= standing:
            return False
        standing.subtract(said)
        return True

    def _posted_to(self, card_id: int, *, by_anybody: bool) -> Counter[tuple[object, ...]]:
        """What was posted to the card before this import."""
        posted = self._connection.execute(
            "SELECT entry.kind, amount, occurred_on, coalesce(entry_note.text, '') FROM account JOIN entry ON account_id = account.id "
            "JOIN operation ON operation.id = entry.operation_id LEFT JOIN entry_note ON entry_note.id = entry.id "
            "WHERE customer_id = ? AND (? OR operation.kind = ?) AND operation.id IS NOT (SELECT operation_id FROM journal_state)",
            (card_id, by_anybody, IMPORT),
        )
        return Counter(map(tuple, posted.all()))
