"""Lists with several columns of what is owed: debit, credit and balance; last year's and this; lev and euros; the whole, paid and left."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.services.books import select
from tests.services.files import bring, reviewed, understood, whole_cards
from tests.workbooks import workbook

from smallcrm.domain.shop import ShopSettings
from smallcrm.domain.shown_values import ShownValues
from smallcrm.exchange.amounts import TWO_MONEYS
from smallcrm.exchange.column_texts import about_balances, about_unclaimed
from smallcrm.exchange.reading_context import SheetWishes, Wishes
from smallcrm.i18n.direction import strip_marks
from smallcrm.services.book import create_book

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from smallcrm.services.book import Book

NAMES = ("דנה כהן", "יוסי מזרחי", "רות לוי")
LEV_AND_EURO = ("Дължи лв", "Дължи €")
IN_BOTH = (195.58, 100), (50, 25.56), (9.99, 5.11)


def listed(folder: Path, headings: Sequence[str], *rows: Sequence[object]) -> Path:
    return workbook(folder / "a.xlsx", [("לקוח", *headings), *((name, *row) for name, row in zip(NAMES, rows, strict=False))])


def owed(book: Book) -> list[int]:
    return [balance for (balance,) in select(book, "SELECT balance FROM customer_index ORDER BY customer_id")]


def said(book: Book, path: Path) -> list[str]:
    (table,) = understood(book, path).tables
    return [strip_marks(text) for text in (*about_balances(table, ShownValues(book.shop, today=date(2026, 3, 1))), *about_unclaimed(table))]


def shop_of(folder: Path, currency: str) -> Book:
    shop = ShopSettings(name="Магазин", language="bg", currency=currency, region="BG")
    return create_book(folder / "Магазин.smallcrm", shop)


@pytest.fixture
def euro_book(tmp_path: Path) -> Iterator[Book]:
    """An empty book of a Bulgarian shop."""
    with closing(shop_of(tmp_path, "EUR")) as book:
        yield book


@pytest.mark.parametrize(
    ("headings", "dana", "yossi", "expected"),
    [
        (("חובה", "זכות", "יתרה"), (100, 20, 80), (50, 60, -10), [8000, -1000]),
        (("Debit", "Credit", "Balance"), (100, 20, 80), (50, None, 50), [8000, 5000]),
        (("Opening balance", "Debit", "Credit", "Closing balance"), (10, 100, 20, 90), (5, 50, 60, -5), [9000, -500]),
        (("Balance 2023", "Balance 2024"), (100, 120), (50, 0), [12000, 0]),
        (("חובה", "זכות"), (100, 20), (50, 60), [8000, -1000]),
    ],
)
def test_what_is_owed_counts_once(
    book: Book, tmp_path: Path, headings: Sequence[str], dana: Sequence[object], yossi: Sequence[object], expected: list[int]
) -> None:
    bring(book, listed(tmp_path, headings, dana, yossi))
    assert owed(book) == expected


# the whole debt, what was paid, what is left


@pytest.mark.parametrize(
    "headings",
    [
        ('סה"כ חוב', "שולם", "נותר"),
        ('סה"כ חוב', "שולם", "יתרה"),
        ("Total debt", "Paid", "Remaining"),
        ("إجمالي الدين", "المدفوع", "المتبقي"),
        ("کل بدهی", "پرداخت شده", "باقی مانده"),
        ("Общо дължи", "Платено", "Остава"),
    ],
)
def test_what_is_left_is_owed_and_where_no_column_says_it_the_whole_less_what_was_paid(
    book: Book, tmp_path: Path, headings: Sequence[str]
) -> None:
    rows = (100, 30, 70), (40, 40, 0), (50, None, 50)
    assert reviewed(book, listed(tmp_path, headings, *rows)).owing == 12000
    bring(book, listed(tmp_path, headings[:2], *(row[:2] for row in rows)))
    assert owed(book) == [7000, 0, 5000]


def test_what_is_left_is_owed_though_one_row_of_many_is_reckoned_wrongly(book: Book, tmp_path: Path) -> None:
    rows = [(f"דנה {number}", 100, number, 100 - number) for number in range(1, 11)]
    wrong = ("רות לוי", 100, 30, 75)
    path = workbook(tmp_path / "a.xlsx", [("לקוח", 'סה"כ חוב', "שולם", "נותר"), *rows, wrong])
    bring(book, path)
    assert (sum(owed(book)), owed(book)[-1]) == (102000, 7500)


def test_what_was_paid_is_not_taken_off_a_balance(book: Book, tmp_path: Path) -> None:
    bring(book, listed(tmp_path, ("יתרה", "שולם"), (70, 30), (0, 40)))
    assert owed(book) == [7000, 0]


def test_the_whole_debt_and_what_was_paid_stay_as_the_user_says(book: Book, tmp_path: Path) -> None:
    path = listed(tmp_path, ('סה"כ חוב', "שולם"), (100, 30), (40, 40))
    bring(book, path, sheets={0: SheetWishes(targets={2: "custom"})})
    assert owed(book) == [10000, 4000]


def test_the_page_says_which_column_is_owed_and_which_would_count_twice(book: Book, tmp_path: Path) -> None:
    rows = (100, 30, 70), (40, 40, 0)
    assert said(book, listed(tmp_path, ('סה"כ חוב', "שולם", "נותר"), *rows)) == [
        'What a customer owes is “נותר” alone. What counts the same again stays on the card as it is: “סה"כ חוב”, “שולם”.'
    ]
    assert said(book, listed(tmp_path, ('סה"כ חוב', "שולם"), (100, 30), (40, 40))) == ['What a customer owes is “סה"כ חוב” less “שולם”.']
    assert said(book, listed(tmp_path, ("חוב", "הקפה"), (100, 30), (40, 45))) == ["What a customer owes is “חוב”, “הקפה” added up."]


def test_amounts_that_would_count_twice_stay_on_the_card(book: Book, tmp_path: Path) -> None:
    bring(book, listed(tmp_path, ('סה"כ חוב', "שולם", "נותר"), (100, 30, 70), (40, 40, 0)))
    (first, _) = whole_cards(book, tmp_path)
    assert first["custom"] == {'סה"כ חוב': "100", "שולם": "30"}


# lev and euros beside one another


def test_what_is_owed_in_lev_and_in_euros_counts_once_in_the_money_of_the_book(euro_book: Book, tmp_path: Path) -> None:
    bring(euro_book, listed(tmp_path, LEV_AND_EURO, *IN_BOTH))
    assert owed(euro_book) == [10000, 2556, 511]


def test_a_book_of_lev_takes_the_lev(tmp_path: Path) -> None:
    with closing(shop_of(tmp_path, "BGN")) as book:
        bring(book, listed(tmp_path, LEV_AND_EURO, *IN_BOTH))
        assert owed(book) == [19558, 5000, 999]


def test_a_heading_without_a_money_is_told_by_the_amounts(euro_book: Book, tmp_path: Path) -> None:
    bring(euro_book, listed(tmp_path, ("Дължи €", "Остатък"), *((euro, lev) for lev, euro in IN_BOTH)))
    assert owed(euro_book) == [10000, 2556, 511]


def test_lev_and_euros_that_are_not_the_same_are_never_added_up_and_each_row_says_so(euro_book: Book, tmp_path: Path) -> None:
    path = listed(tmp_path, LEV_AND_EURO, (195.58, 120), *IN_BOTH[1:])
    review = bring(euro_book, path, wishes=Wishes(amounts_in="BGN"))
    assert [[fault.reason for fault in told.faults] for _, _, told in review.told()] == [[TWO_MONEYS]] * 3
    assert owed(euro_book) == [10000, 2556, 511]
