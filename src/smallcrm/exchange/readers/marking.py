"""The user's own workbook with cells marked, all else in it as it was; for the child process, as it is a stranger's file."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import openpyxl

from smallcrm.exchange.marked_cells import locked, mark, saved, shown_cell, unmark, write_text
from smallcrm.exchange.marks import SheetMarks
from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.sniffing import kind_of, kind_of_zip
from smallcrm.exchange.readers.unlocking import unlocked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from io import BytesIO
    from pathlib import Path

BYTES_IN_A_LINE = 2**20


def marked(path: Path, password: str | None, sheets: Mapping[str, dict[str, Any]]) -> Iterator[str]:
    """The marked workbook, piece by piece in base64; `sheets` are packed marks by the name of their sheet.

    Formulas stay formulas, macros stay behind. Raises ReadingError for what is no .xlsx.
    """
    source: Path | BytesIO = path
    kind = kind_of(path)
    is_locked = kind == "locked"
    if is_locked:
        source = unlocked(path, password)
        kind = kind_of_zip(source)
        source.seek(0)
    if kind != "xlsx":
        raise ReadingError(Problem.NO_TABLE)
    book = openpyxl.load_workbook(source, rich_text=True)
    book.template = False
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                unmark(cell)
    for name, packed in sheets.items():
        _mark(book[name], SheetMarks.unpacked(packed))
    content = locked(saved(book), password if is_locked else None)
    while part := content.read(BYTES_IN_A_LINE):
        yield base64.b64encode(part).decode()


def _mark(page: Any, told: SheetMarks) -> None:  # noqa: ANN401 - openpyxl's sheet
    for (row, column), text in told.written.items():
        write_text(shown_cell(page, row, column), text)
    for each in told.marks:
        mark(shown_cell(page, each.row, each.column), each.said, doubtful=each.doubtful)
