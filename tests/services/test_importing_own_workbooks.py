"""A workbook that the program wrote, changed by hand: rows added by name alone, sheets taken out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.services.books import QUIET, SHOP, select
from tests.services.files import bring
from tests.workbooks import workbook

from smallcrm.exchange.row_reading import NOBODY
from smallcrm.services.book import create_book
from smallcrm.services.exporting import export_customers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from smallcrm.services.book import Book

ENTRIES = [["דנה כהן", "14/01/2025", 20], ["משה לוי", "15/01/2025", 10]]


@pytest.fixture
def written(book: Book, tmp_path: Path) -> Path:
    """A workbook of the book, with its sheets of customers and of entries."""
    bring(book, workbook(tmp_path / "a.xlsx", [["לקוח", "תאריך", "לקח"], *ENTRIES]))
    export_customers(book, None, tmp_path / "all.xlsx", QUIET)
    return tmp_path / "all.xlsx"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Book]:
    """An empty book."""
    opened = create_book(tmp_path / "other.smallcrm", SHOP)
    yield opened
    opened.close()


def with_entry(path: Path, *cells: object) -> Path:
    made = openpyxl.load_workbook(path)
    made.worksheets[1].append(cells)
    made.save(path)
    return path


def owed(book: Book) -> Sequence[object]:
    return select(book, "SELECT display_name, balance FROM customer_index ORDER BY display_name")


def test_an_entry_added_by_name_alone_is_that_customers_and_not_of_the_row_above(written: Path, other: Book) -> None:
    bring(other, with_entry(written, None, "דנה כהן", None, date(2025, 2, 3), None, 33))
    assert owed(other) == [("דנה כהן", 5300), ("משה לוי", 1000)]


def test_an_entry_added_for_a_name_that_nobody_has_makes_a_customer(written: Path, book: Book) -> None:
    bring(book, with_entry(written, None, "אסתר מזרחי", None, date(2025, 2, 3), None, 33))
    assert owed(book) == [("אסתר מזרחי", 3300), ("דנה כהן", 2000), ("משה לוי", 1000)]


def test_an_entry_added_without_number_and_name_is_nobodys(written: Path, other: Book) -> None:
    review = bring(other, with_entry(written, None, None, None, date(2025, 2, 3), None, 33))
    assert [told.reason for _, _, told in review.told() if told.reason] == [NOBODY]
    assert owed(other) == [("דנה כהן", 2000), ("משה לוי", 1000)]


def test_the_number_says_whose_an_entry_is_however_the_name_beside_it_is_written(written: Path, other: Book) -> None:
    bring(other, with_entry(written, "1001", "דנה'לה", None, date(2025, 2, 3), None, 33))
    assert owed(other) == [("דנה כהן", 5300), ("משה לוי", 1000)]


def test_the_sheet_of_entries_alone_makes_cards_with_the_names_beside_their_numbers(written: Path, other: Book) -> None:
    made = openpyxl.load_workbook(written)
    made.remove(made.worksheets[0])
    made.save(written)
    bring(other, written)
    assert owed(other) == [("דנה כהן", 2000), ("משה לוי", 1000)]
