"""Formulas whose results a workbook does not hold, as programs write them that compute nothing."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.unit.exchange.reading import BRITAIN, imported, understood

from smallcrm.domain.errors import UserError
from smallcrm.exchange.column_texts import about_unsolved
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.exchange.cells import Cell

HEADINGS = ["Name", "Phone", "Bought", "Paid", "Balance"]


def workbook(folder: Path, *rows: list[Cell]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    path = folder / "customers.xlsx"
    book.save(path)
    return path


def with_results(path: Path, result: str) -> Path:
    """The same workbook, every formula with this as its result."""
    solved = path.with_name("solved.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(solved, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for empty in (b"<v></v>", b"<v />", b"<v/>"):
                content = content.replace(empty, f"<v>{result}</v>".encode())
            new.writestr(name, content)
    return solved


@pytest.fixture
def debts(tmp_path: Path) -> Path:
    ann: list[Cell] = ["Ann Lee", "020 7946 0018", 100, 20, "=C2-D2"]
    bob: list[Cell] = ["Bob Gray", "020 7946 0019", 50, 30, "=C3-D3"]
    return workbook(tmp_path, [*HEADINGS], ann, bob, ["=A2", "020 7946 0020", 7, 0, 7])


def test_formulas_without_results_are_told_by_column_with_what_to_do(debts: Path) -> None:
    (said,) = about_unsolved(imported(debts, BRITAIN).table)
    assert strip_marks(said) == (
        "Formulas in the file lack what they come to (1 cell of “Name”, 2 cells of “Balance”), and are read as empty or as 0. "
        "Open the file in Excel or LibreOffice, save it there, then bring it again."
    )


def test_formulas_with_results_are_read_and_nothing_is_told(debts: Path) -> None:
    got = imported(with_results(debts, "80"), BRITAIN)
    assert about_unsolved(got.table) == []
    assert got.column("Balance").filled == 3


def test_noughts_alone_in_a_workbook_to_be_worked_out_later_are_no_results(debts: Path) -> None:
    assert imported(with_results(debts, "0"), BRITAIN).table.unsolved == {0: 1, 4: 2}


def test_the_formula_of_a_sum_below_the_table_is_not_told(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["Name", "Balance"], ["Ann Lee", 80], ["Bob Gray", 20], ["Total", "=SUM(B2:B3)"])
    assert about_unsolved(imported(path, BRITAIN).table) == []


def test_a_column_of_formulas_that_the_user_leaves_out_is_not_told(debts: Path) -> None:
    got = imported(debts, BRITAIN, targets={0: "ignore", 4: "ignore"})
    assert about_unsolved(got.table) == []


def test_a_sheet_of_nothing_but_formulas_says_why_it_is_empty(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        understood(workbook(tmp_path, ["=Old!A1", "=Old!B1"], ["=Old!A2", "=Old!B2"]))
    assert "formulas without what they come to" in str(refused.value)
