"""The head of a table: names of columns, moved and sized by the mouse, sorted by a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView

from smallcrm.ui.style import fonts, icons
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import HAIR, HEADER, SPACE
from smallcrm.ui.tables.cells import Shape
from smallcrm.ui.tables.paged_table_model import PagedTableModel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ARROW = 12
_IN_THE_MIDDLE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = int(Qt.AlignmentFlag.AlignLeft | _IN_THE_MIDDLE), int(Qt.AlignmentFlag.AlignRight | _IN_THE_MIDDLE)


class TableHeader(QHeaderView):
    """Drawn by us, so that nothing is cut and the arrow stands beside the name on the side where one reads on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(False)
        self.setMinimumSectionSize(px(48))
        self.setStretchLastSection(False)
        self.setFixedHeight(px(HEADER))
        self.setFont(fonts.small())
        self.sorted_section = -1
        self.descending = False
        self._right_to_left = look().right_to_left
        colours = look().palette
        self._ground, self._line, self._text, self._dim = (
            QColor(name) for name in (colours.panel, colours.line, colours.text, colours.dim)
        )

    def show_sorted(self, section: int, *, descending: bool) -> None:
        """Put the arrow on that column, or on none for -1."""
        if (section, descending) != (self.sorted_section, self.descending):
            self.sorted_section, self.descending = section, descending
            self.viewport().update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, px(HEADER))  # a table asks for the height alone, each time its rows change

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's names
        model = self.model()
        painter.fillRect(rect, self._ground)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._line)
        if not isinstance(model, PagedTableModel) or not 0 <= logicalIndex < len(model.columns):
            return
        column = model.columns[logicalIndex]
        right = column.shape is Shape.AMOUNT or self._right_to_left
        inner = rect.adjusted(px(SPACE), 0, -px(SPACE), 0)
        painter.save()
        painter.setFont(self.font())
        is_sorted = logicalIndex == self.sorted_section
        painter.setPen(self._text if is_sorted else self._dim)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        width = painter.fontMetrics().horizontalAdvance(column.label)
        painter.drawText(inner, _RIGHT if right else _LEFT, column.label)
        if is_sorted:
            arrow = icons.pixmap("chevron-down" if self.descending else "chevron-up", "text", _ARROW)
            top = inner.center().y() - px(_ARROW) // 2
            left = inner.right() - width - px(HAIR + _ARROW) if right else inner.left() + width + px(HAIR)
            painter.drawPixmap(left, top, arrow)
        painter.restore()
