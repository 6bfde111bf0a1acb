"""Opening balances with their days: in a column of their own, in the heading, or above the table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.services.books import dump, select
from tests.services.files import bring, reviewed, understood, whole_cards

from smallcrm.domain.shown_values import ShownValues
from smallcrm.exchange.balance_words import BALANCE_DAY
from smallcrm.exchange.column_texts import about_balances
from smallcrm.exchange.reading_context import SheetWishes, Wishes
from smallcrm.exchange.understanding import CUSTOM, IGNORE
from smallcrm.i18n.direction import strip_marks
from smallcrm.infra import clock

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book


def file_of(folder: Path, *lines: str) -> Path:
    path = folder / "debts.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def openings(book: Book) -> list[tuple[object, ...]]:
    select_openings = "SELECT entry.amount, occurred_on FROM entry WHERE kind = 'opening' ORDER BY entry.amount"
    return [tuple(row) for row in select(book, select_openings)]


def told(book: Book, path: Path) -> list[str]:
    table = understood(book, path).tables[0]
    return [strip_marks(text) for text in about_balances(table, ShownValues(book.shop, today=clock.today()))]


@pytest.mark.parametrize(
    ("balance", "day"),
    [
        ("Balance", "Balance date"),
        ("Balance", "As of"),
        ("Balance", "Balance as of"),
        ("Opening balance", "Opening balance date"),
        ("Owes", "Owes since"),
        ("יתרה", "תאריך יתרה"),
        ("יתרת פתיחה", "נכון ליום"),
        ("חוב", "נכון לתאריך"),
        ("الرصيد", "تاريخ الرصيد"),
        ("رصيد أول المدة", "تاريخ رصيد أول المدة"),
        ("مانده", "تاریخ مانده"),
        ("مانده اول دوره", "تاریخ مانده اول دوره"),
        ("Салдо", "Дата на салдото"),
        ("Начално салдо", "Към дата"),
        ("Balance", "Date"),
    ],
)
def test_the_column_beside_the_balances_says_their_days(book: Book, tmp_path: Path, balance: str, day: str) -> None:
    path = file_of(tmp_path, f"Name,{balance},{day}", "Ann Lee,100,31/12/2025", "Bob Ray,20,30/11/2025")
    review = reviewed(book, path)
    assert [column.target for column in review.tables[0].table.columns] == ["name", "balance", BALANCE_DAY]
    assert not review.faulty_rows()
    bring(book, path)
    assert openings(book) == [(2000, "2025-11-30"), (10000, "2025-12-31")]
    assert all(card["notes"] == "" for card in whole_cards(book, tmp_path))


def test_a_balance_without_a_day_of_its_own_has_that_of_the_sheet(book: Book, tmp_path: Path) -> None:
    path = file_of(tmp_path, "Balances on 31.12.2025", "Name,Balance,As of", "Ann Lee,100,", "Bob Ray,20,30.11.2025", "Cat Moe,0,")
    assert told(book, path) == [
        "The column “As of” says of which day each balance is.",
        "The balances without a day of their own are those of 31/12/2025.",
    ]
    bring(book, path)
    assert openings(book) == [(2000, "2025-11-30"), (10000, "2025-12-31")]


def test_the_day_of_a_balance_is_shown_with_the_row_in_the_order_of_its_column(book: Book, tmp_path: Path) -> None:
    path = file_of(tmp_path, "Name,Balance,As of", "Ann Lee,100,12/31/2025", "Bob Ray,20,11/05/2025")
    bring(book, path)
    assert openings(book) == [(2000, "2025-11-05"), (10000, "2025-12-31")]


def test_the_order_of_the_days_of_balances_is_asked_where_nothing_tells_it(book: Book, tmp_path: Path) -> None:
    path = file_of(tmp_path, "Name,Balance,As of", "Ann Lee,100,03/04/2025")
    (question,) = understood(book, path).tables[0].questions
    assert (question.heading, question.readings) == ("As of", ("dmy", "mdy"))
    bring(book, path, wishes=Wishes(date_order="mdy"))
    assert openings(book) == [(10000, "2025-03-04")]


@pytest.mark.parametrize("cell", ["last year", "12/2025"])
def test_a_day_of_a_balance_that_is_none_is_a_fault_and_stays_in_the_notes(book: Book, tmp_path: Path, cell: str) -> None:
    path = file_of(tmp_path, "Name,Balance,As of", f"Ann Lee,100,{cell}", "Bob Ray,20,30.11.2025")
    assert reviewed(book, path).faulty_rows() == 1
    bring(book, path)
    assert [card["notes"] for card in whole_cards(book, tmp_path)] == [f"As of: {cell}", ""]
    assert [amount for amount, _ in openings(book)] == [2000, 10000]


def test_the_day_of_a_balance_that_is_not_there_stays_in_the_notes(book: Book, tmp_path: Path) -> None:
    bring(book, file_of(tmp_path, "Name,Balance,As of", "Ann Lee,,31/12/2025", "Bob Ray,20,30/11/2025"))
    assert [card["notes"] for card in whole_cards(book, tmp_path)] == ["As of: 31/12/2025", ""]


def test_a_day_without_any_balances_is_a_field_of_the_shops_own(book: Book, tmp_path: Path) -> None:
    table = understood(book, file_of(tmp_path, "Name,Phone,As of", "Ann Lee,054-123-4561,31/12/2025")).tables[0]
    assert [column.target for column in table.columns] == ["name", "mobile" if table.columns[1].target == "mobile" else "phone", CUSTOM]


def test_a_plain_date_of_which_rows_without_debt_have_one_too_is_no_day_of_balances(book: Book, tmp_path: Path) -> None:
    table = understood(book, file_of(tmp_path, "Name,Date,Balance", "Ann Lee,31/12/2025,100", "Bob Ray,30/11/2025,0")).tables[0]
    assert [column.target for column in table.columns] == ["name", CUSTOM, "balance"]


def test_a_column_goes_to_the_day_of_the_balance_by_the_users_word(book: Book, tmp_path: Path) -> None:
    path = file_of(tmp_path, "Name,Balance,Checked", "Ann Lee,100,31/12/2025")
    bring(book, path, sheets={0: SheetWishes(targets={2: BALANCE_DAY})})
    assert openings(book) == [(10000, "2025-12-31")]


def test_an_opening_balance_of_a_card_of_the_book_has_its_day_and_comes_once(book: Book, tmp_path: Path) -> None:
    bring(book, file_of(tmp_path, "Number,Name", "7,Ann Lee"))
    path = file_of(tmp_path, "Number,Name,Balance,As of", "7,Ann Lee,100,31/12/2025")
    bring(book, path)
    assert openings(book) == [(10000, "2025-12-31")]
    before = dump(book)
    assert bring(book, path).is_known
    assert dump(book) == before


def test_balances_of_days_before_all_entries_are_opening_balances_and_the_entries_come_on_top(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "shop.xlsx"
    workbook = openpyxl.Workbook()
    people, ledger = workbook.worksheets[0], workbook.create_sheet("Ledger")
    people.title = "Customers"
    for row in [["Name", "Balance", "Balance date"], ["Ann Lee", 100, date(2025, 12, 31)], ["Bob Ray", 20, date(2025, 11, 30)]]:
        people.append(row)
    for row in [["Name", "Date", "Took", "Paid"], ["Ann Lee", date(2026, 1, 3), 10, None]]:
        ledger.append(row)
    workbook.save(path)
    table = understood(book, path).tables[0]
    assert (table.balances_until, table.entries_from, table.summed_elsewhere) == (date(2025, 12, 31), date(2026, 1, 3), frozenset())
    bring(book, path)
    assert {card["display_name"]: card["balance"] for card in whole_cards(book, tmp_path)} == {"Ann Lee": 11000, "Bob Ray": 2000}
    assert openings(book) == [(2000, "2025-11-30"), (10000, "2025-12-31")]


@pytest.mark.parametrize(
    "heading",
    [
        "Balance 31/12/2025",
        "Balance at 31 Dec 2025",
        "Balance as of December 31 2025",
        "Opening balance (31.12.25)",
        "יתרה ליום 31.12.2025",
        "יתרה נכון ל-31/12/2025",
        'יתרה בש"ח ליום 31.12.2025',
        "יתרה ליום 31 בדצמבר 2025",
        "الرصيد في 31/12/2025",
        "الرصيد بتاريخ ٣١/١٢/٢٠٢٥",
        "مانده تا ۱۴۰۴/۱۰/۱۰",
        "مانده در ۱۰ دی ۱۴۰۴",
        "Салдо към 31.12.2025",
        "Салдо към 31 декември 2025 г.",
    ],
)
def test_the_day_in_the_heading_is_that_of_its_balances(book: Book, tmp_path: Path, heading: str) -> None:
    path = file_of(tmp_path, f"Name,{heading}", "Ann Lee,100", "Bob Ray,20")
    assert told(book, path) == ["The balances are those of 31/12/2025: their heading says so."]
    bring(book, path)
    assert openings(book) == [(2000, "2025-12-31"), (10000, "2025-12-31")]


def test_of_balances_of_two_days_the_later_is_owed_and_the_other_a_field_of_the_shops_own(book: Book, tmp_path: Path) -> None:
    path = file_of(tmp_path, "Name,Balance 31/12/2024,Balance 31/12/2025", "Ann Lee,70,100")
    assert [column.target for column in understood(book, path).tables[0].columns] == ["name", CUSTOM, "balance"]
    bring(book, path)
    assert openings(book) == [(10000, "2025-12-31")]


def test_an_opening_balance_beside_the_balance_of_today_is_not_added_to_it(book: Book, tmp_path: Path) -> None:
    path = file_of(tmp_path, "Name,B/F,Balance", "Ann Lee,70,100")
    assert [column.target for column in understood(book, path).tables[0].columns] == ["name", CUSTOM, "balance"]
    bring(book, path)
    assert [amount for amount, _ in openings(book)] == [10000]


def test_a_title_that_names_balances_and_their_day_is_not_the_row_of_headings(book: Book, tmp_path: Path) -> None:
    path = file_of(tmp_path, "יתרות ליום 31.12.2025,", "שם,יתרה", "דנה כהן,100")
    assert understood(book, path).tables[0].header_row == 1
    bring(book, path)
    assert openings(book) == [(10000, "2025-12-31")]


@pytest.mark.parametrize(
    "heading",
    [
        *("Opening balance", "B/F", "Balance b/f", "Bal. B/F", "Brought forward", "Previous balance", "Closing balance"),
        *("יתרת פתיחה", "יתרה קודמת", "יתרה מועברת", "חוב קודם", "יתרת סגירה"),
        *("رصيد أول المدة", "رصيد افتتاحي", "الرصيد السابق", "رصيد بداية المدة", "الرصيد الختامي"),
        *("مانده اول دوره", "مانده ابتدای دوره", "مانده قبلی", "مانده از قبل", "مانده پایان دوره"),
        *("Начално салдо", "Нач. салдо", "Предишно салдо", "Старо задължение", "Крайно салдо"),
    ],
)
def test_balances_brought_forward_are_opening_balances(book: Book, tmp_path: Path, heading: str) -> None:
    path = file_of(tmp_path, f"Name,{heading}", "Ann Lee,100", "Bob Ray,20")
    assert [column.target for column in understood(book, path).tables[0].columns] == ["name", "balance"]
    bring(book, path)
    assert [amount for amount, _ in openings(book)] == [2000, 10000]


def test_a_day_of_balances_that_the_user_leaves_out_is_not_used(book: Book, tmp_path: Path) -> None:
    path = file_of(tmp_path, "Name,Balance,As of", "Ann Lee,100,31/12/2025")
    bring(book, path, sheets={0: SheetWishes(targets={2: IGNORE})})
    assert openings(book) == [(10000, clock.today().isoformat())]
