"""Whose row it is and what an update changes, on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.workbooks import workbook

from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Answer, Type

HOME, MOBILE = "03-555-0123", "054-123-4567"


def said(answer: Answer) -> list[str]:
    return [strip_marks(line) for line in answer.lines]


def two_moshes(folder: Path) -> Path:
    rows: list[list[object]] = [["No", "Name", "Phone"], [12, "משה כהן", HOME], [13, "משה כהן", MOBILE]]
    path = workbook(folder / "notebook.xlsx", rows, sheet="Customers")
    book = openpyxl.load_workbook(path)
    page = book.create_sheet("Ledger")
    for row in (["Name", "Date", "Took"], ["משה כהן", "13/04/2024", 30]):
        page.append(row)
    book.save(path)
    return path


def balances(crm: Type) -> dict[str, int]:
    return {card["number"]: card["balance"] for card in json.loads(crm("find", "--columns", "number,balance", "--json").out)}


@pytest.mark.parametrize("whose", ["Customers:3", "13"], ids=["by_its_row", "by_its_number"])
def test_an_entry_is_given_to_one_whom_the_file_makes(crm: Type, tmp_path: Path, whose: str) -> None:
    path = two_moshes(tmp_path)
    told = f"Several cards are meant: 12 משה כהן ({HOME}, row 2); 13 משה כהן ({MOBILE}, row 3)."
    assert any(told in line for line in said(crm("import", path, "--dry-run")))
    assert crm("import", path, "--yes", "--row", f"Ledger:2={whose}").code == 0
    assert balances(crm) == {"12": 0, "13": 3000}


def test_an_entry_is_given_to_a_card_of_the_book_or_left_out(crm: Type, tmp_path: Path) -> None:
    crm("card", "--new", "--set", "number=77", "--set", "name=דנה כהן")
    path = two_moshes(tmp_path)
    assert json.loads(crm("import", path, "--row", "Ledger:2=skip", "--json").out)["tables"][1]["rows"]["skip"] == 1
    crm("import", path, "--yes", "--row", "ledger:2=77")
    assert balances(crm) == {"12": 0, "13": 0, "77": 3000}


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        ("2=12", "“2=12” names no row."),
        ("Ledger:99=new", "“Ledger:99=new” names no row."),
        ("Ledger:2=משה כהן", "“משה כהן” is neither the number nor the name of one card"),
    ],
    ids=["without_its_sheet", "beyond_the_last", "a_name_of_two"],
)
def test_a_row_or_a_customer_that_is_not_there_is_told_and_nothing_written(crm: Type, tmp_path: Path, pair: str, told: str) -> None:
    answer = crm("import", two_moshes(tmp_path), "--yes", "--row", pair)
    assert (answer.code, strip_marks(answer.err).startswith(told)) == (2, True)
    assert balances(crm) == {}


def test_a_dry_run_names_each_card_that_changes_with_the_old_and_the_new_and_the_money(crm: Type, tmp_path: Path) -> None:
    crm("card", "--new", "--set", "number=77", "--set", "name=דנה כהן", "--set", f"phone={HOME}", "--set", "balance=100")
    path = workbook(tmp_path / "א.xlsx", [["שם", "טלפון", "חברה", "יתרה"], ["דנה כהן", HOME, "כהן ובנותיו", 7]])
    lines = said(crm("import", path, "--dry-run"))
    assert any("77 דנה כהן: Balance: ₪100.00 → ₪7.00; " in line for line in lines)
    assert "1 balance in the book is replaced: ₪100.00 becomes ₪7.00." in lines


def test_an_entry_that_could_be_of_two_is_given_to_a_new_customer(crm: Type, tmp_path: Path) -> None:
    assert crm("import", two_moshes(tmp_path), "--yes", "--row", "Ledger:2=new").code == 0
    assert sorted(balances(crm).values()) == [0, 0, 3000]
