"""Four calendars against days that are known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.i18n import LANGUAGES
from smallcrm.i18n.calendars import (
    Calendar,
    CalendarError,
    days_in_month,
    from_gregorian,
    is_leap,
    month_name,
    months,
    to_gregorian,
)

DAYS = st.dates(date(1924, 8, 1), date(2077, 11, 16))


@pytest.mark.parametrize(
    ("calendar", "parts", "day"),
    [
        (Calendar.JALALI, (1403, 1, 1), date(2024, 3, 20)),
        (Calendar.JALALI, (1399, 12, 30), date(2021, 3, 20)),
        (Calendar.HIJRI, (1446, 1, 1), date(2024, 7, 7)),
        (Calendar.HIJRI, (1445, 9, 1), date(2024, 3, 11)),
        (Calendar.HEBREW, (5785, 7, 1), date(2024, 10, 3)),
        (Calendar.HEBREW, (5784, 13, 14), date(2024, 3, 24)),
        (Calendar.GREGORIAN, (2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_day_that_is_known(calendar: Calendar, parts: tuple[int, int, int], day: date) -> None:
    assert to_gregorian(*parts, calendar) == day
    assert from_gregorian(day, calendar) == parts


@given(DAYS, st.sampled_from(list(Calendar)))
def test_every_day_comes_back_from_every_calendar(day: date, calendar: Calendar) -> None:
    assert to_gregorian(*from_gregorian(day, calendar), calendar) == day


@given(DAYS, st.sampled_from(list(Calendar)))
def test_no_day_lies_behind_the_end_of_its_month(day: date, calendar: Calendar) -> None:
    year, month, number = from_gregorian(day, calendar)
    assert number <= days_in_month(year, month, calendar)


def test_a_day_outside_the_hijri_table_is_told_in_words() -> None:
    with pytest.raises(CalendarError, match="1924 to 2077"):
        from_gregorian(date(1900, 1, 1), Calendar.HIJRI)


def test_a_hijri_year_outside_the_table_is_told_in_words() -> None:
    with pytest.raises(CalendarError, match="1343 to 1500"):
        to_gregorian(1320, 1, 1, Calendar.HIJRI)


def test_thirty_esfand_is_refused_in_a_common_year() -> None:
    with pytest.raises(CalendarError, match="Esfand 1402"):
        to_gregorian(1402, 12, 30, Calendar.JALALI)


def test_a_common_hebrew_year_has_no_second_adar() -> None:
    with pytest.raises(CalendarError):
        to_gregorian(5785, 13, 1, Calendar.HEBREW)


@pytest.mark.parametrize("day", [date(622, 3, 21), date(3799, 3, 21), date(9999, 12, 31)])
def test_a_jalali_day_outside_the_years_of_the_calendar_is_refused(day: date) -> None:
    with pytest.raises(CalendarError):
        from_gregorian(day, Calendar.JALALI)


def test_the_last_jalali_day_goes_there_and_back() -> None:
    assert from_gregorian(to_gregorian(3177, 12, 30, Calendar.JALALI), Calendar.JALALI) == (3177, 12, 30)


def test_leap_years_of_each_calendar() -> None:
    leap = [(2024, Calendar.GREGORIAN), (1403, Calendar.JALALI), (1443, Calendar.HIJRI), (5784, Calendar.HEBREW)]
    assert all(is_leap(year, calendar) for year, calendar in leap)
    assert not any(is_leap(year + 1, calendar) for year, calendar in leap)


def test_a_hebrew_year_begins_with_tishrei_and_a_leap_year_has_thirteen_months() -> None:
    assert months(Calendar.HEBREW, 5784) == (7, 8, 9, 10, 11, 12, 13, 1, 2, 3, 4, 5, 6)
    assert len(months(Calendar.HEBREW, 5785)) == 12


def test_adar_of_a_leap_year_is_the_first_one() -> None:
    names = [month_name(Calendar.HEBREW, 12, year, language="he") for year in (5784, 5785, None)]
    assert names == ["אדר א׳", "אדר", "אדר"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("calendar", Calendar)
def test_every_month_has_its_own_name_in_every_language(calendar: Calendar, language: str) -> None:
    names = [month_name(calendar, month, language=language) for month in months(calendar)]
    assert len(set(names)) == len(names)
