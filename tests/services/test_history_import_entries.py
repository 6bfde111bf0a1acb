"""Taking an import back takes its own entries out of the ledger, while nothing else was posted to those accounts since."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.services.books import QUIET, dump, select
from tests.services.files import bring
from tests.workbooks import workbook

from smallcrm.domain.customer import Customer, Phone
from smallcrm.services import history
from smallcrm.services.checking import check
from smallcrm.services.customers import get_customer, save_customer
from smallcrm.services.past_imports import imports

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book

HEADINGS = ["לקוח", "תאריך", "לקח", "שילם"]
PAGE: Sequence[Sequence[object]] = (
    ["רות לוי", "21.03.2024", 50, None],
    ["משה כהן", "22.03.2024", 7, None],
    ["משה כהן", "23.03.2024", None, 2],
)
LATER: Sequence[Sequence[object]] = (["רות לוי", "24.03.2024", None, 20],)


@pytest.fixture
def ruth(book: Book) -> int:
    """A card that owes 10.00 already."""
    return save_customer(book, Customer(given_name="רות", family_name="לוי"), opening_balance=1000).value


def notebook(folder: Path, rows: Sequence[Sequence[object]], name: str = "פנקס.xlsx") -> Path:
    return workbook(folder / name, [HEADINGS, *rows])


def entries(book: Book) -> list[tuple[object, ...]]:
    return select(book, "SELECT id, account_id, kind, amount, reverses_id FROM entry ORDER BY id")


def test_entries_on_an_account_that_stood_before_go_out_again_and_come_again(book: Book, ruth: int, tmp_path: Path) -> None:
    before, posted = dump(book), entries(book)
    bring(book, notebook(tmp_path, PAGE))
    after, all_posted = dump(book), entries(book)
    assert history.undo(book, QUIET).value.kept == ()
    assert (dump(book), entries(book)) == (before, posted)
    history.redo(book, QUIET)
    assert (dump(book), entries(book)) == (after, all_posted)
    history.undo(book, QUIET)
    assert (dump(book), entries(book)) == (before, posted)
    assert get_customer(book, ruth).balance == 1000
    assert check(book, QUIET) == []


def test_where_something_was_posted_since_card_and_entries_stay_and_are_named(book: Book, ruth: int, tmp_path: Path) -> None:
    bring(book, notebook(tmp_path, PAGE))
    bring(book, notebook(tmp_path, LATER, "קופה.xlsx"))
    posted = entries(book)
    _newest, first = imports(book, most=5)
    undone = history.revert_operation(book, first.operation_id, QUIET).value
    assert (undone.kept, undone.kept_count) == (("רות לוי",), 1)
    assert get_customer(book, ruth).balance == 1000 + 5000 - 2000
    assert select(book, "SELECT count(*) FROM customer WHERE family_name = 'כהן'") == [(0,)]
    assert entries(book) == [entry for entry in posted if entry[1] == posted[0][1]]
    assert check(book, QUIET) == []


def test_the_later_of_two_imports_goes_out_and_then_the_earlier_one(book: Book, ruth: int, tmp_path: Path) -> None:
    before = dump(book), entries(book)
    bring(book, notebook(tmp_path, PAGE))
    bring(book, notebook(tmp_path, LATER, "קופה.xlsx"))
    for each in imports(book, most=5):
        assert history.revert_operation(book, each.operation_id, QUIET).value.kept == ()
    assert (dump(book), entries(book)) == before
    assert get_customer(book, ruth).balance == 1000


def test_an_opening_balance_that_an_import_changed_is_as_it_was_again(book: Book, tmp_path: Path) -> None:
    rows = ["דנה כהן", "054-1234567", 120]
    bring(book, workbook(tmp_path / "לקוחות.xlsx", [["שם", "נייד", "יתרה"], rows]))
    before = dump(book), entries(book)
    bring(book, workbook(tmp_path / "חדש.xlsx", [["שם", "נייד", "יתרה"], [*rows[:2], 150]]))
    history.undo(book, QUIET)
    assert (dump(book), entries(book)) == before
    assert check(book, QUIET) == []


def change_balance(book: Book, card: int, owed: int) -> None:
    save_customer(book, get_customer(book, card), opening_balance=owed)


def test_an_import_comes_again_after_a_balance_that_was_changed_before_it(book: Book, ruth: int, tmp_path: Path) -> None:
    change_balance(book, ruth, 600)
    bring(book, notebook(tmp_path, PAGE))
    after = dump(book)
    imported = entries(book)
    for step in (history.undo, history.undo, history.redo, history.redo):
        assert step(book, QUIET).value.kept_count == 0
    assert dump(book) == after
    assert set(imported) < set(entries(book))
    assert check(book, QUIET) == []


def test_an_import_that_came_again_goes_out_again_as_nothing_was_posted_since(book: Book, ruth: int, tmp_path: Path) -> None:
    change_balance(book, ruth, 600)
    before = dump(book)
    bring(book, notebook(tmp_path, PAGE))
    for step in (history.undo, history.undo, history.redo, history.redo):
        step(book, QUIET)
    assert history.undo(book, QUIET).value.kept == ()
    assert dump(book) == before
    assert get_customer(book, ruth).balance == 600


def test_an_import_goes_out_whole_after_a_balance_that_was_changed_and_changed_back_by_undo(book: Book, tmp_path: Path) -> None:
    before = dump(book)
    bring(book, workbook(tmp_path / "לקוחות.xlsx", [["שם", "נייד", "יתרה"], ["דנה כהן", "054-1234567", 120]]))
    (dana,) = select(book, "SELECT id FROM customer")[0]
    change_balance(book, dana, 4000)
    posted = entries(book)
    for _ in range(2):
        for step in (history.undo, history.undo):
            assert step(book, QUIET).value.kept == ()
        assert dump(book) == before
        for step in (history.redo, history.redo):
            assert step(book, QUIET).value.kept == ()
        assert get_customer(book, dana).balance == 4000
        assert check(book, QUIET) == []
    assert set(posted) < set(entries(book))


def test_entries_on_an_account_that_stood_before_go_out_after_a_balance_was_changed_and_that_undone(
    book: Book, ruth: int, tmp_path: Path
) -> None:
    before, posted = dump(book), entries(book)
    bring(book, notebook(tmp_path, PAGE))
    change_balance(book, ruth, 600)
    for step in (history.undo, history.undo):
        assert step(book, QUIET).value.kept == ()
    assert (dump(book), entries(book)) == (before, posted)
    for step in (history.redo, history.redo):
        step(book, QUIET)
    assert get_customer(book, ruth).balance == 600 + 5000
    assert check(book, QUIET) == []


def test_a_balance_that_was_changed_since_and_stands_keeps_card_and_entries(book: Book, ruth: int, tmp_path: Path) -> None:
    bring(book, notebook(tmp_path, PAGE))
    change_balance(book, ruth, 600)
    history.undo(book, QUIET)
    history.redo(book, QUIET)
    assert history.undo_import(book, QUIET).value.kept == ("רות לוי",)
    assert get_customer(book, ruth).balance == 600 + 5000


def test_a_phone_that_was_taken_away_comes_back_though_an_import_since_stayed(book: Book, tmp_path: Path) -> None:
    phones = Phone("054-1234567"), Phone("052-7777777")
    ruth = save_customer(book, Customer(given_name="רות", phones=phones)).value
    save_customer(book, replace(get_customer(book, ruth), phones=phones[:1]))
    bring(book, workbook(tmp_path / "לקוחות.xlsx", [["שם", "נייד"], ["דנה כהן", "050-1112233"]]))
    (dana,) = select(book, "SELECT id FROM customer WHERE id != ?", ruth)[0]
    save_customer(book, replace(get_customer(book, dana), notes="בת של שרה"))
    history.undo_import(book, QUIET)
    history.undo(book, QUIET)
    history.undo(book, QUIET)
    assert [phone.typed for phone in get_customer(book, ruth).phones] == ["054-1234567", "052-7777777"]


def test_the_journal_of_an_import_grows_by_tables_and_not_by_cards(book: Book, tmp_path: Path) -> None:
    bring(book, workbook(tmp_path / "לקוחות.xlsx", [["שם", "טלפון"], *([f"לקוחה {place}", f"03-555{place:04}"] for place in range(300))]))
    (images,) = select(book, "SELECT count(*) FROM journal WHERE operation_id = (SELECT max(id) FROM operation)")[0]
    assert 0 < images < 10
    assert imports(book, most=1)[0].cards == 300
