"""A book that is not sound is said not to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.services.books import DANA, QUIET

from smallcrm.services import customers
from smallcrm.services.checking import check, look

if TYPE_CHECKING:
    from smallcrm.services.book import Book


def test_a_book_in_daily_use_is_sound(book: Book) -> None:
    customers.save_customer(book, DANA, opening_balance=500)
    assert check(book, QUIET) == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE customer_index SET balance = 1", "Some balances differ from the sum of their entries."),
        ("UPDATE search_text SET text = 'יוסף'", "The search does not know all cards."),
        ("DELETE FROM customer_index", "The search does not know all cards."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(book: Book, damage: str, said: str) -> None:
    customers.save_customer(book, DANA, opening_balance=500)
    with book.noting() as connection:
        connection.execute(damage)
    assert check(book, QUIET) == [said]


def test_a_card_that_the_search_finds_by_other_texts_than_its_own_is_said(book: Book) -> None:
    customers.save_customer(book, DANA)
    with book.noting() as connection:
        connection.execute("UPDATE search_text SET text = 'יוסף'")
        connection.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    assert check(book, QUIET) == ["The search does not know all cards."]
    assert look(book, lambda: False).must_index


def test_checking_changes_nothing(book: Book) -> None:
    customers.save_customer(book, DANA)
    check(book, QUIET)
    assert check(book, QUIET) == []
