"""Dates as they stand in a file in words: whoever reads them, we too, finds the same date in the same calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.date_reading import read_date
from smallcrm.i18n.calendars import Calendar
from smallcrm.i18n.dates import NO_BREAK_SPACE, format_partial
from smallcrm.i18n.digits import LATIN
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from smallcrm.domain.partial_date import PartialDate

_YEAR_SIGNS = {Calendar.HIJRI: "هـ", Calendar.JALALI: "شمسی"}
"""What tells the years of the two calendars from one another where no month does."""


def written_date(day: PartialDate, today: date) -> str:
    """The date as `read_date` finds it again without knowing its column.

    2010-03-02 where it is whole and Gregorian, else in the words of the language spoken now; in English ones where
    those would be read as another date, as the Arabic names of Hebrew months are.
    """
    whole = day.gregorian()
    if whole is not None and day.calendar is Calendar.GREGORIAN:
        return whole.isoformat()
    forms = tuple(_forms(day))
    return next((form for form in forms if read_date(form, today=today).date == day), forms[0])


def _forms(day: PartialDate) -> Iterator[str]:
    for language in (None, "en"):
        words = format_partial(day.year, day.month, day.day, calendar=day.calendar, language=language, digits=LATIN, style="long")
        yield strip_marks(words).replace(NO_BREAK_SPACE, " ")
    if day.month is None:
        yield f"{day.year} {_YEAR_SIGNS.get(day.calendar, '')}".rstrip()
