"""A cell as it is drawn: its text, its tone, and how it stands in its column."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Shape(Enum):
    """How the cells of a column stand, and whether they may be cut."""

    NAME = "name"
    """Bold, at the reading side, cut with the whole in a tooltip."""
    TEXT = "text"
    """At the reading side, cut with the whole in a tooltip."""
    CODE = "code"
    """A phone, a number, an e-mail: read from the left, never cut."""
    DATE = "date"
    """At the reading side, never cut."""
    AMOUNT = "amount"
    """At the right in every direction, never cut, with a small word before it."""


NEVER_CUT = (Shape.CODE, Shape.DATE, Shape.AMOUNT)
"""Looked through for each cell that is drawn; the hash of a member is slower than looking at three of them."""


class Cell(NamedTuple):
    """What one cell shows; `tone` is the name of a colour of the palette, `word` says in small letters what the colour says."""

    text: str = ""
    tone: str = ""
    word: str = ""
    tip: str = ""


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table: how its values become cells."""

    key: str
    label: str
    shape: Shape
    show: Callable[[object], Cell]
    weight: int = 1
    """How much of the room left over it takes, where it may be cut."""
    sortable: bool = True
    kept: Callable[[Cell], str] | None = None
    """Where it may be cut: what of a cell is shown all the same, given its room before the other columns share what is left."""
    below: bool = False
    """Its cells stand on a line of their own under those of the others, over the whole width of the table."""


class TableRow(NamedTuple):
    """A row ready to be drawn; `mark` is a word that stands after its name in a box, as *put aside*."""

    id: int
    cells: tuple[Cell, ...]
    mark: str = ""
