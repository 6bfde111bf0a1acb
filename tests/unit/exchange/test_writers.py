"""Tables written for other programs, read back by them and by us."""

from __future__ import annotations

import csv
import errno
import io
import json
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from tests.unit.exchange.files import all_rows

from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.domain.progress import Silent
from smallcrm.exchange.csv_guard import guarded, unguarded
from smallcrm.exchange.json_writer import write_book
from smallcrm.exchange.readers.delimited import open_delimited
from smallcrm.exchange.whole_file import whole_file
from smallcrm.exchange.writers import OutColumn, OutKind, write_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COLUMNS = (
    OutColumn("שם"),
    OutColumn("נייד"),
    OutColumn("יום הולדת", OutKind.DATE),
    OutColumn("יתרה", OutKind.MONEY),
    OutColumn("מידה", OutKind.NUMBER),
    OutColumn("הערות"),
)
DANA = ("דנה כהן", "054-123-4567", date(1994, 1, 23), -5050, Decimal("36.5"), '=HYPERLINK("http://example.invalid")')
MOSHE = ("משה לוי", "+972 52-765-4321", "1941", 0, None, None)


def written(path: Path, rows: Sequence[Sequence[object]] = (DANA, MOSHE), columns: Sequence[OutColumn] = COLUMNS) -> Path:
    assert write_table(path, columns, rows, right_to_left=True, sheet_name="לקוחות", progress=Silent()) == len(rows)
    return path


def test_excel_gets_a_sheet_from_the_right_with_a_heading_that_stays(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(tmp_path / "out.xlsx"))
    page = book["לקוחות"]
    assert page.sheet_view.rightToLeft
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:F3"
    assert [cell.value for cell in page[1]] == ["שם", "נייד", "יום הולדת", "יתרה", "מידה", "הערות"]
    assert page["A1"].font.bold


def test_excel_gets_real_dates_and_numbers_and_phones_as_text(tmp_path: Path) -> None:
    page = openpyxl.load_workbook(written(tmp_path / "out.xlsx"))["לקוחות"]
    assert page["B2"].value == "054-123-4567"
    assert page["B2"].number_format == "@"
    assert page["C2"].is_date
    assert page["C2"].value.date() == date(1994, 1, 23)
    assert (page["D2"].value, page["D2"].number_format) == (-50.5, "#,##0.00")
    assert page["E2"].value == 36.5
    assert page["C3"].value == "1941"
    assert page["E3"].value is None


def test_a_text_is_never_a_formula_in_excel(tmp_path: Path) -> None:
    page = openpyxl.load_workbook(written(tmp_path / "out.xlsx"))["לקוחות"]
    assert (page["F2"].value, page["F2"].data_type) == (DANA[5], "s")


def test_the_fast_reader_reads_the_same(tmp_path: Path) -> None:
    sheet = CalamineWorkbook.from_path(written(tmp_path / "out.xlsx")).get_sheet_by_index(0)
    assert sheet.to_python()[1] == ["דנה כהן", "054-123-4567", date(1994, 1, 23), -50.5, 36.5, DANA[5]]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_our_own_reading_brings_the_same_texts_back(tmp_path: Path, suffix: str) -> None:
    rows = all_rows(written(tmp_path / f"out{suffix}"))
    assert rows[1][1] == "054-123-4567"
    assert rows[1][5] == DANA[5]
    assert rows[2][:2] == ["משה לוי", "+972 52-765-4321"]


def test_no_rows_still_have_their_headings(tmp_path: Path) -> None:
    for suffix in (".xlsx", ".csv"):
        assert all_rows(written(tmp_path / f"out{suffix}", ()))[0][0] == "שם"


def test_a_date_before_excel_and_a_number_too_long_for_it_stay_whole(tmp_path: Path) -> None:
    columns = (OutColumn("נולד", OutKind.DATE), OutColumn("מספר", OutKind.NUMBER))
    assert all_rows(written(tmp_path / "out.xlsx", [(date(1881, 12, 25), 2**60)], columns))[1] == ["1881-12-25", str(2**60)]


def test_a_text_longer_than_excel_holds_is_cut_where_it_ends(tmp_path: Path) -> None:
    (_, row) = all_rows(written(tmp_path / "out.xlsx", [("א" * 40_000,)], (OutColumn("הערות"),)))
    assert len(str(row[0])) == 32_767
    assert str(row[0]).endswith("א…")


def test_two_columns_of_one_label_are_told_apart(tmp_path: Path) -> None:
    rows = all_rows(written(tmp_path / "out.xlsx", [("כחול", "אדום")], (OutColumn("צבע"), OutColumn("צבע"))))
    assert rows == [["צבע", "צבע 2"], ["כחול", "אדום"]]


@pytest.mark.parametrize("name", ["", "a" * 50, "[לקוחות]: 1/2", "'x'", "   "])
def test_any_name_gives_a_sheet(tmp_path: Path, name: str) -> None:
    write_table(tmp_path / "out.xlsx", COLUMNS, [DANA], sheet_name=name, progress=Silent())
    assert len(openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames) == 1


def test_csv_is_utf_8_with_its_mark_and_runs_nothing(tmp_path: Path) -> None:
    content = written(tmp_path / "out.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[1] == ["דנה כהן", "054-123-4567", "1994-01-23", "-50.50", "36.5", "'" + str(DANA[5])]
    assert rows[2][1] == "'+972 52-765-4321"


@given(st.text())
def test_a_guarded_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@given(st.lists(st.tuples(TEXTS, TEXTS, st.just("סוף")), min_size=1, max_size=8))
def test_any_table_of_texts_comes_back_from_csv(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]) -> None:
    path = tmp_path_factory.mktemp("csv") / "out.csv"
    write_table(path, (OutColumn("שם"), OutColumn("הערות"), OutColumn("סוף")), rows, progress=Silent())
    sheet = open_delimited(path, None, lambda _done, _total: None).sheets[0]
    assert [tuple(row) for row in sheet.slice(1, 100)] == rows


def test_an_unknown_ending_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"out\.pdf has an ending that cannot be written"):
        write_table(tmp_path / "out.pdf", COLUMNS, [], progress=Silent())


class Stops:
    def report(self, done: int, total: int, doing: str) -> None:
        if done:
            raise Cancelled


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".json"])
def test_cancelling_leaves_the_old_file_as_it_was(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"out{suffix}"
    path.write_bytes(b"old")
    cards = ({"number": str(number)} for number in range(1000))
    write = partial(write_book, path, {}, cards) if suffix == ".json" else partial(write_table, path, COLUMNS, [DANA] * 1000)
    with pytest.raises(Cancelled):
        write(progress=Stops())
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "open in another program"), (errno.EIO, "the disk gave an error")],
)
def test_a_disk_that_refuses_is_said_and_the_old_file_stays(tmp_path: Path, number: int, said: str) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")

    def rows() -> Iterator[Sequence[object]]:
        yield DANA
        raise OSError(number, "refused")

    with pytest.raises(UserError, match=said):
        write_table(path, COLUMNS, rows(), progress=Silent())
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_really_full_disk_is_said(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no full disk to write to here")
    really_open = Path.open

    def open_full(path: Path, mode: str = "r", **how: Any) -> Any:
        return really_open(Path("/dev/full"), "wb") if mode == "xb" else really_open(path, mode, **how)

    monkeypatch.setattr(Path, "open", open_full)
    with pytest.raises(UserError, match="the disk is full"):
        written(tmp_path / f"out{suffix}")


def test_a_missing_folder_and_a_folder_of_that_name_are_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="its folder is not there"):
        written(tmp_path / "nowhere" / "out.csv")
    (tmp_path / "out.csv").mkdir()
    with pytest.raises(UserError, match="a folder has that name"):
        written(tmp_path / "out.csv")


def test_a_file_takes_the_place_of_the_old_one_at_once(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    with whole_file(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


def test_cards_are_written_one_a_line(tmp_path: Path) -> None:
    cards = [{"number": "1", "display_name": "דנה כהן"}, {"number": "2", "display_name": "משה לוי"}]
    assert write_book(tmp_path / "out.json", {"shop": {"name": "מכולת כהן"}}, cards, progress=Silent()) == 2
    content = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert content == {"shop": {"name": "מכולת כהן"}, "customers": cards}
    assert write_book(tmp_path / "none.json", {}, [], progress=Silent()) == 0
    assert json.loads((tmp_path / "none.json").read_bytes()) == {"customers": []}
