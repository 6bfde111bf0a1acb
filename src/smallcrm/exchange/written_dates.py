"""Dates as they stand in a file in words: whoever reads them, we too, finds the same date in the same calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.i18n import language
from smallcrm.i18n.calendars import Calendar
from smallcrm.i18n.dates import NO_BREAK_SPACE, format_partial
from smallcrm.i18n.digits import LATIN
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from smallcrm.domain.partial_date import PartialDate

_YEAR_SIGNS = {Calendar.HIJRI: "هـ", Calendar.JALALI: "شمسی"}
"""What tells the years of the two calendars from one another where no month does."""

_SHARED_MONTHS = {(Calendar.HEBREW, "ar"), (Calendar.HEBREW, "fa")}
"""Where the months have the names of Gregorian ones: تموز is July, and no reader takes it for Tammuz."""


def written_date(day: PartialDate) -> str:
    """The date as `read_date` finds it again without knowing its column.

    2010-03-02 where it is whole and Gregorian, else in the words of the language spoken now; in English ones where
    those would be another date.
    """
    whole = day.gregorian()
    if whole is not None and day.calendar is Calendar.GREGORIAN:
        return whole.isoformat()
    if day.month is None and day.calendar in _YEAR_SIGNS:
        return f"{day.year} {_YEAR_SIGNS[day.calendar]}"
    spoken = "en" if (day.calendar, language()) in _SHARED_MONTHS else language()
    words = format_partial(day.year, day.month, day.day, calendar=day.calendar, language=spoken, digits=LATIN, style="long")
    return strip_marks(words).replace(NO_BREAK_SPACE, " ")
