"""What a sheet holds, where its headings stand and of which day its balances are, said on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from tests.workbooks import workbook

from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Type

SHOP: list[list[object]] = [["שם", "טלפון", "עיר"], ["המאפייה של כהן", "03-555-0199", "חיפה"], ["סניף הכרמל", "04-555-0198", "חיפה"]]
PEOPLE: list[list[object]] = [["לקוח", "נייד", "חוב"], ["דנה לוי", "054-123-4567", 120], ["יוסף כץ", "054-123-4568", 80]]


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """The shop's own branches and phones right above the customers; a second sheet of suppliers."""
    path = workbook(tmp_path / "notebook.xlsx", [*SHOP, *PEOPLE], sheet="Customers")
    book = openpyxl.load_workbook(path)
    page = book.create_sheet("ספקים")
    for row in (["ספק", "טלפון"], ["תנובה", "03-698-6222"]):
        page.append(row)
    book.save(path)
    return path


def tables(crm: Type, *typed: object) -> dict[str, dict[str, Any]]:
    return {table["sheet"]: table for table in json.loads(crm("import", *typed, "--json").out)["tables"]}


def headings(table: dict[str, Any]) -> list[str]:
    return [column["heading"] for column in table["columns"]]


def test_the_headings_stand_in_the_row_that_is_said(crm: Type, notebook: Path) -> None:
    assert headings(tables(crm, notebook)["Customers"]) == SHOP[0]
    assert headings(tables(crm, notebook, "--headings-row", "customers=4")["Customers"]) == PEOPLE[0]


def test_the_rows_above_the_headings_that_are_said_are_left_out(crm: Type, notebook: Path) -> None:
    crm("import", notebook, "--yes", "--headings-row", "Customers=4")
    assert {card["display_name"]: card["balance"] for card in json.loads(crm("find", "--json").out)} == {"דנה לוי": 12000, "יוסף כץ": 8000}


def test_a_sheet_without_headings_is_read_from_its_first_row(crm: Type, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["דנה לוי", "דוא״ל", "מאפייה"], ["יוסף כץ", "דוא״ל", "נגרייה"]])
    (table,) = tables(crm, path, "--headings-row", "0").values()
    assert table["rows"]["new"] == 2


def test_the_row_of_the_headings_is_remembered_for_the_next_file(crm: Type, notebook: Path, tmp_path: Path) -> None:
    crm("import", notebook, "--yes", "--headings-row", "Customers=4")
    following = workbook(tmp_path / "b.xlsx", [*SHOP, PEOPLE[0], ["רות פרץ", "054-123-4569", 5]], sheet="Customers")
    book = openpyxl.load_workbook(following)
    for row in (["ספק", "טלפון"], ["תנובה", "03-698-6222"]):
        (book["ספקים"] if "ספקים" in book.sheetnames else book.create_sheet("ספקים")).append(row)
    book.save(following)
    assert headings(tables(crm, following)["Customers"]) == PEOPLE[0]


def test_a_sheet_is_read_as_what_it_is_said_to_hold(crm: Type, notebook: Path) -> None:
    found = tables(crm, notebook, "--sheet-holds", "ספקים=customers", "--sheet-holds", "Customers=ignore")
    assert {name: table["kind"] for name, table in found.items()} == {"ספקים": "customers"}


def test_the_only_sheet_needs_no_name(crm: Type, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", PEOPLE)
    (table,) = tables(crm, path, "--sheet-holds", "sales", "--headings-row", "2").values()
    assert (table["kind"], headings(table)[0]) == ("sales", "דנה לוי")


def test_a_day_is_that_of_the_balances_of_its_sheet_alone(crm: Type, notebook: Path) -> None:
    options = ("--sheet-holds", "ספקים=customers", "--headings-row", "Customers=4")
    for day, said in (("31.12.2024", 2), ("Customers=31.12.2024", 1), ("ספקים=31.12.2024", 1)):
        lines = [strip_marks(line) for line in crm("import", notebook, *options, "--column", "טלפון=balance", "--balances-of", day).lines]
        assert sum(line.startswith("The balances are those of ") for line in lines) == said


def test_the_order_of_the_names_is_read_as_it_is_said(crm: Type, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["שם", "נייד"], ["אלמוג פרץ", "054-123-4567"]])
    crm("import", path, "--yes", "--names", "family_first")
    (card,) = json.loads(crm("find", "--columns", "given_name,family_name", "--json").out)
    assert (card["given_name"], card["family_name"]) == ("פרץ", "אלמוג")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("--sheet-holds", "ledger"), "notebook.xlsx has several sheets. Write which of them is meant, such as Customers=ledger."),
        (("--headings-row", "4"), "notebook.xlsx has several sheets. Write which of them is meant, such as Customers=4."),
        (("--sheet-holds", "לקוחות=ledger"), "notebook.xlsx has no sheet “לקוחות”. Its sheets: Customers, ספקים."),
        (("--sheet-holds", "Customers=debts"), "“debts” is nothing that a sheet holds. Write one of: customers, sales, ledger, ignore."),
        (("--headings-row", "Customers=99"), "The headings cannot stand in row 99. Write the number of their row, 0 where there are none."),
        (("--headings-row", "Customers=-1"), "The headings cannot stand in row -1. Write the number of their row, 0 where there are none."),
        (("--balances-of", "Customers=soon"), "“soon” is no date. Write the day, the month and the year, such as 31.12.2024."),
    ],
)
def test_what_is_no_sheet_kind_row_or_day_is_told_and_nothing_written(crm: Type, notebook: Path, typed: tuple[str, str], told: str) -> None:
    answer = crm("import", notebook, "--yes", *typed)
    assert (answer.code, strip_marks(answer.err)) == (2, f"{told}\n")
    assert crm("find").out == "0 customers\n"
