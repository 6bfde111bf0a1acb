"""A month to pick a day from, in any of the four calendars, its week as the shop's region has it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import N_, _, gettext
from smallcrm.i18n.calendars import Calendar, CalendarError, days_in_month, from_gregorian, month_name, months, to_gregorian
from smallcrm.i18n.dates import first_day_of_week, format_date, rest_days, weekday_name
from smallcrm.i18n.digits import NATIVE, to_native
from smallcrm.i18n.hebrew_numerals import hebrew_year, to_hebrew
from smallcrm.infra import clock
from smallcrm.ui.forms.choice_editors import ChoiceBox
from smallcrm.ui.style import fonts, sheets
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import HAIR, SMALL, SPACE
from smallcrm.ui.widgets.buttons import icon_only
from smallcrm.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from smallcrm.domain.shop import ShopSettings

WEEK = 7
CELL = 38

CALENDAR_LABELS: Mapping[Calendar, str] = {
    Calendar.GREGORIAN: N_("Gregorian"),
    Calendar.JALALI: N_("Jalali"),
    Calendar.HIJRI: N_("Hijri"),
    Calendar.HEBREW: N_("Hebrew"),
}


class CalendarPopup(QFrame):
    """Closes when a day was picked, by Esc, and by a click elsewhere."""

    picked = Signal(date, Calendar)

    def __init__(self, day: date, calendar: Calendar, shop: ShopSettings, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("calendar")
        self.setStyleSheet(sheets.panel("calendar"))
        self.setAccessibleName(_("Calendar"))
        self._shop = shop
        column = QVBoxLayout(self)
        column.setContentsMargins(px(SPACE), px(SPACE), px(SPACE), px(SPACE))
        column.setSpacing(px(SMALL))
        head = QHBoxLayout()
        head.setSpacing(px(HAIR))
        self._title = label(font=fonts.font(bold=True))
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head.addWidget(icon_only(_("A year back"), "chevron-left", lambda: self._month.turn_years(-1)))
        head.addWidget(icon_only(_("A month back"), "arrow-left", lambda: self._month.turn(-1)))
        head.addWidget(self._title, 1)
        head.addWidget(icon_only(_("A month on"), "arrow-right", lambda: self._month.turn(1)))
        head.addWidget(icon_only(_("A year on"), "chevron-right", lambda: self._month.turn_years(1)))
        column.addLayout(head)
        self._month = _Month(day, calendar, shop)
        self._month.turned.connect(self._show_title)
        self._month.picked.connect(self._pick)
        column.addWidget(self._month)
        self._calendar = ChoiceBox(_("Calendar"))
        self._calendars = list(Calendar)
        self._calendar.addItems([gettext(CALENDAR_LABELS[each]) for each in self._calendars])
        self._calendar.setCurrentIndex(self._calendars.index(calendar))
        self._calendar.activated.connect(lambda place: self._month.keep(self._calendars[place]))
        column.addWidget(self._calendar)
        self._show_title()
        self._month.setFocus()

    def _show_title(self) -> None:
        self._title.setText(self._month.title())

    def _pick(self, day: date) -> None:
        self.picked.emit(day, self._month.calendar)
        self.close()


class _Month(QWidget):
    """Draws a month; arrows move by a day and a week, PageUp and PageDown by a month, Enter picks."""

    picked = Signal(date)
    turned = Signal()

    def __init__(self, day: date, calendar: Calendar, shop: ShopSettings) -> None:
        super().__init__()
        self.calendar = calendar
        self._day, self._shop = day, shop
        self._today = clock.today()
        self._first_weekday, self._rest = first_day_of_week(shop.region), rest_days(shop.region)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(px(CELL) * WEEK, px(CELL) * (WEEK - 1) + px(28))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tell()

    def title(self) -> str:
        """The month and its year."""
        year, month, _day = self._parts()
        name = month_name(self.calendar, month, year)
        if self.calendar is Calendar.HEBREW and look().language == "he":
            return f"{name} {hebrew_year(year)}"
        return f"{name} {self._figures(year)}"

    def keep(self, calendar: Calendar) -> None:
        """Show the same day in another calendar, where that reaches it."""
        try:
            from_gregorian(self._day, calendar)
        except CalendarError:
            return
        self.calendar = calendar
        self._move(self._day)

    def turn(self, step: int) -> None:
        """Go a month back or on, to the same day of it."""
        year, month, day = self._parts()
        order = months(self.calendar, year)
        place = order.index(month) + step
        if not 0 <= place < len(order):
            year += 1 if step > 0 else -1
            order = months(self.calendar, year)
            place = 0 if step > 0 else len(order) - 1
        self._go(year, order[place], day)

    def turn_years(self, step: int) -> None:
        """Go a year back or on."""
        year, month, day = self._parts()
        wanted = month if month in months(self.calendar, year + step) else month - 1
        self._go(year + step, wanted, day)

    def _go(self, year: int, month: int, day: int) -> None:
        try:
            self._move(to_gregorian(year, month, min(day, days_in_month(year, month, self.calendar)), self.calendar))
        except (CalendarError, OverflowError, ValueError):
            return  # the calendar's tables end here

    def _move(self, day: date) -> None:
        self._day = day
        self._tell()
        self.turned.emit()
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(f"{weekday_name(self._day)} {format_date(self._day, calendar=self.calendar, style='long')}")

    def _parts(self) -> tuple[int, int, int]:
        return from_gregorian(self._day, self.calendar)

    def _figures(self, number: int) -> str:
        return to_native(str(number), look().language) if self._shop.digits == NATIVE else str(number)

    def _first_shown(self) -> date:
        year, month, _day = self._parts()
        first = to_gregorian(year, month, 1, self.calendar)
        return first - timedelta(days=(first.weekday() - self._first_weekday) % WEEK)

    def _cell(self, place: int) -> QRect:
        across = place % WEEK
        if look().right_to_left:
            across = WEEK - 1 - across
        return QRect(across * px(CELL), px(28) + place // WEEK * px(CELL), px(CELL), px(CELL))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = self._first_shown()
        painter.setFont(fonts.small())
        painter.setPen(QColor(look().palette.dim))
        for place in range(WEEK):
            head = self._cell(place)
            name = weekday_name(first + timedelta(days=place), short=True)
            painter.drawText(QRect(head.left(), 0, head.width(), px(28)), Qt.AlignmentFlag.AlignCenter, name)
        painter.setFont(fonts.font())
        for place in range(WEEK * (WEEK - 1)):
            self._draw_day(painter, self._cell(place), first + timedelta(days=place))
        painter.end()

    def _draw_day(self, painter: QPainter, cell: QRect, day: date) -> None:
        colours = look().palette
        try:
            _year, month, number = from_gregorian(day, self.calendar)
        except CalendarError:
            return
        if month != self._parts()[1]:
            return
        inner = cell.adjusted(2, 2, -2, -2)
        if day == self._day:
            painter.setBrush(QColor(colours.accent))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(inner, px(8), px(8))
        elif day == self._today:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.drawRoundedRect(inner, px(8), px(8))
        resting = day.weekday() in self._rest
        painter.setPen(QColor(colours.on_accent if day == self._day else colours.dim if resting else colours.text))
        in_letters = self.calendar is Calendar.HEBREW and look().language == "he"
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, to_hebrew(number) if in_letters else self._figures(number))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        first = self._first_shown()
        for place in range(WEEK * (WEEK - 1)):
            day = first + timedelta(days=place)
            if self._cell(place).contains(event.position().toPoint()) and from_gregorian(day, self.calendar)[1] == self._parts()[1]:
                self._move(day)
                self.picked.emit(day)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        mirror = -1 if look().right_to_left else 1
        key = Qt.Key
        days = {key.Key_Left: -mirror, key.Key_Right: mirror, key.Key_Up: -WEEK, key.Key_Down: WEEK}.get(key(event.key()))
        if days is not None:
            self._move(self._day + timedelta(days=days))
        elif event.key() in {key.Key_PageUp, key.Key_PageDown}:
            self.turn(-1 if event.key() == key.Key_PageUp else 1)
        elif event.key() in {key.Key_Return, key.Key_Enter, key.Key_Space}:
            self.picked.emit(self._day)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.size()
