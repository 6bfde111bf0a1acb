"""The sheets of the customers' list, each with a key: which customers it shows, kept under a name, and in which columns and order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.infra import clock
from smallcrm.services import saved_filters
from smallcrm.services.suggestions import suggestions
from smallcrm.ui.screens.customers.list_source import filter_choices, without_text
from smallcrm.ui.style import icons

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from smallcrm.services.customer_list import Column, Filter
    from smallcrm.ui.screen import Window
    from smallcrm.ui.screens.customers.list_source import FilterChoices, Question


class ListSheets(QObject):
    """The keys work while `over` is seen; `question` gives what the list shows, `offered` the columns there are."""

    filtered = Signal(object)
    """The `Filter` put together."""
    arranged = Signal(list, object)
    """The keys of the columns and the `Sort`."""

    def __init__(self, over: QWidget, window: Window, question: Callable[[], Question], offered: Callable[[], Sequence[Column]]) -> None:
        super().__init__(over)
        self._over, self._window = over, window
        self._question, self._offered = question, offered
        self.filter = self._make(_("Show only some customers"), "sliders-horizontal", "Ctrl+Shift+F", self._ask_filter)
        self.columns = self._make(_("Columns and order"), "columns-3", "Ctrl+Shift+O", self._ask_columns)

    def save_filter(self, name: str, which: Filter) -> None:
        """Keep it under a name, with the order of the moment."""
        book, sort = self._window.book, self._question().sort
        said = _("Filter “{name}” saved").format(name=isolate(name))
        self._window.command(lambda: saved_filters.save_filter(book, name, without_text(which), sort), says=said)

    def remove_filter(self, name: str) -> None:
        """Keep it no longer."""
        book = self._window.book
        said = _("Filter “{name}” removed").format(name=isolate(name))
        self._window.command(lambda: saved_filters.remove_filter(book, name), says=said)

    def _make(self, text: str, icon: str, key: str, run: Callable[[], None]) -> QAction:
        action = QAction(icons.icon(icon), text, self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked: run())
        self._over.addAction(action)
        return action

    def _ask_filter(self) -> None:
        from smallcrm.ui.forms.base import FormContext
        from smallcrm.ui.screens.customers.filter_sheet import FilterSheet

        book, tasks = self._window.book, self._window.tasks

        def show(answer: FilterChoices) -> None:
            context = FormContext(shop=book.shop, tasks=tasks, today=clock.today(), suggest=partial(suggestions, book))
            sheet = FilterSheet(self._question().which, *answer, context, self._over.window())
            sheet.applied.connect(self.filtered)
            sheet.saved.connect(self.save_filter)
            sheet.open()

        tasks.read(lambda: filter_choices(book), show, owner=self, line="filter")

    def _ask_columns(self) -> None:
        from smallcrm.ui.screens.customers.columns_sheet import ColumnsSheet

        question = self._question()
        shown = [column.key for column in question.columns]
        sheet = ColumnsSheet(self._offered(), shown, question.sort, self._over.window())
        sheet.applied.connect(self.arranged)
        sheet.open()
