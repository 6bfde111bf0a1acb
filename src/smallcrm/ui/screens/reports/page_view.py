"""A page as it will be printed: turned by keys, made larger and smaller, drawn off the thread of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QStyle

from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import SPACE

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from smallcrm.ui.printing.pdf_pages import PdfPages
    from smallcrm.ui.tasks import Tasks

PAPER, EDGE = "#FFFFFF", "#9AA3AE"
"""Paper is white in the dark too."""
ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""Times the size at which the whole page fits."""


class PageView(QAbstractScrollArea):
    """Shows one page at a time; PgUp and PgDn turn, + and - zoom, arrows move what does not fit."""

    turned = Signal()

    def __init__(self, name: str, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._pages: PdfPages | None = None
        self._image: QImage | None = None
        self._page_size = QSizeF()
        self.page = 0
        self._zoom = 0
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAutoFillBackground(False)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setStyleSheet(sheets.scroll_bars())
            bar.valueChanged.connect(lambda _value: self.viewport().update())

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._pages.count if self._pages else 0

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show other pages, from the one that was in front where there are as many."""
        before, self._pages = self._pages, pages
        if before is not None:
            self._tasks.read(before.close, lambda _none: None)
        self.page = min(self.page, max(self.count - 1, 0))
        if pages is None:
            self._image = None
            self.viewport().update()
        self._draw()
        self.turned.emit()

    def turn_to(self, page: int) -> None:
        """Show that page (0 is the first), or the nearest there is."""
        page = max(0, min(page, self.count - 1))
        if page != self.page:
            self.page = page
            self.verticalScrollBar().setValue(0)
            self._draw()
            self.turned.emit()

    def zoom(self, step: int) -> None:
        """One step larger or smaller; never smaller than the whole page."""
        self._zoom = max(0, min(self._zoom + step, len(ZOOMS) - 1))
        self._draw()
        self.turned.emit()

    def can_zoom(self, step: int) -> bool:
        """Whether there is one."""
        return 0 <= self._zoom + step < len(ZOOMS)

    # drawing

    def _draw(self) -> None:
        pages, page = self._pages, self.page
        if pages is None:
            return
        ratio, fitting, zoom = self.devicePixelRatioF(), self._room(), ZOOMS[self._zoom]

        def draw() -> tuple[QSizeF, QImage]:
            size = pages.size(page)
            scale = zoom * min(fitting.width() / size.width(), fitting.height() / size.height())
            return size * scale, pages.image(page, max(scale * ratio, 0.05))

        def show(drawn: tuple[QSizeF, QImage]) -> None:
            self._page_size, self._image = drawn
            self._image.setDevicePixelRatio(ratio)
            self._measure()
            self.viewport().update()

        self._tasks.read(draw, show, owner=self, line="page")

    def _room(self) -> QSize:
        margin = 2 * px(SPACE)
        return QSize(max(self.viewport().width() - margin, 50), max(self.viewport().height() - margin, 50))

    def _measure(self) -> None:
        for bar, page, room in (
            (self.verticalScrollBar(), self._page_size.height(), self.viewport().height()),
            (self.horizontalScrollBar(), self._page_size.width(), self.viewport().width()),
        ):
            bar.setRange(0, max(0, round(page) + 2 * px(SPACE) - room))
            bar.setPageStep(room)
            bar.setSingleStep(px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._measure()
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = QPainter(self.viewport())
        if self._image is not None and self._pages is not None:
            place = self._place()
            painter.fillRect(place, QColor(PAPER))
            painter.drawImage(place.topLeft(), self._image)
            painter.setPen(QPen(QColor(EDGE), 1))
            painter.drawRect(place)
        if self.hasFocus():
            painter.setPen(QPen(QColor(look().palette.accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _place(self) -> QRectF:
        """Where the page stands: in the middle, or moved by the scroll bars."""
        room, size = self.viewport().size(), self._page_size
        across = self.horizontalScrollBar()
        offset = QStyle.sliderPositionFromValue(0, across.maximum(), across.value(), across.maximum(), look().right_to_left)
        left = (room.width() - size.width()) / 2 if not across.maximum() else px(SPACE) - offset
        down = self.verticalScrollBar()
        top = (room.height() - size.height()) / 2 if not down.maximum() else px(SPACE) - down.value()
        return QRectF(QPointF(round(left), round(top)), QSizeF(round(size.width()), round(size.height())))

    # keys and wheel

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key
        steps = {key.Key_PageDown: 1, key.Key_Space: 1, key.Key_PageUp: -1, key.Key_Backspace: -1}
        zooms = {key.Key_Plus: 1, key.Key_Equal: 1, key.Key_Minus: -1}
        pressed = key(event.key())
        if pressed in steps:
            self.turn_to(self.page + steps[pressed])
        elif pressed in zooms:
            self.zoom(zooms[pressed])
        elif pressed == key.Key_Home:
            self.turn_to(0)
        elif pressed == key.Key_End:
            self.turn_to(self.count - 1)
        elif pressed in {key.Key_Up, key.Key_Down, key.Key_Left, key.Key_Right}:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        step = -1 if event.angleDelta().y() > 0 else 1
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(-step)
            return
        bar = self.verticalScrollBar()
        at_end = bar.value() == (bar.maximum() if step > 0 else 0)
        if at_end and event.angleDelta().y():
            self.turn_to(self.page + step)
            event.accept()
            return
        super().wheelEvent(event)
