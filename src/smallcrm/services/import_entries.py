"""What will happen with each row of a sheet of entries: whose it is, what it posts, and whether its running balance agrees."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.ledger import EntryKind
from smallcrm.exchange.filled_rows import FilledRows, columns_of_entries
from smallcrm.exchange.ledger_reading import NO_AMOUNT, LedgerReader
from smallcrm.exchange.table_rows import with_cells
from smallcrm.i18n import N_
from smallcrm.models.bulk import NewCard, NewEntry
from smallcrm.services import import_decisions as decisions
from smallcrm.services.import_kin import Kin
from smallcrm.services.import_matching import NOBODY, Found, keys_of
from smallcrm.services.import_numbers import Remark
from smallcrm.services.row_words import row_at
from smallcrm.services.source_rows import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from smallcrm.domain.customer import Customer
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.ledger_draft import ReadEntry
    from smallcrm.exchange.ledger_reading import LedgerReading
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import TableUnderstanding
    from smallcrm.services.copied_sheets import CopiedSheets
    from smallcrm.services.import_decisions import CardIds, Decision, RowWish
    from smallcrm.services.import_matching import BookMatcher, Keys
    from smallcrm.services.import_numbers import Numbers
    from smallcrm.services.made_customers import FileMatcher
    from smallcrm.services.posted_before import PostedBefore
    from smallcrm.services.running_balances import RunningBalances

CARRIED = N_("This row says what was owed by then. The book has the entries that it comes from: it is not posted again.")
_SALT = hashlib.blake2b(b"entry", digest_size=16).digest()


class EntryDecider:
    """Reads the rows of one sheet, a row without a name being about the one above, and decides on them from the oldest on."""

    def __init__(
        self,
        table: TableUnderstanding,
        context: ReadingContext,
        book: BookMatcher,
        made: FileMatcher,
        ids: CardIds,
        numbers: Numbers,
        wishes: Mapping[tuple[int, int], RowWish],
        running: RunningBalances,
        posted_before: PostedBefore,
        sheets: Mapping[int, str],
        copied: CopiedSheets | None,
    ) -> None:
        """`sheets` are named where there are several, and `copied` compares them where several hold entries."""
        self._table = table
        self._book = book
        self._made = made
        self._ids = ids
        self._numbers = numbers
        numbers.begin(table)
        self._wishes = wishes
        self.kin = Kin()
        self._asked: set[Keys] = set()
        self._reader = LedgerReader(columns_of_entries(table), context, len(table.columns))
        self._is_mended = any(sheet == table.sheet and wish.cells for (sheet, _row), wish in wishes.items())
        self._running = running
        running.begin_sheet()
        self._posted_before = posted_before
        self._sheets = sheets
        self._copied = copied
        self._twice: Mapping[int, tuple[int, int]] = {}

    def read(self, rows: Iterable[tuple[int, list[Cell]]]) -> Iterator[_Row]:
        """What the rows of the sheet say, in the order in which it was written down."""
        read = self._as_wished(list(rows)) if self._is_mended else _said(self._table, self._reader, rows)
        in_order = reversed(list(read)) if self._table.is_newest_first else read
        return in_order if self._copied is None else self._compared(list(in_order), self._copied)

    def _compared(self, read: Sequence[_Row], copied: CopiedSheets) -> Iterator[_Row]:
        """The same rows, when it is known which of them stand on the sheets before; those that the user leaves out stand nowhere."""
        left_out = {row for (sheet, row), wish in self._wishes.items() if sheet == self._table.sheet and wish.fate is decisions.Fate.SKIP}
        entries = (each for each in read if each.reading.entries and not each.reading.cannot)
        said = {each.digest: each.reading.row_number - 1 for each in entries if each.reading.row_number - 1 not in left_out}
        self._twice = copied.twice(self._table.sheet, said)
        return iter(read)

    def _as_wished(self, rows: Sequence[tuple[int, list[Cell]]]) -> Iterator[_Row]:
        """The rows with their mended cells, each with the digest of the row as the file has it."""
        in_file = _said(self._table, self._reader, rows)
        mended = _said(self._table, self._reader, ((row, self._with_mended(row, cells)) for row, cells in rows))
        return (each._replace(digest_in_file=other.digest) for each, other in zip(mended, in_file, strict=True))

    def _with_mended(self, row: int, cells: list[Cell]) -> list[Cell]:
        wish = self._wishes.get((self._table.sheet, row))
        return with_cells(cells, wish.cells) if wish and wish.cells else cells

    def decide(self, read: Sequence[_Row]) -> list[Decision]:
        """The decisions of some rows, which come after those asked before."""
        self._learn([each.reading for each in read])
        known = self._posted_before.known([*{digest for each in read for digest in (each.digest, each.digest_in_file)}])
        decided = [self._decide(each.reading, each.digest, known) for each in read]
        for decision, each in zip(decided, read, strict=True):
            decision.digest_in_file = each.digest_in_file if decision.digest not in {None, each.digest_in_file} else None
        self._posted_before.see(self._table, decided)
        return decided

    def _decide(self, reading: LedgerReading, digest: int, known: Mapping[int, int]) -> Decision:
        row, fate = reading.row_number - 1, decisions.Fate
        wish = self._wishes.get((self._table.sheet, row))
        if (left_out := self._left_out(reading, digest, wish)) is not None:
            return left_out
        if digest in known and reading.cannot:  # it was mended when it was brought in
            return decisions.Decision(row, fate.SAME, replace(reading, faults=()), decisions.BROUGHT_BEFORE, card_id=known[digest])
        if reading.cannot or reading.who is None:
            return decisions.Decision(row, fate.CANNOT, reading, reading.cannot)
        if digest in known:
            return self._brought_before(reading, reading.who, known[digest])
        found = self._whose(reading, reading.who, wish)
        if found.reason:
            return decisions.Decision(row, fate.CANNOT, reading, found.reason, found.values, among=found.among)
        return self._posting(reading, reading.who, found, digest)

    def _left_out(self, reading: LedgerReading, digest: int, wish: RowWish | None) -> Decision | None:
        """What becomes of a row that the user leaves out, or, where he said nothing of it, that stands on another sheet."""
        row, skip = reading.row_number - 1, decisions.Fate.SKIP
        if wish is not None:
            return decisions.Decision(row, skip, reading, decisions.BY_YOU) if wish.fate is skip else None
        if (place := self._twice.get(digest)) is None:
            return None
        return decisions.Decision(row, skip, reading, decisions.TWICE, {"row": row_at(place, self._sheets, self._table.sheet)})

    def _brought_before(self, reading: LedgerReading, who: Customer, card_id: int) -> Decision:
        opened, _differs = self._running.owed_before(reading, card_id, is_known=True)
        self._stands(opened, reading, card_id)
        self._running.follow(opened, card_id, opens=not opened.entries)
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
        card_id, made, remarks = self._card(found.card_id, who, row, reading.card or who)
        opened, differs_before = self._running.owed_before(reading, card_id, is_known=False)
        if made is None and self._stands(opened, reading, card_id):
            return decisions.Decision(row, fate.SAME, reading, decisions.BROUGHT_BEFORE, card_id=card_id)
        if reading.brings_forward and not self._running.is_begun_by(card_id):
            differs = None if reading.is_of_all else self._running.follow(reading.as_carried(), card_id)
            return decisions.Decision(row, fate.SKIP, reading, CARRIED, card_id=card_id, new_card=made, difference=differs)
        opens = self._running.opens(opened, card_id)
        entries = self._posted(opened, card_id, opens=opens)
        if not entries:
            differs = None if reading.balance is None else self._running.follow(reading, card_id)
            differs = differs_before or differs
            return decisions.Decision(row, fate.SKIP, reading, NO_AMOUNT, card_id=card_id, new_card=made, difference=differs)
        differs = self._running.follow(opened, card_id, opens=opens)
        return decisions.Decision(
            row,
            fate.NEW,
            opened,
            card_id=card_id,
            new_card=made,
            adds=self._numbers.of_later(who, is_news="number" in found.news) if found.news else None,
            entries=entries,
            digest=digest,
            difference=differs_before or differs,
            remarks=remarks,
        )

    def _stands(self, opened: LedgerReading, reading: LedgerReading, card_id: int) -> bool:
        """Whether the book has the entries of a row already, with what was owed before it or without."""
        return self._posted_before.stand(opened, card_id) or (opened is not reading and self._posted_before.stand(reading, card_id))

    def _named(self, wish: RowWish | None) -> int | None:
        """The card that the user has named: one of the book, or the one that a row of the file makes."""
        if wish is None:
            return None
        return self._made.made_at(wish.made_by) if wish.made_by else wish.card_id

    def _card(self, card_id: int | None, who: Customer, row: int, new: Customer) -> tuple[int, NewCard | None, tuple[Remark, ...]]:
        """The card that the row is about, the same where it makes one, and what is to be said of that."""
        if card_id is not None:
            return card_id, None, (Remark(decisions.PUT_ASIDE, {}),) if card_id in self._book.put_aside else ()
        card_id, holder = self._ids.take(), self._made.holder(keys_of(who).number)
        self._made.add(card_id, who, (self._table.sheet, row), is_new=True)
        card, remarks = self._numbers.of_new(new, row, holder)
        return card_id, NewCard(card), remarks

    def _learn(self, read: Sequence[LedgerReading]) -> None:
        """Know the cards of the book that the rows may mean."""
        unknown = {keys: reading.who for reading in read if reading.who and (keys := keys_of(reading.who)) not in self._asked}
        self._asked |= unknown.keys()
        for card in self._book.sharing(list(unknown.values())):
            self._made.add(card.id or 0, card)
            self._running.know(card)

    def _posted(self, reading: LedgerReading, card_id: int, *, opens: bool) -> tuple[NewEntry, ...]:
        if opens and reading.balance:
            day = reading.day.isoformat() if reading.day else ""
            return (NewEntry(card_id, EntryKind.OPENING, reading.balance, day, reading.note),)
        return tuple(self._entry(reading, place, each, card_id) for place, each in enumerate(reading.entries))

    def _entry(self, reading: LedgerReading, place: int, each: ReadEntry, card_id: int) -> NewEntry:
        """The entry, under the number that its row has in a sheet of our own: a row that takes it back names that."""
        key, reverses = (f"{self._table.sheet}:{number}" if number and not place else "" for number in (reading.place, reading.reverses))
        account, at = self.kin.account_of(reading, card_id), reading.recorded_at.isoformat() if reading.recorded_at else ""
        day, note, method = reading.day_of(each), reading.note_of(each), reading.method_of(each)
        return NewEntry(account, each.kind, each.amount, day, note, method, each.original, at, key=key, reverses=reverses)


class _Row(NamedTuple):
    """What a row says, and the digests by which it is known again: as it is wished, and as the file has it."""

    reading: LedgerReading
    digest: int
    digest_in_file: int


def _said(table: TableUnderstanding, reader: LedgerReader, rows: Iterable[tuple[int, list[Cell]]]) -> Iterator[_Row]:
    """The rows of a sheet in its order: one without a name is about the one above, one without a day of the same day."""
    day: date | None = None
    like: Counter[str] = Counter()
    filled = FilledRows(table)
    for row, cells in filled.of(rows):
        reading = reader.read(row, cells, day)
        if filled.is_named_above and reading.brings_forward:
            reading = replace(reading, is_of_all=True)
        day = reading.day or (None if reading.cannot else day)  # below a day that cannot be read nobody knows which is meant
        words = _words_of(reading)
        like[words] += 1
        digest = digest_of([words, like[words]], _SALT) | 1
        yield _Row(reading, digest, digest)


def _words_of(reading: LedgerReading) -> str:
    """What is posted and to whom, or cannot be: of rows that say the same, each is known by its turn."""
    keys = keys_of(reading.who) if reading.who else None
    said = (
        (keys.number, sorted(keys.words), sorted(keys.phones)) if keys else (),
        reading.day.isoformat() if reading.day else "",
        [_words_of_entry(each) for each in reading.entries],
        reading.note,
        *([reading.owed_before.amount] if reading.owed_before else ()),
        *([fault.text for fault in reading.faults] if reading.cannot else ()),
    )
    return str(said)


def _words_of_entry(each: ReadEntry) -> tuple[object, ...]:
    own = () if each.day is None and each.note is None else (each.day and each.day.isoformat(), each.note)
    return each.kind.value, each.amount, *own
