"""The rows of a table as they are read: where they begin, which are left out, and cells that the user wrote anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.exchange.as_above import with_cells_above
from smallcrm.exchange.headers import SheetKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smallcrm.domain.progress import Progress
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.understanding import TableUnderstanding


def table_rows(file: TableFile, table: TableUnderstanding, progress: Progress) -> Iterator[tuple[int, list[Cell]]]:
    """The rows of a table that are brought in, each with its place in the sheet (0 is the first), marks for "as above" filled in."""
    rows = file.each_row(table.sheet, table.first_row, progress=progress)
    found = ((index, row) for index, row in rows if row and index not in table.skipped_rows)
    return found if table.kind is SheetKind.LEDGER else with_cells_above(found, table)


def with_cells(row: Sequence[Cell], cells: Mapping[int, str]) -> list[Cell]:
    """The row with cells written anew; an empty text empties its cell."""
    width = max(len(row), max(cells, default=-1) + 1)
    return [(cells[index] or None) if index in cells else row[index] if index < len(row) else None for index in range(width)]
