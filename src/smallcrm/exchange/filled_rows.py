"""Rows of entries as notebooks have them, each with the name that it leaves to the row above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.exchange.as_above import marks_in
from smallcrm.exchange.ledger_parts import WHO, LedgerPart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.understanding import TableUnderstanding


class FilledRows:
    """Fills rows in order: one that names nobody, or by a mark alone, gets the names of the row above; so does the mark for a day."""

    def __init__(self, table: TableUnderstanding) -> None:
        self._marks = marks_in(table)
        self._who = [column.index for column in table.columns if column.target in WHO]
        self._days = [column.index for column in table.columns if column.target == LedgerPart.DAY]
        self._names_above: dict[int, Cell] = {}
        self._days_above: dict[int, Cell] = {}

    def of(self, rows: Iterable[tuple[int, list[Cell]]]) -> Iterator[tuple[int, list[Cell]]]:
        """These rows, which come after those asked before."""
        for number, row in rows:
            yield number, self._named(self._with_day(row))

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
        if written and not marked:
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
