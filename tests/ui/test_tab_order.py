"""Tab reaches everything on every screen, as it is read, and Shift+Tab leads the same way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui import tab_walk
from tests.ui.screens.importing import GROCER, go_to_import

from smallcrm.services.customers import put_aside
from smallcrm.ui.screens import PLACES
from smallcrm.ui.screens.customers.list_screen import CustomersScreen
from smallcrm.ui.screens.first_start.first_start_screen import FirstStartScreen
from smallcrm.ui.screens.reports.reports_screen import ReportsScreen
from smallcrm.ui.screens.settings.sections import SECTIONS
from smallcrm.ui.screens.settings.settings_screen import SettingsScreen
from smallcrm.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program


@pytest.fixture(params=["en", "he"])
def spoken(request: pytest.FixtureRequest, make_program: Callable[[str], Program]) -> Program:
    """A program without a book yet, in the language of the test."""
    return make_program(str(request.param))


@pytest.fixture
def opened(spoken: Program, book: Book, qtbot: QtBot) -> Program:
    """The window on the grocer's book, awake, with the card of the first customer beside the list."""
    spoken.use_book(book, screen="customers")
    with qtbot.waitExposed(spoken.main):
        spoken.main.activateWindow()
    shown = spoken.main.front()
    assert isinstance(shown, CustomersScreen)
    qtbot.waitUntil(lambda: shown._card.customer_id is not None)
    return spoken


@pytest.fixture
def customers(opened: Program) -> CustomersScreen:
    shown = opened.main.front()
    assert isinstance(shown, CustomersScreen)
    return shown


@pytest.fixture
def first_start(spoken: Program) -> FirstStartScreen:
    spoken.begin()
    spoken.main.activateWindow()
    shown = spoken.main.front()
    assert isinstance(shown, FirstStartScreen)
    return shown


@pytest.mark.parametrize("page", [0, 1, 2])
def test_tab_reaches_everything_on_every_page_of_the_first_start(page: int, first_start: FirstStartScreen) -> None:
    first_start._show(page)
    tab_walk.check(first_start.window())


@pytest.mark.parametrize("place", [place.name for place in PLACES])
def test_tab_reaches_everything_in_every_place(place: str, opened: Program, qtbot: QtBot) -> None:
    opened.go(place)
    shown = opened.main.front()
    if isinstance(shown, ReportsScreen):
        qtbot.waitUntil(lambda: shown.preview.view.count > 0)
    tab_walk.check(opened.main)


def test_tab_reaches_what_stands_above_the_list_and_on_the_card(customers: CustomersScreen) -> None:
    path = tab_walk.check(customers.window())
    assert customers._new in path
    assert all(chip in path for chip, _which in customers._bar._chips)
    assert customers._card._view is not None
    assert customers._card._view._open in path


def test_tab_goes_from_the_buttons_above_the_list_through_it_to_the_card(customers: CustomersScreen) -> None:
    path = tab_walk.check(customers.window())
    assert customers._card._view is not None
    order = [customers._new, customers._bar._chips[0][0], customers._pane.table, customers._card._view._open]
    assert order == sorted(order, key=path.index)


def test_tab_reaches_everything_while_several_are_chosen(customers: CustomersScreen) -> None:
    customers._pane.table.selectAll()
    assert customers._chosen_bar.isVisible()
    tab_walk.check(customers.window())


def test_tab_reaches_everything_of_a_list_without_a_card(customers: CustomersScreen, opened: Program) -> None:
    opened.main.resize(1024, 700)
    assert customers._card.isHidden()
    tab_walk.check(opened.main)


def test_tab_reaches_everything_around_a_card_that_is_open_whole(customers: CustomersScreen) -> None:
    QTest.keyClick(customers._pane.table, Qt.Key.Key_Return)
    path = tab_walk.check(customers.window())
    assert customers._card._back in path


def test_tab_reaches_everything_in_the_form_of_a_new_card(opened: Program) -> None:
    opened.main.new_customer()
    tab_walk.check(opened.main)


def test_tab_reaches_everything_in_the_form_of_a_card_that_is_open_whole(customers: CustomersScreen) -> None:
    QTest.keyClick(customers._pane.table, Qt.Key.Key_Return)
    customers._card.edit()
    tab_walk.check(customers.window())


def test_tab_reaches_the_first_steps_of_an_empty_book(opened: Program, customers: CustomersScreen, book: Book, qtbot: QtBot) -> None:
    opened.command(lambda: put_aside(book, list(customers._pane.model.ids)))
    assert customers._pane._empty.isVisible()
    qtbot.waitUntil(lambda: customers._card.customer_id is None)
    tab_walk.check(opened.main)


def test_tab_reaches_everything_where_nobody_was_found(opened: Program, customers: CustomersScreen, qtbot: QtBot) -> None:
    opened.main.search.set_text("xyzxyz")
    assert customers._pane._nobody.isVisible()
    qtbot.waitUntil(lambda: customers._card.customer_id is None)
    tab_walk.check(opened.main)


def test_tab_reaches_undo_on_the_message_last(opened: Program) -> None:
    opened.say("נשמר", undo=True)
    path = tab_walk.check(opened.main)
    assert opened.main.message._undo in path


def test_tab_reaches_everything_at_every_step_of_bringing_a_file_in(opened: Program) -> None:
    shown = go_to_import(opened, GROCER)
    for step in (1, 2, 3):
        assert shown._stack.currentIndex() == step
        tab_walk.check(opened.main)
        shown._page().forward_wanted.emit()
    assert shown._stack.currentIndex() == 4
    tab_walk.check(opened.main)


@pytest.mark.parametrize("section", [entry.name for entry in SECTIONS])
def test_tab_reaches_everything_in_every_section_of_the_settings(section: str, opened: Program) -> None:
    opened.go("settings", section)
    assert isinstance(opened.main.front(), SettingsScreen)
    tab_walk.check(opened.main)


def test_tab_reaches_everything_where_a_book_could_not_be_opened(spoken: Program, tmp_path: Path) -> None:
    from smallcrm.ui.screens import no_book

    spoken.settings.remember_book(tmp_path / "gone.smallcrm")
    spoken.main.show_whole(no_book(spoken, "הספר איננו."))
    spoken.main.activateWindow()
    tab_walk.check(spoken.main)


@pytest.mark.parametrize("key", ["filter", "columns"])
def test_tab_reaches_everything_on_the_sheets_of_the_list(key: str, customers: CustomersScreen) -> None:
    getattr(customers._sheets, key).trigger()
    sheet = customers.window().findChild(Sheet)
    assert sheet is not None
    tab_walk.check(sheet)
    sheet.reject()
