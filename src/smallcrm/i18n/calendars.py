"""Four calendars: conversion to and from the Gregorian one that is stored, their months and their numerals."""

from __future__ import annotations

import calendar as gregorian_calendar
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.i18n.catalogue import _, language
from smallcrm.i18n.month_names import HEBREW_ADAR_I, MONTH_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping


class Calendar(StrEnum):
    """The calendars a person or a shop may keep; Hijri is Umm al-Qura."""

    GREGORIAN = "gregorian"
    JALALI = "jalali"
    HIJRI = "hijri"
    HEBREW = "hebrew"


class CalendarError(ValueError):
    """A date that the calendar does not have, or that lies outside its tables; the text is for the user."""


ADAR = 12
ADAR_II = 13
TISHREI = 7
HIJRI_YEARS = range(1343, 1501)
JALALI_FIRST, JALALI_LAST = date(622, 3, 22), date(3799, 3, 20)
HIJRI_FIRST, HIJRI_LAST = date(1924, 8, 1), date(2077, 11, 16)
YEARS: Mapping[Calendar, range] = {
    Calendar.GREGORIAN: range(1, 10_000),
    Calendar.JALALI: range(1, 3178),
    Calendar.HIJRI: HIJRI_YEARS,
    Calendar.HEBREW: range(3762, 13_760),
}
"""The years each calendar can be converted in."""


def from_gregorian(day: date, calendar: Calendar) -> tuple[int, int, int]:
    """Year, month and day in `calendar`; Hebrew months count from Nisan (Tishrei 7, Adar or Adar I 12, Adar II 13).

    Raises CalendarError outside the calendar's tables (Hijri 1924–2077).
    """
    match calendar:
        case Calendar.GREGORIAN:
            return day.year, day.month, day.day
        case Calendar.JALALI:
            return _jalali_from_gregorian(day)
        case Calendar.HIJRI:
            return _hijri_from_gregorian(day)
        case Calendar.HEBREW:
            return _hebrew_from_gregorian(day)


def to_gregorian(year: int, month: int, day: int, calendar: Calendar) -> date:
    """The stored day of a date of `calendar`; raises CalendarError for one that it does not have."""
    _check(year, month, day, calendar)
    match calendar:
        case Calendar.GREGORIAN:
            return date(year, month, day)
        case Calendar.JALALI:
            from jdatetime import date as jalali_date

            converted: date = jalali_date(year, month, day).togregorian()
            return converted
        case Calendar.HIJRI:
            from hijridate import Hijri

            hijri = Hijri(year, month, day, validate=False).to_gregorian()
            return date(hijri.year, hijri.month, hijri.day)
        case Calendar.HEBREW:
            from pyluach.dates import HebrewDate

            hebrew: date = HebrewDate(year, month, day).to_pydate()
            return hebrew


def months(calendar: Calendar, year: int | None = None) -> tuple[int, ...]:
    """The months of a year in their order; a Hebrew year begins with Tishrei, without a year it is taken as a leap year."""
    if calendar is not Calendar.HEBREW:
        return tuple(range(1, 13))
    last = ADAR_II if year is None or is_leap(year, calendar) else ADAR
    return (*range(TISHREI, last + 1), *range(1, TISHREI))


def is_leap(year: int, calendar: Calendar) -> bool:
    """Whether the year is longer: by a day, or in the Hebrew calendar by a month; Hijri leap years follow the table."""
    match calendar:
        case Calendar.GREGORIAN:
            return gregorian_calendar.isleap(year)
        case Calendar.JALALI:
            return days_in_month(year, 12, calendar) == 30  # noqa: PLR2004 - a leap Esfand
        case Calendar.HIJRI:
            return sum(days_in_month(year, month, calendar) for month in range(1, 13)) == 355  # noqa: PLR2004
        case Calendar.HEBREW:
            return (7 * year + 1) % 19 < 7  # noqa: PLR2004 - the Metonic cycle


@lru_cache(maxsize=4096)
def days_in_month(year: int | None, month: int, calendar: Calendar) -> int:
    """How many days the month has; without a year the most it ever has. Raises CalendarError for a month there is not."""
    _check_month(year, month, calendar)
    if year is None:
        return _most_days(month, calendar)
    match calendar:
        case Calendar.GREGORIAN:
            return gregorian_calendar.monthrange(year, month)[1]
        case Calendar.JALALI:
            from jdatetime import date as jalali_date

            return _most_days(month, calendar) if month < 12 or jalali_date(year, 1, 1).isleap() else 29  # noqa: PLR2004
        case Calendar.HIJRI:
            from hijridate import Hijri

            return Hijri(year, month, 1).month_length()
        case Calendar.HEBREW:
            return _hebrew_month_length(year, month)


def month_name(calendar: Calendar, month: int, year: int | None = None, *, language: str | None = None) -> str:
    """The month's name in a language, or in the one spoken now; Adar of a Hebrew leap year is Adar I."""
    names = MONTH_NAMES[calendar][language or _language_now()]
    if calendar is Calendar.HEBREW and month == ADAR and year is not None and is_leap(year, calendar):
        return HEBREW_ADAR_I[language or _language_now()]
    return names[month - 1]


def _language_now() -> str:
    return language()


def _check(year: int, month: int, day: int, calendar: Calendar) -> None:
    if not 1 <= day <= days_in_month(year, month, calendar):
        name = month_name(calendar, month, year)
        raise CalendarError(_("{month} {year} has no day {day}").format(month=name, year=year, day=day))


def _check_month(year: int | None, month: int, calendar: Calendar) -> None:
    if year is not None and year not in YEARS[calendar]:
        raise _outside(calendar)
    if month not in months(calendar, year):
        raise CalendarError(_("there is no month {month}").format(month=month))


def _outside(calendar: Calendar) -> CalendarError:
    if calendar is Calendar.HIJRI:
        return CalendarError(_("the Hijri calendar is known only from 1343 to 1500 (1924 to 2077)"))
    years = YEARS[calendar]
    return CalendarError(_("the year must lie between {first} and {last}").format(first=years[0], last=years[-1]))


def _most_days(month: int, calendar: Calendar) -> int:
    match calendar:
        case Calendar.GREGORIAN:
            return gregorian_calendar.monthrange(2000, month)[1]
        case Calendar.JALALI:
            return 31 if month <= 6 else 30  # noqa: PLR2004
        case Calendar.HIJRI:
            return 30
        case Calendar.HEBREW:
            # Nisan, Sivan, Av, Tishrei, Shevat and, by the year, Heshvan, Kislev and Adar I have thirty.
            return 29 if month in (2, 4, 6, 10, ADAR_II) else 30


def _hebrew_month_length(year: int, month: int) -> int:
    if month == ADAR and not is_leap(year, Calendar.HEBREW):
        return 29
    if month not in (8, 9):
        return _most_days(month, Calendar.HEBREW)
    from pyluach.dates import HebrewDate

    following = HebrewDate(year, month + 1, 1) - HebrewDate(year, month, 1)
    return int(following)


def _jalali_from_gregorian(day: date) -> tuple[int, int, int]:
    from jdatetime import date as jalali_date

    if not JALALI_FIRST <= day <= JALALI_LAST:
        raise _outside(Calendar.JALALI)
    converted = jalali_date.fromgregorian(date=day)
    return converted.year, converted.month, converted.day


def _hijri_from_gregorian(day: date) -> tuple[int, int, int]:
    from hijridate import Gregorian

    if not HIJRI_FIRST <= day <= HIJRI_LAST:
        raise _outside(Calendar.HIJRI)
    return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()


def _hebrew_from_gregorian(day: date) -> tuple[int, int, int]:
    from pyluach.dates import HebrewDate

    converted = HebrewDate.from_pydate(day)
    return converted.year, converted.month, converted.day
