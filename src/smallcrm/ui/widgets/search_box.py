"""The search box: a magnifier, the line, a cross that empties it; answered on every key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QWidget

from smallcrm.i18n import _
from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import FIELD, HAIR, SMALL
from smallcrm.ui.text_direction import follow_content
from smallcrm.ui.widgets.buttons import icon_only
from smallcrm.ui.widgets.labels import icon_label
from smallcrm.ui.widgets.margins import margins

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class SearchBox(QFrame):
    """One line with its own frame; its text reads in its own direction, its caret stands where the words would begin."""

    searched = Signal(str)
    """What stands in it, on every key."""
    left = Signal(Qt.Key)
    """Down, Enter or Esc was pressed: the caller knows where to go."""

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setStyleSheet(sheets.search_box("search", focused=False))
        row = QHBoxLayout(self)
        row.setContentsMargins(margins(start=SMALL, end=HAIR))
        row.setSpacing(px(HAIR))
        row.addWidget(icon_label("search"))
        self.line = _SearchLine(name, placeholder)
        row.addWidget(self.line, 1)
        self._cross = icon_only(_("Empty the search"), "x", self.empty)
        self._cross.setFixedSize(QSize(px(26), px(26)))
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self._cross)
        self._cross.hide()
        self.setFixedHeight(px(FIELD))
        self.line.textChanged.connect(self._changed)
        self.line.left.connect(self.left)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put a text in, as if it had been typed."""
        self.line.setText(text)

    def empty(self) -> None:
        """Take the text out and stay in the line."""
        self.line.clear()
        self.line.setFocus()

    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        # Not events of the line: PySide would make its costly class of events before the first paint.
        if self.line in {before, now}:
            self.setStyleSheet(sheets.search_box("search", focused=now is self.line))

    def _changed(self, text: str) -> None:
        self._cross.setVisible(bool(text))
        self.searched.emit(text)


class _SearchLine(QLineEdit):
    left = Signal(Qt.Key)

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFrame(False)
        follow_content(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in {Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit(key)
        else:
            super().keyPressEvent(event)
