"""What very many customers share tells none of them from another: a filler phone, the shop's e-mail, the name "customer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.services.books import bring_in
from tests.services.files import bring, reviewed, whole_cards
from tests.workbooks import workbook

from smallcrm.domain.customer import Customer, Phone
from smallcrm.domain.errors import UserError
from smallcrm.models.bulk import CHUNK
from smallcrm.services.customers import get_customer, save_customer
from smallcrm.services.import_decisions import Fate
from smallcrm.services.import_matching import MOST_SHARING, SEVERAL
from smallcrm.services.import_told import MOST_CHANGES, TOO_MANY_ROWS
from smallcrm.services.importing import NOTHING_COMES_IN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review

FILLER, MOBILE, ANOTHER = "050-000-0000", "054-123-4567", "052-765-4321"
MANY = MOST_SHARING + 5
LEDGER = ["Name", "Phone", "Date", "Took"]


def own_phone(place: int) -> str:
    return f"054-{2000000 + place}"


def sharing_a_phone(book: Book) -> None:
    bring_in(
        book,
        [
            (Customer(given_name="Ann", family_name=f"Lee{place}", phones=(Phone(FILLER, e164="+972500000000"),)), 0)
            for place in range(MANY)
        ],
    )


def sharing_a_name(book: Book) -> None:
    bring_in(
        book,
        [(Customer(given_name="לקוח", phones=(Phone(own_phone(place), e164=f"+97254{2000000 + place}"),)), 0) for place in range(MANY)],
    )


def sheet(folder: Path, *rows: Sequence[object]) -> Path:
    return workbook(folder / "file.xlsx", rows)


def fates(review: Review) -> list[Fate]:
    found = review.tables[-1]
    return [found.fate(place) for place in range(len(found.rows))]


def owed(book: Book, folder: Path) -> dict[str, int]:
    return {card["display_name"]: card["balance"] for card in whole_cards(book, folder) if card["balance"]}


# customers


def test_a_phone_of_a_crowd_neither_means_a_card_nor_hides_the_one_of_the_name(book: Book, tmp_path: Path) -> None:
    sharing_a_phone(book)
    path = sheet(tmp_path, ["Name", "Phone", "Notes"], [f"Ann Lee{MANY - 1}", FILLER, "wine"], ["Bob Ray", FILLER, "beer"])
    assert fates(bring(book, path)) == [Fate.UPDATE, Fate.NEW]


def test_a_phone_of_a_crowd_chooses_none_of_two_who_have_one_name(book: Book, tmp_path: Path) -> None:
    sharing_a_phone(book)
    for _ in range(2):
        save_customer(book, Customer(given_name="דנה", family_name="כהן", phones=(Phone(FILLER),)))
    path = sheet(tmp_path, ["Name", "Phone", "Notes"], ["דנה כהן", FILLER, "wine"], ["Bob Ray", FILLER, "beer"])
    ((_, _, told),) = bring(book, path).told()
    assert told.reason == SEVERAL


def test_a_name_of_a_crowd_means_nobody_and_its_cards_are_known_by_their_phones(book: Book, tmp_path: Path) -> None:
    sharing_a_name(book)
    rows = ["לקוח", own_phone(MANY - 1), "wine"], ["לקוח", ANOTHER, "beer"], ["לקוח", None, "tea"]
    review = bring(book, sheet(tmp_path, ["Name", "Phone", "Notes"], *rows))
    assert fates(review) == [Fate.UPDATE, Fate.NEW, Fate.CANNOT]


def test_the_only_one_of_a_crowd_without_a_phone_is_not_taken_for_the_row(book: Book, tmp_path: Path) -> None:
    alone = save_customer(book, Customer(given_name="לקוח")).value
    sharing_a_name(book)
    path = sheet(tmp_path, ["Name", "Phone", "Notes"], ["לקוח", ANOTHER, "beer"])
    assert fates(bring(book, path)) == [Fate.NEW]
    assert get_customer(book, alone).notes == ""


def test_a_file_of_which_no_row_can_come_in_says_why_and_not_that_it_names_nobody(book: Book, tmp_path: Path) -> None:
    sharing_a_name(book)
    path = sheet(tmp_path, ["Name", "Notes"], ["לקוח", "tea"])
    with pytest.raises(UserError) as refused:
        bring(book, path)
    assert (refused.value.message, refused.value.values["row"]) == (NOTHING_COMES_IN, "2")


def test_only_the_first_of_a_crowd_are_named_as_those_who_could_be_meant(book: Book, tmp_path: Path) -> None:
    sharing_a_name(book)
    ((_, _, told),) = reviewed(book, sheet(tmp_path, ["Name", "Notes"], ["לקוח", "tea"])).told()
    assert (told.reason, len(told.among)) == (SEVERAL, MOST_SHARING + 1)


def test_rows_are_held_against_the_cards_that_stood_in_the_book_before(book: Book, tmp_path: Path) -> None:
    save_customer(book, Customer(given_name="Zvi", family_name="Katz"))
    others = [["Ann", f"Lee{place}", own_phone(place), None] for place in range(CHUNK)]
    first, later = ["דנה", "כהן", MOBILE, "wine"], ["יוסי", "כהן", MOBILE, "beer"]
    path = sheet(tmp_path, ["Given name", "Family name", "Phone", "Notes"], first, *others, later)
    told, done = reviewed(book, path), bring(book, path)
    assert (done.new_cards, done.updated_cards) == (told.new_cards, told.updated_cards) == (CHUNK + 2, 0)


# entries


@pytest.mark.parametrize("is_known", [False, True], ids=["empty_book", "in_the_book"])
def test_entries_of_a_crowd_with_one_phone_are_told_apart_by_name(book: Book, tmp_path: Path, is_known: bool) -> None:
    if is_known:
        sharing_a_phone(book)
    names = [f"Ann Lee{place}" for place in range(MANY)]
    rows = [[name, FILLER, f"1{day + 2}/02/2024", day] for day in (1, 2) for name in names]
    assert bring(book, sheet(tmp_path, LEDGER, *rows)).new_cards == (0 if is_known else MANY)
    assert owed(book, tmp_path) == dict.fromkeys(names, 300)


def test_entries_of_a_crowd_with_one_name_are_told_apart_by_phone(book: Book, tmp_path: Path) -> None:
    rows = [["לקוח", own_phone(place), f"1{day + 2}/02/2024", day] for day in (1, 2) for place in range(MANY)]
    assert bring(book, sheet(tmp_path, LEDGER, *rows)).new_cards == MANY
    assert [card["balance"] for card in whole_cards(book, tmp_path)] == [300] * MANY


def test_an_entry_that_says_the_name_of_a_crowd_alone_cannot_come_in(book: Book, tmp_path: Path) -> None:
    sharing_a_name(book)
    path = sheet(tmp_path, LEDGER, ["לקוח", None, "13/02/2024", 7], ["דנה כהן", None, "01/02/2024", 9])
    assert fates(bring(book, path)) == [Fate.CANNOT, Fate.NEW]
    assert owed(book, tmp_path) == {"דנה כהן": 900}


def test_an_entry_that_says_the_phone_of_a_crowd_alone_cannot_come_in(book: Book, tmp_path: Path) -> None:
    sharing_a_phone(book)
    path = sheet(tmp_path, LEDGER, [None, FILLER, "13/02/2024", 7], ["דנה כהן", MOBILE, "01/02/2024", 9])
    assert fates(bring(book, path)) == [Fate.CANNOT, Fate.NEW]


# rows that all mean one card


def test_a_card_that_very_many_rows_would_change_takes_no_more_and_the_rest_is_asked(book: Book, tmp_path: Path) -> None:
    saved = save_customer(book, Customer(given_name="לקוח", phones=(Phone(FILLER),))).value
    rows = [["לקוח", FILLER, f"הזמנה {place}"] for place in range(MOST_CHANGES + 3)]
    path = sheet(tmp_path, ["שם", "טלפון", "הערות"], *rows)
    review = bring(book, path)
    assert (review.count(Fate.UPDATE), review.count(Fate.CANNOT)) == (MOST_CHANGES, 3)
    assert {told.reason for _, _, told in review.told() if told.reason} == {TOO_MANY_ROWS}
    assert len(get_customer(book, saved).notes.splitlines()) == MOST_CHANGES
