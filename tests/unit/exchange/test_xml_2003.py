"""Workbooks in the XML of Excel 2003."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import all_rows, opened, text_file

from smallcrm.domain.errors import UserError
from smallcrm.domain.shown_amount import ShownAmount

if TYPE_CHECKING:
    from pathlib import Path

HEAD = (
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">'
)
BODY = """
 <Worksheet ss:Name="לקוחות"><Table>
  <Row><Cell><Data ss:Type="String">שם</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">חוב</Data></Cell></Row>
  <Row ss:Index="4"><Cell ss:MergeAcross="1"><ss:Data ss:Type="String"><html:B>דנה</html:B> כהן</ss:Data>
   <Comment><ss:Data>בת של יוסי</ss:Data></Comment></Cell><Cell><Data ss:Type="Number">120.5</Data></Cell>
   <Cell><Data ss:Type="DateTime">1994-01-23T00:00:00.000</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell>
   <Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell><Data ss:Type="Number">546854972</Data></Cell>
   <Cell><Data ss:Type="DateTime">1899-12-31T08:30:00.000</Data></Cell>
   <Cell><Data ss:Type="DateTime">2024-02-29T17:45:00.000</Data></Cell></Row>
 </Table></Worksheet>
 <Worksheet ss:Name="ישן"><Table><Row><Cell><Data ss:Type="String">מחוק</Data></Cell></Row></Table>
  <WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>"""
DECLARED = '<?xml version="1.0" encoding="{}"?>\n<?mso-application progid="Excel.Sheet"?>\n'


def workbook(folder: Path, body: str = BODY, encoding: str = "utf-8", declared: str = "UTF-8") -> Path:
    return text_file(folder, DECLARED.format(declared) + HEAD + body, encoding, "export.xls")


def test_the_sheets_have_their_names_and_the_hidden_one_is_marked(tmp_path: Path) -> None:
    with opened(workbook(tmp_path)) as file:
        assert file.kind == "xml"
        assert [(sheet.name, sheet.hidden, sheet.rows, sheet.columns) for sheet in file.sheets] == [
            ("לקוחות", False, 4, 9),
            ("ישן", True, 1, 1),
        ]


def test_cells_stand_in_their_places_with_their_values(tmp_path: Path) -> None:
    heading, *between, row = all_rows(workbook(tmp_path))
    assert heading == ["שם", None, "חוב"]
    assert between == [[], []]
    assert row[:8] == ["דנה כהן", None, 120.5, date(1994, 1, 23), True, "#N/A", 546854972, time(8, 30)]
    assert row[8] == datetime(2024, 2, 29, 17, 45)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("encoding", "declared"), [("cp1255", "windows-1255"), ("cp1255", "UTF-8"), ("utf-16", "UTF-16"), ("utf-8-sig", "UTF-8")]
)
def test_it_is_read_in_its_encoding_whatever_it_declares(tmp_path: Path, encoding: str, declared: str) -> None:
    assert all_rows(workbook(tmp_path, encoding=encoding, declared=declared))[0][0] == "שם"


def test_bare_ampersands_and_forbidden_characters_lose_nothing_else(tmp_path: Path) -> None:
    row = '<Row><Cell><Data ss:Type="String">Cohen & Sons &lt;\x01</Data></Cell><Cell><Data ss:Type="String">&#31;b</Data></Cell></Row>'
    path = workbook(tmp_path, f'<Worksheet ss:Name="a"><Table>{row * 3}</Table></Worksheet></Workbook>')
    assert all_rows(path) == [["Cohen & Sons <", "b"]] * 3


@pytest.mark.parametrize(
    "hostile",
    [
        BODY[: len(BODY) // 2],
        "<Worksheet ss:Name='a'><Table><Row ss:Index='4000000'><Cell><Data>x</Data></Cell></Row></Table></Worksheet></Workbook>",
        "<a>" * 1_000_000,
    ],
)
def test_what_is_cut_or_made_to_harm_is_said_to_be_damaged(tmp_path: Path, hostile: str) -> None:
    with pytest.raises(UserError, match=r"export\.xls is damaged"):
        opened(workbook(tmp_path, hostile))


def test_entities_are_refused(tmp_path: Path) -> None:
    letters = "abcdefghij"
    bombs = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(letters))
    path = text_file(tmp_path, f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "lol">{bombs}]>{HEAD}&j;</Workbook>', name="export.xls")
    with pytest.raises(UserError, match="damaged"):
        opened(path)


def test_xml_of_something_else_holds_no_table(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"feed\.xml holds no table"):
        opened(text_file(tmp_path, '<?xml version="1.0"?><rss><channel/></rss>', name="feed.xml"))


def test_two_cells_far_apart_give_the_rows_between_them_without_their_weight(tmp_path: Path) -> None:
    row = "<Row ss:Index='{}'><Cell ss:Index='{}'><Data>x</Data></Cell></Row>"
    body = f"<Worksheet ss:Name='a'><Table>{row.format(1, 1)}{row.format(1_048_576, 16_384)}</Table></Worksheet></Workbook>"
    with opened(workbook(tmp_path, body)) as file:
        assert file.rows(0, 0, 10)[0] == ["x"]
        assert file.remarks.far_cells == ("XFD1048576: x",)


def test_a_cell_that_stands_in_no_row_does_no_harm(tmp_path: Path) -> None:
    row = "<Row><Cell><Data>דנה</Data></Cell></Row>"
    body = f"<Worksheet ss:Name='a'><Cell><Data>x</Data></Cell><Table>{row * 2}</Table></Worksheet></Workbook>"
    assert all_rows(workbook(tmp_path, body)) == [["דנה"], ["דנה"]]


def test_a_number_is_shown_with_the_money_of_its_style(tmp_path: Path) -> None:
    styles = '<Styles><Style ss:ID="s21"><NumberFormat ss:Format="#,##0.00\\ &quot;лв.&quot;"/></Style></Styles>'
    cell = '<Cell ss:StyleID="s21"><Data ss:Type="Number">100</Data></Cell>'
    body = f'{styles}<Worksheet ss:Name="Клиенти"><Table><Row>{cell}</Row></Table></Worksheet></Workbook>'
    assert all_rows(workbook(tmp_path, body)) == [[ShownAmount(100, "лв.")]]
