"""Editors of dates: typed as one writes them, in any of four calendars, shown as they were understood, or picked from a calendar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smallcrm.domain.date_reading import read_date
from smallcrm.domain.partial_date import PartialDate
from smallcrm.i18n import _, gettext
from smallcrm.i18n.calendars import Calendar
from smallcrm.i18n.dates import format_date, format_partial
from smallcrm.i18n.direction import isolate, strip_marks
from smallcrm.ui.forms.base import Editor, Level, LineField, Problem
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR
from smallcrm.ui.widgets.buttons import icon_only, secondary
from smallcrm.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from datetime import date

    from smallcrm.domain.date_figures import Order
    from smallcrm.domain.date_reading import DateReading
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.ui.forms.base import FormContext

MONTH_FIRST_REGIONS = frozenset({"US", "PH"})


def order_of(region: str) -> Order:
    """Whether day or month is typed first where the shop is."""
    return "mdy" if region in MONTH_FIRST_REGIONS else "dmy"


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


class PartialDateEditor(Editor):
    """A date of which a part may be unknown; `PartialDate` or None."""

    whole_only = False
    is_birthday = True

    def __init__(self, name: str, context: FormContext, *, placeholder: str = "") -> None:
        super().__init__(name)
        self._context = context
        self._kept: PartialDate | None = None
        self._shown = ""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(HAIR))
        self.line = LineField(name, placeholder=placeholder)
        self.pick = icon_only(_("Pick from the calendar: {name}").format(name=name), "calendar", self._open_calendar)
        row.addWidget(self.line, 1)
        row.addWidget(self.pick)
        self.line.textEdited.connect(lambda _text: self._typed())
        self._either = QWidget()
        self._either_flow = FlowLayout(self._either, HAIR)
        self._either.hide()
        self.put(box)
        self._column.addWidget(self._either)

    def value(self) -> PartialDate | None:
        text = self._text()
        if text == self._shown:
            return self._kept
        return self._read(text).date if text else None

    def set_value(self, value: object) -> None:
        self._kept = value if isinstance(value, PartialDate) else None
        self._show(self._kept)
        self.show_remark()

    def typed(self) -> object:
        return self._text()

    def retype(self, typed: object) -> None:
        self.line.setText(str(typed or ""))
        self._typed()

    def main(self) -> QWidget:
        return self.line

    def rename(self, name: str) -> None:
        """Another accessible name, as when the line it stands in has moved."""
        self.line.setAccessibleName(name)
        self.pick.setAccessibleName(_("Pick from the calendar: {name}").format(name=name))

    def problem(self) -> Problem | None:
        text = self._text()
        if not text:
            return None
        if text == self._shown and self._kept is not None:
            also = also_in(self._kept, self._context.shop)
            return Problem(also, Level.NOTE) if also else None
        reading = self._read(text)
        if reading.date is not None:
            return self._understood(reading.date)
        if reading.alternatives:
            return Problem(_("This can be read in two ways. Choose one."), Level.ERROR)
        return Problem(gettext(reading.error) if reading.error else _("This is not a date."), Level.ERROR)

    def show_remark(self) -> None:
        super().show_remark()
        self._offer(self._read(self._text()).alternatives if self._text() and self._text() != self._shown else ())

    def _understood(self, value: PartialDate) -> Problem:
        if self.whole_only and not value.is_whole:
            return Problem(_("Day, month and year are needed here."), Level.ERROR)
        shop = self._context.shop
        shown = isolate(show_partial(value, shop, long=True))
        also = also_in(value, shop)
        return Problem(" · ".join(part for part in (shown, also) if part), Level.NOTE)

    def _text(self) -> str:
        return strip_marks(self.line.text()).strip()

    def _read(self, text: str) -> DateReading:
        shop = self._context.shop
        reading = read_date(text, order=order_of(shop.region), today=self._context.today, birthday=self.is_birthday)
        if reading.alternatives and shop.calendar is Calendar.GREGORIAN:
            return reading
        if reading.alternatives:
            own = read_date(text, order=order_of(shop.region), calendar=shop.calendar, today=self._context.today, birthday=self.is_birthday)
            return own if own.date is not None else reading
        return reading

    def _typed(self) -> None:
        self._either.hide()
        self.edited()

    def _offer(self, alternatives: tuple[PartialDate, ...]) -> None:
        """A button for each way the text can be read."""
        while (item := self._either_flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for value in alternatives:
            text = isolate(show_partial(value, self._context.shop, long=True))
            self._either_flow.addWidget(secondary(text, "", partial(self._take, value)))
        self._either.setVisible(bool(alternatives))

    def _take(self, value: PartialDate) -> None:
        self._kept = value
        self._show(value)
        self.edited()
        self.show_remark()

    def _show(self, value: PartialDate | None) -> None:
        self.line.setText(show_partial(value, self._context.shop) if value else "")
        self.line.setCursorPosition(0)
        self._shown = self._text()

    def _open_calendar(self) -> None:
        from smallcrm.ui.forms.calendar_popup import CalendarPopup  # late: seldom opened

        now = self.value()
        day = (now.gregorian() if now else None) or self._context.today
        popup = CalendarPopup(day, now.calendar if now else self._context.shop.calendar, self._context.shop, self)
        popup.picked.connect(self._take_day)
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        popup.show()

    def _take_day(self, day: date, calendar: Calendar) -> None:
        self._take(PartialDate.of(day, calendar))
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
