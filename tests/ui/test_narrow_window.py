"""The smallest window people have, with the largest letters: 1024 × 700 at 150 %, where nothing may be cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from tests.ui.keys import type_into

from smallcrm.domain.customer import Address, Customer
from smallcrm.i18n.direction import strip_marks
from smallcrm.infra.settings import TEXT_SCALE
from smallcrm.services.customers import save_customer
from smallcrm.ui.screens.customers.columns_sheet import ColumnsSheet
from smallcrm.ui.screens.customers.filter_sheet import FilterSheet
from smallcrm.ui.screens.customers.list_screen import CustomersScreen
from smallcrm.ui.widgets.labels import CutLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program


@pytest.fixture(params=["en", "he", "fa", "bg"])
def small(make_program: Callable[[str], Program], book: Book, request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[CustomersScreen]:
    """The list in a small window, with a debt of eleven digits in it."""
    card = Customer(given_name="Максимилиан", family_name="фон Хоенцолерн", addresses=(Address(city="Благоевград"),))
    save_customer(book, card, opening_balance=123_456_789)
    program = make_program(request.param)
    program.settings[TEXT_SCALE] = 150
    program.change_look()
    program.main.resize(1024, 700)
    program.use_book(book, screen="customers")
    screen = program.main.front()
    assert isinstance(screen, CustomersScreen)
    qtbot.waitUntil(lambda: bool(screen._head.summary.text()))
    QApplication.processEvents()
    yield screen
    program.settings[TEXT_SCALE] = 100


def cut(root: QWidget) -> list[str]:
    """The words shown under `root` that have less room than they take."""
    labels = [each for each in root.findChildren(QLabel) if each.isVisible() and not isinstance(each, CutLabel) and each.text()]
    narrow = [each.text() for each in labels if not each.wordWrap() and each.width() < each.sizeHint().width()]
    low = [each.text() for each in labels if each.wordWrap() and each.height() < each.heightForWidth(each.width())]
    buttons = [each for each in root.findChildren(QAbstractButton) if each.isVisible() and each.text()]
    return [*narrow, *low, *(each.text() for each in buttons if each.width() < each.minimumSizeHint().width())]


def test_the_sums_over_the_list_are_whole(small: CustomersScreen) -> None:
    summary = small._head.summary
    across = summary.fontMetrics().horizontalAdvance
    assert all(across(line) <= summary.width() for line in summary.text().split("\n"))
    assert not cut(small)


def test_what_can_be_done_to_several_is_shown_whole_or_folded_into_a_menu(small: CustomersScreen) -> None:
    small._pane.table.select_ids(list(small._pane.model.ids[:3]))
    QApplication.processEvents()
    assert not cut(small._chosen_bar)
    row = small._chosen_bar.doings
    offered = [button.accessibleName() for button, _action in row._buttons if button.isVisible()]
    folded = [action.text() for action in row._menu.actions()]
    assert [*offered, *folded] == [action.text() for action in small._actions.on_chosen()]
    assert row._more.isVisible() is bool(folded)


def test_the_list_needs_no_sideways_scroll(small: CustomersScreen) -> None:
    assert small._pane.table.horizontalScrollBar().maximum() == 0


def test_the_sheet_of_columns_keeps_its_buttons_in_the_window(small: CustomersScreen) -> None:
    small._sheets.columns.trigger()
    sheet = small.window().findChild(ColumnsSheet)
    assert sheet is not None
    QApplication.processEvents()
    assert sheet.height() <= small.window().height()
    assert not cut(sheet)
    sheet.reject()


def test_the_sheet_of_filters_keeps_its_buttons_in_the_window(small: CustomersScreen) -> None:
    small._sheets.filter.trigger()
    sheet = small.window().findChild(FilterSheet)
    assert sheet is not None
    QApplication.processEvents()
    assert sheet.height() <= small.window().height()
    assert not cut(sheet)
    sheet.reject()


def test_in_a_wide_window_the_words_stand_beside_the_icons_over_the_list(program: Program, qtbot: QtBot) -> None:
    screen = program.main.front()
    assert isinstance(screen, CustomersScreen)
    qtbot.waitUntil(lambda: bool(screen._head.summary.text()))
    assert [button.text().strip() for button in screen._head._buttons] == ["Filter…", "Choose the columns…", "Print…", "Export…"]
    program.main.resize(800, 700)
    QApplication.processEvents()
    assert [button.text() for button in screen._head._buttons] == [""] * 4
    assert all(button.toolTip() and button.accessibleName() for button in screen._head._buttons)


def test_the_bar_of_several_chosen_goes_with_the_list_they_were_chosen_in(program: Program, qtbot: QtBot) -> None:
    screen = program.main.front()
    assert isinstance(screen, CustomersScreen)
    screen._pane.table.select_ids(list(screen._pane.model.ids[:3]))
    assert screen._chosen_bar.isVisible()
    screen.search("Zwickau")
    qtbot.waitUntil(lambda: not screen._chosen_bar.isVisible())


def test_a_new_card_that_was_begun_is_offered_over_the_list_where_no_card_stands_beside_it(program: Program) -> None:
    screen = program.main.front()
    assert isinstance(screen, CustomersScreen)
    program.main.resize(1024, 700)
    screen.new()
    form = screen._card._form
    assert form is not None
    type_into(form.editor("given_name").main(), "רחל")
    screen.go_back()
    screen.go_back()
    QApplication.processEvents()
    assert screen._pane.isVisible()
    offer = screen._card.offer
    assert offer.isVisible()
    assert strip_marks(offer.words()) == "You had begun a new card: רחל."
    next(button for button in offer.findChildren(QAbstractButton) if button.accessibleName() == "Go on").click()
    assert screen._card.isVisible()
    assert screen._card.is_editing()
    program.main.resize(1360, 840)
    assert offer.parentWidget() is screen._card
