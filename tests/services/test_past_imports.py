"""The page of past imports: what each did, whether it stands, and whether it can come again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.services.books import DANA, IVAN, QUIET, YOSEF, bring_in, select
from tests.services.files import bring
from tests.workbooks import workbook

from smallcrm.domain.customer import Customer
from smallcrm.domain.errors import UserError
from smallcrm.services import customers, history, merging
from smallcrm.services.customer_list import Filter, OneImport, PutAside, Sort, list_ids, rows, summary
from smallcrm.services.exporting import export_customers
from smallcrm.services.past_imports import imports
from smallcrm.services.saved_filters import save_filter, saved_filters

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.past_imports import BroughtIn

HEADINGS = ["שם", "נייד", "עיר"]


def test_an_import_tells_how_many_cards_it_made_and_changed_and_how_many_rows_it_left_out(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "ישן.xlsx", [HEADINGS, ["דנה כהן", "054-1234567", "חיפה"]]))
    rows: list[list[object]] = [["דנה כהן", "054-1234567", "נתניה"], ["יוסי לוי", "052-6689415", "עכו"], [None, None, "לוד"]]
    bring(book, workbook(tmp_path / "חדש.xlsx", [HEADINGS, *rows]))
    newest, oldest = imports(book, most=5)
    assert (newest.cards, newest.updated, newest.entries, newest.left_out) == (1, 1, 0, 1)
    assert (oldest.cards, oldest.updated, oldest.left_out) == (1, 0, 0)


def test_the_entries_of_a_notebook_are_told(book: Book, tmp_path: Path) -> None:
    rows: list[list[object]] = [["לקוח", "תאריך", "לקח", "שילם"], ["דנה כהן", "21/2/2024", 100, None], ["דנה כהן", "25/2/2024", None, 40]]
    bring(book, workbook(tmp_path / "פנקס.xlsx", rows))
    (only,) = imports(book, most=5)
    assert (only.cards, only.entries) == (1, 2)


def test_what_an_import_is_called_says_nothing_of_its_counts(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "ישן.xlsx", [HEADINGS, ["דנה כהן", "054-1234567", "חיפה"]]))
    assert imports(book, most=5)[0].label == "Import of \u2068ישן.xlsx\u2069"


def test_an_import_taken_back_is_listed_as_such_and_comes_again(book: Book) -> None:
    bring_in(book, [(DANA, 500), (YOSEF, 0)])
    (listed,) = imports(book, most=5)
    history.revert_operation(book, listed.operation_id, QUIET)
    (undone,) = imports(book, most=5)
    assert (undone.stands, undone.can_come_again, undone.cards) == (False, True, 2)
    history.do_again(book, undone.operation_id, QUIET)
    assert imports(book, most=5) == [listed]


def test_after_something_else_was_done_it_comes_no_more(book: Book) -> None:
    bring_in(book, [(DANA, 500)])
    (listed,) = imports(book, most=5)
    history.revert_operation(book, listed.operation_id, QUIET)
    customers.save_customer(book, YOSEF)
    assert not imports(book, most=5)[0].can_come_again
    with pytest.raises(UserError, match="other things were done since"):
        history.do_again(book, listed.operation_id, QUIET)


def test_only_so_many_are_listed_the_newest_first(book: Book) -> None:
    for card in (DANA, YOSEF, IVAN):
        bring_in(book, [(card, 0)])
    found = imports(book, most=2)
    assert len(found) == 2
    assert found[0].operation_id > found[1].operation_id


# whom an import was about


def listed(book: Book, brought: BroughtIn) -> list[str]:
    """The names of the customers of one import, in the order of the list."""
    which = Filter(brought_in=OneImport(brought.operation_id, brought.label), put_aside=PutAside.WITH)
    return [str(row.values[0]) for row in rows(book, list_ids(book, which, Sort()), ["name"])]


def test_only_the_customers_of_one_import_are_listed_those_it_brought_up_to_date_among_them(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "ישן.xlsx", [HEADINGS, ["דנה כהן", "054-1234567", "חיפה"], ["אבי לוי", "052-3334445", "לוד"]]))
    bring(book, workbook(tmp_path / "חדש.xlsx", [HEADINGS, ["דנה כהן", "054-1234567", "נתניה"], ["יוסי לוי", "052-6689415", "עכו"]]))
    newest, oldest = imports(book, most=5)
    assert listed(book, newest) == ["דנה כהן", "יוסי לוי"]
    assert listed(book, oldest) == ["אבי לוי", "דנה כהן"]


def test_whoever_a_notebook_posted_to_is_a_customer_of_that_import(book: Book, tmp_path: Path) -> None:
    customers.save_customer(book, DANA)
    customers.save_customer(book, IVAN)
    bring(book, workbook(tmp_path / "פנקס.xlsx", [["לקוח", "תאריך", "לקח"], ["דנה כהן", "21/2/2024", 100]]))
    assert listed(book, imports(book, most=5)[0]) == ["דנה כהן"]


def test_a_card_merged_since_is_listed_as_the_one_it_is_in_now(book: Book, tmp_path: Path) -> None:
    levi = customers.save_customer(book, Customer(given_name="דנה", family_name="לוי")).value
    bring(book, workbook(tmp_path / "ישן.xlsx", [HEADINGS, ["דנה כהן", "054-1234567", "חיפה"]]))
    (brought,) = imports(book, most=5)
    ((cohen,),) = select(book, "SELECT id FROM customer WHERE family_name = ?", "כהן")
    merging.merge(book, levi, [cohen])
    assert listed(book, brought) == ["דנה לוי"]


def test_a_search_among_the_customers_of_an_import_finds_only_them(book: Book, tmp_path: Path) -> None:
    customers.save_customer(book, Customer(given_name="דנה", family_name="לוי"))
    bring(book, workbook(tmp_path / "ישן.xlsx", [HEADINGS, ["דנה כהן", "054-1234567", "חיפה"], ["אבי לוי", "052-3334445", "לוד"]]))
    (brought,) = imports(book, most=5)
    which = Filter(brought_in=OneImport(brought.operation_id, brought.label), text="דנה")
    assert summary(book, which).count == 1


def test_a_filter_saved_with_an_import_finds_the_same_again_and_stays_in_its_book(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "ישן.xlsx", [HEADINGS, ["דנה כהן", "054-1234567", "חיפה"]]))
    (brought,) = imports(book, most=5)
    which = Filter(brought_in=OneImport(brought.operation_id, brought.label))
    save_filter(book, "הקובץ הישן", which, Sort())
    assert [saved.filter for saved in saved_filters(book)] == [which]
    export_customers(book, None, tmp_path / "book.json", QUIET)
    assert json.loads((tmp_path / "book.json").read_text(encoding="utf-8"))["filters"] == []


def test_a_card_that_got_the_number_of_one_that_went_is_not_taken_for_it(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "ישן.xlsx", [HEADINGS, ["אבי לוי", "052-6689415", None]]))
    history.undo(book, QUIET)
    bring(book, workbook(tmp_path / "חדש.xlsx", [HEADINGS, ["דנה כהן", "054-1234567", None]]))
    bring(book, workbook(tmp_path / "שלישי.xlsx", [HEADINGS, ["דנה כהן", "054-1234567", "חיפה"]]))
    assert history.undo(book, QUIET).value.left_before == ()
