"""Importing from the command line: several sheets, entries, rates, and the same counts before and after."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.conftest import DATA
from tests.workbooks import workbook

from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Answer, Type

COUNTS = ("new_customers", "changed_customers", "entries", "owing", "in_credit", "balance_total", "totals", "questions")


def said(answer: Answer) -> list[str]:
    return [strip_marks(line) for line in answer.lines]


def counts(report: dict[str, Any]) -> list[Any]:
    return [*(report[key] for key in COUNTS), [table["rows"] for table in report["tables"]]]


@pytest.mark.parametrize(
    "name", ["grocer_he.xls", "notebook_he.xlsx", "freelancer_en.ods", "online_retail.xlsx", "phone.vcf", "web_export_he.xls"]
)
def test_a_dry_run_prints_the_same_counts_as_the_import(crm: Type, name: str) -> None:
    dry = json.loads(crm("import", DATA / name, "--dry-run", "--json").out)
    done = json.loads(crm("import", DATA / name, "--yes", "--json").out)
    assert (dry["written"], done["written"]) == (False, True)
    assert counts(dry) == counts(done)


def test_a_dry_run_ends_with_the_same_sentences_as_the_import(crm: Type) -> None:
    dry, done = crm("import", DATA / "freelancer_en.ods", "--dry-run").lines, crm("import", DATA / "freelancer_en.ods", "--yes").lines
    assert dry[-1] == "Nothing was written."
    assert (dry[-4], done[-3]) == ("20 new customers can be brought in.", "20 new customers were brought in.")
    assert (dry[-3], done[-2]) == ("120 entries can be written into the black book.", "120 entries were written into the black book.")
    assert dry[-2] == done[-1]


def test_both_sheets_of_a_file_are_told_and_brought_in(crm: Type) -> None:
    lines = crm("import", DATA / "freelancer_en.ods", "--dry-run").lines
    assert "Sheet: Clients (Looks like customers)" in lines
    assert "Sheet: Ledger (Looks like entries of the black book)" in lines
    assert any(line.startswith("Billed") and "Took on credit" in line for line in lines)


def test_sheets_are_chosen_by_their_names(crm: Type) -> None:
    only = json.loads(crm("import", DATA / "freelancer_en.ods", "--sheet", "clients", "--json").out)
    assert [(table["sheet"], table["kind"]) for table in only["tables"]] == [("Clients", "customers")]
    both = json.loads(crm("import", DATA / "freelancer_en.ods", "--sheet", "Clients", "--sheet", "Ledger", "--json").out)
    assert [table["sheet"] for table in both["tables"]] == ["Clients", "Ledger"]


def test_the_same_file_again_is_said_to_stand_in_the_book_and_leaves_nothing_to_undo(crm: Type) -> None:
    crm("import", DATA / "notebook_he.xlsx", "--yes")
    again = crm("import", DATA / "notebook_he.xlsx", "--yes")
    assert (again.code, again.lines[-1]) == (0, "All of it stands in the book already. Nothing was changed.")
    crm("undo")
    assert crm("find").out == "0 customers\n"


def test_a_changed_row_is_counted_as_a_card_brought_up_to_date(crm: Type, tmp_path: Path) -> None:
    rows: list[list[object]] = [["שם", "נייד", "עיר"], ["דנה כהן", "054-123-4567", "חיפה"], ["יוסף לוי", "054-123-4568", "לוד"]]
    crm("import", workbook(tmp_path / "a.xlsx", rows), "--yes")
    rows[2].append("בעל חנות")
    rows[0].append("הערות")
    answer = crm("import", workbook(tmp_path / "b.xlsx", rows), "--yes")
    assert any(line == "1 card was brought up to date." for line in answer.lines)
    assert "1 row says what the book says already." in answer.lines
    assert json.loads(crm("find", "יוסף", "--json").out)[0]["notes"] == "בעל חנות"


def test_a_running_balance_that_does_not_agree_is_said_at_its_row(crm: Type, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["לקוח", "תאריך", "לקח", "שילם", "יתרה"],
        ["משה כהן", "02.03.2024", 12, None, 12],
        [None, "03.03.2024", None, 5, 9],
    ]
    path = workbook(tmp_path / "פנקס.xlsx", rows)
    assert "Row 3: the file says that ₪9.00 is owed then, but its rows add up to ₪7.00." in said(crm("import", path))
    (table,) = json.loads(crm("import", path, "--json").out)["tables"]
    assert [(told["row"], told["balance"]) for told in table["told"]] == [(3, [900, 700])]


def test_a_row_of_two_of_one_name_is_named_with_the_cards(crm: Type, tmp_path: Path) -> None:
    people = [["שם", "נייד"], ["משה כהן", "054-123-4567"], ["משה כהן", "054-123-4568"]]
    crm("import", workbook(tmp_path / "a.xlsx", people), "--yes")
    path = workbook(tmp_path / "פנקס.xlsx", [["לקוח", "תאריך", "לקח"], ["משה כהן", "02.03.2024", 12], ["רות לוי", "02.03.2024", 7]])
    lines = said(crm("import", path, "--yes"))
    assert any(line.startswith("Row 2: Several cards are meant: ") and line.count("משה כהן") == 2 for line in lines)
    assert "1 row could not be brought in and stays in the file." in lines
    assert crm("find", "--balance", "owes").lines[0].count("משה") == 0


def test_a_rate_brings_another_money_over(crm: Type, tmp_path: Path) -> None:
    path = workbook(tmp_path / "חובות.xlsx", [["שם", "נייד", "חוב"], ["דנה כהן", "054-123-4567", 10]])
    refused = crm("import", path, "--yes", "--amounts-in", "USD")
    assert (refused.code, crm("find").out) == (2, "0 customers\n")
    assert "This book counts in Israeli shekel, the amounts in חובות.xlsx are in US dollar." in strip_marks(refused.err)
    assert crm("import", path, "--yes", "--amounts-in", "USD", "--rate", "3.71").code == 0
    assert json.loads(crm("find", "דנה", "--json").out)[0]["balance"] == 3710


@pytest.mark.parametrize("rate", ["0", "-2", "much", "nan", "inf", "1e99", "1e-99", "99999999999999999999"])
def test_what_is_no_rate_is_refused(crm: Type, tmp_path: Path, rate: str) -> None:
    path = workbook(tmp_path / "a.xlsx", [["שם", "חוב"], ["דנה כהן", 10]])
    refused = crm("import", path, "--yes", "--amounts-in", "USD", f"--rate={rate}")
    assert (refused.code, refused.out) == (2, "")
    assert strip_marks(refused.err).startswith(f"“{rate}” is no rate.")


def test_a_column_of_entries_goes_where_it_is_sent(crm: Type, tmp_path: Path) -> None:
    path = workbook(tmp_path / "פנקס.xlsx", [["לקוח", "תאריך", "לקח", "כיכרות"], ["משה כהן", "02.03.2024", 12, 3]])
    assert crm("import", path, "--yes", "--column", "לקח=paid", "--column", "כיכרות=entry_note").code == 0
    assert json.loads(crm("find", "משה", "--json").out)[0]["balance"] == -1200


def test_sales_lines_are_said_to_stay_in_the_file(crm: Type) -> None:
    lines = crm("import", DATA / "online_retail.xlsx", "--yes").lines
    assert "981 new customers were brought in." in lines
    assert "2,000 sales lines stay in the file: the book keeps customers and what they owe, not yet what they bought." in lines
    assert "477 of the lines name no customer." in lines


def test_why_a_row_cannot_come_in_is_said_beside_what_else_is_said_of_it(crm: Type, tmp_path: Path) -> None:
    people = [["שם", "נייד"], ["משה כהן", "054-123-4567"], ["משה כהן", "054-123-4568"]]
    crm("import", workbook(tmp_path / "a.xlsx", people), "--yes")
    rows: list[list[object]] = [["לקוח", "תאריך", "לקח"], ["רות לוי", "02.03.2024", 7], ["משה כהן", None, 12]]
    lines = said(crm("import", workbook(tmp_path / "פנקס.xlsx", rows)))
    assert any(line.startswith("Row 3: Several cards are meant: ") for line in lines)
    assert any("that of the row above was taken" in line for line in lines)
