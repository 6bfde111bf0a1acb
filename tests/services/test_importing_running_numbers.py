"""Numbers of entries under a heading that might mean the customers' numbers, and those that are the customers' all the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.services.books import select
from tests.services.files import bring
from tests.workbooks import workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book

DANA, YOSSI = "דנה כהן", "יוסי לוי"


def ledger(folder: Path, heading: str, *rows: Sequence[object], who: Sequence[str] = ("Customer",)) -> Path:
    return workbook(folder / "a.xlsx", [(heading, "Date", *who, "Took", "Paid"), *rows])


def owed(book: Book) -> list[int]:
    return [balance for (balance,) in select(book, "SELECT balance FROM customer_index ORDER BY customer_id")]


def notes(book: Book) -> list[str]:
    return [note for (note,) in select(book, "SELECT text FROM entry_note ORDER BY id")]


@pytest.mark.parametrize("heading", ["No", "ID", "Number", "מספר", "מס'", "رقم", "شماره", "Номер"])
def test_a_number_that_counts_the_entries_is_no_customers(book: Book, tmp_path: Path, heading: str) -> None:
    first, last = (1, date(2025, 1, 3), DANA, 100, None), (3, date(2025, 1, 6), YOSSI, 70, None)
    bring(book, ledger(tmp_path, heading, first, (2, date(2025, 1, 5), DANA, None, 40), last))
    assert owed(book) == [6000, 7000]
    assert notes(book) == []


def test_numbers_of_entries_that_do_not_count_on_stay_in_the_notes_under_their_heading(book: Book, tmp_path: Path) -> None:
    first, second = (10345, date(2025, 1, 13), "Ann Lee", 100, None), (10351, date(2025, 1, 19), "Ann Lee", None, 40)
    bring(book, ledger(tmp_path, "ID", first, second, (10352, date(2025, 1, 20), "Ann Lee", 5, None)))
    assert owed(book) == [6500]
    assert notes(book) == ["ID: 10345", "ID: 10351", "ID: 10352"]


def test_two_entries_of_one_name_with_two_numbers_may_be_of_two_customers(book: Book, tmp_path: Path) -> None:
    bring(book, ledger(tmp_path, "ID", (12, date(2025, 1, 13), "Ann Lee", 100, None), (13, date(2025, 1, 19), "Ann Lee", 40, None)))
    assert owed(book) == [10000, 4000]


def test_a_number_that_comes_again_with_its_customer_is_his(book: Book, tmp_path: Path) -> None:
    rows = (1, date(2025, 1, 3), DANA, 100, None), (2, date(2025, 1, 5), DANA, None, 40), (1, date(2025, 1, 6), DANA, 70, None)
    bring(book, ledger(tmp_path, "No", *rows))
    assert owed(book) == [17000, -4000]


def test_two_of_one_name_with_phones_of_their_own_keep_their_numbers(book: Book, tmp_path: Path) -> None:
    rows = (1, date(2025, 1, 3), DANA, "054-123-4567", 100, None), (2, date(2025, 1, 5), DANA, "054-123-4568", 40, None)
    bring(book, ledger(tmp_path, "No", *rows, who=("Customer", "Phone")))
    assert select(book, "SELECT number FROM customer ORDER BY id") == [("1",), ("2",)]


def test_a_heading_that_says_that_the_number_is_the_customers_is_believed(book: Book, tmp_path: Path) -> None:
    bring(book, ledger(tmp_path, "Customer no", (7, date(2025, 1, 3), DANA, 100, None), (8, date(2025, 1, 5), DANA, 40, None)))
    assert owed(book) == [10000, 4000]
