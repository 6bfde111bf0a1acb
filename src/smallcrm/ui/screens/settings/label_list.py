"""A list of tags or cities with how many cards bear each; one is chosen, renamed in the line below, or merged with one that looks alike."""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _, ngettext
from smallcrm.i18n.direction import isolate, ltr
from smallcrm.i18n.numbers import format_number
from smallcrm.services.labels import alike
from smallcrm.ui.errors import sentence
from smallcrm.ui.forms.base import Level, Problem
from smallcrm.ui.forms.name_editor import NameEditor
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import HEADER, SMALL, SPACE
from smallcrm.ui.tables.cells import Cell, Shape, TableColumn, TableRow
from smallcrm.ui.tables.paged_table_model import PagedTableModel
from smallcrm.ui.tables.table_view import TableView
from smallcrm.ui.widgets.buttons import Button, secondary
from smallcrm.ui.widgets.flow import FlowLayout
from smallcrm.ui.widgets.labels import Sign, label, note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.services.labels import Label
    from smallcrm.ui.screen import Window

MOST_ROWS = 8
MOST_HINTS = 3


class LabelList(QWidget):
    """`rename_wanted` carries the old and the new name, `show_wanted` the name whose customers are to be shown."""

    rename_wanted = Signal(str, str)
    show_wanted = Signal(str)

    def __init__(self, window: Window, name: str, new_name: str) -> None:
        super().__init__()
        self._window = window
        self._labels: Sequence[Label] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE))
        self._hints = QVBoxLayout()
        self._hints.setSpacing(px(SMALL))
        column.addLayout(self._hints)
        self._nothing = note(_("There are none yet."))
        column.addWidget(self._nothing)
        self.model = PagedTableModel(self._columns(), lambda _limit: array("q"), lambda _ids: [], window.tasks)
        self.table = TableView(self.model, name)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.current_changed.connect(lambda _id: self._current_changed())
        column.addWidget(self.table)
        self.new_name = NameEditor(new_name, _("Write the new name."), enters=True)
        self.table.opened.connect(lambda _id: self.new_name.main().setFocus())
        self.new_name.entered.connect(self._rename)
        self.new_name.changed.connect(self._say_what_merges)
        named = label(new_name, font=fonts.small(), colour="dim")
        column.addWidget(named)
        column.addWidget(self.new_name)
        buttons = QWidget()
        self._buttons = FlowLayout(buttons)
        self.rename = secondary(_("Rename everywhere"), "pencil", self._rename)
        self.rename.setAccessibleName(f"{self.rename.accessibleName()}: {new_name}")
        self.show_them = secondary(_("Show the customers"), "users", self._show)
        self.show_them.setAccessibleName(f"{self.show_them.accessibleName()}: {name}")
        self._for_one: list[QWidget] = [named, self.new_name, buttons, self.rename, self.show_them]
        column.addWidget(buttons)
        self._choose = note(_("Choose one in the list to rename it or to see its customers."))
        column.addWidget(self._choose)
        self._buttons.addWidget(self.rename)
        self._buttons.addWidget(self.show_them)
        self._current_changed()

    def add_button(self, button: Button) -> None:
        """One more thing that can be done with the chosen one."""
        self._buttons.addWidget(button)
        self._for_one.append(button)
        self._current_changed()

    def chosen(self) -> Label | None:
        """The one under the cursor."""
        place = self.table.current_id()
        return self._labels[place] if place is not None and place < len(self._labels) else None

    def show_labels(self, labels: Sequence[Label]) -> None:
        """List these; the cursor stays on the name it was on, if that is still there."""
        was = self.chosen()
        self._labels = tuple(labels)
        self._nothing.setVisible(not labels)
        self.table.setVisible(bool(labels))
        rows = min(len(labels), MOST_ROWS)
        self.table.setFixedHeight(px(HEADER) + rows * look().row_height + 2)
        self.model.ask(self._columns(), lambda _limit: array("q", range(len(labels))), partial(_rows, tuple(labels), self._digits()))
        names = [each.name for each in labels]
        if was is not None and was.name in names:
            self.table.go_to(names.index(was.name))
        self._current_changed()
        self._show_hints()

    def refuse(self, error: Exception) -> None:
        """What could not be done is said beside the new name."""
        said = sentence(error)
        if said is None:
            self._window.show_error(error)
        else:
            self.new_name.give_problem(Problem(said, Level.ERROR))

    def _columns(self) -> list[TableColumn]:
        return [
            TableColumn("name", _("Name"), Shape.NAME, lambda value: Cell(str(value)), sortable=False),
            TableColumn("count", _("Cards"), Shape.AMOUNT, lambda value: Cell(str(value)), sortable=False),
        ]

    def _current_changed(self) -> None:
        chosen = self.chosen()
        for widget in self._for_one:
            widget.setVisible(chosen is not None)
        self._choose.setVisible(chosen is None and bool(self._labels))
        self.new_name.set_value(chosen.name if chosen else "")

    def _rename(self) -> None:
        chosen = self.chosen()
        if chosen is not None and not self.new_name.is_wrong() and self.new_name.value() != chosen.name:
            self.rename_wanted.emit(chosen.name, self.new_name.value())

    def _show(self) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.show_wanted.emit(chosen.name)

    def _say_what_merges(self) -> None:
        chosen, wanted = self.chosen(), self.new_name.value()
        if chosen is not None and wanted != chosen.name and any(each.name == wanted for each in self._labels):
            said = _("There is {name} already: the two become one.").format(name=isolate(wanted))
            self.new_name.give_problem(Problem(said, Level.NOTE))

    def _digits(self) -> str:
        return self._window.book.shop.digits

    # names that look alike

    def _show_hints(self) -> None:
        while (item := self._hints.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        pairs = [(group[0], other) for group in alike(self._labels) for other in group[1:]]
        for better, other in pairs[:MOST_HINTS]:
            self._hints.addWidget(self._hint(better, other))
        if len(pairs) > MOST_HINTS:
            more = len(pairs) - MOST_HINTS
            self._hints.addWidget(note(ngettext("{count} more pair looks alike", "{count} more pairs look alike", more).format(count=more)))

    def _hint(self, better: Label, other: Label) -> Sign:
        digits = self._digits()
        words = _("{other} ({other_count}) and {better} ({better_count}) look alike.")
        hint = Sign(
            words.format(
                other=isolate(other.name),
                other_count=_count(other, digits),
                better=isolate(better.name),
                better_count=_count(better, digits),
            ),
            "warning",
            "tags",
        )
        button = secondary(
            _("Make both {name}").format(name=isolate(better.name)), "", partial(self.rename_wanted.emit, other.name, better.name)
        )
        button.setAccessibleName(_("Make {other} {better}").format(other=isolate(other.name), better=isolate(better.name)))
        row = hint.layout()
        if isinstance(row, QHBoxLayout):
            row.addWidget(button)
        return hint


def _rows(labels: Sequence[Label], digits: str, ids: Sequence[int]) -> list[TableRow]:
    return [TableRow(place, (Cell(labels[place].name), Cell(_count(labels[place], digits)))) for place in ids]


def _count(listed: Label, digits: str) -> str:
    return ltr(format_number(listed.count, digits=digits))
