"""An editor of a name that must not be missing, where Enter may mean more than going to the next field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from smallcrm.i18n.direction import strip_marks
from smallcrm.ui.forms.base import Editor, Level, LineField, Problem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class NameEditor(Editor):
    """One line, `str`; `missing` is the sentence said when nothing is in it, once something was or somebody asked.

    With `enters`, Enter says `entered` instead of going on.
    """

    entered = Signal()
    left = Signal()
    """One has left it, or was asked to by `settle`, after changing it to something that may be kept."""

    def __init__(self, name: str, missing: str, *, enters: bool = False, placeholder: str = "") -> None:
        super().__init__(name)
        self._missing, self._asked = missing, False
        self._is_typed = False
        self.line = _EnteredLine(name, placeholder) if enters else LineField(name, placeholder=placeholder)
        if isinstance(self.line, _EnteredLine):
            self.line.entered.connect(self.entered)
        self.line.textEdited.connect(self._text_edited)
        self.line.installEventFilter(self)
        self.put(self.line)

    def value(self) -> str:
        return " ".join(strip_marks(self.line.text()).split())

    def set_value(self, value: object) -> None:
        self.line.setText(str(value or ""))
        self.line.setCursorPosition(0)
        self._asked = self._is_typed = False
        self.show_remark()

    def typed(self) -> object:
        return strip_marks(self.line.text())

    def retype(self, typed: object) -> None:
        self.line.setText(str(typed or ""))
        self._text_edited()

    def show_kept(self, value: str) -> None:
        """Show what is kept now, unless something else is being typed."""
        if not self._is_typed and self.line.text() != value:
            self.set_value(value)

    def settle(self) -> None:
        """Say `left` if something was typed that may be kept."""
        if self._is_typed and not self.is_wrong():
            self._is_typed = False
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.FocusOut and watched is self.line:
            self.settle()
        return False

    def main(self) -> QWidget:
        return self.line

    def problem(self) -> Problem | None:
        return Problem(self._missing, Level.ERROR) if self._asked and not self.value() else None

    def is_wrong(self) -> bool:
        if not self._asked:
            self._asked = True
            self.show_remark()
        return super().is_wrong()

    def _text_edited(self, _text: str = "") -> None:
        self._asked = self._is_typed = True
        self.edited()


class _EnteredLine(LineField):
    entered = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__(name, placeholder=placeholder)

    def go_on(self) -> None:
        self.entered.emit()
