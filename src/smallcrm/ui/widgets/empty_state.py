"""What stands where a list would be: what would be here, and the first step to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, WIDE
from smallcrm.ui.widgets.flow import FlowLayout
from smallcrm.ui.widgets.labels import icon_label, label, section

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 420


class EmptyState(QWidget):
    """An icon, a heading, a sentence, and at most a few buttons."""

    def __init__(self, icon: str, heading: str, sentence: str, buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.buttons = buttons
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        column = QVBoxLayout()
        column.setSpacing(px(SMALL))
        outer.addLayout(column)
        outer.addStretch(3)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(icon_label(icon, "dim", 40), 0, centre)
        self.heading = section(heading)
        self.heading.setAlignment(centre)
        self.heading.setWordWrap(True)
        column.addWidget(self.heading)
        self.sentence = label(sentence, colour="dim", wrap=True)
        self.sentence.setAlignment(centre)
        self.sentence.setMaximumWidth(px(WIDTH))
        # Not by an alignment: an aligned label is given the height of one line, whatever it takes.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.sentence, 100)
        across.addStretch(1)
        column.addLayout(across)
        if buttons:
            column.addSpacing(px(WIDE))
            row = QWidget()
            flow = FlowLayout(row)
            for button in buttons:
                flow.addWidget(button)
            column.addWidget(row, 0, centre)
