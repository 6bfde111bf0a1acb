"""Amounts without a sign beside a column that says debit or credit: of balances, of entries, and of the balance after an entry."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.services.books import QUIET, select
from tests.services.files import bring, reviewed, understood
from tests.workbooks import workbook

from smallcrm.domain.shown_values import ShownValues
from smallcrm.exchange.balance_sides import NO_SIDE
from smallcrm.exchange.balance_words import BALANCE_SIDE
from smallcrm.exchange.read_texts import read_text
from smallcrm.exchange.reading_context import SheetWishes
from smallcrm.exchange.understanding import CUSTOM
from smallcrm.i18n.direction import strip_marks
from smallcrm.services import importing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book

SIDES = [
    ("D/C", "D", "C"),
    ("Dr/Cr", "Dr", "Cr"),
    ("Debit/credit", "debit", "credit"),
    ("ח/ז", "ח", "ז"),
    ("חובה/זכות", "חובה", "זכות"),
    ("مدين/دائن", "مدين", "دائن"),
    ("بدهکار/بستانکار", "بدهکار", "بستانکار"),
    ("تشخیص", "بد", "بس"),
    ("Дт/Кт", "Дт", "Кт"),
    ("Д/К", "Д", "К"),
]


def listed(folder: Path, *rows: Sequence[object], headings: Sequence[str] = ("לקוח", "יתרה", "ח/ז")) -> Path:
    return workbook(folder / "a.xlsx", [headings, *rows])


def owed(book: Book) -> list[int]:
    return [balance for (balance,) in select(book, "SELECT balance FROM customer_index ORDER BY customer_id")]


# in a list of customers


@pytest.mark.parametrize(("heading", "debit", "credit"), SIDES)
def test_a_balance_beside_the_word_for_credit_is_the_customers(book: Book, tmp_path: Path, heading: str, debit: str, credit: str) -> None:
    rows = ("דנה כהן", 100, debit), ("יוסי מזרחי", 40, credit), ("רות לוי", 0, None)
    bring(book, listed(tmp_path, *rows, headings=("לקוח", "יתרה", heading)))
    assert owed(book) == [10000, -4000, 0]


def test_a_column_of_both_words_beside_the_balance_tells_its_side_without_a_heading(book: Book, tmp_path: Path) -> None:
    bring(book, listed(tmp_path, ("דנה כהן", 100, "חובה"), ("יוסי מזרחי", 40, "זכות"), headings=("לקוח", "יתרה", "")))
    assert owed(book) == [10000, -4000]


def test_a_balance_with_the_sign_of_its_word_is_not_turned_twice(book: Book, tmp_path: Path) -> None:
    bring(book, listed(tmp_path, ("דנה כהן", 100, "ח"), ("יוסי מזרחי", -40, "ז"), ("רות לוי", -5, None)))
    assert owed(book) == [10000, -4000, -500]


def test_a_balance_beside_a_word_that_is_not_known_is_kept_in_the_notes_and_says_why(book: Book, tmp_path: Path) -> None:
    review = bring(book, listed(tmp_path, ("דנה כהן", 100, "ח"), ("יוסי מזרחי", 40, "ז"), ("רות לוי", 5, "?"), ("משה כהן", 0, "?")))
    assert owed(book) == [10000, -4000, 0, 0]
    assert {row + 1: [fault.reason for fault in told.faults] for _, row, told in review.told()} == {4: [NO_SIDE]}
    assert select(book, "SELECT notes FROM customer WHERE notes <> ''") == [("יתרה: 5",)]


def test_a_sum_of_balances_of_both_sides_is_not_said_to_be_wrong(book: Book, tmp_path: Path) -> None:
    rows = ("דנה כהן", 100, "ח"), ("יוסי מזרחי", 40, "ז"), ('סה"כ', 60, "ח")
    assert reviewed(book, listed(tmp_path, *rows)).balance_total == 6000
    assert understood(book, listed(tmp_path, *rows)).totals == ()


@pytest.mark.parametrize(
    ("heading", "cells"), [("סוג", ("פרטי", "עסקי")), ("Group", ("C", "D")), ("סטטוס", ("שולם", "חוב")), ("מסלול", ("ח", "א"))]
)
def test_other_words_beside_a_balance_say_nothing_of_its_side(book: Book, tmp_path: Path, heading: str, cells: tuple[str, str]) -> None:
    path = listed(tmp_path, ("דנה כהן", 100, cells[0]), ("יוסי מזרחי", 40, cells[1]), headings=("לקוח", "יתרה", heading))
    assert BALANCE_SIDE not in {column.target for column in understood(book, path).tables[0].columns}
    bring(book, path)
    assert owed(book) == [10000, 4000]


def test_the_user_says_that_a_column_tells_the_side_or_does_not(book: Book, tmp_path: Path) -> None:
    path = listed(tmp_path, ("דנה כהן", 100, "ז"), headings=("לקוח", "יתרה", "אות"))
    assert reviewed(book, path).in_credit == 0
    assert reviewed(book, path, sheets={0: SheetWishes(targets={2: BALANCE_SIDE})}).in_credit == 10000
    path = listed(tmp_path, ("דנה כהן", 100, "ז"))
    assert reviewed(book, path, sheets={0: SheetWishes(targets={2: CUSTOM})}).in_credit == 0


# among entries


@pytest.mark.parametrize(("heading", "debit", "credit"), SIDES)
def test_an_amount_beside_the_word_for_credit_was_paid(book: Book, tmp_path: Path, heading: str, debit: str, credit: str) -> None:
    rows = ("21.03.2026", "דנה כהן", 100, debit), ("22.03.2026", "דנה כהן", 40, credit)
    bring(book, listed(tmp_path, *rows, headings=("תאריך", "לקוח", "סכום", heading)))
    assert select(book, "SELECT kind, amount FROM entry ORDER BY id") == [("sale", 10000), ("payment", -4000)]


def test_what_is_upon_a_customer_was_taken_and_what_is_his_was_paid_where_a_day_stands_beside(book: Book, tmp_path: Path) -> None:
    rows = (date(2025, 1, 3), "أحمد علي", "بضاعة", None, 100), (date(2025, 1, 5), "أحمد علي", "دفعة", 30, None)
    bring(book, listed(tmp_path, *rows, headings=("التاريخ", "اسم الزبون", "البيان", "له", "عليه")))
    assert (owed(book), select(book, "SELECT kind, amount FROM entry ORDER BY id")) == ([7000], [("sale", 10000), ("payment", -3000)])


def test_what_is_upon_a_customer_is_owed_in_a_list_without_days(book: Book, tmp_path: Path) -> None:
    bring(book, listed(tmp_path, ("أحمد علي", None, 100), ("عبد الله حسن", 30, None), headings=("الاسم", "له", "عليه")))
    assert owed(book) == [10000, -3000]


def test_beside_what_was_taken_and_what_was_paid_the_word_is_that_of_the_balance_after_the_entry(book: Book, tmp_path: Path) -> None:
    headings = ("תאריך", "לקוח", "חובה", "זכות", "יתרה", "ח/ז")
    rows = ("21.03.2026", "דנה כהן", 100, None, 100, "ח"), ("22.03.2026", "דנה כהן", None, 140, 40, "ז")
    path = listed(tmp_path, *rows, headings=headings)
    review = bring(book, path)
    assert (owed(book), [told.difference for _, _, told in review.told()]) == ([-4000], [])


def test_the_balance_after_an_entry_is_shown_on_its_side(book: Book, tmp_path: Path) -> None:
    headings = ("תאריך", "לקוח", "חובה", "זכות", "יתרה", "ח/ז")
    path = listed(tmp_path, ("22.03.2026", "דנה כהן", None, 140, 40, "ז"), headings=headings)
    with importing.open_file(path, QUIET) as file:
        found = importing.understand_file(book, file, QUIET)
        (row,) = importing.preview(file, found, found.tables[0], QUIET, 1)
    shown = read_text(ShownValues(book.shop, today=date(2026, 3, 22)), found.tables[0].columns[4], row.alone[4])
    assert strip_marks(shown) == "in credit ₪40.00"
