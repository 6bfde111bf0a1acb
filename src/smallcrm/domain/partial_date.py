"""A date of which a part may be unknown: a birthday without its year, or a year alone, in the calendar it is kept in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.i18n import _
from smallcrm.i18n.calendars import (
    ADAR,
    ADAR_II,
    Calendar,
    CalendarError,
    days_in_month,
    from_gregorian,
    is_leap,
    months,
    to_gregorian,
)

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Calendar", "CalendarError", "PartialDate"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """Parts in the date's own calendar: a year, a month and a year, a day and a month, or all three.

    Hebrew months count from Nisan (1); Adar or Adar I is 12, Adar II 13. Raises CalendarError for parts the calendar
    does not have.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: Calendar = Calendar.GREGORIAN

    def __post_init__(self) -> None:
        if self.year is None and (self.month is None or self.day is None):
            raise CalendarError(_("a date needs a year, or a day and a month"))
        if self.day is not None and self.month is None:
            raise CalendarError(_("a day needs its month"))
        longest = days_in_month(self.year, self.month or months(self.calendar)[0], self.calendar)
        if self.day is not None and not 1 <= self.day <= longest:
            raise CalendarError(_("that month has no day {day}").format(day=self.day))

    @classmethod
    def of(cls, day: date, calendar: Calendar = Calendar.GREGORIAN) -> PartialDate:
        """The whole date of a Gregorian day, kept in `calendar`."""
        return cls(*from_gregorian(day, calendar), calendar)

    @property
    def is_whole(self) -> bool:
        """Whether year, month and day are all known."""
        return self.year is not None and self.day is not None

    def gregorian(self) -> date | None:
        """The Gregorian day, where all three parts are known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return to_gregorian(self.year, self.month, self.day, self.calendar)

    def gregorian_parts(self) -> tuple[int | None, int | None, int | None]:
        """Year, month and day as far as the Gregorian calendar can tell them.

        A day and month of another calendar fall on another Gregorian day each year, and give nothing; a year of
        another calendar alone gives the Gregorian year in which it begins.
        """
        if self.calendar is Calendar.GREGORIAN:
            return self.year, self.month, self.day
        whole = self.gregorian()
        if whole is not None:
            return whole.year, whole.month, whole.day
        if self.year is None:
            return None, None, None
        first = to_gregorian(self.year, self.month or months(self.calendar, self.year)[0], 1, self.calendar)
        return first.year, None, None

    def next_occurrence(self, after: date) -> date | None:
        """The first Gregorian day on or after `after` on which the day and month recur in their own calendar.

        A day that a year does not have (29 February, 30 Esfand, 30 Heshvan) is kept on the first day of the next
        month. Adar of a common year, or of no known year, is kept in Adar II of a leap year. None without a day, or
        where the calendar's tables end.
        """
        if self.day is None:
            return None
        try:
            year = from_gregorian(after, self.calendar)[0]
            # The day may be moved into the next year, so the search starts one year early.
            candidates = (self._kept_in(each) for each in range(year - 1, year + 3))
            return next((day for day in candidates if day >= after), None)
        except CalendarError:
            return None

    def age_on(self, day: date) -> int | None:
        """Whole years lived on `day`, counted in the date's own calendar; from the year alone, the most it can be.

        Hijri years are eleven days short of those that people mean by an age, so it is counted in Gregorian ones. None
        without a year, before the birth, or outside the calendar's tables.
        """
        if self.year is None:
            return None
        if self.calendar is Calendar.HIJRI:
            born = to_gregorian(self.year, self.month or 1, self.day or 1, Calendar.HIJRI)
            return PartialDate.of(born).age_on(day)
        try:
            year = from_gregorian(day, self.calendar)[0]
            years = year - self.year
            if self.day is not None and self._kept_in(year) > day:
                years -= 1
        except CalendarError:
            return None
        return years if years >= 0 else None

    def sort_key(self) -> tuple[int, int, int]:
        """Orders by the Gregorian year, month and day; what is not known comes before what is."""
        year, month, day = self.gregorian_parts()
        if year is None and self.calendar is not Calendar.GREGORIAN:
            month, day = self.month, self.day
        return year or 0, month or 0, day or 0

    def _kept_in(self, year: int) -> date:
        """The Gregorian day on which the day and month are kept in a year of their own calendar."""
        month, day = self._month_in(year), self.day or 1
        if day <= days_in_month(year, month, self.calendar):
            return to_gregorian(year, month, day, self.calendar)
        order = months(self.calendar, year)
        following = order.index(month) + 1
        if following == len(order):
            return to_gregorian(year + 1, order[0], 1, self.calendar)
        return to_gregorian(year, order[following], 1, self.calendar)

    def _month_in(self, year: int) -> int:
        month = self.month or 1
        if self.calendar is not Calendar.HEBREW or month < ADAR:
            return month
        if not is_leap(year, Calendar.HEBREW):
            return ADAR
        born_in_adar_i = self.year is not None and is_leap(self.year, Calendar.HEBREW) and month == ADAR
        return ADAR if born_in_adar_i else ADAR_II
