"""Rows of entries as notebooks have them, each with the name that it leaves to the row above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.fields import FIELD_BY_KEY
from smallcrm.exchange.as_above import marks_in
from smallcrm.exchange.ledger_parts import WHO, LedgerPart
from smallcrm.exchange.understanding import ColumnMatch
from smallcrm.exchange.whose_entries import SAID, begins_a_part, is_said_by_a_column
from smallcrm.i18n import gettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.understanding import TableUnderstanding


def columns_of_entries(table: TableUnderstanding) -> tuple[ColumnMatch, ...]:
    """The columns of the rows that `FilledRows` gives: where none says whose an entry is, some beside them do."""
    if is_said_by_a_column(table.columns):
        return table.columns
    width = len(table.columns)
    beside = (ColumnMatch(width + place, gettext(FIELD_BY_KEY[target].label), target) for place, target in enumerate(SAID))
    return (*table.columns, *beside)


class FilledRows:
    """Fills rows in order: one that names nobody, or by a mark alone, gets the names of the row above; so does the mark for a day."""

    def __init__(self, table: TableUnderstanding) -> None:
        self._marks = marks_in(table)
        self._writes_all_out = table.writes_all_out
        self._who = [column.index for column in table.columns if column.target in WHO]
        self._width = len(table.columns)
        self._is_said_beside = not self._who
        self._place = table.place_of_names
        self._unnamed = table.unnamed_rows
        self._days = [column.index for column in table.columns if column.target in {LedgerPart.DAY, LedgerPart.PAID_DAY}]
        self._names_above: dict[int, Cell] = self._beside(table.whose)
        self._days_above: dict[int, Cell] = {}
        self.is_named_above = False
        """Whether the row given last leaves it to the one above it to say whose it is, where a column says that."""

    def of(self, rows: Iterable[tuple[int, list[Cell]]]) -> Iterator[tuple[int, list[Cell]]]:
        """These rows, which come after those asked before."""
        for number, row in rows:
            if self._is_said_beside and (said := begins_a_part(row, self._place)):
                self._names_above = self._beside(said)
                yield number, self._named([])
            elif number in self._unnamed:
                self._names_above = {}
                yield number, []
            else:
                yield number, self._named(self._with_day(row))

    def _beside(self, said: Mapping[str, str]) -> dict[int, Cell]:
        """The cells of the columns that `columns_of_entries` adds."""
        return {self._width + SAID.index(target): text for target, text in said.items()}

    def _with_day(self, row: list[Cell]) -> list[Cell]:
        for index in self._days:
            if index < len(row) and row[index] is not None:
                if row[index] not in self._marks:
                    self._days_above[index] = row[index]
                elif index in self._days_above:
                    row = [*row[:index], self._days_above[index], *row[index + 1 :]]
        return row

    def _named(self, row: list[Cell]) -> list[Cell]:
        written = {index: row[index] for index in self._who if index < len(row) and row[index] is not None}
        marked = {index for index, cell in written.items() if cell in self._marks}
        self.is_named_above = bool(self._who) and not written and not self._writes_all_out
        if (written and not marked) or self._writes_all_out:
            self._names_above = written
            return row
        filled = [*row, *[None] * (max(self._names_above, default=-1) + 1 - len(row))]
        if len(marked) == len(written):
            named = {**dict.fromkeys(marked), **self._names_above}
        else:
            named = {index: self._names_above.get(index) if index in marked else cell for index, cell in written.items()}
            self._names_above = {index: cell for index, cell in named.items() if cell is not None}
        for index, cell in named.items():
            filled[index] = cell
        return filled
