"""How a file was read before, on the command line: used again, said, refused, saved by a name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.workbooks import workbook

from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Type

HEADINGS: list[object] = ["שם", "נייד", "קוד"]


@pytest.fixture
def january(tmp_path: Path) -> Path:
    """The file of January."""
    return workbook(tmp_path / "a.xlsx", [HEADINGS, ["דנה כהן", "054-123-4567", "אופה"]])


@pytest.fixture
def february(tmp_path: Path) -> Path:
    """The file of February, of the same headings."""
    return workbook(tmp_path / "b.xlsx", [HEADINGS, ["יוסי לוי", "052-333-4445", "צבע"]])


def occupations(crm: Type) -> list[str]:
    return [card["occupation"] for card in json.loads(crm("find", "--json").out)]


def test_the_next_file_is_read_as_the_last_was_and_says_so(crm: Type, january: Path, february: Path) -> None:
    assert "Read as you" not in crm("import", january, "--yes", "--column", "קוד=occupation").out
    dry = crm("import", february, "--dry-run")
    assert dry.lines[0].startswith("Read as you matched a file like it on ")
    assert json.loads(crm("import", february, "--yes", "--json").out)["matching"]["name"] == ""
    assert sorted(occupations(crm)) == ["אופה", "צבע"]


def test_it_is_read_as_understood_where_that_is_wanted(crm: Type, january: Path, february: Path) -> None:
    crm("import", january, "--yes", "--column", "קוד=occupation")
    report = json.loads(crm("import", february, "--as-understood", "--json").out)
    assert report["matching"] is None
    assert [column["field"] for column in report["tables"][0]["columns"]] == ["name", "mobile", "number"]


def test_an_option_counts_more_than_what_is_remembered(crm: Type, january: Path, february: Path) -> None:
    crm("import", january, "--yes", "--column", "קוד=occupation")
    report = json.loads(crm("import", february, "--column", "קוד=region", "--json").out)
    assert report["tables"][0]["columns"][2] == {"heading": "קוד", "field": "region"}


def test_a_saved_matching_is_used_by_its_name_on_other_columns(crm: Type, january: Path, tmp_path: Path) -> None:
    crm("import", january, "--yes", "--column", "קוד=occupation", "--save-matching", "ספק")
    other = workbook(tmp_path / "c.xlsx", [["קוד", "עיר", "שם", "נייד"], ["צבע", "חיפה", "יוסי לוי", "052-333-4445"]])
    dry = crm("import", other, "--matching", "ספק", "--dry-run")
    assert strip_marks(dry.lines[0]) == "Read by the saved matching “ספק”."
    crm("import", other, "--matching", "ספק", "--yes")
    assert sorted(occupations(crm)) == ["אופה", "צבע"]


def test_a_matching_that_is_not_there_or_does_not_fit_is_refused(crm: Type, january: Path, tmp_path: Path) -> None:
    refused = crm("import", january, "--matching", "ספק", "--yes")
    assert (refused.code, strip_marks(refused.err)) == (2, "There is no saved matching “ספק”.\n")
    crm("import", january, "--yes", "--column", "קוד=occupation", "--save-matching", "ספק")
    other = workbook(tmp_path / "c.xlsx", [["שם", "טלפון"], ["יוסי לוי", "052-333-4445"]])
    refused = crm("import", other, "--matching", "ספק", "--yes")
    assert (refused.code, strip_marks(refused.err)) == (2, "“ספק” does not fit c.xlsx: its columns are others.\n")


def test_nothing_is_saved_by_a_dry_run_or_where_nothing_was_said(crm: Type, january: Path) -> None:
    crm("import", january, "--dry-run", "--column", "קוד=occupation", "--save-matching", "ספק")
    refused = crm("import", january, "--yes", "--save-matching", "ספק")
    assert (refused.code, refused.err) == (2, "There is nothing to save: you have changed nothing in how the file is read.\n")
    assert crm("matchings").out == "There are none yet.\n"
    assert occupations(crm) == []


def test_an_old_rate_is_not_used_without_a_word(crm: Type, tmp_path: Path) -> None:
    for name, customer in (("a", "דנה כהן"), ("b", "יוסי לוי")):
        workbook(tmp_path / f"{name}.xlsx", [["שם", "נייד", "יתרה"], [customer, None, "$10"]])
    crm("import", tmp_path / "a.xlsx", "--yes", "--amounts-in", "USD", "--rate", "3.71")
    refused = crm("import", tmp_path / "b.xlsx", "--yes")
    assert refused.code == 2
    assert strip_marks(refused.err).startswith("One US dollar was worth 3.71 Israeli shekel when a file like b.xlsx was brought in last.")
    report = json.loads(crm("import", tmp_path / "b.xlsx", "--yes", "--rate", "4", "--json").out)
    assert report["balance_total"] == 4000


def test_what_is_remembered_is_passed_over_where_nothing_could_be_brought_in_by_it(crm: Type, tmp_path: Path) -> None:
    for name, row in (("a", ["דנה כהן", "054-123-4567"]), ("b", None)):
        book = openpyxl.Workbook()
        first, second = book.worksheets[0], book.create_sheet("נוספים")
        for line in (["שם", "נייד"], row):
            first.append(line or [])
        for line in (["שם", "נייד", "עיר"], ["יוסי לוי", "052-333-4445", "חיפה"]):
            second.append(line)
        book.save(tmp_path / f"{name}.xlsx")
    crm("import", tmp_path / "a.xlsx", "--yes", "--sheet", "Sheet")
    report = json.loads(crm("import", tmp_path / "b.xlsx", "--yes", "--json").out)
    assert (report["matching"], report["new_customers"]) == (None, 1)


def test_an_answer_of_another_file_counts_only_where_this_one_leaves_it_open(crm: Type, tmp_path: Path) -> None:
    born: list[object] = ["שם", "נייד", "תאריך לידה"]
    for name, days in (("a", ["3/4/1980"]), ("b", ["12/31/1980", "3/4/1990"]), ("c", ["5/6/1990"])):
        rows = [[f"{name} כהן {place}", f"054-123-456{place}", day] for place, day in enumerate(days)]
        workbook(tmp_path / f"{name}.xlsx", [born, *rows])
    assert crm("import", tmp_path / "a.xlsx", "--yes").code == 2
    for command in (["a.xlsx", "--dates", "dmy"], ["b.xlsx"], ["c.xlsx"]):
        assert crm("import", tmp_path / command[0], "--yes", *command[1:]).code == 0
    found = {card["display_name"]: card["birthday"] for card in json.loads(crm("find", "--json").out)}
    assert [(found[name]["month"], found[name]["day"]) for name in ("a כהן 0", "b כהן 1", "c כהן 0")] == [(4, 3), (3, 4), (6, 5)]
