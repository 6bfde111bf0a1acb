"""An editor of several short texts (tags, interests): each a chip that can be taken off, new ones typed with completion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from smallcrm.i18n import _
from smallcrm.i18n.direction import strip_marks
from smallcrm.ui.forms.base import Editor, LineField
from smallcrm.ui.forms.text_editors import complete
from smallcrm.ui.style import fonts, sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SMALL
from smallcrm.ui.widgets.buttons import icon_only
from smallcrm.ui.widgets.flow import FlowLayout
from smallcrm.ui.widgets.labels import CutLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

SEPARATORS = ",;،\n"
LINE = 150


class ChipsEditor(Editor):
    """Several texts; `tuple[str, ...]` in the order they were added, none twice."""

    def __init__(self, name: str, *, placeholder: str = "") -> None:
        super().__init__(name)
        self._known: Sequence[str] = ()
        self._texts: list[str] = []
        box = QWidget()
        self._flow = FlowLayout(box, HAIR + 2)
        self.line = _Entry(name, placeholder or _("Add…"))
        self.line.taken.connect(self._add)
        self.line.emptied.connect(self._take_last)
        self._flow.addWidget(self.line)
        self._chips: list[_TextChip] = []
        self.put(box)

    def value(self) -> tuple[str, ...]:
        """The chips, and what is still in the line: a word that was typed is never lost."""
        return tuple(dict.fromkeys([*self._texts, *_parts(self.line.text())]))

    def set_value(self, value: object) -> None:
        self._texts = list(value) if isinstance(value, (tuple, list)) else []
        self.line.clear()
        self._show()

    def typed(self) -> object:
        return list(self.value())

    def retype(self, typed: object) -> None:
        self.set_value(typed)
        self.edited()

    def main(self) -> QWidget:
        return self.line

    def suggest(self, texts: Sequence[str]) -> None:
        """Offer these while typing."""
        self._known = texts
        offered = [text for text in texts if text not in self._texts]
        # A text that was chosen is taken after the line has put it into itself, else it stays in it.
        complete(self.line, offered, lambda: QTimer.singleShot(0, self.line, self.line.take))

    def _add(self, text: str) -> None:
        new = [part for part in _parts(text) if part not in self._texts]
        if new:
            self._texts += new
            self._show()
            self.edited()

    def _take_last(self) -> None:
        if self._texts:
            self._remove(self._texts[-1])

    def _remove(self, text: str) -> None:
        self._texts.remove(text)
        self._show()
        self.line.setFocus()
        self.edited()

    def _show(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [_TextChip(text) for text in self._texts]
        for place, chip in enumerate(self._chips):
            chip.removed.connect(self._remove)
            self._flow.insert_widget(place, chip)
            chip.show()
        if self._known:
            self.suggest(self._known)
        self.updateGeometry()


def _parts(text: str) -> list[str]:
    for separator in SEPARATORS:
        text = text.replace(separator, "\n")
    return [part for part in (strip_marks(each).strip() for each in text.split("\n")) if part]


class _TextChip(QFrame):
    """One text with a cross to take it off."""

    removed = Signal(str)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.setStyleSheet(sheets.tinted("chip", "soft", corner=6))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addSpacing(px(SMALL))  # Qt does not mirror margins
        words = CutLabel(text, font=fonts.font(13), colour="accent")
        words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)  # as wide as the text, cut where that is too wide
        row.addWidget(words)
        cross = icon_only(_("Take off {name}").format(name=text), "x", lambda: self.removed.emit(text), pixels=14)
        cross.setFixedSize(QSize(px(28), px(28)))
        row.addWidget(cross)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class _Entry(LineField):
    """Enter and a comma take what was typed; Enter on nothing goes on; Backspace on nothing takes the last chip off."""

    taken = Signal(str)
    emptied = Signal()

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__(name, placeholder=placeholder)
        self.setMinimumWidth(px(LINE))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.editingFinished.connect(self.take)

    def take(self) -> None:
        """Make chips of what was typed."""
        text = self.text()
        if text.strip():
            self.clear()
            self.taken.emit(text)

    def go_on(self) -> None:
        # `editingFinished` came first and took the text; only a line that was empty before goes on.
        if not self._took:
            super().go_on()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self._took = bool(self.text().strip())
        if event.text() and event.text() in SEPARATORS and self._took:
            self.take()
            return
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
            return
        super().keyPressEvent(event)

    _took = False
