"""A copy of the user's file with cells marked, to be mended and brought in again; the file itself stays as it is."""

from __future__ import annotations

import base64
from datetime import date, time
from typing import TYPE_CHECKING, Any

from smallcrm.domain.errors import UserError
from smallcrm.exchange.child_process import ChildGone, ReadingChild
from smallcrm.exchange.marks import SheetMarks
from smallcrm.exchange.open_file import SENTENCES
from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.sheet_places import Layout, own_name
from smallcrm.exchange.targets import heading_of
from smallcrm.exchange.whole_file import whole_file
from smallcrm.exchange.xlsx_writer import EXACT_WHOLE, FIRST_YEAR, LONGEST_SHEET_NAME
from smallcrm.i18n import N_, gettext

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from smallcrm.domain.progress import Progress
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.marks import CellMark
    from smallcrm.exchange.open_file import SheetInfo, TableFile

SUFFIX = ".xlsx"
MARKING = N_("Marking the faults")
THE_FILE_ITSELF = N_("{file} is the file itself, which stays as it is. Choose another name for the marked one.")
NOT_A_WORKBOOK = N_("{file} has another ending than the marked file can have. Let its name end in .xlsx.")
WIDTH = 18
MOST_CELLS = 900_000
"""The child holds a workbook of so many cells with its formats in 650 MB; of a larger one the values are copied at once."""
_NO_COPY_EITHER = frozenset({Problem.MISSING, Problem.FORBIDDEN, Problem.PASSWORD, Problem.WRONG_PASSWORD})


def write_marked_copy(
    file: TableFile,
    target: Path,
    marks: Mapping[int, SheetMarks],
    *,
    password: str | None = None,
    right_to_left: bool = False,
    progress: Progress,
) -> None:
    """Write the copy, wholly or not at all; `marks` by the index of their sheet.

    Of an .xlsx it is the same workbook with its formats, formulas and hidden sheets; of anything else, and where the workbook
    is too large for that, a new one with the same sheets and cells as they are read, texts as texts, `right_to_left` if asked.
    What was locked with `password` stays so. Raises UserError where `target` is the file itself, has another ending, or
    cannot be written, and whatever `progress` raises.
    """
    if target.suffix.lower() != SUFFIX:
        raise UserError(NOT_A_WORKBOOK, file=target.name)
    if target.exists() and target.samefile(file.path):
        raise UserError(THE_FILE_ITSELF, file=target.name)
    is_small = sum(sheet.rows * sheet.columns for sheet in file.sheets) <= MOST_CELLS
    are_in_place = all(sheet.layout is Layout.ROWS for sheet in file.sheets)
    content = _own_workbook(file, marks, password, progress) if file.kind == "xlsx" and is_small and are_in_place else None
    if content is None:
        content = _fresh_workbook(file, marks, password, right_to_left=right_to_left, progress=progress)
    with whole_file(target) as stream:
        stream.write(content)


def _own_workbook(file: TableFile, marks: Mapping[int, SheetMarks], password: str | None, progress: Progress) -> bytes | None:
    """The user's workbook, marked by a child process; None where it would ask for too much, or is not as it should be."""

    def tick() -> None:
        progress.report(0, 0, gettext(MARKING))

    told: dict[str, SheetMarks] = {}
    for index, each in marks.items():
        name = own_name(file.sheets[index].name)
        told[name] = told[name].with_those(each) if name in told else each
    packed = {name: each.packed() for name, each in told.items()}
    parts: list[bytes] = []
    child = ReadingChild()
    try:
        child.ask({"do": "mark", "path": str(file.path.absolute()), "password": password, "sheets": packed})
        while "end" not in (message := child.answer(tick)):
            parts.append(base64.b64decode(message["part"]))
    except ReadingError as error:
        if error.problem in _NO_COPY_EITHER:
            raise UserError(SENTENCES[error.problem], file=file.path.name) from error
        return None
    except ChildGone:
        return None
    finally:
        child.kill()
    return b"".join(parts)


def _fresh_workbook(
    file: TableFile, marks: Mapping[int, SheetMarks], password: str | None, *, right_to_left: bool, progress: Progress
) -> bytes:
    import openpyxl
    from openpyxl.utils import get_column_letter

    from smallcrm.exchange.marked_cells import locked, saved, start_in_memory

    book = openpyxl.Workbook(write_only=True)
    is_seen = any(not sheet.hidden for sheet in file.sheets)
    for index, sheet in enumerate(file.sheets):
        page: Any = book.create_sheet(_title(sheet.name))
        page.sheet_state = "hidden" if sheet.hidden and is_seen else "visible"
        page.sheet_view.rightToLeft = right_to_left
        for column in range(1, sheet.columns + 1):
            page.column_dimensions[get_column_letter(column)].width = WIDTH
        start_in_memory(page)
        for row in _rows(page, file, index, sheet, marks.get(index, SheetMarks()), progress):
            page.append(row)
    return locked(saved(book), password).getvalue()


def _rows(page: Any, file: TableFile, index: int, sheet: SheetInfo, told: SheetMarks, progress: Progress) -> Iterator[list[Any]]:  # noqa: ANN401 - openpyxl's sheet
    faulty: dict[int, dict[int, list[CellMark]]] = {}
    for each in told.marks:
        faulty.setdefault(each.row, {}).setdefault(each.column, []).append(each)
    written: dict[int, dict[int, str]] = {}
    for (row, column), text in told.written.items():
        written.setdefault(row, {})[column] = text
    if sheet.fields:  # contacts have no headings; a sheet is not understood without
        yield [_made(page, heading_of(key), ()) for key in sheet.fields]
    for row, cells in file.each_row(index, progress=progress):
        anew, faults = written.get(row, {}), faulty.get(row, {})
        width = max(len(cells), *(column + 1 for column in (*anew, *faults)), 0)
        whole = [anew.get(place, cells[place] if place < len(cells) else None) for place in range(width)]
        yield [_made(page, cell, faults.get(place, ())) for place, cell in enumerate(whole)]


def _title(name: str) -> str:
    """The name of a sheet as a workbook can have it; the library tells two of one name apart by a number."""
    from openpyxl.workbook.child import INVALID_TITLE_REGEX

    return INVALID_TITLE_REGEX.sub(" ", name).strip("' ")[:LONGEST_SHEET_NAME].strip("' ") or "Sheet1"


def _made(page: Any, value: Cell, faults: Sequence[CellMark]) -> Any:  # noqa: ANN401 - a cell of openpyxl, or None
    from openpyxl.cell import WriteOnlyCell

    from smallcrm.exchange.marked_cells import mark, write_text

    if value is None and not faults:
        return None
    cell = WriteOnlyCell(page)
    match value:
        case str():
            write_text(cell, value)
        case date() if value.year < FIRST_YEAR:
            write_text(cell, value.isoformat())
        case bool() | float() | date() | time() | None:
            cell.value = value
        case bytes():
            pass  # a workbook's cell holds no picture
        case _:
            cell.value = value if abs(value) <= EXACT_WHOLE else str(value)
    for each in faults:
        mark(cell, each.said, doubtful=each.doubtful)
    return cell
