"""The page of past imports: what each did, whether it stands, and whether it can come again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.services.books import DANA, IVAN, QUIET, YOSEF, bring_in
from tests.services.files import bring
from tests.workbooks import workbook

from smallcrm.domain.errors import UserError
from smallcrm.services import customers, history
from smallcrm.services.past_imports import imports

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

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
