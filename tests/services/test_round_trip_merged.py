"""Merged cards of a book that was taken out and brought into an empty one: they are hidden there too, and can be separated there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.services.books import DANA, IVAN, QUIET, SHOP, YOSEF, select
from tests.services.files import bring
from tests.services.merged import DANA_AGAIN, balances, edit, is_as_if_made_anew, new, shown
from tests.services.whole import whole

from smallcrm.services.book import create_book
from smallcrm.services.customers import get_customer
from smallcrm.services.duplicates import tell_apart
from smallcrm.services.exporting import export_customers
from smallcrm.services.history import can_redo, can_undo, redo, undo
from smallcrm.services.merging import merge, merged_into, unmerge

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book


@pytest.fixture(params=[".json", ".xlsx"])
def suffix(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def brought(book: Book, folder: Path, suffix: str) -> Book:
    """The book taken out whole and brought into an empty one."""
    export_customers(book, None, folder / f"whole{suffix}", QUIET)
    again = create_book(folder / "again.smallcrm", replace(SHOP, name="Shop", language="en"))
    bring(again, folder / f"whole{suffix}")
    return again


def card_of(book: Book, number: str) -> int:
    return int(select(book, "SELECT id FROM customer WHERE number = ?", number)[0][0])


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """1001 Dana owes 10, 1002 is her other card and owes 5, 1003 Yosef, 1004 Ivan; 1002 is in 1001, which is in 1003."""
    book = create_book(tmp_path / "first.smallcrm", SHOP)
    dana, again = new(book, DANA, 1000), new(book, DANA_AGAIN, 500)
    yosef, ivan = new(book, YOSEF), new(book, IVAN)
    edit(book, ivan, referred_by=dana)
    merge(book, dana, [again])
    merge(book, yosef, [dana])
    tell_apart(book, yosef, ivan)
    return book


def test_a_book_with_merged_cards_comes_back_whole(book: Book, tmp_path: Path, suffix: str) -> None:
    again = brought(book, tmp_path, suffix)
    assert whole(again) == whole(book)
    assert is_as_if_made_anew(again)
    assert balances(again) == 1500
    assert [each.number for each in merged_into(again, card_of(again, "1003"))] == ["1001", "1002"]
    again.close()
    book.close()


def test_a_card_that_was_merged_in_the_old_book_is_separated_in_the_new_one(book: Book, tmp_path: Path, suffix: str) -> None:
    again = brought(book, tmp_path, suffix)
    other = card_of(again, "1002")
    unmerge(again, other)
    card = get_customer(again, other)
    assert (card.phones, card.emails, card.balance) == (get_customer(book, card_of(book, "1002")).phones, DANA_AGAIN.emails, 500)
    assert get_customer(again, card_of(again, "1003")).balance == 1000
    unmerge(again, card_of(again, "1001"))
    assert get_customer(again, card_of(again, "1001")).balance == 1000
    assert len(shown(again)) == 4
    assert is_as_if_made_anew(again)
    again.close()
    book.close()


def test_undo_takes_the_import_back_and_not_the_merges_of_the_old_book(book: Book, tmp_path: Path, suffix: str) -> None:
    again = brought(book, tmp_path, suffix)
    label = can_undo(again)
    assert label is not None
    assert f"whole{suffix}" in label
    undo(again, QUIET)
    assert select(again, "SELECT count(*) FROM customer") == [(0,)]
    assert can_undo(again) is None
    assert can_redo(again) == label
    redo(again, QUIET)
    assert whole(again) == whole(book)
    unmerge(again, card_of(again, "1001"))
    assert get_customer(again, card_of(again, "1001")).balance == 1500
    again.close()
    book.close()


def test_what_is_written_in_the_new_book_stays_with_the_card_that_survives(book: Book, tmp_path: Path, suffix: str) -> None:
    again = brought(book, tmp_path, suffix)
    yosef = card_of(again, "1003")
    edit(again, yosef, known_as="ג׳ו")
    unmerge(again, card_of(again, "1001"))
    assert get_customer(again, yosef).known_as == "ג׳ו"
    assert get_customer(again, yosef).balance == 0
    assert get_customer(again, card_of(again, "1001")).balance == 1500
    again.close()
    book.close()


def test_the_same_file_again_changes_nothing_where_cards_are_merged(book: Book, tmp_path: Path, suffix: str) -> None:
    again = brought(book, tmp_path, suffix)
    assert bring(again, tmp_path / f"whole{suffix}").is_known
    assert bring(book, tmp_path / f"whole{suffix}").is_known
    assert whole(again) == whole(book)
    again.close()
    book.close()
