"""The reader for workbooks that are too large, or too wide apart, for the fast one."""

from __future__ import annotations

import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.unit.exchange.files import DATA

from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.sparse_xlsx import open_sparse
from smallcrm.exchange.readers.workbook import open_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.readers.sheet import OpenedFile


def quietly(_: int, __: int) -> None:
    """Nobody listens."""


def rows(opened: OpenedFile, sheet: int = 0) -> list[list[Cell]]:
    trimmed = []
    for row in opened.sheets[sheet].slice(0, 100_000):
        filled = [None if cell == "" else cell for cell in row]
        while filled and filled[-1] is None:
            filled.pop()
        trimmed.append([cell.date() if isinstance(cell, datetime) and cell.time() == time() else cell for cell in filled])
    return trimmed


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["B2"], page["C2"], page["D2"] = "שם", "נולדה", "שעה"
    page["B4"], page["C4"], page["D4"] = "דנה  <b>&amp;", date(1994, 1, 23), time(8, 30)
    page["E4"], page["F4"], page["G4"] = True, 12.5, -7
    page["H4"], page["I4"] = "  בלי קיצוץ ", datetime(2024, 2, 29, 17, 45)  # noqa: DTZ001
    book.create_sheet("ישן").sheet_state = "hidden"
    book.save(tmp_path / "small.xlsx")
    return tmp_path / "small.xlsx"


def test_it_reads_what_the_fast_one_reads(workbook: Path) -> None:
    assert rows(open_sparse(workbook, quietly)) == rows(open_workbook(workbook, "xlsx", quietly))


@pytest.mark.parametrize("name", ["customers_fa.xlsx"])
def test_it_reads_real_files_as_the_fast_one_does(name: str) -> None:
    assert rows(open_sparse(DATA / name, quietly)) == rows(open_workbook(DATA / name, "xlsx", quietly))


def test_it_knows_hidden_sheets(workbook: Path) -> None:
    assert [(sheet.name, sheet.hidden) for sheet in open_sparse(workbook, quietly).sheets] == [("Sheet", False), ("ישן", True)]


def altered(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The workbook with one of its parts changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_row_beyond_the_last_there_can_be_is_damage(workbook: Path) -> None:
    path = altered(workbook, "xl/worksheets/sheet1.xml", b'<row r="4"', b'<row r="4000000000"')
    with pytest.raises(ReadingError) as told:
        open_sparse(path, quietly)
    assert told.value.problem is Problem.DAMAGED


def test_entities_are_refused(workbook: Path) -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]><worksheet'
    path = altered(workbook, "xl/worksheets/sheet1.xml", b"<worksheet", bomb)
    with pytest.raises(ReadingError):
        open_sparse(path, quietly)
