"""The card in the window, by keyboard: read, edited, saved, undone, left and found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.cards import CTRL, everybody, focused, form, is_control, press, press_button, texts, write
from tests.ui.keys import type_into

from smallcrm.domain.choices import CustomType, PhoneKind
from smallcrm.domain.customer import Address, Customer, Phone
from smallcrm.domain.errors import UserError
from smallcrm.i18n import LANGUAGES, set_language
from smallcrm.i18n.direction import strip_marks
from smallcrm.services import custom_fields, history
from smallcrm.services.customers import get_customer, put_aside, save_customer
from smallcrm.ui.screens.customers.card_field_sheet import FieldSheet
from smallcrm.ui.screens.customers.card_panel import CardPanel
from smallcrm.ui.screens.customers.card_view import CardView
from smallcrm.ui.screens.customers.list_screen import CustomersScreen
from smallcrm.ui.widgets.copy_label import CopyLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program


def test_a_card_is_read_first(panel: CardPanel, dana: int) -> None:
    panel.show_customer(dana)
    assert {"דנה כהן", "054-123-4567", "owes ₪1,240.50"} <= set(texts(panel))
    assert not panel.is_editing()


def test_a_new_customer_is_written_and_found_by_keyboard_alone(panel: CardPanel, program: Program, book: Book) -> None:
    press(Qt.Key.Key_N, CTRL)
    assert focused() is form(panel).editor("given_name").main()
    write("שרה")
    press(Qt.Key.Key_Return)
    write("בן־דוד")
    form(panel).focus_on("phones")
    write("0589840174")
    press(Qt.Key.Key_S, CTRL)
    assert "שרה" in everybody(book)
    assert not panel.is_editing()
    assert {"שרה בן־דוד", "058-984-0174"} <= set(texts(panel))
    assert strip_marks(program.main.message.text()) == "שרה בן־דוד is in the book now."


def test_a_new_card_is_told_to_the_list(panel: CardPanel, qtbot: QtBot) -> None:
    panel.show_new()
    write("שרה")
    with qtbot.waitSignal(panel.created) as told:
        panel.save()
    assert told.args == [panel.customer_id]


def test_editing_begins_and_ends_with_a_key_and_shows_what_was_saved(panel: CardPanel, dana: int, book: Book) -> None:
    panel.show_customer(dana)
    press(Qt.Key.Key_E, CTRL)
    assert focused() is form(panel).editor("given_name").main()
    write(" רות")
    press(Qt.Key.Key_S, CTRL)
    assert get_customer(book, dana).given_name == "דנה רות"
    assert "דנה רות כהן" in texts(panel)


def test_a_saved_edit_is_undone_and_done_again_by_keys(panel: CardPanel, dana: int, book: Book) -> None:
    panel.show_customer(dana)
    panel.edit("family_name")
    write("־לוי")
    press(Qt.Key.Key_S, CTRL)
    press(Qt.Key.Key_Z, CTRL)
    assert get_customer(book, dana).family_name == "כהן"
    assert "דנה כהן" in texts(panel)
    press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert "דנה כהן־לוי" in texts(panel)


def test_undoing_a_new_card_leaves_nothing_in_its_place(panel: CardPanel) -> None:
    panel.show_new()
    write("שרה")
    press(Qt.Key.Key_S, CTRL)
    made = panel.customer_id
    press(Qt.Key.Key_Z, CTRL)
    assert panel.customer_id != made
    assert "שרה" not in texts(panel)


def test_saving_what_was_not_changed_is_no_step_to_undo(panel: CardPanel, dana: int, book: Book) -> None:
    before = history.can_undo(book)
    panel.show_customer(dana)
    panel.edit()
    press(Qt.Key.Key_S, CTRL)
    assert not panel.is_editing()
    assert history.can_undo(book) == before


def test_a_phone_that_is_too_short_is_marked_beside_the_field_and_saved_all_the_same(
    panel: CardPanel, dana: int, book: Book, qtbot: QtBot
) -> None:
    panel.show_customer(dana)
    panel.edit("phones")
    phones = form(panel).editor("phones")
    focused().selectAll()  # type: ignore[attr-defined]  # it is a line
    write("0541")
    qtbot.waitUntil(lambda: "does not look like a whole phone number" in phones.remark().text())
    press(Qt.Key.Key_S, CTRL)
    assert [phone.typed for phone in get_customer(book, dana).phones] == ["0541"]


def test_a_number_in_use_is_said_beside_the_number(panel: CardPanel, dana: int, book: Book, qtbot: QtBot) -> None:
    other = get_customer(book, dana + 1).number
    panel.show_customer(dana)
    panel.edit("number")
    focused().selectAll()  # type: ignore[attr-defined]
    write(other)
    number = form(panel).editor("number")
    qtbot.waitUntil(lambda: number.remark().text() == "Another card has this number.")


def test_what_cannot_be_read_is_in_the_way_of_saving_and_has_the_focus(panel: CardPanel, dana: int) -> None:
    panel.show_customer(dana)
    panel.edit("birthday")
    write("never")
    press(Qt.Key.Key_S, CTRL)
    assert panel.is_editing()
    assert focused() is form(panel).editor("birthday").main()


def test_a_card_of_nobody_is_not_saved_and_says_what_is_missing(panel: CardPanel, book: Book) -> None:
    panel.show_new()
    form(panel).focus_on("notes")
    write("someone")
    press(Qt.Key.Key_S, CTRL)
    assert "at least a name" in form(panel).editor("given_name").remark().text()
    assert len(everybody(book)) == 4


def test_the_form_stays_with_all_that_was_typed_when_it_cannot_be_saved(
    panel: CardPanel, dana: int, monkeypatch: pytest.MonkeyPatch, program: Program
) -> None:
    def refuse(*_all: object, **_named: object) -> None:
        raise UserError("The disk is full.")

    panel.show_customer(dana)
    panel.edit()
    write("!")
    monkeypatch.setattr("smallcrm.services.customers.save_customer", refuse)
    press(Qt.Key.Key_S, CTRL)
    assert form(panel).isEnabled()
    assert form(panel).card().given_name == "דנה!"
    assert program.main.message.text() == "The disk is full."


def test_a_double_click_edits_the_field_that_was_clicked(panel: CardPanel, dana: int) -> None:
    panel.show_customer(dana)
    label = next(label for label in panel._content.findChildren(CopyLabel) if label.whole() == "054-123-4567")
    QTest.mouseDClick(label, Qt.MouseButton.LeftButton)
    assert focused() is form(panel).editor("phones").main()


def test_a_card_is_put_aside_and_says_so_and_is_brought_back(panel: CardPanel, dana: int, book: Book) -> None:
    panel.show_customer(dana)
    press_button(panel, "Put aside")
    assert get_customer(book, dana).put_aside_at is not None
    panel.show_customer(dana)
    press_button(panel, "Bring back")
    assert get_customer(book, dana).put_aside_at is None


def test_an_opening_balance_is_an_entry_and_nothing_makes_none(panel: CardPanel, book: Book) -> None:
    panel.show_new()
    write("שרה")
    form(panel).focus_on("opening_balance")
    write("310")
    press(Qt.Key.Key_S, CTRL)
    made = panel.customer_id
    assert made is not None
    assert get_customer(book, made).balance == 31000
    panel.edit("opening_balance")
    focused().selectAll()  # type: ignore[attr-defined]
    write("0.00")
    press(Qt.Key.Key_S, CTRL)
    assert get_customer(book, made).balance == 0


def test_an_opening_balance_says_which_way_it_goes(panel: CardPanel) -> None:
    panel.show_new()
    form(panel).focus_on("opening_balance")
    write("-12.50")
    editor = form(panel).editor("opening_balance")
    editor.show_remark()
    assert strip_marks(editor.remark().text()) == "in credit ₪12.50"


def test_a_field_of_the_shops_own_is_added_from_the_form_and_has_the_focus(panel: CardPanel, dana: int, book: Book) -> None:
    panel.show_customer(dana)
    panel.edit()
    write("!")
    press_button(panel, "Add a field of your own")
    sheet = panel.findChild(FieldSheet)
    assert sheet is not None
    type_into(sheet.label.main(), "מידת נעליים")
    sheet.kind.set_value(CustomType.NUMBER)
    sheet.add_button.click()
    (field,) = custom_fields.custom_fields(book)
    assert (field.label, field.type) == ("מידת נעליים", CustomType.NUMBER)
    assert form(panel).focused_key() == f"custom:{field.id}"
    assert form(panel).card().given_name == "דנה!"


def test_a_field_that_is_there_already_is_refused_beside_its_name(panel: CardPanel, dana: int, book: Book) -> None:
    custom_fields.add_custom_field(book, "מידה", CustomType.TEXT)
    panel.show_customer(dana)
    panel.edit()
    press_button(panel, "Add a field of your own")
    sheet = panel.findChild(FieldSheet)
    assert sheet is not None
    type_into(sheet.label.main(), "מידה")
    sheet.add_button.click()
    assert sheet.label.remark().text()
    sheet.reject()


def test_nothing_is_called_or_written_to_but_on_a_click(panel: CardPanel, dana: int, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    panel.show_customer(dana)
    assert opened == []
    press_button(panel, "Call 054-123-4567")
    press_button(panel, "Write to 054-123-4567 by WhatsApp")
    assert [url.toString() for url in opened] == ["tel:+972541234567", "https://wa.me/972541234567"]


def test_a_number_is_copied_without_marks(panel: CardPanel, dana: int) -> None:
    panel.show_customer(dana)
    press_button(panel, "Copy 054-123-4567")
    assert QGuiApplication.clipboard().text() == "054-123-4567"


def test_many_phones_are_folded_until_they_are_asked_for(panel: CardPanel, book: Book) -> None:
    many = tuple(Phone(f"05412345{last:02}", PhoneKind.MOBILE) for last in range(20))
    panel.show_customer(save_customer(book, Customer(given_name="אורי", phones=many)).value)
    assert sum(label.isVisibleTo(panel) for label in panel._content.findChildren(CopyLabel) if label.whole().startswith("054-123-45")) == 4
    press_button(panel, "Show 16 more")
    assert sum(label.isVisibleTo(panel) for label in panel._content.findChildren(CopyLabel) if label.whole().startswith("054-123-45")) == 20


def test_tab_follows_the_eye_also_through_a_line_that_was_just_added(panel: CardPanel, dana: int) -> None:
    panel.show_customer(dana)
    panel.edit("phones")
    press_button(panel, "Add a phone")
    assert focused().accessibleName() == "Phone 2"
    seen = []
    for _step in range(3):
        press(Qt.Key.Key_Tab)
        seen.append(focused().accessibleName())
    assert seen == ["Kind of phone 2", "Take off: Phone 2", "Add a phone"]


def test_the_whole_form_can_be_walked_through_by_tab(panel: CardPanel, dana: int) -> None:
    panel.show_customer(dana)
    panel.edit("kind")
    seen: list[QWidget] = []
    while focused() is not form(panel).give_up_button and len(seen) < 200:
        seen.append(focused())
        press(Qt.Key.Key_Tab)
    controls = [each for each in form(panel).findChildren(QWidget) if is_control(each) and each.isVisible()]
    assert len(seen) == len(set(seen))
    assert {each.accessibleName() for each in controls} - {each.accessibleName() for each in seen} == {"Cancel"}


def test_a_wide_card_stands_in_two_columns(panel: CardPanel, dana: int, qtbot: QtBot) -> None:
    panel.show_customer(dana)
    view = panel._view
    assert view is not None
    qtbot.waitUntil(lambda: view._wide is False)
    screen = panel._window.main.front()  # type: ignore[attr-defined]  # it is a Program
    screen._open_whole(dana)
    qtbot.waitUntil(lambda: panel._view is not None and panel._view._wide is True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_has_a_name_of_its_own_in_the_language_of_the_window(
    language: str, make_program: Callable[[str], Program], book: Book, qtbot: QtBot
) -> None:
    card = Customer(
        given_name="Noa", phones=(Phone("0541234567"), Phone("0541234567")), emails=("n@a.co",), addresses=(Address(city="Haifa"),)
    )
    identity = save_customer(book, card).value
    program = make_program(language)
    program.use_book(book, screen="customers")
    panel = CardPanel(program)
    qtbot.addWidget(panel)
    panel.show_customer(identity)
    read = [each.accessibleName() for each in panel._content.findChildren(QWidget) if is_control(each)]
    panel.edit()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    written = [each.accessibleName() for each in panel._content.findChildren(QWidget) if is_control(each)]
    set_language("en")
    for names in (read, written):
        assert all(names)
        assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(("language", "direction"), [("en", Qt.LayoutDirection.LeftToRight), ("fa", Qt.LayoutDirection.RightToLeft)])
def test_the_card_stands_on_the_side_where_the_window_is_read(
    language: str, direction: Qt.LayoutDirection, make_program: Callable[[str], Program], book: Book, dana: int, qtbot: QtBot
) -> None:
    program = make_program(language)
    program.use_book(book, screen="customers")
    panel = CardPanel(program)
    qtbot.addWidget(panel)
    panel.show_customer(dana)
    side = Qt.AlignmentFlag.AlignRight if direction is Qt.LayoutDirection.RightToLeft else Qt.AlignmentFlag.AlignLeft
    assert panel.layoutDirection() is direction
    assert all(label.alignment() & side and label.alignment() & Qt.AlignmentFlag.AlignAbsolute for label in panel.findChildren(CopyLabel))
    panel.edit()
    assert form(panel).editor("phones").main().layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_put_aside_cards_say_since_when(panel: CardPanel, dana: int, book: Book) -> None:
    put_aside(book, [dana])
    panel.show_customer(dana)
    assert isinstance(panel._view, CardView)
    assert panel._view.aside_button.accessibleName() == "Bring back"


def test_a_new_card_is_shown_though_a_search_would_not_find_it(panel: CardPanel, program: Program, qtbot: QtBot) -> None:
    program.main.search.line.setText("Петров")
    press(Qt.Key.Key_N, CTRL)
    write("שרה")
    press(Qt.Key.Key_S, CTRL)
    screen = panel.parentWidget()
    assert isinstance(screen, CustomersScreen)
    qtbot.wait_until(lambda: not screen._card_follows.isActive())
    assert "שרה" in texts(panel)
    assert program.main.search.line.text() == ""
    assert screen._pane.table.current_id() == panel.customer_id


def test_a_new_card_that_the_search_finds_leaves_the_search_as_it_is(panel: CardPanel, program: Program) -> None:
    program.main.search.line.setText("שרה")
    press(Qt.Key.Key_N, CTRL)
    write("שרה")
    press(Qt.Key.Key_S, CTRL)
    assert program.main.search.line.text() == "שרה"
    assert "שרה" in texts(panel)
