"""Days without a year: the name of the sheet or a title says it, in words, or nothing is guessed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.reading import BRITAIN, BULGARIA, IRAN, ISRAEL, understood
from tests.workbooks import workbook

from smallcrm.exchange.column_texts import about_columns
from smallcrm.exchange.day_order import DaysOfEntries
from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import TableUnderstanding

HEBREW: list[object] = ["תאריך", "לקוח", "לקח", "שילם"]
ENGLISH: list[object] = ["Date", "Customer", "Took", "Paid"]


def entries(folder: Path, sheet: str, *rows: list[object], context: ReadingContext = ISRAEL) -> TableUnderstanding:
    return understood(workbook(folder / "a.xlsx", rows, sheet), context).tables[0]


def first_day(table: TableUnderstanding) -> date | None:
    return table.entries_from


def test_the_year_and_the_order_of_days_are_those_of_the_sheets_name(tmp_path: Path) -> None:
    rows: list[list[object]] = [HEBREW, ["1.2", "דנה כהן", 10, None], ["2.2", "דנה כהן", None, 5], ["5.2", "משה לוי", 20, None]]
    table = entries(tmp_path, "פברואר 2024", *rows)
    assert (first_day(table), table.columns[0].decisions.dates.order) == (date(2024, 2, 1), "dmy")


def test_the_year_is_said_in_words(tmp_path: Path) -> None:
    table = entries(tmp_path, "ינואר 2024", HEBREW, ["15.1", "דנה כהן", 10, None])
    assert "days without a year are in 2024, as the name of the sheet or its title says" in about_columns(table, ISRAEL)[0]


def test_the_year_of_a_title_is_that_of_days_in_words(tmp_path: Path) -> None:
    table = entries(
        tmp_path, "Book", ["Year 2025"], ENGLISH, ["14 March", "Ann Lee", 10, None], ["3/15", "Ann Lee", 5, None], context=BRITAIN
    )
    assert first_day(table) == date(2025, 3, 14)


def test_the_year_of_a_jalali_month_is_jalali(tmp_path: Path) -> None:
    rows: list[list[object]] = [["تاریخ", "مشتری", "بدهکار", "بستانکار"], ["۳/۱", "مریم حسینی", 10, None]]
    table = entries(tmp_path, "فروردین ۱۴۰۳", *rows, context=IRAN)
    dates = table.columns[0].decisions.dates
    assert (dates.calendar, dates.order, first_day(table)) == (Calendar.JALALI, "dmy", date(2024, 3, 22))


def test_numbers_alone_are_days_of_the_month_that_the_sheet_names(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Дата", "Име", "Взел", "Платил"], [3, "Иван Петров", 12.5, None], ["17", "Иван Петров", None, 10]]
    table = entries(tmp_path, "Януари 2025", *rows, context=BULGARIA)
    assert table.days == DaysOfEntries(date(2025, 1, 3), date(2025, 1, 17), steps=1, back=0)


def test_days_with_their_month_in_words_alone_are_in_the_year_that_the_sheet_names(tmp_path: Path) -> None:
    table = entries(tmp_path, "2025", ENGLISH, ["3 Jan", "Ann Lee", 20, None], ["15 Feb", "Bob Ray", 10, None], context=BRITAIN)
    assert first_day(table) == date(2025, 1, 3)


def test_days_whose_year_nothing_says_have_the_order_that_some_of_them_tell(tmp_path: Path) -> None:
    rows: list[list[object]] = [["3.1", "דנה כהן", 20, None], ["15.1", "יוסי לוי", 10, None], ["28.12", "דנה כהן", 5, None]]
    dates = entries(tmp_path, "Sheet1", HEBREW, *rows).columns[0].decisions.dates
    assert (dates.order, dates.evidence, dates.said) == ("dmy", ("15.1", "28.12"), None)


@pytest.mark.parametrize("name", ["פנקס", "2023-2024"])
def test_without_a_year_or_with_two_nothing_is_guessed(tmp_path: Path, name: str) -> None:
    assert first_day(entries(tmp_path, name, HEBREW, ["15.1", "דנה כהן", 10, None])) is None


def test_months_of_the_year_are_no_days(tmp_path: Path) -> None:
    assert first_day(entries(tmp_path, "2024", ENGLISH, ["01/24", "Ann Lee", 10, None], ["02/24", "Ann Lee", 5, None])) is None


def test_days_that_may_change_places_are_asked_about(tmp_path: Path) -> None:
    table = entries(tmp_path, "2024", HEBREW, ["1.2", "דנה כהן", 10, None], ["3.4", "דנה כהן", 10, None])
    assert [question.samples for question in table.questions] == [("1.2", "3.4")]
