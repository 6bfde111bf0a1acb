"""Imports that were brought in before are listed where a file is chosen, and taken back there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from tests.services.books import DANA, IVAN, YOSEF, bring_in
from tests.ui import tab_walk
from tests.ui.screens.importing import GROCER, go_to_import

from smallcrm.domain.customer import Customer
from smallcrm.i18n.direction import strip_marks
from smallcrm.services import customers, past_imports
from smallcrm.services.customer_list import Filter, summary
from smallcrm.ui.screens.customers.list_screen import CustomersScreen
from smallcrm.ui.widgets.labels import CutLabel

if TYPE_CHECKING:
    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.brought_before import BroughtBefore
    from smallcrm.ui.screens.import_.import_screen import ImportScreen


@pytest.fixture
def ids(book: Book) -> range:
    """The cards of the first of two imports."""
    found, _changes = bring_in(book, [(DANA, 500), (YOSEF, 0)])
    bring_in(book, [(IVAN, 0)])
    return found


@pytest.fixture
def screen(program: Program, ids: range) -> ImportScreen:
    """The first step, awake, after two imports."""
    del ids
    program.main.activateWindow()
    return go_to_import(program)


def said(screen: ImportScreen) -> list[str]:
    page = screen.file_page
    return [strip_marks(label.text()) for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def names(before: BroughtBefore) -> list[str]:
    return [strip_marks(button.accessibleName()) for button in before.buttons]


def test_each_import_stands_on_a_line_the_newest_first(screen: ImportScreen) -> None:
    assert "Brought in before" in said(screen)
    assert [name.split(" · ")[:2] for name in names(screen.file_page.before)] == [
        ["Take it all back: 1 customer brought in", "1 customer"],
        ["Take it all back: 2 customers brought in", "2 customers"],
    ]


def test_nothing_is_said_of_imports_where_there_is_none(program: Program) -> None:
    assert go_to_import(program).file_page.before.isHidden()


def test_an_import_is_taken_back_by_the_keyboard_though_something_was_done_since(screen: ImportScreen, book: Book) -> None:
    before = summary(book, Filter()).count
    oldest = screen.file_page.before.buttons[-1]
    oldest.setFocus()
    QTest.keyClick(oldest, Qt.Key.Key_Return)
    assert summary(book, Filter()).count == before - 2
    assert "Undone: 2 customers brought in" in said(screen)
    assert len([name for name in names(screen.file_page.before) if name.startswith("Take it all back")]) == 1
    assert screen.file_page.forward.hasFocus()


def test_an_import_that_was_taken_back_stays_in_the_list_and_is_brought_in_again_by_the_keyboard(screen: ImportScreen, book: Book) -> None:
    before = summary(book, Filter()).count
    screen.file_page.before.buttons[-1].click()
    again = screen.file_page.before.buttons[-1]
    assert strip_marks(again.accessibleName()).startswith("Bring it in again: 2 customers brought in · Taken back · 2 customers · ")
    again.setFocus()
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert summary(book, Filter()).count == before
    assert "Done again: 2 customers brought in" in said(screen)


def test_what_was_taken_back_before_other_things_were_done_is_only_told(screen: ImportScreen, book: Book) -> None:
    screen.file_page.before.buttons[-1].click()
    customers.save_customer(book, YOSEF)
    screen.activate()
    assert len(screen.file_page.before.buttons) == 1
    told = [strip_marks(label.accessibleName()) for label in screen.file_page.before.findChildren(CutLabel)]
    assert any(line.startswith("Taken back · 2 customers · ") for line in told)


def test_earlier_imports_are_shown_when_they_are_asked_for(screen: ImportScreen, book: Book) -> None:
    for _each in range(5):
        bring_in(book, [(IVAN, 0)])
    screen.activate()
    before = screen.file_page.before
    assert (len(before.buttons), before.more.isHidden()) == (5, False)
    before.more.setFocus()
    QTest.keyClick(before.more, Qt.Key.Key_Return)
    assert (len(before.buttons), before.more.isHidden()) == (7, True)
    assert before.buttons[5].hasFocus()


def test_a_card_that_was_changed_since_stays_and_is_named(screen: ImportScreen, ids: range, book: Book) -> None:
    customers.save_customer(book, replace(customers.get_customer(book, ids[0]), notes="חלה ביום שישי"))
    screen.file_page.before.buttons[-1].click()
    assert "Taken back, but for 1 card that was changed since: דנה כהן" in said(screen)
    assert [each.cards for each in past_imports.imports(book, most=9, standing=True)] == [1]


def test_of_many_cards_that_were_changed_since_five_are_named(program: Program, book: Book) -> None:
    ids, _changes = bring_in(book, [(Customer(given_name=name), 0) for name in ("אבי", "בתיה", "גדי", "דליה", "הדס", "ורד", "זהבה")])
    for each in ids:
        customers.save_customer(book, replace(customers.get_customer(book, each), notes="חלה ביום שישי"))
    found = go_to_import(program)
    found.file_page.before.buttons[0].click()
    assert "Taken back, but for 7 cards that were changed since: אבי, בתיה, גדי, דליה, הדס and 2 more" in said(found)


def test_the_list_follows_undo_and_redo(program: Program, screen: ImportScreen) -> None:
    program.main.actions_of.undo.trigger()
    assert [name.split(":")[0] for name in names(screen.file_page.before)] == ["Bring it in again", "Take it all back"]
    program.main.actions_of.redo.trigger()
    assert [name.split(":")[0] for name in names(screen.file_page.before)] == ["Take it all back", "Take it all back"]


def test_what_was_just_brought_in_is_listed_when_another_file_is_to_be_chosen(program: Program, screen: ImportScreen) -> None:
    program.go("import", GROCER)
    for page in (screen.understood_page, screen.columns_page, screen.review_page):
        page.forward.click()
    screen.done_page.another_wanted.emit()
    assert names(screen.file_page.before)[0].startswith("Take it all back: Import of grocer_he.xls · 60 customers · ")


def test_imports_that_look_alike_have_buttons_of_different_names(screen: ImportScreen, book: Book) -> None:
    for _each in range(2):
        bring_in(book, [(IVAN, 0)])
    screen.activate()
    assert len(set(names(screen.file_page.before))) == 4
    assert len({button.accessibleName() for button in screen.file_page.before.show_buttons}) == 4


def test_the_customers_of_one_import_are_listed_by_the_keyboard_and_all_again(program: Program, screen: ImportScreen) -> None:
    oldest = screen.file_page.before.show_buttons[-1]
    assert strip_marks(oldest.accessibleName()).startswith("Show its customers: 2 customers brought in · 2 customers · ")
    oldest.setFocus()
    QTest.keyClick(oldest, Qt.Key.Key_Return)
    customers_screen = program.main.front()
    assert isinstance(customers_screen, CustomersScreen)
    assert len(customers_screen._pane.model.ids) == 2
    chip = customers_screen._bar._import
    assert chip is not None
    assert (strip_marks(chip.text()), chip.isChecked()) == ("2 customers brought in", True)
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert len(customers_screen._pane.model.ids) > 3
    assert customers_screen._bar._import is None


def test_an_import_that_was_taken_back_has_no_customers_to_show(screen: ImportScreen) -> None:
    screen.file_page.before.buttons[-1].click()
    assert len(screen.file_page.before.show_buttons) == 1


def test_tab_reaches_every_line(screen: ImportScreen) -> None:
    path = tab_walk.check(screen.window())
    before = screen.file_page.before
    lines = [button for line in zip(before.show_buttons, before.buttons, strict=True) for button in line]
    order = [screen.file_page.forward, *lines]
    assert order == sorted(order, key=path.index)
