"""Entries that no column says whose they are: by names on rows of their own, by titles, by the sheet's name, or nobody's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.services.files import bring, reviewed, understood, whole_cards
from tests.workbooks import workbook

from smallcrm.domain.errors import UserError
from smallcrm.exchange.column_texts import about_whose
from smallcrm.exchange.ledger_reading import NOBODY_NAMED
from smallcrm.i18n import in_language
from smallcrm.i18n.direction import strip_marks
from smallcrm.services.import_decisions import Fate, RowWish

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.services.book import Book

HEADINGS = ["Date", "Item", "Took", "Paid", "Balance"]
FLOUR = [date(2026, 1, 13), "flour", 100, None, 100]
CASH = [date(2026, 1, 15), "cash", None, 40, 60]
NAILS = [date(2026, 1, 14), "nails", 20, None, 20]
OF_ANN, OF_BOB = ["Total", None, 100, 40, 60], ["Total", None, 20, 0, 20]


def owed(book: Book, folder: Path) -> dict[str, int]:
    return {card["display_name"]: card["balance"] for card in whole_cards(book, folder)}


def sheet(folder: Path, *rows: Sequence[object], name: str = "Book") -> Path:
    return workbook(folder / "a.xlsx", rows, name)


# names on rows of their own


def test_a_row_with_nothing_but_a_name_begins_that_customers_entries(book: Book, tmp_path: Path) -> None:
    review = bring(book, sheet(tmp_path, HEADINGS, ["Ann Lee"], FLOUR, CASH, OF_ANN, [], ["Bob Ray"], NAILS, OF_BOB))
    assert [left.row for left in review.tables[0].table.left_out] == [5, 9]
    assert owed(book, tmp_path) == {"Ann Lee": 6000, "Bob Ray": 2000}


def test_names_on_rows_of_their_own_without_sums_between(book: Book, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["תאריך", "פירוט", "לקח"],
        ["דנה כהן"],
        ["13.02.2024", "לחם", 12],
        ["14.02.2024", "חלב", 8],
        ["משה לוי"],
        ["15.02.2024", "גבינה", 30],
    ]
    bring(book, sheet(tmp_path, *rows, name="פנקס"))
    assert owed(book, tmp_path) == {"דנה כהן": 2000, "משה לוי": 3000}


def test_names_above_headings_that_stand_there_once_more_for_each(book: Book, tmp_path: Path) -> None:
    bring(book, sheet(tmp_path, ["Ann Lee"], HEADINGS, FLOUR, CASH, [], ["Bob Ray"], HEADINGS, NAILS))
    assert owed(book, tmp_path) == {"Ann Lee": 6000, "Bob Ray": 2000}


def test_the_phone_beside_a_name_on_a_row_of_its_own_is_that_customers(book: Book, tmp_path: Path) -> None:
    bring(book, sheet(tmp_path, HEADINGS, ["Customer: Ann Lee, phone: 054-123-4567"], FLOUR, ["Customer: Bob Ray"], NAILS))
    phones = {card["display_name"]: [phone["typed"] for phone in card["phones"]] for card in whole_cards(book, tmp_path)}
    assert phones == {"Ann Lee": ["054-123-4567"], "Bob Ray": []}


@pytest.mark.parametrize("words", ["January 2026", "Opening balance", "Payments", "תשלומים", "Плащания"])
def test_a_month_or_a_word_of_tables_on_a_row_of_its_own_is_no_customer(book: Book, tmp_path: Path, words: str) -> None:
    bring(book, sheet(tmp_path, HEADINGS, [words], FLOUR, CASH, name="Ann Lee"))
    assert owed(book, tmp_path) == {"Ann Lee": 6000}


@pytest.mark.parametrize("names", [("Customer: Ann Lee", "Customer: Bob Ray"), ("Ann Lee", "Bob Ray")])
@pytest.mark.parametrize("between", [[], [[]], [["Thank you"], []]])
def test_pages_that_end_in_their_sums_are_each_of_the_customer_above_them(
    book: Book, tmp_path: Path, names: tuple[str, str], between: list[Sequence[object]]
) -> None:
    bring(book, sheet(tmp_path, names[:1], HEADINGS, FLOUR, CASH, OF_ANN, *between, names[1:], HEADINGS, NAILS, OF_BOB))
    assert owed(book, tmp_path) == {"Ann Lee": 6000, "Bob Ray": 2000}


@pytest.mark.parametrize("sums", [[], [OF_ANN]])
def test_a_name_in_the_cell_beside_its_label_begins_that_customers_page(book: Book, tmp_path: Path, sums: list[Sequence[object]]) -> None:
    rows: list[Sequence[object]] = [["Customer", "Ann Lee"], HEADINGS, FLOUR, CASH, *sums, [], ["Customer", "Bob Ray"], HEADINGS, NAILS]
    bring(book, sheet(tmp_path, *rows))
    assert owed(book, tmp_path) == {"Ann Lee": 6000, "Bob Ray": 2000}


def test_the_number_of_a_page_between_a_sum_and_headings_leaves_the_entries_to_the_customer_above(book: Book, tmp_path: Path) -> None:
    bring(book, sheet(tmp_path, ["Ann Lee"], HEADINGS, FLOUR, OF_ANN, ["Page 2"], HEADINGS, CASH, ["Bob Ray"], HEADINGS, NAILS))
    assert owed(book, tmp_path) == {"Ann Lee": 6000, "Bob Ray": 2000}


def test_the_shops_name_on_every_page_is_no_customer(book: Book, tmp_path: Path) -> None:
    shop = ["Corner Shop"]
    rows: list[Sequence[object]] = [
        shop,
        ["Customer: Ann Lee"],
        HEADINGS,
        FLOUR,
        CASH,
        OF_ANN,
        shop,
        ["Customer: Bob Ray"],
        HEADINGS,
        NAILS,
    ]
    bring(book, sheet(tmp_path, *rows))
    assert owed(book, tmp_path) == {"Ann Lee": 6000, "Bob Ray": 2000}


@pytest.mark.parametrize("sums", [[], [OF_ANN]])
def test_entries_below_what_cannot_be_told_to_be_a_name_go_to_nobody(book: Book, tmp_path: Path, sums: list[Sequence[object]]) -> None:
    rows: list[Sequence[object]] = [
        ["Ann Lee"],
        HEADINGS,
        FLOUR,
        CASH,
        *sums,
        ["Flat 12, the blue door"],
        HEADINGS,
        NAILS,
        ["Bob Ray"],
        HEADINGS,
        NAILS,
    ]
    review = bring(book, sheet(tmp_path, *rows))
    told = {row: told.reason for _, row, told in review.told()}
    assert [row for row, reason in told.items() if reason == NOBODY_NAMED] == [4 + len(sums), 6 + len(sums)]
    assert owed(book, tmp_path) == {"Ann Lee": 6000, "Bob Ray": 2000}


def test_a_name_written_where_none_could_be_told_makes_the_entries_below_it_that_customers(book: Book, tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [["Ann Lee"], HEADINGS, FLOUR, OF_ANN, ["Cid Fox 12"], HEADINGS, NAILS, ["Bob Ray"], HEADINGS, NAILS]
    bring(book, sheet(tmp_path, *rows), rows={(0, 4): RowWish(cells={0: "Cid Fox"})})
    assert owed(book, tmp_path) == {"Ann Lee": 10000, "Bob Ray": 2000, "Cid Fox": 2000}


@pytest.mark.parametrize(("alone", "next_name"), [("Bob Ray", None), ("Second branch", "Bob Ray")])
def test_a_name_alone_in_its_column_is_that_of_rows_that_name_nobody_below_headings(
    book: Book, tmp_path: Path, alone: str, next_name: str | None
) -> None:
    headings = ["Name", *HEADINGS]
    rows: list[Sequence[object]] = [
        headings,
        ["Ann Lee", *FLOUR],
        [None, *CASH],
        ["Total", None, None, 100, 40],
        [alone],
        headings,
        [next_name, *NAILS],
    ]
    bring(book, sheet(tmp_path, *rows))
    assert owed(book, tmp_path) == {"Ann Lee": 6000, "Bob Ray": 2000}


# titles


@pytest.mark.parametrize(
    "titles",
    [
        [["Customer:", "Ann Lee"], ["Phone:", "054-123-4567"]],
        [["Customer: Ann Lee, phone: 054-123-4567"]],
        [["The Grocery, tel: 03-555-0123"], ["Account of: Ann Lee"], ["Mobile: 054-123-4567"]],
    ],
)
def test_the_titles_above_the_entries_of_one_customer_name_him(book: Book, tmp_path: Path, titles: list[list[str]]) -> None:
    bring(book, sheet(tmp_path, *titles, [], HEADINGS, FLOUR, CASH, name="Ann"))
    (card,) = whole_cards(book, tmp_path)
    assert (card["display_name"], card["balance"], [phone["typed"] for phone in card["phones"]]) == ("Ann Lee", 6000, ["054-123-4567"])


@pytest.mark.parametrize(
    ("title", "name", "phone"),
    [
        ("לקוח: משה כהן 050-1234567", "משה כהן", "050-1234567"),
        ("Customer: Ann Lee, 020 7946 0018", "Ann Lee", "020 7946 0018"),
        ("مشتری: مریم حسینی (۰۹۱۲۳۴۵۶۷۸۹)", "مریم حسینی", "09123456789"),
        ("Customer: Ann Lee +44 20 7946 0018", "Ann Lee", "+44 20 7946 0018"),
    ],
)
def test_a_phone_behind_the_name_in_a_title_is_that_customers(book: Book, tmp_path: Path, title: str, name: str, phone: str) -> None:
    bring(book, sheet(tmp_path, [title], HEADINGS, FLOUR, CASH))
    cards = [(card["display_name"], [each["typed"] for each in card["phones"]]) for card in whole_cards(book, tmp_path)]
    assert cards == [(name, [phone])]


def test_a_number_of_few_figures_behind_a_name_is_no_phone(book: Book, tmp_path: Path) -> None:
    bring(book, sheet(tmp_path, ["Customer: Garage 2000"], HEADINGS, FLOUR))
    assert owed(book, tmp_path) == {"Garage 2000": 10000}


def test_a_hebrew_title_names_the_customer_of_a_sheet_that_is_called_after_nobody(book: Book, tmp_path: Path) -> None:
    title = ["לקוח: דנה כהן, טלפון: 054-123-4567"]
    bring(book, sheet(tmp_path, title, ["תאריך", "פירוט", "לקח"], ["13.02.2024", "לחם", 12], name="גיליון1"))
    assert owed(book, tmp_path) == {"דנה כהן": 1200}


def test_each_sheet_of_a_workbook_has_the_customer_of_its_own_title(book: Book, tmp_path: Path) -> None:
    file = openpyxl.Workbook()
    for name, entry in (("Ann Lee", FLOUR), ("Bob Ray", NAILS)):
        page = file.create_sheet(name.partition(" ")[0])
        for row in (["Customer:", name], HEADINGS, entry):
            page.append(row)
    file.save(tmp_path / "a.xlsx")
    bring(book, tmp_path / "a.xlsx")
    assert owed(book, tmp_path) == {"Ann Lee": 10000, "Bob Ray": 2000}


# the sheet's name


def test_a_sheet_that_is_called_after_a_customer_holds_his_entries(book: Book, tmp_path: Path) -> None:
    bring(book, sheet(tmp_path, HEADINGS, FLOUR, CASH, name="Ann Lee"))
    assert owed(book, tmp_path) == {"Ann Lee": 6000}


@pytest.mark.parametrize(
    "name",
    ["Sheet1", "Book1", "march", "2025", "daybook", "ledger", "גיליון1", "פנקס 2024", "ورقة1", "دفتر", "فروردین ۱۴۰۳", "Лист1", "Тефтер"],
)
def test_a_sheet_that_is_called_after_nobody_makes_no_customer_and_its_rows_say_so(book: Book, tmp_path: Path, name: str) -> None:
    path = sheet(tmp_path, HEADINGS, FLOUR, CASH, name=name)
    review = reviewed(book, path)
    assert [review.tables[0].fate(place) for place in (0, 1)] == [Fate.CANNOT, Fate.CANNOT]
    assert [told.reason for _, _, told in review.told()] == [NOBODY_NAMED, NOBODY_NAMED]
    with pytest.raises(UserError):
        bring(book, path)
    assert whole_cards(book, tmp_path) == []


@pytest.mark.parametrize(
    ("titles", "name", "said"),
    [
        ([], "Ann Lee", "all of them are of Ann Lee, by the name of the sheet."),
        ([["Customer: Ann Lee"]], "2025", "they are of Ann Lee, by what stands above the table, down to where another name stands."),
        ([], "2025", "“2025” is no customer's name: these rows cannot come in."),
    ],
)
def test_whose_the_entries_are_is_said_with_what_tells_it(
    book: Book, tmp_path: Path, titles: list[list[str]], name: str, said: str
) -> None:
    (table,) = understood(book, sheet(tmp_path, *titles, HEADINGS, FLOUR, CASH, name=name)).tables
    with in_language("en"):
        assert said in strip_marks(about_whose(table))


def test_names_on_rows_of_their_own_are_said(book: Book, tmp_path: Path) -> None:
    (table,) = understood(book, sheet(tmp_path, HEADINGS, ["Ann Lee"], FLOUR)).tables
    with in_language("en"):
        assert about_whose(table) == "Each customer's name stands on a row of its own, above the entries."
