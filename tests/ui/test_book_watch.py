"""After the first page the window looks whether the book is sound."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.services.damage import overwrite_page

from smallcrm.services import checking
from smallcrm.services.book import open_book
from smallcrm.services.customer_list import Filter, Sort, list_ids
from smallcrm.ui.book_watch import BookWatch

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.checking import Soundness
    from smallcrm.ui.program import Program


def test_a_sound_book_is_looked_at_without_a_word(program: Program, book: Book) -> None:
    watch = BookWatch(program)
    watch.begin(book)
    watch.look()
    assert program.main.message.text() == ""


def test_a_damaged_book_is_said_to_be_damaged_with_what_to_do(program: Program, book_file: Path, tmp_path: Path) -> None:
    path = shutil.copyfile(book_file, tmp_path / "damaged.smallcrm")
    overwrite_page(path, "journal")
    damaged = open_book(path)
    watch = BookWatch(program)
    watch.begin(damaged)
    watch.look()
    assert "A part of the file is damaged." in program.main.message.text()
    assert "go on with a copy" in program.main.message.text()
    damaged.close()


def test_a_search_that_lost_the_cards_is_made_again_and_the_window_says_so(program: Program, book: Book) -> None:
    with book.noting() as connection:
        connection.execute("DELETE FROM customer_index")
    watch = BookWatch(program)
    watch.begin(book)
    watch.look()
    assert program.main.message.text() == "The search and the balances did not fit the cards. They were made again from them."
    assert program.main.message._undo.isHidden()
    assert len(list_ids(book, Filter(text="דנה"), Sort())) == 1


def test_a_look_that_was_ended_asks_the_book_nothing(program: Program, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = BookWatch(program)
    watch.begin(book)
    assert watch._waits.isActive()
    watch.end()

    def asked(*_: object) -> Soundness:
        pytest.fail("the book was asked")

    monkeypatch.setattr(checking, "look", asked)
    watch.look()
    assert not watch._waits.isActive()


def test_a_list_whose_page_is_damaged_says_so_in_the_window(program: Program, book_file: Path, tmp_path: Path) -> None:
    path = shutil.copyfile(book_file, tmp_path / "damaged.smallcrm")
    overwrite_page(path, "customer_index")
    damaged = open_book(path)
    program.use_book(damaged, screen="customers")
    assert "or its disk is damaged" in program.main.message.text()
    damaged.close()


def test_every_page_that_was_shown_is_closed_with_the_window(program: Program) -> None:
    from smallcrm.ui.printing import pdf_pages

    pdf_pages.close_all()  # what other tests left
    program.go("reports")
    program.main.front()._make()  # type: ignore[union-attr]  # the reports' screen, without its short wait
    assert len(pdf_pages._OPEN) == 1
    program.close()
    assert len(pdf_pages._OPEN) == 0
