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


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32", "utf-32-le"])
@pytest.mark.parametrize("text", ["שם,עיר\r\nשרה כהן,חיפה\r\n", "Име,Град\r\nЙоана Хаджиева,Ловеч\r\n", "Name,City\r\nJohn,London\r\n"])
def test_a_file_in_unicode_comes_in_whatever_its_width(tmp_path: Path, encoding: str, text: str) -> None:
    expected = [line.split(",") for line in text.splitlines()]
    assert all_rows(text_file(tmp_path, text, encoding)) == expected


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=; "])
def test_the_line_by_which_excel_names_the_delimiter_is_honoured_and_is_no_row(tmp_path: Path, line: str) -> None:
    path = text_file(tmp_path, f"\ufeff{line}\r\nשם;הערה\r\nדנה;לבוא, מחר, בשש\r\nמשה;אחת, שתיים, שלוש\r\n")
    assert all_rows(path) == [["שם", "הערה"], ["דנה", "לבוא, מחר, בשש"], ["משה", "אחת, שתיים, שלוש"]]


def test_the_named_delimiter_may_be_one_that_nobody_would_guess(tmp_path: Path) -> None:
    assert all_rows(text_file(tmp_path, "sep=:\nName:City\nDana:Haifa\n")) == [["Name", "City"], ["Dana", "Haifa"]]


@pytest.mark.parametrize("delimiter", ["^", "~"])
def test_rare_delimiters_are_told_where_every_row_has_them(tmp_path: Path, delimiter: str) -> None:
    rows = [["שם", "הערה"], ["דנה", "לבוא, מחר"], ["משה", "אחת, שתיים, שלוש"]]
    assert all_rows(text_file(tmp_path, "".join(delimiter.join(row) + "\r\n" for row in rows))) == rows


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_lines_may_end_as_on_any_computer(tmp_path: Path, end: str) -> None:
    path = text_file(tmp_path, end.join(["שם,הערה", '"כהן, דנה",טוב', "משה,רע", ""]))
    assert all_rows(path) == [["שם", "הערה"], ["כהן, דנה", "טוב"], ["משה", "רע"]]


def test_quotation_marks_inside_a_field_are_doubled_or_escaped(tmp_path: Path) -> None:
    doubled = text_file(tmp_path, 'שם,חברה\nדנה,"אלון ""הזורע"" בע""מ, חיפה"\n', name="doubled.csv")
    escaped = text_file(tmp_path, 'שם,חברה\nדנה,"אלון \\"הזורע\\" בע\\"מ, חיפה"\n', name="escaped.csv")
    assert all_rows(doubled) == all_rows(escaped) == [["שם", "חברה"], ["דנה", 'אלון "הזורע" בע"מ, חיפה']]


def test_a_backslash_that_escapes_nothing_stays(tmp_path: Path) -> None:
    assert all_rows(text_file(tmp_path, 'Name,Folder\nDana,"C:\\Files\\"\nMoshe,C:\\\n'))[1:] == [
        ["Dana", "C:\\Files\\"],
        ["Moshe", "C:\\"],
    ]


def test_an_abbreviation_in_a_quoted_field_loses_no_letter(tmp_path: Path) -> None:
    path = text_file(tmp_path, 'שם,חברה,עיר\nדנה,"רפא"ל בע"מ","תל אביב"\nמשה,צה"ל,"חיפה, הדר"\n')
    assert all_rows(path)[1:] == [["דנה", 'רפא"ל בע"מ', "תל אביב"], ["משה", 'צה"ל', "חיפה, הדר"]]


def test_an_open_quotation_mark_in_a_short_file_is_a_letter(tmp_path: Path) -> None:
    path = text_file(tmp_path, 'שם,הערה,עיר\nדנה,"בלי סוף,חיפה\nמשה לוי,רגיל,לוד\n')
    assert all_rows(path)[1:] == [["דנה", '"בלי סוף', "חיפה"], ["משה לוי", "רגיל", "לוד"]]


def test_blanks_before_a_quotation_mark_do_not_break_the_field(tmp_path: Path) -> None:
    assert all_rows(text_file(tmp_path, 'Name, Note\nDana, "come, tomorrow"\nMoshe, "one, two"\n'))[1:] == [
        ["Dana", "come, tomorrow"],
        ["Moshe", "one, two"],
    ]


def test_ragged_rows_are_kept(tmp_path: Path) -> None:
    path = text_file(tmp_path, "שם,עיר,הערה\nדנה\nמשה,חיפה,טוב,ועוד\n\nרות,לוד\n")
    assert all_rows(path) == [["שם", "עיר", "הערה"], ["דנה"], ["משה", "חיפה", "טוב", "ועוד"], [], ["רות", "לוד"]]


def test_what_lay_on_the_disk_behind_the_ctrl_z_is_no_row(tmp_path: Path) -> None:
    path = text_file(tmp_path, "שם,טלפון\r\nדנה,0541234567\r\n\x1a\x1a\x00\x00ABC old\r\nrubbish\r\n")
    assert all_rows(path) == [["שם", "טלפון"], ["דנה", "0541234567"]]


@pytest.mark.parametrize("joint", ["\r\n\x1a", "\x1a", "\x1a\r\n"])
def test_files_that_were_joined_keep_the_rows_behind_the_ctrl_z(tmp_path: Path, joint: str) -> None:
    path = text_file(tmp_path, f"שם,טלפון\r\nדנה,0541234567{joint}משה,0521234567\r\n\x1a")
    assert [row for row in all_rows(path) if row] == [["שם", "טלפון"], ["דנה", "0541234567"], ["משה", "0521234567"]]


def test_empty_characters_are_left_out_and_counted(tmp_path: Path) -> None:
    with opened(text_file(tmp_path, "שם,טלפון\r\nד\0נה,054\0\r\n")) as file:
        assert file.rows(0)[1] == ["דנה", "054"]
        assert file.remarks.nul_count == 2


def test_a_table_set_with_blanks_is_read_by_its_places(tmp_path: Path) -> None:
    lines = [
        "מספר  שם              עיר          יתרה",
        "----  --------------  ---------  ------",
        "1     דנה כהן         תל אביב     12.50",
        "2     משה לוי                    100.00",
        "3     רות בן-דוד      חיפה         0.00",
        "4     אברהם אבן עזרא  פתח תקווה  1,5.00",
    ]
    rows = all_rows(text_file(tmp_path, "\r\n".join(lines) + "\r\n", name="לקוחות.txt"))
    assert rows[0] == ["מספר", "שם", "עיר", "יתרה"]
    assert rows[3] == ["2", "משה לוי", None, "100.00"]
    assert rows[5] == ["4", "אברהם אבן עזרא", "פתח תקווה", "1,5.00"]


def test_plain_sentences_are_no_table_set_with_blanks(tmp_path: Path) -> None:
    text = "Dana owes me ten.\nMoshe paid all of it.\nRuth comes on Monday.\nCall the plumber.\n"
    assert all_rows(text_file(tmp_path, text)) == [[line] for line in text.splitlines()]


def test_contacts_of_google_keep_their_line_breaks_and_quotation_marks(tmp_path: Path) -> None:
    text = 'First Name,Last Name,Phone 1 - Value,Notes\r\nדנה,כהן,+972 54-123-4567 ::: 03-5550199,"שורה ראשונה\nשורה ""שנייה"""\r\n'
    rows = all_rows(text_file(tmp_path, text))
    assert rows[1] == ["דנה", "כהן", "+972 54-123-4567 ::: 03-5550199", 'שורה ראשונה\nשורה "שנייה"']


def test_contacts_of_outlook_with_all_fields_quoted_come_in_from_utf_16(tmp_path: Path) -> None:
    text = '"Title","First Name","Business Street"\r\n"","דנה","הרצל 1\r\nקומה 2"\r\n'
    assert all_rows(text_file(tmp_path, text, "utf-16")) == [
        ["Title", "First Name", "Business Street"],
        [None, "דנה", "הרצל 1\r\nקומה 2"],
    ]


@pytest.mark.parametrize("piece", ['"', ',"a', 'x,"a\n', '"a"b,', 'a\\"b,', '"abc,def\n', ',""a', ',", "x', '"a "b\n'])
def test_quotation_marks_without_end_are_read_in_a_moment(tmp_path: Path, piece: str) -> None:
    path = text_file(tmp_path, "Name,Note\nDana,x\n" + piece * 20_000)
    with opened(path) as file:
        assert file.rows(0)[1] == ["Dana", "x"]
