"""What F1 shows: a few sentences on the screen in front, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.ui.actions import key_text
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SPACE, WIDE
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.labels import label, section
from smallcrm.ui.widgets.panel import beside_scroll_bar
from smallcrm.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction


class HelpSheet(Sheet):
    """Closed by Esc or its button."""

    def __init__(self, title: str, text: str, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(title, parent)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(beside_scroll_bar(SPACE))
        column.setSpacing(px(SPACE))
        for paragraph in text.split("\n\n"):
            column.addWidget(label(paragraph, wrap=True))
        column.addSpacing(px(SPACE))
        column.addWidget(section(_("Keys")))
        column.addLayout(_keys(actions))
        column.addStretch(1)
        self.add_scrolled(content)
        close = secondary(_("Close"), "", self.accept)
        self.body.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        close.setFocus()


def _keys(actions: Sequence[QAction]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(WIDE))
    grid.setVerticalSpacing(px(HAIR))
    with_keys = [action for action in actions if not action.shortcut().isEmpty()]
    for row, action in enumerate(with_keys):
        grid.addWidget(label(key_text(action.shortcut()), colour="dim"), row, 0)
        grid.addWidget(label(action.text()), row, 1)
    grid.setColumnStretch(1, 1)
    return grid
