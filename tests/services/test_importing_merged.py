"""Files that still know a card by the number it had before it was merged into another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.services.books import QUIET, select
from tests.services.files import bring
from tests.services.merged import DANA_AGAIN, new
from tests.workbooks import workbook

from smallcrm.domain.customer import Customer, Phone
from smallcrm.services import merging
from smallcrm.services.customer_list import Filter, summary
from smallcrm.services.customers import get_customer
from smallcrm.services.import_decisions import Fate
from smallcrm.services.import_matching import Candidate
from smallcrm.services.made_customers import NUMBER_OF_ANOTHER

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

DANA_LEVI = Customer(number="3", given_name="דנה", family_name="לוי", phones=(Phone("054-123-4567"),))
DANA_COHEN = Customer(number="7", given_name="דנה", family_name="כהן", phones=(Phone("03-555-0142"),))


def dana_with_two_cards_made_one(book: Book) -> int:
    """Number 7, from before she married, is merged into number 3."""
    levi, cohen = new(book, DANA_LEVI), new(book, DANA_COHEN)
    return merging.merge(book, levi, [cohen]).value


def customers(folder: Path, *rows: list[object]) -> Path:
    return workbook(folder / "לקוחות.xlsx", [["מס' לקוח", "שם", "עיר"], *rows])


def test_a_row_with_the_number_of_a_merged_card_brings_the_surviving_one_up_to_date(book: Book, tmp_path: Path) -> None:
    levi = dana_with_two_cards_made_one(book)
    review = bring(book, customers(tmp_path, [7, "דנה כהן", "חיפה"]))
    card = get_customer(book, levi)
    assert (review.count(Fate.UPDATE), review.new_cards, summary(book, Filter()).count) == (1, 0, 1)
    assert (card.number, card.family_name, [address.city for address in card.addresses]) == ("3", "לוי", ["חיפה"])


def test_a_row_with_the_number_alone_of_a_merged_card_is_about_the_surviving_one(book: Book, tmp_path: Path) -> None:
    levi = dana_with_two_cards_made_one(book)
    bring(book, customers(tmp_path, [7, None, "חיפה"], [3, None, "חיפה"]))
    assert select(book, "SELECT customer_id, city FROM address") == [(levi, "חיפה")]


def test_the_number_of_a_card_merged_twice_over_leads_to_the_one_that_is_left(book: Book, tmp_path: Path) -> None:
    levi = dana_with_two_cards_made_one(book)
    last = merging.merge(book, new(book, DANA_AGAIN), [levi]).value
    review = bring(book, customers(tmp_path, [7, "דנה כהן", "לוד"]))
    assert review.new_cards == 0
    assert "לוד" in {address.city for address in get_customer(book, last).addresses}


def test_an_entry_under_the_number_of_a_merged_card_is_posted_to_the_surviving_one(book: Book, tmp_path: Path) -> None:
    levi = dana_with_two_cards_made_one(book)
    rows: list[list[object]] = [
        ["מס' לקוח", "לקוח", "תאריך", "לקח", "שילם"],
        [7, "דנה כהן", "02.03.2024", 12, None],
        [3, "דנה לוי", "03.03.2024", 5, None],
    ]
    bring(book, workbook(tmp_path / "פנקס.xlsx", rows, "פנקס"))
    assert get_customer(book, levi).balance == 1700
    assert summary(book, Filter()).count == 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["the survivor first", "the merged one first"])
def test_rows_of_both_cards_each_with_its_own_town_are_about_the_surviving_one(book: Book, tmp_path: Path, order: tuple[int, int]) -> None:
    headings = ["No", "Name", "Phone", "Balance"]
    rows: list[list[object]] = [[1, "Dana Levy", "0541234567", 100], [2, "Dana Levi", "0541234560", 50]]
    bring(book, workbook(tmp_path / "a.xlsx", [headings, *rows]))
    first, second = (identity for (identity,) in select(book, "SELECT id FROM customer ORDER BY id"))
    merging.merge(book, first, [second])
    moved = [[*row, city] for row, city in zip(rows, ["Haifa", "Akko"], strict=True)]
    review = bring(book, workbook(tmp_path / "b.xlsx", [[*headings, "City"], *(moved[place] for place in order)]))
    card = get_customer(book, first)
    assert (review.new_cards, {address.city for address in card.addresses}, card.balance) == (0, {"Haifa", "Akko"}, 15000)


def test_a_number_that_another_card_has_by_now_is_that_cards(book: Book, tmp_path: Path) -> None:
    levi = dana_with_two_cards_made_one(book)
    yosef = new(book, Customer(number="7", given_name="יוסף", family_name="מזרחי"))
    bring(book, customers(tmp_path, [7, "יוסף מזרחי", "לוד"]))
    assert [address.city for address in get_customer(book, yosef).addresses] == ["לוד"]
    assert not get_customer(book, levi).addresses


def test_the_number_of_a_merged_card_with_a_name_of_another_makes_a_card(book: Book, tmp_path: Path) -> None:
    dana_with_two_cards_made_one(book)
    review = bring(book, customers(tmp_path, [7, "אברהם אוחיון", "נתניה"]))
    assert review.new_cards == 1


def test_a_card_separated_again_is_known_by_its_own_number(book: Book, tmp_path: Path) -> None:
    levi = dana_with_two_cards_made_one(book)
    ((cohen,),) = select(book, "SELECT id FROM customer WHERE number = '7'")
    merging.unmerge(book, cohen, QUIET)
    bring(book, customers(tmp_path, [7, "דנה כהן", "חיפה"]))
    assert not get_customer(book, levi).addresses
    assert [address.city for address in get_customer(book, cohen).addresses] == ["חיפה"]


def test_a_name_that_was_merged_away_means_the_card_it_is_in_though_its_row_says_more_by_now(book: Book, tmp_path: Path) -> None:
    headings = ("Name", "Phone", "City", "Balance")
    ann, anne = ("Ann Lee", "054-123-4567", "Leeds", 100), ("Anne Lee", "", "Leeds", 40)
    bring(book, workbook(tmp_path / "a.xlsx", [headings, ann, anne]))
    first, second = (identity for (identity,) in select(book, "SELECT id FROM customer ORDER BY id"))
    merging.merge(book, first, [second])
    review = bring(book, workbook(tmp_path / "b.xlsx", [(*headings, "Notes"), (*ann, ""), (*anne, "likes jazz")]))
    card = get_customer(book, first)
    assert (review.new_cards, card.notes.splitlines()[-1], card.balance) == (0, "likes jazz", 14000)


def test_an_entry_of_a_name_that_was_merged_away_is_posted_to_the_card_it_is_in(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "a.xlsx", [("Name", "Phone"), ("Ann Lee", "054-123-4567"), ("Anne Lee", "")]))
    first, second = (identity for (identity,) in select(book, "SELECT id FROM customer ORDER BY id"))
    merging.merge(book, first, [second])
    bring(
        book, workbook(tmp_path / "b.xlsx", [("Date", "Name", "Phone", "Took", "Paid"), ("14/02/2024", "Anne Lee", "054-123-4567", "", 30)])
    )
    assert select(book, "SELECT count(*) FROM customer") == [(2,)]
    assert get_customer(book, first).balance == -3000


def test_a_number_under_another_name_is_told_as_that_of_the_card_that_bears_it(book: Book, tmp_path: Path) -> None:
    dana_with_two_cards_made_one(book)
    rows = ([7, "דנה כהן", "21.03.2024", 50], [3, "אבי מור", "22.03.2024", 5], [7, "אבי מור", "22.03.2024", 5])
    review = bring(book, workbook(tmp_path / "פנקס.xlsx", [["מס' לקוח", "לקוח", "תאריך", "לקח"], *rows]))
    refused = [told.values["name"] for _, _, told in review.told() if told.reason == NUMBER_OF_ANOTHER]
    assert [(each.number, each.name) for each in refused if isinstance(each, Candidate)] == [("3", "דנה לוי"), ("7", "דנה כהן")]
