"""A file that comes again with its faults mended: what stood in the notes for them goes, and nothing that the user wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.services.books import QUIET, select
from tests.services.files import bring
from tests.workbooks import workbook

from smallcrm.services import history
from smallcrm.services.customers import get_customer, save_customer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book

HEADINGS = ["Name", "Mobile", "E-mail", "Birthday", "Owes", "Remarks"]
SEAN = ["Sean O'Brien", "07911 123460", "sean@", "29/02/2023", "abc", "likes tea"]
MENDED = ["Sean O'Brien", "07911 123460", "sean@x.com", "28/02/1983", "12", "likes tea"]


def table(folder: Path, *rows: Sequence[object]) -> Path:
    return workbook(folder / "customers.xlsx", [HEADINGS, *rows])


def notes(book: Book) -> list[str]:
    return [note for (note,) in select(book, "SELECT notes FROM customer ORDER BY id")]


def test_a_mended_row_takes_its_faults_out_of_the_notes(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, SEAN))
    assert notes(book) == ["E-mail: sean@\nBirthday: 29/02/2023\nOwes: abc\nlikes tea"]
    bring(book, table(tmp_path, MENDED))
    assert notes(book) == ["likes tea"]


def test_what_is_mended_only_in_part_keeps_the_other_faults(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, SEAN))
    bring(book, table(tmp_path, [*MENDED[:4], "abc", "likes tea"]))
    assert notes(book) == ["Owes: abc\nlikes tea"]
    bring(book, table(tmp_path, MENDED))
    assert notes(book) == ["likes tea"]


def test_a_line_of_the_users_that_begins_as_a_heading_stays(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, SEAN))
    ((card_id,),) = select(book, "SELECT id FROM customer")
    card = get_customer(book, card_id)
    save_customer(book, replace(card, notes=f"Owes: a favour\nBirthday: likes cake\n{card.notes}"))
    bring(book, table(tmp_path, MENDED))
    assert notes(book) == ["Owes: a favour\nBirthday: likes cake\nlikes tea"]


def test_where_another_cell_was_changed_too_nothing_is_taken_for_a_fault(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, SEAN))
    bring(book, table(tmp_path, [*MENDED[:5], "likes coffee"]))
    assert "Owes: abc" in notes(book)[0]


def test_taking_the_mended_file_back_brings_the_notes_back(book: Book, tmp_path: Path) -> None:
    bring(book, table(tmp_path, SEAN))
    before = notes(book)
    bring(book, table(tmp_path, MENDED))
    history.undo(book, QUIET)
    assert notes(book) == before
