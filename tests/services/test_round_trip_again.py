"""Legacy files that were brought into a book, brought again into the book that it was taken over to: they change nothing there either."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.services.books import DANA, QUIET, SHOP, dump, select
from tests.services.files import bring, reviewed
from tests.services.merged import edit, new
from tests.workbooks import workbook

from smallcrm.domain.customer import Customer
from smallcrm.exchange.known_rows import known_rows_of, known_rows_to_text
from smallcrm.services.book import create_book
from smallcrm.services.exporting import export_customers
from smallcrm.services.history import undo
from smallcrm.services.merging import merge, unmerge

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book

HEADINGS = ["לקוח", "תאריך", "פירוט", "לקח", "שילם", "יתרה"]
CARRIED: list[list[object]] = [["משה כהן", "01.03.2024", "יתרה קודמת", None, None, 50], ["משה כהן", "02.03.2024", "לחם", 80, None, 130]]


@pytest.fixture(params=[".json", ".xlsx"])
def suffix(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def notebook(folder: Path, rows: Sequence[Sequence[object]] = CARRIED) -> Path:
    return workbook(folder / "פנקס.xlsx", [HEADINGS, *rows], "פנקס")


def taken_over(book: Book, folder: Path, suffix: str, name: str = "again") -> Book:
    export_customers(book, None, folder / f"{name}{suffix}", QUIET)
    again = create_book(folder / f"{name}.smallcrm", replace(SHOP, name="Shop", language="en"))
    bring(again, folder / f"{name}{suffix}")
    return again


def remembered(book: Book) -> list[tuple[object, ...]]:
    """The rows that the book knows again, by the number of the card."""
    return sorted(select(book, "SELECT number, digest FROM source_row JOIN customer ON customer.id = customer_id"))


def test_a_file_that_the_old_book_knew_changes_nothing_whatever_the_customer_is_called_by_now(
    book: Book, tmp_path: Path, suffix: str
) -> None:
    bring(book, notebook(tmp_path))
    edit(book, 1, given_name="מוישה", family_name="הבן של שרה")
    again = taken_over(book, tmp_path, suffix)
    assert bring(again, notebook(tmp_path)).is_known
    assert select(again, "SELECT amount FROM entry ORDER BY id") == [(5000,), (8000,)]
    again.close()


def test_a_row_of_customers_that_the_old_book_knew_is_known_by_a_number_that_two_cards_have(
    book: Book, tmp_path: Path, suffix: str
) -> None:
    bring(book, workbook(tmp_path / "customers.xlsx", [["שם", "חוב"], ["אבי כהן", 35], ["רות לוי", 20]]))
    edit(book, 1, given_name="אברהם")
    edit(book, 2, given_name="רותי", number="1001")
    again = taken_over(book, tmp_path, suffix)
    assert bring(again, tmp_path / "customers.xlsx").is_known
    again.close()


def test_what_the_book_after_the_new_one_is_taken_over_to_knows_is_the_same(book: Book, tmp_path: Path, suffix: str) -> None:
    bring(book, notebook(tmp_path))
    second = taken_over(book, tmp_path, suffix, "second")
    third = taken_over(second, tmp_path, suffix, "third")
    assert set(remembered(book)) <= set(remembered(second)) <= set(remembered(third))
    third.close()
    second.close()


def test_entries_come_into_a_book_with_customers_from_a_workbook_that_knew_their_rows(book: Book, tmp_path: Path) -> None:
    bring(book, notebook(tmp_path))
    second = taken_over(book, tmp_path, ".xlsx", "second")
    export_customers(second, None, tmp_path / "whole.xlsx", QUIET)
    third = create_book(tmp_path / "third.smallcrm", SHOP)
    new(third, replace(DANA, number="7"))
    assert reviewed(third, tmp_path / "whole.xlsx").entries == bring(third, tmp_path / "whole.xlsx").entries == 2
    third.close()
    second.close()


def test_an_older_file_is_looked_at_anew_where_a_later_one_said_another_balance(book: Book, tmp_path: Path, suffix: str) -> None:
    april, may = (
        workbook(tmp_path / f"{name}.xlsx", [["שם", "טלפון", "חוב"], ["אבי כהן", "054-1234567", owed]])
        for name, owed in (("april", 10), ("may", 80))
    )
    bring(book, april)
    bring(book, may)
    again = taken_over(book, tmp_path, suffix)
    for each in (book, again):
        assert reviewed(each, april).balances_changed == 1
        assert reviewed(each, may).is_known
    again.close()


def test_the_rows_of_a_merged_card_are_its_own_again_when_it_is_separated(book: Book, tmp_path: Path, suffix: str) -> None:
    bring(book, notebook(tmp_path, [*CARRIED, ["רות לוי", "04.03.2024", "חלב", 30, None, 30]]))
    merge(book, 1, [2])
    again = taken_over(book, tmp_path, suffix)
    for each in (book, again):
        unmerge(each, int(select(each, "SELECT id FROM customer WHERE number = '1002'")[0][0]))
    assert set(remembered(book)) <= set(remembered(again))
    again.close()


def test_undo_of_the_takeover_forgets_the_rows_too(book: Book, tmp_path: Path, suffix: str) -> None:
    bring(book, notebook(tmp_path))
    export_customers(book, None, tmp_path / f"whole{suffix}", QUIET)
    again = create_book(tmp_path / "again.smallcrm", SHOP)
    before = dump(again)
    bring(again, tmp_path / f"whole{suffix}")
    undo(again, QUIET)
    assert dump(again) == before
    again.close()


def test_what_is_no_text_of_rows_is_passed_over(book: Book, tmp_path: Path) -> None:
    bring(book, notebook(tmp_path))
    export_customers(book, None, tmp_path / "whole.json", QUIET)
    content = json.loads((tmp_path / "whole.json").read_text(encoding="utf-8"))
    content["customers"][0]["known_rows"] = [5]
    (tmp_path / "whole.json").write_text(json.dumps(content), encoding="utf-8")
    again = create_book(tmp_path / "again.smallcrm", SHOP)
    bring(again, tmp_path / "whole.json")
    assert len(remembered(again)) == 1
    again.close()


@pytest.mark.parametrize("text", ["", "AAA", "שלום", "AAAAAAAAAA==", "é" * 9])
def test_a_text_that_is_not_as_the_program_writes_it_tells_no_rows(text: str) -> None:
    assert known_rows_of(text) == ()


def test_rows_are_read_back_each_once_to_the_last_bit() -> None:
    assert known_rows_of(known_rows_to_text([-(2**63), 2**63 - 1, 0, 0])) == (-(2**63), 2**63 - 1, 0)


def test_a_book_brought_into_one_that_has_its_first_number_gives_no_number_twice(book: Book, tmp_path: Path, suffix: str) -> None:
    for given_name in ("דנה", "אבי", "שרה"):
        new(book, Customer(given_name=given_name))
    export_customers(book, None, tmp_path / f"whole{suffix}", QUIET)
    other = create_book(tmp_path / "other.smallcrm", SHOP)
    new(other, Customer(given_name="יוסף"))
    bring(other, tmp_path / f"whole{suffix}")
    numbers = select(other, "SELECT number, given_name FROM customer ORDER BY number")
    assert numbers == [("1001", "יוסף"), ("1002", "דנה"), ("1003", "אבי"), ("1004", "שרה")]
    other.close()
