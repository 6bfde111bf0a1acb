"""What every reader gives the child: sheets whose rows are asked for in slices."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from smallcrm.exchange.cells import LONGEST_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smallcrm.exchange.cells import Cell

MOST_COLUMNS = 1_024
"""Cells further right belong to no table of customers; they are left out and counted."""

FAR_CELLS_SHOWN = 5


@dataclass(slots=True)
class Sheet:
    """A sheet: `start_over` gives its rows from the first one; rows are found by going on from where the last slice ended.

    `fields` says of each column which field it is, where the format itself says so; such a sheet has no headings. `unsolved` are
    the rows of formulas without results, by column (0 is the first of both); `merged` the first and last rows of cells that reach
    over several rows, by column; of a cell `longest_text` characters are kept.
    """

    name: str
    hidden: bool
    rows: int
    columns: int
    start_over: Callable[[], Iterator[list[Cell]]]
    fields: tuple[str, ...] = ()
    unsolved: dict[int, list[int]] = field(default_factory=dict)
    merged: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    longest_text: int = LONGEST_TEXT
    _going: Iterator[list[Cell]] | None = field(default=None, repr=False)
    _position: int = 0

    def slice(self, start: int, count: int) -> Iterator[list[Cell]]:
        """Up to `count` rows from row `start` (0 is the first) on."""
        if self._going is None or start < self._position:
            self._going, self._position = iter(self.start_over()), 0
        for _ in islice(self._going, start - self._position):
            self._position += 1
        for row in islice(self._going, count):
            self._position += 1
            yield row


@dataclass(slots=True)
class OpenedFile:
    """The sheets of a file and what is to be said about it.

    `book` is what a book of ours says of its shop, `lists` are the names of lists of contacts, `is_cut` says that a page ends
    before its table does.
    """

    kind: str
    sheets: list[Sheet]
    nul_count: int = 0
    replaced_count: int = 0
    code_page: str | None = None
    code_pages: list[str] = field(default_factory=list)
    far_cells: list[str] = field(default_factory=list)
    far_count: int = 0
    photo_count: int = 0
    lists: list[str] = field(default_factory=list)
    turned: list[tuple[str, str]] = field(default_factory=list)
    repaired_count: int = 0
    repaired: list[tuple[str, str]] = field(default_factory=list)
    book: dict[str, Any] | None = None
    is_cut: bool = False

    def note_far(self, row: int, column: int, value: object) -> None:
        """Remember a cell too far right to belong to a table, by its place and text."""
        self.far_count += 1
        if len(self.far_cells) < FAR_CELLS_SHOWN:
            self.far_cells.append(f"{column_letters(column)}{row + 1}: {str(value)[:80]}")


def column_letters(column: int) -> str:
    """A for column 0, AA for column 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def sheet_of(name: str, rows: list[list[Cell]], opened: OpenedFile, *, hidden: bool, fields: tuple[str, ...] = ()) -> Sheet:
    """A sheet of rows that are all there; cells too far right are noted in `opened` and left out."""
    for number, row in enumerate(rows):
        if len(row) > MOST_COLUMNS:
            for column, cell in enumerate(row[MOST_COLUMNS:], MOST_COLUMNS):
                if cell:
                    opened.note_far(number, column, cell)
            del row[MOST_COLUMNS:]
    columns = max(map(len, rows), default=0)
    # A copy of each: whoever sends rows away changes them.
    return Sheet(name, hidden, len(rows), columns, lambda: (row[:] for row in rows), fields)


def sheet_with_gaps(name: str, rows: list[tuple[int, list[Cell]]], *, hidden: bool) -> Sheet:
    """A sheet of some rows with their numbers (from 0, rising); those between them are blank."""

    def start_over() -> Iterator[list[Cell]]:
        following = 0
        for number, row in rows:
            while following < number:
                yield []
                following += 1
            yield row[:]
            following += 1

    last = rows[-1][0] + 1 if rows else 0
    return Sheet(name, hidden, last, max((len(row) for _, row in rows), default=0), start_over)
