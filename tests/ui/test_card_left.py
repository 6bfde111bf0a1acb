"""A card left in the middle of writing: what was typed is kept, offered again, and never lost by what happens elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from tests.ui.cards import CTRL, answer, change, form, press, texts, write

from smallcrm.i18n.direction import strip_marks
from smallcrm.services.customers import save_customer
from smallcrm.services.drafts import drafts
from smallcrm.ui.screens.customers.card_panel import CardPanel
from smallcrm.ui.screens.customers.list_screen import CustomersScreen

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program


def test_escape_leaves_the_form_and_the_draft_is_offered(panel: CardPanel, dana: int, book: Book) -> None:
    panel.show_customer(dana)
    panel.edit()
    write("!")
    press(Qt.Key.Key_Escape)
    assert not panel.is_editing()
    assert [draft.customer_id for draft in drafts(book)] == [dana]
    assert "You had begun to change this card" in panel._offer.words()
    panel.edit()
    assert form(panel).card().given_name == "דנה!"
    assert "not saved yet" in panel._offer.words()


def test_a_draft_is_gone_once_the_card_is_saved(panel: CardPanel, dana: int, book: Book) -> None:
    panel.show_customer(dana)
    panel.edit()
    write("!")
    panel.leave()
    panel.edit()
    press(Qt.Key.Key_S, CTRL)
    assert drafts(book) == []
    assert panel._offer.words() == ""


def test_what_was_given_up_can_be_brought_back(panel: CardPanel, dana: int, book: Book) -> None:
    panel.show_customer(dana)
    panel.edit()
    write("!")
    form(panel).give_up_button.click()
    assert (panel.is_editing(), drafts(book)) == (False, [])
    answer(panel, "Bring it back")
    answer(panel, "Go on")
    assert form(panel).card().given_name == "דנה!"


def test_starting_over_shows_the_card_as_the_book_has_it(panel: CardPanel, dana: int) -> None:
    panel.show_customer(dana)
    panel.edit()
    write("!")
    panel.leave()
    panel.edit()
    answer(panel, "Let it go")
    assert form(panel).card().given_name == "דנה"
    answer(panel, "Bring it back")
    assert form(panel).card().given_name == "דנה!"


def test_a_new_card_begun_before_is_offered_when_the_book_is_opened_again(
    panel: CardPanel, program: Program, qtbot: QtBot, book: Book
) -> None:
    panel.show_new()
    write("שרה")
    panel.leave()
    again = CardPanel(program)
    qtbot.addWidget(again)
    assert strip_marks(again._offer.words()) == "You had begun a new card: שרה."
    answer(again, "Go on")
    assert form(again).card().given_name == "שרה"
    assert drafts(book)[0].customer_id is None


def test_another_customer_is_shown_and_what_was_typed_is_kept(panel: CardPanel, dana: int, book: Book) -> None:
    panel.show_customer(dana)
    panel.edit()
    write("!")
    panel.show_customer(dana + 1)
    assert "יוסי מזרחי" in texts(panel)
    assert drafts(book)[0].customer_id == dana


def test_a_change_from_elsewhere_is_shown_and_what_was_typed_stays(panel: CardPanel, dana: int, program: Program, book: Book) -> None:
    panel.show_customer(dana)
    panel.edit()
    write("!")
    program.command(lambda: save_customer(book, change(book, dana, occupation="מורה")))
    assert form(panel).card().occupation == "מורה"
    assert form(panel).card().given_name == "דנה!"


def test_the_form_comes_back_as_it_was_when_the_window_is_made_anew(panel: CardPanel, dana: int, program: Program, qtbot: QtBot) -> None:
    panel.show_customer(dana)
    panel.edit("family_name")
    write("־לוי")
    again = CardPanel(program)
    qtbot.addWidget(again)
    again.recall(panel.remember())
    assert form(again).card().family_name == "כהן־לוי"


def test_changing_the_look_in_the_middle_of_typing_loses_nothing(panel: CardPanel, dana: int, program: Program) -> None:
    panel.show_customer(dana)
    panel.edit("family_name")
    write("־לוי")
    program.change_look()
    screen = program.main.front()
    assert isinstance(screen, CustomersScreen)
    assert form(screen._card).card().family_name == "כהן־לוי"


def test_going_back_leaves_the_form_first_and_then_the_whole_card(panel: CardPanel, dana: int, program: Program) -> None:
    screen = program.main.front()
    assert isinstance(screen, CustomersScreen)
    screen._open_whole(dana)
    panel.edit()
    assert screen.go_back()
    assert (panel.is_editing(), screen._alone) == (False, True)
    assert screen.go_back()
    assert not screen._alone
    assert not screen.go_back()
