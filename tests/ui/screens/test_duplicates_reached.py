"""The ways to the screen of duplicates, and what it is to every eye and ear."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from tests.ui import tab_walk
from tests.ui.cards import CTRL, press
from tests.ui.screens.duplicates import go, grid, names, pairs, write
from tests.ui.screens.importing import go_to_import
from tests.ui.test_narrow_window import cut

from smallcrm.domain.customer import Address
from smallcrm.infra.settings import TEXT_SCALE
from smallcrm.services.customers import get_customer
from smallcrm.ui.errands import MergeCards
from smallcrm.ui.screens.customers.list_screen import CustomersScreen
from smallcrm.ui.screens.duplicates.duplicates_screen import DuplicatesScreen
from smallcrm.ui.widgets.copy_label import CopyLabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program

# where one comes from


def test_two_cards_chosen_in_the_list_stand_side_by_side_and_are_made_one(program: Program, book: Book) -> None:
    customers = program.main.front()
    assert isinstance(customers, CustomersScreen)
    program.main.activateWindow()
    customers._pane.table.select_ids(list(customers._pane.model.ids[:2]))
    first, other = customers._pane.table.selected_ids()
    action = next(each for each in customers.actions_offered() if each.text() == "Make them one card…")
    action.trigger()
    screen = program.main.front()
    assert isinstance(screen, DuplicatesScreen)
    assert screen.pair.because.text.text() == "You put these two cards side by side."
    assert not screen.list.isVisible()
    assert grid(screen).cells[0][0].hasFocus()
    press(Qt.Key.Key_Return, CTRL)
    assert get_customer(book, other).merged_into == first


def test_of_several_chosen_each_stands_beside_the_first(program: Program, book: Book) -> None:
    ids = tuple(write(book, name, "לוי", f"05012345{place}0") for place, name in enumerate(("אבי", "בני", "גדי")))
    screen = go(program, MergeCards(ids))
    assert pairs(screen) == [(ids[0], ids[1]), (ids[0], ids[2])]
    assert screen.count.text() == "2 pairs chosen by you"
    press(Qt.Key.Key_D, CTRL)
    assert pairs(screen) == [(ids[0], ids[2])]
    screen.search_book()
    assert (screen._chosen, pairs(screen)) == ((), [])


def test_more_than_ten_cards_are_not_offered_to_be_made_one(program: Program, book: Book) -> None:
    for place in range(12):
        write(book, "אורח", str(place), f"05012345{place:02}")
    customers = program.main.front()
    assert isinstance(customers, CustomersScreen)
    customers._pane.refresh()
    customers._pane.table.selectAll()
    assert "Make them one card…" not in [action.text() for action in customers.actions_offered()]
    customers._pane.table.select_ids(list(customers._pane.model.ids[:10]))
    assert "Make them one card…" in [action.text() for action in customers.actions_offered()]


def test_the_palette_of_the_customers_leads_there(program: Program, naama: tuple[int, int]) -> None:
    customers = program.main.front()
    assert customers is not None
    next(each for each in customers.actions_offered() if each.text() == "Find duplicates").trigger()
    screen = program.main.front()
    assert isinstance(screen, DuplicatesScreen)
    assert pairs(screen) == [naama]


def test_an_import_that_met_somebody_known_leads_there(program: Program, book: Book, tmp_path: Path) -> None:
    write(book, "נעמה", "פרידמן", "0541112233", addresses=(Address("הרצל 14", "חיפה"),))
    file = tmp_path / "חדשים.csv"
    file.write_text("שם פרטי,שם משפחה,נייד,כתובת,עיר\nנעמה,פרידמאן,0541112233,הרצל 14,חיפה\n", encoding="utf-8")
    program.main.activateWindow()
    shown = go_to_import(program, file)
    for _ in range(3):
        press(Qt.Key.Key_Return, CTRL)
    assert shown._page() is shown.done_page
    assert shown.done_page.duplicates.isVisible()
    shown.done_page.duplicates.setFocus()
    press(Qt.Key.Key_Return)
    screen = program.main.front()
    assert isinstance(screen, DuplicatesScreen)
    assert len(pairs(screen)) == 1


# and where one goes


@pytest.mark.parametrize(("key", "place"), [(Qt.Key.Key_1, 0), (Qt.Key.Key_2, 1)])
def test_each_card_of_a_pair_is_opened_by_its_key_and_the_way_back_leads_to_the_pair(
    program: Program, naama: tuple[int, int], key: Qt.Key, place: int
) -> None:
    screen = go(program)
    press(Qt.Key.Key_Return)
    press(key, Qt.KeyboardModifier.AltModifier)
    customers = program.main.front()
    assert isinstance(customers, CustomersScreen)
    assert customers._card.customer_id == naama[place]
    press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert program.main.front() is screen
    assert screen.list.current().ids == naama  # type: ignore[union-attr]  # there is one


# for every eye and ear


def test_every_control_of_a_pair_has_a_name_unlike_any_other(
    make_program: Callable[[str], Program], book: Book, naama: tuple[int, int]
) -> None:
    assert naama
    program = make_program("he")
    program.use_book(book, screen="customers")
    go(program)
    counted = Counter(names(program))
    assert "" not in counted
    assert [name for name, count in counted.items() if count > 1] == []
    assert not [name for name in counted if "card" in name.lower()]


@pytest.mark.parametrize("language", ["en", "he"])
def test_tab_reaches_everything_of_a_pair(
    language: str, make_program: Callable[[str], Program], book: Book, naama: tuple[int, int]
) -> None:
    assert naama
    program = make_program(language)
    program.use_book(book, screen="customers")
    screen = go(program)
    path = tab_walk.check(program.main)
    assert all(cell in path for row in grid(screen).cells for cell in row)


def test_from_right_to_left_the_first_card_stands_at_the_right_and_the_arrows_follow(
    make_program: Callable[[str], Program], book: Book, naama: tuple[int, int]
) -> None:
    assert naama
    program = make_program("he")
    program.use_book(book, screen="customers")
    screen = go(program)
    first, second = grid(screen).cells[1]
    assert first.x() > second.x()
    first.setFocus()
    press(Qt.Key.Key_Left)
    assert second.hasFocus()


@pytest.mark.parametrize("language", ["en", "he", "fa", "bg"])
def test_in_a_small_window_with_large_letters_list_and_pair_take_turns_and_nothing_is_cut(
    language: str, make_program: Callable[[str], Program], book: Book, naama: tuple[int, int]
) -> None:
    assert naama
    program = make_program(language)
    program.settings[TEXT_SCALE] = 150
    program.change_look()
    program.main.resize(1024, 700)
    program.use_book(book, screen="customers")
    screen = go(program)
    assert not screen.pair.isVisible()
    assert not cut(screen)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert screen.pair.isVisible()
    assert not screen.list.isVisible()
    assert not cut(screen)
    assert screen.pair.area.horizontalScrollBar().maximum() == 0
    whole = QRect(0, 0, screen.width(), screen.height())
    assert all(whole.contains(QRect(each.mapTo(screen, each.rect().topLeft()), each.size())) for each in screen.pair.buttons)
    press(Qt.Key.Key_Escape)
    assert screen.list.hasFocus()
    assert not screen.pair.isVisible()
    program.settings[TEXT_SCALE] = 100


def test_a_small_window_with_plain_letters_shows_both(program: Program, naama: tuple[int, int]) -> None:
    assert naama
    program.main.resize(1024, 700)
    screen = go(program)
    assert screen.list.isVisible()
    assert screen.pair.isVisible()
    assert not cut(screen)
    assert not [each for each in screen.findChildren(QAbstractButton) if each.isVisible() and each.width() < each.minimumSizeHint().width()]


def test_a_long_email_is_broken_into_lines_and_not_cut(program: Program, book: Book) -> None:
    emails = ("maximilian.alexander.hohenzollern@example-of-a-long-domain.com", "max@example.com")
    for email in emails:
        write(book, "Maximilian", "Hohenzollern", "0529998877", emails=(email,))
    program.main.resize(1024, 700)
    screen = go(program)
    QApplication.processEvents()
    labels = [each for each in grid(screen).findChildren(CopyLabel) if "maximilian" in each.text()]
    assert labels
    for each in labels:
        across = each.fontMetrics().horizontalAdvance
        assert all(across(part) <= each.width() for part in each.text().split("\u200b"))
