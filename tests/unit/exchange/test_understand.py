"""What is made of a table as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.unit.exchange.files import BAD, DATA, opened, text_file
from tests.unit.exchange.reading import BRITAIN, BULGARIA, IRAN, ISRAEL, SAUDI_ARABIA, Imported, imported, understood
from tests.workbooks import workbook

from smallcrm.domain.choices import CustomType, NameOrder
from smallcrm.domain.errors import UserError
from smallcrm.domain.fields import FIELD_BY_KEY
from smallcrm.domain.progress import Silent
from smallcrm.exchange.column_texts import about_columns
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.ledger_parts import LedgerPart
from smallcrm.exchange.reading_context import SheetWishes, Wishes
from smallcrm.exchange.understand import only_sheets, understand
from smallcrm.exchange.understanding import CUSTOM, IGNORE, Asked, Reason
from smallcrm.i18n import LANGUAGES, gettext, in_language
from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_of_headings_alone_has_no_rows() -> None:
    with pytest.raises(UserError, match=r"There are no rows under the headings of only_header\.csv\."):
        imported(BAD / "only_header.csv")


def test_the_one_row_of_a_huge_range_comes_in() -> None:
    got = imported(BAD / "huge_range.xlsx")
    assert [reading.customer and reading.customer.given_name for reading in got.readings] == ["Dana"]


def test_what_no_field_takes_becomes_a_field_of_the_shops_own() -> None:
    got = imported(DATA / "freelancer_en.ods", BRITAIN)
    column = got.column("Shoe size")
    assert (column.target, column.decisions.custom_type, column.filled) == (CUSTOM, CustomType.NUMBER, 20)
    assert got.readings[0].custom == (("Shoe size", "36"),)
    assert got.understanding.sheets[1].kind is SheetKind.LEDGER


def test_the_order_of_day_and_month_is_told_by_the_whole_column() -> None:
    assert imported(DATA / "outlook_he.csv").column("Birthday").decisions.dates.order == "mdy"


def test_the_samples_of_a_column_differ_from_one_another(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Name,City\nJane Hall,Leeds\nTom Hill,York\nAnn Wood,Leeds\nSean O'Neil,Hull\n")
    assert imported(path, BRITAIN).column("City").samples == ("Leeds", "York", "Hull")


def test_dates_that_nothing_decides_are_asked(tmp_path: Path) -> None:
    path = text_file(tmp_path, "שם,תאריך לידה\nדנה כהן,03/04/1990\nמשה לוי,05/06/1985\n")
    (question,) = imported(path).questions
    assert (question.option, question.readings, question.heading) == (Asked.DATES, ("dmy", "mdy"), "תאריך לידה")
    decided = imported(path, wishes=Wishes(date_order="mdy"))
    assert not decided.questions
    assert decided.readings[0].customer
    assert decided.readings[0].customer.birthday
    assert (decided.readings[0].customer.birthday.month, decided.readings[0].customer.birthday.day) == (3, 4)


def test_persian_dates_with_years_of_two_digits_are_asked_with_the_year_first(tmp_path: Path) -> None:
    path = text_file(tmp_path, "نام,تاریخ تولد\nعلی رضایی,۰۳/۱۰/۰۵\nمریم حسینی,۰۲/۰۱/۰۴\n")
    (question,) = imported(path, IRAN).questions
    assert (question.option, question.readings) == (Asked.DATES, ("ymd", "dmy"))


def test_the_samples_of_dates_that_are_asked_can_be_read_both_ways(tmp_path: Path) -> None:
    dates = ["30/2/1980", "2/31/1975", "4/4/1990", "1/13/1985", "14/1/1985", "12/04/1981", "03/05/1999"]
    path = text_file(tmp_path, "שם,תאריך לידה\n" + "".join(f"דנה כהן,{day}\n" for day in dates))
    (question,) = imported(path).questions
    assert question.samples == ("12/04/1981", "03/05/1999")


def test_the_samples_of_years_that_are_asked_stand_in_both_calendars(tmp_path: Path) -> None:
    path = text_file(tmp_path, "שם,תאריך לידה\nדנה כהן,1363/12/30\nמשה לוי,1363/07/12\n")
    (question,) = imported(path).questions
    assert (question.readings, question.samples) == (("jalali", "hijri"), ("1363/07/12",))


def test_the_calendar_is_told_by_the_column() -> None:
    assert imported(DATA / "customers_fa.xlsx", IRAN).column("تاریخ تولد").decisions.dates.calendar is Calendar.JALALI
    assert imported(DATA / "clients_ar.txt", SAUDI_ARABIA).column("تاريخ الميلاد (هجري)").decisions.dates.calendar is Calendar.HIJRI


def test_amounts_in_a_currency_of_their_own_are_asked() -> None:
    (question,) = imported(DATA / "clients_bg.csv", BULGARIA).questions
    assert (question.option, question.readings) == (Asked.AMOUNTS_IN, ("BGN", "EUR"))


def test_tomans_are_ten_rials_each() -> None:
    got = imported(DATA / "customers_fa.xlsx", IRAN)
    assert not got.questions
    assert sum(reading.opening_balance or 0 for reading in got.readings) == 1_474_800_000


def test_amounts_that_can_be_read_in_two_ways_are_asked(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Name;Debt\nDana;1.234\nIvan;5.678\n")
    (question,) = imported(path, BULGARIA).questions
    assert (question.option, question.samples) == (Asked.DECIMAL, ("1.234", "5.678"))
    assert imported(path, BULGARIA, Wishes(decimal=",")).readings[0].opening_balance == 123400


def test_a_code_page_that_is_not_certain_is_asked(tmp_path: Path) -> None:
    questions = understood(text_file(tmp_path, "Name,City\nDana,לוד\n", "cp862")).questions
    assert Asked.CODE_PAGE in {question.option for question in questions}


def test_a_sum_that_does_not_agree_is_told(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx", [["שם", "טלפון", "חוב"], ["דנה", "0541234567", 10], ["משה", "0521234567", 5.5], ['סה"כ', None, 16]]
    )
    (check,) = imported(path).understanding.totals
    assert (check.row, check.stated, check.computed, check.agrees) == (4, 1600, 1550, False)


@pytest.mark.parametrize("heading", ["E-mail", "Phone", "City", "Notes", "Customer number"])
def test_the_word_for_a_sum_may_stand_in_any_column_of_text(tmp_path: Path, heading: str) -> None:
    path = text_file(tmp_path, f"{heading},Owes,Surname\na@example.com,100,Levy\nb@example.com,50,Cohen\nTotal,150,\n")
    got = imported(path)
    assert [left.reason for left in got.table.left_out] == [Reason.TOTAL]
    (check,) = got.understanding.totals
    assert (check.row, check.stated, check.agrees) == (4, 15000, True)
    assert len(got.readings) == 2


def test_a_sum_without_a_word_is_known_by_standing_alone(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx", [["שם", "טלפון", "חוב"], ["דנה", "0541234567", 10], ["משה", "0521234567", 5.5], [None, None, 15.5]]
    )
    got = imported(path)
    assert len(got.readings) == 2
    assert got.understanding.totals[0].agrees


def test_sums_of_parts_agree_with_their_parts(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Name", "Phone", "Debt"],
        ["Dana", "054", 10],
        ["Subtotal", None, 10],
        ["Ivan", "052", 7],
        ["Subtotal", None, 7],
        ["Total", None, 17],
    ]
    got = imported(workbook(tmp_path / "a.xlsx", rows))
    assert [check.agrees for check in got.understanding.totals] == [True, True, True]
    assert len(got.readings) == 2


def test_headings_and_titles_repeated_on_every_page_are_left_out(tmp_path: Path) -> None:
    headings = ["שם", "טלפון", "עיר"]
    rows = [["מכולת כהן"], headings, ["דנה", "0541234567", "חיפה"], ["מכולת כהן"], headings, ["משה", "0521234567", "לוד"]]
    got = imported(workbook(tmp_path / "a.xlsx", rows))
    assert [left.reason for left in got.table.left_out] == [Reason.ABOVE, Reason.BELOW, Reason.REPEATED_HEADING]
    assert len(got.readings) == 2


def test_a_line_below_the_sums_is_no_customer(tmp_path: Path) -> None:
    rows: list[list[object]] = [["שם", "טלפון", "חוב"], ["דנה", "0541234567", 10], ['סה"כ', None, 10], ["הודפס ב-31.12.2024"]]
    assert len(imported(workbook(tmp_path / "a.xlsx", rows)).readings) == 1


def test_a_column_that_counts_rows_and_an_empty_one_are_not_brought_in(tmp_path: Path) -> None:
    got = imported(
        workbook(tmp_path / "a.xlsx", [["№", "Име", "Цвят", None], [1, "Калоян", None, "да"], [2, "Ралица", None, "не"]]), BULGARIA
    )
    assert [column.target for column in got.table.columns] == [IGNORE, "name", IGNORE, CUSTOM]
    assert got.table.columns[3].heading == "Column D"
    assert got.readings[0].custom == (("Column D", "yes"),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_since_when_a_card_was_in_another_book_becomes_no_field_of_the_shops_own(tmp_path: Path, language: str) -> None:
    with in_language(language):
        since = gettext(FIELD_BY_KEY["created_at"].label)
    got = imported(text_file(tmp_path, f"שם,{since},מידת נעליים\nדנה כהן,17/09/2025,38\n"))
    assert [column.target for column in got.table.columns] == ["name", IGNORE, CUSTOM]


def test_two_columns_of_one_heading_are_told_apart(tmp_path: Path) -> None:
    got = imported(workbook(tmp_path / "a.xlsx", [["שם", "צבע", "צבע"], ["דנה", "כחול", "אדום"]]))
    assert got.readings[0].custom == (("צבע", "כחול"), ("צבע 2", "אדום"))


def test_the_user_may_send_a_column_elsewhere(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["שם", "צבע"], ["דנה", "כחול"]])
    got = imported(path, targets={1: "tags"})
    assert got.readings[0].customer
    assert got.readings[0].customer.tags == ("כחול",)


def test_a_table_without_headings_is_left_to_the_user(tmp_path: Path) -> None:
    got = imported(text_file(tmp_path, "דנה כהן,0541234567\nמשה לוי,0527654321\n"), targets={0: "name", 1: "mobile"})
    assert got.table.header_row is None
    assert [reading.customer and reading.customer.family_name for reading in got.readings] == ["כהן", "לוי"]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["1", "2.5", "-3"], CustomType.NUMBER),
        (["01", "02"], CustomType.TEXT),
        (["כן", "לא"], CustomType.YES_NO),
        (["31.12.2024", "01.02.2023"], CustomType.DATE),
        (["31.12.2024", "בערך"], CustomType.TEXT),
        (["2024", "2023"], CustomType.NUMBER),
    ],
)
def test_the_type_of_an_own_field_is_one_that_all_its_values_have(tmp_path: Path, values: list[str], kind: CustomType) -> None:
    path = text_file(tmp_path, "שם;עניין\n" + "".join(f"דנה;{value}\n" for value in values))
    assert imported(path).column("עניין").decisions.custom_type is kind


def test_a_file_of_suppliers_is_not_taken_for_customers_unless_that_is_said(tmp_path: Path) -> None:
    path = workbook(tmp_path / "ספקים.xlsx", [["ספק", "טלפון"], ["תנובה", "03-6986222"]], "ספקים")
    with opened(path) as file:
        with pytest.raises(UserError, match=r"No sheet of ספקים\.xlsx holds customers") as told:
            understand(file, ISRAEL, progress=Silent())
        wished = understand(file, ISRAEL, sheets=only_sheets(file, [0], ISRAEL), progress=Silent())
    assert "Looks like suppliers" in str(told.value)
    assert [(table.name, table.kind) for table in wished.tables] == [("ספקים", SheetKind.CUSTOMERS)]


def test_a_file_of_entries_alone_is_brought_in_as_entries(tmp_path: Path) -> None:
    path = workbook(tmp_path / "פנקס.xlsx", [["לקוח", "תאריך", "לקח", "שילם"], ["משה כהן", "02.03.2024", None, 380.95]], "פנקס")
    (table,) = understood(path).tables
    assert table.kind is SheetKind.LEDGER
    assert [column.target for column in table.columns] == ["name", "day", "took", "paid"]


def test_every_sheet_of_ours_is_brought_in_customers_first_and_hidden_ones_left_out(tmp_path: Path) -> None:
    path = tmp_path / "חנות.xlsx"
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    sheets: dict[str, list[list[object]]] = {
        "פנקס": [["לקוח", "תאריך", "לקח", "שילם"], ["דנה כהן", "02.03.2024", 12, None]],
        "ספקים": [["ספק", "טלפון"], ["תנובה", "03-6986222"]],
        "לקוחות": [["שם", "נייד"], ["דנה כהן", "054-123-4567"]],
        "ישן": [["שם", "נייד"], ["רות לוי", "054-123-4568"]],
    }
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    made["ישן"].sheet_state = "hidden"
    made.save(path)
    found = understood(path)
    assert [(table.name, table.sheet, table.kind) for table in found.tables] == [
        ("לקוחות", 2, SheetKind.CUSTOMERS),
        ("פנקס", 0, SheetKind.LEDGER),
    ]
    assert [(sheet.name, sheet.hidden, sheet.kind) for sheet in found.sheets] == [
        ("פנקס", False, SheetKind.LEDGER),
        ("ספקים", False, SheetKind.SUPPLIERS),
        ("לקוחות", False, SheetKind.CUSTOMERS),
        ("ישן", True, SheetKind.CUSTOMERS),
    ]
    assert found.table(1) is None
    with opened(path) as file:
        only = understand(file, ISRAEL, sheets=only_sheets(file, [3], ISRAEL), progress=Silent())
    assert [table.name for table in only.tables] == ["ישן"]


def test_a_sheet_can_be_said_to_hold_something_else_and_its_columns_to_be_read_otherwise(tmp_path: Path) -> None:
    rows: list[list[object]] = [["לקוח", "תאריך", "סכום"], ["דנה כהן", "03/04/2024", 5], ["רות לוי", "05/06/2024", 7]]
    path = workbook(tmp_path / "רשימה.xlsx", rows)
    wish = SheetWishes(SheetKind.LEDGER, {2: LedgerPart.TOOK}, {1: Wishes(date_order="mdy"), 2: Wishes(sign=-1)})
    with opened(path) as file:
        (table,) = understand(file, ISRAEL, sheets={0: wish}, progress=Silent()).tables
    assert (table.kind, table.questions) == (SheetKind.LEDGER, ())
    assert [column.target for column in table.columns] == ["name", "day", "took"]
    assert (table.columns[1].decisions.dates.order, table.columns[2].decisions.sign) == ("mdy", -1)


def test_what_a_sheet_leaves_out_and_its_blank_rows_add_up_to_its_rows(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["מכולת כהן"],
        ["שם", "טלפון", "חוב"],
        ["דנה", "0541234567", 10],
        [],
        ["משה", "0521234567", 5],
        ['סה"כ', None, 15],
    ]
    (table,) = understood(workbook(tmp_path / "a.xlsx", rows)).tables
    assert (table.rows, table.row_count, len(table.left_out), table.blank_rows) == (6, 2, 2, 1)


def test_decimals_after_a_comma_make_an_own_field_of_numbers_in_bulgaria(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Име;Размер\nИван Петров;42,5\nМария Илиева;38\n")
    got = imported(path, BULGARIA)
    assert got.column("Размер").decisions.custom_type is CustomType.NUMBER
    assert [reading.custom for reading in got.readings] == [(("Размер", "42.5"),), (("Размер", "38"),)]


def test_two_sizes_with_a_comma_between_stay_a_text_in_israel(tmp_path: Path) -> None:
    got = imported(text_file(tmp_path, "שם;מידה\nדנה כהן;38,40\nיוסי לוי;39,41\n"))
    assert got.column("מידה").decisions.custom_type is CustomType.TEXT


def test_empty_columns_are_told_together_and_not_one_by_one(tmp_path: Path) -> None:
    table = imported(text_file(tmp_path, "שם;טלפון;;הערה חופשית;;\nדנה כהן;;;;;\nיוסי לוי;;;;;סוף\n")).table
    assert [column.heading for column in table.columns_to_show] == ["שם", "טלפון", "Column F"]
    assert "3 empty columns are left out." in about_columns(table, ISRAEL)


def test_the_order_of_a_column_of_names_is_decided_from_all_of_it_and_can_be_changed(tmp_path: Path) -> None:
    path = text_file(tmp_path, "שם הלקוח,עיר\nכהן דוד,חיפה\nלוי רחל,לוד\nבן גוריון פולה,שדה בוקר")

    def names(found: Imported) -> list[tuple[str, str]]:
        return [(each.customer.given_name, each.customer.family_name) for each in found.readings if each.customer]

    found = imported(path)
    assert found.column("שם הלקוח").decisions.names is NameOrder.FAMILY_FIRST
    assert names(found) == [("דוד", "כהן"), ("רחל", "לוי"), ("פולה", "בן גוריון")]
    assert names(imported(path, wishes=Wishes(names=NameOrder.GIVEN_FIRST)))[0] == ("כהן", "דוד")
