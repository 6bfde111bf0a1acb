"""A file that comes again with its faults mended: what stood in the notes for them goes, and nothing that the user wrote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.services.books import QUIET, select
from tests.services.files import bring, reviewed
from tests.workbooks import workbook

from smallcrm.i18n.direction import strip_marks
from smallcrm.services import history
from smallcrm.services.customers import get_customer, save_customer
from smallcrm.services.import_decisions import BROUGHT_BEFORE, Fate, RowWish
from smallcrm.services.import_texts import remarks_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review

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


# rows of entries

LEDGER = ["לקוח", "תאריך", "פירוט", "לקח", "שילם"]
BREAD: list[object] = ["משה כהן", "02.03.2024", "לחם", 80, None]
MILK: list[object] = ["משה כהן", "03.03.2024", "חלב", 7, None]
RUTH: list[object] = ["רות לוי", "02.03.2024", "לחם", 12, None]
TOOK, WHO = 3, 0


def ledger(folder: Path, *rows: Sequence[object]) -> Path:
    return workbook(folder / "פנקס.xlsx", [LEDGER, *rows], "פנקס")


def amounts(book: Book) -> list[int]:
    return [amount for (amount,) in select(book, "SELECT amount FROM entry ORDER BY id")]


def fates(review: Review) -> list[Fate]:
    (found,) = review.tables
    return [found.fate(place) for place in range(len(found.rows))]


def on_top(book: Book, review: Review) -> dict[int, str]:
    """What is said of rows that come in all the same, by their rows as spreadsheets count."""
    return {row + 1: said for _found, row, told in review.told() for said in remarks_of(told, book.shop)}


def test_an_entry_mended_in_the_review_is_known_again_by_its_row_as_the_file_has_it(book: Book, tmp_path: Path) -> None:
    file = ledger(tmp_path, BREAD, MILK)
    bring(book, file, rows={(0, 1): RowWish(cells={TOOK: "90"})})
    assert bring(book, file).is_known
    assert bring(book, ledger(tmp_path, [*BREAD[:3], 90, None], MILK)).is_known
    assert amounts(book) == [9000, 700]


def test_an_entry_that_could_not_be_read_is_known_again_once_it_was_mended(book: Book, tmp_path: Path) -> None:
    file = ledger(tmp_path, [*BREAD[:3], "8O?", None], [*BREAD[:3], "9O?", None], MILK)
    bring(book, file, rows={(0, 1): RowWish(cells={TOOK: "80"})})
    review = reviewed(book, file)
    assert fates(review) == [Fate.SAME, Fate.CANNOT, Fate.SAME]
    told = review.tables[0].told[1]
    assert (told.reason, told.faults) == (BROUGHT_BEFORE, ())


def test_the_rows_that_go_on_from_a_mended_name_are_known_again_too(book: Book, tmp_path: Path) -> None:
    file = ledger(tmp_path, ["משה כהו", *BREAD[1:]], [None, *MILK[1:]], RUTH)
    bring(book, file, rows={(0, 1): RowWish(cells={WHO: "משה כהן"})})
    assert bring(book, file).is_known
    assert amounts(book) == [8000, 700, 1200]


def test_a_row_mended_to_say_what_another_says_counts_beside_it(book: Book, tmp_path: Path) -> None:
    file = ledger(tmp_path, BREAD, [*BREAD[:3], 90, None])
    bring(book, file, rows={(0, 1): RowWish(cells={TOOK: "90"})})
    assert amounts(book) == [9000, 9000]
    assert bring(book, file).is_known
    assert bring(book, ledger(tmp_path, [*BREAD[:3], 90, None], [*BREAD[:3], 90, None])).is_known


def test_undo_forgets_a_mended_entry_with_its_row(book: Book, tmp_path: Path) -> None:
    file = ledger(tmp_path, BREAD, MILK)
    bring(book, file, rows={(0, 1): RowWish(cells={TOOK: "90"})})
    history.undo(book, QUIET)
    bring(book, file)
    assert amounts(book) == [8000, 700]


def test_of_an_entry_mended_in_the_file_it_is_said_that_the_old_one_stands_below_it(book: Book, tmp_path: Path) -> None:
    bring(book, ledger(tmp_path, BREAD, MILK, RUTH))
    mended = ledger(tmp_path, MILK, [*BREAD[:3], 90, None], RUTH)
    said = on_top(book, reviewed(book, mended))
    assert list(said) == [3]
    assert "80.00" in said[3]
    assert on_top(book, bring(book, mended)) == said
    assert on_top(book, reviewed(book, mended)) == {}


def test_of_an_entry_mended_in_the_review_after_it_was_brought_in_it_is_said_too(book: Book, tmp_path: Path) -> None:
    file = ledger(tmp_path, BREAD, MILK)
    bring(book, file)
    assert list(on_top(book, reviewed(book, file, rows={(0, 1): RowWish(cells={TOOK: "90"})}))) == [2]


@pytest.mark.parametrize(
    "mended", [["משה כהן", "01.03.2024", "לחם", 80, None], ["משה כהן", "02.03.2024", "לחם שחור", 80, None]], ids=["day", "note"]
)
def test_of_an_entry_whose_day_or_note_was_mended_in_the_file_it_is_said_too(book: Book, tmp_path: Path, mended: Sequence[object]) -> None:
    bring(book, ledger(tmp_path, BREAD, MILK))
    told = on_top(book, bring(book, ledger(tmp_path, mended, MILK)))
    assert list(told) == [2]
    assert "02/03/2024" in strip_marks(told[2])


def test_of_each_row_of_a_ledger_that_comes_without_its_notes_it_is_said(book: Book, tmp_path: Path) -> None:
    bring(book, ledger(tmp_path, BREAD, MILK))
    assert list(on_top(book, reviewed(book, ledger(tmp_path, *([*row[:2], None, *row[3:]] for row in (BREAD, MILK)))))) == [2, 3]


def test_of_the_same_purchase_in_the_next_month_nothing_is_said(book: Book, tmp_path: Path) -> None:
    bring(book, ledger(tmp_path, BREAD, MILK))
    assert on_top(book, bring(book, ledger(tmp_path, BREAD, MILK, ["משה כהן", "02.04.2024", "לחם", 80, None]))) == {}


def test_of_a_second_entry_of_a_day_nothing_is_said_while_the_file_still_has_the_first(book: Book, tmp_path: Path) -> None:
    bring(book, ledger(tmp_path, BREAD, MILK))
    assert on_top(book, reviewed(book, ledger(tmp_path, [*BREAD[:3], 90, None], BREAD, MILK))) == {}


def test_of_another_shops_notebook_of_the_same_day_nothing_is_said(book: Book, tmp_path: Path) -> None:
    bring(book, ledger(tmp_path, BREAD, MILK))
    assert on_top(book, reviewed(book, ledger(tmp_path, [*BREAD[:3], 90, None]))) == {}


def test_of_an_entry_that_was_taken_back_since_nothing_is_said(book: Book, tmp_path: Path) -> None:
    bring(book, ledger(tmp_path, BREAD, MILK))
    with book.working("edit", "A reversal", progress=QUIET) as work:
        work.connection.execute(
            "INSERT INTO entry (account_id, operation_id, kind, amount, occurred_on, recorded_at, reverses_id) "
            "SELECT account_id, ?, 'reversal', -amount, occurred_on, recorded_at, id FROM entry WHERE amount = 8000",
            (work.operation_id,),
        )
    assert on_top(book, reviewed(book, ledger(tmp_path, [*BREAD[:3], 90, None], MILK))) == {}
