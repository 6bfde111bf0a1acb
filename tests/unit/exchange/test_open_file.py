"""Opening whatever a shopkeeper brings, in a child process under limits."""

from __future__ import annotations

import os
import sys
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.stopping import StopAfter
from tests.unit.exchange.files import BAD, DATA, all_rows, opened, text_file

from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.domain.progress import Silent
from smallcrm.exchange import child_process
from smallcrm.exchange.child_process import ChildGone, ReadingChild
from smallcrm.exchange.open_file import SheetInfo, open_table_file

if TYPE_CHECKING:
    from pathlib import Path


def test_the_sheets_of_the_grocer_are_named_with_their_size_and_the_hidden_one_is_marked() -> None:
    with opened(DATA / "grocer_he.xls") as file:
        assert file.kind == "xls"
        assert file.sheets == (SheetInfo("לקוחות", False, 67, 10), SheetInfo("ישן", True, 1, 1), SheetInfo("ספקים", False, 2, 1))


def test_a_mobile_typed_as_a_number_stays_a_number_and_a_date_a_date() -> None:
    with opened(DATA / "grocer_he.xls") as file:
        (first,) = file.rows(0, 4, 1)
        assert first[4] == 528477316
        assert type(first[4]) is int
        assert first[7] == date(1994, 1, 23)
        assert file.rows(0, 8, 1)[0][4] == 544543525.0
        assert type(file.rows(0, 8, 1)[0][4]) is float


def test_rows_can_be_asked_for_again_and_from_anywhere() -> None:
    with opened(DATA / "grocer_he.xls") as file:
        assert file.rows(0, 60, 100)[-1][1] == 'סה"כ'
        assert file.rows(0, 3, 1)[0][0] == "מס' לקוח"
        assert file.rows(2, 1, 1) == [["תנובה"]]


def test_going_through_the_rows_is_not_disturbed_by_a_look_elsewhere() -> None:
    with opened(DATA / "grocer_he.xls") as file:
        seen = []
        for number, row in file.each_row(0, progress=Silent()):
            if number == 10:
                assert file.rows(0, 4, 1)[0][0] == 1001
            seen.append(row)
        assert len(seen) == 67
        assert seen == all_rows(DATA / "grocer_he.xls")


def test_a_name_that_says_another_format_is_not_believed(tmp_path: Path) -> None:
    disguised = tmp_path / "customers.txt"
    disguised.write_bytes((DATA / "customers_fa.xlsx").read_bytes())
    with opened(disguised) as file:
        assert file.kind == "xlsx"
        assert file.rows(0, 1, 1)[0][1] == "مریم حسینی"


def test_a_file_of_open_document_is_read() -> None:
    assert all_rows(DATA / "freelancer_en.ods")[1][:2] == ["David García", None]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("empty.xlsx", "empty.xlsx is empty."),
        ("truncated.xlsx", "truncated.xlsx is damaged or was not copied whole."),
        ("picture.xls", "picture.xls is a picture."),
        ("missing.xlsx", "missing.xlsx is not there."),
        ("", "bad is a folder."),
    ],
)
def test_what_nobody_can_read_gets_one_sentence_that_names_the_file(name: str, said: str) -> None:
    with pytest.raises(UserError) as told:
        opened(BAD / name)
    assert str(told.value).startswith(said)


def test_two_cells_far_apart_give_the_one_row_and_the_far_cell_is_named() -> None:
    with opened(BAD / "huge_range.xlsx") as file:
        assert file.rows(0, 0, 10) == [["Name"], ["Dana"]]
        assert file.remarks.far_count == 1
        assert file.remarks.far_cells == ("XFD1048576: far",)


def test_a_lone_nul_is_dropped_and_counted() -> None:
    with opened(BAD / "nul.csv") as file:
        assert file.rows(0) == [["name", "phone"], ["Dana", "050"]]
        assert file.remarks.nul_count == 2


def test_a_file_that_may_not_be_read_is_said_to_be_so(tmp_path: Path) -> None:
    closed = text_file(tmp_path, "שם,טלפון\nדנה,0541234567\n")
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(UserError, match="may not be read"):
        opened(closed)


def test_a_zip_of_something_else_holds_no_table(tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    with pytest.raises(UserError, match=r"letter\.xlsx holds no table"):
        opened(path)


def test_a_workbook_whose_sheet_is_garbage_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "customers.xlsx"
    with zipfile.ZipFile(DATA / "customers_fa.xlsx") as good, zipfile.ZipFile(path, "w") as archive:
        for name in good.namelist():
            archive.writestr(name, good.read(name)[:300] if "worksheets/" in name else good.read(name))
    with pytest.raises(UserError, match=r"customers\.xlsx"):
        opened(path)


def test_cancelling_while_the_file_is_opened_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[ReadingChild] = []

    def started() -> ReadingChild:
        children.append(ReadingChild())
        return children[-1]

    monkeypatch.setattr("smallcrm.exchange.open_file.ReadingChild", started)
    with pytest.raises(Cancelled):
        open_table_file(DATA / "grocer_he.xls", progress=StopAfter(0))
    assert children[0]._process.poll() is not None


def test_cancelling_between_slices_closes_the_file(tmp_path: Path) -> None:
    path = text_file(tmp_path, "שם,טלפון\n" + "דנה כהן,0541234567\n" * 3000)
    with opened(path) as file:
        with pytest.raises(Cancelled):
            list(file.each_row(0, progress=StopAfter(2)))
        assert file.rows(0, 1, 1) == [["דנה כהן", "0541234567"]]


def test_a_closed_file_gives_no_rows() -> None:
    file = opened(DATA / "grocer_he.xls")
    file.close()
    file.close()
    with pytest.raises(UserError, match=r"grocer_he\.xls"):
        file.rows(0)


def test_a_child_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "COMMAND", (sys.executable, "-c", "import sys; sys.stdin.read()"))
    child = ReadingChild(silence_seconds=0.0)
    with pytest.raises(ChildGone) as gone:
        child.answer(lambda: None)
    assert gone.value.slow
    assert child._process.poll() is not None


def test_a_child_that_talks_nonsense_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "COMMAND", (sys.executable, "-c", "print('[1, 2'); input()"))
    with pytest.raises(UserError, match="damaged"):
        opened(DATA / "grocer_he.xls")


def test_the_child_may_not_take_more_memory_than_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    greedy = (
        "from smallcrm.exchange.readers.limits import limit_this_process\nlimit_this_process()\n"
        'try:\n    bytearray(2 * 2**30)\nexcept MemoryError:\n    print(\'{"problem": "too_big"}\', flush=True)\n'
    )
    monkeypatch.setattr(child_process, "COMMAND", (sys.executable, "-I", "-c", greedy))
    with pytest.raises(UserError, match="too large"):
        opened(DATA / "grocer_he.xls")


def test_rows_read_again_and_from_the_middle_on_are_the_same_as_the_first_time(tmp_path: Path) -> None:
    path = text_file(tmp_path, "".join(f"דנה {place},05412{place:05}\n" for place in range(1000)))
    with opened(path) as file:
        first = list(file.each_row(0, progress=Silent()))
        assert len(first) == 1000
        assert list(file.each_row(0, progress=Silent())) == first
        assert list(file.each_row(0, 401, progress=Silent())) == first[401:]
        assert list(file.each_row(0, 999, progress=Silent())) == first[999:]
