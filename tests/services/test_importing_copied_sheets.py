"""Entries that stand on two sheets of one file: posted once where one sheet says what the others say, twice where only a few agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
from tests.services.books import dump, select
from tests.services.files import bring

from smallcrm.services.import_decisions import TWICE, Fate, RowWish
from smallcrm.services.row_words import RowAt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from smallcrm.services.book import Book

    Row = Sequence[object]

HEADING = ("תאריך", "לקוח", "פרטים", "לקח", "שילם")
MILK, EGGS = ("03/01/2025", "דנה כהן", "חלב", 20, None), ("14/01/2025", "משה לוי", "ביצים", 10, None)
CASH, BREAD = ("13/02/2025", "דנה כהן", "מזומן", None, 5), ("14/02/2025", "משה לוי", "לחם", 8, None)
MONTHS: Mapping[str, Sequence[Row]] = {"ינואר": [MILK, EGGS], "פברואר": [CASH, BREAD]}
YEAR: Mapping[str, Sequence[Row]] = {"הכול": [MILK, EGGS, CASH, BREAD]}


def sheets(folder: Path, rows_of: Mapping[str, Sequence[Row]], heading: Row = HEADING) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in rows_of.items():
        page = made.create_sheet(name)
        for row in (heading, *rows):
            page.append(row)
    made.save(folder / "חובות.xlsx")
    return folder / "חובות.xlsx"


def owed(book: Book) -> list[int]:
    return [balance for (balance,) in select(book, "SELECT balance FROM customer_index ORDER BY display_name")]


def test_a_sheet_of_the_year_beside_its_months_is_posted_once_whichever_stands_first(book: Book, tmp_path: Path) -> None:
    review = bring(book, sheets(tmp_path, {**MONTHS, **YEAR}))
    assert (review.entries, review.count(Fate.SKIP), owed(book)) == (4, 4, [1500, 1800])
    told = review.tables[2].told[1]
    assert (told.reason, told.values) == (TWICE, {"row": RowAt(1, "ינואר")})


def test_months_beside_a_sheet_of_the_year_that_stands_first_are_posted_once(book: Book, tmp_path: Path) -> None:
    bring(book, sheets(tmp_path, {**YEAR, **MONTHS}))
    assert owed(book) == [1500, 1800]


def test_an_entry_that_only_the_month_has_comes_in_beside_those_of_the_year(book: Book, tmp_path: Path) -> None:
    year = [("01/01/2025", "דנה כהן", f"לחם {day}", 1, None) for day in range(6)]
    bring(book, sheets(tmp_path, {"הכול": year, "ינואר": [*year[:4], EGGS]}))
    assert owed(book) == [600, 1000]


def test_two_equal_entries_of_one_sheet_are_two_though_the_sheet_is_copied(book: Book, tmp_path: Path) -> None:
    bring(book, sheets(tmp_path, {"ינואר": [MILK, MILK, EGGS], "ינואר (2)": [MILK, MILK, EGGS]}))
    assert owed(book) == [4000, 1000]


def test_an_entry_that_two_months_have_is_two_where_their_others_differ(book: Book, tmp_path: Path) -> None:
    bring(book, sheets(tmp_path, {"בוקר": [MILK, EGGS], "ערב": [MILK, BREAD]}))
    assert owed(book) == [4000, 1800]


def test_a_file_with_a_copied_sheet_changes_nothing_when_it_is_brought_again(book: Book, tmp_path: Path) -> None:
    path = sheets(tmp_path, {**MONTHS, **YEAR})
    bring(book, path)
    before = dump(book)
    review = bring(book, path)
    assert (review.is_known, dump(book)) == (True, before)


def test_an_entry_that_the_user_leaves_out_of_one_sheet_comes_in_by_its_copy(book: Book, tmp_path: Path) -> None:
    path = sheets(tmp_path, {"ינואר": [MILK, EGGS, CASH], "ינואר (2)": [MILK, EGGS, CASH]})
    bring(book, path, rows={(0, 1): RowWish(fate=Fate.SKIP)})
    assert owed(book) == [1500, 1000]
