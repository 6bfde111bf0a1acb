"""What F1 shows: a few sentences on the screen in front, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from smallcrm.i18n import _
from smallcrm.ui.actions import key_text
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SPACE, WIDE
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.labels import label, section
from smallcrm.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget


class HelpSheet(Sheet):
    """Closed by Esc or its button."""

    def __init__(self, title: str, text: str, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(title, parent)
        for paragraph in text.split("\n\n"):
            self.body.addWidget(label(paragraph, wrap=True))
        self.body.addSpacing(px(SPACE))
        self.body.addWidget(section(_("Keys")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(WIDE))
        grid.setVerticalSpacing(px(HAIR))
        with_keys = [action for action in actions if not action.shortcut().isEmpty()]
        for row, action in enumerate(with_keys):
            grid.addWidget(label(key_text(action.shortcut()), colour="dim"), row, 0)
            grid.addWidget(label(action.text()), row, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        close = secondary(_("Close"), "", self.accept)
        self.body.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        close.setFocus()
