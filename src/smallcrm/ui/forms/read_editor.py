"""A line that is read as a value: a date, an amount. Where it can be read in two ways, a button for each stands under it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smallcrm.i18n.direction import strip_marks
from smallcrm.ui.forms.base import Editor, LineField
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

Value = TypeVar("Value")


class ReadEditor(Editor, Generic[Value]):
    """`Value` or None; a text nobody has touched stands for the value it was made of."""

    def __init__(self, name: str, line: LineField, beside: QWidget, gap: float = HAIR) -> None:
        super().__init__(name)
        self._kept: Value | None = None
        self._shown = ""
        self.line = line
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(gap))
        row.addWidget(self.line, 1)
        row.addWidget(beside)
        self.line.textEdited.connect(lambda _text: self._typed())
        self._either = QWidget()
        self._either_flow = FlowLayout(self._either, HAIR)
        self._either.hide()
        self.put(box)
        self._column.addWidget(self._either)

    def read(self, text: str) -> Value | None:
        """What the text says; None where it says nothing, or two things."""
        raise NotImplementedError

    def readings(self, text: str) -> Sequence[Value]:
        """The ways a text can be read where there are several."""
        raise NotImplementedError

    def written(self, value: Value) -> str:
        """A value as it stands in the line."""
        raise NotImplementedError

    def in_words(self, value: Value) -> str:
        """A value as a button offers it."""
        raise NotImplementedError

    def value(self) -> Value | None:
        text = self.text()
        if text == self._shown:
            return self._kept
        return self.read(text) if text else None

    def show_value(self, value: Value | None) -> None:
        """Show a value without saying `changed`."""
        self._keep(value)
        self.show_remark()

    def typed(self) -> object:
        return self.text()

    def retype(self, typed: object) -> None:
        self.line.setText(str(typed or ""))
        self._typed()

    def main(self) -> QWidget:
        return self.line

    def text(self) -> str:
        """What stands in the line."""
        return strip_marks(self.line.text()).strip()

    def is_untouched(self) -> bool:
        """Whether what stands in the line is as it was shown."""
        return self.text() == self._shown

    def take(self, value: Value) -> None:
        """Put a value in as the user's own choice."""
        self._keep(value)
        self.edited()
        self.show_remark()

    def show_remark(self) -> None:
        super().show_remark()
        self._offer(() if self.is_untouched() or not self.text() else self.readings(self.text()))

    def _typed(self) -> None:
        self._either.hide()
        self.edited()

    def _keep(self, value: Value | None) -> None:
        self._kept = value
        self.line.setText("" if value is None else self.written(value))
        self._shown = self.text()

    def _offer(self, values: Sequence[Value]) -> None:
        while (item := self._either_flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for value in values:
            self._either_flow.addWidget(secondary(self.in_words(value), "", partial(self.take, value)))
        self._either.setVisible(bool(values))
