"""A page that takes the whole window: a heading and what is asked, in one calm column in the middle."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE, WIDE, WIDEST
from smallcrm.ui.widgets.labels import icon_label, label, title
from smallcrm.ui.widgets.panel import scroll

COLUMN = 640
LOGO = 32


class PageColumn(QWidget):
    """Fill `body`, and `buttons` under it: what goes back stands first, what goes on last."""

    def __init__(self, heading: str, sentence: str = "") -> None:
        super().__init__()
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        middle = QWidget()
        across = QHBoxLayout(middle)
        across.setContentsMargins(px(WIDEST), px(WIDE), px(WIDEST), 0)  # the foot of the window is under it
        inside = QWidget()
        inside.setMaximumWidth(px(COLUMN))
        across.addStretch(1)
        across.addWidget(inside, 100)
        across.addStretch(1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE))
        column.addStretch(1)
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
        column.addStretch(2)
        outside.addWidget(scroll(middle))
