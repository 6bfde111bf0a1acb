"""Entries with one amount and a word for their kind: what raises a debt, what lowers it, and what is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.services.books import select
from tests.services.files import bring
from tests.workbooks import workbook

from smallcrm.exchange.ledger_reading import NO_KIND
from smallcrm.services.import_decisions import Fate, RowWish

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review

HEADINGS = ["לקוח", "תאריך", "סוג", "סכום"]
KIND = HEADINGS.index("סוג")


def ledger(folder: Path, *rows: Sequence[object], headings: Sequence[str] = HEADINGS) -> Path:
    return workbook(folder / "פנקס.xlsx", [headings, *rows], "פנקס")


def told(review: Review) -> dict[int, tuple[Fate, str]]:
    (table,) = review.tables
    return {row + 1: (found.fate_of(row), each.reason) for found, row, each in review.told() if found is table}


def posted(book: Book) -> list[tuple[object, ...]]:
    return select(book, "SELECT kind, amount, method, text FROM entry LEFT JOIN entry_note USING (id) ORDER BY entry.id")


def test_a_debt_that_was_written_off_lowers_what_is_owed_and_says_so(book: Book, tmp_path: Path) -> None:
    bring(book, ledger(tmp_path, ["משה לוי", "17.01.2026", "חוב", 70], ["משה לוי", "18.01.2026", "מחיקת חוב", 20]))
    assert posted(book) == [("sale", 7000, None, None), ("payment", -2000, None, "סוג: מחיקת חוב")]


def test_a_row_whose_kind_is_not_known_cannot_come_in_and_says_why(book: Book, tmp_path: Path) -> None:
    review = bring(book, ledger(tmp_path, ["משה לוי", "17.01.2026", "מכירה", 70], ["משה לוי", "18.01.2026", "התאמה", 20]))
    assert told(review) == {3: (Fate.CANNOT, NO_KIND)}
    assert posted(book) == [("sale", 7000, None, None)]


def test_a_kind_that_is_not_known_is_mended_in_its_row(book: Book, tmp_path: Path) -> None:
    path = ledger(tmp_path, ["משה לוי", "17.01.2026", "מכירה", 70], ["משה לוי", "18.01.2026", "התאמה", 20])
    bring(book, path, rows={(0, 2): RowWish(cells={KIND: "תשלום"})})
    assert posted(book) == [("sale", 7000, None, None), ("payment", -2000, None, None)]


def test_a_cheque_is_a_payment_by_cheque(book: Book, tmp_path: Path) -> None:
    bring(book, ledger(tmp_path, ["משה לוי", "17.01.2026", "חשבונית 12", 70], ["משה לוי", "18.01.2026", "צ'ק", 20]))
    assert posted(book) == [("sale", 7000, None, None), ("payment", -2000, "cheque", None)]


def test_a_word_that_is_no_kind_stays_a_note_where_two_columns_say_what_was_taken_and_paid(book: Book, tmp_path: Path) -> None:
    headings = ["לקוח", "תאריך", "סוג", "לקח", "שילם"]
    bring(book, ledger(tmp_path, ["משה לוי", "17.01.2026", "לחם", 70, None], headings=headings))
    assert posted(book) == [("sale", 7000, None, "סוג: לחם")]


@pytest.mark.parametrize("heading", ["תנועה", "הערות", "Kind", "Movement"])
def test_a_column_of_sales_and_payments_tells_the_kind_under_any_heading(book: Book, tmp_path: Path, heading: str) -> None:
    headings = ["לקוח", "תאריך", heading, "סכום"]
    rows = ["משה לוי", "17.01.2026", "מכירה", 70], ["משה לוי", "18.01.2026", "תשלום", 20]
    bring(book, ledger(tmp_path, *rows, headings=headings))
    assert posted(book) == [("sale", 7000, None, None), ("payment", -2000, None, None)]
