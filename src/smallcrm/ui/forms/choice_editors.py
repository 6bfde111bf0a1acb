"""Editors that choose one of a few: a closed list, a language, yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QListView

from smallcrm.domain.choices import label as words_of
from smallcrm.i18n import LANGUAGES, _
from smallcrm.ui.forms.base import Editor
from smallcrm.ui.style import icons, sheets
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import FIELD, SMALL_ICON, SPACE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget


class ChoiceBox(QComboBox):
    """A box that falls open; the wheel passes over it without changing it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(sheets.field())
        view = QListView()
        view.setStyleSheet(sheets.drop_list())
        view.verticalScrollBar().setStyleSheet(sheets.scroll_bars())
        view.setFont(self.font())
        self.setView(view)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self)
        side = px(SMALL_ICON)
        left = px(SPACE) - 2 if look().right_to_left else self.width() - px(SPACE) - side + 2
        painter.drawPixmap(left, (self.height() - side) // 2, icons.pixmap("chevron-down", "dim", SMALL_ICON))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextPrevChild(True)
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(px(80), px(FIELD))


class ChoiceEditor(Editor):
    """One of some values, each with its words; None where nothing is chosen and `optional`."""

    def __init__(self, name: str, choices: Sequence[tuple[object, str]], *, optional: bool = True, nothing: str = "—") -> None:
        super().__init__(name)
        self._values: list[object] = [None, *(value for value, _words in choices)] if optional else [value for value, _words in choices]
        self.box = ChoiceBox(name)
        self.box.addItems([nothing, *(words for _value, words in choices)] if optional else [words for _value, words in choices])
        self.box.activated.connect(lambda _place: self.edited())
        self.put(self.box)

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer other choices instead; the value is to be set anew."""
        self._values = [value for value, _words in choices]
        self.box.clear()
        self.box.addItems([words for _value, words in choices])

    def value(self) -> object:
        return self._values[self.box.currentIndex()] if self._values else None

    def set_value(self, value: object) -> None:
        value = None if value == "" else value
        if value not in self._values:
            # A value that is no longer offered is shown as it stands, and kept.
            self._values.append(value)
            self.box.addItem(str(value))
        self.box.setCurrentIndex(self._values.index(value))

    def typed(self) -> object:
        value = self.value()
        return None if value is None else str(value)

    def retype(self, typed: object) -> None:
        self.set_value(next((value for value in self._values if value is not None and str(value) == typed), typed))
        self.edited()

    def main(self) -> QWidget:
        return self.box


def enum_editor(name: str, choices: type[StrEnum], *, optional: bool = True) -> ChoiceEditor:
    """An editor of one of the closed lists of `domain.choices`."""
    return ChoiceEditor(name, [(choice, words_of(choice)) for choice in choices], optional=optional)


def language_editor(name: str) -> ChoiceEditor:
    """One of the five languages by its own name; None is the shop's own."""
    return ChoiceEditor(name, list(LANGUAGES.items()), nothing=_("As the shop"))


def yes_no_editor(name: str) -> ChoiceEditor:
    """`yes`, `no`, or None where it was not asked."""
    return ChoiceEditor(name, [("yes", _("Yes")), ("no", _("No"))])
