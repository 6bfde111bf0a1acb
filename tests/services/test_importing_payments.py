"""Sheets of entries where a payment stands beside a purchase with a day of its own: two dates in a row, or a T account."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.services.books import select
from tests.services.files import bring
from tests.workbooks import workbook

from smallcrm.exchange.column_texts import about_open_days
from smallcrm.services.import_texts import about_totals

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book


def posted(book: Book) -> list[tuple[object, ...]]:
    """Day, amount and note of each entry."""
    return select(
        book,
        "SELECT occurred_on, amount, coalesce(entry_note.text, '') FROM entry LEFT JOIN entry_note ON entry_note.id = entry.id "
        "ORDER BY occurred_on, amount",
    )


@pytest.mark.parametrize(
    "headings",
    [("לקוח", "תאריך קנייה", "לקח", "תאריך תשלום", "שילם"), ("Клиент", "Дата на покупка", "Взел", "Дата на плащане", "Платил")],
)
def test_what_was_paid_has_the_day_that_stands_before_it(book: Book, tmp_path: Path, headings: Sequence[str]) -> None:
    rows = (
        ("דנה כהן", "2025-01-03", 50, "2025-02-05", 20),
        ("יוסי לוי", "2025-01-04", 30, None, None),
        ("רינה מור", None, None, "2025-06-09", 40),
    )
    path = workbook(tmp_path / "הקפות.xlsx", [headings, *rows])
    review = bring(book, path)
    assert [told for _, _, told in review.told()] == []
    assert posted(book) == [("2025-01-03", 5000, ""), ("2025-01-04", 3000, ""), ("2025-02-05", -2000, ""), ("2025-06-09", -4000, "")]
    assert bring(book, path).is_known


@pytest.mark.parametrize(
    "headings",
    [
        ("שם", "חובה", "תאריך", "זכות", "תאריך"),
        ("Name", "Took", "Date", "Paid", "Date"),
        ("Клиент", "Взел", "Дата", "Платил", "Дата на плащане"),
        ("الاسم", "المبلغ", "التاريخ", "المدفوع", "التاريخ"),
    ],
)
def test_what_was_paid_has_the_day_that_stands_after_it(book: Book, tmp_path: Path, headings: Sequence[str]) -> None:
    rows = (("רות כהן", 120, "2025-01-03", 50, "2025-02-10"), ("רות כהן", 80, "2025-01-15", None, None))
    bring(book, workbook(tmp_path / "כרטסת.xlsx", [headings, *rows]))
    assert posted(book) == [("2025-01-03", 12000, ""), ("2025-01-15", 8000, ""), ("2025-02-10", -5000, "")]


@pytest.mark.parametrize("heading", ["Date paid", "תאריך תשלום", "تاريخ السداد", "تاریخ پرداخت", "Дата на плащането"])
def test_a_heading_says_wherever_it_stands_that_a_day_is_that_of_the_payment(book: Book, tmp_path: Path, heading: str) -> None:
    rows = [("Date", "Name", "Took", "Paid", heading), ("2025-01-03", "Мария Петрова", 120, 50, "2025-02-10")]
    bring(book, workbook(tmp_path / "тефтер.xlsx", rows))
    assert posted(book) == [("2025-01-03", 12000, ""), ("2025-02-10", -5000, "")]


def test_a_second_day_of_which_nothing_tells_whose_it_is_is_said_to_stay_a_note(book: Book, tmp_path: Path) -> None:
    rows = [("Date", "Day", "Name", "Took", "Paid"), ("2025-01-03", "2025-02-10", "Ann Lee", 120, 50)]
    review = bring(book, workbook(tmp_path / "a.xlsx", rows))
    assert {day for day, _amount, _note in posted(book)} == {"2025-01-03"}
    (said,) = about_open_days(review.tables[0].table)
    assert said.startswith("It is not known whether “\u2068Day\u2069” is the date of what was paid")


def test_two_days_that_are_told_apart_leave_nothing_to_be_said(book: Book, tmp_path: Path) -> None:
    rows = [("Date", "Name", "Took", "Paid", "Date paid"), ("2025-01-03", "Ann Lee", 120, 50, "2025-02-10")]
    assert about_open_days(bring(book, workbook(tmp_path / "a.xlsx", rows)).tables[0].table) == []


def test_a_purchase_and_a_payment_of_one_date_share_it(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "a.xlsx", [("Date", "Name", "Took", "Paid"), ("2025-01-03", "Ann Lee", 50, 20)]))
    assert [day for day, _amount, _note in posted(book)] == ["2025-01-03", "2025-01-03"]


def t_account(folder: Path, *sides: str) -> Path:
    rows = (
        ("לקוח: דנה כהן",),
        (sides[0], None, None, sides[1]),
        ("תאריך", "פירוט", "סכום", "תאריך", "פירוט", "סכום"),
        ("2025-01-03", "חלב", 50, "2025-01-05", "מזומן", 20),
        ("2025-01-04", "לחם", 10, "2025-01-09", "צ'ק", 30),
        ("2025-01-14", "ביצים", 10),
        ('סה"כ', None, 70, None, None, 50),
    )
    return workbook(folder / "כרטיס.xlsx", rows)


def test_both_sides_of_a_t_account_are_entries_with_days_and_notes_of_their_own(book: Book, tmp_path: Path) -> None:
    path = t_account(tmp_path, "חובה", "זכות")
    review = bring(book, path)
    assert posted(book) == [
        ("2025-01-03", 5000, "חלב"),
        ("2025-01-04", 1000, "לחם"),
        ("2025-01-05", -2000, "מזומן"),
        ("2025-01-09", -3000, "צ'ק"),
        ("2025-01-14", 1000, "ביצים"),
    ]
    assert [each.is_right for each in about_totals(review, book.shop)] == [True, True]
    assert bring(book, path).is_known


def test_the_sides_of_a_t_account_may_stand_the_other_way_round(book: Book, tmp_path: Path) -> None:
    bring(book, t_account(tmp_path, "זכות", "חובה"))
    assert sum(amount for _day, amount, _note in posted(book) if isinstance(amount, int)) == -2000


WAYS = [
    ("Took", "Cash", "Card", "Cheque"),
    ("Sale", "Paid cash", "Paid by card", "Paid by cheque"),
    ("לקח", "מזומן", "אשראי", "צ'ק"),
    ("أخذ", "نقد", "بطاقة", "شيك"),
    ("خرید", "نقد", "کارت", "چک"),
    ("Взел", "В брой", "Карта", "Чек"),
]


def by_ways(folder: Path, headings: Sequence[str], *rows: Sequence[object]) -> Path:
    return workbook(folder / "ways.xlsx", [("Date", "Customer", *headings), *rows])


def methods(book: Book) -> list[tuple[object, ...]]:
    return select(book, "SELECT amount, method FROM entry WHERE kind = 'payment' ORDER BY occurred_on, amount DESC")


@pytest.mark.parametrize("headings", WAYS)
def test_amounts_below_ways_of_paying_are_payments_made_so(book: Book, tmp_path: Path, headings: Sequence[str]) -> None:
    path = by_ways(
        tmp_path,
        headings,
        ("2025-01-13", "Ann Lee", 20, None, None, None),
        ("2025-01-14", "Ann Lee", 9, 5, 7, None),
        ("2025-01-15", "Ann Lee", None, None, None, 4),
    )
    review = bring(book, path)
    assert [told for _, _, told in review.told()] == []
    assert methods(book) == [(-500, "cash"), (-700, "card"), (-400, "cheque")]
    assert bring(book, path).is_known


def test_what_was_paid_in_all_counts_once_beside_its_parts(book: Book, tmp_path: Path) -> None:
    bring(book, by_ways(tmp_path, ("Took", "Paid", "Cash", "Card"), ("2025-01-13", "Ann Lee", 20, 12, 5, 7)))
    assert methods(book) == [(-1200, None)]


@pytest.mark.parametrize("tick", ["x", 1])
def test_a_tick_below_a_way_of_paying_is_no_amount(book: Book, tmp_path: Path, tick: object) -> None:
    bring(book, by_ways(tmp_path, ("Took", "Cash", "Card"), ("2025-01-13", "Ann Lee", 20, None, tick)))
    assert methods(book) == []


def test_a_sale_paid_at_once_beside_one_on_credit_is_no_payment_of_it(book: Book, tmp_path: Path) -> None:
    bring(book, by_ways(tmp_path, ("On credit", "Cash"), ("2025-01-13", "Ann Lee", 20, None), ("2025-01-14", "Ann Lee", None, 5)))
    assert methods(book) == []


@pytest.mark.parametrize(
    ("above", "headings"),
    [
        (("לקוח", "חובה", None, "זכות"), (None, "תאריך", "סכום", "תאריך", "סכום")),
        (("العميل", "مدين", None, "دائن"), (None, "التاريخ", "المبلغ", "التاريخ", "المبلغ")),
        (("مشتری", "بدهکار", None, "بستانکار"), (None, "تاریخ", "مبلغ", "تاریخ", "مبلغ")),
        (("Клиент", "Дебит", None, "Кредит"), (None, "Дата", "Сума", "Дата", "Сума")),
        (("Customer", "Took", None, "Paid"), (None, "Date", "Amount", "Date", "Amount")),
    ],
)
def test_the_customer_may_be_headed_beside_the_sides_of_a_t_account(
    book: Book, tmp_path: Path, above: Sequence[str], headings: Sequence[str]
) -> None:
    rows = (("דנה כהן", "2025-01-03", 20, "2025-01-09", 15), ("Иван Петров", "2025-01-04", 8, "2025-02-01", 8))
    bring(book, workbook(tmp_path / "ספר.xlsx", [above, headings, *rows]))
    assert posted(book) == [("2025-01-03", 2000, ""), ("2025-01-04", 800, ""), ("2025-01-09", -1500, ""), ("2025-02-01", -800, "")]
    assert select(book, "SELECT given_name FROM customer ORDER BY given_name") == [("Иван",), ("דנה",)]
