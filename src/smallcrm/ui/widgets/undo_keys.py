"""Undo and redo in a line that searches: of what was typed there, and of the book only where nothing was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit


class LeavesUndo(QObject):
    """Qt's lines take the keys of undo even when they have nothing to undo; an empty one without a past leaves them to the window.

    Whoever has typed means the typing: a key too many must not take back what was done in the book.
    """

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        del watched
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys, line = QKeySequence.StandardKey, self._line
            is_untouched = not line.text() and not line.isUndoAvailable() and not line.isRedoAvailable()
            if is_untouched and (event.matches(keys.Undo) or event.matches(keys.Redo)):
                event.ignore()
                return True
        return False
