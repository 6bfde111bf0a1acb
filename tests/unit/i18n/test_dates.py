"""Dates as each language and calendar writes them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.i18n import LANGUAGES
from smallcrm.i18n.calendars import Calendar
from smallcrm.i18n.dates import (
    FRIDAY,
    SATURDAY,
    SUNDAY,
    first_day_of_week,
    format_date,
    format_partial,
    rest_days,
    weekday_name,
)

DAY = date(2024, 12, 31)


def whole(written: str) -> str:
    """As a date is shown, whose words a line does not tear apart."""
    return written.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("language", "written"), [("en", "31/12/2024"), ("he", "31.12.2024"), ("ar", "31/12/2024"), ("fa", "2024/12/31"), ("bg", "31.12.2024")]
)
def test_a_short_date_by_language(language: str, written: str) -> None:
    assert format_date(DAY, language=language) == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "31 December 2024"),
        ("he", "31 בדצמבר 2024"),
        ("ar", "31 ديسمبر 2024"),
        ("fa", "31 دسامبر 2024"),
        ("bg", "31 декември 2024 г."),
    ],
)
def test_a_long_date_by_language(language: str, written: str) -> None:
    assert format_date(DAY, language=language, style="long") == whole(written)


def test_a_persian_date_in_its_own_calendar_and_digits() -> None:
    assert format_date(DAY, calendar=Calendar.JALALI, language="fa", digits="native") == "۱۴۰۳/۱۰/۱۱"


def test_a_hebrew_date_is_written_in_letters() -> None:
    assert format_date(date(2024, 12, 13), calendar=Calendar.HEBREW, language="he") == whole("י״ב בכסלו תשפ״ה")


def test_a_hebrew_date_in_english_names_its_month() -> None:
    assert format_date(date(2024, 12, 13), calendar=Calendar.HEBREW, language="en") == whole("12 Kislev 5785")


def test_a_day_outside_the_hijri_table_is_written_in_the_gregorian_calendar() -> None:
    assert format_date(date(1900, 1, 2), calendar=Calendar.HIJRI, language="en") == "02/01/1900"


def test_a_day_without_a_year_names_its_month() -> None:
    written = [format_partial(None, 4, 12, language=code) for code in ("en", "he", "bg")]
    assert written == [whole("12 April"), whole("12 באפריל"), whole("12 април")]


def test_a_year_alone_is_the_year() -> None:
    assert format_partial(1941, None, None, language="he") == "1941"


def test_a_month_and_its_year() -> None:
    assert format_partial(1990, 4, None, language="bg") == whole("април 1990 г.")


@given(st.dates(), st.sampled_from(sorted(LANGUAGES)), st.sampled_from(list(Calendar)))
def test_every_day_can_be_written_in_every_language_and_calendar(day: date, language: str, calendar: Calendar) -> None:
    assert format_date(day, calendar=calendar, language=language)


def test_the_week_rests_on_friday_and_saturday_in_israel_and_on_friday_in_iran() -> None:
    assert rest_days("IL") == {FRIDAY, SATURDAY}
    assert rest_days("IR") == {FRIDAY}
    assert rest_days("BG") == {SATURDAY, SUNDAY}


def test_the_week_begins_where_the_region_begins_it() -> None:
    assert [first_day_of_week(region) for region in ("IL", "IR", "BG")] == [SUNDAY, SATURDAY, 0]


def test_the_last_day_of_2024_was_a_tuesday() -> None:
    assert [weekday_name(DAY, code) for code in ("he", "fa", "bg")] == ["יום שלישי", "سه‌شنبه", "вторник"]
    assert weekday_name(DAY, "he", short=True) == "ג׳"
