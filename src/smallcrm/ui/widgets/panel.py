"""White cards to stand things on, and areas that scroll."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SPACE, WIDE


class Panel(QFrame):
    """A card with round corners; fill `body`."""

    def __init__(self, *, padding: float = WIDE, spacing: float = SPACE) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setStyleSheet(sheets.panel("panel"))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(padding), px(padding), px(padding), px(padding))
        self.body.setSpacing(px(spacing))


def scroll(content: QWidget) -> QScrollArea:
    """An area that scrolls up and down, never sideways."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.verticalScrollBar().setStyleSheet(sheets.scroll_bars())
    area.setObjectName("scrolled")
    content.setObjectName("content")
    area.setStyleSheet("#scrolled, #content { background: transparent; }")
    return area
