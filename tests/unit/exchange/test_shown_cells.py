"""What a workbook shows beside the values of its cells: money, noughts before a number, lines of a text, and errors."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.unit.exchange.files import DATA, text_file
from tests.unit.exchange.reading import BRITAIN, BULGARIA, IRAN, ISRAEL, imported

from smallcrm.domain.choices import CustomType
from smallcrm.domain.shown_amount import ShownAmount
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.readers.number_formats import showing_by
from smallcrm.exchange.readers.opening import open_any
from smallcrm.exchange.reading_context import Wishes
from smallcrm.exchange.understanding import Asked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.exchange.cells import Cell

ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="Customers">{}</table:table></office:spreadsheet></office:body>'
    "</office:document-content>"
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    "</manifest:manifest>"
)


def formatted(folder: Path, rows: Sequence[Sequence[object]], code: str) -> Path:
    """A workbook whose numbers all have one format; texts that begin with # are errors."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(list(row))
    for cell in (cell for row in page.iter_rows() for cell in row):
        cell.number_format = code
        cell.data_type = "e" if isinstance(cell.value, str) and cell.value.startswith("#") else cell.data_type
    path = folder / "customers.xlsx"
    book.save(path)
    return path


def ods(folder: Path, *rows: str, times: int = 1) -> Path:
    """An open document of these rows, each of them so often."""
    path = folder / "customers.ods"
    row_tag = f'<table:table-row table:number-rows-repeated="{times}">'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", ODS.format("".join(f"{row_tag}{row}</table:table-row>" for row in rows)))
    return path


def text(*lines: str) -> str:
    return "<table:table-cell office:value-type='string'>" + "".join(f"<text:p>{line}</text:p>" for line in lines) + "</table:table-cell>"


def number(value: float, shown: str, more: str = 'office:value-type="float"') -> str:
    return f'<table:table-cell {more} office:value="{value}"><text:p>{shown}</text:p></table:table-cell>'


def rows_of(path: Path, *, sparse: bool = False) -> list[list[Cell]]:
    options = {"code_page": None, "password": None, "sparse": sparse}
    return [*open_any(path, options, lambda _: None, lambda _, __: None).sheets[0].slice(0, 100)]


@pytest.mark.parametrize(
    ("code", "sign"),
    [
        ('#,##0.00 "лв."', "лв."),
        ("#,##0.00\\ [$лв.-402]", "лв."),
        ('_-* #,##0.00\\ "лв"_-;\\-* #,##0.00\\ "лв"_-', "лв"),
        ("_-* #,##0.00 [$€-2]_-;-* #,##0.00 [$€-2]_-", "€"),
        ("[$$-409]#,##0.00", "$"),
        ('[Red]#,##0.00 "ש"\\""ח"', 'ש"ח'),
        ('#,##0 "تومان"', "تومان"),
        ("[$zł-415] 0.00", "zł"),
    ],
)
def test_a_format_with_a_money_shows_the_number_with_its_sign(code: str, sign: str) -> None:
    showing = showing_by(code)
    assert showing is not None
    assert showing(100.0) == ShownAmount(100, sign)


@pytest.mark.parametrize("code", ["General", "0.00", "#,##0.00", "0%", "@", "[$-409]d-mmm-yy", '0 "kg"', "000-0000000", "[h]:mm", "[$-x]0"])
def test_any_other_format_shows_no_more_than_the_number(code: str) -> None:
    assert showing_by(code) is None


@pytest.mark.parametrize(
    ("code", "above", "below"),
    [
        ('"" 0.00" Cr"', ShownAmount(40, "Cr"), ShownAmount(-40, "Cr")),
        ('#,##0.00" Dr";#,##0.00" Cr"', ShownAmount(40, "Dr"), ShownAmount(40, "Cr")),
        ('[$£-809]#,##0.00" Dr";[$£-809]#,##0.00" Cr"', ShownAmount(40, "£ Dr"), ShownAmount(40, "£ Cr")),
        ('0.00 "ח";0.00 "ז"', ShownAmount(40, "ח"), ShownAmount(40, "ז")),
        ('0.00 "дт";-0.00 "кт"', ShownAmount(40, "дт"), ShownAmount(40, "кт")),
    ],
)
def test_a_format_with_debit_or_credit_shows_the_number_on_its_side(code: str, above: ShownAmount, below: ShownAmount) -> None:
    showing = showing_by(code)
    assert showing is not None
    assert (showing(40), showing(-40.0)) == (above, below)


@pytest.mark.parametrize("sparse", [False, True])
def test_a_balance_that_is_shown_in_credit_is_no_debt(tmp_path: Path, sparse: bool) -> None:
    path = formatted(tmp_path, [["Name", "Balance"], ["Ann Lee", 100], ["Bob Ray", -40]], '0.00" Dr";0.00" Cr"')
    assert rows_of(path, sparse=sparse)[2] == ["Bob Ray", ShownAmount(40, "Cr")]
    assert [reading.opening_balance for reading in imported(path, BRITAIN).readings] == [10000, -4000]


def test_a_column_of_credit_that_says_it_in_its_cells_too_is_in_credit_all_the_same(tmp_path: Path) -> None:
    path = formatted(tmp_path, [["Name", "Credit"], ["Ann Lee", 100], ["Bob Ray", 40]], '"" 0.00" Cr"')
    assert [reading.opening_balance for reading in imported(path, BRITAIN).readings] == [-10000, -4000]


def test_an_open_document_shows_the_side_of_its_amounts(tmp_path: Path) -> None:
    path = ods(
        tmp_path, text("Name") + text("Balance"), text("Ann Lee") + number(100, "100.00 Dr"), text("Bob Ray") + number(40, "40.00 Cr")
    )
    assert [reading.opening_balance for reading in imported(path, BRITAIN).readings] == [10000, -4000]


def test_amounts_of_different_signs_are_not_the_same() -> None:
    assert len({ShownAmount(100, "лв."), ShownAmount(100, "€"), 100.0}) == 3


@pytest.mark.parametrize("sparse", [False, True])
def test_both_readers_of_workbooks_give_what_cells_show(tmp_path: Path, sparse: bool) -> None:
    path = formatted(tmp_path, [["Име", "Дължи"], ["Иван", 100.5], ["Мария", "#N/A"]], '0.00 "лв."')
    assert rows_of(path, sparse=sparse) == [["Име", "Дължи"], ["Иван", ShownAmount(100.5, "лв.")], ["Мария", "#N/A"]]


def test_lev_that_stand_in_the_format_are_asked_about_in_a_book_of_euros(tmp_path: Path) -> None:
    path = formatted(tmp_path, [["Име", "Дължи"], ["Иван", 100], ["Мария", 50.5]], '#,##0.00 "лв."')
    (question,) = imported(path, BULGARIA).questions
    assert (question.option, question.readings, question.samples) == (Asked.AMOUNTS_IN, ("BGN", "EUR"), ("100 лв.",))
    told = imported(path, BULGARIA, Wishes(amounts_in="BGN"))
    assert [reading.opening_balance for reading in told.readings] == [5113, 2582]


def test_tomans_that_stand_in_the_format_are_ten_rials_each(tmp_path: Path) -> None:
    path = formatted(tmp_path, [["نام", "بدهی"], ["علی رضایی", 125000], ["زهرا احمدی", 250000]], '#,##0 "تومان"')
    assert [reading.opening_balance for reading in imported(path, IRAN).readings] == [1_250_000, 2_500_000]


def test_the_sign_of_the_books_own_money_changes_nothing(tmp_path: Path) -> None:
    rows: list[list[object]] = [["שם", "חוב", "מחזור שנתי"], ["דנה כהן", 120, 1250.5], ["יוסי לוי", 55.5, 80]]
    told = imported(formatted(tmp_path, rows, "[$₪-40D] #,##0.00"), ISRAEL)
    assert told.questions == ()
    assert [reading.opening_balance for reading in told.readings] == [12000, 5550]
    assert told.column("מחזור שנתי").decisions.custom_type is CustomType.NUMBER
    assert told.readings[0].custom == (("מחזור שנתי", "1250.5"),)


def test_a_field_of_the_shops_own_in_another_money_keeps_its_sign(tmp_path: Path) -> None:
    rows: list[list[object]] = [["שם", "עיר", "מחזור שנתי"], ["דנה כהן", "חיפה", 1250.5], ["יוסי לוי", "עכו", 80]]
    told = imported(formatted(tmp_path, rows, "[$$-409]#,##0.00"), ISRAEL)
    assert told.readings[0].custom == (("מחזור שנתי", "1250.5 $"),)


def test_a_number_keeps_the_noughts_that_its_format_puts_before_it(tmp_path: Path) -> None:
    path = formatted(tmp_path, [["Name", "Postcode"], ["Ann Lee", 2134], ["Bob Gray", 10001]], "00000")
    assert rows_of(path)[1:] == [["Ann Lee", "02134"], ["Bob Gray", "10001"]]


def test_an_error_is_kept_in_the_notes_and_is_nobodys_name_or_town(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Name", "Phone", "Town", "Balance"],
        ["#REF!", "020 7946 0018", "#N/A", "#VALUE!"],
        ["Bob Gray", "020 7946 0019", "Leeds", 5],
    ]
    first = imported(formatted(tmp_path, rows, "General"), BRITAIN).readings[0]
    assert [fault.text for fault in first.faults] == ["#REF!", "#N/A", "#VALUE!"]
    assert first.customer is not None
    assert (first.customer.given_name, first.customer.addresses) == ("", ())
    assert first.customer.notes == "Name: #REF!\nTown: #N/A\nBalance: #VALUE!"


def test_an_error_among_numbers_leaves_the_field_one_of_numbers(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Name,Town,Visits\nAnn Lee,Leeds,7\nBob Gray,York,#DIV/0!\n")
    assert imported(path, BRITAIN).column("Visits").decisions.custom_type is CustomType.NUMBER


def test_an_open_document_gives_the_money_of_its_cells(tmp_path: Path) -> None:
    euro = 'office:value-type="currency" office:currency="EUR"'
    path = ods(tmp_path, text("Name") + text("Balance"), text("Ann Lee") + number(7.25, "7,25 €", euro), text("علی") + number(5, "۵ تومان"))
    assert [cell_text(row[1]) for row in rows_of(path)] == ["Balance", "7.25 EUR", "5 تومان"]


def test_an_open_document_gives_lines_noughts_and_errors(tmp_path: Path) -> None:
    formula = 'table:formula="of:=1/0" office:value-type="string" office:string-value=""'
    error = f"<table:table-cell {formula}><text:p>#DIV/0!</text:p></table:table-cell>"
    path = ods(tmp_path, text("Ann Lee<text:line-break/>(the<text:s/>shop)") + number(2134, "02134") + error)
    assert rows_of(path) == [["Ann Lee\n(the shop)", "02134", "#DIV/0!"]]


def test_rows_of_an_open_document_that_are_alike_all_give_what_they_show(tmp_path: Path) -> None:
    euro = 'office:value-type="currency" office:currency="EUR" table:number-columns-repeated="2"'
    path = ods(tmp_path, text("Ann Lee") + number(7, "7 €", euro), times=3)
    assert rows_of(path) == [["Ann Lee", ShownAmount(7, "EUR"), ShownAmount(7, "EUR")]] * 3


def test_an_old_workbook_gives_the_money_of_its_formats(tmp_path: Path) -> None:
    path = tmp_path / "grocer.xls"
    path.write_bytes((DATA / "grocer_he.xls").read_bytes().replace(b"\x07\x00\x00General", b"\x07\x00\x00[$\xa3-2]0"))
    first, *_ = rows_of(path)[4:]
    assert first[8] == ShownAmount(883.92, "£")
    assert first[7] == date(1994, 1, 23)


def test_an_old_workbook_gives_its_errors(tmp_path: Path) -> None:
    number_of_first, error = b"\x7e\x02\x0a\x00\x04\x00\x00\x00\x12\x00", b"\x05\x02\x0a\x00\x04\x00\x00\x00\x12\x00\x17\x01\x00\x00"
    path = tmp_path / "grocer.xls"
    before, found, after = (DATA / "grocer_he.xls").read_bytes().partition(number_of_first)
    assert found
    path.write_bytes(before + error + after[4:])
    assert rows_of(path)[4][0] == "#REF!"
