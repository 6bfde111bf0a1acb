"""Marks that stand for the cell above: whose entries they make, what they mean in lists, and where they mean nothing."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from tests.services.books import QUIET, SHOP
from tests.services.files import bring, whole_cards
from tests.workbooks import workbook

from smallcrm.domain.customer import Address, Customer
from smallcrm.exchange.row_reading import NAME_AS_ABOVE, NOTHING_ABOVE
from smallcrm.services.book import create_book
from smallcrm.services.customers import save_customer
from smallcrm.services.exporting import export_customers
from smallcrm.services.import_decisions import Fate

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

MARKS = ['"', "''", "״", "〃", '-"-', "-//-", 'כנ"ל', "כנ״ל", "ditto", "do.", "Same", "ایضاً", "نفسه", "също"]


def owed(book: Book, folder: Path) -> dict[str, int]:
    return {card["display_name"]: card["balance"] for card in whole_cards(book, folder)}


def cities(book: Book, folder: Path) -> dict[str, str]:
    return {card["display_name"]: card["addresses"][0]["city"] for card in whole_cards(book, folder)}


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_for_the_name_above_is_an_entry_of_that_customer(book: Book, tmp_path: Path, mark: str) -> None:
    rows: list[list[object]] = [["Customer", "Date", "Took", "Paid"], ["Dana Levy", "13.02.2024", 45, None], [mark, "15.02.2024", None, 20]]
    bring(book, workbook(tmp_path / "a.xlsx", rows))
    assert owed(book, tmp_path) == {"Dana Levy": 2500}


def test_a_mark_for_the_name_above_goes_through_rows_without_a_name(book: Book, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["לקוח", "תאריך", "לקח"],
        ["דנה לוי", "13.02.2024", 45],
        [None, "14.02.2024", 5],
        ['כנ"ל', "15.02.2024", 20],
        ["משה", "16.02.2024", 1],
    ]
    bring(book, workbook(tmp_path / "a.xlsx", rows))
    assert owed(book, tmp_path) == {"דנה לוי": 7000, "משה": 100}


def test_marks_for_the_phone_and_the_name_above_mean_both(book: Book, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Customer", "Phone", "Date", "Took"],
        ["Dana Levy", "054-123-4567", "13.02.2024", 45],
        ['"', '"', "15.02.2024", 20],
        ['"', None, "16.02.2024", 1],
    ]
    bring(book, workbook(tmp_path / "a.xlsx", rows))
    assert owed(book, tmp_path) == {"Dana Levy": 6600}


def test_a_mark_for_the_day_above_is_that_day_without_a_doubt(book: Book, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Customer", "Date", "Took"], ["Dana Levy", "13.02.2024", 45], [None, None, None], ["Ann Lee", "ditto", 20]]
    review = bring(book, workbook(tmp_path / "a.xlsx", rows))
    assert [fault for _, _, told in review.told() for fault in told.faults] == []
    entries = {entry["date"] for card in whole_cards(book, tmp_path) for entry in card["entries"]}
    assert entries == {"2024-02-13"}


def test_a_mark_in_a_list_of_customers_means_the_city_and_the_family_above(book: Book, tmp_path: Path) -> None:
    rows: list[list[object]] = [["שם פרטי", "שם משפחה", "עיר"], ["דנה", "כהן", "חיפה"], ["יוסי", '"', '"'], ["רות", "לוי", "כנ״ל"]]
    bring(book, workbook(tmp_path / "a.xlsx", rows))
    assert cities(book, tmp_path) == {"דנה כהן": "חיפה", "יוסי כהן": "חיפה", "רות לוי": "חיפה"}


def test_a_mark_for_the_name_in_a_list_of_customers_is_nobody_and_says_so(book: Book, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Name", "Phone", "Owes"], ["Dana Levy", "054-123-4567", 10], ["〃", "054-123-4568", 7]]
    review = bring(book, workbook(tmp_path / "a.xlsx", rows))
    assert [review.tables[0].fate(place) for place in (0, 1)] == [Fate.NEW, Fate.CANNOT]
    ((_, _, told),) = [each for each in review.told() if each[1] == 2]
    assert [fault.reason for fault in told.faults] == [NAME_AS_ABOVE]
    assert owed(book, tmp_path) == {"Dana Levy": 1000}


def test_a_mark_that_nothing_stands_above_of_is_no_city(book: Book, tmp_path: Path) -> None:
    review = bring(book, workbook(tmp_path / "a.xlsx", [["Name", "Phone", "City"], ["Dana Levy", "054-123-4567", '"']]))
    ((_, _, told),) = review.told()
    assert [fault.reason for fault in told.faults] == [NOTHING_ABOVE]
    assert [card["addresses"] for card in whole_cards(book, tmp_path)] == [[]]


def test_a_family_called_do_is_no_mark(book: Book, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Given name", "Surname", "City"], ["Ann", "Lee", "Leeds"], ["Minh", "Do", "York"]]
    bring(book, workbook(tmp_path / "a.xlsx", rows))
    assert cities(book, tmp_path) == {"Ann Lee": "Leeds", "Minh Do": "York"}


def test_a_city_written_as_a_mark_in_a_table_of_our_own_stays(book: Book, tmp_path: Path) -> None:
    for name, city in (("Ann", "Leeds"), ("Minh", "same")):
        save_customer(book, Customer(given_name=name, addresses=(Address(city=city),)))
    export_customers(book, None, tmp_path / "all.csv", QUIET)
    with closing(create_book(tmp_path / "again.smallcrm", SHOP)) as again:
        bring(again, tmp_path / "all.csv")
        assert cities(again, tmp_path) == {"Ann": "Leeds", "Minh": "same"}
