"""Birthdays known in part, kept in four calendars."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.partial_date import Calendar, CalendarError, PartialDate
from smallcrm.i18n.calendars import is_leap

DAYS = st.dates(date(1930, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize("parts", [(1941, None, None), (1990, 4, None), (None, 4, 12), (1990, 4, 12), (None, 2, 29)])
def test_a_year_a_month_of_a_year_a_day_of_a_month_or_all_three(parts: tuple[int | None, int | None, int | None]) -> None:
    assert (PartialDate(*parts).year, PartialDate(*parts).month, PartialDate(*parts).day) == parts


@pytest.mark.parametrize(
    "parts", [(None, None, None), (None, 4, None), (1990, None, 4), (1990, 13, 1), (2023, 2, 29), (None, 2, 30), (0, 1, 1)]
)
def test_parts_that_make_no_date_are_refused(parts: tuple[int | None, int | None, int | None]) -> None:
    with pytest.raises(CalendarError):
        PartialDate(*parts)


def test_parts_are_checked_in_their_own_calendar() -> None:
    assert PartialDate(1403, 12, 30, Calendar.JALALI).gregorian() == date(2025, 3, 20)
    with pytest.raises(CalendarError):
        PartialDate(1402, 12, 30, Calendar.JALALI)


def test_only_a_whole_date_is_a_day() -> None:
    assert PartialDate(1990, 4, 12).gregorian() == date(1990, 4, 12)
    assert PartialDate(1990, 4).gregorian() is None
    assert [PartialDate(1990, 4, 12).is_whole, PartialDate(None, 4, 12).is_whole] == [True, False]


def test_a_hebrew_birthday_tells_its_gregorian_parts() -> None:
    assert PartialDate(5745, 9, 12, Calendar.HEBREW).gregorian_parts() == (1984, 12, 6)


def test_a_jalali_year_alone_tells_the_gregorian_year_it_begins_in() -> None:
    assert PartialDate(1363, calendar=Calendar.JALALI).gregorian_parts() == (1984, None, None)


def test_a_day_of_another_calendar_without_a_year_tells_no_gregorian_day() -> None:
    assert PartialDate(None, 9, 12, Calendar.HEBREW).gregorian_parts() == (None, None, None)


@pytest.mark.parametrize(
    ("birthday", "after", "kept"),
    [
        (PartialDate(1990, 4, 12), date(2024, 12, 31), date(2025, 4, 12)),
        (PartialDate(None, 4, 12), date(2025, 4, 12), date(2025, 4, 12)),
        (PartialDate(2000, 2, 29), date(2025, 1, 1), date(2025, 3, 1)),
        (PartialDate(2000, 2, 29), date(2028, 1, 1), date(2028, 2, 29)),
        (PartialDate(1399, 12, 30, Calendar.JALALI), date(2024, 1, 1), date(2024, 3, 20)),
        (PartialDate(1399, 12, 30, Calendar.JALALI), date(2025, 1, 1), date(2025, 3, 20)),
        (PartialDate(None, 9, 12, Calendar.HEBREW), date(2024, 12, 1), date(2024, 12, 13)),
        (PartialDate(None, 8, 30, Calendar.HEBREW), date(2023, 11, 1), date(2023, 11, 14)),
        (PartialDate(1405, 9, 1, Calendar.HIJRI), date(2024, 1, 1), date(2024, 3, 11)),
    ],
)
def test_a_birthday_recurs_in_its_own_calendar(birthday: PartialDate, after: date, kept: date) -> None:
    assert birthday.next_occurrence(after) == kept


def test_thirty_kislev_is_kept_on_the_first_of_tevet_where_kislev_is_short() -> None:
    birthday = PartialDate(None, 9, 30, Calendar.HEBREW)
    assert birthday.next_occurrence(date(2023, 12, 1)) == PartialDate(5784, 10, 1, Calendar.HEBREW).gregorian()


def test_adar_of_a_common_year_is_kept_in_the_second_adar() -> None:
    birthday = PartialDate(5783, 12, 14, Calendar.HEBREW)
    assert birthday.next_occurrence(date(2024, 1, 1)) == date(2024, 3, 24)


def test_the_first_adar_is_kept_in_the_first_adar() -> None:
    birthday = PartialDate(5782, 12, 14, Calendar.HEBREW)
    assert birthday.next_occurrence(date(2024, 1, 1)) == date(2024, 2, 23)


def test_the_second_adar_is_kept_in_the_one_adar_of_a_common_year() -> None:
    birthday = PartialDate(5784, 13, 14, Calendar.HEBREW)
    assert birthday.next_occurrence(date(2025, 1, 1)) == date(2025, 3, 14)


def test_a_year_alone_does_not_recur() -> None:
    assert PartialDate(1941).next_occurrence(date(2025, 1, 1)) is None


def test_what_the_hijri_table_does_not_hold_does_not_recur() -> None:
    assert PartialDate(None, 1, 1, Calendar.HIJRI).next_occurrence(date(2100, 1, 1)) is None


def test_the_age_grows_on_the_birthday() -> None:
    birthday = PartialDate(1990, 4, 12)
    assert [birthday.age_on(date(2025, 4, 11)), birthday.age_on(date(2025, 4, 12))] == [34, 35]


def test_the_age_is_counted_in_the_calendar_of_the_birthday() -> None:
    birthday = PartialDate(1357, 2, 24, Calendar.JALALI)
    assert [birthday.age_on(date(2026, 5, 13)), birthday.age_on(date(2026, 5, 14))] == [47, 48]


def test_the_age_of_a_hijri_birthday_is_in_the_years_that_people_mean() -> None:
    birthday = PartialDate(1398, 6, 6, Calendar.HIJRI)
    assert birthday.gregorian() == date(1978, 5, 13)
    assert [birthday.age_on(date(2026, 3, 12)), birthday.age_on(date(2026, 5, 13))] == [47, 48]
    assert PartialDate(1398, calendar=Calendar.HIJRI).age_on(date(2026, 3, 12)) == 48


def test_a_year_alone_gives_the_age_of_that_year() -> None:
    assert PartialDate(1941).age_on(date(2024, 6, 1)) == 83


def test_no_age_without_a_year_or_before_birth() -> None:
    assert PartialDate(None, 4, 12).age_on(date(2024, 1, 1)) is None
    assert PartialDate(2030, 4, 12).age_on(date(2024, 1, 1)) is None


def test_dates_of_all_calendars_sort_by_the_day_they_mean() -> None:
    dates = [
        PartialDate(1941),
        PartialDate(1363, 6, 22, Calendar.JALALI),
        PartialDate(5745, 9, 12, Calendar.HEBREW),
        PartialDate(1990, 4, 12),
    ]
    assert sorted([*dates[2:], *dates[:2]], key=PartialDate.sort_key) == dates


@given(DAYS, DAYS, st.sampled_from(list(Calendar)))
def test_a_birthday_recurs_within_its_longest_year(born: date, after: date, calendar: Calendar) -> None:
    kept = PartialDate.of(born, calendar).next_occurrence(after)
    assert kept is not None
    assert 0 <= (kept - after).days <= 386


@given(DAYS, st.sampled_from(list(Calendar)))
def test_a_whole_date_is_the_day_it_was_made_of(day: date, calendar: Calendar) -> None:
    assert PartialDate.of(day, calendar).gregorian() == day
    assert PartialDate.of(day, calendar).age_on(day) == 0


@given(st.integers(5700, 5840), st.integers(1, 30), st.integers(5700, 5840))
def test_one_hebrew_year_holds_one_adar_birthday(born: int, day: int, year: int) -> None:
    month = 13 if is_leap(born, Calendar.HEBREW) else 12
    if day == 30:
        return
    birthday = PartialDate(born, month, day, Calendar.HEBREW)
    first = PartialDate(year, 7, 1, Calendar.HEBREW).gregorian()
    following = PartialDate(year + 1, 7, 1, Calendar.HEBREW).gregorian()
    assert first is not None
    assert following is not None
    kept = birthday.next_occurrence(first)
    assert kept is not None
    assert first <= kept < following
