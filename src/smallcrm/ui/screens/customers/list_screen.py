"""The customers' screen: the list with its filters, and the card beside it or in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from smallcrm.domain.changes import Kind
from smallcrm.i18n import _
from smallcrm.services import customer_list, saved_filters, search
from smallcrm.services.customer_list import Filter, Sort, Summary
from smallcrm.services.saved_filters import SavedFilter
from smallcrm.ui.errands import NewCustomer, ShowCustomers
from smallcrm.ui.one_shot import one_shot
from smallcrm.ui.screen import Screen, Window
from smallcrm.ui.screens import CUSTOMERS, IMPORT
from smallcrm.ui.screens.customers.bulk_actions import BulkActions
from smallcrm.ui.screens.customers.card_panel import CardPanel
from smallcrm.ui.screens.customers.chosen_bar import ChosenBar
from smallcrm.ui.screens.customers.filter_bar import FilterBar
from smallcrm.ui.screens.customers.list_head import ListHead
from smallcrm.ui.screens.customers.list_pane import ListPane
from smallcrm.ui.screens.customers.list_sheets import ListSheets
from smallcrm.ui.screens.customers.list_source import (
    ListSource,
    Question,
    chosen_columns,
    offered_columns,
    remember_columns,
    remember_sort,
    remembered_sort,
)
from smallcrm.ui.style import icons, sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import CARD_WIDTH, NARROW_WINDOW, SPACE, WIDE, WIDEST
from smallcrm.ui.widgets.buttons import secondary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QAction, QResizeEvent

    from smallcrm.domain.changes import ChangeSet
    from smallcrm.services.customer_list import Column
    from smallcrm.services.search import SearchNote

CARD_FOLLOWS_AFTER = 60
CARD_FOLLOWS_TYPING_AFTER = 200
SUMMARY_FOLLOWS_AFTER = 200


class CustomersScreen(Screen):
    """Selection, scroll and filter stay where they were when one comes back."""

    name = CUSTOMERS

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._offered: Sequence[Column] = ()
        self._question = Question(Filter(), Sort(), ())
        self._alone = False
        self._awaited: int | None = None
        self._awaits_new = False
        self._source = ListSource(window.book)
        self._pane = ListPane(window, self._source)
        self._card = CardPanel(window)
        self._bar = FilterBar()
        self._actions = BulkActions(self._pane.table, window, self._pane.table.selected_ids, lambda: self._question)
        self._sheets = ListSheets(self._pane, window, lambda: self._question, lambda: self._offered)
        self._chosen_bar = ChosenBar(self._actions)
        self._new = secondary(_("New customer"), "user-plus", self.new)
        self._lay_out()
        self._connect()
        self._load_columns()
        self._load_filters()

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(px(WIDEST), 0, px(WIDEST), 0)
        column.setSpacing(px(SPACE))
        self._head = ListHead(
            (
                (_("Show only some customers"), _("Filter…"), "sliders-horizontal", self._sheets.filter.trigger),
                (_("Columns and order"), _("Choose the columns…"), "columns-3", self._sheets.columns.trigger),
                (_("Print the list"), _("Print…"), "printer", self._actions.print_the_list),
                (_("Export the whole list"), _("Export…"), "download", self._actions.export_list.trigger),
            )
        )
        column.addWidget(self._head)
        column.addWidget(self._bar)
        column.addWidget(self._chosen_bar)
        across = QHBoxLayout()
        across.setSpacing(px(WIDE))
        across.addWidget(self._pane, 1)
        across.addWidget(self._card)
        column.addLayout(across, 1)

    def _connect(self) -> None:
        table = self._pane.table
        table.current_changed.connect(self._current_changed)
        table.selection_changed.connect(self._selection_changed)
        table.opened.connect(self._open_whole)
        table.menu_wanted.connect(self._show_menu)
        table.sort_wanted.connect(lambda key, descending: self._ask(sort=Sort(key, descending)))
        table.columns_moved.connect(self._columns_moved)
        self._pane.everybody_wanted.connect(self._show_everybody)
        self._pane.import_wanted.connect(lambda: self._window.go(IMPORT))
        self._pane.new_wanted.connect(self.new)
        self._pane.model.arrived.connect(self._arrived)
        self._bar.chosen.connect(self._filter_chosen)
        self._bar.removal_wanted.connect(self._sheets.remove_filter)
        self._sheets.filtered.connect(lambda which: self._ask(which=which))
        self._sheets.arranged.connect(self._columns_chosen)
        self._card.opened_whole.connect(self._open_whole)
        self._card.closed.connect(self.go_back)
        self._card.created.connect(self._created)
        self._card.offer.go_on_wanted.connect(lambda _is_new: self._show_card(alone=self._alone or self._is_narrow()))
        self._card_follows = one_shot(self, self._show_current, CARD_FOLLOWS_AFTER)
        self._summary_follows = one_shot(self, self._ask_summary, SUMMARY_FOLLOWS_AFTER)

    def title(self) -> str:
        return _("Customers")

    def help_text(self) -> str:
        return _(
            "Type any piece of a name, phone, city, note or tag into the search box: the list follows every key.\n\n"
            "Arrows walk through the list and the card follows; Enter opens the whole card, Esc brings you back. "
            "Click a column's name to sort by it. The chips above the list are filters; make your own with the button beside the title.\n\n"
            "Choose several customers with Shift or Ctrl to tag, put aside, print or export them together."
        )

    def activate(self) -> None:
        self._summary_follows.start()

    def first_focus(self) -> QWidget:
        return self._card.first_focus() if self._alone else self._pane.first_focus()

    def changed(self, changes: ChangeSet) -> None:
        if changes.touches(Kind.CUSTOM_FIELD) or changes.touches(Kind.SHOP):
            self._load_columns()
        elif changes.touches(Kind.CUSTOMER) or changes.touches(Kind.TAG):
            self._pane.refresh()
            self._summary_follows.start()
        if changes.touches(Kind.SAVED_FILTER):
            self._load_filters()
        self._card.changed(changes)

    def take(self, errand: object) -> None:
        if isinstance(errand, int):
            self._show_customer(errand)
        elif isinstance(errand, ShowCustomers):
            self._filter_chosen(errand.which)
        elif isinstance(errand, NewCustomer):
            self.new()

    def search(self, text: str) -> None:
        self._ask(which=replace(self._question.which, text=text))
        if self._alone:
            self._show_list()

    def new(self) -> None:
        """An empty card, ready to be written."""
        self._card.leave()
        self._card.show_new()
        self._show_card(alone=self._is_narrow())

    def save(self) -> None:
        self._card.save()

    def print_out(self) -> None:
        if self._has_card():
            self._card.print_out()
        else:
            self._actions.print_the_list()

    def top_buttons(self) -> Sequence[QWidget]:
        return (self._new,)

    def can_save(self) -> bool:
        return self._card.is_editing()

    def printed(self) -> str:
        return _("Print this card") if self._has_card() else _("Print the list")

    def actions_offered(self) -> Sequence[QAction]:
        if self._alone:
            return self._card.actions_offered(by_itself=True)
        chosen = len(self._pane.table.selected_ids())
        on_chosen = self._actions.on_chosen() if chosen else []
        # What Ctrl+P prints is not offered twice.
        doubles = {self._actions.print_cards if chosen == 1 else None, None if self._has_card() else self._actions.print_list}
        actions = self._actions
        whole = (actions.print_list, actions.export_list, actions.export_everything, actions.find_duplicates)
        listed = (self._sheets.filter, self._sheets.columns, *whole)
        offered = (*self._card.actions_offered(by_itself=not chosen), *on_chosen, *listed)
        return [action for action in offered if action not in doubles]

    def go_back(self) -> bool:
        if self._card.is_editing():
            return self._card.go_back()
        if self._alone:
            self._show_list()
            self._show_current()
            self._pane.table.setFocus()
            return True
        return False

    def put_away(self) -> None:
        self._card.leave()

    def remember(self) -> Mapping[str, object]:
        return {
            "which": self._question.which,
            "customer": self._pane.table.current_id(),
            "alone": self._alone,
            "card": self._card.remember(),
        }

    def recall(self, remembered: Mapping[str, object]) -> None:
        which, customer, card = remembered.get("which"), remembered.get("customer"), remembered.get("card")
        if isinstance(which, Filter):
            self._ask(which=which)
        if isinstance(customer, int):
            self._awaited = customer
            self._arrived()
            self._show_customer(customer)
        if isinstance(card, dict):
            self._card.recall(card)
        if remembered.get("alone"):
            self._show_card(alone=True)

    def _ask(self, *, which: Filter | None = None, sort: Sort | None = None, from_top: bool = True) -> None:
        """List something else."""
        if sort is not None:
            remember_sort(sort, self._window.settings)
        self._question = replace(self._question, which=which or self._question.which, sort=sort or self._question.sort)
        self._bar.wear(self._question.which)
        if self._question.columns:
            self._pane.ask(self._question, from_top=from_top)
        self._summary_follows.start()

    def _load_columns(self) -> None:
        book = self._window.book
        self._window.tasks.read(lambda: offered_columns(book), self._have_columns, owner=self, line="columns")

    def _have_columns(self, offered: Sequence[Column]) -> None:
        self._offered = offered
        settings = self._window.settings
        self._question = replace(self._question, columns=chosen_columns(offered, settings))
        self._ask(sort=remembered_sort(offered, settings), from_top=False)

    def _load_filters(self) -> None:
        book = self._window.book
        self._window.tasks.read(lambda: saved_filters.saved_filters(book), self._bar.show_saved, owner=self, line="filters")

    def _filter_chosen(self, what: Filter | SavedFilter) -> None:
        text = self._question.which.text
        if isinstance(what, SavedFilter):
            self._ask(which=replace(what.filter, text=text), sort=what.sort)
        else:
            self._ask(which=replace(what, text=text))

    def _show_everybody(self) -> None:
        self._ask(which=Filter())
        self._window.clear_search()

    def _columns_chosen(self, keys: list[str], sort: Sort) -> None:
        remember_columns(keys, self._window.settings)
        self._question = replace(self._question, columns=chosen_columns(self._offered, self._window.settings))
        self._pane.table.reset_order()
        self._ask(sort=sort, from_top=sort != self._question.sort)

    def _columns_moved(self) -> None:
        # After the header has let go of the column.
        QTimer.singleShot(0, lambda: self._columns_chosen(self._pane.table.visual_keys(), self._question.sort))

    def _ask_summary(self) -> None:
        if not self.isVisible():
            return  # it is asked for again when the screen comes to the front
        book, which = self._window.book, self._question.which

        def look() -> tuple[Summary, SearchNote | None]:
            return customer_list.summary(book, which), search.search_note(book, which.text) if which.text.strip() else None

        self._window.tasks.read(look, lambda answer: self._head.say(self._window.book.shop, *answer), owner=self, line="summary")

    def _current_changed(self, _customer: object) -> None:
        if not self._alone:
            self._card_follows.start(CARD_FOLLOWS_AFTER)

    def _show_current(self) -> None:
        if not self.isVisible():
            return
        current = self._pane.table.current_id()
        if self._card.is_editing() or self._is_narrow():
            return
        if current is None:
            self._card.show_nothing()
        elif current != self._card.customer_id:
            self._card.show_customer(current)

    def _show_customer(self, customer: int) -> None:
        """From elsewhere: put the cursor on it where it is listed, and show its card in any case."""
        self._card.leave()
        if not self._pane.table.go_to(customer):
            self._awaited = customer
        self._card.show_customer(customer)
        self._show_card(alone=self._is_narrow() or self._alone)

    def _open_whole(self, customer: int) -> None:
        if customer != self._card.customer_id:
            self._card.leave()
            self._card.show_customer(customer)
        self._show_card(alone=True)
        self._window.visited(customer)
        self._card.first_focus().setFocus()  # kept for a card that is on its way

    def _created(self, customer: int) -> None:
        self._awaited, self._awaits_new = customer, True
        self._pane.refresh()

    def _arrived(self) -> None:
        """The list is here: go to the card that was just made or asked for; else to the first."""
        table = self._pane.table
        if self._awaited is not None and table.go_to(self._awaited):
            self._awaited, self._awaits_new = None, False
        elif self._awaits_new and self._question.which != Filter():
            self._show_everybody()  # else the card of somebody who was found would take the new one's place
        elif self._awaited is None and not table.selected_ids():
            table.select_row(max(table.currentIndex().row(), 0))
        self._selection_changed()  # a list without rows takes its selection along unsaid
        self._card_follows.start(CARD_FOLLOWS_TYPING_AFTER if self._question.which.text else CARD_FOLLOWS_AFTER)

    def _show_card(self, *, alone: bool) -> None:
        self._alone = alone
        self._arrange()

    def _show_list(self) -> None:
        self._alone = False
        if self._is_narrow():
            self._card.show_nothing()
        self._arrange()

    def _arrange(self) -> None:
        narrow = self._is_narrow()
        for widget in (self._head, self._bar, self._pane):
            widget.setVisible(not self._alone)
        self._card.setVisible(self._alone or not narrow)
        if self._alone:
            self._card.setMinimumWidth(0)
            self._card.setMaximumWidth(16_777_215)
        else:
            self._card.setFixedWidth(px(CARD_WIDTH))
        # Where the card is not seen, the list tells what was begun in it.
        over, column = (self, self._column) if narrow and not self._alone else (self._card, self._card.body)
        if self._card.offer.parentWidget() is not over:
            column.insertWidget(1, self._card.offer)
        self._card.set_whole(self._alone)
        self._selection_changed()

    def _has_card(self) -> bool:
        return self._card.customer_id is not None and not self._card.isHidden()

    def _is_narrow(self) -> bool:
        return self.window().width() < px(NARROW_WINDOW)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()
        self._show_current()

    def _selection_changed(self) -> None:
        chosen = len(self._pane.table.selected_ids())
        several = chosen > 1 and not self._alone
        self._actions.show_what_fits()
        if several:
            self._chosen_bar.count(chosen, self._window.book.shop.digits)
        self._chosen_bar.setVisible(several)
        self._bar.setVisible(not several and not self._alone)

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setStyleSheet(sheets.menu())
        current = self._pane.table.current_id()
        if current is not None and len(self._pane.table.selected_ids()) == 1:
            menu.addAction(icons.icon("eye"), _("Open the card"), lambda: self._open_whole(current))
            menu.addAction(icons.icon("pencil"), _("Edit"), self._card.edit)
            menu.addAction(icons.icon("copy"), _("Copy"), self._pane.table.copy)
            menu.addSeparator()
        menu.addActions(self._actions.on_chosen())
        menu.addSeparator()
        menu.addAction(self._actions.find_duplicates)
        menu.popup(place)
