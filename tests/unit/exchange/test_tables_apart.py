"""Several tables on one sheet, turned tables, and cards of labelled cells: each customer comes in, and nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
from tests.unit.exchange.files import opened, text_file
from tests.unit.exchange.reading import BRITAIN, BULGARIA, ISRAEL, imported, understood

from smallcrm.exchange.column_texts import about_columns
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.understanding import Reason

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.exchange.reading import Imported

CUSTOMERS = "שם,טלפון,עיר\nדנה כהן,050-123-4567,חיפה\nיוסי לוי,050-123-4568,לוד\n"
PAYMENTS = "תאריך,שם,לקח,שילם\n03/01/2024,דנה כהן,50,\n15/01/2024,דנה כהן,,20\n"


def names(got: Imported) -> list[str]:
    cards = [reading.customer for reading in got.readings]
    return [f"{card.given_name} {card.family_name}" for card in cards if card is not None]


def kinds(path: Path) -> list[tuple[SheetKind, int]]:
    """What each table of the file holds, and how many rows."""
    return [(table.kind, table.row_count) for table in understood(path).tables]


def test_customers_and_the_payments_below_them_are_two_tables(tmp_path: Path) -> None:
    path = text_file(tmp_path, f"לקוחות\n{CUSTOMERS}\n\nתשלומים\n{PAYMENTS}")
    assert kinds(path) == [(SheetKind.CUSTOMERS, 2), (SheetKind.LEDGER, 2)]


def test_customers_below_the_payments_are_found(tmp_path: Path) -> None:
    assert kinds(text_file(tmp_path, f"{PAYMENTS}\n{CUSTOMERS}")) == [(SheetKind.CUSTOMERS, 2), (SheetKind.LEDGER, 2)]


def test_a_table_far_below_is_told_apart(tmp_path: Path) -> None:
    many = "".join(f"דנה כהן {number},050-123-{number},חיפה\n" for number in range(1000, 1300))
    assert kinds(text_file(tmp_path, f"{CUSTOMERS}{many}\n{PAYMENTS}")) == [(SheetKind.CUSTOMERS, 302), (SheetKind.LEDGER, 2)]


def test_rows_of_a_table_below_keep_their_numbers(tmp_path: Path) -> None:
    _, payments = understood(text_file(tmp_path, f"{CUSTOMERS}\n{PAYMENTS}")).tables
    assert (payments.header_row, payments.rows) == (4, 3)


def test_a_table_that_shares_its_sheet_is_named_by_its_place(tmp_path: Path) -> None:
    with opened(text_file(tmp_path, f"{CUSTOMERS}\n{PAYMENTS}", name="פנקס.csv")) as file:
        assert [sheet.name.rpartition(", ")[2] for sheet in file.sheets] == ["A1:D4", "A5:D7"]


def test_pages_of_customers_beside_one_another_are_read_each_by_itself(tmp_path: Path) -> None:
    titles = "Customer: Ann Lee,,,,Customer: Bob Ray,,\n"
    path = text_file(tmp_path, f"{titles}Date,Took,Paid,,Date,Took,Paid\n03/01/2025,20,,,14/01/2025,10,\n09/01/2025,,5,,15/01/2025,,3\n")
    tables = understood(path, BRITAIN).tables
    assert [(table.whose, table.row_count) for table in tables] == [({"name": "Ann Lee"}, 2), ({"name": "Bob Ray"}, 2)]


def test_entries_below_customers_that_say_nobody_are_left_out(tmp_path: Path) -> None:
    got = imported(text_file(tmp_path, f"{CUSTOMERS}\nתאריך,לקח,שילם\n03/01/2024,50,\n"), ISRAEL)
    assert [left.row for left in got.table.left_out if left.reason is Reason.ANOTHER_TABLE] == [5, 6]


def test_the_same_headings_once_more_begin_no_other_table(tmp_path: Path) -> None:
    assert kinds(text_file(tmp_path, f"{CUSTOMERS}\n{CUSTOMERS}")) == [(SheetKind.CUSTOMERS, 4)]


def test_two_lists_beside_one_another_are_both_read(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Name,Phone,,Name,Phone\nAnn Lee,020 7946 0018,,Bob Gray,020 7946 0019\n")
    first, second = understood(path, BRITAIN).tables
    assert [column.samples for column in (*first.columns, *second.columns) if column.target == "name"] == [("Ann Lee",), ("Bob Gray",)]


def test_two_lists_without_a_column_between_them_are_both_read(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Име,Телефон,Име,Телефон\nИван Петров,0888 123 456,Мария Иванова,0888 123 457\n")
    assert [table.row_count for table in understood(path, BULGARIA).tables] == [1, 1]


def test_a_list_beside_the_payments_is_a_table_of_its_own(tmp_path: Path) -> None:
    path = text_file(tmp_path, "שם,טלפון,,תאריך,שם,לקח\nדנה כהן,050-123-4567,,03/01/2024,דנה כהן,50\n,,,05/01/2024,דנה כהן,20\n")
    assert kinds(path) == [(SheetKind.CUSTOMERS, 1), (SheetKind.LEDGER, 2)]


def test_a_second_phone_and_an_empty_column_make_no_second_list(tmp_path: Path) -> None:
    assert kinds(text_file(tmp_path, "שם,טלפון,,טלפון,עיר\nדנה כהן,050-123-4567,,03-555-0142,חיפה\n")) == [(SheetKind.CUSTOMERS, 1)]


def test_a_turned_table_has_a_customer_in_each_column(tmp_path: Path) -> None:
    got = imported(text_file(tmp_path, "Name,Ann Lee,Bob Gray\nPhone,020 7946 0018,020 7946 0019\nCity,Leeds,York\n"), BRITAIN)
    assert (names(got), got.column("City").samples) == (["Ann Lee", "Bob Gray"], ("Leeds", "York"))


def test_cards_of_labelled_cells_are_customers(tmp_path: Path) -> None:
    cards = "שם:,דנה כהן\nטלפון:,050-123-4567\nעיר:,חיפה\n\nשם:,יוסי לוי\nעיר:,לוד\nדואר אלקטרוני:,yossi@example.com\n"
    got = imported(text_file(tmp_path, cards), ISRAEL)
    assert (names(got), got.column("עיר").samples) == (["דנה כהן", "יוסי לוי"], ("חיפה", "לוד"))


def test_a_second_value_of_a_card_without_a_label_is_of_the_label_above(tmp_path: Path) -> None:
    cards = "Name:,Ann Lee\nPhone:,020 7946 0018\n,020 7946 0019\nName:,Bob Gray\nPhone:,020 7946 0020\n"
    got = imported(text_file(tmp_path, cards), BRITAIN)
    assert [len(reading.customer.phones) for reading in got.readings if reading.customer] == [2, 1]


def test_cards_beside_one_another_are_customers_each(tmp_path: Path) -> None:
    cards = "Our customers\n\nName:,Ann Lee,,Name:,Bob Gray\nPhone:,020 7946 0018,,Phone:,020 7946 0019\n"
    got = imported(text_file(tmp_path, f"{cards}\nName:,Eve Black\nCity:,York\n"), BRITAIN)
    assert (names(got), got.column("City").filled) == (["Ann Lee", "Eve Black", "Bob Gray"], 1)


def test_one_card_alone_is_a_customer(tmp_path: Path) -> None:
    assert names(imported(text_file(tmp_path, "Име:,Иван Петров\nТелефон:,0888 123 456\n"), BULGARIA)) == ["Иван Петров"]


def merged(folder: Path, rows: list[list[object]], *ranges: str) -> Path:
    """A workbook with cells that reach over several."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for each in ranges:
        book.active.merge_cells(each)
    path = folder / "לקוחות.xlsx"
    book.save(path)
    return path


TWO_PHONES: list[list[object]] = [
    ["שם", "טלפון", "עיר"],
    ["דנה כהן", "050-123-4567", "חיפה"],
    [None, "03-555-0142"],
    ["יוסי לוי", None, "לוד"],
]


def test_a_row_under_a_name_that_reaches_over_it_is_of_the_customer_above(tmp_path: Path) -> None:
    got = imported(merged(tmp_path, TWO_PHONES, "A2:A3"), ISRAEL)
    assert names(got) == ["דנה כהן", "יוסי לוי"]
    assert [len(reading.customer.phones) for reading in got.readings if reading.customer] == [2, 0]


def test_rows_read_with_the_row_above_are_told_and_are_not_blank(tmp_path: Path) -> None:
    table = imported(merged(tmp_path, TWO_PHONES, "A2:A3"), ISRAEL).table
    assert (table.continued, table.blank_rows) == ((2,), 0)
    assert about_columns(table, ISRAEL) == ["1 row is read with the row above it, as the name there reaches over both."]


def test_what_two_rows_of_one_customer_say_differently_stays_as_it_is_written(tmp_path: Path) -> None:
    rows: list[list[object]] = [["שם", "יתרה"], ["דנה כהן", 120], [None, 30]]
    got = imported(merged(tmp_path, rows, "A2:A3"), ISRAEL)
    assert [fault.text for reading in got.readings for fault in reading.faults] == ["120; 30"]


def test_a_family_name_that_reaches_over_several_given_names_is_that_of_several_customers(tmp_path: Path) -> None:
    rows: list[list[object]] = [["שם משפחה", "שם פרטי", "טלפון"], ["כהן", "דנה", "050-123-4567"], [None, "משה", "050-123-4568"]]
    assert imported(merged(tmp_path, rows, "A2:A3"), ISRAEL).table.row_count == 2


def test_a_table_of_the_file_gives_the_same_rows_in_slices(tmp_path: Path) -> None:
    with opened(merged(tmp_path, TWO_PHONES, "A2:A3")) as file:
        assert file.rows(0, 1, 1) == [["דנה כהן", "050-123-4567; 03-555-0142", "חיפה"]]
        assert file.rows(0, 2, 1) == [[]]


def test_two_tables_beside_each_other_with_a_title_above_each_are_two(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Customers,,,,Debts,\nName,Phone,City,,Name,Debt\nAnn Lee,020 7946 0018,Leeds,,Bob Hill,20\n")
    assert [[*map(len, (table.left_out, table.columns))] for table in understood(path, BRITAIN).tables] == [[1, 4], [1, 6]]


def test_the_same_headings_under_two_titles_are_two_tables(tmp_path: Path) -> None:
    path = text_file(tmp_path, "חיפה,,,יפו,,\nשם,טלפון,חוב,שם,טלפון,חוב\nמשה כהן,050-1234567,10,רות לוי,052-7654321,20\n")
    assert kinds(path) == [(SheetKind.CUSTOMERS, 1), (SheetKind.CUSTOMERS, 1)]


def test_entries_beside_others_without_a_blank_column_are_two_tables(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "Name,Date,Took,Name,Date,Paid\nAnn Lee,1/3/2024,10,Bob Hill,5/3/2024,4\nBob Hill,2/3/2024,20,Ann Lee,6/3/2024,5\n"
    )
    assert [kind for kind, _ in kinds(path)] == [SheetKind.LEDGER, SheetKind.LEDGER]


def test_amounts_below_the_title_paid_are_payments(tmp_path: Path) -> None:
    rows = "Взел,,,,Платил,,\nКлиент,Дата,Сума,,Клиент,Дата,Сума\nИван Петров,1.3.2024,10,,Мария Иванова,5.3.2024,4\n"
    _, paid = understood(text_file(tmp_path, rows), BULGARIA).tables
    assert paid.columns[6].target == "paid"


def test_a_card_may_have_two_labels_in_a_line(tmp_path: Path) -> None:
    rows = "שם:,משה כהן,טלפון:,050-1234567\nעיר:,חיפה,יתרה:,120\n\nשם:,רות לוי,טלפון:,052-7654321\nעיר:,יפו,יתרה:,50\n"
    got = imported(text_file(tmp_path, rows), ISRAEL)
    assert [(reading.customer and reading.customer.phones[0].typed, reading.opening_balance) for reading in got.readings] == [
        ("050-1234567", 12000),
        ("052-7654321", 5000),
    ]


def test_a_title_above_each_card_is_no_field_of_it(tmp_path: Path) -> None:
    rows = ["CUSTOMER CARD,,,,\nName,Ann Lee,,Tel,020 7946 0018\nBalance,,100,,", "CUSTOMER CARD,,,,\nName,Bob Hill,,Tel,020 7946 0019"]
    got = imported(text_file(tmp_path, "\n".join(rows)), BRITAIN)
    assert names(got) == ["Ann Lee", "Bob Hill"]
    assert [column.heading for column in got.table.columns] == ["Name", "Tel", "Balance"]
