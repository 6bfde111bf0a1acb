"""Editors of dates: typed as one writes them, in any of four calendars, shown as they were understood, or picked from a calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from smallcrm.domain.partial_date import PartialDate
from smallcrm.domain.typed_date import read_typed_date
from smallcrm.i18n import _, gettext
from smallcrm.i18n.dates import format_date, format_partial
from smallcrm.i18n.direction import isolate
from smallcrm.ui.forms.base import Level, LineField, Problem
from smallcrm.ui.forms.read_editor import ReadEditor
from smallcrm.ui.widgets.buttons import icon_only

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smallcrm.domain.date_reading import DateReading
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.i18n.calendars import Calendar
    from smallcrm.ui.forms.base import FormContext


def show_partial(value: PartialDate, shop: ShopSettings, *, long: bool = False) -> str:
    """A date in its own calendar, as far as it is known."""
    return format_partial(
        value.year, value.month, value.day, calendar=value.calendar, digits=shop.digits, style="long" if long else "short"
    )


def also_in(value: PartialDate, shop: ShopSettings) -> str:
    """The same whole date in the shop's other calendars; empty where there is none."""
    day = value.gregorian()
    if day is None:
        return ""
    others = dict.fromkeys(calendar for calendar in (shop.calendar, shop.second_calendar) if calendar and calendar is not value.calendar)
    return " · ".join(isolate(format_date(day, calendar=calendar, digits=shop.digits, style="long")) for calendar in others)


class PartialDateEditor(ReadEditor[PartialDate]):
    """A date of which a part may be unknown; `PartialDate` or None."""

    whole_only = False
    is_birthday = True

    def __init__(self, name: str, context: FormContext, *, placeholder: str = "") -> None:
        self.pick = icon_only(_("Pick from the calendar: {name}").format(name=name), "calendar")
        super().__init__(name, LineField(name, placeholder=placeholder), self.pick)
        self._context = context
        self.pick.clicked.connect(self._open_calendar)

    def set_value(self, value: object) -> None:
        self.show_value(value if isinstance(value, PartialDate) else None)
        self.line.setCursorPosition(0)

    def rename(self, name: str) -> None:
        """Another accessible name, as when the line it stands in has moved."""
        self.line.setAccessibleName(name)
        self.pick.setAccessibleName(_("Pick from the calendar: {name}").format(name=name))

    def problem(self) -> Problem | None:
        text = self.text()
        if not text:
            return None
        now = self.value()
        if self.is_untouched() and now is not None:
            also = also_in(now, self._context.shop)
            return Problem(also, Level.NOTE) if also else None
        reading = self._reading(text)
        if reading.date is not None:
            return self._understood(reading.date)
        if reading.alternatives:
            return Problem(_("This can be read in two ways. Choose one."), Level.ERROR)
        return Problem(gettext(reading.error) if reading.error else _("This is not a date."), Level.ERROR)

    def read(self, text: str) -> PartialDate | None:
        return self._reading(text).date

    def readings(self, text: str) -> Sequence[PartialDate]:
        return self._reading(text).alternatives

    def written(self, value: PartialDate) -> str:
        return show_partial(value, self._context.shop)

    def in_words(self, value: PartialDate) -> str:
        return isolate(show_partial(value, self._context.shop, long=True))

    def _understood(self, value: PartialDate) -> Problem:
        if self.whole_only and not value.is_whole:
            return Problem(_("Day, month and year are needed here."), Level.ERROR)
        also = also_in(value, self._context.shop)
        return Problem(" · ".join(part for part in (self.in_words(value), also) if part), Level.NOTE)

    def _reading(self, text: str) -> DateReading:
        return read_typed_date(text, self._context.shop, today=self._context.today, birthday=self.is_birthday)

    def _open_calendar(self) -> None:
        from smallcrm.ui.forms.calendar_popup import CalendarPopup  # late: seldom opened

        now = self.value()
        day = (now.gregorian() if now else None) or self._context.today
        popup = CalendarPopup(day, now.calendar if now else self._context.shop.calendar, self._context.shop, self)
        popup.picked.connect(self._take_day)
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        popup.show()

    def _take_day(self, day: date, calendar: Calendar) -> None:
        self.take(PartialDate.of(day, calendar))
        self.line.setFocus()


class DateEditor(PartialDateEditor):
    """A whole day; `PartialDate` or None, and `day()` for the Gregorian `date`."""

    whole_only = True
    is_birthday = False

    def set_value(self, value: object) -> None:
        from datetime import date

        super().set_value(PartialDate.of(value, self._context.shop.calendar) if isinstance(value, date) else value)

    def day(self) -> date | None:
        """The day in it, None where there is none or it cannot be read."""
        value = self.value()
        return value.gregorian() if value else None
