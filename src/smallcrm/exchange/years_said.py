"""The year and month that a sheet's name or its titles say of entries whose days are written without a year."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from smallcrm.domain.date_column import YearSaid
from smallcrm.domain.date_words import month_of
from smallcrm.exchange.ledger_parts import LedgerPart
from smallcrm.i18n.calendars import Calendar, from_gregorian
from smallcrm.i18n.digits import to_ascii
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import ColumnMatch

_YEAR = re.compile(r"(?<![0-9])(?:1[34]|20)[0-9]{2}(?![0-9])")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 200
_YEARS_BACK = 60
_OF_MOON_AND_SUN = 1500


def with_year_said(columns: Sequence[ColumnMatch], texts: Iterable[str], context: ReadingContext) -> list[ColumnMatch]:
    """The columns, those of days with the year that one of these texts says: the first that says any, and one alone."""
    said = next((year for text in texts if (year := _year_in(text, context)) is not None), None)
    if said is None:
        return [*columns]
    return [_with(column, said) if column.target == LedgerPart.DAY else column for column in columns]


def _with(column: ColumnMatch, said: YearSaid) -> ColumnMatch:
    return replace(column, decisions=replace(column.decisions, dates=replace(column.decisions.dates, said=said)))


def _year_in(text: str, context: ReadingContext) -> YearSaid | None:
    """The year that has been or begins soon, and the month where one stands beside it; None where no year does, or two."""
    plain = to_ascii(strip_marks(text[:_LONGEST]))
    years = {int(year) for year in _YEAR.findall(plain)}
    months = {month for word in _WORD.findall(plain) if (month := month_of(word)) is not None}
    month = months.pop() if len(months) == 1 else None
    if len(years) != 1:
        return None
    year = years.pop()
    calendar = month[0] if month else _calendar_of(year, context)
    ends = from_gregorian(context.today, calendar)[0] + 1
    if not ends - _YEARS_BACK <= year <= ends:
        return None
    return YearSaid(year, calendar, month[1] if month else None)


def _calendar_of(year: int, context: ReadingContext) -> Calendar:
    if year >= _OF_MOON_AND_SUN:
        return Calendar.GREGORIAN
    return Calendar.HIJRI if context.language == "ar" else Calendar.JALALI
