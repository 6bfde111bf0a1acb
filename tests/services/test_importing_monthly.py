"""Files that come every month, mended ones among them: debts follow them, and nothing is posted or made twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.services.books import select
from tests.services.files import bring, whole_cards
from tests.workbooks import workbook

from smallcrm.domain.ledger import EntryKind
from smallcrm.models.bulk import BulkWriter, NewEntry
from smallcrm.services.import_decisions import Fate

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review


def fates(review: Review) -> list[Fate]:
    (found,) = review.tables
    return [found.fate(place) for place in range(len(found.rows))]


# files of several months


def monthly(folder: Path, *balances: int) -> Path:
    names = ("Ann Lee", "054-123-4567", "Leeds"), ("Bob Ray", "054-123-4568", "York")
    rows = [(*name, balance) for name, balance in zip(names, balances, strict=True)]
    return workbook(folder / "month.xlsx", [("Name", "Phone", "City", "Balance"), *rows])


def owed(book: Book) -> list[int]:
    return [balance for (balance,) in select(book, "SELECT balance FROM customer_index ORDER BY customer_id")]


def test_what_is_owed_follows_a_file_that_comes_every_month_though_june_says_what_april_said(book: Book, tmp_path: Path) -> None:
    for ann in (0, 80, 0, 80):
        bring(book, monthly(tmp_path, ann, 40))
        assert owed(book) == [100 * ann, 4000]


def test_the_last_file_again_changes_nothing(book: Book, tmp_path: Path) -> None:
    bring(book, monthly(tmp_path, 10, 40))
    bring(book, monthly(tmp_path, 80, 40))
    assert bring(book, monthly(tmp_path, 80, 40)).is_known
    assert owed(book) == [8000, 4000]


LEDGER = ("Date", "Name", "Phone", "Took", "Paid", "Note")
MILK, BREAD = ("14/02/2024", "Ann Lee", "", 10, "", "milk"), ("13/02/2024", "Bob Ray", "054-1", 30, "", "bread")


def test_a_ledger_whose_phones_were_mended_or_added_posts_nothing_twice(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "a.xlsx", [LEDGER, MILK, BREAD]))
    told = [(*MILK[:2], "054-123-4567", *MILK[3:]), (*BREAD[:2], "054-123-4568", *BREAD[3:])]
    review = bring(book, workbook(tmp_path / "a.xlsx", [LEDGER, *told]))
    assert (review.entries, review.new_cards, owed(book)) == (0, 0, [1000, 3000])


def test_a_second_purchase_that_says_the_same_as_the_first_comes_in_when_it_is_added_to_the_ledger(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "a.xlsx", [LEDGER, MILK]))
    bring(book, workbook(tmp_path / "a.xlsx", [LEDGER, MILK, MILK]))
    assert owed(book) == [2000]


def test_what_the_user_posted_himself_does_not_stand_for_a_row_of_a_file(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "a.xlsx", [LEDGER, BREAD]))
    ((bob,),) = select(book, "SELECT id FROM customer")
    with book.working("sale", "A sale") as work:
        BulkWriter(work.connection, work.operation_id, book.shop).post([NewEntry(bob, EntryKind.SALE, 1000, "2024-02-14", "milk")])
    bring(book, workbook(tmp_path / "b.xlsx", [LEDGER, (MILK[0], "Bob Ray", *MILK[2:])]))
    assert owed(book) == [5000]


CUSTOMERS = ("Name", "Phone", "City", "Balance")


def test_a_customer_whose_phone_was_mended_stays_one_and_the_fault_goes(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "a.xlsx", [CUSTOMERS, ("Bob Ray", "054-1", "York", 30)]))
    bring(book, workbook(tmp_path / "a.xlsx", [CUSTOMERS, ("Bob Ray", "054-123-4568", "York", 30)]))
    assert select(book, "SELECT typed FROM phone") == [("054-123-4568",)]
    assert owed(book) == [3000]


# two rows of a file that mean one card


def test_both_rows_that_mean_one_card_add_to_it(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "a.xlsx", [("Name", "Phone"), ("Ann Lee", "054-123-4567")]))
    headings, at_home = ("Name", "Phone", "E-mail", "City", "Notes"), ("Ann Lee", "054-123-4567", "ann@home.com", "Leeds", "likes tea")
    bring(book, workbook(tmp_path / "b.xlsx", [headings, at_home, ("Ann Lee", "054-123-4567", "ann@work.com", "", "likes jazz")]))
    (card,) = whole_cards(book, tmp_path)
    assert (card["emails"], card["notes"]) == (["ann@home.com", "ann@work.com"], "likes tea\nlikes jazz")
    assert [address["city"] for address in card["addresses"]] == ["Leeds"]


def test_a_card_with_a_phone_alone_becomes_one_of_two_who_share_it(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "a.xlsx", [("Phone", "Balance"), ("054-123-4567", 100)]))
    bring(book, workbook(tmp_path / "b.xlsx", [("Name", "Phone"), ("Ann Lee", "054-123-4567"), ("Tim Lee", "054-123-4567")]))
    assert [name for (name,) in select(book, "SELECT display_name FROM customer_index ORDER BY customer_id")] == ["Ann Lee", "Tim Lee"]
    assert owed(book) == [10000, 0]


def test_two_rows_that_say_two_sums_of_one_card_are_not_both_taken(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "a.xlsx", [("Name", "City", "Balance"), ("Ann Lee", "Leeds", 7)]))
    review = bring(book, workbook(tmp_path / "b.xlsx", [("Name", "City", "Balance"), ("Ann Lee", "Leeds", 7), ("Ann Lee", "Leeds", 30)]))
    assert fates(review) == [Fate.SAME, Fate.CANNOT]
    assert owed(book) == [700]
