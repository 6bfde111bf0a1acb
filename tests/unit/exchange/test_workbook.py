"""What the readers of workbooks make of cells and sheets that hold no plain value."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.chart import BarChart
from tests.unit.exchange.files import opened

from smallcrm.exchange.readers.sparse_xlsx import open_sparse
from smallcrm.exchange.readers.workbook import open_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.readers.sheet import OpenedFile


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A workbook with macros, a chart of its own, a very hidden sheet, an error and a formula that was never worked out."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "לקוחות"
    for row in (("שם", "חוב", "ותק"), ("דנה", 120, "=B2*2"), ("יוסי", "#N/A", None), ("רבקה", "=1/0", 7)):
        page.append(row)
    book.create_chartsheet("תרשים").add_chart(BarChart())
    book.create_sheet("הגדרות").sheet_state = "veryHidden"
    path = tmp_path / "customers.xlsm"
    book.save(path)
    return path


def quietly(_: int, __: int) -> None:
    """Nobody listens."""


def rows(file: OpenedFile) -> list[list[Cell]]:
    found = [[None if cell == "" else cell for cell in row] for row in file.sheets[0].slice(0, 100)]
    return [[*row, *[None] * (3 - len(row))] for row in found]


@pytest.mark.parametrize("sparse", [False, True])
def test_formulas_that_were_never_worked_out_are_blank(workbook: Path, sparse: bool) -> None:
    file = open_sparse(workbook, quietly) if sparse else open_workbook(workbook, "xlsx", quietly)
    assert [row for row in rows(file) if row[0] != "יוסי"] == [["שם", "חוב", "ותק"], ["דנה", 120, None], ["רבקה", None, 7]]


@pytest.mark.parametrize("sparse", [False, True])
def test_sheets_of_charts_are_left_out_and_hidden_ones_marked(workbook: Path, sparse: bool) -> None:
    file = open_sparse(workbook, quietly) if sparse else open_workbook(workbook, "xlsx", quietly)
    assert [(sheet.name, sheet.hidden) for sheet in file.sheets] == [("לקוחות", False), ("הגדרות", True)]


def test_a_workbook_with_macros_gives_its_values_alone(workbook: Path) -> None:
    with zipfile.ZipFile(workbook, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Sub AutoOpen()" * 100)
    with opened(workbook) as file:
        assert file.kind == "xlsx"
        assert file.rows(0, 0, 2) == [["שם", "חוב", "ותק"], ["דנה", 120]]
