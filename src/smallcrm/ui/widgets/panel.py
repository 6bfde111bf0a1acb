"""White cards to stand things on, and areas that scroll."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import SMALL, SPACE, WIDE


class Panel(QFrame):
    """A card with round corners; fill `body`."""

    def __init__(self, *, padding: float = WIDE, spacing: float = SPACE) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setStyleSheet(sheets.panel("panel"))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(padding), px(padding), px(padding), px(padding))
        self.body.setSpacing(px(spacing))


def beside_scroll_bar(pixels: float = SMALL) -> QMargins:
    """Air between what scrolls and its bar, which stands at the end of the lines."""
    return QMargins(px(pixels), 0, 0, 0) if look().right_to_left else QMargins(0, 0, px(pixels), 0)


def scroll(content: QWidget) -> QScrollArea:
    """An area that scrolls up and down, never sideways."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.verticalScrollBar().setStyleSheet(sheets.scroll_bars())
    # What lies behind shows through; a style sheet here would have to be worked out anew for all that scrolls.
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area
