"""Another table in the same sheet as the customers: it is told and never taken for more customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import opened, text_file
from tests.unit.exchange.reading import BRITAIN, BULGARIA, ISRAEL, imported
from tests.workbooks import workbook, workbook_of_sheets

from smallcrm.domain.errors import UserError
from smallcrm.domain.progress import Silent
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.reading_context import SheetWishes
from smallcrm.exchange.sheet_kinds import NoCustomers
from smallcrm.exchange.understand import understand
from smallcrm.exchange.understanding import Reason

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.exchange.reading import Imported

ISRAELI = "שם,טלפון,יתרה\nדוד כהן,050-123-4567,120\nשרה לוי,050-123-4568,30\n"


def names(got: Imported) -> list[str]:
    cards = [reading.customer for reading in got.readings]
    return [f"{card.given_name} {card.family_name}" for card in cards if card is not None]


def rows_of_another(got: Imported) -> list[int]:
    return [left.row for left in got.table.left_out if left.reason is Reason.ANOTHER_TABLE]


def test_suppliers_below_customers_with_headings_of_their_own_are_left_out(tmp_path: Path) -> None:
    customers = "Name,Phone,Balance\nAnn Lee,020 7946 0018,120\nBob Gray,020 7946 0019,30\n"
    suppliers = "\nSupplier,Phone,We owe\nGreen Dairy,020 7946 0100,900\nHill Bakery,020 7946 0101,1200\n"
    got = imported(text_file(tmp_path, customers + suppliers), BRITAIN)
    assert names(got) == ["Ann Lee", "Bob Gray"]
    assert rows_of_another(got) == [5, 6, 7]


@pytest.mark.parametrize("title", ["ספקים", "ספקים:", "\nספקים", "\nספקים\n"])
def test_suppliers_below_a_title_are_left_out_though_their_headings_are_the_same(tmp_path: Path, title: str) -> None:
    got = imported(text_file(tmp_path, f"{ISRAELI}{title}\nשם,טלפון,יתרה\nמאפיית הגליל,02-500-1234,900\n"), ISRAEL)
    assert names(got) == ["דוד כהן", "שרה לוי"]


def test_suppliers_with_more_headings_than_the_customers_above_do_not_hide_these(tmp_path: Path) -> None:
    customers = "Име,Телефон\nИван Петров,0888 123 456\nМария Иванова,0888 123 457\n"
    suppliers = "\nДоставчик,Лице за контакт,Телефон,Имейл,Салдо\nМлекарна Родопа,Петър,02 981 1234,p@rodopa.bg,900\n"
    assert names(imported(text_file(tmp_path, customers + suppliers), BULGARIA)) == ["Иван Петров", "Мария Иванова"]


def test_customers_below_suppliers_are_found(tmp_path: Path) -> None:
    suppliers = "Suppliers\nName,Phone,Balance\nGreen Dairy,020 7946 0100,900\n\n"
    customers = "Customers\nName,Phone,Balance\nAnn Lee,020 7946 0018,5\nBob Gray,020 7946 0019,7\n"
    assert names(imported(text_file(tmp_path, suppliers + customers), BRITAIN)) == ["Ann Lee", "Bob Gray"]


def test_a_table_under_a_title_of_suppliers_is_none_of_customers(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        imported(text_file(tmp_path, f"ספקים\n{ISRAELI}"), ISRAEL)


def test_customers_go_on_below_another_table(tmp_path: Path) -> None:
    goods = "\nItem,Price\nBread,2.40\n"
    more = "\nMore customers\nFull name,Telephone,Debt\nCarol White,020 7946 0020,7\n"
    got = imported(text_file(tmp_path, f"Name,Phone,Balance\nAnn Lee,020 7946 0018,5\n{goods}{more}"), BRITAIN)
    assert names(got) == ["Ann Lee", "Carol White"]


def test_headings_once_more_in_other_words_are_no_customer_and_no_other_table(tmp_path: Path) -> None:
    got = imported(text_file(tmp_path, f"{ISRAELI}\nשם מלא,טלפון,חוב\nרות מזרחי,050-123-4569,7\n"), ISRAEL)
    assert names(got) == ["דוד כהן", "שרה לוי", "רות מזרחי"]
    assert [left.reason for left in got.table.left_out] == [Reason.REPEATED_HEADING]


def test_customers_below_a_blank_row_stay_customers(tmp_path: Path) -> None:
    got = imported(text_file(tmp_path, f"{ISRAELI}\nרות מזרחי,050-123-4569,7\n\nאבי\n"), ISRAEL)
    assert rows_of_another(got) == []
    assert got.table.row_count == 4


# sheets that are called suppliers


NAMED = ["Suppliers", "Vendors 2025", "ספקים", "רשימת ספקים", "الموردون", "تأمین‌کنندگان", "Доставчици"]
LISTED = [("Name", "Phone", "Balance"), ("Hill Bakery", "020 7946 0101", 1000)]


@pytest.mark.parametrize("name", NAMED)
def test_a_sheet_called_suppliers_is_left_out_though_its_headings_are_those_of_customers(tmp_path: Path, name: str) -> None:
    customers = [LISTED[0], ("Ann Lee", "020 7946 0018", 10)]
    got = imported(workbook_of_sheets(tmp_path / "a.xlsx", {"Customers": customers, name: LISTED}), BRITAIN)
    assert [(sheet.name, sheet.kind) for sheet in got.understanding.sheets] == [
        ("Customers", SheetKind.CUSTOMERS),
        (name, SheetKind.SUPPLIERS),
    ]
    assert [table.name for table in got.understanding.tables] == ["Customers"]


def test_a_sheet_of_suppliers_alone_comes_in_only_when_it_is_said_to_hold_customers(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", LISTED, "Suppliers")
    with pytest.raises(NoCustomers):
        imported(path, BRITAIN)
    with opened(path) as file:
        found = understand(file, BRITAIN, sheets={0: SheetWishes(SheetKind.CUSTOMERS)}, progress=Silent())
    assert [table.row_count for table in found.tables] == [1]


@pytest.mark.parametrize("name", ["Customers and suppliers", "Customers, suppliers", "לקוחות וספקים", "Клиенти и доставчици"])
def test_a_sheet_that_is_called_by_both_holds_customers(tmp_path: Path, name: str) -> None:
    path = workbook_of_sheets(tmp_path / "a.xlsx", {name: LISTED})
    assert [sheet.kind for sheet in imported(path, BRITAIN).understanding.sheets] == [SheetKind.CUSTOMERS]
