"""Details of customers' balances as bookkeeping programs print them: a name on a row of its own, its entries below, then its total."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.services.books import select
from tests.services.files import bring, understood
from tests.workbooks import workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book

HEADINGS = ("Type", "Date", "Num", "Account", "Amount", "Balance")
RECEIVABLE = "Accounts Receivable"
ANN = [
    ("Invoice", date(2025, 1, 3), "1001", RECEIVABLE, 100, 100),
    ("Payment", date(2025, 1, 9), None, RECEIVABLE, -40, 60),
]
BOB = [("Invoice", date(2025, 1, 4), "1002", RECEIVABLE, 30, 30)]


def beside_the_names(folder: Path) -> Path:
    """The names in a column without a heading."""
    rows: list[Sequence[object]] = [("Customer Balance Detail",), (), (None, *HEADINGS)]
    for name, entries, total in (("Ann Lee", ANN, 60), ("Bob Ray", BOB, 30)):
        rows += [(name,), *((None, *each) for each in entries), (f"Total {name}", None, None, None, None, total, total)]
    return workbook(folder / "detail.xlsx", [*rows, ("TOTAL", None, None, None, None, 90, 90)])


def below_the_names(folder: Path) -> Path:
    """The names in the first column of the entries, and no account."""
    rows: list[Sequence[object]] = [("Type", "Date", "Num", "Amount", "Balance")]
    for name, entries, total in (("Ann Lee", ANN, 60), ("Bob Ray", BOB, 30)):
        rows += [(name,), *((*each[:3], *each[4:]) for each in entries), (f"Total {name}", None, None, total, total)]
    return workbook(folder / "detail.xlsx", [*rows, ("TOTAL", None, None, 90, 90)])


def owed(book: Book) -> list[tuple[str, int]]:
    return select(book, "SELECT given_name, balance FROM customer JOIN customer_index ON customer_id = id ORDER BY id")


def sums(book: Book, path: Path) -> list[tuple[int, bool]]:
    return [(check.row, check.agrees) for check in understood(book, path).totals]


def test_entries_go_to_the_name_above_them_and_not_to_the_account_of_all_customers(book: Book, tmp_path: Path) -> None:
    bring(book, beside_the_names(tmp_path))
    assert owed(book) == [("Ann", 6000), ("Bob", 3000)]


def test_the_total_of_each_customer_is_compared_and_posted_nowhere(book: Book, tmp_path: Path) -> None:
    path = beside_the_names(tmp_path)
    assert (sums(book, path), bring(book, path).entries) == ([(7, True), (10, True), (11, True)], 3)


def test_the_total_of_all_agrees_where_those_of_the_customers_stand_above_it(book: Book, tmp_path: Path) -> None:
    path = below_the_names(tmp_path)
    assert sums(book, path) == [(5, True), (8, True), (9, True)]
    bring(book, path)
    assert owed(book) == [("Ann", 6000), ("Bob", 3000)]


def test_an_account_that_differs_from_row_to_row_says_whose_the_entries_are(book: Book, tmp_path: Path) -> None:
    rows = (date(2025, 1, 3), "A-17", 100, None), (date(2025, 1, 4), "B-20", 30, None)
    bring(book, workbook(tmp_path / "a.xlsx", [("Date", "Account", "Took", "Paid"), *rows]))
    assert select(book, "SELECT number FROM customer ORDER BY id") == [("A-17",), ("B-20",)]
