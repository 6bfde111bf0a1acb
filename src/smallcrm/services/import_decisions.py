"""What will happen with each row of a file: new, an update, the same as before, left out, or not possible; told before it is done.

The same decisions are shown for review and carried out: whoever writes asks for them anew inside his transaction.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from smallcrm.domain.card_filling import filled
from smallcrm.domain.customer import CustomValue
from smallcrm.domain.ledger import EntryKind
from smallcrm.exchange.as_above import marks_in
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.row_reading import NOBODY, RowReader
from smallcrm.exchange.table_rows import table_rows, with_cells
from smallcrm.exchange.whole_card import WholeCardReader
from smallcrm.i18n import N_
from smallcrm.models.bulk import CHUNK, NewCard, NewEntry
from smallcrm.models.cards import with_photo
from smallcrm.models.journal import next_id
from smallcrm.services.copied_sheets import CopiedSheets
from smallcrm.services.decision import CardIds, Decision, Fate, RowWish
from smallcrm.services.file_twins import EARLIER_BALANCE, TWO_BALANCES, FileTwins, SaidTwice, name_of
from smallcrm.services.import_balances import Openings, StatedBalances
from smallcrm.services.import_entries import EntryDecider
from smallcrm.services.import_kin import Kin
from smallcrm.services.import_matching import NOBODY as NOBODY_FOUND
from smallcrm.services.import_matching import BookMatcher, candidate, keys_of
from smallcrm.services.import_mended import MendedRows
from smallcrm.services.import_numbers import Numbers, Remark
from smallcrm.services.import_told import TOO_MANY_ROWS, ToldCards
from smallcrm.services.import_whole_cards import entries_of_card, entries_to_add
from smallcrm.services.kept_sheet import Rest, completed, rest_of_cards
from smallcrm.services.made_customers import FileMatcher
from smallcrm.services.posted_before import PostedBefore
from smallcrm.services.row_words import row_at
from smallcrm.services.running_balances import RunningBalances
from smallcrm.services.source_rows import digest_of, said_last, salt_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smallcrm.domain.customer import Customer
    from smallcrm.domain.progress import Progress
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.row_reading import RowReading
    from smallcrm.exchange.understanding import TableUnderstanding, Understanding
    from smallcrm.models.connection import Connection
    from smallcrm.services.file_twins import Made
    from smallcrm.services.import_matching import Candidate, Found, Keys

    OwnFields = Mapping[tuple[int, str], int]
    """The id of the shop's own field for each sheet and heading that becomes one; below zero where it is still to be made."""

__all__ = ["CardIds", "Decision", "Fate", "OwnFields", "RowWish"]

BY_YOU = N_("Left out by you.")
SALES_LINE = N_("A sales line: it stays in the file until the book can keep sales.")
SALES_LINE_OF_NOBODY = N_("A sales line without a customer.")
TWICE = N_("This row stands in the file already: row {row}.")
BROUGHT_BEFORE = N_("This row was brought in before.")
PUT_ASIDE = N_("The card of this customer is put aside: lists do not show it, nor what is owed on it, until it is brought back.")
_SHEET = 32
"""A place in the file as one number: the sheet above so many bits, the row in those."""


class Decider:
    """Decides on every row of all tables of a file, in order, some hundred at a time; on entries from the oldest on."""

    def __init__(
        self,
        connection: Connection,
        understanding: Understanding,
        context: ReadingContext,
        own: OwnFields,
        wishes: Mapping[tuple[int, int], RowWish],
    ) -> None:
        self._connection = connection
        self._understanding = understanding
        self._context = context
        self._own = own
        self._wishes = wishes
        self._ids = CardIds(int(connection.execute(f"SELECT {next_id('customer')}").scalar_one()))
        self._book = BookMatcher(connection, context.language, self._ids.next)
        tables = understanding.tables
        self._sheets = {table.sheet: table.name for table in tables} if len(tables) > 1 else {}
        kinds = Counter(table.kind for table in tables)
        alike = {table.sheet: table.name for table in tables if kinds[table.kind] > 1}
        self._made = FileMatcher((wish.made_by for wish in wishes.values() if wish.made_by), alike)
        self._numbers = Numbers(connection, understanding, self._sheets)
        self._sheet = 0
        self._is_followed = any(table.kind is not SheetKind.CUSTOMERS for table in tables)
        self._seen: dict[int, int] = {}
        self._turns: dict[int, int] = {}
        self._stated = StatedBalances(context.today.isoformat())
        self._holds_balances = False
        self._running = RunningBalances(connection, self._ids.next)
        self._posted_before = PostedBefore(connection)
        self._copied = CopiedSheets() if kinds[SheetKind.LEDGER] > 1 else None
        self._openings = Openings(connection)
        self._asked: set[Keys] = set()
        self.kin = Kin()
        self._rest = Rest()
        self._told = ToldCards()
        self._said = SaidTwice(understanding, self._sheets)
        self._twins = FileTwins(self._said, several=kinds[SheetKind.CUSTOMERS] > 1)

    def decide(self, file: TableFile, progress: Progress) -> Iterator[tuple[TableUnderstanding, list[Decision]]]:
        """The decisions of all rows; what those of one chunk make is there before the next is asked for."""
        self._rest = rest_of_cards(file, progress)
        for table in self._said.in_order(self._understanding.tables):
            rows = table_rows(file, table, progress)
            if table.kind is SheetKind.LEDGER:
                yield from self._entries(table, rows)
            else:
                yield from self._cards(table, rows)

    def whose(self) -> Mapping[int, Candidate]:
        """Whose the entries of others may be, by card: whom the rows make and cards of the book, also those that the user has named."""
        known = self._made.whose()
        if not self._is_followed:
            return known
        named = {wish.card_id for wish in self._wishes.values() if wish.card_id is not None} - known.keys()
        cards = (card for each in named if (card := self._book.card(each)) is not None)
        return {**known, **{card.id or 0: candidate(card, card.id) for card in cards}}

    def settled(self) -> Iterator[tuple[TableUnderstanding, Sequence[Decision]]]:
        """When all rows are decided on: what becomes of balances that stand beside entries, and which entries may be old ones mended."""
        yield from self._stated.settled(self._openings.of)
        yield from self._posted_before.settled()

    # customers and sales lines

    def _cards(
        self, table: TableUnderstanding, rows: Iterator[tuple[int, list[Cell]]]
    ) -> Iterator[tuple[TableUnderstanding, list[Decision]]]:
        is_sales = table.kind is SheetKind.SALES
        self._sheet = table.sheet
        self._numbers.begin(table)
        self._openings.day = table.balances_of.isoformat() if table.balances_of else ""
        self._holds_balances = bool(table.summed_elsewhere)
        reader: RowReader | WholeCardReader = (
            WholeCardReader(table.columns, self._context)
            if table.holds_whole_cards
            else RowReader(table.columns, self._context, by_number=is_sales, marks=marks_in(table))
        )
        decide = self._decide_sales if is_sales else self._decide_customers
        salt = salt_of(table)
        self._mended = MendedRows(self._connection, table.columns, lambda cells: digest_of(cells, salt))
        while chunk := list(islice(rows, CHUNK)):
            read = []
            for row, cells in chunk:
                wish = self._wishes.get((table.sheet, row))
                reading = reader.read(row, with_cells(cells, wish.cells) if wish and wish.cells else cells)
                digest, before = self._known_by(table.sheet, row, digest_of(cells, salt), salt)
                whole = self._with_own(table.sheet, reading)
                read.append(_Read(row, whole, digest, wish, before, cells))
            decided = decide(read)
            if self._holds_balances:
                self._stated.hold(table, decided)
            yield table, decided

    def _known_by(self, sheet: int, row: int, said: int, salt: bytes) -> tuple[int, tuple[int, int] | None]:
        """The digest of a row that says `said`, of rows that say the same each by its turn; and the one before it, left as it stands."""
        place = sheet << _SHEET | row
        first = self._seen.setdefault(said, place)
        if first == place:
            return said, None
        turn = self._turns[said] = self._turns.get(said, 1) + 1
        if divmod(first, 1 << _SHEET) in self._wishes:
            self._seen[said] = place
            return digest_of([said, turn], salt), None
        return digest_of([said, turn], salt), divmod(first, 1 << _SHEET)

    def _with_own(self, sheet: int, reading: RowReading) -> RowReading:
        reading = completed(reading, self._rest, self._context.region)
        if not (reading.custom or reading.merged) or reading.customer is None:
            return reading

        def with_own(card: Customer, custom: Sequence[tuple[str, str]]) -> Customer:
            values = (CustomValue(self._own[sheet, heading], text) for heading, text in custom if (sheet, heading) in self._own)
            return replace(card, custom=tuple(values))

        merged = tuple(replace(each, customer=with_own(each.customer, each.custom)) for each in reading.merged)
        return replace(reading, customer=with_own(reading.customer, reading.custom), merged=merged)

    def _decide_customers(self, read: Sequence[_Read]) -> list[Decision]:
        known = {} if self._book.is_empty else said_last(self._connection, [each.digest for each in read])
        open_rows = [each for each in read if not self._is_settled(each, known)]
        matches = iter(self._book.match([each.reading.customer for each in open_rows if each.reading.customer is not None]))
        waiting = {each.row for each in open_rows}
        decisions = []
        for each in read:
            if each.row in waiting:
                found, card = next(matches)
                decision = self._decide_open(each, card, found)
            else:
                decision = self._settled(each, known)
            decisions.append(decision)
            if decision.card_id is not None and decision.new_card is None and not self._book.is_empty:
                self._told.tell(decision, each.reading, self._sheet)
            if decision.card_id is not None and (decision.digest is not None or each.reading.key is not None):
                self.kin.add(decision.card_id, each.reading)
            if self._is_followed and decision.card_id is not None and each.reading.customer is not None:
                place, is_new = (self._sheet, each.row), decision.new_card is not None
                self._made.add(decision.card_id, decision.update or each.reading.customer, place, is_new=is_new)
        return decisions

    def _is_settled(self, each: _Read, known: Mapping[int, int]) -> bool:
        """Whether nothing of the book must be asked: nobody, left out, or brought in before as it stands."""
        if each.reading.customer is None or (each.wish and each.wish.fate is Fate.SKIP):
            return True
        if each.wish is not None:
            return False
        return each.digest in known or each.is_twice

    def _settled(self, each: _Read, known: Mapping[int, int]) -> Decision:
        if each.wish and each.wish.fate is Fate.SKIP:
            return Decision(each.row, Fate.SKIP, each.reading, BY_YOU)
        if each.reading.customer is None:
            return Decision(each.row, Fate.CANNOT, each.reading, NOBODY)
        if each.digest in known:
            return Decision(each.row, Fate.SAME, each.reading, BROUGHT_BEFORE, card_id=known[each.digest])
        return Decision(each.row, Fate.SKIP, each.reading, TWICE, self._row_at(each.before or (0, 0)))

    def _row_at(self, place: tuple[int, int]) -> Mapping[str, object]:
        return {"row": row_at(place, self._sheets, self._sheet)}

    def _decide_open(self, each: _Read, card: Customer | None, found: Found) -> Decision:
        wish, row_card = each.wish, each.reading.customer
        if row_card is None:
            raise LookupError("a row that names nobody is settled")
        if wish and wish.card_id is not None:
            card = self._book.card(wish.card_id)
        elif wish and wish.fate is Fate.NEW:
            card = None
        elif found.reason:
            return Decision(each.row, Fate.CANNOT, each.reading, found.reason, found.values, among=found.among)
        if card is not None:
            return self._of_known(each, row_card, card, found)
        is_another = each.reading.key is not None or (wish is not None and wish.fate is Fate.NEW)
        keys = [] if is_another else self._twins.keys_of(row_card, self._sheet)
        made = self._twins.find(row_card, keys, self._sheet)
        if made is None and not is_another and each.before is None:
            made, near = self._twins.of_name(row_card, self._sheet)
            found = replace(found, near=(*found.near, *near))
        if made is not None:
            return self._of_made(made, each, row_card)
        decision, place, stated = self._new(each, row_card, found), (self._sheet, each.row), each.reading.opening_balance
        bare = (decision.card_id or 0, place, name_of(row_card), row_card.number, row_card.birthday, stated)
        self._twins.add(bare, keys)
        if not is_another:
            self._twins.add_name(bare, row_card)
        return decision

    def _of_known(self, each: _Read, row_card: Customer, card: Customer, found: Found) -> Decision:
        """A row about a card of the book, of which rows above may have said something."""
        told, stated = self._told.of(card.id or 0), each.reading.opening_balance
        if told is None:
            return self._brought_up_to_date(each, row_card, card, found)
        earlier: Mapping[str, object] = {}
        if each.wish is None and told.says_other(each.reading) and stated not in self._openings.standing(card):
            said = self._said.amounts(told.place, self._sheet, told.stated, stated)
            if not self._said.is_earlier(self._sheet, told.place[0]):
                return Decision(each.row, Fate.CANNOT, each.reading, TWO_BALANCES, said)
            each, earlier = replace(each, reading=replace(each.reading, opening_balance=None)), said
        if each.wish is None and (too_many := told.too_many(card)):
            return Decision(each.row, Fate.CANNOT, each.reading, TOO_MANY_ROWS, too_many)
        if told.card is not None:
            found, as_told = (found, told.card) if each.wish else self._book.match_with(row_card, told.card)
            if as_told is None:
                return self._new(each, row_card, found)
            card = as_told
        decision = self._brought_up_to_date(each, row_card, card, found)
        decision.reason, decision.values = (EARLIER_BALANCE, earlier) if earlier else (decision.reason, decision.values)
        return decision

    def _of_made(self, made: Made, each: _Read, row_card: Customer) -> Decision:
        """A row about a customer whom a row above makes; it may be the first to say what he owes."""
        owed, is_first = each.reading.opening_balance or 0, made.stated is None
        adds = self._numbers.of_later(row_card, is_news=row_card.number not in {"", made.number})
        decision = self._twins.decide(each.row, each.reading, made, self._sheet, adds)
        if decision.adds is None:
            return decision
        decision.digest = each.digest
        if owed and is_first and not self._holds_balances:
            day = self._openings.day_of(each.reading) or self._context.today.isoformat()
            decision.entries = (NewEntry(made.card_id, EntryKind.OPENING, owed, day, original=each.reading.original),)
            if self._is_followed:
                self._running.begin_with(made.card_id, owed)
        return decision

    def _brought_up_to_date(self, each: _Read, row_card: Customer, card: Customer, found: Found) -> Decision:
        card = with_photo(self._connection, card) if row_card.photo else card
        row_card, remarks = self._numbers.of_known(row_card, each.row, card, found.holder)
        if card.put_aside_at:
            remarks = (*remarks, Remark(PUT_ASIDE, {}))
        update = self._mended.without_old_faults(card, filled(card, row_card), each.cells, each.reading)
        opening, remark = (None, "") if self._holds_balances else self._openings.of(card, each.reading)
        if opening and self._is_followed:
            self._running.begin_with(card.id or 0, opening.amount)
        entries = entries_to_add(self._connection, card.id or 0, each.reading.entries or ())
        if update is card and opening is None and not entries:
            return Decision(each.row, Fate.SAME, each.reading, remark, card_id=card.id, before=card, remarks=remarks)
        return Decision(
            each.row,
            Fate.UPDATE,
            each.reading,
            remark,
            card_id=card.id,
            before=card,
            update=update,
            opening=opening,
            entries=entries,
            digest=each.digest,
            remarks=remarks,
        )

    def _new(self, each: _Read, card: Customer, found: Found = NOBODY_FOUND) -> Decision:
        reading, card_id = each.reading, self._ids.take()
        card, remarks = self._numbers.of_new(card, each.row, found.holder)
        owed = 0 if self._holds_balances else reading.opening_balance or 0
        if owed and self._is_followed:
            self._running.begin_with(card_id, owed)
        opening = NewCard(card, owed, reading.original if owed else None, self._openings.day_of(reading))
        hidden, inside = self.kin.hide(card_id, reading, self._ids.take) if reading.merged or reading.known_rows else ((), {})
        entries = entries_of_card(card_id, reading.entries, inside) if reading.entries else ()
        return Decision(
            each.row,
            Fate.NEW,
            each.reading,
            card_id=card_id,
            new_card=opening,
            entries=entries,
            hidden=hidden,
            digest=each.digest,
            twin=None if each.wish else each.before,
            remarks=remarks,
            near=() if each.wish else found.near,
        )

    def _decide_sales(self, read: Sequence[_Read]) -> list[Decision]:
        """A card for each customer that the lines name, made at the first of them; the lines themselves are left out."""
        named = [(each, keys_of(each.reading.customer) if each.reading.customer else None) for each in read]
        unknown = {keys: each.reading.customer for each, keys in named if keys and each.reading.customer and keys not in self._asked}
        self._asked |= unknown.keys()
        for card in self._book.sharing(list(unknown.values())):
            self._made.add(card.id or 0, card)
        return [self._decide_sales_line(each, keys) for each, keys in named]

    def _decide_sales_line(self, each: _Read, keys: Keys | None) -> Decision:
        card = each.reading.customer
        if card is None or keys is None:
            return Decision(each.row, Fate.SKIP, replace(each.reading, faults=()), SALES_LINE_OF_NOBODY)
        known = self._made.find(keys)
        if known.card_id is not None or known.reason or (each.wish and each.wish.fate is Fate.SKIP):
            return Decision(each.row, Fate.SKIP, each.reading, SALES_LINE, card_id=known.card_id)
        decision = self._new(replace(each, reading=replace(each.reading, opening_balance=None)), card)
        self._made.add(decision.card_id or 0, card, (self._sheet, each.row), is_new=True)
        return decision

    # entries

    def _entries(
        self, table: TableUnderstanding, rows: Iterator[tuple[int, list[Cell]]]
    ) -> Iterator[tuple[TableUnderstanding, list[Decision]]]:
        decider = EntryDecider(
            *(table, self._context, self._book, self._made, self._ids, self._numbers, self._wishes),
            *(self._running, self._posted_before, self._sheets, self._copied),
        )
        decider.kin = self.kin
        read = decider.read(rows)
        while chunk := list(islice(read, CHUNK)):
            decided = decider.decide(chunk)
            self._stated.see(decided, self._made)
            yield table, decided


@dataclass(slots=True)  # not frozen: one is made of every row
class _Read:
    """A row of customers that was read; `before` is the place of a row above it that says the same word for word."""

    row: int
    reading: RowReading
    digest: int
    wish: RowWish | None
    before: tuple[int, int] | None = None
    cells: Sequence[Cell] = ()

    @property
    def is_twice(self) -> bool:
        """Whether it is the customer of the row before: where nothing but a name is the same there may be two."""
        card = self.reading.customer
        return self.before is not None and card is not None and bool(card.number or card.phones or card.emails)
