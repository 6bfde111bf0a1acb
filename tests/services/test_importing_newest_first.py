"""Entries whose newest stand first, in a sheet or from sheet to sheet: followed from the oldest on, shown as they stand."""

from __future__ import annotations

from contextlib import closing
from itertools import permutations
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.services.books import QUIET, SHOP, select
from tests.services.files import bring, reviewed, understood, whole_cards
from tests.workbooks import workbook

from smallcrm.exchange.day_order import in_order_of_days
from smallcrm.services.book import create_book
from smallcrm.services.exporting import export_customers
from smallcrm.services.import_decisions import Fate, RowWish

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review

HEADINGS = ["תאריך", "לקוח", "פירוט", "לקח", "שילם", "יתרה"]
MOSHE, RUTH = "משה כהן", "רות לוי"
STATEMENT: Sequence[Sequence[object]] = [
    ["15.03.2026", MOSHE, "מזומן", None, 5, 25],
    ["14.03.2026", RUTH, "חלב", 7, None, 7],
    ["14.03.2026", MOSHE, "לחם", 20, None, 30],
    ["01.03.2026", MOSHE, "העברה מפנקס קודם", None, None, 10],
]


def statement(folder: Path, rows: Sequence[Sequence[object]] = STATEMENT) -> Path:
    return workbook(folder / "פנקס.xlsx", [HEADINGS, *rows], "פנקס")


def owed(book: Book, folder: Path) -> dict[str, int]:
    return {card["display_name"]: card["balance"] for card in whole_cards(book, folder)}


def differences(review: Review) -> dict[int, tuple[int, int]]:
    return {row + 1: told.difference for _, row, told in review.told() if told.difference}


def test_what_was_owed_before_stands_in_the_last_row_and_every_balance_agrees(book: Book, tmp_path: Path) -> None:
    review = bring(book, statement(tmp_path))
    assert (owed(book, tmp_path), differences(review)) == ({MOSHE: 2500, RUTH: 700}, {})
    assert select(book, "SELECT kind, amount, occurred_on FROM entry ORDER BY id") == [
        ("opening", 1000, "2026-03-01"),
        ("sale", 2000, "2026-03-14"),
        ("sale", 700, "2026-03-14"),
        ("payment", -500, "2026-03-15"),
    ]


def test_the_rows_are_shown_in_the_order_of_the_file(book: Book, tmp_path: Path) -> None:
    review = reviewed(book, statement(tmp_path, [*STATEMENT[:2], ["14.03.2026", MOSHE, "לחם", "כמה", None, 30], STATEMENT[3]]))
    (table,) = review.tables
    assert list(table.rows) == [1, 2, 3, 4]
    assert [table.name(place) for place in range(4)] == [MOSHE, RUTH, MOSHE, MOSHE]
    assert [table.fate(place) for place in range(4)] == [Fate.NEW, Fate.NEW, Fate.CANNOT, Fate.NEW]
    assert list(table.told) == [1, 3]


def test_a_balance_that_differs_is_told_at_the_row_after_which_it_is_owed(book: Book, tmp_path: Path) -> None:
    wrong = [*STATEMENT[:2], ["14.03.2026", MOSHE, "לחם", 20, None, 31], STATEMENT[3]]
    assert differences(reviewed(book, statement(tmp_path, wrong))) == {4: (3100, 3000)}


def test_a_row_without_a_name_or_a_day_still_takes_them_from_the_row_above(book: Book, tmp_path: Path) -> None:
    rows: Sequence[Sequence[object]] = [
        ["15.03.2026", MOSHE, "מזומן", None, 5, 22],
        ["14.03.2026", None, "חלב", 7, None, 27],
        [None, None, "לחם", 20, None, 20],
        ["01.03.2026", RUTH, "ביצים", 3, None, 3],
    ]
    review = bring(book, statement(tmp_path, rows))
    assert (owed(book, tmp_path), differences(review)) == ({MOSHE: 2200, RUTH: 300}, {})
    assert select(book, "SELECT occurred_on FROM entry WHERE amount = 2000") == [("2026-03-14",)]


def test_pages_of_customers_that_begin_with_the_newest_row_are_followed_so_too(book: Book, tmp_path: Path) -> None:
    pages = {MOSHE: 40, RUTH: 30}
    rows = [[f"{day:02}.03.2026", name, "לחם", 1, None, day + owed] for name, owed in pages.items() for day in range(9, 0, -1)]
    openings = {name: ["28.02.2026", name, "העברה", None, None, owed] for name, owed in pages.items()}
    review = bring(book, statement(tmp_path, [*rows[:9], openings[MOSHE], *rows[9:], openings[RUTH]]))
    assert (owed(book, tmp_path), differences(review)) == ({MOSHE: 4900, RUTH: 3900}, {})


def test_the_next_statement_brings_only_its_new_rows(book: Book, tmp_path: Path) -> None:
    bring(book, statement(tmp_path))
    review = bring(book, statement(tmp_path, [["16.03.2026", RUTH, "מזומן", None, 7, 0], *STATEMENT]))
    assert ([review.count(fate) for fate in (Fate.NEW, Fate.SAME)], differences(review)) == ([1, 4], {})
    assert owed(book, tmp_path) == {MOSHE: 2500, RUTH: 0}


def test_a_row_is_mended_and_left_out_by_its_number_in_the_file(book: Book, tmp_path: Path) -> None:
    bring(book, statement(tmp_path), rows={(0, 1): RowWish(fate=Fate.SKIP), (0, 3): RowWish(cells={3: "19"})})
    assert owed(book, tmp_path) == {MOSHE: 2900, RUTH: 700}


def test_entries_of_our_own_come_back_in_the_order_in_which_they_were_posted(book: Book, tmp_path: Path) -> None:
    for day, amount in ((15, 3), (14, 2), (13, 1)):
        bring(book, statement(tmp_path, [[f"{day}.03.2026", MOSHE, "לחם", amount, None, None]]))
    export_customers(book, None, tmp_path / "a.xlsx", QUIET)
    with closing(create_book(tmp_path / "again.smallcrm", SHOP)) as again:
        bring(again, tmp_path / "a.xlsx")
        assert select(again, "SELECT amount FROM entry ORDER BY id") == [(300,), (200,), (100,)]


# sheets of months

MONTHS: dict[str, Sequence[Sequence[object]]] = {
    "ינואר": [["03.01.2026", MOSHE, "לחם", 50, None, 50], ["04.01.2026", RUTH, "חלב", 30, None, 30]],
    "פברואר": [
        ["01.02.2026", MOSHE, "יתרה קודמת", None, None, 50],
        ["01.02.2026", RUTH, "יתרה קודמת", None, None, 30],
        ["03.02.2026", MOSHE, "ביצים", 15, None, 65],
    ],
    "מרץ": [["01.03.2026", MOSHE, "יתרה קודמת", None, None, 65], ["05.03.2026", MOSHE, "מזומן", None, 5, 60]],
}


def months(folder: Path, sheets: Iterable[str], *, is_newest_first: bool = False, more: Sequence[object] | None = None) -> Path:
    file = openpyxl.Workbook()
    file.remove(file.worksheets[0])
    for name in sheets:
        page = file.create_sheet(name)
        rows = [*MONTHS[name], *([more] if more and name == "ינואר" else [])]
        for row in (HEADINGS, *(reversed(rows) if is_newest_first else rows)):
            page.append([*row])
    file.save(folder / "פנקס.xlsx")
    return folder / "פנקס.xlsx"


@pytest.mark.parametrize("sheets", list(permutations(MONTHS)))
@pytest.mark.parametrize("is_newest_first", [False, True])
def test_sheets_of_months_are_followed_by_their_days_in_whatever_order_they_stand(
    book: Book, tmp_path: Path, sheets: Sequence[str], *, is_newest_first: bool
) -> None:
    review = bring(book, months(tmp_path, sheets, is_newest_first=is_newest_first))
    assert (owed(book, tmp_path), differences(review)) == ({MOSHE: 6000, RUTH: 3000}, {})
    assert [found.table.name for found in review.tables] == [*sheets]


def test_what_is_owed_follows_sheets_of_months_that_come_again_in_another_order(book: Book, tmp_path: Path) -> None:
    bring(book, months(tmp_path, MONTHS))
    assert bring(book, months(tmp_path, reversed(MONTHS))).is_known
    assert owed(book, tmp_path) == {MOSHE: 6000, RUTH: 3000}


def test_sheets_whose_days_overlap_are_followed_as_they_stand(book: Book, tmp_path: Path) -> None:
    more = ["02.02.2026", MOSHE, "מים", 1, None, None]
    tables = in_order_of_days(understood(book, months(tmp_path, reversed(MONTHS), more=more)).tables)
    assert [table.name for table in tables] == [*reversed(MONTHS)]


@pytest.mark.parametrize(
    ("days", "is_newest_first"),
    [
        (("15.03.2026", "14.03.2026", "13.03.2026"), True),
        (("15.03.2026", "15.03.2026", "14.03.2026", "14.03.2026", "13.03.2026"), True),
        (("13.03.2026", "14.03.2026", "15.03.2026"), False),
        (("15.03.2026", "15.03.2026", "15.03.2026"), False),
        (("15.03.2026", "14.03.2026", "16.03.2026", "17.03.2026"), False),
        (("15.03.2026", "14.03.2026"), False),
    ],
)
def test_a_sheet_is_read_from_below_only_where_its_days_clearly_go_back(
    book: Book, tmp_path: Path, days: Sequence[str], *, is_newest_first: bool
) -> None:
    (table,) = understood(book, statement(tmp_path, [[day, MOSHE, "לחם", 1, None, None] for day in days])).tables
    assert table.is_newest_first is is_newest_first


@pytest.mark.parametrize("is_newest_first", [True, False])
def test_short_pages_of_one_customer_each_are_followed_from_their_oldest_rows(book: Book, tmp_path: Path, *, is_newest_first: bool) -> None:
    rows: list[list[object]] = [[*HEADINGS]]
    for place, name in enumerate((MOSHE, RUTH, "יעל דוד", "אבי מור")):
        page: list[list[object]] = [
            ["01.01.2026", None, "העברה מפנקס קודם", None, None, 100 + place],
            [f"{5 + place:02}.02.2026", None, "חלב", 50, None, 150 + place],
            [f"{9 + place:02}.03.2026", None, "מזומן", None, 20, 130 + place],
        ]
        page = page[::-1] if is_newest_first else page
        rows += [[page[0][0], name, *page[0][2:]], *page[1:]]
    review = bring(book, workbook(tmp_path / "פנקס.xlsx", rows, "פנקס"))
    assert (sorted(owed(book, tmp_path).values()), differences(review)) == ([13000, 13100, 13200, 13300], {})
