"""An editor of any number of the same thing, a line each, with a button to add one and a cross to take one off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.ui.forms.base import Editor, Level, Problem
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import FIELD, HAIR, SMALL
from smallcrm.ui.widgets.buttons import icon_only, quiet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QAbstractButton


class Line(QWidget):
    """One of the things; subclasses say what it is. Its names carry its place, so that no two are the same."""

    changed = Signal()

    def value(self) -> object:
        """The record, or None while nothing is typed."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        raise NotImplementedError

    def typed(self) -> object:
        """What was typed, as JSON can hold it; None while nothing is."""
        raise NotImplementedError

    def retype(self, typed: object) -> None:
        """Put back what `typed` gave."""
        raise NotImplementedError

    def problem(self) -> Problem | None:
        return None

    def mark(self, level: Level | None) -> None:
        """Colour the edge of what is wrong."""

    def main(self) -> QWidget:
        """Where the focus goes."""
        raise NotImplementedError

    def number(self, place: int) -> None:
        """Name the fields by their place, the first being 1."""


LineKind = TypeVar("LineKind", bound=Line)


class ListEditor(Editor, Generic[LineKind]):
    """Several things; `tuple` of the values of the lines that hold something. There is always one line to type into."""

    def __init__(self, name: str, add: str, make: Callable[[], LineKind], *, starts_open: bool = True) -> None:
        super().__init__(name)
        self._make = make
        self._starts_open = starts_open
        self.lines: list[LineKind] = []
        self._rows: list[_Row] = []
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SMALL))
        self._stack = QVBoxLayout()
        self._stack.setSpacing(px(SMALL))
        column.addLayout(self._stack)
        self.add_button = quiet(add, "plus", self._add_empty)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.put(box)
        self.set_value(())

    def value(self) -> tuple[object, ...]:
        return tuple(value for line in self.lines if (value := line.value()) is not None)

    def set_value(self, value: object) -> None:
        values: Sequence[object] = value if isinstance(value, (tuple, list)) else ()
        while self.lines:
            self._drop(0)
        for each in values:
            self._append().set_value(each)
        if not values and self._starts_open:
            self._append()
        self.show_remark()

    def typed(self) -> object:
        return [typed for line in self.lines if (typed := line.typed()) is not None]

    def retype(self, typed: object) -> None:
        self.set_value(())
        for place, each in enumerate(typed if isinstance(typed, list) else ()):
            (self.lines[place] if place < len(self.lines) else self._append()).retype(each)
        self.edited()

    def problem(self) -> Problem | None:
        """The heaviest of the lines' problems, the first of equals."""
        problems = [problem for line in self.lines if (problem := line.problem())]
        weights = [Level.ERROR, Level.WARNING, Level.NOTE]
        return min(problems, key=lambda problem: weights.index(problem.level), default=None)

    def show_remark(self) -> None:
        """Show it under the line it speaks of; under all of them where it was given from outside."""
        super().show_remark()
        told = self.remark()
        if not told.text():
            return
        found = next((row for line, row in zip(self.lines, self._rows, strict=True) if _says(line.problem(), told.text())), None)
        self._stack.removeWidget(told)
        self._stack.insertWidget(self._stack.indexOf(found) + 1 if found is not None else self._stack.count(), told)

    def main(self) -> QWidget:
        return self.lines[0].main() if self.lines else self.add_button

    def mark(self, level: Level | None) -> None:
        del level
        for line in self.lines:
            problem = line.problem()
            line.mark(problem.level if problem and problem.level is not Level.NOTE else None)

    def _add_empty(self) -> None:
        self._append().main().setFocus()

    def _append(self) -> LineKind:
        line = self._make()
        line.changed.connect(self.edited)
        row = _Row(line, icon_only(self.name, "x", lambda: self._remove(line)))
        self.lines.append(line)
        self._rows.append(row)
        self._stack.addWidget(row)
        self._number()
        return line

    def _remove(self, line: LineKind) -> None:
        self._drop(self.lines.index(line))
        if not self.lines and self._starts_open:
            self._append()
        self.main().setFocus()
        self.edited()

    def _drop(self, place: int) -> None:
        row = self._rows.pop(place)
        del self.lines[place]
        self._stack.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()

    def _number(self) -> None:
        for place, (line, row) in enumerate(zip(self.lines, self._rows, strict=True), start=1):
            line.number(place)
            name = _("Take off: {name} {place}").format(name=self.name, place=place)
            row.cross.setAccessibleName(name)
            row.cross.setToolTip(name)


class _Row(QWidget):
    """A line and the cross that takes it off."""

    def __init__(self, line: QWidget, cross: QAbstractButton) -> None:
        super().__init__()
        self.cross = cross
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(HAIR))
        across.addWidget(line, 1)
        cross.setFixedHeight(px(FIELD))
        across.addWidget(cross, 0, Qt.AlignmentFlag.AlignTop)


def _says(problem: Problem | None, text: str) -> bool:
    return problem is not None and problem.text == text


def numbered(name: str, place: int) -> str:
    """The name of a field in a line: the first has the plain one."""
    return name if place == 1 else f"{name} {place}"
