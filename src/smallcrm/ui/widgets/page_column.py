"""A page that takes the whole window: a heading and what is asked, in one calm column in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE, WIDE, WIDEST
from smallcrm.ui.widgets.labels import icon_label, label, title
from smallcrm.ui.widgets.panel import scroll

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

COLUMN = 640
LOGO = 32
ABOVE = 0.16
"""The part of the height that stays free above the heading."""


class PageColumn(QWidget):
    """Fill `body`, and `buttons` under it: what goes back stands first, what goes on last."""

    def __init__(self, heading: str, sentence: str = "") -> None:
        super().__init__()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        middle = QWidget()
        across = self._across = QHBoxLayout(middle)
        across.setContentsMargins(px(WIDEST), px(WIDE), px(WIDEST), 0)  # the foot of the window is under it
        inside = QWidget()
        inside.setMaximumWidth(px(COLUMN))
        across.addStretch(1)
        across.addWidget(inside, 100)
        across.addStretch(1)
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE))
        self._above = QSpacerItem(0, 0)
        column.addItem(self._above)
        head = QHBoxLayout()
        head.setSpacing(px(SPACE))
        head.addWidget(icon_label("notebook", "accent", LOGO))
        self.heading = title(heading)
        self.heading.setWordWrap(True)
        head.addWidget(self.heading, 1)
        column.addLayout(head)
        if sentence:
            column.addWidget(label(sentence, colour="dim", wrap=True))
        column.addSpacing(px(SMALL))
        self.body = QVBoxLayout()
        self.body.setSpacing(px(SMALL))
        column.addLayout(self.body)
        column.addSpacing(px(SMALL))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(px(SMALL))
        column.addLayout(self.buttons)
        column.addStretch(1)
        outside.addWidget(scroll(middle))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The heading stands at the same height on every page, higher only where what is under it would have to be scrolled."""
        super().resizeEvent(event)
        self._leave_free(0)
        free = self.height() - self._across.totalHeightForWidth(self.width())
        self._leave_free(max(0, min(round(self.height() * ABOVE), free)))

    def _leave_free(self, above: int) -> None:
        self._above.changeSize(0, above, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._column.invalidate()
