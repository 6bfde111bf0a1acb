"""The screen of duplicates, by keys alone: found, seen side by side, made one, told apart, put off, and undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from tests.ui.cards import CTRL, press
from tests.ui.screens.duplicates import go, grid, pairs, preview, said, write
from tests.ui.test_accessible_names import controls, name_of

from smallcrm.domain.customer import Address, Customer, Phone
from smallcrm.domain.errors import Cancelled
from smallcrm.domain.progress import Silent
from smallcrm.i18n.direction import strip_marks
from smallcrm.services import duplicates, merging
from smallcrm.services.customers import get_customer, save_customer
from smallcrm.ui.screens.customers.list_screen import CustomersScreen
from smallcrm.ui.screens.duplicates.duplicates_screen import DuplicatesScreen
from smallcrm.ui.tasks import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program

SHIFT = Qt.KeyboardModifier.ShiftModifier


# finding


def test_pairs_are_counted_and_the_first_stands_side_by_side(program: Program, naama: tuple[int, int], reza: tuple[int, int]) -> None:
    screen = go(program)
    assert set(pairs(screen)) == {naama, reza}
    assert screen.count.text() == "2 pairs are perhaps one customer each"
    assert screen.list.hasFocus()
    assert grid(screen) is not None


def test_the_pair_tells_what_speaks_for_it_and_what_each_card_says(program: Program, naama: tuple[int, int]) -> None:
    assert naama
    screen = go(program)
    assert screen.pair.because.text.text() == "What speaks for it: a similar name, the same phone, the same address"
    told = [strip_marks(label.text()) for label in grid(screen).findChildren(QLabel)]
    for text in ("owes ₪1,240.50", "in credit ₪30.00"):
        assert any(text in each for each in told)
    assert [strip_marks(each.accessibleName()).split(":")[0] for row in grid(screen).cells for each in row] == [
        f"{field}, of the {card} card" for field in ("The card that stays", "Family name", "Role", "Tags") for card in ("first", "second")
    ]


def test_a_book_without_duplicates_says_so_kindly_and_offers_the_customers(program: Program) -> None:
    screen = go(program)
    assert screen._stack.currentWidget() is screen._nobody
    press(Qt.Key.Key_Return)
    assert isinstance(program.main.front(), CustomersScreen)


def test_a_search_that_was_stopped_says_so_and_can_be_begun_again(
    program: Program, naama: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> list[object]:
        raise Cancelled

    with monkeypatch.context() as patched:
        patched.setattr(duplicates, "likely_pairs", stopped)
        screen = go(program)
        assert screen._stack.currentWidget() is screen._stopped
    press(Qt.Key.Key_Return)
    assert pairs(screen) == [naama]


def test_the_search_of_the_whole_book_can_be_stopped_by_the_button_of_the_progress(program: Program, naama: tuple[int, int]) -> None:
    assert naama
    titles: list[str] = []

    def stop(job: Job) -> None:
        titles.append(job.title)
        job.cancel()

    program.tasks.long_job.connect(stop)
    screen = go(program)
    assert titles == ["Looking for customers who are in the book twice"]
    assert screen._stack.currentWidget() is screen._stopped


def test_the_list_takes_the_focus_when_the_search_has_ended(
    program: Program, naama: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[Callable[[], None]] = []

    def later(job: Callable[[Silent], object], done: Callable[[object], None], *_: object, **__: object) -> Job:
        ends.append(lambda: done(job(Silent())))
        return Job()

    monkeypatch.setattr(program.tasks, "read_long", later)
    screen = go(program)
    assert screen._stack.currentWidget() is screen._waiting
    ends[0]()
    assert pairs(screen) == [naama]
    assert screen.list.hasFocus()


# making one


def test_two_cards_are_made_one_by_one_key_and_undo_brings_the_pair_back(
    program: Program, book: Book, naama: tuple[int, int], reza: tuple[int, int]
) -> None:
    screen = go(program)
    assert screen.list.current().ids == naama  # type: ignore[union-attr]  # there is one
    press(Qt.Key.Key_Return, CTRL)
    assert said(program) == "נעמה פרידמן and נעמה פרידמאן are one card now"
    first, other = naama
    assert get_customer(book, other).merged_into == first
    assert get_customer(book, first).balance == 1210_50
    assert pairs(screen) == [reza]
    press(Qt.Key.Key_Z, CTRL)
    assert get_customer(book, other).merged_into is None
    assert set(pairs(screen)) == {naama, reza}
    assert screen.list.current().ids == naama  # type: ignore[union-attr]  # the same
    press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert pairs(screen) == [reza]


def test_the_arrows_go_from_field_to_field_and_space_and_enter_choose(program: Program, book: Book, naama: tuple[int, int]) -> None:
    screen = go(program)
    press(Qt.Key.Key_Return)
    assert grid(screen).cells[0][0].hasFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert (grid(screen).cells[1][0].isChecked(), grid(screen).cells[1][1].isChecked()) == (False, True)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert "פרידמאן" in preview(screen)
    assert "בעלים" in preview(screen)
    press(Qt.Key.Key_Return, CTRL)
    card = get_customer(book, naama[0])
    assert (card.family_name, card.role, card.tags) == ("פרידמאן", "בעלים", ("VIP", "סיטונאי"))
    assert "תפקיד: אופה" in card.notes


def test_another_card_can_be_the_one_that_stays(program: Program, book: Book, naama: tuple[int, int]) -> None:
    screen = go(program)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert "owes ₪1,210.50 together" in preview(screen)
    press(Qt.Key.Key_Return, CTRL)
    assert get_customer(book, naama[0]).merged_into == naama[1]
    assert get_customer(book, naama[1]).family_name == "פרידמאן"


def test_tags_of_both_are_kept_unless_one_is_let_go_and_the_last_cannot_be(program: Program, naama: tuple[int, int]) -> None:
    assert naama
    screen = go(program)
    first, second = grid(screen).cells[3]
    assert (first.isChecked(), second.isChecked()) == (True, True)
    first.setFocus()
    press(Qt.Key.Key_Space)
    assert (first.isChecked(), second.isChecked()) == (False, True)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Space)
    assert (first.isChecked(), second.isChecked()) == (False, True)
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Space)
    assert (first.isChecked(), second.isChecked()) == (True, True)


def test_three_cards_of_one_customer_follow_the_card_that_stays(program: Program, naama: tuple[int, int], book: Book) -> None:
    third = write(book, "נעמה", "פרידמן", "0541112233", addresses=(Address("הרצל 14", "חיפה"),))
    screen = go(program)
    assert len(pairs(screen)) == 3
    first, other = naama
    while screen.list.current().ids != naama:  # type: ignore[union-attr]  # there is one
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return, CTRL)
    assert pairs(screen) == [(first, third)]
    press(Qt.Key.Key_Return, CTRL)
    assert screen._stack.currentWidget() is screen._nobody
    assert [get_customer(book, each).merged_into for each in (other, third)] == [first, first]


# two customers, and later


def test_two_customers_are_told_apart_by_a_key_remembered_and_undone(program: Program, book: Book, naama: tuple[int, int]) -> None:
    screen = go(program)
    press(Qt.Key.Key_D, CTRL)
    assert said(program) == "נעמה פרידמן and נעמה פרידמאן are two customers, and are not shown together again"
    assert pairs(screen) == []
    screen.search_book()
    assert pairs(screen) == []
    screen.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    assert pairs(screen) == [naama]
    assert get_customer(book, naama[1]).merged_into is None


def test_a_merge_is_undone_also_after_the_book_was_looked_through_again(program: Program, naama: tuple[int, int]) -> None:
    screen = go(program)
    press(Qt.Key.Key_Return, CTRL)
    screen.search_book()
    assert pairs(screen) == []
    press(Qt.Key.Key_Z, CTRL)
    assert pairs(screen) == [naama]


def test_later_puts_a_pair_at_the_end_and_shows_the_next(program: Program, naama: tuple[int, int], reza: tuple[int, int]) -> None:
    screen = go(program)
    press(Qt.Key.Key_J, CTRL)
    assert pairs(screen) == [reza, naama]
    assert screen.list.current().ids == reza  # type: ignore[union-attr]  # there is one
    assert "احمدی" in preview(screen)


def test_every_button_tells_its_key_and_help_and_palette_do_too(program: Program, naama: tuple[int, int]) -> None:
    assert naama
    screen = go(program)
    for button, key in zip(screen.pair.buttons, ("Ctrl+Enter", "Ctrl+D", "Ctrl+J"), strict=True):
        assert key in button.toolTip().replace("Return", "Enter")
    assert [action.text() for action in screen.actions_offered()][:2] == ["Make them one card", "They are two customers"]


# moving about


def test_escape_goes_from_the_pair_to_the_list(program: Program, naama: tuple[int, int]) -> None:
    assert naama
    screen = go(program)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert screen.list.hasFocus()


def test_a_card_is_opened_whole_from_either_side_and_one_comes_back_to_the_pair(
    program: Program, naama: tuple[int, int], reza: tuple[int, int]
) -> None:
    screen = go(program)
    press(Qt.Key.Key_Down)
    ids = screen.list.current().ids  # type: ignore[union-attr]  # there is one
    assert ids in {naama, reza}
    QApplication.processEvents()
    button = next(each for each in controls(program) if name_of(each) == "Open the second card")
    button.setFocus()
    press(Qt.Key.Key_Space)
    customers = program.main.front()
    assert isinstance(customers, CustomersScreen)
    assert customers._card.customer_id == ids[1]
    program.main.back()
    assert program.main.front() is screen
    assert screen.list.current().ids == ids  # type: ignore[union-attr]  # the same


def test_the_list_follows_what_is_changed_elsewhere(program: Program, book: Book, naama: tuple[int, int], reza: tuple[int, int]) -> None:
    screen = go(program)
    program.go("customers")
    program.command(lambda: merging.merge(book, *_with_list(reza)))
    go(program)
    assert pairs(screen) == [naama]


def _with_list(pair: tuple[int, int]) -> tuple[int, list[int]]:
    return pair[0], [pair[1]]


def test_cards_written_elsewhere_are_looked_for_when_one_comes_back(program: Program, book: Book) -> None:
    screen = go(program)
    assert pairs(screen) == []
    program.go("customers")
    for name in ("דנה", "דינה"):
        card = Customer(given_name=name, family_name="רוזן", phones=(Phone("0549998877"),))
        program.command(partial(save_customer, book, card))
    go(program)
    assert len(pairs(screen)) == 1


def test_letters_typed_over_the_list_begin_a_search(program: Program, naama: tuple[int, int]) -> None:
    assert naama
    go(program)
    press(Qt.Key.Key_X)
    assert program.main.search.text() == "x"


def test_pair_choices_and_place_are_kept_when_the_window_is_made_anew(
    program: Program, naama: tuple[int, int], reza: tuple[int, int]
) -> None:
    assert reza
    screen = go(program)
    grid(screen).cells[2][1].click()
    program.change_look()
    fresh = program.main.front()
    assert isinstance(fresh, DuplicatesScreen)
    assert fresh is not screen
    assert fresh.list.current().ids == naama  # type: ignore[union-attr]  # there is one
    assert grid(fresh).cells[2][1].isChecked()
