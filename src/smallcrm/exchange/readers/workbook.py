"""Workbooks by the fast reader: .xls, .xlsx, .xlsb and .ods."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import python_calamine

from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.sheet import MOST_COLUMNS, OpenedFile, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BytesIO
    from pathlib import Path

    from smallcrm.exchange.cells import Cell


MOST_MERGED = 50_000
"""Cells that reach over several of a sheet; nobody has made more by hand."""


def open_workbook(source: Path | BytesIO, kind: str, beat: Callable[[int, int], None]) -> OpenedFile:
    """Every sheet of the workbook, held in memory; `beat` is called before each sheet with how many are read.

    Asks for memory by the smallest rectangle that holds all cells: two cells far apart end the process under its limit.
    """
    try:
        book = python_calamine.CalamineWorkbook.from_object(source)
        tables = [about for about in book.sheets_metadata if about.typ == python_calamine.SheetTypeEnum.WorkSheet]
        opened = OpenedFile(kind, [])
        for done, about in enumerate(tables):
            beat(done, len(tables))
            sheet = book.get_sheet_by_name(about.name)
            hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
            opened.sheets.append(_sheet(opened, sheet, hidden=hidden))
    except python_calamine.PasswordError as error:
        raise ReadingError(Problem.PASSWORD) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise ReadingError(Problem.DAMAGED) from error
    return opened


def _sheet(opened: OpenedFile, sheet: python_calamine.CalamineSheet, *, hidden: bool) -> Sheet:
    if sheet.start is None or sheet.end is None:
        return Sheet(sheet.name, hidden, 0, 0, lambda: iter(()))
    rows, columns = sheet.end[0] + 1, sheet.end[1] + 1
    if columns > MOST_COLUMNS:
        for r, row in enumerate(_rows(sheet)):
            for c, cell in enumerate(row[MOST_COLUMNS:], MOST_COLUMNS):
                if cell != "":
                    opened.note_far(r, c, cell)
    start_over = partial(_rows if columns <= MOST_COLUMNS else _rows_in_reach, sheet)
    return Sheet(sheet.name, hidden, rows, min(columns, MOST_COLUMNS), start_over, merged=_merged(sheet))


def _merged(sheet: python_calamine.CalamineSheet) -> dict[int, list[tuple[int, int]]]:
    """The first and last rows of cells that reach over several rows, by their first column."""
    found: dict[int, list[tuple[int, int]]] = {}
    ranges = sheet.merged_cell_ranges or ()
    for (first, column), (last, _) in ranges if len(ranges) <= MOST_MERGED else ():
        if last > first:
            found.setdefault(column, []).append((first, last))
    return found


def _rows(sheet: python_calamine.CalamineSheet) -> Iterator[list[Cell]]:
    """All rows from the first row and column of the sheet on: the library leaves out empty columns at the start, but not rows."""
    before: list[Cell] = [None] * (sheet.start[1] if sheet.start else 0)
    rows: Iterator[list[Cell]] = sheet.iter_rows()  # type: ignore[assignment]
    if not before:
        return rows
    return (before + row for row in rows)


def _rows_in_reach(sheet: python_calamine.CalamineSheet) -> Iterator[list[Cell]]:
    return (row[:MOST_COLUMNS] for row in _rows(sheet))
