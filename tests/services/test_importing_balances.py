"""Balances that stand beside a sheet of entries: compared where there are entries, opening balances where there are none."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.services.books import dump, select
from tests.services.files import bring, reviewed, understood, whole_cards
from tests.workbooks import workbook

from smallcrm.exchange.reading_context import SheetWishes
from smallcrm.i18n.direction import strip_marks
from smallcrm.services.import_decisions import Fate
from smallcrm.services.import_texts import about_difference

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review

PEOPLE: list[list[object]] = [["Ann Lee", "054-123-4561", 20], ["Bob Ray", "054-123-4562", 250], ["Cat Moe", "054-123-4563", 40]]
ENTRIES: list[list[object]] = [["Ann Lee", "13/04/2024", 30, None], ["Ann Lee", "14/04/2024", None, 10]]


def shop(folder: Path, people: Sequence[Sequence[object]] = PEOPLE, entries: Sequence[Sequence[object]] = ENTRIES, *above: str) -> Path:
    path = folder / "shop.xlsx"
    book = openpyxl.Workbook()
    for name, titles, rows in (
        ("Customers", above, [["Name", "Phone", "Balance"], *people]),
        ("Ledger", (), [["Name", "Date", "Took", "Paid"], *entries]),
    ):
        page = book.create_sheet(name)
        for row in (*([title] for title in titles), *rows):
            page.append(list(row))
    book.remove(book.worksheets[0])
    book.save(path)
    return path


def balances(book: Book, folder: Path) -> dict[str, int]:
    return {card["display_name"]: card["balance"] for card in whole_cards(book, folder)}


def openings(book: Book) -> list[tuple[object, ...]]:
    return select(book, "SELECT amount, occurred_on FROM entry WHERE kind = 'opening' ORDER BY amount")


def differences(review: Review) -> dict[int, tuple[int, int]]:
    return {row + 1: told.difference for _, row, told in review.told() if told.difference}


def test_a_customer_without_entries_in_the_ledger_begins_with_his_balance(book: Book, tmp_path: Path) -> None:
    review = bring(book, shop(tmp_path))
    assert balances(book, tmp_path) == {"Ann Lee": 2000, "Bob Ray": 25000, "Cat Moe": 4000}
    assert (review.owing, differences(review)) == (31000, {})
    assert [amount for amount, _ in openings(book)] == [4000, 25000]


def test_the_review_of_balances_beside_entries_comes_to_what_is_written(book: Book, tmp_path: Path) -> None:
    path = shop(tmp_path)
    told, done = reviewed(book, path), bring(book, path)
    assert (told.owing, told.new_cards, told.entries) == (done.owing, done.new_cards, done.entries) == (31000, 3, 2)


def test_a_balance_that_the_entries_do_not_come_to_is_told_by_its_row(book: Book, tmp_path: Path) -> None:
    review = bring(book, shop(tmp_path, [["Ann Lee", "054-123-4561", 100], *PEOPLE[1:]]))
    assert balances(book, tmp_path)["Ann Lee"] == 2000
    assert differences(review) == {2: (10000, 2000)}
    (table, row, told), *_ = ((table, row, told) for table, row, told in review.told() if told.difference)
    assert strip_marks(about_difference(row, told.difference or (0, 0), book.shop, table.table.kind)) == (
        "Row 2: the balance in the file is ₪100.00, but with the entries of the other sheet ₪20.00 is owed."
    )


def test_the_same_workbook_with_balances_and_entries_again_changes_nothing(book: Book, tmp_path: Path) -> None:
    path = shop(tmp_path)
    bring(book, path)
    before = dump(book)
    assert bring(book, path).is_known
    assert dump(book) == before


def test_a_customer_whose_entries_cannot_come_in_does_not_begin_with_his_balance(book: Book, tmp_path: Path) -> None:
    review = bring(book, shop(tmp_path, entries=[*ENTRIES, ["Bob Ray", "31/04/2024", 250, None]]))
    assert balances(book, tmp_path) == {"Ann Lee": 2000, "Bob Ray": 0, "Cat Moe": 4000}
    assert differences(review) == {3: (25000, 0)}


def test_a_row_of_the_ledger_without_an_amount_is_no_entry(book: Book, tmp_path: Path) -> None:
    bring(book, shop(tmp_path, entries=[*ENTRIES, ["Bob Ray", None, None, None]]))
    assert balances(book, tmp_path)["Bob Ray"] == 25000


def test_the_total_of_balances_beside_entries_is_checked(book: Book, tmp_path: Path) -> None:
    (check,) = understood(book, shop(tmp_path, [*PEOPLE, ["Total", None, 1000]])).totals
    assert (check.stated, check.computed) == (100000, 31000)


def test_balances_of_a_day_before_all_entries_are_opening_balances_and_the_entries_come_on_top(book: Book, tmp_path: Path) -> None:
    path = shop(tmp_path, PEOPLE, ENTRIES, "As of 1.3.2024")
    table = understood(book, path).tables[0]
    assert (table.balances_of, table.entries_from, table.summed_elsewhere) == (date(2024, 3, 1), date(2024, 4, 13), frozenset())
    bring(book, path)
    assert balances(book, tmp_path) == {"Ann Lee": 4000, "Bob Ray": 25000, "Cat Moe": 4000}
    assert {day for _, day in openings(book)} == {"2024-03-01"}


@pytest.mark.parametrize("day", ["13.4.2024", "1.5.2024"])
def test_balances_of_a_day_on_which_there_were_entries_are_compared_with_them(book: Book, tmp_path: Path, day: str) -> None:
    bring(book, shop(tmp_path, PEOPLE, ENTRIES, f"As of {day}"))
    assert balances(book, tmp_path)["Ann Lee"] == 2000


def test_the_day_of_the_balances_that_the_user_says_tells_that_they_are_opening_balances(book: Book, tmp_path: Path) -> None:
    bring(book, shop(tmp_path), sheets={0: SheetWishes(balances_of=date(2024, 1, 1))})
    assert balances(book, tmp_path)["Ann Lee"] == 4000


@pytest.mark.parametrize("heading", ["Opening balance", "יתרת פתיחה", "مانده اول دوره", "رصيد أول المدة", "Начално салдо"])
def test_what_is_called_an_opening_balance_is_owed_before_the_entries(book: Book, tmp_path: Path, heading: str) -> None:
    path = tmp_path / "shop.xlsx"
    made = openpyxl.load_workbook(workbook(path, [["Name", "Phone", heading], ["Ann Lee", "020 7946 0001", 100], ["Bob Ray", None, 50]]))
    sheet = made.create_sheet("Ledger")
    days = ["2025-01-03", "Ann Lee", 20, None, 120], ["2025-01-05", "Bob Ray", None, 50, 0]
    for row in (["Date", "Name", "Charge", "Payment", "Balance"], *days):
        sheet.append(row)
    made.save(path)
    review = bring(book, path)
    assert (balances(book, tmp_path), differences(review)) == ({"Ann Lee": 12000, "Bob Ray": 0}, {})
    assert openings(book) == [(5000, "2025-01-03"), (10000, "2025-01-03")]
    assert bring(book, path).is_known


def test_a_card_of_the_book_gets_the_balance_of_a_row_without_entries(book: Book, tmp_path: Path) -> None:
    bring(book, shop(tmp_path, [[*PEOPLE[1][:2], None]], ENTRIES))
    review = bring(book, shop(tmp_path, [PEOPLE[1]], ENTRIES))
    assert review.tables[0].fate(0) is Fate.UPDATE
    assert balances(book, tmp_path)["Bob Ray"] == 25000
