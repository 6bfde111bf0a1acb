"""Customers who are in the book twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.screens.duplicates import write

from smallcrm.domain.customer import Address

if TYPE_CHECKING:
    from smallcrm.services.book import Book


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
