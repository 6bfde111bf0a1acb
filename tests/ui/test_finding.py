"""Customers found for pickers and the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.customer import Address, Customer
from smallcrm.services import customers, list_segments
from smallcrm.ui.finding import find_customers

if TYPE_CHECKING:
    import pytest

    from smallcrm.services.book import Book


def test_a_picker_finds_whoever_stands_behind_many_with_the_same_letters(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_segments, "_LOOKED_AT", 3)
    for number in range(5):
        customers.save_customer(book, Customer(given_name=f"אביגיל {number}"))
    tamar = customers.save_customer(book, Customer(given_name="תמר", addresses=(Address(city="תל אביב"),))).value
    assert tamar in [found.id for found in find_customers(book, "תל אבי")]
