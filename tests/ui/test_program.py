"""The window as a whole: places, search, undo, and being made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.keys import type_into

from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.infra.settings import LANGUAGE, LAST_SCREEN, RECENT_BOOKS, TEXT_SCALE, THEME
from smallcrm.services.customers import get_customer, put_aside
from smallcrm.ui import errors
from smallcrm.ui.screens.customers.list_screen import CustomersScreen
from smallcrm.ui.widgets.command_palette import CommandPalette

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program


def front(program: Program) -> CustomersScreen:
    screen = program.main.front()
    assert isinstance(screen, CustomersScreen)
    return screen


def names(program: Program) -> list[str]:
    pane = front(program)._pane
    return [pane.model.cell(row, 0).text for row in range(pane.model.rowCount())]


def test_the_window_says_whose_book_is_open(program: Program) -> None:
    assert program.main.windowTitle().startswith("המכולת של כהן")


def test_the_book_is_remembered_for_the_next_start(program: Program, book: Book) -> None:
    assert program.settings[RECENT_BOOKS][0] == str(book.path)


def test_every_key_in_the_search_box_is_answered(program: Program) -> None:
    type_into(program.main.search.line, "כה")
    assert names(program) == ["דנה כהן"]
    program.main.search.empty()
    assert len(names(program)) == 4


@pytest.mark.parametrize("typed", ["054-123", "4567", "+972 54", "חיפ", "VIP", "בעט", "ivan"])
def test_any_fragment_finds_someone(typed: str, program: Program) -> None:
    type_into(program.main.search.line, typed)
    assert 0 <= len(names(program)) <= 2


def test_esc_in_the_search_box_empties_it(program: Program) -> None:
    type_into(program.main.search.line, "כהן")
    QTest.keyClick(program.main.search.line, Qt.Key.Key_Escape)
    assert program.main.search.text() == ""


def test_a_command_reaches_every_screen_and_says_what_was_done(program: Program, book: Book) -> None:
    customer = front(program)._pane.model.id_at(0)
    assert customer is not None
    program.command(lambda: put_aside(book, [customer]), says="One card put aside")
    assert len(names(program)) == 3
    assert program.main.message.text() == "One card put aside"


def test_undo_says_in_words_what_it_would_take_back(program: Program, book: Book) -> None:
    customer = front(program)._pane.model.id_at(0)
    assert customer is not None
    name = names(program)[0]
    program.command(lambda: put_aside(book, [customer]))
    assert name in program.main.actions_of.undo.text()
    program.main.actions_of.undo.trigger()
    assert len(names(program)) == 4
    assert name in program.main.message.text()
    assert name in program.main.actions_of.redo.text()


def test_undo_on_the_message_takes_back_what_it_tells_of(program: Program, book: Book) -> None:
    customer = front(program)._pane.model.id_at(0)
    assert customer is not None
    program.command(lambda: put_aside(book, [customer]), says="Put aside")
    program.main.message.undo_wanted.emit()
    assert get_customer(book, customer).put_aside_at is None


def test_a_change_of_language_keeps_search_selection_and_screen(program: Program, qtbot: QtBot) -> None:
    type_into(program.main.search.line, "י")
    pane = front(program)._pane
    pane.table.go_to(pane.model.ids[-1])
    chosen = pane.table.current_id()
    program.settings[LANGUAGE] = "he"
    program.change_look()
    assert program.main.search.text() == "י"
    qtbot.waitUntil(lambda: front(program)._pane.table.current_id() == chosen)
    assert front(program).title() == "לקוחות"
    assert program.main.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_a_change_of_theme_and_size_makes_the_window_anew_in_place(program: Program) -> None:
    place = program.main.geometry()
    program.settings[THEME], program.settings[TEXT_SCALE] = "dark", 120
    program.change_look()
    assert program.main.geometry() == place
    assert program.main.isVisible()


def test_the_users_own_matter_is_said_in_a_sentence(program: Program) -> None:
    program.show_error(UserError("That card is no longer in the book."))
    assert program.main.message.text() == "That card is no longer in the book."


def test_stopping_says_that_nothing_was_changed(program: Program) -> None:
    program.show_error(Cancelled())
    assert program.main.message.text() == "Stopped. Nothing was changed."


def test_the_report_of_a_bug_holds_no_customer_data() -> None:
    text = errors.report(ValueError("דנה כהן 054-1234567"))
    assert "ValueError" in text
    assert "דנה" not in text
    assert "1234567" not in text


def test_back_leads_to_the_screen_before(program: Program) -> None:
    first, second = program.main._screens["customers"], front(program)
    assert first is second
    customer = second._pane.model.ids[2]
    second._pane.table.opened.emit(customer)
    assert second._alone
    program.main.back()
    assert not second._alone


@pytest.mark.parametrize(("language", "key"), [("en", "Alt+Left"), ("he", "Alt+Right")])
def test_the_key_of_going_back_points_where_one_came_from(language: str, key: str, make_program: Callable[[str], Program]) -> None:
    assert make_program(language).main.actions_of.back.shortcut().toString() == key


def test_the_palette_finds_customers_and_commands_alike(program: Program, qtbot: QtBot) -> None:
    program.main.show_palette()
    palette = program.main.findChild(CommandPalette)
    assert isinstance(palette, CommandPalette)
    type_into(palette.search.line, "מזרחי")
    assert "מזרחי" in palette.list.item(0).text()
    QTest.keyClick(palette.search.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: front(program)._card.customer_id == front(program)._pane.table.current_id())
    assert get_customer(program.book, front(program)._card.customer_id or 0).family_name == "מזרחי"


def test_the_palette_takes_words_of_a_command_in_any_case(program: Program) -> None:
    program.main.show_palette()
    palette = program.main.findChild(CommandPalette)
    assert isinstance(palette, CommandPalette)
    type_into(palette.search.line, "NEW cust")
    assert "New customer" in palette.list.item(0).text()
    palette.reject()


def test_closing_remembers_the_screen_and_lets_the_book_go(program: Program) -> None:
    program.main.close()
    assert program.settings[LAST_SCREEN] == "customers"
    with pytest.raises(RuntimeError):
        _ = program.book


def test_letters_typed_where_nothing_takes_them_begin_a_search(program: Program) -> None:
    type_into(front(program)._pane.table, "ד")
    assert program.main.search.text() == "ד"


@pytest.fixture
def aside(program: Program, book: Book) -> int:
    """A card that was put aside a moment ago; the cursor is in the search box."""
    customer = front(program)._pane.model.id_at(0)
    assert customer is not None
    program.command(lambda: put_aside(book, [customer]))
    program.main.activateWindow()
    program.main.focus_search()
    return customer


def undo_in_the_search_box(program: Program, times: int = 1) -> None:
    for _time in range(times):
        QTest.keyClick(program.main.search.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_undo_in_an_untouched_search_box_is_the_undo_of_the_book(program: Program, book: Book, aside: int) -> None:
    undo_in_the_search_box(program)
    assert get_customer(book, aside).put_aside_at is None


def test_undo_in_the_search_box_takes_back_what_was_typed_there(program: Program, book: Book, aside: int) -> None:
    type_into(program.main.search.line, "כהן")
    undo_in_the_search_box(program)
    assert program.main.search.text() == ""
    assert get_customer(book, aside).put_aside_at is not None


def test_undo_once_too_often_in_the_search_box_leaves_the_book_alone(program: Program, book: Book, aside: int) -> None:
    type_into(program.main.search.line, "כהן")
    undo_in_the_search_box(program, times=3)
    assert get_customer(book, aside).put_aside_at is not None


def test_undo_brings_a_search_back_that_was_emptied_by_esc(program: Program, book: Book, aside: int) -> None:
    type_into(program.main.search.line, "כהן")
    QTest.keyClick(program.main.search.line, Qt.Key.Key_Escape)
    undo_in_the_search_box(program)
    assert program.main.search.text() == "כהן"
    assert get_customer(book, aside).put_aside_at is not None


def test_undo_leaves_the_book_alone_where_the_search_box_kept_its_text(program: Program, book: Book, aside: int) -> None:
    program.main.search.set_text("כהן")
    undo_in_the_search_box(program)
    assert program.main.search.text() == "כהן"
    assert get_customer(book, aside).put_aside_at is not None


def test_what_was_undone_is_said_and_can_be_done_again_from_there(program: Program, book: Book, aside: int) -> None:
    name = get_customer(book, aside).given_name
    undo_in_the_search_box(program)
    assert name in program.main.message.text()
    assert not program.main.message._redo.isHidden()
    program.main.message._redo.click()
    assert get_customer(book, aside).put_aside_at is not None
    assert not program.main.message._undo.isHidden()


@pytest.mark.parametrize("place", ["import", "reports", "settings"])
def test_undo_on_a_screen_that_does_not_show_it_says_what_it_was_and_offers_to_do_it_again(
    place: str, program: Program, book: Book, aside: int, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(program.main):
        program.main.activateWindow()
    program.go(place)
    focused = program.main.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert get_customer(book, aside).put_aside_at is None
    assert program.main.message.text().startswith("Undone: ")
    program.main.message._redo.click()
    assert get_customer(book, aside).put_aside_at is not None


@pytest.mark.parametrize("place", ["import", "settings"])
def test_a_letter_typed_where_nothing_takes_it_begins_a_search_but_no_key_that_does_something(
    place: str, program: Program, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(program.main):
        program.main.activateWindow()
    program.go(place)
    keys = Qt.KeyboardModifier
    for held in (keys.ControlModifier | keys.ShiftModifier, keys.AltModifier, keys.MetaModifier):
        # The text is there on some systems although a key is held.
        QApplication.sendEvent(program.main, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, held, "j"))
    assert (program.main.state.screen, program.main.search.text()) == (place, "")
    QApplication.sendEvent(program.main, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, keys.ShiftModifier, "J"))
    assert program.main.search.text() == "J"


def test_the_help_names_the_keys_with_arrows_as_they_stand_on_keyboards(make_program: Callable[[str], Program]) -> None:
    actions = make_program("he").main.actions_of
    assert "Alt+→" in actions.back.toolTip()
