"""Turnover-and-balance lists of bookkeeping programs: the closing debit is owed, the closing credit is in credit, and no more counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.services.books import select
from tests.services.files import bring, understood
from tests.workbooks import workbook

from smallcrm.domain.shown_values import ShownValues
from smallcrm.exchange.column_texts import about_balances
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book

CLOSING = [
    ("Клиент", "Крайно салдо Дт", "Крайно салдо Кт"),
    ("שם", "יתרת סגירה חובה", "יתרת סגירה זכות"),
    ("الاسم", "رصيد نهائي مدين", "رصيد نهائي دائن"),
    ("Name", "Debit balance", "Credit balance"),
]
WITH_TURNOVER = [
    ("שם חשבון", "חובה", "זכות", "יתרת חובה", "יתרת זכות"),
    ("اسم العميل", "مدين", "دائن", "رصيد مدين", "رصيد دائن"),
    ("نام", "گردش بدهکار", "گردش بستانکار", "مانده بدهکار", "مانده بستانکار"),
    ("Клиент", "Оборот Дт", "Оборот Кт", "Крайно салдо Дт", "Крайно салдо Кт"),
]
IN_TWO_ROWS = [
    (("Name", "Opening balance", None, "Turnover", None, "Closing balance"), (None, *["Debit", "Credit"] * 3)),
    (("Клиент", "Начално салдо", None, "Обороти", None, "Крайно салдо"), (None, *["Дебит", "Кредит"] * 3)),
]


def owed(book: Book) -> list[int]:
    return [balance for (balance,) in select(book, "SELECT balance FROM customer_index ORDER BY customer_id")]


@pytest.mark.parametrize("headings", CLOSING)
def test_a_closing_credit_is_no_debt(book: Book, tmp_path: Path, headings: Sequence[str]) -> None:
    bring(book, workbook(tmp_path / "a.xlsx", [headings, ("Иван Петров", 100, None), ("Мария Иванова", None, 10)]))
    assert owed(book) == [10000, -1000]


@pytest.mark.parametrize("headings", WITH_TURNOVER)
def test_turnover_beside_the_closing_balance_counts_no_second_time(book: Book, tmp_path: Path, headings: Sequence[str]) -> None:
    bring(book, workbook(tmp_path / "a.xlsx", [headings, ("דנה כהן", 500, 200, 300, 0), ("יוסי לוי", 300, 400, 0, 100)]))
    assert owed(book) == [30000, -10000]


@pytest.mark.parametrize("headings", IN_TWO_ROWS)
def test_of_opening_turnover_and_closing_under_two_rows_of_headings_the_closing_counts(
    book: Book, tmp_path: Path, headings: Sequence[Sequence[str | None]]
) -> None:
    rows = ("Ann Lee", 100, None, 50, 30, 120, None), ("Bob Ray", None, 10, 20, 20, None, 10)
    path = workbook(tmp_path / "a.xlsx", [*headings, *rows])
    (table,) = understood(book, path).tables
    told = [strip_marks(text) for text in about_balances(table, ShownValues(book.shop, today=date(2026, 3, 1)))]
    one, two = headings[0][5], headings[1][1:3]
    assert told[0] == f"What a customer owes is “{one} {two[0]}” less “{one} {two[1]}”."
    assert told[1].startswith("What counts the same again stays on the card as it is: ")
    bring(book, path)
    assert owed(book) == [12000, -1000]


def test_an_opening_balance_and_what_was_added_since_are_owed_together_where_nothing_closes_them(book: Book, tmp_path: Path) -> None:
    headings = "Name", "Opening balance debit", "Opening balance credit", "Debit", "Credit"
    bring(book, workbook(tmp_path / "a.xlsx", [headings, ("Ann Lee", 100, None, 50, 30), ("Bob Ray", None, 10, 20, 25)]))
    assert owed(book) == [12000, -1500]


def test_an_opening_balance_in_credit_beside_one_closing_column_does_not_count(book: Book, tmp_path: Path) -> None:
    headings = "Name", "Opening balance debit", "Opening balance credit", "Closing balance"
    bring(book, workbook(tmp_path / "a.xlsx", [headings, ("Ann Lee", 100, None, 120), ("Bob Ray", None, 10, -15)]))
    assert owed(book) == [12000, -1500]
