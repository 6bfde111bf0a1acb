"""Saved filters of the customers' list: looked at, renamed, removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from smallcrm.domain.changes import Kind
from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.services.saved_filters import remove_filter, rename_filter, saved_filters
from smallcrm.ui.errands import ShowCustomers
from smallcrm.ui.errors import sentence
from smallcrm.ui.forms.base import Level, Problem
from smallcrm.ui.forms.name_editor import NameEditor
from smallcrm.ui.screens.settings.section import Section
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import ICON, SMALL
from smallcrm.ui.widgets.buttons import icon_only, secondary
from smallcrm.ui.widgets.labels import note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.domain.changes import ChangeSet
    from smallcrm.services.saved_filters import SavedFilter
    from smallcrm.ui.screen import Window


class FiltersSection(Section):
    """They are made on the customers' screen; here they are kept in order."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        panel = self.panel(_("Saved filters"), _("They stand over the customer list. Removing one removes no customer."))
        self._nothing = note(_("There are none yet. Choose a filter on the customers' screen and save it under a name."))
        panel.body.addWidget(self._nothing)
        self._list = panel.body
        self.rows: list[FilterRow] = []
        self.end()

    def look(self) -> None:
        book = self.window_of.book
        self.window_of.tasks.read(lambda: saved_filters(book), self._show, owner=self, line="filters")

    def changed(self, changes: ChangeSet) -> None:
        if changes.touches(Kind.SAVED_FILTER):
            self.look()

    def leave(self) -> None:
        for row in self.rows:
            row.label.settle()

    def _show(self, saved: Sequence[SavedFilter]) -> None:
        self._nothing.setVisible(not saved)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [FilterRow(each) for each in saved]
        for row in self.rows:
            row.renamed.connect(partial(self._rename, row))
            row.shown.connect(partial(self.window_of.go, "customers", ShowCustomers(row.saved.filter)))
            row.removed.connect(partial(self._remove, row.saved))
            self._list.addWidget(row)

    def _rename(self, row: FilterRow) -> None:
        book, old, new = self.window_of.book, row.saved.name, row.label.value()
        if new != old:
            self.window_of.command(
                lambda: rename_filter(book, old, new),
                failed=partial(self._refused, row),
                owner=self,
                says=_("Saved: {name}").format(name=new),
            )

    def _remove(self, saved: SavedFilter) -> None:
        book = self.window_of.book
        self.window_of.command(lambda: remove_filter(book, saved.name), owner=self, says=_("Removed: {name}").format(name=saved.name))

    def _refused(self, row: FilterRow, error: Exception) -> None:
        said = sentence(error)
        if said is None:
            self.window_of.show_error(error)
        else:
            row.label.give_problem(Problem(said, Level.ERROR))


class FilterRow(QWidget):
    """A filter: its name to be changed in place, and what can be done with it."""

    renamed = Signal()
    shown = Signal()
    removed = Signal()

    def __init__(self, saved: SavedFilter) -> None:
        super().__init__()
        self.saved = saved
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(SMALL))
        named = isolate(saved.name)
        self.label = NameEditor(_("Name of the filter {name}").format(name=named), _("A filter needs a name."))
        self.label.set_value(saved.name)
        self.label.left.connect(self.renamed)
        show = secondary(_("Show"), "users", self.shown.emit)
        show.setAccessibleName(_("Show the customers of {name}").format(name=named))
        self.remove = icon_only(_("Remove the filter {name}").format(name=named), "trash-2", self.removed.emit, pixels=ICON)
        across.addWidget(self.label, 1)
        for button in (show, self.remove):
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
