"""A list of tags or cities with how many cards bear each; one is renamed in the line below, several chosen become one there."""

from __future__ import annotations

from array import array
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _, ngettext
from smallcrm.i18n.direction import isolate, ltr
from smallcrm.i18n.lists import listed
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
    """`rename_wanted` carries a list of old names and the new one, `show_wanted` a list of names whose customers are to be shown."""

    rename_wanted = Signal(list, str)
    show_wanted = Signal(list)

    def __init__(self, window: Window, name: str, new_name: str) -> None:
        super().__init__()
        self._window = window
        self._labels: Sequence[Label] = ()
        self._sought: tuple[str, ...] | None = None
        """The names to be chosen once the table has the labels that are on their way to it."""
        self._given = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE))
        self._hints = QVBoxLayout()
        self._hints.setSpacing(px(SMALL))
        column.addLayout(self._hints)
        self._nothing = note(_("There are none yet."))
        column.addWidget(self._nothing)
        self.model = PagedTableModel(window.tasks)
        self.table = TableView(self.model, name)
        self.table.selection_changed.connect(self._chosen_changed)
        self.model.arrived.connect(self._choose_again)
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
        self.merge = secondary(_("Make them one"), "tags", self._rename)
        self.merge.setAccessibleName(f"{self.merge.accessibleName()}: {new_name}")
        self.show_them = secondary(_("Show the customers"), "users", self._show)
        self.show_them.setAccessibleName(f"{self.show_them.accessibleName()}: {name}")
        self._for_any: list[QWidget] = [named, self.new_name, buttons, self.show_them]
        self._for_one: list[QWidget] = [self.rename]
        self._for_several: list[QWidget] = [self.merge]
        column.addWidget(buttons)
        self._choose = note(_("Choose one in the list to rename it or to see its customers, or several to make them one."))
        column.addWidget(self._choose)
        for button in (self.rename, self.merge, self.show_them):
            self._buttons.addWidget(button)
        self._chosen_changed()

    def add_button_for_one(self, button: Button) -> None:
        """One more thing that can be done with a single chosen one."""
        self._buttons.addWidget(button)
        self._for_one.append(button)
        self._chosen_changed()

    def chosen(self) -> list[Label]:
        """Those chosen in the list."""
        return [self._labels[place] for place in self.table.selected_ids() if place < len(self._labels)]

    def show_labels(self, labels: Sequence[Label]) -> None:
        """List these; the names that were chosen stay so as far as they are still there, else the one that was given to them."""
        names = [each.name for each in labels]
        chosen = self._sought if self._sought is not None else tuple(each.name for each in self.chosen())
        self._sought = tuple(name for name in chosen if name in names) or tuple(name for name in (self._given,) if name in names)
        self._given = ""
        self._labels = tuple(labels)
        self._nothing.setVisible(not labels)
        self.table.setVisible(bool(labels))
        rows = min(len(labels), MOST_ROWS)
        self.table.setFixedHeight(px(HEADER) + rows * look().row_height + 2)
        self.model.ask(self._columns(), lambda: array("q", range(len(labels))), partial(_rows, tuple(labels), self._digits()))
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

    def _choose_again(self) -> None:
        """The table knows rows by their place, and after a renaming another name may stand there."""
        if self._sought is None:
            return
        places = [place for place, each in enumerate(self._labels) if each.name in self._sought]
        if not places:
            self.table.setCurrentIndex(QModelIndex())
        self.table.select_ids(places, places[0] if places else None)
        if self.model.complete:
            self._sought = None
        self._chosen_changed()

    def _chosen_changed(self) -> None:
        chosen = self.chosen()
        for widgets, wanted in ((self._for_any, bool(chosen)), (self._for_one, len(chosen) == 1), (self._for_several, len(chosen) > 1)):
            for widget in widgets:
                widget.setVisible(wanted)
        self._choose.setVisible(not chosen and bool(self._labels))
        self.new_name.set_value(max(chosen, key=lambda each: each.count).name if chosen else "")
        self._say_what_merges()

    def _rename(self) -> None:
        names = [each.name for each in self.chosen()]
        if names and not self.new_name.is_wrong() and names != [self.new_name.value()]:
            self._want(names, self.new_name.value())

    def _want(self, names: list[str], new: str) -> None:
        self._given = new
        self.rename_wanted.emit(names, new)

    def _show(self) -> None:
        names = [each.name for each in self.chosen()]
        if names:
            self.show_wanted.emit(names)

    def _say_what_merges(self) -> None:
        names, wanted = [each.name for each in self.chosen()], self.new_name.value()
        if len(names) > 1:
            said = _("These become one: {names}").format(names=listed(isolate(name) for name in names))
        elif names and names != [wanted] and any(each.name == wanted for each in self._labels):
            said = _("There is {name} already: the two become one.").format(name=isolate(wanted))
        else:
            return
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
        groups = alike(self._labels)
        for group in groups[:MOST_HINTS]:
            self._hints.addWidget(self._hint(group))
        if len(groups) > MOST_HINTS:
            more = len(groups) - MOST_HINTS
            said = ngettext("{count} more group looks alike", "{count} more groups look alike", more)
            self._hints.addWidget(note(said.format(count=ltr(format_number(more, digits=self._digits())))))

    def _hint(self, group: Sequence[Label]) -> Sign:
        counted = [f"{isolate(each.name)} ({_count(each, self._digits())})" for each in group]
        hint = Sign(_("These look alike: {names}").format(names=listed(counted)), "warning", "tags")
        better, *others = (each.name for each in group)
        button = secondary(_("Make all {name}").format(name=isolate(better)), "", partial(self._want, others, better))
        named = listed(isolate(name) for name in others)
        button.setAccessibleName(_("Make {other} {better}").format(other=named, better=isolate(better)))
        row = hint.layout()
        if isinstance(row, QHBoxLayout):
            row.addWidget(button)
        return hint


def _rows(labels: Sequence[Label], digits: str, ids: Sequence[int]) -> list[TableRow]:
    return [TableRow(place, (Cell(labels[place].name), Cell(_count(labels[place], digits)))) for place in ids]


def _count(listed: Label, digits: str) -> str:
    return ltr(format_number(listed.count, digits=digits))
