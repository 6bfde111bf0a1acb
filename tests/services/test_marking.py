"""The user's own file with the faults marked: as it was, to be mended and brought in again."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.comments import Comment
from openpyxl.styles import Font
from tests.services.books import QUIET, dump
from tests.services.files import DATA, GROCER, bring, reviewed
from tests.stopping import StopAfter
from tests.workbooks import workbook

from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.exchange import marked_copy
from smallcrm.exchange.child_process import ChildGone, ReadingChild
from smallcrm.i18n import in_language
from smallcrm.services import importing, marking
from smallcrm.services.import_decisions import RowWish

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from smallcrm.domain.progress import Progress
    from smallcrm.services.book import Book

HEADINGS = ["שם", "טלפון", "תאריך לידה", "יתרה"]
FAULTY: list[list[object]] = [["דנה כהן", "054-1234567", "31/12/1980", 120.5], ["יוסי לוי", "052-6689415", "35/17/1990", "=40+2"]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook with a faulty birthday, a formula, formats, a comment of its own, and a hidden sheet."""
    found = workbook(tmp_path / "לקוחות.xlsx", [HEADINGS, *FAULTY])
    book = openpyxl.load_workbook(found)
    page = book.worksheets[0]
    page.sheet_view.rightToLeft = True
    page.column_dimensions["A"].width = 33
    page["A2"].font = Font(bold=True)
    page["C3"].comment = Comment("לשאול את יוסי", "כהן")
    book.create_sheet("ספקים")["A1"] = "תנובה"
    book.worksheets[1].sheet_state = "hidden"
    book.save(found)
    return found


def give_back(
    book: Book,
    path: Path,
    *,
    progress: Progress = QUIET,
    target: Path | None = None,
    rows: Mapping[tuple[int, int], RowWish] | None = None,
    password: str | None = None,
) -> Path:
    """The marked copy of a file."""
    made = target or path.with_name(f"{path.stem} marked.xlsx")
    with importing.open_file(path, QUIET, password=password) as file:
        understanding = importing.understand_file(book, file, QUIET)
        review = importing.review(book, file, understanding, QUIET, rows)
        marking.mark_faults(book, file, review, made, progress, rows=rows, password=password)
    return made


def comments(path: Path, sheet: int = 0) -> dict[str, str]:
    page = openpyxl.load_workbook(path).worksheets[sheet]
    return {cell.coordinate: cell.comment.text for row in page.iter_rows() for cell in row if cell.comment}


def values(path: Path, sheet: int = 0) -> list[Sequence[Any]]:
    return list(openpyxl.load_workbook(path).worksheets[sheet].values)


def test_a_cell_that_cannot_be_read_is_coloured_and_says_why(book: Book, path: Path) -> None:
    made = give_back(book, path)
    cell = openpyxl.load_workbook(made).worksheets[0]["C3"]
    assert cell.fill.fgColor.rgb == "FFF8CBC6"
    assert cell.comment is not None
    assert cell.comment.text.split("\n") == ["לשאול את יוסי", "⚠ There is no such day."]


def test_the_reason_is_said_in_the_language_spoken(book: Book, path: Path) -> None:
    with in_language("he"):
        made = give_back(book, path)
    assert "such day" not in comments(made)["C3"]


def test_all_else_of_the_workbook_stays_as_it_was(book: Book, path: Path) -> None:
    made = openpyxl.load_workbook(give_back(book, path))
    page, hidden = made.worksheets
    assert list(page.values) == [tuple(HEADINGS), *(tuple(row) for row in FAULTY)]
    assert page["D3"].data_type == "f"
    assert page.sheet_view.rightToLeft
    assert page.column_dimensions["A"].width == 33
    assert page["A2"].font.bold
    assert page["A2"].fill.fill_type is None
    assert (hidden.title, hidden.sheet_state, hidden["A1"].value) == ("ספקים", "hidden", "תנובה")


def test_the_file_itself_stays_as_it_is(book: Book, path: Path) -> None:
    before = path.read_bytes()
    give_back(book, path)
    assert path.read_bytes() == before
    with pytest.raises(UserError, match="is the file itself, which stays as it is"):
        give_back(book, path, target=path)
    assert path.read_bytes() == before


def test_a_row_that_names_nobody_is_marked_where_the_name_is_missing(book: Book, tmp_path: Path) -> None:
    headings = ["תאריך לידה", "שם", "טלפון", "יתרה"]
    path = workbook(tmp_path / "customers.xlsx", [headings, ["31/12/1980", "דנה כהן", "054-1234567", 5], ["1/2/1980", None, None, 12]])
    assert comments(give_back(book, path)) == {"B3": "⚠ Nothing in this row says who it is."}


def test_a_good_day_beside_what_is_at_fault_is_not_marked(book: Book, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["תאריך", "שם", "טלפון", "לקח"],
        [date(2024, 4, 13), "משה לביא", "03-555-0777", 30],
        [date(2024, 4, 14), "משה לביא", "054-777-4567", "חמישים"],
        [date(2024, 4, 15), "משה לביא", "054-777-4567", 20],
        [date(2024, 4, 16), "משה לביא", None, 10],
        [None, "משה לביא", "03-555-0777", 5],
    ]
    found = comments(give_back(book, workbook(tmp_path / "פנקס.xlsx", rows, sheet="פנקס")))
    assert {cell: said.partition(":")[0] for cell, said in found.items()} == {
        "D3": "⚠ This is not an amount.",
        "B5": "⚠ Several cards are meant",
        "A6": "⚠ This row has no date",
    }


def test_a_number_that_is_anothers_is_marked_in_its_cell_with_whose_it_is(book: Book, tmp_path: Path) -> None:
    made = give_back(book, workbook(tmp_path / "א.xlsx", [["שם", "מס' לקוח"], ["דנה כהן", 12], ["יוסי לוי", 12]]))
    ((cell, told),) = comments(made).items()
    assert cell == "B3"
    assert "The number 12 is that of row 2." in told


def test_the_copy_mended_and_brought_in_again_brings_the_rest_without_a_fault(book: Book, path: Path) -> None:
    made = give_back(book, path)
    workbook_ = openpyxl.load_workbook(made)
    workbook_.worksheets[0]["C3"] = "15/7/1990"
    workbook_.worksheets[0]["D3"] = 42
    workbook_.save(made)
    review = bring(book, made)
    assert (review.new_cards, review.faulty_rows()) == (2, 0)


def test_marking_the_mended_copy_takes_the_old_marks_away_and_keeps_the_users_own_comments(book: Book, path: Path) -> None:
    made = give_back(book, path)
    workbook_ = openpyxl.load_workbook(made)
    workbook_.worksheets[0]["C3"] = "15/7/1990"
    workbook_.save(made)
    again = give_back(book, made)
    assert comments(again) == {"C3": "לשאול את יוסי"}
    assert openpyxl.load_workbook(again).worksheets[0]["C3"].fill.fill_type is None


def test_a_cell_written_anew_in_the_window_is_so_in_the_copy_and_a_text(book: Book, path: Path) -> None:
    made = give_back(book, path, rows={(0, 2): RowWish(cells={2: "15/7/1990", 0: "=1+1", 1: ""})})
    cells = openpyxl.load_workbook(made).worksheets[0][3]
    assert [(cell.value, cell.data_type) for cell in cells[:3]] == [("=1+1", "s"), (None, "n"), ("15/7/1990", "s")]
    assert comments(made) == {"C3": "לשאול את יוסי"}


def test_a_sum_that_the_rows_do_not_add_up_to_is_marked(book: Book, tmp_path: Path) -> None:
    path = workbook(tmp_path / "sum.xlsx", [["Name", "Phone", "Balance"], ["Dana", "0541234567", 100], ["Total", None, 130]])
    assert comments(give_back(book, path)) == {"C3": "⚠ The sum in row 3 says ₪130.00, but the rows add up to ₪100.00."}


@pytest.mark.parametrize(
    "name", ["grocer_he.xls", "freelancer_en.ods", "clients_bg.csv", "web_export_he.xls", "phone.vcf", "dos_visual_he.csv"]
)
def test_of_any_other_file_a_workbook_is_made_that_brings_the_same(name: str, book: Book, tmp_path: Path) -> None:
    made = give_back(book, DATA / name, target=tmp_path / "marked.xlsx")
    before, after = reviewed(book, DATA / name), reviewed(book, made)
    assert (after.new_cards, after.owing, after.in_credit) == (before.new_cards, before.owing, before.in_credit)
    assert after.faulty_rows() == before.faulty_rows()


def test_an_old_workbook_keeps_its_sheets_and_which_are_hidden(book: Book, tmp_path: Path) -> None:
    made = openpyxl.load_workbook(give_back(book, GROCER, target=tmp_path / "marked.xlsx"))
    with importing.open_file(GROCER, QUIET) as file:
        assert [(page.title, page.sheet_state == "hidden") for page in made.worksheets] == [
            (sheet.name, sheet.hidden) for sheet in file.sheets
        ]
    assert all(page.sheet_view.rightToLeft for page in made.worksheets)


def test_what_a_text_file_holds_never_becomes_a_formula(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    path.write_text('Name,Phone,Birthday\n"=HYPERLINK(""http://x"")",0541234567,35/17/1990\n', encoding="utf-8")
    page = openpyxl.load_workbook(give_back(book, path)).worksheets[0]
    assert (page["A2"].value, page["A2"].data_type) == ('=HYPERLINK("http://x")', "s")
    assert page["B2"].value == "0541234567"
    assert list(comments(give_back(book, path))) == ["C2"]


def test_days_stay_days_in_a_workbook_made_anew(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise ChildGone(slow=False)

    path = workbook(tmp_path / "days.xlsx", [["Name", "Birthday"], ["Dana", date(1980, 2, 1)], ["Yossi", "35/17/1990"]])
    with importing.open_file(path, QUIET) as file:
        understanding = importing.understand_file(book, file, QUIET)
        review = importing.review(book, file, understanding, QUIET)
        monkeypatch.setattr(ReadingChild, "ask", lambda self, request: none() if request["do"] == "mark" else ASK(self, request))
        assert marking.mark_faults(book, file, review, tmp_path / "marked.xlsx", QUIET) == 1
    assert openpyxl.load_workbook(tmp_path / "marked.xlsx").worksheets[0]["B2"].value.date() == date(1980, 2, 1)
    assert list(comments(tmp_path / "marked.xlsx")) == ["B3"]


ASK = ReadingChild.ask


def test_of_a_workbook_too_large_for_its_formats_the_values_are_copied(book: Book, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked_copy, "MOST_CELLS", 5)
    page = openpyxl.load_workbook(give_back(book, path)).worksheets[0]
    assert (page["A2"].value, page["A2"].font.bold) == ("דנה כהן", False)
    assert page["C3"].comment is not None


def test_where_cells_are_merged_the_one_that_is_seen_is_marked(book: Book, tmp_path: Path) -> None:
    path = workbook(tmp_path / "merged.xlsx", [HEADINGS, FAULTY[0], ["יוסי לוי", "052-6689415", "35/17/1990"]])
    merged = openpyxl.load_workbook(path)
    merged.worksheets[0].merge_cells("C3:C4")
    merged.save(path)
    made = give_back(book, path)
    assert list(comments(made)) == ["C3"]
    assert [str(area) for area in openpyxl.load_workbook(made).worksheets[0].merged_cells.ranges] == ["C3:C4"]


def test_what_was_locked_stays_locked(book: Book, path: Path) -> None:
    locked = path.with_name("locked.xlsx")
    with path.open("rb") as plain, locked.open("wb") as target:
        OOXMLFile(plain).encrypt("סוד", target)
    made = give_back(book, locked, password="סוד")
    opened = BytesIO()
    with made.open("rb") as content:
        file = OOXMLFile(content)
        file.load_key(password="סוד")
        file.decrypt(opened)
    assert openpyxl.load_workbook(opened).worksheets[0]["C3"].comment is not None


def test_nothing_is_left_behind_when_it_is_given_up(book: Book, path: Path) -> None:
    with pytest.raises(Cancelled):
        give_back(book, path, progress=StopAfter(0))
    with pytest.raises(Cancelled):
        give_back(book, GROCER, target=path.with_name("m.xlsx"), progress=StopAfter(0))
    assert not list(path.parent.glob("*marked*"))


def test_another_ending_is_refused_by_name(book: Book, path: Path) -> None:
    with pytest.raises(UserError, match=r"m\.csv has another ending .* Let its name end in \.xlsx"):
        give_back(book, path, target=path.with_name("m.csv"))


def test_the_book_is_as_it_was(book: Book, path: Path) -> None:
    before = dump(book)
    give_back(book, path)
    assert dump(book) == before


def test_the_copy_is_proposed_the_name_of_the_file() -> None:
    assert marking.proposed_name("לקוחות 2019.xls") == "לקוחות 2019 (marked).xlsx"


def test_nothing_of_a_strangers_workbook_is_read_outside_the_child(book: Book, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked_copy, "_fresh_workbook", None)
    monkeypatch.setattr(openpyxl, "load_workbook", None)
    assert give_back(book, path).exists()
