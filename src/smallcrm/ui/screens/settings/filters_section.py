"""Saved filters of the customers' list: looked at, renamed, removed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from smallcrm.domain.changes import Kind
from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.services.saved_filters import remove_filter, rename_filter, saved_filters
from smallcrm.ui.errands import ShowCustomers
from smallcrm.ui.screens.settings.named_section import NamedRow, NamedSection
from smallcrm.ui.widgets.buttons import secondary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.domain.changes import Outcome
    from smallcrm.services.saved_filters import SavedFilter
    from smallcrm.ui.screen import Window


class FiltersSection(NamedSection):
    """They are made on the customers' screen; here they are kept in order."""

    kind = Kind.SAVED_FILTER

    def __init__(self, window: Window) -> None:
        said = _("They stand over the customer list. Removing one removes no customer.")
        nothing = _("There are none yet. Choose a filter on the customers' screen and save it under a name.")
        super().__init__(window, _("Saved filters"), said, nothing)

    def look(self) -> None:
        book = self.window_of.book
        self.window_of.tasks.read(lambda: saved_filters(book), self._show, owner=self, line="filters")

    def rename(self, old: str, new: str) -> Outcome[None]:
        return rename_filter(self.window_of.book, old, new)

    def remove(self, name: str) -> Outcome[None]:
        return remove_filter(self.window_of.book, name)

    def _show(self, saved: Sequence[SavedFilter]) -> None:
        rows = [FilterRow(each.name) for each in saved]
        for row, each in zip(rows, saved, strict=True):
            row.shown.connect(partial(self.window_of.go, "customers", ShowCustomers(each.filter)))
        self.show_rows(rows)


class FilterRow(NamedRow):
    """A filter; its customers are one key away."""

    shown = Signal()

    def __init__(self, name: str) -> None:
        named = isolate(name)
        super().__init__(
            name,
            editor=_("Name of the filter {name}").format(name=named),
            missing=_("A filter needs a name."),
            remove=_("Remove the filter {name}").format(name=named),
        )
        show = secondary(_("Show"), "users", self.shown.emit)
        show.setAccessibleName(_("Show the customers of {name}").format(name=named))
        self.add(show, 1)
