"""Amounts in a money without a fixed rate: what one is worth is asked once, in place, by keys alone."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from tests.services.books import select
from tests.ui.screens.importing import go_to_import
from tests.workbooks import workbook

from smallcrm.i18n.direction import strip_marks
from smallcrm.infra.settings import TEXT_SCALE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen
    from smallcrm.ui.screens.import_.rate_line import RateLine

ROWS = [["שם", "נייד", "יתרה"], ["רונית אלון", "054-7654321", "$10.50"], ["יוסי לוי", "052-3334445", "$3"]]


@pytest.fixture
def screen(program: Program, tmp_path: Path) -> ImportScreen:
    """The second step of a file whose amounts are in dollars."""
    program.main.activateWindow()
    return go_to_import(program, workbook(tmp_path / "לקוחות.xlsx", ROWS))


def line(screen: ImportScreen) -> RateLine:
    found = screen.understood_page.rate_line
    assert found is not None
    return found


def type_in(screen: ImportScreen, number: str) -> None:
    field = line(screen).field
    assert screen.window().focusWidget() is field
    field.selectAll()
    QTest.keyClicks(field, number)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_line_has_the_focus_and_names_both_moneys(screen: ImportScreen) -> None:
    assert screen.window().focusWidget() is line(screen).field
    assert line(screen).field.accessibleName() == "What one US dollar is worth in Israeli shekel"


def test_the_sentence_its_field_and_its_button_stand_on_one_line_where_there_is_room(screen: ImportScreen) -> None:
    QApplication.processEvents()
    assert line(screen).field.y() == line(screen).use.y()


@pytest.mark.parametrize("language", ["en", "he", "ar", "fa", "bg"])
def test_nothing_of_the_line_is_cut_in_the_smallest_window_however_long_the_names_of_the_moneys(
    make_program: Callable[[str], Program], book: Book, tmp_path: Path, language: str
) -> None:
    program = make_program(language)
    program.settings[TEXT_SCALE] = 150
    program.change_look()
    program.main.resize(1024, 700)
    program.use_book(book, screen="import")
    rows = [["שם", "נייד", "יתרה"], ["רונית אלון", "054-7654321", "BGN 10.50"], ["יוסי לוי", "052-3334445", "BGN 3"]]
    asked = line(go_to_import(program, workbook(tmp_path / "לקוחות.xlsx", rows)))
    QApplication.processEvents()
    assert all(part.width() >= part.sizeHint().width() for part in asked.findChildren(QLabel) if part.isVisible())
    area = next(each for each in program.main.findChildren(QScrollArea) if each.isAncestorOf(asked))
    assert area.widget().width() <= area.viewport().width()
    program.settings[TEXT_SCALE] = 100


def test_the_rate_answers_the_question_and_the_amounts_follow(screen: ImportScreen) -> None:
    type_in(screen, "3.71")
    assert screen.understood_page.open_question() is None
    assert screen.bringing.wishes() is not None
    assert screen.window().focusWidget() is screen.understood_page.forward
    assert line(screen).field.text() == "3.71"


def test_entries_keep_what_they_were_in_the_file(screen: ImportScreen, book: Book) -> None:
    type_in(screen, "3.71")
    for page in (screen.understood_page, screen.columns_page, screen.review_page):
        page.forward.click()
    assert screen._page() is screen.done_page
    kept = select(book, "SELECT amount, original_amount, original_currency, original_rate FROM entry WHERE original_amount IS NOT NULL")
    assert kept == [(3896, 1050, "USD", "×3.71"), (1113, 300, "USD", "×3.71")]


@pytest.mark.parametrize("typed", ["", "dollars", "0", "-3", "1e99", "1e-99"])
def test_what_is_no_rate_is_said_in_place(screen: ImportScreen, typed: str) -> None:
    type_in(screen, typed)
    assert strip_marks(line(screen).fault.text()) == "That is no rate. Write a number above zero, such as 3.71."
    assert not line(screen).fault.isHidden()
    assert screen.understood_page.open_question() is line(screen).field


def test_a_wrong_rate_is_followed_by_the_right_one(screen: ImportScreen) -> None:
    type_in(screen, "x")
    type_in(screen, "3,71")
    assert screen.understood_page.open_question() is None
    wishes = screen.bringing.wishes()
    assert wishes is not None
    assert wishes.worth == Decimal("3.71")


def test_the_money_of_the_book_may_be_chosen_instead_and_the_rate_is_forgotten(screen: ImportScreen) -> None:
    type_in(screen, "3.71")
    (row,) = screen.understood_page.question_rows.values()
    row.setFocus()
    QTest.keyClick(row.chips["ILS"], Qt.Key.Key_Return)
    wishes = screen.bringing.wishes()
    assert wishes is not None
    assert (wishes.amounts_in, wishes.worth) == ("ILS", None)
    assert line(screen).field.text() == ""


def test_going_on_without_a_rate_leads_back_to_the_line(screen: ImportScreen) -> None:
    screen.understood_page.forward.click()
    assert screen.understood_page.fault() == "Answer the question first."
    assert screen.window().focusWidget() is line(screen).field


def test_several_moneys_are_said_and_no_line_is_offered(program: Program, tmp_path: Path) -> None:
    found = go_to_import(program, workbook(tmp_path / "לקוחות.xlsx", [*ROWS, ["דן לוי", "052-3334441", "€3"]]))
    assert found.understood_page.rate_line is None
