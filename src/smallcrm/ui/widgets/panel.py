"""White cards to stand things on, and areas that scroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import SMALL, SPACE, WIDE
from smallcrm.ui.widgets.margins import margins

if TYPE_CHECKING:
    from PySide6.QtCore import QMargins

WIDER_THAN_ANY_SCREEN = 16_000


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
    return margins(end=pixels)


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
    _show_that_more_follows(area)
    return area


def into_sight(widget: QWidget) -> None:
    """Scroll whatever the widget stands in, so that it is seen."""
    over = widget.parentWidget()
    while over is not None:
        if isinstance(over, QScrollArea):
            over.ensureWidgetVisible(widget)
        over = over.parentWidget()


def _show_that_more_follows(area: QScrollArea) -> None:
    """A thin line at the bottom edge as long as something lies under it."""
    line = QFrame(area)
    line.setObjectName("more")
    colours = line.palette()
    colours.setColor(QPalette.ColorRole.Window, QColor(look().palette.line))
    line.setPalette(colours)
    line.setAutoFillBackground(True)
    line.hide()
    bar = area.verticalScrollBar()

    def follow() -> None:
        # Wider than any area, which cuts it: so it need not follow the width, of which the bar does not tell.
        line.setGeometry(0, area.height() - 1, WIDER_THAN_ANY_SCREEN, 1)
        line.setVisible(bar.value() < bar.maximum())

    bar.rangeChanged.connect(follow)
    bar.valueChanged.connect(follow)
