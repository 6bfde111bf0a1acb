"""The screen of duplicates, by keys alone: found, seen side by side, made one, told apart, put off, and undone."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from tests.ui import tab_walk
from tests.ui.cards import CTRL, press
from tests.ui.screens.importing import go_to_import
from tests.ui.test_accessible_names import controls, name_of
from tests.ui.test_narrow_window import cut

from smallcrm.domain.customer import Address, Customer, Phone
from smallcrm.domain.errors import Cancelled
from smallcrm.i18n.direction import strip_marks
from smallcrm.infra.settings import TEXT_SCALE
from smallcrm.services import duplicates, merging
from smallcrm.services.customers import get_customer, save_customer
from smallcrm.ui.errands import FindDuplicates, MergeCards
from smallcrm.ui.screens.customers.list_screen import CustomersScreen
from smallcrm.ui.screens.duplicates.duplicates_screen import DuplicatesScreen
from smallcrm.ui.widgets.copy_label import CopyLabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.duplicates.pair_grid import PairGrid
    from smallcrm.ui.tasks import Job

SHIFT = Qt.KeyboardModifier.ShiftModifier


def write(book: Book, given: str, family: str, phone: str, balance: int = 0, **parts: object) -> int:
    card = Customer(given_name=given, family_name=family, phones=(Phone(phone),), **parts)  # type: ignore[arg-type]  # fields by name
    return save_customer(book, card, opening_balance=balance).value


@pytest.fixture
def naama(book: Book) -> tuple[int, int]:
    """Two cards of one customer, who is spelled in two ways and owes on one of them."""
    home = (Address("הרצל 14", "חיפה"),)
    first = write(book, "נעמה", "פרידמן", "0541112233", 1240_50, addresses=home, role="אופה", tags=("VIP",), emails=("n@example.com",))
    other = write(book, "נעמה", "פרידמאן", "0541112233", -30_00, addresses=home, role="בעלים", tags=("סיטונאי",))
    return first, other


@pytest.fixture
def reza(book: Book) -> tuple[int, int]:
    """Two cards of another, in two spellings of one letter."""
    return tuple(write(book, "رضا", name, "+989121112233") for name in ("احمدی", "احمدي"))  # type: ignore[return-value]  # two of them


def go(program: Program, errand: object = None) -> DuplicatesScreen:
    program.main.activateWindow()
    program.go("duplicates", errand or FindDuplicates())
    QApplication.processEvents()
    shown = program.main.front()
    assert isinstance(shown, DuplicatesScreen)
    return shown


def grid(screen: DuplicatesScreen) -> PairGrid:
    assert screen.pair.grid is not None
    return screen.pair.grid


def pairs(screen: DuplicatesScreen) -> list[tuple[int, int]]:
    return [pair.ids for pair in screen.list.proposals()]


def said(program: Program) -> str:
    return strip_marks(program.main.message.text())


def names(program: Program) -> list[str]:
    return [strip_marks(name_of(widget)) for widget in controls(program)]


def preview(screen: DuplicatesScreen) -> str:
    assert screen.pair.preview is not None
    return "\n".join(strip_marks(label.text()) for label in screen.pair.preview.findChildren(QLabel))


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
