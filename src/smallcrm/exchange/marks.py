"""What is marked in a copy of the user's file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class CellMark:
    """What is said of a cell (0 is the first row and column); `doubtful` where it was brought in all the same."""

    row: int
    column: int
    said: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """The marks of one sheet, and the cells `written` anew by row and column; an empty text empties its cell."""

    marks: tuple[CellMark, ...] = ()
    written: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def with_those(self, others: SheetMarks) -> SheetMarks:
        """These and those of another table on the same sheet."""
        return SheetMarks((*self.marks, *others.marks), {**self.written, **others.written})

    def packed(self) -> dict[str, Any]:
        """The same as JSON values."""
        return {
            "marks": [[each.row, each.column, each.said, each.doubtful] for each in self.marks],
            "written": [[row, column, text] for (row, column), text in self.written.items()],
        }

    @staticmethod
    def unpacked(packed: dict[str, Any]) -> SheetMarks:
        """What `packed` gave."""
        marks = tuple(CellMark(row, column, said, doubtful) for row, column, said, doubtful in packed["marks"])
        return SheetMarks(marks, {(row, column): text for row, column, text in packed["written"]})
