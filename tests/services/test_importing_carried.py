"""Balances carried forward from sheet to sheet, and from one month's file to the next: compared, and never added again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import openpyxl
import pytest
from tests.services.books import select
from tests.services.files import bring, reviewed, whole_cards
from tests.workbooks import workbook

from smallcrm.domain.customer import Customer
from smallcrm.services.customers import get_customer, save_customer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review

    Rows: TypeAlias = Sequence[Sequence[object]]

HEADINGS = ["Date", "Name", "Took", "Paid", "Balance"]
JANUARY: Rows = [["14/01/2026", "Ann Lee", 10, None, 10], ["15/01/2026", "Ann Lee", None, 5, 5]]
FEBRUARY: Rows = [["01/02/2026", "Ann Lee", None, None, 5], ["14/02/2026", "Ann Lee", 20, None, 25], ["15/02/2026", "Ann Lee", None, 5, 20]]
MARCH: Rows = [["01/03/2026", "Ann Lee", None, None, 20], ["14/03/2026", "Ann Lee", 30, None, 50], ["15/03/2026", "Ann Lee", None, 5, 45]]


def months(folder: Path, sheets: Mapping[str, Rows]) -> Path:
    made = openpyxl.Workbook()
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows if name == "Customers" else [HEADINGS, *rows]:
            page.append(row)
    made.remove(made.worksheets[0])
    made.save(folder / "months.xlsx")
    return folder / "months.xlsx"


def month(folder: Path, rows: Rows) -> Path:
    return workbook(folder / "month.xlsx", [HEADINGS, *rows], "Entries")


def owed(book: Book, folder: Path) -> dict[str, int]:
    return {card["display_name"]: card["balance"] for card in whole_cards(book, folder)}


def differences(review: Review) -> dict[tuple[str, int], tuple[int, int]]:
    return {(found.table.name, row + 1): told.difference for found, row, told in review.told() if told.difference}


def test_a_balance_carried_from_month_to_month_is_owed_once(book: Book, tmp_path: Path) -> None:
    review = bring(book, months(tmp_path, {"January": JANUARY, "February": FEBRUARY, "March": MARCH}))
    assert (owed(book, tmp_path), differences(review)) == ({"Ann Lee": 4500}, {})


def test_what_was_owed_before_the_first_month_is_an_opening_balance(book: Book, tmp_path: Path) -> None:
    bring(book, months(tmp_path, {"February": FEBRUARY, "March": MARCH}))
    assert select(book, "SELECT amount, occurred_on FROM entry WHERE kind = 'opening'") == [(500, "2026-02-01")]
    assert owed(book, tmp_path) == {"Ann Lee": 4500}


def test_the_months_brought_again_change_nothing_and_differ_from_nothing(book: Book, tmp_path: Path) -> None:
    path = months(tmp_path, {"January": JANUARY, "February": FEBRUARY, "March": MARCH})
    bring(book, path)
    review = bring(book, path)
    assert (review.is_known, owed(book, tmp_path), differences(review)) == (True, {"Ann Lee": 4500}, {})


def test_a_balance_that_was_carried_wrongly_is_told_at_its_row(book: Book, tmp_path: Path) -> None:
    wrong: Rows = [["01/02/2026", "Ann Lee", None, None, 7], ["14/02/2026", "Ann Lee", 20, None, 27]]
    review = bring(book, months(tmp_path, {"January": JANUARY, "February": wrong}))
    assert (owed(book, tmp_path), differences(review)) == ({"Ann Lee": 2500}, {("February", 2): (700, 500)})


def test_a_running_balance_may_go_on_in_the_next_sheet_or_begin_anew_there(book: Book, tmp_path: Path) -> None:
    going_on: Rows = [["14/02/2026", "Ann Lee", 20, None, 25]]
    anew: Rows = [["14/03/2026", "Ann Lee", 30, None, 30], ["15/03/2026", "Ann Lee", None, 5, 25]]
    review = bring(book, months(tmp_path, {"January": JANUARY, "February": going_on, "March": anew}))
    assert (owed(book, tmp_path), differences(review)) == ({"Ann Lee": 5000}, {})


def test_the_file_of_the_next_month_begins_with_what_the_book_says(book: Book, tmp_path: Path) -> None:
    bring(book, month(tmp_path, JANUARY))
    review = bring(book, month(tmp_path, FEBRUARY))
    assert (owed(book, tmp_path), differences(review)) == ({"Ann Lee": 2000}, {})


def test_the_file_of_the_next_month_brought_again_differs_from_nothing(book: Book, tmp_path: Path) -> None:
    bring(book, month(tmp_path, JANUARY))
    bring(book, month(tmp_path, FEBRUARY))
    assert differences(bring(book, month(tmp_path, FEBRUARY))) == {}


def test_a_balance_that_the_book_does_not_have_is_told_and_not_added(book: Book, tmp_path: Path) -> None:
    bring(book, month(tmp_path, JANUARY))
    review = bring(book, month(tmp_path, [["01/02/2026", "Ann Lee", None, None, 8], ["14/02/2026", "Ann Lee", 20, None, 28]]))
    assert (owed(book, tmp_path), differences(review)) == ({"Ann Lee": 2500}, {("Entries", 2): (800, 500)})


def test_a_card_of_the_book_without_entries_begins_with_the_balance_carried_forward(book: Book, tmp_path: Path) -> None:
    ann = save_customer(book, Customer(given_name="Ann", family_name="Lee")).value
    bring(book, month(tmp_path, FEBRUARY))
    assert get_customer(book, ann).balance == 2000


def test_a_customer_who_has_paid_all_he_owed_in_the_book_gets_no_opening_balance(book: Book, tmp_path: Path) -> None:
    bring(book, month(tmp_path, [["14/01/2026", "Ann Lee", 10, None, 10], ["15/01/2026", "Ann Lee", None, 10, 0]]))
    review = bring(book, month(tmp_path, FEBRUARY))
    assert (owed(book, tmp_path), differences(review)) == ({"Ann Lee": 1500}, {("Entries", 2): (500, 0)})


def test_what_is_told_of_carried_balances_is_the_same_before_it_is_done(book: Book, tmp_path: Path) -> None:
    bring(book, month(tmp_path, JANUARY))
    wrong: Rows = [["01/03/2026", "Ann Lee", None, None, 21], ["14/03/2026", "Ann Lee", 30, None, 51]]
    path = months(tmp_path, {"February": FEBRUARY, "March": wrong})
    assert differences(reviewed(book, path)) == differences(bring(book, path)) == {("March", 2): (2100, 2000)}


def test_a_balance_of_the_list_of_customers_is_not_added_again_where_the_entries_begin_with_it(book: Book, tmp_path: Path) -> None:
    customers: Rows = [["Balances of 31/12/2025"], ["Name", "Phone", "Balance"], ["Ann Lee", "054-123-4567", 5]]
    review = bring(book, months(tmp_path, {"Customers": customers, "February": FEBRUARY}))
    assert (owed(book, tmp_path), differences(review)) == ({"Ann Lee": 2000}, {})


OPENINGS = ["Opening balance", "Brought forward", "יתרת פתיחה", "الرصيد الافتتاحي", "مانده از قبل", "Начално салдо"]
NOTED = ["Date", "Name", "What", "Took", "Paid"]


def noted(folder: Path, *sheets: Rows) -> Path:
    made = openpyxl.Workbook()
    for rows in sheets:
        page = made.create_sheet()
        for row in [NOTED, *rows]:
            page.append(row)
    made.remove(made.worksheets[0])
    made.save(folder / "noted.xlsx")
    return folder / "noted.xlsx"


def opened(opening: str, day: str, amount: int, took: int) -> Rows:
    return [[f"01/{day}", "Ann Lee", opening, amount, None], [f"14/{day}", "Ann Lee", "milk", took, None]]


@pytest.mark.parametrize("opening", OPENINGS)
def test_an_opening_balance_in_the_column_of_what_was_taken_is_posted_once(book: Book, tmp_path: Path, opening: str) -> None:
    review = bring(book, noted(tmp_path, opened(opening, "01/2025", 100, 20), opened(opening, "02/2025", 120, 20)))
    assert (owed(book, tmp_path), differences(review)) == ({"Ann Lee": 14000}, {})
    assert select(book, "SELECT amount FROM entry WHERE kind = 'opening'") == [(10000,)]


def test_an_opening_balance_that_the_months_before_do_not_come_to_is_told(book: Book, tmp_path: Path) -> None:
    review = bring(book, noted(tmp_path, opened(OPENINGS[0], "01/2025", 100, 20), opened(OPENINGS[0], "02/2025", 115, 20)))
    assert (owed(book, tmp_path), [*differences(review).values()]) == ({"Ann Lee": 14000}, [(11500, 12000)])


def test_the_next_month_alone_does_not_post_its_opening_balance_again(book: Book, tmp_path: Path) -> None:
    bring(book, noted(tmp_path, opened(OPENINGS[0], "01/2025", 100, 20)))
    path = noted(tmp_path, opened(OPENINGS[0], "02/2025", 120, 20))
    bring(book, path)
    assert owed(book, tmp_path) == {"Ann Lee": 14000}
    assert bring(book, path).is_known


def test_what_was_paid_of_an_old_debt_is_a_payment(book: Book, tmp_path: Path) -> None:
    first, milk = opened(OPENINGS[0], "01/2025", 100, 20)
    bring(book, noted(tmp_path, [first, milk, ["15/01/2025", "Ann Lee", "old debt", None, 50]]))
    assert owed(book, tmp_path) == {"Ann Lee": 7000}


BETWEEN_PAGES = [
    ("Carried forward to page 2", "Brought forward from page 1"),
    ("Balance c/d", "Balance b/d"),
    ("להעברה", "העברה מדף קודם"),
    ("المرحل إلى الصفحة التالية", "منقول"),
    ("نقل به صفحه بعد", "نقل از صفحه قبل"),
    ("За пренасяне", "Пренос"),
    ("Closing balance", "Opening balance"),
]


@pytest.mark.parametrize(("foot", "head"), BETWEEN_PAGES)
def test_what_is_carried_from_page_to_page_is_no_entry(book: Book, tmp_path: Path, foot: str, head: str) -> None:
    pages: Rows = [
        ["23/01/2025", "Ann Lee", "milk", 20, None],
        ["24/01/2025", "Ann Lee", foot, 20, None],
        ["25/01/2025", "Ann Lee", head, 20, None],
        ["29/01/2025", "Ann Lee", "cash", None, 5],
    ]
    path = noted(tmp_path, pages)
    review = bring(book, path)
    assert (owed(book, tmp_path), differences(review)) == ({"Ann Lee": 1500}, {})
    assert bring(book, path).is_known


def test_the_sum_of_a_page_of_several_customers_is_nobodys_and_compared_with_nobodys(book: Book, tmp_path: Path) -> None:
    page: Rows = [
        ["23/01/2025", "Ann Lee", "milk", 20, None],
        ["24/01/2025", "Bob Ray", "bread", 9, 4],
        [None, None, "Carried forward", 29, 4],
        [None, None, "Brought forward", 29, 4],
        ["29/01/2025", "Ann Lee", "cash", None, 5],
    ]
    review = bring(book, noted(tmp_path, page))
    assert (owed(book, tmp_path), differences(review)) == ({"Ann Lee": 1500, "Bob Ray": 500}, {})


def test_a_page_closed_on_the_side_of_payments_is_not_paid(book: Book, tmp_path: Path) -> None:
    closed: Rows = [["23/01/2025", "Ann Lee", "milk", 20, None], [None, "Ann Lee", "Balance c/d", None, 20]]
    review = bring(book, noted(tmp_path, closed, [[None, "Ann Lee", "Balance b/d", 20, None], ["28/02/2025", "Ann Lee", "tea", 3, None]]))
    assert (owed(book, tmp_path), differences(review)) == ({"Ann Lee": 2300}, {})


def test_a_sum_carried_forward_that_is_not_what_a_customer_owes_is_told(book: Book, tmp_path: Path) -> None:
    review = bring(
        book, noted(tmp_path, [["23/01/2025", "Ann Lee", "milk", 20, None], ["24/01/2025", "Ann Lee", "Carried forward", 25, None]])
    )
    assert (owed(book, tmp_path), [*differences(review).values()]) == ({"Ann Lee": 2000}, [(2500, 2000)])


@pytest.mark.parametrize("note", ["העברה", "העברה בנקאית", "انتقالی", "Пренос по сметка"])
def test_a_payment_by_transfer_is_a_payment(book: Book, tmp_path: Path, note: str) -> None:
    bring(book, noted(tmp_path, [["23/01/2025", "Ann Lee", "milk", 20, None], ["24/01/2025", "Ann Lee", note, None, 5]]))
    assert owed(book, tmp_path) == {"Ann Lee": 1500}
