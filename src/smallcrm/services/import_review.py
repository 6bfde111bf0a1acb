"""What an import will do, or has done, counted: every row of the file with its fate, and what is to be said of it."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import shown_name
from smallcrm.domain.choices import NameOrder
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.ledger_reading import LedgerReading
from smallcrm.exchange.row_reading import RowReading
from smallcrm.services.duplicates import compared_row
from smallcrm.services.file_twins import EARLIER_BALANCE, ONE_BALANCE
from smallcrm.services.import_balances import BALANCE_STAYS
from smallcrm.services.import_changes import changes_between
from smallcrm.services.import_decisions import TWICE, Fate
from smallcrm.services.import_matching import candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smallcrm.analysis.duplicates import ComparedCard, DuplicatePair
    from smallcrm.analysis.duplicates import Reason as LikenessReason
    from smallcrm.domain.customer import Customer
    from smallcrm.exchange.draft import CellFault
    from smallcrm.exchange.understanding import TableUnderstanding, TotalsCheck
    from smallcrm.services.import_changes import Change
    from smallcrm.services.import_decisions import Decision
    from smallcrm.services.import_matching import Candidate
    from smallcrm.services.import_numbers import Remark

FATES = tuple(Fate)
_PLACE = {fate: place for place, fate in enumerate(FATES)}
COUNTED_ONCE = (TWICE, ONE_BALANCE, EARLIER_BALANCE)
"""Why a row does not add what it says is owed."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Somebody who is probably the customer of a row: a card of the book, or of another row of the file (0 is the first).

    `sheet` is the name of that row's, where the file has several. `reasons` are empty where the row says the same word for word.
    """

    name: str
    card_id: int | None
    row: int | None
    reasons: tuple[LikenessReason, ...]
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be said of a row beside its fate: why (`reason`, a text to translate, with `values`), its faults, what changes on
    which card, where the balance in the file (`difference`, minor units) is another than what its rows add up to, and who is
    probably the same customer, the likeliest first. `card` is the one that changes, as it stands; `remarks` are said of a row that
    comes in all the same, `among` are those of whom the row could be where it cannot.
    """

    reason: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    faults: tuple[CellFault, ...] = ()
    changes: tuple[Change, ...] = ()
    difference: tuple[int, int] | None = None
    like: tuple[Likeness, ...] = ()
    card: Candidate | None = None
    remarks: tuple[Remark, ...] = ()
    among: tuple[Candidate, ...] = ()

    @property
    def changed(self) -> tuple[str, ...]:
        """The attributes of the card that change."""
        return tuple(change.key for change in self.changes)

    @property
    def takes_off(self) -> bool:
        """Whether a value that stood on the card gives way to another."""
        return any(change.takes_off for change in self.changes)


@dataclass(slots=True)
class TableReview:
    """The rows of one sheet (`rows`, 0 is the first) and the place of each one's fate in `FATES`; `told` by row, where there is anything.

    Of sheets of entries `names` are those in the file, by `name_of` each row, and `cards` whose each row is, 0 where it is
    nobody's. `twice` are the balances, in minor units of the file's money, of rows that stand in the file twice and count once.
    """

    table: TableUnderstanding
    rows: array[int] = field(default_factory=lambda: array("q"))
    fates: bytearray = field(default_factory=bytearray)
    told: dict[int, Told] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    name_of: array[int] = field(default_factory=lambda: array("l"))
    cards: array[int] = field(default_factory=lambda: array("q"))
    twice: dict[int, int] = field(default_factory=dict)

    def name(self, place: int) -> str:
        """Whom the row at a place is about, where its sheet holds entries: the name may stand in a row above."""
        return self.names[self.name_of[place]] if self.name_of else ""

    def add_name(self, name: str) -> None:
        """Whom the next row is about; rows of one customer mostly follow one another."""
        if not self.names or self.names[-1] != name:
            self.names.append(name)
        self.name_of.append(len(self.names) - 1)

    def put_in_order(self) -> None:
        """Let the rows stand as in the file, where they were decided on from the last one up."""
        if len(self.rows) > 1 and self.rows[0] > self.rows[-1]:
            self.rows.reverse()
            self.fates.reverse()
            self.name_of.reverse()
            self.told = dict(reversed(self.told.items()))

    def fate(self, place: int) -> Fate:
        """The fate of the row at a place among the rows."""
        return FATES[self.fates[place]]

    def fate_of(self, row: int) -> Fate:
        """The fate of a row that is among the rows, which rise."""
        return self.fate(bisect_left(self.rows, row))

    def count(self, fate: Fate) -> int:
        """How many rows have that fate."""
        return self.fates.count(_PLACE[fate])

    def counted_twice(self, check: TotalsCheck) -> dict[int, int]:
        """The balances that a sum counts though their rows stand in the file twice, by their rows."""
        balances = [column.index for column in self.table.columns if column.target == "balance"]
        if balances != [check.column]:
            return {}  # which of several columns a balance is from is not known any more
        return {row: amount for row, amount in self.twice.items() if check.after_row <= row < check.row}

    def told_places(self) -> array[int]:
        """The places of the rows with a cell that could not be read, or a balance that does not agree."""
        wanted = {row for row, told in self.told.items() if told.faults or told.difference or told.remarks}
        return array("q", (place for place, row in enumerate(self.rows) if row in wanted))

    def like_places(self) -> array[int]:
        """The places of the rows of whom somebody is probably known already."""
        wanted = {row for row, told in self.told.items() if told.like}
        return array("q", (place for place, row in enumerate(self.rows) if row in wanted))

    def places(self, fate: Fate | None) -> array[int]:
        """The places of the rows with that fate, of all with None."""
        if fate is None:
            return array("q", range(len(self.rows)))
        wanted = _PLACE[fate]
        return array("q", (place for place, each in enumerate(self.fates) if each == wanted))


@dataclass(slots=True)
class Review:
    """All tables, and what they come to.

    `owing` and `in_credit` are what the customers of either kind owe or have paid too much by what is new, in minor units, both
    positive, `added_to_known` what entries add to cards of the book; `updated_cards` counts cards, not the rows that change them,
    `entries` what is posted, `known_lines` the sales lines of customers who are known, `whose` those of whom entries may be, by their
    cards.
    """

    tables: list[TableReview] = field(default_factory=list)
    new_cards: int = 0
    updated_cards: int = 0
    entries: int = 0
    known_lines: int = 0
    owing: int = 0
    in_credit: int = 0
    added_to_known: int = 0
    balances_changed: int = 0
    owed_before: int = 0
    owed_after: int = 0
    whose: Mapping[int, Candidate] = field(default_factory=dict)

    @property
    def made(self) -> tuple[Candidate, ...]:
        """The customers whom the rows make, where entries may be theirs."""
        return tuple(each for each in self.whose.values() if each.place is not None)

    def whose_row(self, found: TableReview, place: int) -> Candidate | None:
        """Whose the row at a place of a sheet of entries is, if it is anybody's."""
        return self.whose.get(found.cards[place]) if found.cards else None

    @property
    def balance_total(self) -> int:
        """What is owed less what is in credit: what a row of sums in the file says."""
        return self.owing - self.in_credit + self.added_to_known

    def count(self, fate: Fate, kind: SheetKind | None = None) -> int:
        """How many rows have that fate, in the sheets of that kind or in all."""
        return sum(each.count(fate) for each in self.tables if kind in {None, each.table.kind})

    def rows(self, kind: SheetKind) -> int:
        """How many rows the sheets of that kind have."""
        return sum(len(each.rows) for each in self.tables if each.table.kind is kind)

    @property
    def can_bring(self) -> bool:
        """Whether anything would be written."""
        return bool(self.new_cards or self.entries or self.count(Fate.UPDATE))

    @property
    def is_known(self) -> bool:
        """Whether all that can be brought stands in the book already."""
        return not self.can_bring and (self.count(Fate.SAME) > 0 or self.known_lines > 0)

    def told(self) -> Iterator[tuple[TableReview, int, Told]]:
        """Every row of which anything is to be said, with its table."""
        return ((each, row, told) for each in self.tables for row, told in each.told.items())

    def like_rows(self) -> int:
        """How many new customers are probably known already, or stand in the file twice."""
        return sum(bool(told.like) for _, _, told in self.told())

    def balances_left(self) -> int:
        """How many rows tell another balance than the book, which keeps its own."""
        return sum(told.reason == BALANCE_STAYS for _, _, told in self.told())

    def faulty_rows(self) -> int:
        """How many rows hold a cell that could not be read."""
        return sum(bool(told.faults) for _, _, told in self.told())


class NewCustomers:
    """What is to be compared of customers whom a file makes new, to find those who are known already.

    `sheets` are the names of the sheets, where there are several.
    """

    def __init__(self, sheets: Mapping[int, str]) -> None:
        self._sheets = sheets
        self.compared: list[ComparedCard] = []
        self._rows: list[tuple[TableReview, int, str]] = []
        self._twins: list[tuple[TableReview, int, Likeness]] = []

    def add(self, found: TableReview, decision: Decision) -> None:
        """Remember a new customer, unless the user has said that he is one."""
        if decision.new_card is None or isinstance(decision.reading, LedgerReading):
            return
        card = decision.new_card.card
        self._rows.append((found, decision.row, _shown(card)))
        self.compared.append(compared_row(-len(self._rows), card))
        if decision.twin is not None:
            sheet, row = decision.twin
            self._twins.append((found, decision.row, Likeness(_shown(card), None, row, (), self._sheets.get(sheet, ""))))

    def tell(self, pairs: Iterable[DuplicatePair], names: Mapping[int, str]) -> None:
        """Say of each row who it probably is; of two rows the later one says it."""
        for found, row, twin in self._twins:
            told = found.told.get(row, Told())
            found.told[row] = replace(told, like=(twin,))
        for pair in pairs:
            earlier, later = sorted((pair.first, pair.second), reverse=True)
            if pair.second > 0:
                found, row, _name = self._rows[-pair.first - 1]
                like = Likeness(names.get(pair.second, ""), pair.second, None, pair.reasons)
            else:
                found, row, _name = self._rows[-later - 1]
                first, first_row, name = self._rows[-earlier - 1]
                like = Likeness(name, None, first_row, pair.reasons, self._sheets.get(first.table.sheet, ""))
            told = found.told.get(row, Told())
            if (like.card_id, like.row, like.sheet) not in {(each.card_id, each.row, each.sheet) for each in told.like}:
                found.told[row] = replace(told, like=(*told.like, like))


class Tally:
    """Makes a review of decisions as they come; `new` collects new customers where they are to be compared."""

    def __init__(self, tables: Sequence[TableUnderstanding], new: NewCustomers | None = None) -> None:
        self._new = new
        self._by_sheet = {table.sheet: TableReview(table) for table in tables}
        self._review = Review(list(self._by_sheet.values()))
        self._has_entries = any(table.kind is SheetKind.LEDGER or table.holds_whole_cards for table in tables)
        self._owed: Counter[int] = Counter()
        self._told_whole: set[int] = set()
        self._updated: set[int] = set()
        self._replaced: set[int | None] = set()

    def count(self, table: TableUnderstanding, decisions: Iterable[Decision]) -> None:
        """Take the next decisions in."""
        review, found = self._review, self._by_sheet[table.sheet]
        for each in decisions:
            found.rows.append(each.row)
            found.fates.append(_PLACE[each.fate])
            if isinstance(each.reading, LedgerReading):
                found.add_name(_shown(each.reading.who))
                found.cards.append(each.card_id or 0)
            self._count_cards(found, each)
            review.known_lines += table.kind is SheetKind.SALES and each.card_id is not None
            for entry in each.entries:
                review.entries += isinstance(each.reading, LedgerReading) or each.reading.entries is not None
                self._add(each.card_id or entry.customer_id, entry.amount)
            faults = each.reading.faults
            if faults or each.reason or each.fate is Fate.UPDATE or each.difference or each.remarks or each.near:
                found.told[each.row] = self._told(each)

    def settle(self, table: TableUnderstanding, decisions: Iterable[Decision]) -> None:
        """Take in what becomes of balances whose rows are counted already."""
        found = self._by_sheet[table.sheet]
        for each in decisions:
            self._count_opening(each)
            for entry in each.entries:
                self._add(entry.customer_id, entry.amount)
            if each.fate is Fate.UPDATE and each.card_id is not None:
                found.fates[bisect_left(found.rows, each.row)] = _PLACE[each.fate]
                self._updated.add(each.card_id)
            if each.difference or each.reason or each.opening or each.remarks:
                before, said = found.told.get(each.row, Told()), self._told(each)
                changes, card = (*before.changes, *said.changes), before.card or said.card
                reason = before.reason or said.reason
                difference, remarks = each.difference or before.difference, (*before.remarks, *each.remarks)
                found.told[each.row] = replace(before, reason=reason, changes=changes, card=card, difference=difference, remarks=remarks)

    def _count_opening(self, decision: Decision) -> None:
        is_told = decision.card_id in self._replaced  # by another row of the same customer
        if decision.opening is not None and decision.before is not None and not is_told:
            self._replaced.add(decision.card_id)
            self._add(decision.card_id or 0, decision.opening.amount, is_whole=True)
            self._review.balances_changed += 1
            self._review.owed_before += decision.before.balance
            self._review.owed_after += decision.opening.amount

    def _count_cards(self, found: TableReview, decision: Decision) -> None:
        reading = decision.reading
        self._count_opening(decision)
        if decision.new_card is not None:
            self._review.new_cards += 1
            if self._new is not None:
                self._new.add(found, decision)
            self._add(decision.card_id or 0, decision.new_card.opening, is_whole=True)
        elif decision.fate is Fate.UPDATE and decision.before is not None and decision.card_id is not None:
            self._updated.add(decision.card_id)
        elif decision.reason in COUNTED_ONCE and isinstance(reading, RowReading):
            found.twice[decision.row] = reading.original.amount if reading.original else reading.opening_balance or 0

    def review(self, whose: Mapping[int, Candidate] | None = None) -> Review:
        """What it comes to; `whose` are those of whom entries may be, by their cards."""
        self._review.whose = whose or {}
        self._review.updated_cards = len(self._updated)
        for card, owed in self._owed.items():
            if card not in self._told_whole:
                self._review.added_to_known += owed
                continue
            self._review.owing += max(owed, 0)
            self._review.in_credit += max(-owed, 0)
        self._owed.clear()
        for found in self._review.tables:
            found.put_in_order()
        return self._review

    def _told(self, each: Decision) -> Told:
        before, near = each.before, each.near if self._new is not None else ()
        changes: tuple[Change, ...] = ()
        if before is not None and each.update is not None:
            changes = changes_between(before, each.update, each.opening.amount if each.opening else None)
        return Told(
            each.reason,
            each.values,
            each.reading.faults,
            changes,
            each.difference,
            tuple(Likeness(who.name, who.card_id, who.place[1] if who.place else None, because, who.sheet) for who, because in near),
            candidate(before, before.id) if before is not None else None,
            each.remarks,
            each.among,
        )

    def _add(self, card_id: int, amount: int, *, is_whole: bool = False) -> None:
        """What one customer owes is summed first where entries follow; openings alone come once a customer.

        `is_whole` where the file tells all that is owed, and not only what comes to a card of the book.
        """
        if self._has_entries:
            self._owed[card_id] += amount
            if is_whole:
                self._told_whole.add(card_id)
        elif amount > 0:
            self._review.owing += amount
        else:
            self._review.in_credit -= amount


def _shown(card: Customer | None) -> str:
    return (shown_name(card, NameOrder.GIVEN_FIRST) or card.number) if card else ""
