"""Editors of plain texts: a line, an e-mail, a number, a long text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QStringListModel, Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QCompleter, QPlainTextEdit

from smallcrm.domain.number_reading import read_number
from smallcrm.i18n import _, language
from smallcrm.i18n.digits import NATIVE, to_ascii, to_native
from smallcrm.i18n.direction import LEFT_TO_RIGHT_OVERRIDE, strip_marks
from smallcrm.i18n.numbers import format_decimal
from smallcrm.ui.forms.base import Editor, Level, LineField, Problem
from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import SMALL
from smallcrm.ui.text_direction import reads_from_right

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLineEdit, QWidget


class TextEditor(Editor):
    """One line of text; `str`."""

    def __init__(self, name: str, *, from_left: bool = False, placeholder: str = "") -> None:
        super().__init__(name)
        self.line = LineField(name, from_left=from_left, placeholder=placeholder)
        self.line.textEdited.connect(lambda _text: self.edited())
        self.put(self.line)

    def value(self) -> str:
        return strip_marks(self.line.text()).strip()

    def set_value(self, value: object) -> None:
        self.line.setText(str(value or ""))
        self.line.setCursorPosition(0)

    def typed(self) -> object:
        return strip_marks(self.line.text())

    def retype(self, typed: object) -> None:
        self.line.setText(str(typed or ""))
        self.edited()

    def main(self) -> QWidget:
        return self.line

    def suggest(self, texts: Sequence[str]) -> None:
        """Offer these while typing."""
        complete(self.line, texts, self.edited)


def email_problem(text: str) -> Problem | None:
    """What looks wrong about an e-mail address."""
    if not text:
        return None
    local, at, host = text.rpartition("@")
    if not (at and local and "." in host.strip(".")) or any(letter.isspace() for letter in text):
        return Problem(_("This does not look like an e-mail address. It is kept as typed."))
    return None


class CodeEditor(TextEditor):
    """A number of figures and signs, of a phone or a firm, shown in these `digits`; `str`, as it was set until it is changed."""

    def __init__(self, name: str, digits: str | None = None) -> None:
        super().__init__(name, from_left=True)
        self._digits = digits
        self._set = ""

    def value(self) -> str:
        text = super().value()
        return self._set if to_ascii(text) == to_ascii(self._set) else text

    def set_value(self, value: object) -> None:
        self._set = str(value or "")
        super().set_value(in_digits(self._set, self._digits))


def in_digits(code: str, digits: str | None) -> str:
    """A number of figures and signs with the shop's figures, kept in its order, for a line that reads from the left."""
    shown = to_native(code, language()) if digits == NATIVE else code
    # Groups of Arabic digits would otherwise be put from right to left.
    return shown if shown == code else f"{LEFT_TO_RIGHT_OVERRIDE}{shown}"


class NumberEditor(TextEditor):
    """A plain number, kept as text in ASCII digits with a point (`12.5`), empty where there is none."""

    def __init__(self, name: str, digits: str | None = None) -> None:
        super().__init__(name, from_left=True)
        self._digits = digits

    def value(self) -> str:
        number = read_number(super().value())
        return "" if number is None else format(number, "f")

    def set_value(self, value: object) -> None:
        number = read_number(str(value or ""))
        self.line.setText(str(value or "") if number is None else format_decimal(number, digits=self._digits))

    def problem(self) -> Problem | None:
        if super().value() and read_number(super().value()) is None:
            return Problem(_("This is not a number."), Level.ERROR)
        return None


class LongTextEditor(Editor):
    """Several lines; `str`. Tab goes on, for it is a form and not a page."""

    def __init__(self, name: str, *, lines: int = 4) -> None:
        super().__init__(name)
        self.text = _Lines(name, lines)
        self.text.textChanged.connect(self._text_changed)
        self._setting = False
        self.put(self.text)

    def value(self) -> str:
        return strip_marks(self.text.toPlainText()).rstrip()

    def set_value(self, value: object) -> None:
        self._setting = True
        self.text.setPlainText(str(value or ""))
        self._setting = False

    def typed(self) -> object:
        return self.value()

    def retype(self, typed: object) -> None:
        self.set_value(typed)
        self.edited()

    def main(self) -> QWidget:
        return self.text

    def _text_changed(self) -> None:
        self.text.follow()
        if not self._setting:
            self.edited()


class _Lines(QPlainTextEdit):
    def __init__(self, name: str, lines: int) -> None:
        super().__init__()
        self._line_count = lines
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setStyleSheet(sheets.field())
        self.verticalScrollBar().setStyleSheet(sheets.scroll_bars())
        self.follow()

    def follow(self) -> None:
        """Each paragraph reads in its own direction, all stand on the side where the window is read."""
        from_right = reads_from_right(self.toPlainText())
        direction = Qt.LayoutDirection.LayoutDirectionAuto
        if from_right is None:
            direction = Qt.LayoutDirection.RightToLeft if look().right_to_left else Qt.LayoutDirection.LeftToRight
        side = Qt.AlignmentFlag.AlignRight if look().right_to_left else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(direction)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if self.document().defaultTextOption().textDirection() != direction or not self.property("followed"):
            self.setProperty("followed", True)
            self.document().setDefaultTextOption(option)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(px(200), self.fontMetrics().lineSpacing() * self._line_count + px(4 * SMALL))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(px(100), self.fontMetrics().lineSpacing() * 2 + px(4 * SMALL))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


def complete(line: QLineEdit, texts: Sequence[str], taken: Callable[[], object] = lambda: None) -> None:
    """Offer texts that contain what is typed; `taken` is called when one was chosen. Called again it only offers others."""
    completer = line.completer()
    if completer is None:
        completer = _completer(line)
        completer.activated.connect(lambda _text: taken())
    # Never a new completer for an old one: Qt deletes that at once, even while it is handing on the key that brought us here.
    known = completer.model()
    if isinstance(known, QStringListModel) and known.stringList() != list(texts):
        known.setStringList(list(texts))


def _completer(line: QLineEdit) -> QCompleter:
    completer = QCompleter(line)
    completer.setModel(QStringListModel(completer))
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.popup().setStyleSheet(sheets.drop_list())
    completer.popup().verticalScrollBar().setStyleSheet(sheets.scroll_bars())
    completer.popup().setFont(line.font())
    line.setCompleter(completer)
    return completer
