"""A whole book of ours brought in by the window: told as what it is, in the money of its shop, without columns to match."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from tests.services.books import QUIET, select
from tests.ui.screens.importing import front, go_to_import

from smallcrm.domain.customer import Customer, Phone
from smallcrm.domain.shop import ShopSettings, guess_shop
from smallcrm.i18n.direction import strip_marks
from smallcrm.services.book import create_book
from smallcrm.services.customers import save_customer
from smallcrm.services.exporting import export_customers
from smallcrm.ui.widgets.copy_label import CopyLabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen

TAKES_OVER = (
    "Your book is still empty, so it takes over the settings of the shop in the file "
    "(Ruth's bakery, English, British pound), its own fields and its filters."
)


@pytest.fixture
def london(tmp_path: Path) -> Path:
    """The file of a shop that counts in pounds: Ruth owes 100.50, Adam owes nothing."""
    book = create_book(tmp_path / "london.smallcrm", ShopSettings(name="Ruth's bakery", language="en", currency="GBP", region="GB"))
    save_customer(book, Customer(given_name="Ruth", family_name="Levy", phones=(Phone("020 7946 0018"),)), opening_balance=10_050)
    save_customer(book, Customer(given_name="Adam", family_name="Stone"))
    export_customers(book, None, tmp_path / "london.json", QUIET)
    book.close()
    return tmp_path / "london.json"


def said(screen: ImportScreen) -> list[str]:
    page = screen._page()
    return [strip_marks(label.text()) for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def test_an_empty_book_is_told_whose_settings_it_takes_over_and_goes_straight_to_the_check(
    make_program: Callable[[str], Program], london: Path, tmp_path: Path
) -> None:
    program = make_program("en")
    book = create_book(tmp_path / "empty.smallcrm", guess_shop("he", "IL", "ILS"))
    program.use_book(book, screen="import")
    program.main.activateWindow()
    screen = front(program)
    screen.bring(london)
    assert "This is a whole smallcrm book: 2 customers, 1 entry." in said(screen)
    QTest.keyClick(screen.window().focusWidget(), Qt.Key.Key_Return)
    assert screen._page() is screen.review_page
    assert TAKES_OVER in said(screen)
    assert any("£100.50" in text for text in said(screen))
    assert not any("{" in text for text in said(screen))
    QApplication.processEvents()
    told = [strip_marks(label.text()) for label in screen.review_page.panel.findChildren(CopyLabel) if label.isVisible()]
    assert told == ["1001", "Ruth", "Levy", "020 7946 0018", "1"]
    assert not screen.review_page.panel.fields
    QTest.keyClick(screen.window().focusWidget(), Qt.Key.Key_Escape)
    assert screen._page() is screen.understood_page
    book.close()


def test_what_another_money_is_worth_is_asked_and_the_book_keeps_its_settings(program: Program, book: Book, london: Path) -> None:
    program.main.activateWindow()
    screen = go_to_import(program, london)
    assert "The amounts in this file are in British pound. How much is one of it worth here?" in said(screen)
    line = screen.understood_page.rate_line
    assert line is not None
    assert screen.window().focusWidget() is line.field
    QTest.keyClicks(line.field, "4.6")
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert screen.understood_page.open_question() is None
    for page in (screen.understood_page, screen.review_page):
        assert screen._page() is page
        page.forward.click()
    assert screen._page() is screen.done_page
    assert (46_230,) in select(book, "SELECT amount FROM entry")
    assert book.shop.currency == "ILS"
