"""Rows in several moneys: what comes in as it stands, what at a rate, and what stays in the file."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tests.services.books import select
from tests.services.files import bring
from tests.workbooks import workbook

from smallcrm.domain.money import TOO_LARGE
from smallcrm.exchange.reading_context import Wishes
from smallcrm.services.import_decisions import Fate

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review


def fates(review: Review) -> list[Fate]:
    (table,) = review.tables
    return [table.fate(place) for place in range(len(table.rows))]


def reasons(review: Review) -> dict[int, str]:
    return {row + 1: told.reason for _, row, told in review.told() if told.reason}


def posted(book: Book) -> list[tuple[object, ...]]:
    return select(book, "SELECT amount, original_amount, original_currency FROM entry ORDER BY id")


def test_an_amount_that_its_rate_makes_too_large_for_the_book_cannot_come_in(book: Book, tmp_path: Path) -> None:
    rows = (["משה כהן", "13.01.2026", 9_000_000_000_000_000], ["רות לוי", "14.01.2026", 10])
    path = workbook(tmp_path / "פנקס.xlsx", [["לקוח", "תאריך", "לקח"], *rows])
    review = bring(book, path, wishes=Wishes(amounts_in="USD", worth=Decimal(1_000_000_000)))
    assert (fates(review), reasons(review)) == ([Fate.CANNOT, Fate.NEW], {2: TOO_LARGE})
    assert posted(book) == [(1_000_000_000_000, 1000, "USD")]
