"""The lowest strip of the window, the place of messages and progress, so that they never stand over what can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import FOOT, HAIR, WIDE

ROOMY_WINDOW = 760
"""From this height of the window on, a message of one line finds its place empty and nothing moves when it comes."""


class Foot(QWidget):
    """As high as what is said in it; the screen above gives way."""

    def __init__(self) -> None:
        super().__init__()
        # What is said never keeps the window from being made narrower: it is broken into lines.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self._least = QSpacerItem(0, px(WIDE), QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        across.addSpacerItem(self._least)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, px(HAIR), 0, px(HAIR))
        self._column.setSpacing(px(HAIR))
        across.addLayout(self._column, 1)

    def hold(self, widget: QWidget) -> None:
        """Give it a line of its own, under those that are there."""
        self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)

    def fit(self, window_height: int) -> None:
        """Keep room for a line where the window is high enough."""
        height = px(FOOT) if window_height >= px(ROOMY_WINDOW) else px(WIDE)
        if self._least.sizeHint() != QSize(0, height):
            self._least.changeSize(0, height, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
            self.updateGeometry()
