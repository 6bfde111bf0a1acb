"""Dates in the words of files."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

import pytest

from smallcrm.domain.date_reading import read_date
from smallcrm.domain.partial_date import PartialDate
from smallcrm.exchange.written_dates import written_date
from smallcrm.i18n import LANGUAGES, in_language
from smallcrm.i18n.calendars import Calendar, CalendarError

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 1, 15)
YEARS = {Calendar.GREGORIAN: (1990,), Calendar.HIJRI: (1410,), Calendar.JALALI: (1369,), Calendar.HEBREW: (5749, 5750)}
"""A year of each calendar; of the Hebrew one a leap year too, with its thirteen months."""


def dates() -> Iterator[PartialDate]:
    """Whole dates and parts of dates in every month of the four calendars."""
    for calendar, years in YEARS.items():
        for parts in product((None, *years), (None, *range(1, 14)), (None, 1, 15, 29)):
            # Without a month that is not in that year, a day without a month, nothing at all.
            with suppress(CalendarError):
                yield PartialDate(*parts, calendar)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_date_is_read_again_as_the_same_date_of_the_same_calendar(language: str) -> None:
    with in_language(language):
        written = {day: written_date(day) for day in dates()}
    assert len(written) > 300
    assert {day: text for day, text in written.items() if read_date(text, today=TODAY, birthday=True).date != day} == {}


def test_a_whole_date_is_in_the_words_of_its_own_calendar() -> None:
    ramadan, tammuz = PartialDate(1410, 9, 15, Calendar.HIJRI), PartialDate(5750, 4, 15, Calendar.HEBREW)
    with in_language("ar"):
        assert written_date(ramadan) == "15 رمضان 1410"
        assert written_date(tammuz) == "15 Tammuz 5750"
    with in_language("he"):
        assert written_date(tammuz) == "ט״ו בתמוז תש״ן"
    assert written_date(PartialDate(2010, 3, 2)) == "2010-03-02"
