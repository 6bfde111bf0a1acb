"""A table of a web page: its cells in their places, and which of the tables inside one another holds the rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from smallcrm.exchange.readers.sheet import MOST_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smallcrm.exchange.cells import Cell

AROUND_BREAKS = re.compile(r" *\n\s*")
SPACE = re.compile(r"\s+")
SPACES = re.compile("  +")
FEWEST_FILLED = 2
FARTHEST = 4 * MOST_COLUMNS
LONGEST_CARRIED = 200


class Table:
    """A table while it is read, and after. A cell is its text, or where tables stand in it, the pieces it is made of.

    A piece is text as it stands in the page, a table, or None for a line break. A text without figures that takes several
    rows is said in each of them, as a name is; a sum or a number counts once.
    """

    __slots__ = ("_below", "_carried", "_cell", "_column", "_row", "_span", "_taken", "caption", "rows")

    def __init__(self) -> None:
        self.rows: list[list[_Held]] = []
        self.caption = ""
        self._row: list[_Held] | None = None
        self._cell: list[_Piece] | None = None
        self._column, self._span = 0, (1, 1)
        self._below: dict[int, int] = {}
        self._taken: frozenset[int] = frozenset()
        self._carried: dict[int, str] = {}

    def start_row(self) -> None:
        """Begin a row, ending the one before if nobody did."""
        self.end_row()
        if self._carried:
            self._carried = {column: text for column, text in self._carried.items() if column in self._below}
        self._row, self._column = [], 0
        self._taken = frozenset(self._below)
        if self._below:
            self._below = {column: left - 1 for column, left in self._below.items() if left > 1}

    def start_cell(self, columns: int, rows: int) -> None:
        """Begin a cell that takes so many columns and rows."""
        self.end_cell()
        if self._row is None:
            self.start_row()
        while self._taken and self._column in self._taken:
            self._column += 1
        self._cell, self._span = [], (columns, rows)

    def add(self, piece: _Piece) -> bool:
        """Put text or a table into the present cell; whether there is one."""
        if self._cell is None:
            return False
        self._cell.append(piece)
        return True

    def end_cell(self) -> None:
        """Put what was read into its place: at the left and on top of what it takes."""
        pieces, self._cell = self._cell, None
        if pieces is None or self._row is None:
            return
        columns, rows = self._span
        held = _held(pieces)
        if held and self._column < FARTHEST:
            self._row.extend([None] * (self._column + 1 - len(self._row)))
            self._row[self._column] = held
        if rows > 1:
            if isinstance(held, str) and 0 < len(held) <= LONGEST_CARRIED and not any(map(str.isdigit, held)):
                self._carried[self._column] = held
            else:
                self._carried.pop(self._column, None)
            self._below.update(dict.fromkeys(range(self._column, min(self._column + columns, MOST_COLUMNS)), rows - 1))
        self._column += columns

    def end_row(self) -> None:
        """Keep the row; one without any text is kept too, to be counted."""
        self.end_cell()
        if self._row is not None:
            if self._carried and any(self._row):
                self._put_carried(self._row)
            self.rows.append(self._row)
            self._row = None

    def _put_carried(self, row: list[_Held]) -> None:
        for column in self._carried.keys() & self._taken:
            if column < FARTHEST:
                row.extend([None] * (column + 1 - len(row)))
                row[column] = row[column] or self._carried[column]

    def inner(self) -> Iterator[Table]:
        """The tables that stand in cells of this one."""
        for row in self.rows:
            for held in row:
                if isinstance(held, list):
                    yield from (piece for piece in held if isinstance(piece, Table))

    def filled_rows(self) -> int:
        """How many rows hold anything."""
        return sum(map(bool, self.rows))

    def own_rows(self) -> int:
        """How many rows have several cells with text of their own, not that of tables inside."""
        return sum(sum(bool(_own(held)) for held in row) >= FEWEST_FILLED for row in self.rows)

    def without_inner(self) -> Table:
        """The same without the tables inside."""
        plain = Table()
        plain.caption = self.caption
        plain.rows = [[_own(held) or None for held in row] for row in self.rows]
        return plain

    def texts(self) -> list[list[Cell]]:
        """The cells as texts, that of tables inside them included."""
        return [[held if isinstance(held, str) else _text(held) if held else None for held in row] for row in self.rows]

    def text(self) -> str:
        """All of it as one text: cells by spaces, rows by line breaks."""
        return "\n".join(" ".join(cell for cell in row if isinstance(cell, str) and cell) for row in self.texts())


_Piece: TypeAlias = "str | Table | None"
_Held: TypeAlias = "str | list[_Piece] | None"


def sheets_of(tables: Iterable[Table]) -> list[Table]:
    """The tables that hold rows; where none has two, those that have one."""
    chosen = [table for outer in tables for table in _chosen(outer)]
    return [table for table in chosen if table.filled_rows() > 1] or [table for table in chosen if table.filled_rows()]


def _chosen(table: Table) -> list[Table]:
    """The table itself, or those inside it where it only gives them their places on the page."""
    within = [chosen for inner in table.inner() for chosen in _chosen(inner)]
    if not within:
        return [table]
    own = table.own_rows()
    if own >= max(inner.filled_rows() for inner in within):
        return [table]
    return [table.without_inner(), *within] if own >= FEWEST_FILLED else within


def _held(pieces: list[_Piece]) -> _Held:
    if len(pieces) == 1 and isinstance(pieces[0], str):
        return " ".join(pieces[0].split())
    if any(isinstance(piece, Table) for piece in pieces):
        return pieces
    return _text(pieces)


def _text(pieces: list[_Piece]) -> str:
    texts = [SPACE.sub(" ", piece) if isinstance(piece, str) else f"\n{piece.text()}\n" if piece else "\n" for piece in pieces]
    return SPACES.sub(" ", AROUND_BREAKS.sub("\n", "".join(texts))).strip()


def _own(held: _Held) -> str:
    if isinstance(held, list):
        return _text([piece for piece in held if not isinstance(piece, Table)])
    return held or ""
