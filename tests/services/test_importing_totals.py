"""Sheets of entries whose rows say what was bought in all, what was paid of it and what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.services.books import select
from tests.services.files import bring, understood
from tests.workbooks import workbook

from smallcrm.exchange.column_texts import about_columns
from smallcrm.exchange.reading_context import SheetWishes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book

DAYS = "14/03/2025", "15/03/2025", "16/03/2025", "17/03/2025"
TOTALS = [
    ("Name", "Date", "Total", "Paid", "Balance"),
    ("Name", "Date", "Total", "Paid", "Left"),
    ("שם", "תאריך", 'סה"כ', "שולם", "יתרה"),
    ("שם", "תאריך", 'סה"כ חוב', "שולם", "נשאר"),
    ("الاسم", "التاريخ", "إجمالي الدين", "المدفوع", "الباقي"),
    ("نام", "تاریخ", "کل بدهی", "پرداختی", "مانده"),
    ("Име", "Дата", "Общо", "Платено", "Остава"),
]


def owed(book: Book) -> list[int]:
    return [balance for (balance,) in select(book, "SELECT balance FROM customer_index ORDER BY customer_id")]


def differences(book: Book, folder: Path, *rows: Sequence[object]) -> list[object]:
    return [told.difference for _found, _row, told in bring(book, workbook(folder / "a.xlsx", rows)).told() if told.difference]


@pytest.mark.parametrize("headings", TOTALS)
def test_what_was_bought_in_all_less_what_was_paid_is_owed(book: Book, tmp_path: Path, headings: Sequence[str]) -> None:
    rows = ("דנה כהן", 100, 40, 60), ("יוסי לוי", 200, None, 200), ("רינה מור", 50, 50, 0), ("אבי גל", 70, 10, 60)
    dated = [(name, day, *amounts) for (name, *amounts), day in zip(rows, DAYS, strict=True)]
    assert differences(book, tmp_path, headings, *dated) == []
    assert owed(book) == [6000, 20000, 0, 6000]


def test_the_total_may_stand_behind_what_is_left(book: Book, tmp_path: Path) -> None:
    assert differences(book, tmp_path, ("שם", "תאריך", "יתרה", "שולם", 'סה"כ חוב'), ("דנה כהן", DAYS[0], 60, 40, 100)) == []
    assert owed(book) == [6000]


def test_what_is_left_of_each_purchase_is_no_running_balance_and_stays_as_a_note(book: Book, tmp_path: Path) -> None:
    rows = ("Dana Cohen", DAYS[0], 100, 40, 60), ("Dana Cohen", DAYS[1], 50, 20, 30)
    assert differences(book, tmp_path, ("Name", "Date", "Total", "Paid", "Remaining"), *rows) == []
    assert owed(book) == [9000]
    assert select(book, "SELECT DISTINCT text FROM entry_note ORDER BY 1") == [("Remaining: 30",), ("Remaining: 60",)]


def test_a_running_balance_beside_totals_is_compared(book: Book, tmp_path: Path) -> None:
    rows = ("Dana Cohen", DAYS[0], 100, 40, 60), ("Dana Cohen", DAYS[1], 50, 20, 91)
    assert differences(book, tmp_path, ("Name", "Date", "Total", "Paid", "Balance"), *rows) == [(9100, 9000)]


def test_a_debt_that_is_paid_off_row_by_row_is_not_taken_anew_in_each(book: Book, tmp_path: Path) -> None:
    rows = ("Dana Cohen", DAYS[0], 100, 40, 60), ("Dana Cohen", DAYS[1], 60, 20, 40), ("Dana Cohen", DAYS[2], 40, 40, 0)
    assert differences(book, tmp_path, ("Name", "Date", "Total debt", "Paid", "Remaining"), *rows) != []
    assert select(book, "SELECT count(*) FROM entry WHERE kind = 'sale'") == [(0,)]


def test_a_total_stays_what_the_user_says_it_is(book: Book, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [TOTALS[0], ("Dana Cohen", DAYS[0], 100, 40, 60)])
    bring(book, path, sheets={0: SheetWishes(targets={2: "entry_note"})})
    assert owed(book) == [-4000]


CHARGED = ("Name", "Date", "Charged", "Paid")


def test_payments_that_are_all_written_with_a_minus_lower_what_is_owed(book: Book, tmp_path: Path) -> None:
    rows = (
        ("Ann Lee", DAYS[0], 100, None),
        ("Ann Lee", DAYS[1], None, -30),
        ("Ann Lee", DAYS[2], 0, 0),
        ("Ann Lee", DAYS[3], None, "-70.00"),
    )
    assert differences(book, tmp_path, CHARGED, *rows) == []
    assert (owed(book), select(book, "SELECT amount FROM entry WHERE kind = 'payment'")) == ([0], [(-3000,), (-7000,)])


def test_one_payment_with_a_minus_among_others_is_taken_back(book: Book, tmp_path: Path) -> None:
    rows = ("Ann Lee", DAYS[0], 100, None), ("Ann Lee", DAYS[1], None, 30), ("Ann Lee", DAYS[2], None, -30)
    assert differences(book, tmp_path, CHARGED, *rows) == []
    assert owed(book) == [10000]


def test_a_sum_of_payments_with_a_minus_agrees_and_the_page_says_how_they_are_read(book: Book, tmp_path: Path) -> None:
    rows = ("Ann Lee", DAYS[0], 100, None), ("Ann Lee", DAYS[1], None, -30), ("Ann Lee", DAYS[2], None, -40), ("Total", None, 100, -70)
    understanding = understood(book, workbook(tmp_path / "a.xlsx", [CHARGED, *rows]))
    (table,) = understanding.tables
    assert all(total.agrees for total in table.totals)
    assert any("payments are written with a minus" in said for said in about_columns(table, understanding.context))


@pytest.mark.parametrize(
    ("amount", "ruth"), [(12.5, 7250), (125, 6000), (60, 6000), (70, 6000)], ids=["entry", "sum", "sum_of_the_last", "wrong_sum"]
)
def test_an_amount_alone_below_entries_is_one_more_where_it_can_be_no_sum_of_them(
    book: Book, tmp_path: Path, amount: float, ruth: int
) -> None:
    rows = ("13/06/2024", "משה לביא", 40, None), ("14/06/2024", None, 25, None), ("15/06/2024", "רות כהן", 60, None)
    bring(book, workbook(tmp_path / "פנקס.xlsx", [("תאריך", "שם", "לקח", "שילם"), *rows, (None, None, amount, None)]))
    assert owed(book) == [6500, ruth]
