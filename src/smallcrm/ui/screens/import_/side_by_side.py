"""A list and what belongs to the row under its cursor: side by side, or one below the other where there is no room for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import WIDE

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LEAST_WIDTH, LEAST_HEIGHT = 860, 280
"""Narrower than that the two stand below one another; each is at least so high, and what they stand in scrolls."""


class SideBySide(QWidget):
    """Asks for no more than the least height: both parts scroll by themselves."""

    def __init__(self, rows: QWidget, beside: QWidget) -> None:
        super().__init__()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(px(WIDE))
        self._line.addWidget(rows, 7)
        self._line.addWidget(beside, 4)
        self._beside = beside
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        least = px(LEAST_HEIGHT)
        return QSize(0, 2 * least + px(WIDE) if self._is_below() else least)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        is_narrow = self.width() < px(LEAST_WIDTH)
        if is_narrow is not self._is_below():
            down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
            self._line.setDirection(down if is_narrow else across)
            self._line.setStretch(1, 7 if is_narrow else 4)
            self.updateGeometry()

    def _is_below(self) -> bool:
        return self._line.direction() is QBoxLayout.Direction.TopToBottom
