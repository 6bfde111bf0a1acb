"""A book that is damaged in part says so in a sentence, and is left as it is."""

from __future__ import annotations

import shutil
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from sqlcipher3.dbapi2 import OperationalError
from tests.services.books import DANA, IVAN, QUIET, bring_in, dump, select
from tests.services.damage import overwrite_page

from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.services import customers
from smallcrm.services.book import open_book
from smallcrm.services.checking import Soundness, check, look, make_index_anew
from smallcrm.services.customer_list import Filter, Sort, list_ids

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book


def never() -> bool:
    return False


@pytest.fixture
def damaged_file(book: Book, tmp_path: Path) -> Path:
    """A closed copy of a book with two cards, for a test to damage."""
    bring_in(book, [(DANA, 124_050), (IVAN, 0)])
    book.close()
    return shutil.copyfile(book.path, tmp_path / "פגום.smallcrm")


def test_a_card_whose_page_is_damaged_is_refused_in_a_sentence_that_names_the_file(damaged_file: Path) -> None:
    overwrite_page(damaged_file, "phone")
    book = open_book(damaged_file)
    try:
        with pytest.raises(UserError, match=r"“פגום\.smallcrm” or its disk is damaged"):
            customers.get_customer(book, 1)
    finally:
        book.close()


def test_a_card_that_cannot_be_saved_for_damage_leaves_the_file_as_it_was(damaged_file: Path) -> None:
    overwrite_page(damaged_file, "search_text")
    before = damaged_file.read_bytes()
    book = open_book(damaged_file)
    with pytest.raises(UserError, match="Nothing was changed"):
        customers.save_customer(book, DANA)
    book.close()
    assert damaged_file.read_bytes() == before


def test_a_book_whose_settings_are_damaged_is_not_opened_and_not_held(damaged_file: Path) -> None:
    overwrite_page(damaged_file, "shop")
    for _time in range(2):
        with pytest.raises(UserError, match="is damaged"):
            open_book(damaged_file)


@pytest.mark.parametrize("table", ["customer", "phone", "entry", "journal", "customer_index", "search_text", "search_index_data"])
def test_damage_anywhere_is_found_by_both_ways_of_looking(damaged_file: Path, table: str) -> None:
    overwrite_page(damaged_file, table)
    book = open_book(damaged_file)
    try:
        (said,) = check(book, QUIET)
        assert said.startswith("A part of the file is damaged.")
        assert look(book, never) == Soundness((said,))
    finally:
        book.close()


def test_a_full_disk_says_that_nothing_was_written(book: Book) -> None:
    with pytest.raises(UserError, match="The disk is full"), book.noting() as connection:  # noqa: PT012 - the disk must be full first
        connection.execute("PRAGMA max_page_count = 1")
        connection.execute("INSERT INTO draft (customer_id, card) VALUES (1, ?)", ("ד" * 1_000_000,))
    assert select(book, "SELECT count(*) FROM draft") == [(0,)]


def test_other_errors_of_the_database_stay_bugs(book: Book) -> None:
    with pytest.raises(OperationalError, match="no such column"), book.reading() as connection:
        connection.execute("SELECT nonsense")


def test_a_table_that_a_stranger_named_with_quotes_does_not_hinder_the_check(book: Book) -> None:
    with book.noting() as connection:
        connection.execute('CREATE TABLE "a""b" (x)')
    assert check(book, QUIET) == []


def test_a_sound_book_is_found_sound_in_a_reader(book: Book) -> None:
    bring_in(book, [(DANA, 124_050), (IVAN, 0)])
    assert look(book, never) == Soundness()


def test_a_look_stops_when_it_is_told_to(book: Book) -> None:
    numbers = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 10000000) SELECT count(*) FROM n"
    with pytest.raises(Cancelled), book.reading(lambda: True) as connection:
        connection.execute(numbers)
    assert select(book, "SELECT 1") == [(1,)]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE customer_index SET balance = 1",
        "UPDATE search_text SET text = 'יוסף הנגר'",
        "DELETE FROM customer_index",
        "DELETE FROM search_text",
        "UPDATE search_index_data SET block = x'0011' WHERE id > 10",
    ],
)
def test_what_is_made_from_the_cards_is_made_again_and_is_no_step_of_undo(book: Book, damage: str) -> None:
    bring_in(book, [(DANA, 124_050), (IVAN, 0)])
    before, steps = dump(book), select(book, "SELECT * FROM operation")
    with book.noting() as connection:
        connection.execute(damage)
    assert look(book, never) == Soundness(must_index=True)
    make_index_anew(book, QUIET)
    assert look(book, never) == Soundness()
    assert check(book, QUIET) == []
    assert (dump(book), select(book, "SELECT * FROM operation")) == (before, steps)
    assert len(list_ids(book, Filter(text="דנה"), Sort())) == 1


def test_a_sound_book_on_a_full_disk_is_not_called_damaged(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    book.close()
    book.path.with_name(f"{book.path.name}-wal").mkdir()  # what the driver needs beside the book cannot be made
    with pytest.raises(UserError, match="damaged"):
        open_book(book.path)
    monkeypatch.setattr("smallcrm.models.engine.disk_usage", lambda _folder: SimpleNamespace(free=0))
    with pytest.raises(UserError, match="The disk is full"):
        open_book(book.path)
