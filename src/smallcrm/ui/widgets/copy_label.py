"""A text one can mark and copy: it stands on the side where the window is read, and is copied without marks of direction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QClipboard, QFontMetrics, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu

from smallcrm.i18n import _
from smallcrm.i18n.direction import strip_marks
from smallcrm.ui.style import fonts, icons, sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.text_direction import in_its_direction, reading_side
from smallcrm.ui.widgets.labels import paint_in

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFont, QKeyEvent, QMouseEvent

_AFTER_SIGNS = re.compile(r"(?<=[@._/-])(?=\w)")
NARROWEST = 200
"""The width in which the longest word must have room, in pixels at 100 %."""

_BREAK = "\u200b"
"""A place where a word may be broken that shows nothing."""


def copy_text(text: str) -> None:
    """Put a text where it can be pasted from, without what was only added to show it."""
    QGuiApplication.clipboard().setText(_plain(text))


class CopyLabel(QLabel):
    """Plain text in as many lines as it needs; words longer than a line are broken."""

    opened = Signal()
    """It was clicked twice."""

    def __init__(self, text: str, *, font: QFont | None = None, colour: str = "text") -> None:
        super().__init__()
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(in_its_direction(_breakable(text, font or fonts.font())))
        self.setAccessibleName(strip_marks(text))
        self.setFont(font or fonts.font())
        paint_in(self, colour)
        self.setWordWrap(True)
        self.setAlignment(reading_side() | Qt.AlignmentFlag.AlignTop)

    def whole(self) -> str:
        """The text without what was only added to show it."""
        return _plain(self._whole)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        # Not before: a text that can be marked is laid out at several times the price, and a card has a hundred.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseReleaseEvent(event)
        clipboard = QGuiApplication.clipboard()
        if self.hasSelectedText() and clipboard.supportsSelection():
            clipboard.setText(_plain(self.selectedText()), QClipboard.Mode.Selection)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseDoubleClickEvent(event)
        self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        self.menu().popup(event.globalPos())
        event.accept()

    def menu(self) -> QMenu:
        """The menu of the right button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setStyleSheet(sheets.menu())
        menu.addAction(icons.icon("copy"), _("Copy"), self._copy)
        return menu

    def _copy(self) -> None:
        copy_text(self.selectedText() or self._whole)


def _plain(text: str) -> str:
    # Qt parts marked paragraphs by U+2029.
    return strip_marks(text).replace(_BREAK, "").replace("\u2029", "\n")


def _breakable(text: str, font: QFont) -> str:
    """The text with places to break what would not fit even a narrow card: after a sign of an address, else anywhere."""
    most = px(NARROWEST) // QFontMetrics(font).averageCharWidth()

    def broken(word: re.Match[str]) -> str:
        parts = _AFTER_SIGNS.split(word[0])
        return _BREAK.join(part[start : start + most] for part in parts for start in range(0, len(part), most))

    return re.sub(rf"\S{{{most + 1},}}", broken, text)
