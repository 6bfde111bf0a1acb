"""Bringing files in and taking them out from the command line: what is said, what is asked, what is written."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.cli.conftest import DATA, GROCER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Type


def text_file(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def test_an_import_is_shown_first_and_writes_nothing(crm: Type) -> None:
    answer = crm("import", GROCER)
    assert answer.code == 0
    for line in (
        "Sheet: לקוחות (Looks like customers)",
        "Another sheet, not read: ישן (hidden)",
        "Another sheet, not read: ספקים (Looks like suppliers)",
        "Row 2 is left out (Stands above the table): עודכן: 31.12.2024",
        'Row 67 is left out (Holds sums): סה"כ  25127.27',
        "The sum in row 67, ₪25,127.27, agrees with the rows.",
        "60 new customers can be brought in.",
        "They owe ₪25,177.77 in all. ₪50.50 is in credit. The difference is ₪25,127.27.",
        "Nothing was written. Add --yes to write it, or --dry-run to see what happens with each row.",
    ):
        assert line in answer.lines
    assert any(line.startswith("ת. לידה   →  Birthday") for line in answer.lines)
    assert any("052-847-7316" in line and "₪883.92" in line for line in answer.lines)
    assert crm("find").out == "0 customers\n"


def test_yes_writes_and_a_dry_run_never_does(crm: Type) -> None:
    assert crm("import", GROCER, "--yes", "--dry-run").lines[-1] == "Nothing was written."
    assert crm("find").out == "0 customers\n"
    assert "60 new customers were brought in." in crm("import", GROCER, "--yes").lines
    assert crm("find").lines[-1] == "60 customers · owing ₪25,177.77 · in credit ₪50.50"


def test_the_report_is_there_for_programs(crm: Type) -> None:
    report = json.loads(crm("import", GROCER, "--json").out)
    assert (report["owing"], report["in_credit"]) == (2517777, 5050)
    assert (report["new_customers"], report["balance_total"], report["currency"], report["written"]) == (60, 2512727, "ILS", False)
    assert (report["changed_customers"], report["entries"]) == (0, 0)
    (table,) = report["tables"]
    assert (table["sheet"], table["kind"]) == ("לקוחות", "customers")
    assert {"heading": "ת. לידה", "field": "birthday"} in table["columns"]
    assert table["rows"] == {"new": 60, "update": 0, "same": 0, "skip": 0, "cannot": 0}
    assert {"row": 67, "reason": "total", "text": 'סה"כ  25127.27'} in table["left_out"]
    assert report["totals"] == [{"row": 67, "stated": 2512727, "computed": 2512727, "currency": "ILS"}]
    assert [sheet["name"] for sheet in report["sheets"] if sheet["hidden"]] == ["ישן"]
    assert table["told"] == report["questions"] == []


def test_a_sum_that_does_not_agree_is_said(crm: Type, tmp_path: Path) -> None:
    path = text_file(tmp_path / "חובות.csv", "שם,נייד,יתרה", "דנה כהן,054-123-4567,10", "יוסי לוי,054-123-4568,20", 'סה"כ,,31')
    assert "The sum in row 4 says ₪31.00, but the rows add up to ₪30.00." in crm("import", path).lines


def test_faults_are_said_row_by_row_and_where_they_are_kept(crm: Type, tmp_path: Path) -> None:
    path = text_file(
        tmp_path / "לקוחות.csv",
        "שם,נייד,תאריך לידה",
        "דנה כהן,054-123-4567,באביב",
        ",,1980",
        "יוסי לוי,05412,1.2.1970",
    )
    answer = crm("import", path, "--yes")
    assert answer.code == 0
    assert "Row 2, תאריך לידה: “באביב”. This is not a date." in answer.lines
    assert "Row 4, נייד: “05412”. This does not look like a whole phone number. It is kept as typed." in answer.lines
    assert "Row 3: “1980”. Nothing in this row says who it is." in answer.lines
    assert "What could not be read of a customer stands in the notes of the card." in answer.lines
    assert "1 row says nobody's name and stays in the file." in answer.lines
    (card,) = json.loads(crm("find", "דנה", "--json").out)
    assert card["notes"] == "תאריך לידה: באביב"


def test_dropped_characters_and_far_cells_are_said(crm: Type) -> None:
    assert "2 empty characters were left out." in crm("import", DATA / "bad" / "nul.csv").lines
    assert any("far from the table was left out" in line for line in crm("import", DATA / "bad" / "huge_range.xlsx").lines)


def test_another_sheet_is_read_by_its_name(crm: Type) -> None:
    answer = crm("import", GROCER, "--sheet", "ספקים")
    assert (answer.code, answer.lines[0]) == (0, "Sheet: ספקים (Looks like customers)")
    assert "Another sheet, not read: לקוחות (Left out)" in answer.lines
    refused = crm("import", GROCER, "--sheet", "אין")
    assert (refused.code, refused.err) == (2, "grocer_he.xls has no sheet “אין”. Its sheets: לקוחות, ישן, ספקים.\n")


def test_a_column_goes_where_it_is_sent(crm: Type) -> None:
    answer = crm("import", GROCER, "--yes", "--column", "הערות=custom", "--column", "עיר=region", "--column", "כתובת=ignore")
    assert answer.code == 0
    card = json.loads(crm("card", "1012", "--json").out)
    assert (card["region"], card["addresses"], card["notes"]) == ("נתניה", [], "")
    assert card["custom"]["הערות"].startswith("משלם רק במזומן")


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("אין=name", "There is no column “אין” in the file. Its columns: מס' לקוח, שם משפחה,"),
        ("עיר=shoe", "“shoe” is no field. Write HEADER=FIELD with one of: name, number,"),
        ("עיר", "“עיר” is no field."),
        ("עיר=took", "“took” is no field. Write HEADER=FIELD with one of: name, number,"),
    ],
)
def test_a_column_or_field_that_is_not_there_is_named(crm: Type, column: str, said: str) -> None:
    answer = crm("import", GROCER, "--yes", "--column", column)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(said)
    assert crm("find").out == "0 customers\n"


def test_where_two_readings_are_left_yes_writes_nothing_and_names_the_option(crm: Type, tmp_path: Path) -> None:
    path = text_file(tmp_path / "two.csv", "Name,Mobile,Birthday", "Dana,054-123-4567,03/04/1980", "Yossi,054-123-4568,05/06/1971")
    refused = crm("import", path, "--yes")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("two.csv: “Birthday” can be read in two ways (03/04/1980, 05/06/1971). Say which with --dates: dmy, mdy.")
    assert crm("find").out == "0 customers\n"
    assert any("Say which with --dates: dmy, mdy." in line for line in crm("import", path).lines)
    assert crm("import", path, "--yes", "--dates", "mdy").code == 0
    assert json.loads(crm("find", "Dana", "--json").out)[0]["birthday"] == {"year": 1980, "month": 3, "day": 4}


def test_amounts_in_tomans_are_named_with_what_to_do_where_the_book_counts_in_shekels(crm: Type) -> None:
    refused = crm("import", DATA / "customers_fa.xlsx", "--yes")
    assert (refused.code, refused.out) == (2, "")
    said = (
        "The amounts of “بدهی (تومان)” are in toman, and this book counts in Israeli shekel. "
        "Say with --amounts-in TOMAN --rate how many Israeli shekel one of it is worth, such as --rate 3.71; "
        "or, if they are in Israeli shekel after all, say so with --amounts-in ILS."
    )
    assert refused.err.startswith(f"customers_fa.xlsx: {said} Nothing was changed.")
    assert crm("find").out == "0 customers\n"
    assert crm("import", DATA / "customers_fa.xlsx").lines.count(said) == 1
    assert crm("import", DATA / "customers_fa.xlsx", "--yes", "--amounts-in", "ILS").code == 0


def test_the_decimal_mark_and_the_currency_are_said_by_options(crm: Type, tmp_path: Path) -> None:
    path = text_file(tmp_path / "m.csv", "Name;Mobile;Balance", "Dana;054-123-4567;1.234", "Yossi;054-123-4568;5.678")
    assert "--decimal: point, comma" in crm("import", path, "--yes").err
    assert crm("import", path, "--yes", "--decimal", "comma").code == 0
    assert json.loads(crm("find", "Dana", "--json").out)[0]["balance"] == 123400
    assert crm("import", path, "--amounts-in", "zzz").err.startswith("“zzz” is no currency.")
    refused = crm("import", path, "--yes", "--amounts-in", "bgn")
    assert refused.code == 2
    assert refused.err == (
        "This book counts in Israeli shekel, the amounts in m.csv are in Bulgarian lev. "
        "Say with --rate how many Israeli shekel one of it is worth, such as --rate 3.71. Nothing was changed.\n"
    )


def test_the_code_page_of_a_text_is_chosen(crm: Type, tmp_path: Path) -> None:
    path = text_file(tmp_path / "clients.csv", "Име;Мобилен", "Иван Петров;0881234567", encoding="cp1251")
    assert crm("import", path, "--yes", "--code-page", "cp1251").code == 0
    assert "Иван Петров" in crm("find").out
    refused = crm("import", path, "--code-page", "klingon")
    assert (refused.code, "clients.csv" in refused.err) == (2, True)


@pytest.mark.parametrize("name", ["empty.xlsx", "only_header.csv", "picture.xls", "truncated.xlsx"])
def test_what_nobody_can_read_is_named_in_one_sentence(crm: Type, name: str) -> None:
    answer = crm("import", DATA / "bad" / name, "--yes")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert name in answer.err


@pytest.mark.parametrize("name", ["אין.xls", "."])
def test_a_file_that_is_not_there_is_named(crm: Type, tmp_path: Path, name: str) -> None:
    answer = crm("import", tmp_path / name, "--yes")
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert (tmp_path / name).name in answer.err


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json"])
def test_all_customers_go_into_the_three_formats(grocer: Type, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"לקוחות{suffix}"
    assert grocer("export", path).out == f"60 customers written to {path}\n"
    assert path.stat().st_size > 1000


def test_only_the_customers_chosen_go_out_in_their_order(grocer: Type, tmp_path: Path) -> None:
    path = tmp_path / "חייבים.csv"
    assert grocer("export", path, "--find", "פרידמן", "--balance", "owes", "--sort=-balance").code == 0
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert [row[0] for row in rows[1:3]] == ["1012", "1006"]
    grocer("aside", "--customer", "1012")
    assert grocer("export", path, "--put-aside", "hide").out.startswith("59 customers")
    assert grocer("export", path).out.startswith("60 customers")


@pytest.mark.parametrize(
    ("name", "said"), [("a.doc", "a.doc has an ending"), ("אין/a.csv", "a.csv was not written: its folder is not there")]
)
def test_what_cannot_be_written_is_named(grocer: Type, tmp_path: Path, name: str, said: str) -> None:
    answer = grocer("export", tmp_path / name)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(said)


def test_a_file_is_given_back_with_its_faults_marked_and_nothing_is_written(crm: Type, tmp_path: Path) -> None:
    path = text_file(tmp_path / "לקוחות.csv", "שם,נייד,תאריך לידה", "דנה כהן,054-123-4567,באביב", ",,1980")
    marked = tmp_path / "marked.xlsx"
    answer = crm("import", path, "--marked", marked)
    assert answer.code == 0
    assert answer.lines[0] == f"2 cells are marked in {marked}"
    assert [(row[0].value, row[2].comment is not None) for row in openpyxl.load_workbook(marked).worksheets[0].iter_rows(min_row=2)] == [
        ("דנה כהן", True),
        (None, False),
    ]
    assert crm("find").out == "0 customers\n"


def test_where_the_marked_file_cannot_be_written_nothing_is_brought_in_either(crm: Type, tmp_path: Path) -> None:
    refused = crm("import", GROCER, "--yes", "--marked", tmp_path / "away" / "marked.xlsx")
    assert (refused.code, refused.err) == (2, "marked.xlsx was not written: its folder is not there. Choose another folder.\n")
    assert crm("find").out == "0 customers\n"
