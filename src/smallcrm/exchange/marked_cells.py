"""Colours and comments on cells of a workbook, and a workbook saved into memory, nothing of it on the disk."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.comments import Comment
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.styles import PatternFill
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

AUTHOR = "smallcrm"
SIGN = "⚠ "
"""Begins each of our lines in a comment: by it they are found again, and the user's own stay."""

FAULTY, DOUBTFUL = "FFF8CBC6", "FFFCE5B4"
WIDTH, LINE_HEIGHT, LETTERS_IN_A_LINE = 280, 20, 40
"""The box of a comment, in points of the screen; broken lines are counted generously."""


def mark(cell: Any, said: str, *, doubtful: bool) -> None:  # noqa: ANN401 - openpyxl's cells of several kinds
    """Colour the cell and say why, below what its comment says already."""
    before = cell.comment
    text = f"{before.text.rstrip()}\n{SIGN}{said}" if before else f"{SIGN}{said}"
    if not (doubtful and _is_ours(cell, FAULTY)):
        cell.fill = PatternFill("solid", fgColor=DOUBTFUL if doubtful else FAULTY)
    lines = sum(1 + len(line) // LETTERS_IN_A_LINE for line in text.split("\n"))
    cell.comment = Comment(_clean(text), before.author if before else AUTHOR, height=LINE_HEIGHT * (lines + 1), width=WIDTH)


def unmark(cell: Any) -> None:  # noqa: ANN401 - the same
    """Take away what an earlier copy had marked; what the user wrote beside it stays."""
    before = cell.comment
    if before is None or SIGN.strip() not in before.text:
        return
    kept = "\n".join(line for line in before.text.split("\n") if not line.startswith(SIGN)).strip()
    cell.comment = Comment(kept, before.author, before.height, before.width) if kept else None
    if _is_ours(cell, FAULTY, DOUBTFUL):
        cell.fill = PatternFill()


def write_text(cell: Any, text: str) -> None:  # noqa: ANN401 - the same
    """Put a text into a cell as a text, never as a formula; an empty one empties it."""
    cell.value = _clean(text) or None
    if text:
        cell.data_type = "s"


def shown_cell(sheet: Any, row: int, column: int) -> Any:  # noqa: ANN401 - the same
    """The cell at a place (0 is the first) that is seen: the first one where several are merged."""
    cell = sheet.cell(row + 1, column + 1)
    if isinstance(cell, MergedCell):
        over = next((area for area in sheet.merged_cells.ranges if cell.coordinate in area), None)
        return sheet.cell(over.min_row, over.min_col) if over else cell
    return cell


def saved(book: Any) -> BytesIO:  # noqa: ANN401 - openpyxl's workbook, of either kind
    """The workbook as a file in memory."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        _MemoryWriter(book, archive).write_data()
    content.seek(0)
    return content


def locked(content: BytesIO, password: str | None) -> BytesIO:
    """The file locked with that password, so that a copy of what was locked can be opened by nobody else."""
    if not password:
        return content
    from msoffcrypto.format.ooxml import OOXMLFile

    target = BytesIO()
    OOXMLFile(content).encrypt(password, target)
    target.seek(0)
    return target


def start_in_memory(page: Any) -> None:  # noqa: ANN401 - openpyxl's sheet that is only written
    """Let a sheet that is written row by row be written into memory; its widths and direction stand by now."""
    writer = WorksheetWriter(page, BytesIO())
    writer.write_top()
    page._writer = writer  # noqa: SLF001 - the library would make one that writes into a temporary file


class _MemoryWriter(ExcelWriter):  # type: ignore[misc]  # openpyxl has no types
    """The library writes every sheet into a temporary file first; a process that reads a stranger's file may write none."""

    def write_worksheet(self, ws: Any) -> None:  # noqa: ANN401 - the library's name and types
        # What the library itself does here, but for the temporary file.
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images  # noqa: SLF001
        if self.workbook.write_only:
            if not ws.closed:
                ws.close()
            writer = ws._writer  # noqa: SLF001
        else:
            writer = WorksheetWriter(ws, BytesIO())
            writer.write()
        ws._rels = writer._rels  # noqa: SLF001
        self._archive.writestr(ws.path[1:], writer.out.getvalue())
        self.manifest.append(ws)


def _clean(text: str) -> str:
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))


def _is_ours(cell: Any, *colours: str) -> bool:  # noqa: ANN401 - the same
    return bool(cell.has_style and cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb in colours)
