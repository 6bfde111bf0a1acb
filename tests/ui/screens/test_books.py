"""Books: recent ones, another, a new one; and what is said when one cannot be opened."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tests.ui.keys import type_into

from smallcrm.infra.settings import RECENT_BOOKS
from smallcrm.services.book import COMMAND_LINE, create_book, open_book
from smallcrm.ui.books.guess import guess_shop
from smallcrm.ui.books.new_book_sheet import NewBookSheet
from smallcrm.ui.screens.books.books_screen import BooksScreen
from smallcrm.ui.screens.settings.book_section import BookSection
from smallcrm.ui.screens.settings.settings_screen import SettingsScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.ui.books.books_panel import BooksPanel
    from smallcrm.ui.program import Program


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A second shop's book, closed."""
    path = tmp_path / "חנות שנייה.smallcrm"
    create_book(path, guess_shop("he", "IL", "ILS")).close()
    return path


@pytest.fixture
def begin(make_program: Callable[[str], Program]) -> Callable[[Path], Program]:
    """Start with that book as the one used last."""

    def start(path: Path) -> Program:
        program = make_program("en")
        program.settings.remember_book(path)
        program.begin()
        return program

    return start


@pytest.fixture
def panel(program: Program) -> BooksPanel:
    """The books in the settings of the grocer's window."""
    program.go("settings", "book")
    shown = program.main.front()
    assert isinstance(shown, SettingsScreen)
    section = shown.section()
    assert isinstance(section, BookSection)
    return section.books


def books(program: Program) -> BooksPanel:
    shown = program.main.front()
    assert isinstance(shown, BooksScreen)
    return shown.panel


def make_newer(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()


def test_the_book_used_last_opens_by_itself(begin: Callable[[Path], Program], other: Path) -> None:
    assert begin(other).book.path == other


def test_a_book_that_is_gone_says_so_and_can_be_forgotten(begin: Callable[[Path], Program], tmp_path: Path) -> None:
    gone = tmp_path / "gone.smallcrm"
    program = begin(gone)
    panel = books(program)
    assert "There is no book" in panel.fault.text.text()
    assert [row.button.text().strip() for row in panel.recent.rows] == ["Forget"]
    QTest.keyClick(panel.recent.rows[0].button, Qt.Key.Key_Return)
    assert (program.settings[RECENT_BOOKS], panel.recent.rows) == ([], [])
    assert not gone.exists()


def test_a_file_that_is_no_book_is_left_as_it_was(begin: Callable[[Path], Program], tmp_path: Path) -> None:
    path = tmp_path / "photo.smallcrm"
    path.write_bytes(b"\x89PNG and so on")
    assert "is not a smallcrm book" in books(begin(path)).fault.text.text()
    assert path.read_bytes() == b"\x89PNG and so on"


def test_a_book_of_a_newer_program_is_refused_kindly(begin: Callable[[Path], Program], other: Path) -> None:
    make_newer(other)
    assert "made by a newer smallcrm" in books(begin(other)).fault.text.text()


def test_a_book_that_a_command_holds_names_the_command(begin: Callable[[Path], Program], other: Path) -> None:
    held = open_book(other, who=COMMAND_LINE)
    panel = books(begin(other))
    assert "being used by a smallcrm command" in panel.fault.text.text()
    held.close()
    QTest.keyClick(panel.recent.rows[0].button, Qt.Key.Key_Return)


def test_another_book_is_opened_and_both_are_remembered(
    program: Program, book: Book, panel: BooksPanel, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    QTest.keyClick(panel.open_other, Qt.Key.Key_Return)
    assert program.book.path == other
    assert program.settings[RECENT_BOOKS] == [str(other), str(book.path)]


def test_the_book_before_is_let_go(program: Program, book: Book, panel: BooksPanel, other: Path) -> None:
    panel.open_book(other)
    open_book(book.path).close()


def test_a_book_that_is_open_already_is_told_in_place(program: Program, book: Book, panel: BooksPanel) -> None:
    panel.open_book(book.path)
    assert panel.fault.text.text() == "This book is open already."
    assert program.book is book


def test_a_recent_book_is_one_key_away(program: Program, panel: BooksPanel, other: Path) -> None:
    program.settings.remember_book(other)
    panel.recent.look()
    row = next(row for row in panel.recent.rows if row.path == other)
    QTest.keyClick(row.button, Qt.Key.Key_Return)
    assert program.book.path == other


def test_a_new_book_is_made_in_a_sheet(program: Program, panel: BooksPanel) -> None:
    QTest.keyClick(panel.make_new, Qt.Key.Key_Return)
    sheet = program.main.findChild(NewBookSheet)
    assert sheet is not None
    type_into(sheet.form.shop_name.main(), "При Ваня")
    QTest.keyClick(sheet.form.shop_name.main(), Qt.Key.Key_Return)
    assert program.book.shop.name == "При Ваня"
    assert program.main.state.screen == "customers"


def test_a_book_that_cannot_be_opened_leaves_the_one_that_is(program: Program, book: Book, panel: BooksPanel, other: Path) -> None:
    make_newer(other)
    panel.open_book(other)
    assert "newer" in panel.fault.text.text()
    assert program.book is book


def test_nothing_of_the_book_before_is_shown_in_the_next(program: Program, panel: BooksPanel, other: Path) -> None:
    program.main.search.set_text("דנה")
    panel.open_book(other)
    assert program.main.search.text() == ""
    program.main.back()
    assert program.main.state.screen == "customers"
