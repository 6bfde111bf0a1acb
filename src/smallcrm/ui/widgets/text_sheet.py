"""A sheet with a long text to read, in the language and the direction it was written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from smallcrm.i18n import _
from smallcrm.ui.style import fonts, sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDTH, HEIGHT = 640, 380


class TextSheet(Sheet):
    """Closed by Esc or its button; the text can be copied and not changed."""

    def __init__(self, heading: str, text: str, parent: QWidget) -> None:
        super().__init__(heading, parent, width=WIDTH)
        shown = QPlainTextEdit()
        shown.setAccessibleName(heading)
        shown.setReadOnly(True)
        shown.setFont(fonts.small())
        shown.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        shown.setStyleSheet(sheets.field())
        shown.verticalScrollBar().setStyleSheet(sheets.scroll_bars())
        shown.setPlainText(text)
        shown.setMinimumHeight(px(HEIGHT))
        self.body.addWidget(shown)
        close = secondary(_("Close"), "", self.accept)
        self.body.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)
        close.setFocus()
