"""An editor that finds another customer while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from smallcrm.i18n import _
from smallcrm.ui.forms.base import Chosen, Editor, FormContext, Level, LineField, Problem
from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import FIELD, HAIR
from smallcrm.ui.text_direction import joined
from smallcrm.ui.widgets.buttons import icon_only

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

MOST_SHOWN = 8


class CustomerPicker(Editor):
    """One customer; `Chosen` or None. What was typed without choosing anyone is an error in words, not lost."""

    def __init__(self, name: str, context: FormContext, placeholder: str = "") -> None:
        super().__init__(name)
        self._context = context
        self._chosen: Chosen | None = None
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(HAIR))
        self.line = _PickerLine(name, placeholder=placeholder)
        self.line.textEdited.connect(self._typed)
        self._clear = icon_only(_("Take off: {name}").format(name=name), "x", self._take_off)
        row.addWidget(self.line, 1)
        row.addWidget(self._clear)
        self.found = _FoundList(self.line)
        self.found.itemClicked.connect(self._choose)
        self.line.found = self.found
        self.line.taken.connect(self._choose)
        self.put(box)
        self._show()

    def value(self) -> Chosen | None:
        return self._chosen

    def set_value(self, value: object) -> None:
        self._chosen = value if isinstance(value, Chosen) else None
        self._show()

    def typed(self) -> object:
        return [self._chosen.id, self._chosen.name] if self._chosen else self.line.text()

    def retype(self, typed: object) -> None:
        self.set_value(Chosen(*typed) if isinstance(typed, list) else None)
        if isinstance(typed, str):
            self.line.setText(typed)
        self.edited()

    def main(self) -> QWidget:
        return self.line

    def problem(self) -> Problem | None:
        if self._chosen is None and self.line.text().strip():
            return Problem(_("Choose one of the customers found."), Level.ERROR)
        return None

    def _show(self) -> None:
        self.line.setText(self._chosen.name if self._chosen else "")
        self._clear.setVisible(self._chosen is not None)

    def _typed(self, text: str) -> None:
        self._chosen = None
        self.edited()
        if not text.strip():
            self.found.hide()
            return
        find = self._context.find_customers
        self._context.tasks.read(lambda: find(text)[:MOST_SHOWN], self._offer, owner=self, line="find")

    def _offer(self, matches: Sequence[Chosen]) -> None:
        self.found.offer(matches)

    def _choose(self, item: QListWidgetItem) -> None:
        chosen = item.data(Qt.ItemDataRole.UserRole)
        self.found.hide()
        if isinstance(chosen, Chosen):
            self._chosen = chosen
            self._show()
            self.edited()
            self.show_remark()

    def _take_off(self) -> None:
        self._chosen = None
        self._show()
        self.line.setFocus()
        self.edited()


class _FoundList(QListWidget):
    """The matches under the field; it never takes the focus from the line."""

    def __init__(self, line: QWidget) -> None:
        super().__init__(line)
        self._line = line
        self.setWindowFlags(Qt.WindowType.ToolTip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(sheets.drop_list())
        self.setAccessibleName(_("Customers found"))
        line.installEventFilter(self)

    def offer(self, matches: Sequence[Chosen]) -> None:
        """Show these under the line, the first one ready to be taken."""
        self.clear()
        for match in matches:
            item = QListWidgetItem(joined((match.name, match.detail)))
            item.setData(Qt.ItemDataRole.UserRole, match)
            item.setSizeHint(QSize(px(100), px(FIELD)))
            self.addItem(item)
        if not matches:
            nobody = QListWidgetItem(_("Nobody was found"))
            nobody.setFlags(Qt.ItemFlag.NoItemFlags)
            nobody.setSizeHint(QSize(px(100), px(FIELD)))
            self.addItem(nobody)
        self.setCurrentRow(0 if matches else -1)
        self.resize(self._line.width(), px(FIELD) * self.count() + px(12))
        self.move(self._line.mapToGlobal(QPoint(0, self._line.height() + 2)))
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self._line and event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.Move}:
            self.hide()
        return False


class _PickerLine(LineField):
    """Arrows walk through the matches, Enter takes the one chosen, Esc closes them."""

    found: _FoundList
    taken = Signal(QListWidgetItem)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self.found.isVisible():
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self.found.setCurrentRow(min(max(self.found.currentRow() + step, 0), self.found.count() - 1))
                return
            if event.key() == Qt.Key.Key_Escape:
                self.found.hide()
                return
            item = self.found.currentItem()
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
                self.taken.emit(item)
                self.go_on()
                return
        super().keyPressEvent(event)
