"""Text files with columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import DATA, all_rows, opened, text_file

from smallcrm.domain.errors import UserError
from smallcrm.exchange.readers.dialect import delimiter_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_from_the_text(delimiter: str) -> None:
    rows = [
        ["שם", "טלפון", "חוב"],
        ["כהן, דנה" if delimiter != "," else "דנה כהן", "054-1234567", "12.50"],
        ["משה לוי", "052-7654321", "0.00"],
    ]
    assert delimiter_of("\r\n".join(delimiter.join(row) for row in rows)) == delimiter


def test_one_column_needs_none() -> None:
    assert delimiter_of("שם\nדנה כהן\nמשה לוי\n") == ","


def test_a_line_break_inside_quotation_marks_stays_one_row() -> None:
    rows = all_rows(DATA / "outlook_he.csv")
    assert len(rows) == 61
    assert rows[1][17] == "שורה ראשונה\nשורה שנייה, עם פסיק"


def test_only_line_ends_end_a_row(tmp_path: Path) -> None:
    assert all_rows(text_file(tmp_path, "שם,הערה\nדנה,א\u2028ב\x0bג\n")) == [["שם", "הערה"], ["דנה", "א\u2028ב\x0bג"]]


def test_the_ctrl_z_of_dos_is_no_row(tmp_path: Path) -> None:
    assert all_rows(text_file(tmp_path, "שם,טלפון\r\nדנה,0541234567\r\n\x1a")) == [["שם", "טלפון"], ["דנה", "0541234567"]]


def test_a_quotation_mark_that_nobody_closed_does_not_swallow_the_file(tmp_path: Path) -> None:
    rows = all_rows(text_file(tmp_path, 'שם,הערה\nדנה,"בלי סוף\n' + "משה לוי,רגיל\n" * 20_000))
    assert len(rows) == 20_002
    assert rows[2] == ["משה לוי", "רגיל"]


def test_a_code_page_that_the_user_names_is_taken(tmp_path: Path) -> None:
    path = text_file(tmp_path, "שם,עיר\nרבקה מלכה,חיפה\n", "cp862")
    with opened(path, code_page="cp862") as file:
        assert file.rows(0)[1] == ["רבקה מלכה", "חיפה"]
        assert file.remarks.code_page == "cp862"


def test_a_code_page_that_there_is_not_is_said() -> None:
    with pytest.raises(UserError, match="no code page of that name"):
        opened(DATA / "clients_bg.csv", code_page="klingon")


def test_bytes_that_the_code_page_lacks_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    path.write_bytes("שם,עיר\nדנה,חיפה\n".encode("cp1255") + b"\xd9\xda,\xff\n")
    with opened(path, code_page="cp1255") as file:
        assert file.remarks.unreadable_characters == 3


def test_blanks_alone_are_an_empty_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is empty"):
        opened(text_file(tmp_path, " \r\n\r\n"))
