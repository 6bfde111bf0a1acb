"""Dates read as people and programs write them, whole or in part, in four calendars."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from smallcrm.domain.date_column import DateDecision, YearSaid, decide_dates
from smallcrm.domain.date_figures import Figures, Order, figures_of, run_together, without_time
from smallcrm.domain.date_words import calendar_sign, month_of, without_weekday
from smallcrm.domain.folding import fold
from smallcrm.domain.lazy_pattern import LazyPattern
from smallcrm.domain.partial_date import PartialDate
from smallcrm.i18n import N_
from smallcrm.i18n.calendars import ADAR, ADAR_II, Calendar, CalendarError, from_gregorian, is_leap
from smallcrm.i18n.digits import to_ascii
from smallcrm.i18n.direction import strip_marks
from smallcrm.i18n.hebrew_numerals import from_hebrew

__all__ = ["DateDecision", "DateReading", "Order", "decide_dates", "is_day_alone", "read_date"]

NOT_A_DATE = N_("This is not a date.")
NO_SUCH_DAY = N_("There is no such day.")
IN_THE_FUTURE = N_("This birthday lies in the future.")
TWO_READINGS = N_("This date can be read in two ways.")


@dataclass(frozen=True, slots=True)
class DateReading:
    """The date of a cell; None where there is none, where it is not one (`error`), or where it is one of `alternatives`.

    `error` is a text to translate.
    """

    date: PartialDate | None = None
    alternatives: tuple[PartialDate, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class _Question:
    """How a cell is to be read."""

    order: Order | None
    calendar: Calendar | None
    today: date
    birthday: bool
    said: YearSaid | None = None


_NOTHING = DateReading()
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(3_000, 73_415)
"""Excel's day numbers from 1908 to 2100; smaller ones are taken for years or for nothing."""
_DAYS_ALONE = range(1, 32)
"""Numbers that are days where something else says of which month and year."""
_GREGORIAN_YEARS = range(1700, 2201)
_MOON_AND_SUN_YEARS = range(1200, 1501)
_HEBREW_YEARS = range(5400, 6001)
_HEBREW_THOUSAND = 5000
_YEARS_AHEAD = 20
"""How far ahead a year of two digits may lie that is no birthday's."""
_YEAR_LEFT_OUT = 1604
"""What Apple's contacts write where the year of a birthday is not known."""

_VCARD = LazyPattern(r"--([0-9]{2})-?([0-9]{2})|--([0-9]{1,2})-([0-9]{1,2})")
_ONE_NUMBER = LazyPattern(r"([0-9]{1,8})(?:\.0+|T[0-9]{4,6}Z?)?")
_TWO = LazyPattern(r"([0-9]{1,4})\s*[./\-]\s*([0-9]{1,4})")
_WITH_SIGN = LazyPattern(r"([0-9][0-9./\-\s,]*)\s*([^\W\d].*)")
_ORDINAL = LazyPattern(r"([0-9]+)(?:st|nd|rd|th|-?[втрм]и|-?ви)\b")
_FILLERS = frozenset(
    "г год година of the year שנת לשנת של חודש בחודש לחודש יום من سنه عام سال ماه روز".split()  # noqa: SIM905 - words of one line
)
_ROMAN = LazyPattern(r"([0-9]{1,2})[\s./-]+([IVX]{1,4})[\s./-]+([0-9]{4}|[0-9]{2})(?:\s*(?:г|год|година))?")
_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_DIGIT_MEETS_LETTER = LazyPattern(r"(?<=[0-9])(?=[^\W\d_])|(?<=[^\W\d_])(?=[0-9])")
_YEAR_DIGITS = 4
_THE_DAY = "ה"
"""The article in ה-5 במאי; without a number after it, it is the fifth day itself."""


def read_date(
    value: str | float | date | None,
    *,
    order: Order | None = None,
    calendar: Calendar | None = None,
    today: date,
    birthday: bool = False,
    said: YearSaid | None = None,
) -> DateReading:
    """The date of a cell or a line typed.

    `order` and `calendar` are the column's (`decide_dates`) where they are known: without them 05/04/1990 and a year
    such as 1384 have two readings. A `birthday` is never in the future, and its year of two digits is the latest that
    has been. Numbers are years (1941) or Excel's days (26905); 0/0/00 and a dash are no date. A day and month without a year
    are in the one that is `said`,
    a day alone in its month.
    """
    question = _Question(order, calendar, today, birthday, said)
    if value is None:
        return _NOTHING
    if isinstance(value, date):
        return _of_day(value.date() if isinstance(value, datetime) else value, question)
    if isinstance(value, str):
        return _of_text(value, question)
    if isinstance(value, bool) or not math.isfinite(value) or value < 0:
        return DateReading(error=NOT_A_DATE)
    return _of_number(value, question) if value else _NOTHING


def is_day_alone(value: str | float | date | None) -> bool:
    """Whether a cell holds nothing but a number from 1 to 31: the day of a month that something else says."""
    number = to_ascii(strip_marks(value)).strip() if isinstance(value, str) else value
    if isinstance(number, str):
        return number.isdecimal() and len(number) <= 2 and int(number) in _DAYS_ALONE  # noqa: PLR2004
    return type(number) in {int, float} and number in _DAYS_ALONE


def _of_day(day: date, question: _Question) -> DateReading:
    if day.year in _MOON_AND_SUN_YEARS:
        # A date of another calendar typed into a cell that was taken for a Gregorian one.
        return _settle(_in_calendars(str(day.year), day.month, day.day, question), question)
    if day.year == _YEAR_LEFT_OUT:
        return _settle(_candidate(None, day.month, day.day, Calendar.GREGORIAN), question)
    return _settle([PartialDate.of(day)], question)


def _of_number(number: float, question: _Question) -> DateReading:
    whole = int(number)
    if question.said is not None and question.said.month is not None and is_day_alone(number):
        return _settle(_candidate(question.said.year, question.said.month, whole, question.said.calendar), question, NO_SUCH_DAY)
    if number == whole and (whole in _GREGORIAN_YEARS or whole in _MOON_AND_SUN_YEARS or whole in _HEBREW_YEARS):
        return _settle(_in_calendars(str(whole), None, None, question), question)
    if whole in _SERIALS:
        return _settle([PartialDate.of(_EXCEL_EPOCH + timedelta(days=whole))], question)
    return _of_run_together(str(whole), question)


def _of_text(typed: str, question: _Question) -> DateReading:
    text = without_time(to_ascii(strip_marks(typed)).strip()).strip(" .,")
    if not text.strip("-–—/0. "):
        return _NOTHING
    if figures := figures_of(text):
        return _of_figures(figures, question)
    if found := _WITH_SIGN.fullmatch(text):
        sign = calendar_sign(found[2])
        if sign or fold(found[2]) in _FILLERS:
            return _of_text(found[1], replace(question, calendar=sign or question.calendar))
    return _of_fewer_figures(text, question) or _of_words(text, question)


def _of_fewer_figures(text: str, question: _Question) -> DateReading | None:
    """A year, a day of Excel's, digits run together, a day and month, a month and year; None for anything else."""
    if found := _ONE_NUMBER.fullmatch(text):
        return _of_number(int(found[1]), question)
    if found := _VCARD.fullmatch(text):
        month, day = found[1] or found[3], found[2] or found[4]
        return _settle(_candidate(None, int(month), int(day), Calendar.GREGORIAN), question)
    if (found := _ROMAN.fullmatch(text)) and found[2] in _ROMAN_MONTHS:
        return _of_figures(Figures(found[1], str(_ROMAN_MONTHS.index(found[2]) + 1), found[3], mark="."), replace(question, order="dmy"))
    if found := _TWO.fullmatch(text):
        return _of_two(found[1], found[2], question)
    return None


def _of_figures(figures: Figures, question: _Question) -> DateReading:
    if figures.is_blank:
        return _NOTHING
    if known := figures.known_in_part():
        return _settle(_in_calendars(*known, None, question), question, NO_SUCH_DAY)
    orders = figures.orders()
    if question.order in orders:
        orders = (question.order,)
    elif len(orders) > 1:
        orders = tuple(order for order in orders if order != "ymd")
    readings = [reading for order in orders for reading in _in_calendars(*figures.arranged(order), question)]
    return _settle(readings, question, NO_SUCH_DAY)


def _of_run_together(digits: str, question: _Question) -> DateReading:
    figures = run_together(digits, question.order)
    return _of_figures(figures, question) if figures else DateReading(error=NOT_A_DATE)


def _of_two(first: str, second: str, question: _Question) -> DateReading:
    """A month and its year, in either order, or a day and month."""
    if len(second) == _YEAR_DIGITS or len(first) == _YEAR_DIGITS:
        year, month = (second, first) if len(second) == _YEAR_DIGITS else (first, second)
        return _settle(_in_calendars(year, int(month), None, question), question, NO_SUCH_DAY)
    calendar = question.calendar or Calendar.GREGORIAN
    said = _year_said(calendar, question)
    day_first = _candidate(said, int(second), int(first), calendar)
    month_first = _candidate(said, int(first), int(second), calendar)
    if question.order == "dmy":
        return _settle(day_first or month_first, question, NO_SUCH_DAY)
    if question.order in {"mdy", "ymd"}:
        return _settle(month_first or day_first, question, NO_SUCH_DAY)
    return _settle([*day_first, *month_first], question, NO_SUCH_DAY)


def _of_words(text: str, question: _Question) -> DateReading:
    """A date with its month in words: 13 May 1990, May 13, 1990, י״ב בכסלו תשמ״ה."""
    spaced = _ORDINAL.sub(r"\1", text.lower()).replace(",", " ").replace(".", " ").replace("/", " ")
    words = [word for word in without_weekday(_DIGIT_MEETS_LETTER.sub(" ", fold(spaced))).split() if word not in _FILLERS]
    if len(words) > 2:  # noqa: PLR2004 - a sign stands after a day, a month and a year, an article before them
        words = _without_article_and_sign(words)
    found = _month_among(words)
    if found is None:
        return _of_hebrew_year(text, question)
    (calendar, month), before, after = found
    # The Levant writes the month's two names: 5 أيار/مايو.
    numbers = [_number_of(word) for word in (*before, *after) if month_of(word) != (calendar, month)]
    if not numbers or len(numbers) > 2 or None in numbers:  # noqa: PLR2004 - a day and a year
        return DateReading(error=NOT_A_DATE)
    day, year = _day_and_year([number for number in numbers if number is not None], calendar)
    if calendar is Calendar.HEBREW and year is not None:
        year = str(int(year) + _HEBREW_THOUSAND) if int(year) < 1000 else year  # noqa: PLR2004 - תשמ״ה is 745
        month = ADAR if month == ADAR_II and not is_leap(int(year), calendar) else month
    asked = replace(question, calendar=calendar)
    readings = _candidate(_year_said(calendar, question), month, day, calendar) if year is None else _in_calendars(year, month, day, asked)
    return _settle(readings, question, NO_SUCH_DAY)


def _year_said(calendar: Calendar, question: _Question) -> int | None:
    return question.said.year if question.said is not None and question.said.calendar is calendar else None


def _without_article_and_sign(words: list[str]) -> list[str]:
    if words[-2].isdigit() and calendar_sign(words[-1]):
        words = words[:-1]
    return words[1:] if words[0] == _THE_DAY and words[1].isdigit() else words


def _of_hebrew_year(text: str, question: _Question) -> DateReading:
    """A year alone in Hebrew letters: תש״ן or ה׳תש״ן; without the marks תשע is the word nine."""
    number = (from_hebrew(text) or 0) % _HEBREW_THOUSAND
    if _HEBREW_THOUSAND + number not in _HEBREW_YEARS or text.isalpha():
        return DateReading(error=NOT_A_DATE)
    return _settle(_candidate(_HEBREW_THOUSAND + number, None, None, Calendar.HEBREW), question)


def _month_among(words: list[str]) -> tuple[tuple[Calendar, int], list[str], list[str]] | None:
    """The month's name of up to three words, with the words before and after it."""
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            name = words[start : start + length]
            if not any(word.isdigit() for word in name) and (month := month_of(" ".join(name))):
                return month, words[:start], words[start + length :]
    return None


def _number_of(word: str) -> str | None:
    if word.isdigit():
        return word
    number = from_hebrew(word)
    return None if number is None else str(number)


def _day_and_year(numbers: list[str], calendar: Calendar) -> tuple[int | None, str | None]:
    """Which number is the day and which the year, as written."""
    longest_day = 31 if calendar in {Calendar.GREGORIAN, Calendar.JALALI} else 30
    if len(numbers) == 1:
        return (int(numbers[0]), None) if int(numbers[0]) <= longest_day else (None, numbers[0])
    first, second = numbers
    return (int(second), first) if int(first) > longest_day else (int(first), second)


def _in_calendars(year: str, month: int | None, day: int | None, question: _Question) -> list[PartialDate]:
    """The dates it can be: one by its calendar, two where a year such as 1384 may be of either kind."""
    number = int(year)
    if len(year) <= 2:  # noqa: PLR2004 - the century is left out
        calendar = question.calendar or Calendar.GREGORIAN
        return _candidate(_with_century(number, month, day, calendar, question), month, day, calendar)
    if number in _GREGORIAN_YEARS or (number == _YEAR_LEFT_OUT and day is not None):
        return _candidate(None if number == _YEAR_LEFT_OUT else number, month, day, Calendar.GREGORIAN)
    if number in _HEBREW_YEARS and (month is None or question.calendar is Calendar.HEBREW):
        return _candidate(number, month, day, Calendar.HEBREW)
    if number not in _MOON_AND_SUN_YEARS:
        return []
    if question.calendar in {Calendar.JALALI, Calendar.HIJRI}:
        return _candidate(number, month, day, question.calendar)
    return [*_candidate(number, month, day, Calendar.JALALI), *_candidate(number, month, day, Calendar.HIJRI)]


def _with_century(number: int, month: int | None, day: int | None, calendar: Calendar, question: _Question) -> int:
    """The latest year that has been, for a birthday; else the latest that is not more than twenty years ahead."""
    this_year = from_gregorian(question.today, calendar)[0]
    limit = this_year if question.birthday else this_year + _YEARS_AHEAD
    year = limit - (limit - number) % 100
    lived = not question.birthday or not any(_is_ahead(each, question.today) for each in _candidate(year, month, day, calendar))
    return year if lived else year - 100


def _candidate(year: int | None, month: int | None, day: int | None, calendar: Calendar) -> list[PartialDate]:
    try:
        return [PartialDate(year, month, day, calendar)]
    except CalendarError:
        return []


def _settle(readings: list[PartialDate], question: _Question, if_none: str = NOT_A_DATE) -> DateReading:
    """One reading, two to choose from, or why there is none."""
    if not readings:
        return DateReading(error=if_none)
    past = [each for each in readings if not (question.birthday and _is_ahead(each, question.today))]
    different = tuple(dict.fromkeys(past))
    if len(different) == 1:
        return DateReading(different[0])
    return DateReading(alternatives=different, error=TWO_READINGS) if different else DateReading(error=IN_THE_FUTURE)


def _is_ahead(date: PartialDate, today: date) -> bool:
    whole = date.gregorian()
    if whole is not None:
        return whole > today
    return date.year is not None and date.year > from_gregorian(today, date.calendar)[0]
