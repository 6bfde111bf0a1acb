"""Where the list stands after its order was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from smallcrm.domain.customer import Customer
from smallcrm.services.customer_list import Sort
from smallcrm.services.customers import save_customer
from smallcrm.ui.screens.customers.columns_sheet import ColumnsSheet
from smallcrm.ui.screens.customers.list_screen import CustomersScreen

if TYPE_CHECKING:
    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program


@pytest.fixture
def scrolled(program: Program, book: Book) -> CustomersScreen:
    """A list of sixty, looked at from its middle."""
    for number in range(56):
        save_customer(book, Customer(given_name="אורי", family_name=f"כץ {number:02}"), opening_balance=number * 100)
    shown = program.main.front()
    assert isinstance(shown, CustomersScreen)
    shown._pane.refresh()
    QApplication.processEvents()
    bar = shown._pane.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert bar.value() > 0
    return shown


def sheet(screen: CustomersScreen) -> ColumnsSheet:
    screen._sheets.columns.trigger()
    return screen.window().findChildren(ColumnsSheet)[-1]


def top(screen: CustomersScreen) -> int:
    QApplication.processEvents()
    return screen._pane.table.verticalScrollBar().value()


def test_a_list_sorted_by_the_sheet_shows_its_beginning(scrolled: CustomersScreen) -> None:
    opened = sheet(scrolled)
    opened._sort.set_value("balance")
    opened._direction.set_value("down")
    opened._apply()
    assert scrolled._question.sort == Sort("balance", descending=True)
    assert top(scrolled) == 0
    assert "דנה" in scrolled._pane.model.cell(0, 0).text


def test_a_list_sorted_by_its_header_shows_its_beginning(scrolled: CustomersScreen) -> None:
    scrolled._pane.table.horizontalHeader().sectionClicked.emit(3)
    assert top(scrolled) == 0


def test_a_list_sorted_anew_keeps_the_card_that_was_chosen(scrolled: CustomersScreen) -> None:
    chosen = scrolled._pane.model.ids[30]
    scrolled._pane.table.go_to(chosen)
    opened = sheet(scrolled)
    opened._direction.set_value("down")
    opened._apply()
    assert scrolled._pane.table.current_id() == chosen
    assert top(scrolled) == 0


def test_a_list_that_shows_other_columns_stays_where_it_is(scrolled: CustomersScreen) -> None:
    before = top(scrolled)
    sheet(scrolled).applied.emit(["name", "balance", "city"], scrolled._question.sort)
    assert top(scrolled) == before
