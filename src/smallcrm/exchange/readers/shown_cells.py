"""What cells of a workbook show beside their values: the money and the noughts of their formats, and what went wrong in a formula."""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from functools import partial
from html import unescape
from typing import TYPE_CHECKING, TypeAlias
from xml.parsers import expat

from smallcrm.exchange.problems import ReadingError
from smallcrm.exchange.readers.number_formats import showing_by, with_text
from smallcrm.exchange.readers.sheet import MOST_COLUMNS
from smallcrm.exchange.readers.sparse_xlsx import parts_of_sheets
from smallcrm.exchange.readers.xlsx_parts import cells_in, column_of, number_formats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from io import BytesIO
    from pathlib import Path

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.readers.number_formats import Showing
    from smallcrm.exchange.readers.sheet import OpenedFile, Sheet

    RowShown: TypeAlias = tuple[tuple[int, Showing], ...]

_ERROR = (
    rb"""[ ]t=["']e["'][^>]*>\s*(?:<(?:\w+:)?f\b(?:[^>]*/|[^>]*>[^<]*</(?:\w+:)?f)>\s*)?"""
    rb"<(?:\w+:)?v>\s*([^<]{1,40}?)\s*<"
)
_STYLED = rb"""[ ]s=["'](%s)["'](?![^>]*[ ]t=["'][^n])[^>]*>"""
"""Both begin amid the tag of the cell: there are millions of cells, and a blank and a letter are found at once."""
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*")
_HINTS_OF_ERRORS = (b't="e"', b"t='e'")
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")


def show_cells(source: Path | BytesIO, opened: OpenedFile, beat: Callable[[int, int], None]) -> None:
    """Let the sheets of an .xlsx give what their cells show; nothing is changed where the workbook is too odd for that."""
    odd = (zipfile.BadZipFile, expat.ExpatError, KeyError, ValueError, OSError, EOFError, ReadingError)
    with suppress(*odd), zipfile.ZipFile(source) as archive:
        parts = parts_of_sheets(archive)
        formats = enumerate(number_formats(archive))
        styles = {str(style).encode(): shown for style, code in formats if isinstance(code, str) and (shown := showing_by(code))}
        for sheet in opened.sheets:
            if sheet.name in parts:
                beat(0, 0)
                show_in(sheet, _cells(archive, parts[sheet.name], styles))


def show_in(sheet: Sheet, cells: Iterable[tuple[int, int, Showing]]) -> None:
    """Let the sheet give what these cells show, each with its row and column, from 0, in their order."""
    rows: dict[int, RowShown] = {}
    alike: dict[RowShown, RowShown] = {}
    row, shown = -1, list[tuple[int, "Showing"]]()
    for number, column, showing in cells:
        if number != row:
            _keep(rows, alike, row, shown)
            row, shown = number, []
        shown.append((column, showing))
    _keep(rows, alike, row, shown)
    if rows:
        sheet.start_over = partial(_shown_rows, sheet.start_over, rows)


def _keep(rows: dict[int, RowShown], alike: dict[RowShown, RowShown], row: int, shown: list[tuple[int, Showing]]) -> None:
    """Rows that are alike share what is kept of them: a whole column may have one format."""
    if shown:
        rows[row] = alike.setdefault(tuple(shown), tuple(shown))


def _shown_rows(start_over: Callable[[], Iterator[list[Cell]]], rows: Mapping[int, RowShown]) -> Iterator[list[Cell]]:
    for number, row in enumerate(start_over()):
        for column, showing in rows.get(number, ()):
            if column < len(row):
                row[column] = showing(row[column])
        yield row


def _cells(archive: zipfile.ZipFile, part: str, styles: Mapping[bytes, Showing]) -> Iterator[tuple[int, int, Showing]]:
    hints = (*_HINTS_OF_ERRORS, *(mark % style for style in styles for mark in (b's="%s"', b"s='%s'")))
    pattern = _ERROR + b"|" + _STYLED % b"|".join(styles) if styles else _ERROR
    for found in cells_in(archive, part, re.compile(pattern), hints):
        tag = _CELL.match(found.string, found.string.rfind(b"<", 0, found.start()))
        place = tag and _PLACE.search(tag[0])
        if place and (column := column_of(place[1].decode())) < MOST_COLUMNS:
            showing = with_text(unescape(found[1].decode(errors="replace"))) if found[1] else styles[found[2]]
            yield int(place[2]) - 1, column, showing
