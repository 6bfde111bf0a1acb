"""Sheets of entries with a column of what was owed before: it opens the page of each customer, and is compared on later rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.services.books import select
from tests.services.files import bring, whole_cards
from tests.workbooks import workbook

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review

HEADINGS = ("Customer", "Opening balance", "Date", "Took", "Paid", "Balance")


def sheet(folder: Path, *rows: Sequence[object], headings: Sequence[str] = HEADINGS) -> Path:
    return workbook(folder / "оборот.xlsx", [headings, *rows], "2025")


def owed(book: Book, folder: Path) -> dict[str, int]:
    return {card["display_name"]: card["balance"] for card in whole_cards(book, folder)}


def differences(review: Review) -> dict[int, tuple[int, int]]:
    return {row + 1: told.difference for _found, row, told in review.told() if told.difference}


@pytest.mark.parametrize(
    "headings",
    [
        HEADINGS[:5],
        ("לקוח", "יתרת פתיחה", "תאריך", "לקח", "שילם"),
        ("العميل", "الرصيد الافتتاحي", "التاريخ", "أخذ", "دفع"),
        ("مشتری", "مانده اول دوره", "تاریخ", "برداشت", "پرداخت"),
        ("Клиент", "Начално салдо", "Дата", "Взел", "Платил"),
    ],
)
def test_what_was_owed_before_the_first_row_of_a_customer_is_posted_once(book: Book, tmp_path: Path, headings: Sequence[str]) -> None:
    rows = (("Иван Петров", 100, "2025-01-05", 20), (None, None, "2025-01-22", None, 50), ("Мария Илиева", 0, "2025-01-07", 15.3))
    path = sheet(tmp_path, *rows, headings=headings)
    bring(book, path)
    assert owed(book, tmp_path) == {"Иван Петров": 7000, "Мария Илиева": 1530}
    assert select(book, "SELECT amount, occurred_on FROM entry WHERE kind = 'opening'") == [(10000, "2025-01-05")]
    assert bring(book, path).is_known


def test_what_was_owed_before_each_row_is_compared_with_the_rows_above(book: Book, tmp_path: Path) -> None:
    rows = (("Ann Lee", 100, "2025-01-05", 20, None, 120), ("Ann Lee", 120, "2025-01-12", None, 50, 70), ("Ann Lee", 75, "2025-02-01", 5))
    review = bring(book, sheet(tmp_path, *rows))
    assert (owed(book, tmp_path), differences(review)) == ({"Ann Lee": 7500}, {4: (7500, 7000)})


def test_what_was_owed_before_may_be_written_on_every_row_of_a_customer(book: Book, tmp_path: Path) -> None:
    review = bring(book, sheet(tmp_path, ("Ann Lee", 100, "2025-01-05", 20), ("Ann Lee", 100, "2025-01-12", None, 50)))
    assert (owed(book, tmp_path), differences(review)) == ({"Ann Lee": 7000}, {})


def test_a_row_may_say_nothing_but_what_was_owed_before(book: Book, tmp_path: Path) -> None:
    bring(book, sheet(tmp_path, ("Иван Петров", 100, "2025-01-05", 20), ("Стоян", 30, "2025-01-06")))
    assert owed(book, tmp_path) == {"Иван Петров": 12000, "Стоян": 3000}


def test_what_the_book_has_entries_of_is_owed_before_the_next_months_file_and_not_added_again(book: Book, tmp_path: Path) -> None:
    bring(book, sheet(tmp_path, ("Ann Lee", 100, "2025-01-05", 20), ("Ann Lee", None, "2025-01-12", None, 50)))
    review = bring(book, sheet(tmp_path, ("Ann Lee", 70, "2025-02-05", 10, None, 80)))
    assert (owed(book, tmp_path), differences(review)) == ({"Ann Lee": 8000}, {})


def test_the_same_file_with_a_row_more_agrees_with_its_own_balances(book: Book, tmp_path: Path) -> None:
    january = ("Ann Lee", 100, "2025-01-05", 20, None, 120)
    bring(book, sheet(tmp_path, january))
    review = bring(book, sheet(tmp_path, january, ("Ann Lee", 120, "2025-02-05", 10, None, 130)))
    assert (owed(book, tmp_path), differences(review)) == ({"Ann Lee": 13000}, {})
