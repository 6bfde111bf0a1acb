"""The table of customers in its card, and what stands in its place while nothing is listed or it takes its time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.infra.settings import COLUMN_WIDTHS
from smallcrm.services.customer_list import Filter
from smallcrm.ui.screens.customers.list_source import TABLE
from smallcrm.ui.style.look import px
from smallcrm.ui.tables.paged_table_model import PagedTableModel
from smallcrm.ui.tables.table_view import LoadingNote, TableView
from smallcrm.ui.widgets.buttons import primary, secondary
from smallcrm.ui.widgets.empty_state import EmptyState
from smallcrm.ui.widgets.labels import label
from smallcrm.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from smallcrm.ui.screen import Window
    from smallcrm.ui.screens.customers.list_source import ListSource, Question


REST_AFTER = 180
"""Milliseconds from the first page to all the rest: it is painted by then, and whoever types has come to the next key."""


class ListPane(Panel):
    """Asks for what a question lists, and shows it."""

    everybody_wanted = Signal()
    import_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, window: Window, source: ListSource) -> None:
        super().__init__(padding=0, spacing=0)
        self._window, self._source = window, source
        self._question: Question | None = None
        self.body.setContentsMargins(1, px(4), 1, px(4))
        self.model = PagedTableModel(window.tasks)
        self.model.refused.connect(window.show_error)
        self.table = TableView(self.model, _("List of customers"))
        self.table.widths.choose(window.settings[COLUMN_WIDTHS].get(TABLE, {}))
        self.table.widths.dragged.connect(self._remember_widths)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.setStackingMode(QStackedLayout.StackingMode.StackOne)
        self._empty = EmptyState(
            "users",
            _("No customers yet"),
            _("Here stands everyone who buys from you. Bring the list you already have, or write down the first customer."),
            (primary(_("Bring your old file"), "file-input", self.import_wanted.emit), self._new_button()),
        )
        self._nobody = EmptyState(
            "search",
            _("Nobody was found"),
            _("No card has what you are looking for."),
            (secondary(_("Show everybody"), "users", self.everybody_wanted.emit),),
        )
        for widget in (self.table, self._empty, self._nobody):
            self._stack.addWidget(widget)
        self.body.addWidget(holder)
        self._wait = _wait_label(self.table)
        note = LoadingNote(self.model)
        note.slow.connect(self._wait.setVisible)
        self.model.arrived.connect(self._arrived)

    def first_focus(self) -> QWidget:
        """The list; where it is empty, what its place offers first."""
        now = self._stack.currentWidget()
        return now.buttons[0] if isinstance(now, EmptyState) else self.table

    def ask(self, question: Question, *, from_top: bool) -> None:
        """Show what the question lists; from its first row, or where one was."""
        self._question = question
        if from_top:
            self.table.kept.start_at_top()
        source = self._source
        # The beginning of the list is of no use to whoever looks at its middle.
        beginning = partial(source.first_ids, question) if from_top or not self.model.ids else None
        self.model.ask(
            source.table_columns(question.columns),
            partial(source.ids, question),
            partial(source.rows, question),
            first_ids=beginning,
            rest_after=REST_AFTER,
        )
        self.table.show_sorted(question.sort.key, descending=question.sort.descending)

    def refresh(self) -> None:
        """The same again, after a change."""
        if self._question is not None:
            self.model.refresh()

    def _arrived(self) -> None:
        if len(self.model.ids) or not self.model.complete:  # nobody is said to be missing while the rest is on its way
            self._stack.setCurrentWidget(self.table)
        elif self._question is not None and self._question.which == Filter():
            self._stack.setCurrentWidget(self._empty)
        else:
            self._stack.setCurrentWidget(self._nobody)
        if self._question is not None:
            self.table.show_sorted(self._question.sort.key, descending=self._question.sort.descending)

    def _new_button(self) -> QWidget:
        return secondary(_("Write the first card"), "user-plus", self.new_wanted.emit)

    def _remember_widths(self, widths: dict[str, int]) -> None:
        settings = self._window.settings
        settings[COLUMN_WIDTHS] = settings[COLUMN_WIDTHS] | {TABLE: widths}


def _wait_label(over: QWidget) -> QLabel:
    """Says in place that the list is on its way."""
    column = QVBoxLayout(over)
    waiting = label(_("Looking through the book…"), colour="dim")
    column.addWidget(waiting, 0, Qt.AlignmentFlag.AlignCenter)
    waiting.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    waiting.hide()
    return waiting
