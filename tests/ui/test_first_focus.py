"""Where the focus is when one comes to a screen, and where one gets from the search box."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from smallcrm.services.customers import put_aside
from smallcrm.services.reporting import CARD, CUSTOMERS
from smallcrm.ui.screens import PLACES
from smallcrm.ui.screens.customers.list_screen import CustomersScreen
from smallcrm.ui.screens.reports.reports_screen import ReportsScreen
from smallcrm.ui.screens.settings.settings_screen import SettingsScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program

MOST = 60


@pytest.fixture
def awake(program: Program, qtbot: QtBot) -> Program:
    with qtbot.waitExposed(program.main):
        program.main.activateWindow()
    return program


def customers(program: Program) -> CustomersScreen:
    shown = program.main.front()
    assert isinstance(shown, CustomersScreen)
    return shown


def focused(program: Program) -> QWidget:
    now = program.main.focusWidget()
    assert now is not None
    return now


def empty(program: Program, book: Book) -> CustomersScreen:
    shown = customers(program)
    program.command(lambda: put_aside(book, list(shown._pane.model.ids)))
    assert shown._pane._empty.isVisible()
    return shown


@pytest.mark.parametrize("place", [place.name for place in PLACES])
def test_no_screen_passes_its_focus_on_for_that_would_cut_tab_short(place: str, awake: Program) -> None:
    awake.go(place)
    shown = awake.main.front()
    assert shown is not None
    assert shown.focusProxy() is None
    assert shown.first_focus() is awake.main.focusWidget()


def test_the_card_does_not_pass_its_focus_on_either(awake: Program) -> None:
    assert customers(awake)._card.focusProxy() is None


def test_the_list_has_the_focus_when_one_comes_to_the_customers(awake: Program) -> None:
    awake.go("settings")
    awake.go("customers")
    assert focused(awake) is customers(awake)._pane.table


def test_tab_leads_out_of_the_search_box_of_an_empty_book(awake: Program, book: Book) -> None:
    empty(awake, book)
    awake.main.focus_search()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        awake.main.focus_search()
        QTest.keyClick(awake.main.search.line, key)
        assert focused(awake) is not awake.main.search.line


def test_tab_goes_round_in_an_empty_book_and_comes_by_the_first_step(awake: Program, book: Book) -> None:
    shown = empty(awake, book)
    awake.main.focus_search()
    seen = []
    for _turn in range(MOST):
        QTest.keyClick(focused(awake), Qt.Key.Key_Tab)
        QApplication.processEvents()
        seen.append(focused(awake))
        if seen[-1] is awake.main.search.line:
            break
    assert seen[-1] is awake.main.search.line
    assert all(button in seen for button in shown._pane._empty.buttons)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_one_goes_on_from_the_search_box_to_the_first_step_of_an_empty_book(key: Qt.Key, awake: Program, book: Book) -> None:
    shown = empty(awake, book)
    awake.main.focus_search()
    QTest.keyClick(awake.main.search.line, key)
    assert focused(awake) is shown._pane._empty.buttons[0]


def test_one_goes_on_from_the_search_box_into_the_list(awake: Program) -> None:
    awake.main.focus_search()
    QTest.keyClick(awake.main.search.line, Qt.Key.Key_Down)
    assert focused(awake) is customers(awake)._pane.table


def test_the_report_that_was_asked_for_has_the_focus(awake: Program, dana: int, qtbot: QtBot) -> None:
    awake.open_customer(dana)
    qtbot.waitUntil(lambda: customers(awake)._card.customer_id == dana)
    awake.main.print_out()
    shown = awake.main.front()
    assert isinstance(shown, ReportsScreen)
    assert shown.options.reports[CARD].isChecked()
    assert shown.options.reports[CARD].hasFocus()
    assert not shown.options.reports[CUSTOMERS].hasFocus()


def test_the_section_that_was_asked_for_has_the_focus(awake: Program) -> None:
    awake.go("settings")
    awake.go("settings", "look")
    shown = awake.main.front()
    assert isinstance(shown, SettingsScreen)
    assert focused(awake) is shown.list.buttons["look"]


def test_the_section_chosen_in_the_palette_has_the_focus(awake: Program) -> None:
    awake.go("settings")
    shown = awake.main.front()
    assert isinstance(shown, SettingsScreen)
    next(action for action in shown.actions_offered() if action.text() == "Settings: Look").trigger()
    assert focused(awake) is shown.list.buttons["look"]
