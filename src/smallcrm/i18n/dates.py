"""Dates in words and figures of a language, in the calendar that is kept; and where the week begins and rests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from smallcrm.i18n.calendars import Calendar, CalendarError, from_gregorian, month_name
from smallcrm.i18n.catalogue import language as language_now
from smallcrm.i18n.digits import NATIVE, to_native
from smallcrm.i18n.hebrew_numerals import hebrew_year, to_hebrew

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Style = Literal["short", "long"]

NO_BREAK_SPACE = "\u00a0"
"""Between the words of a date, which a line is not to tear apart."""
_YEAR_FIRST = frozenset({"fa"})
_DOTS = frozenset({"he", "bg"})
_YEAR_WORD: Mapping[str, str] = {"bg": f"{NO_BREAK_SPACE}г."}

_CALENDARS: Mapping[str, Mapping[Calendar, str]] = {
    "en": {Calendar.GREGORIAN: "CE", Calendar.JALALI: "Persian year", Calendar.HIJRI: "AH", Calendar.HEBREW: "Hebrew year"},
    "he": {Calendar.GREGORIAN: "לספירה", Calendar.JALALI: "בלוח הפרסי", Calendar.HIJRI: "להיג׳רה"},
    "ar": {Calendar.GREGORIAN: "م", Calendar.JALALI: "هـ.ش", Calendar.HIJRI: "هـ", Calendar.HEBREW: "عبرية"},
    "fa": {Calendar.GREGORIAN: "میلادی", Calendar.JALALI: "شمسی", Calendar.HIJRI: "قمری", Calendar.HEBREW: "عبری"},
    "bg": {
        Calendar.GREGORIAN: "г. от н. е.",
        Calendar.JALALI: "по персийския календар",
        Calendar.HIJRI: "по хиджра",
        Calendar.HEBREW: "по еврейския календар",
    },
}
"""What is said after a year to tell its calendar; a Hebrew year in letters tells it by itself."""

_WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "he": ("יום שני", "יום שלישי", "יום רביעי", "יום חמישי", "יום שישי", "שבת", "יום ראשון"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
    "fa": ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"),
    "bg": ("понеделник", "вторник", "сряда", "четвъртък", "петък", "събота", "неделя"),
}
_SHORT_WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "he": ("ב׳", "ג׳", "ד׳", "ה׳", "ו׳", "ש׳", "א׳"),
    "ar": ("اثنين", "ثلاثاء", "أربعاء", "خميس", "جمعة", "سبت", "أحد"),
    "fa": ("د", "س", "چ", "پ", "ج", "ش", "ی"),
    "bg": ("пн", "вт", "ср", "чт", "пт", "сб", "нд"),
}
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
_FIRST_DAY: Mapping[str, int] = dict.fromkeys(("IL", "SA", "YE", "US", "CA", "MX", "BR", "IN", "JP", "KR", "ZA"), SUNDAY) | dict.fromkeys(
    ("IR", "AF", "EG", "SY", "IQ", "JO", "KW", "BH", "QA", "OM", "LY", "DZ", "SD", "DJ"), SATURDAY
)
_REST_DAYS: Mapping[str, frozenset[int]] = dict.fromkeys(
    ("IL", "SA", "YE", "EG", "SY", "IQ", "JO", "KW", "BH", "QA", "OM", "LY", "DZ", "SD"), frozenset({FRIDAY, SATURDAY})
) | dict.fromkeys(("IR", "DJ"), frozenset({FRIDAY}))
_USUAL_REST_DAYS = frozenset({SATURDAY, SUNDAY})


def format_date(
    day: date,
    *,
    calendar: Calendar = Calendar.GREGORIAN,
    language: str | None = None,
    digits: str | None = None,
    style: Style = "short",
) -> str:
    """A Gregorian day as `calendar` and `language` write it, always with its year.

    A day outside the calendar's tables is written in the Gregorian one.
    """
    try:
        year, month, number = from_gregorian(day, calendar)
    except CalendarError:
        calendar, (year, month, number) = Calendar.GREGORIAN, (day.year, day.month, day.day)
    return format_partial(year, month, number, calendar=calendar, language=language, digits=digits, style=style)


def format_partial(
    year: int | None,
    month: int | None,
    day: int | None,
    *,
    calendar: Calendar = Calendar.GREGORIAN,
    language: str | None = None,
    digits: str | None = None,
    style: Style = "short",
) -> str:
    """The known parts of a date in their own calendar: 31/12/2024, 12 April, April 1990 or 1941.

    A date without all three parts names its month in words, so that it cannot be taken for another one; so do Hebrew
    dates. `digits` as in `format_number`.
    """
    spoken = language or language_now()
    if calendar is Calendar.HEBREW and spoken == "he":
        return _hebrew_in_letters(year, month, day)
    if style == "short" and calendar is not Calendar.HEBREW and year and month and day:
        written = _figures(year, month, day, spoken)
    else:
        written = _words(year, month, day, calendar, spoken)
    return to_native(written, spoken) if digits == NATIVE else written


def with_calendar(year: str, calendar: Calendar) -> str:
    """A year that was written alone, with the mark of its calendar: 2009 م, 1398 AH."""
    mark = _CALENDARS[language_now()].get(calendar)
    return f"{year} {mark}" if mark else year


def weekday_name(day: date, language: str | None = None, *, short: bool = False) -> str:
    """The name of the day of the week."""
    return (_SHORT_WEEKDAYS if short else _WEEKDAYS)[language or language_now()][day.weekday()]


def first_day_of_week(region: str) -> int:
    """The day a week begins with where the shop is (ISO 3166 code); Monday is 0."""
    return _FIRST_DAY.get(region, MONDAY)


def rest_days(region: str) -> frozenset[int]:
    """The days of rest where the shop is; Monday is 0."""
    return _REST_DAYS.get(region, _USUAL_REST_DAYS)


def _figures(year: int, month: int, day: int, language: str) -> str:
    if language in _YEAR_FIRST:
        return f"{year:04}/{month:02}/{day:02}"
    mark = "." if language in _DOTS else "/"
    return f"{day:02}{mark}{month:02}{mark}{year:04}"


def _words(year: int | None, month: int | None, day: int | None, calendar: Calendar, language: str) -> str:
    after_year = _YEAR_WORD.get(language, "")
    if month is None:
        return str(year)
    name = month_name(calendar, month, year, language=language)
    if day is None:
        return f"{name}{NO_BREAK_SPACE}{year}{after_year}"
    # Hebrew joins "in" to the month's name: 31 בדצמבר.
    day_and_month = f"{day}{NO_BREAK_SPACE}{'ב' if language == 'he' else ''}{name}"
    return day_and_month if year is None else f"{day_and_month}{NO_BREAK_SPACE}{year}{after_year}"


def _hebrew_in_letters(year: int | None, month: int | None, day: int | None) -> str:
    parts = []
    if month is not None:
        name = month_name(Calendar.HEBREW, month, year, language="he")
        parts += [to_hebrew(day), f"ב{name}"] if day else [name]
    if year is not None:
        parts.append(hebrew_year(year))
    return NO_BREAK_SPACE.join(parts)
