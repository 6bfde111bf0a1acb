"""What a book does at every row is let go of while very many come, and nobody can tell afterwards."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as driver
from tests.services.books import QUIET, SHOP
from tests.services.files import DATA, bring
from tests.services.merged import is_as_if_made_anew
from tests.services.whole import whole

from smallcrm.domain.customer import Customer, Phone
from smallcrm.domain.ledger import EntryKind
from smallcrm.infra import clock
from smallcrm.models import bulk
from smallcrm.models.bulk import NewEntry
from smallcrm.services.book import create_book
from smallcrm.services.exporting import export_customers
from smallcrm.services.history import undo
from smallcrm.services.merging import merge

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any import into an empty book counts as a large one."""
    monkeypatch.setattr(bulk, "MANY_CARDS", 0)


def schema(book: Book) -> set[tuple[str, str, str]]:
    with closing(driver.connect(str(book.path))) as connection:
        return set(connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall())


def a_book_of_ours(folder: Path) -> Path:
    """Two cards with what they owe, one merged into the other, and a third."""
    book = create_book(folder / "first.smallcrm", SHOP)
    people = [Customer(given_name=name, number=str(1001 + place), tags=("שכונה",)) for place, name in enumerate(("דנה", "יוסי", "רחל"))]
    with book.working("import", "A book", progress=QUIET) as work:
        writer = bulk.BulkWriter(work.connection, work.operation_id, book.shop)
        first, second, _third = writer.write_cards([bulk.NewCard(replace(each, phones=(Phone("0541234567"),)), 500) for each in people])
        writer.post([NewEntry(first, EntryKind.SALE, 1200, "2024-01-01", "לחם"), NewEntry(second, EntryKind.SALE, 300, "2024-02-01")])
        work.indexed = writer.finish(QUIET)
    merge(book, first, [second])
    export_customers(book, None, folder / "book.xlsx", QUIET)
    book.close()
    return folder / "book.xlsx"


def with_and_without(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Book, Book]:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 3, 9, tzinfo=UTC))
    row_by_row, large = create_book(folder / "row_by_row.smallcrm", SHOP), create_book(folder / "large.smallcrm", SHOP)
    bring(row_by_row, path)
    monkeypatch.setattr(bulk, "MANY_CARDS", 0)
    bring(large, path)
    return row_by_row, large


@pytest.mark.parametrize("name", ["grocer_he.xls", "notebook_he.xlsx", "online_retail.xlsx", "phone.vcf", "a book of ours"])
def test_a_file_comes_in_the_same(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_book_of_ours(tmp_path) if name == "a book of ours" else DATA / name
    row_by_row, large = with_and_without(tmp_path, path, monkeypatch)
    try:
        assert whole(large) == whole(row_by_row)
        assert schema(large) == schema(row_by_row)
        assert is_as_if_made_anew(large)
    finally:
        row_by_row.close()
        large.close()


@pytest.mark.usefixtures("at_once")
def test_undo_takes_all_of_it_back(tmp_path: Path) -> None:
    path = a_book_of_ours(tmp_path)
    book = create_book(tmp_path / "large.smallcrm", SHOP)
    empty = whole(book)
    bring(book, path)
    brought = whole(book)
    undo(book, QUIET)
    undone = whole(book)
    book.close()
    assert brought != empty
    assert undone == empty
