"""Tables of web pages under any name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import DATA, all_rows, opened, text_file

from smallcrm.domain.errors import UserError
from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.html_tables import open_html
from smallcrm.exchange.understanding_texts import sentences_about

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.exchange.cells import Cell

TWO_ROWS = "<tr><th>שם</th><th>טלפון</th></tr><tr><td>דנה כהן</td><td>054-1234567</td></tr>"


def tables(folder: Path, page: str, encoding: str = "utf-8") -> list[list[list[Cell]]]:
    """The rows of each sheet, without the child process."""
    path = text_file(folder, page, encoding, "export.xls")
    return [list(sheet.slice(0, 100_000)) for sheet in open_html(path, None, lambda _done, _total: None).sheets]


def test_a_web_page_named_xls_is_a_sheet_of_texts() -> None:
    with opened(DATA / "web_export_he.xls") as file:
        assert file.kind == "html"
        assert [sheet.name for sheet in file.sheets] == ["web_export_he"]
        assert file.rows(0, 0, 2) == [["שם לקוח", "טלפון נייד", "יתרה"], ["יעקב אזולאי", "0546854972", "75.50"]]


def test_cells_over_several_columns_and_rows_leave_the_others_in_their_places(tmp_path: Path) -> None:
    page = (
        "<table><tr><td rowspan=2>דנה</td><td colspan=2>חיפה</td><td>1</td></tr>"
        "<tr><td>רחוב</td><td>5</td><td>2</td></tr><tr><td>יוסי</td><td></td><td>7</td></tr></table>"
    )
    assert tables(tmp_path, page) == [[["דנה", "חיפה", None, "1"], ["דנה", "רחוב", "5", "2"], ["יוסי", None, "7"]]]


def test_a_name_over_two_rows_is_that_of_both_and_a_debt_over_two_rows_counts_once(tmp_path: Path) -> None:
    page = (
        "<table><tr><th rowspan=2>Name<th colspan=2>Reached by<th rowspan=2>Balance</tr><tr><th>Phone<th>City</tr>"
        "<tr><td rowspan=2>Ann Lee<td>020 7946 0123<td>Leeds<td rowspan=2>1,234.50</tr><tr><td>020 7946 0125<td>York</tr>"
        "<tr><td rowspan=3>Bob Ray<td>020 7946 0126<td>Bath<td>5</tr>"
        "<tr></tr><tr><td><td></tr><tr><td>Cat Fox<td>020 7946 0127</tr></table>"
    )
    assert tables(tmp_path, page) == [
        [
            ["Name", "Reached by", None, "Balance"],
            ["Name", "Phone", "City", "Balance"],
            ["Ann Lee", "020 7946 0123", "Leeds", "1,234.50"],
            ["Ann Lee", "020 7946 0125", "York"],
            ["Bob Ray", "020 7946 0126", "Bath", "5"],
            [],
            [],
            ["Cat Fox", "020 7946 0127"],
        ]
    ]


def test_a_break_in_a_cell_is_a_line_break_and_other_space_is_one_space(tmp_path: Path) -> None:
    page = "<table><tr><td>Dana\n   Cohen</td><td>5 Main St<br>Haifa</td></tr>"
    page += "<tr><td>a&nbsp;&amp;&#160;b</td><td><p>x</p><p>y</p></td></tr></table>"
    assert tables(tmp_path, page) == [[["Dana Cohen", "5 Main St\nHaifa"], ["a & b", "x\ny"]]]


def test_what_the_page_does_not_show_is_left_out(tmp_path: Path) -> None:
    page = (
        "<table><tr><th>Name</th><th>Born</th></tr><tr style='DISPLAY: none'><td>hidden</td><td>1</td></tr>"
        "<tr><td>Dana<script>alert(1)</script></td><td><span style='display:none'>19940123</span>23/1/1994</td></tr></table>"
        "<table style='display:none'><tr><td>a</td></tr><tr><td>b</td></tr></table>"
    )
    assert tables(tmp_path, page) == [[["Name", "Born"], ["Dana", "23/1/1994"]]]


def test_a_table_that_only_gives_another_its_place_is_no_sheet(tmp_path: Path) -> None:
    page = f"<table><tr><td>Logo</td><td>Acme</td></tr><tr><td>Menu</td><td><table>{TWO_ROWS}</table></td></tr></table>"
    assert tables(tmp_path, page) == [[["שם", "טלפון"], ["דנה כהן", "054-1234567"]]]


def test_a_small_table_in_a_cell_is_the_text_of_that_cell(tmp_path: Path) -> None:
    address = "<table><tr><td>הרצל</td><td>5</td></tr><tr><td>חיפה</td></tr></table>"
    rows = "".join(f"<tr><td>דנה {n}</td><td>050</td><td>{address}</td></tr>" for n in range(3))
    ((first, *_),) = tables(tmp_path, f"<table>{rows}</table>")
    assert first == ["דנה 0", "050", "הרצל 5\nחיפה"]


def test_every_table_with_rows_is_a_sheet(tmp_path: Path) -> None:
    page = f"<table><tr><td>Acme</td></tr></table><table><caption>לקוחות</caption>{TWO_ROWS}</table><table>{TWO_ROWS}</table>"
    path = text_file(tmp_path, page, name="export.xls")
    with opened(path) as file:
        assert [(sheet.name, sheet.rows) for sheet in file.sheets] == [("לקוחות", 2), ("export 2", 2)]


def test_the_names_that_excel_gave_its_sheets_are_kept(tmp_path: Path) -> None:
    about = (
        "<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>לקוחות</x:Name></x:ExcelWorksheet>"
        "<x:ExcelWorksheet><x:Name>ישן</x:Name><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
        "</x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->"
    )
    path = text_file(tmp_path, f"<html><head>{about}</head><table>{TWO_ROWS}</table><table>{TWO_ROWS}</table></html>", name="export.xls")
    with opened(path) as file:
        assert [(sheet.name, sheet.hidden) for sheet in file.sheets] == [("לקוחות", False), ("ישן", True)]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1255">', "cp1255"),
        ("<meta charset='iso-8859-1'>", "cp1255"),
        ("<meta charset='windows-1255'>", "utf-8"),
        ("", "utf-16"),
        ("", "cp1255"),
    ],
)
def test_a_page_is_read_in_its_encoding_whatever_it_declares(tmp_path: Path, head: str, encoding: str) -> None:
    page = f"<html><head>{head}</head><table>{TWO_ROWS}</table></html>"
    path = text_file(tmp_path, page, encoding, "export.xls")
    assert all_rows(path)[1] == ["דנה כהן", "054-1234567"]


def test_rows_without_a_table_and_cells_that_nobody_ended_are_read(tmp_path: Path) -> None:
    assert tables(tmp_path, "<html><tr><td>Dana<td>050<tr><td>Yossi<td>052") == [[["Dana", "050"], ["Yossi", "052"]]]


def test_a_page_without_a_table_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"page\.xls is a web page that holds no table"):
        opened(text_file(tmp_path, "<!DOCTYPE html><html><p>Sign in</p></html>", name="page.xls"))


def test_a_workbook_saved_by_excel_as_one_web_page_is_read(tmp_path: Path) -> None:
    main = (
        "<html><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>לקוחות</x:Name>"
        '<x:WorksheetSource HRef="list_files/sheet001.htm"/></x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml>'
        "<![endif]--></html>"
    )
    message = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="--=_Next"\n\n'
        '----=_Next\nContent-Location: file:///C:/list.htm\nContent-Transfer-Encoding: 8bit\nContent-Type: text/html; charset="utf-8"\n\n'
        f"{main}\n"
        "----=_Next\nContent-Location: file:///C:/list_files/sheet001.htm\nContent-Transfer-Encoding: quoted-printable\n"
        'Content-Type: text/html; charset="windows-1255"\n\n'
        "<table><tr><td>=F9=ED</td><td>x</td></tr><tr><td>=E3=F0=\n=E4</td><td>050</td></tr></table>\n----=_Next--\n"
    )
    path = text_file(tmp_path, message, name="list.mht")
    with opened(path) as file:
        assert [(sheet.name, sheet.rows) for sheet in file.sheets] == [("לקוחות", 2)]
        assert file.rows(0) == [["שם", "x"], ["דנה", "050"]]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 200_000 + f"<table>{TWO_ROWS}</table>",
        "<table><tr><td>" * 100_000 + "דנה",
        "<table>" + "<tr><td rowspan=99999999999 colspan=99999999999>a</td><td>b</td></tr>" * 2_000 + "</table>",
        "<table><tr><td>" + "א" * 3_000_000 + "</td></tr></table>",
        "<table " + "a" * 3_000_000,
    ],
)
def test_a_page_made_to_harm_gives_rows_or_a_sentence(tmp_path: Path, page: str) -> None:
    try:
        found = tables(tmp_path, page)
    except ReadingError as error:
        assert error.problem in {Problem.WEB_PAGE, Problem.DAMAGED}  # noqa: PT017 - either will do
    else:
        assert found


def test_entities_of_a_page_are_not_followed(tmp_path: Path) -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><table><tr><td>a</td></tr><tr><td>&x;</td></tr></table>'
    assert "root:" not in str(tables(tmp_path, page))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_page_that_ends_in_the_middle_of_a_table_is_said_to(tmp_path: Path, encoding: str) -> None:
    with opened(text_file(tmp_path, f"<html><body><table>{TWO_ROWS}<tr><td>יוסי לו", encoding, "export.xls")) as file:
        said = sentences_about(file.remarks)
    assert said[0] == "The page ends in the middle of a table: rows may be missing. If so, save it anew where it comes from."


@pytest.mark.parametrize("end", ["</table>", "</TABLE></body></html>", "</body></html>"])
def test_of_a_page_that_ends_as_pages_do_nothing_is_said(tmp_path: Path, end: str) -> None:
    with opened(text_file(tmp_path, f"<html><body><table>{TWO_ROWS}{end}", name="export.xls")) as file:
        assert not file.remarks.is_cut
