"""One pass over all rows of a table: what each column holds, which rows are none of a customer, and whether sums agree."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING

from smallcrm.domain.number_reading import read_number
from smallcrm.exchange.cells import cell_text, date_or_text
from smallcrm.exchange.drawn_lines import is_line
from smallcrm.exchange.foot_words import is_foot
from smallcrm.exchange.ledger_parts import DATES, MONEYS, SUMMED, WHO, LedgerPart
from smallcrm.exchange.second_tables import TablesBelow
from smallcrm.exchange.sum_rows import FEWEST_COLUMNS_OF_A_TABLE, SumRows
from smallcrm.exchange.targets import is_our_table
from smallcrm.exchange.understanding import CUSTOM, ROW_MONEY, SAYS_KIND, LeftOut, Reason
from smallcrm.exchange.whose_entries import begins_a_part, says_nobody

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.understanding import ColumnMatch

SAMPLES = 3
COUNTED_AT_ONCE = 1000
DECIDED = frozenset({*DATES, *MONEYS, CUSTOM})
"""What is read by a decision made from the whole column."""
WHOLE = DECIDED | {SAYS_KIND, ROW_MONEY, "name"}
"""That, what names fields of the shop's own, moneys of rows, and names, whose order is that of the column."""
LONGEST_SHOWN = 200
_FEWEST_SUMMED = 2


@dataclass(slots=True)
class ColumnSurvey:
    """How many cells of a column hold something, a few different ones in the file's order, and where wanted all its values."""

    filled: int = 0
    samples: list[str | date] = field(default_factory=list)
    values: dict[Cell, None] = field(default_factory=dict)

    def sample(self, cells: Iterable[Cell]) -> None:
        """Keep of these cells those to be shown: the first that differ."""
        for cell in cells:
            if cell is None:
                continue
            shown = date_or_text(cell)
            shown = shown[:LONGEST_SHOWN] if isinstance(shown, str) else shown
            if shown not in self.samples:
                self.samples.append(shown)
                if len(self.samples) >= SAMPLES:
                    return


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A cell of a totals row: what it says, how many amounts of its column stand above it, and whether it sums up one customer alone."""

    row: int
    column: int
    cell: Cell
    amounts_above: int
    is_of_part: bool = False


@dataclass(slots=True)
class TableSurvey:
    """What was found in the rows below the headings."""

    columns: list[ColumnSurvey]
    amounts: dict[int, list[Cell]]
    row_count: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    stated: list[StatedTotal] = field(default_factory=list)
    unnamed: set[int] = field(default_factory=set)


def survey(
    rows: Iterable[tuple[int, list[Cell]]],
    headings: Sequence[str],
    columns: Sequence[ColumnMatch],
    above: Iterable[str],
    *,
    written: Sequence[Sequence[str]] = (),
    place_of_names: int | None = None,
    is_list: bool = False,
    has_lines: bool = True,
) -> TableSurvey:
    """Look at every row below the headings, blank ends cut off; `above` are the titles, which some programs repeat on every page.

    `written` are the rows of the headings as they stand in the file, where two are joined in these.
    `place_of_names` is the column in which names stand on rows of their own, in a sheet of entries; `is_list` tells that the
    table is one of customers, which ends where another table begins. Where it `has_lines`, rows of dashes are such and nobody's.
    """
    return _Surveyor(headings, columns, above, written or [headings], place_of_names, is_list=is_list, has_lines=has_lines).look(rows)


class _Surveyor:
    def __init__(
        self,
        headings: Sequence[str],
        columns: Sequence[ColumnMatch],
        above: Iterable[str],
        written: Sequence[Sequence[str]],
        place_of_names: int | None,
        *,
        is_list: bool,
        has_lines: bool,
    ) -> None:
        self._written = [_without_blank_end(row) for row in written]
        self._begin_headings = {next((text for text in row if text), "") for row in self._written} - {""}
        self._titles = frozenset(above)
        self._money = [column.index for column in columns if column.target in SUMMED]
        self._width = len([heading for heading in headings if heading])
        self._of_entries = any(column.target == LedgerPart.DAY for column in columns)
        self._place_of_names = place_of_names
        self._who = frozenset(column.index for column in columns if column.target in WHO)
        self._sums = SumRows(columns, self._width, is_ours=is_our_table(columns))
        self._has_lines = has_lines
        self._found = TableSurvey([ColumnSurvey() for _ in columns], {index: [] for index in self._money})
        self._decided = [(column.index, self._found.columns[column.index].values) for column in columns if column.target in WHOLE]
        self._after_totals = self._may_end = False
        self._is_first = True
        self._below = TablesBelow(_without_blank_end(headings)) if is_list and self._width > 1 else None
        self._alone: list[tuple[int, list[Cell]]] = []
        self._amounts = frozenset(column.index for column in columns if column.target in MONEYS)
        self._since = _SumsSince(self._found.amounts)
        self._waiting: list[list[Cell]] = []

    def look(self, rows: Iterable[tuple[int, list[Cell]]]) -> TableSurvey:
        last: tuple[int, list[Cell]] | None = None
        for number, row in rows:
            if not row:
                self._see_blank()
                continue
            if self._has_lines and is_line(row):
                self._found.left_out.append(_left_out(number, row, Reason.LINE))
                continue
            is_note = self._is_foot(row)
            reason, self._is_first = Reason.BELOW if is_note else self._reason(row), False
            self._may_end = reason is Reason.TOTAL or reason is Reason.BELOW
            if last is not None:
                self._count(last[1])
                if reason is Reason.REPEATED_HEADING and self._may_be_somebody(last[1]):
                    self._found.unnamed.add(last[0])
            reason = reason or self._sum_of_rows_above(row)
            last = None if reason else (number, row)
            if reason is Reason.BELOW and not is_note:
                self._alone.append((number, row))
                continue
            if self._alone and reason is not Reason.REPEATED_HEADING:  # which may stand between a name and what is his
                self._settle_alone(row if reason is None else None)
            if reason is None:
                self._sums.see(row)
            else:
                self._leave_out(number, row, reason)
                self._after_totals |= is_note
        self._settle_alone(None)
        if last is not None:
            self._look_at_last(*last)
        self._count_waiting()
        self._found.left_out.sort(key=lambda left: left.row)
        return self._found

    def _see_blank(self) -> None:
        if self._below is not None:
            self._below.see_blank()
            self._may_end = True

    def _settle_alone(self, following: list[Cell] | None) -> None:
        """Rows alone below a sum or with a title: one may tell whose rows follow, the last that is no title; nobody needs the others."""
        alone, self._alone = self._alone, []
        names = [each for each in alone if self._begins_a_part(each[1], following)] if following else []
        name = next((each for each in reversed(names) if each[1][-1] not in self._titles), names[-1] if names else None)
        if name is None and following and (unnamed := [each for each in alone if self._may_be_somebody(each[1])]):
            name = unnamed[-1]
            self._found.unnamed.add(name[0])
        for number, row in alone:
            if name is None or number != name[0]:
                self._leave_out(number, row, Reason.BELOW)
        if name is not None:
            self._sums.see(name[1])
            self._count(name[1])

    def _may_be_somebody(self, row: list[Cell]) -> bool:
        """Whether it stands alone between pages as a customer's name does, but cannot be told to be one."""
        if self._place_of_names is None or not self._stands_alone(row) or row[-1] in self._titles:
            return False
        return not says_nobody(str(row[-1])) and not begins_a_part(row, self._place_of_names)

    def _begins_a_part(self, row: list[Cell], following: list[Cell]) -> bool:
        """Whether all that it holds says whose entries follow, as the row that follows does not say of itself."""
        if not self._of_entries:
            return False
        if not self._who:
            return bool(begins_a_part(row, self._place_of_names)) and not begins_a_part(following, self._place_of_names)
        is_said = any(cell is not None for index, cell in enumerate(following) if index in self._who)
        return not is_said and all(index in self._who for index, cell in enumerate(row) if cell is not None)

    def _reason(self, row: list[Cell]) -> Reason | None:
        if self._below is not None and (reason := self._below.reason(row)):
            return reason
        first = row[0]
        if first is None:
            first = next(cell for cell in row if cell is not None)
        if (first in self._begin_headings and self._is_heading(row)) or (self._is_first and self._width > 1 and self._counts_columns(row)):
            return Reason.REPEATED_HEADING
        if self._sums.are_sums(row) or self._sums.are_sums_of_a_part(row):
            return Reason.TOTAL
        if (self._after_totals or first in self._titles) and self._stands_alone(row):
            return Reason.BELOW
        if self._is_letter(first) and self._stands_alone(row):
            return Reason.LETTER
        return None

    def _sum_of_rows_above(self, row: list[Cell]) -> Reason | None:
        """That the row holds, without a word, what the rows above come to since the last sum."""
        if row[0] is not None and 0 not in self._amounts:
            return None
        filled = [index for index, cell in enumerate(row) if cell is not None]
        if not self._amounts.issuperset(filled):
            return None
        self._count_waiting()
        are_sums = self._since.are({index: row[index] for index in filled if index in self._found.amounts})
        return Reason.TOTAL if are_sums else None

    def _is_heading(self, row: list[Cell]) -> bool:
        return self._width > 1 and [cell_text(cell) for cell in row] in self._written

    def _is_foot(self, row: list[Cell]) -> bool:
        """Whether it stands below a list of customers and tells of none."""
        return self._below is not None and is_foot(row, is_below=self._may_end) and not self._sums.tells_who(row)

    def _counts_columns(self, row: list[Cell]) -> bool:
        """Whether it counts the columns below their headings: 1, 2, 3, 4."""
        return len(row) >= FEWEST_COLUMNS_OF_A_TABLE and [cell_text(cell).strip(" .)(") for cell in row] == [
            *map(str, range(1, len(row) + 1))
        ]

    def _stands_alone(self, row: list[Cell]) -> bool:
        filled = [cell for cell in row if cell is not None]
        return self._width >= FEWEST_COLUMNS_OF_A_TABLE and len(filled) == 1 and isinstance(filled[0], str)

    def _is_letter(self, cell: Cell) -> bool:
        """Whether it is a letter of the alphabet, as lists of customers are divided by."""
        return self._below is not None and isinstance(cell, str) and len(cell) == 1 and cell.isalpha()

    def _look_at_last(self, number: int, row: list[Cell]) -> None:
        """Sums are often written below a table without a word."""
        filled = [index for index, cell in enumerate(row) if cell is not None]
        are_amounts = self._found.row_count > 1 and self._width > 1 and all(index in self._money for index in filled)
        if are_amounts and not (len(filled) == 1 and self._is_an_entry(row[filled[0]], filled[0])):
            self._leave_out(number, row, Reason.TOTAL)
        else:
            self._count(row)

    def _is_an_entry(self, cell: Cell, column: int) -> bool:
        """Whether an amount alone below entries is one more of them: less than half of all of them, and what no last ones come to."""
        if not self._of_entries or self._found.stated:
            return False
        self._count_waiting()
        amounts = [read_number(cell_text(each)) for each in self._found.amounts[column]]
        amount, known = read_number(cell_text(cell)), [each for each in amounts if each is not None]
        if amount is None or len(known) < len(amounts) or min(known, default=0) <= 0:
            return False
        return 0 < amount < sum(known) / 2 and amount not in accumulate(reversed(known))

    def _leave_out(self, number: int, row: list[Cell], reason: Reason) -> None:
        self._count_waiting()
        self._found.left_out.append(_left_out(number, row, reason))
        if reason is not Reason.TOTAL:
            return
        # What stands alone below the sum of one customer or city is the next one's name.
        is_of_part = not self._sums.are_sums(row) and self._sums.are_sums_of_a_part(row)
        self._after_totals = not is_of_part
        self._since.begin()
        for index in self._money:
            if index < len(row) and row[index] is not None:
                self._found.stated.append(StatedTotal(number + 1, index, row[index], len(self._found.amounts[index]), is_of_part))

    def _count(self, row: list[Cell]) -> None:
        self._found.row_count += 1
        self._after_totals = False
        if self._of_entries and not self._who and begins_a_part(row, self._place_of_names):
            return
        self._waiting.append(row)
        if len(self._waiting) >= COUNTED_AT_ONCE:
            self._count_waiting()

    def _count_waiting(self) -> None:
        """Count the rows a column at a time, which is quicker than row by row."""
        columns = list(zip_longest(*self._waiting))
        self._waiting = []
        for surveyed, cells in zip(self._found.columns, columns, strict=False):
            surveyed.filled += len(cells) - cells.count(None)
            if len(surveyed.samples) < SAMPLES:
                surveyed.sample(cells)
        for index, values in self._decided:
            if index < len(columns):
                values.update((cell, None) for cell in columns[index] if cell is not None)
        for index in self._money:
            if index < len(columns):
                self._found.amounts[index] += [cell for cell in columns[index] if cell is not None]


def _left_out(number: int, row: Sequence[Cell], reason: Reason) -> LeftOut:
    return LeftOut(number + 1, reason, "  ".join(cell_text(cell) for cell in row if cell is not None)[:LONGEST_SHOWN])


class _SumsSince:
    """What the amounts of each column come to since the last row of sums, read only where a row may be such."""

    def __init__(self, amounts: Mapping[int, Sequence[Cell]]) -> None:
        self._amounts = amounts
        self.begin()

    def begin(self) -> None:
        """A row of sums stands here: what follows is summed up anew."""
        self._first = {index: len(cells) for index, cells in self._amounts.items()}
        self._read = dict(self._first)
        self._sums: dict[int, Decimal | None] = dict.fromkeys(self._first, Decimal())

    def are(self, stated: Mapping[int, Cell]) -> bool:
        """Whether the cells, by column, are the sums of two amounts or more, and none is left out that has a sum."""
        if all(len(cells) - self._first[index] < _FEWEST_SUMMED for index, cells in self._amounts.items()):
            return False
        for index, cells in self._amounts.items():
            known, amounts = self._sums[index], [read_number(cell_text(each)) for each in cells[self._read[index] :]]
            self._sums[index] = None if known is None or None in amounts else sum(filter(None, amounts), known)
            self._read[index] = len(cells)
        said = {index: read_number(cell_text(cell)) for index, cell in stated.items()}
        return any(said.values()) and all(total is not None and total == (said.get(index) or 0) for index, total in self._sums.items())


def _without_blank_end(headings: Sequence[str]) -> list[str]:
    told = [*headings]
    while told and not told[-1]:
        told.pop()
    return told
