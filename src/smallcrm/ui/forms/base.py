"""What every editor is: a value, what is wrong with it in words, and a name for those who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from smallcrm.ui.one_shot import one_shot
from smallcrm.ui.style import fonts, sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR
from smallcrm.ui.text_direction import follow_content, read_from_left
from smallcrm.ui.widgets.labels import label, paint_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.ui.tasks import Tasks

TYPING_STOPS_AFTER = 350


class Level(Enum):
    """How much a remark weighs: an error is in the way of saving, a warning is not, a note says how something was understood."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """A remark beside a field, translated."""

    text: str
    level: Level = Level.WARNING


@dataclass(frozen=True, slots=True)
class Chosen:
    """A customer chosen in a picker."""

    id: int
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormContext:
    """What editors need to know besides their field.

    `suggest` gives the texts already used in the field of that key, `find_customers` the customers a fragment finds;
    both are called off the thread of the window.
    """

    shop: ShopSettings
    tasks: Tasks
    today: date
    suggest: Callable[[str], Sequence[str]] = lambda _key: ()
    find_customers: Callable[[str], Sequence[Chosen]] = lambda _text: ()


class Editor(QWidget):
    """The shape of every editor; `changed` is said when the user changed the value, never when `set_value` did."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self._given: Problem | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(HAIR))
        self._remark = label(font=fonts.small(), wrap=True)
        self._remark.hide()
        self._stopped = one_shot(self, self.show_remark, TYPING_STOPS_AFTER)

    def put(self, widget: QWidget) -> None:
        """Set the widget of the editor above its remark; called once while it is made."""
        self._column.addWidget(widget)
        self._column.addWidget(self._remark)

    def value(self) -> object:
        """What is in it, as its kind of field keeps it; where it cannot be read, what it was set to."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Show a value without saying `changed`."""
        raise NotImplementedError

    def typed(self) -> object:
        """What was typed, readable or not, as JSON can hold it: for the draft that survives a killed program."""
        raise NotImplementedError

    def retype(self, typed: object) -> None:
        """Put back what `typed` gave, and say `changed`."""
        raise NotImplementedError

    def problem(self) -> Problem | None:
        """What is to be said about what is in it now."""
        return None

    def main(self) -> QWidget:
        """Where the focus goes."""
        return self

    def is_wrong(self) -> bool:
        """Whether what is in it cannot be saved."""
        problem = self.problem()
        return problem is not None and problem.level is Level.ERROR

    def give_problem(self, problem: Problem | None) -> None:
        """Show a remark from outside (a number already in use); it goes with the next change."""
        self._given = problem
        self.show_remark()

    def edited(self) -> None:
        """Call this when the user has changed something: tells of it, and looks for problems once typing stops."""
        self._given = None
        self._stopped.start()
        self.changed.emit()

    def show_remark(self) -> None:
        """Show what is to be said now; an error of the editor's own goes before a remark given to it."""
        self._stopped.stop()
        own = self.problem()
        problem = own if own is not None and (self._given is None or own.level is Level.ERROR) else self._given
        self._remark.setVisible(problem is not None)
        self._remark.setText(problem.text if problem else "")
        if problem:
            colour = {Level.ERROR: "danger", Level.WARNING: "warning", Level.NOTE: "dim"}[problem.level]
            paint_in(self._remark, colour)
        self.mark(problem.level if problem and problem.level is not Level.NOTE else None)

    def mark(self, level: Level | None) -> None:
        """Colour the edge of the field; editors with several fields mark theirs themselves."""
        mark_problem(self.main(), level)

    def remark(self) -> QLabel:
        """The label that shows what is to be said."""
        return self._remark


def mark_problem(widget: QWidget, level: Level | None) -> None:
    """Give a field the coloured edge of a problem, or take it off; its words are told to screen readers by the remark."""
    wanted = level.value if level else ""
    if (widget.property("problem") or "") != wanted:
        widget.setProperty("problem", wanted)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class LineField(QLineEdit):
    """A line to type into: Enter goes on to the next field, and the text reads in its own direction."""

    def __init__(self, name: str, *, from_left: bool = False, placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setStyleSheet(sheets.field())
        self.setPlaceholderText(placeholder)
        if from_left:
            read_from_left(self)
        else:
            follow_content(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            self.go_on()
            event.accept()
            return
        super().keyPressEvent(event)

    def go_on(self) -> None:
        """What Enter does."""
        self.focusNextPrevChild(True)
