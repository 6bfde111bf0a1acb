"""Cells of an .xlsx whose formulas were never worked out: programs that only write workbooks leave their results out."""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING
from xml.parsers import expat

from smallcrm.exchange.problems import ReadingError
from smallcrm.exchange.readers.sparse_xlsx import parts_of_sheets
from smallcrm.exchange.readers.xlsx_parts import FORMULA, cells_in, column_of

if TYPE_CHECKING:
    from io import BytesIO
    from pathlib import Path

    from smallcrm.exchange.readers.sheet import OpenedFile

MOST_CELLS = 100_000
WORKED_OUT = "xl/calcChain.xml"
"""In which order Excel works formulas out: it stores what they come to as well."""

_CELL = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/|[^>]*>[^<]*</(?:\w+:)?f)>\s*"
    rb"(?:<(?:\w+:)?v\s*(?:/|>\s*([^<]*?)\s*</(?:\w+:)?v)>\s*)?</(?:\w+:)?c>"
)
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_OF_TEXT = re.compile(rb"""\bt=["'](?:str|s|b|e|d)["']""")
"""What is said of a result that is no number: an empty text is a result too."""
_WORKED_OUT_LATER = re.compile(rb"""fullCalcOnLoad=["'](?:1|true)["']""")


def note_formulas(source: Path | BytesIO, opened: OpenedFile) -> None:
    """Note in each sheet the rows of formulas without results, by column; nothing where the workbook is too odd for that."""
    odd = (zipfile.BadZipFile, expat.ExpatError, KeyError, ValueError, OSError, EOFError, ReadingError)
    with suppress(*odd), zipfile.ZipFile(source) as archive:
        if WORKED_OUT in archive.namelist():
            return
        parts = parts_of_sheets(archive)
        is_for_later = _WORKED_OUT_LATER.search(archive.read("xl/workbook.xml")) is not None
        for sheet in opened.sheets:
            if sheet.name in parts:
                for row, column in _without_results(archive, parts[sheet.name], are_noughts_none=is_for_later):
                    sheet.unsolved.setdefault(column, []).append(row)


def _without_results(archive: zipfile.ZipFile, part: str, *, are_noughts_none: bool) -> list[tuple[int, int]]:
    """The rows and columns of formulas without a result, or with 0 where the sheet has no other and is to be worked out later."""
    empty: list[tuple[int, int]] = []
    nought: list[tuple[int, int]] = []
    for found in cells_in(archive, part, _CELL, FORMULA):
        place, result = _PLACE.search(found[1]), found[2] or b""
        if place is None or _OF_TEXT.search(found[1]):
            continue
        if result not in {b"", b"0"}:
            are_noughts_none = False
        else:
            (nought if result else empty).append((int(place[2]) - 1, column_of(place[1].decode())))
        if len(empty) + len(nought) >= MOST_CELLS:
            break
    return sorted(empty + nought) if are_noughts_none else empty
