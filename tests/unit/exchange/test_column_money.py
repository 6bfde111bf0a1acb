"""In which money the amounts of a table are, by its titles and by its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.unit.exchange.files import text_file
from tests.unit.exchange.reading import BRITAIN, BULGARIA, IRAN, ISRAEL, Imported, imported, understood

from smallcrm.exchange.column_texts import about_columns
from smallcrm.exchange.ledger_parts import MONEYS
from smallcrm.exchange.reading_context import Wishes
from smallcrm.exchange.understanding import Asked
from smallcrm.exchange.understanding_texts import what_is_open
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.exchange.reading_context import ReadingContext

ALI, ZAHRA = "علی رضایی,09123456789", "زهرا کریمی,09123456780"


def debts(got: Imported) -> list[int | None]:
    return [reading.opening_balance for reading in got.readings]


def test_a_column_of_which_one_cell_says_toman_is_in_toman_and_says_so(tmp_path: Path) -> None:
    path = text_file(tmp_path, f"نام,تلفن,بدهی\n{ALI},۱۲۵۰۰۰ تومان\n{ZAHRA},۲۵۰۰۰\nجمع,,۱۵۰۰۰۰\n")
    got = imported(path, IRAN)
    assert debts(got) == [1_250_000, 250_000]
    (check,) = got.understanding.totals
    assert (check.stated, check.computed) == (1_500_000, 1_500_000)
    (said,) = about_columns(got.table, IRAN)
    assert strip_marks(said) == "Column “بدهی”: the amounts are in toman, each of ten rial."


def test_the_toman_of_the_sum_alone_counts_for_its_column(tmp_path: Path) -> None:
    got = imported(text_file(tmp_path, f"نام,تلفن,بدهی\n{ALI},۱۲۵۰۰۰\n{ZAHRA},۲۵۰۰۰\nجمع,,۱۵۰۰۰۰ تومان\n"), IRAN)
    assert debts(got) == [1_250_000, 250_000]


@pytest.mark.parametrize(
    "title",
    [
        "مبالغ به تومان",
        "ارقام به تومان",
        "(تومان)",
        "لیست بدهی مشتریان - مبالغ به تومان",
        "کلیه مبالغ به تومان می‌باشد",
        "بدهی مشتریان به تومان",
    ],
)
def test_a_title_says_that_the_amounts_are_in_toman(tmp_path: Path, title: str) -> None:
    got = imported(text_file(tmp_path, f"{title},,\nنام,تلفن,بدهی\n{ALI},۱۲۵۰۰۰\n{ZAHRA},۲۵۰۰۰\nجمع,,۱۵۰۰۰۰\n"), IRAN)
    assert debts(got) == [1_250_000, 250_000]


def test_a_heading_in_rial_overrules_a_title_in_toman(tmp_path: Path) -> None:
    got = imported(text_file(tmp_path, f"مبالغ به تومان,,\nنام,تلفن,بدهی (ریال)\n{ALI},۱۲۵۰۰۰\n"), IRAN)
    assert debts(got) == [125_000]


def test_toman_is_changed_to_rial_by_the_user(tmp_path: Path) -> None:
    path = text_file(tmp_path, f"مبالغ به تومان,,\nنام,تلفن,بدهی\n{ALI},۱۲۵۰۰۰\n")
    assert debts(imported(path, IRAN, Wishes(amounts_in="IRR"))) == [125_000]


def test_amounts_that_name_no_money_beside_toman_and_rial_are_asked(tmp_path: Path) -> None:
    path = text_file(tmp_path, f"نام,تلفن,بدهی\n{ALI},۱۲۵۰۰۰ تومان\n{ZAHRA},۲۵۰۰۰ ریال\nرضا احمدی,09123456781,۵۰۰۰۰\n")
    (question,) = imported(path, IRAN).questions
    assert (question.option, question.readings, question.samples) == (Asked.AMOUNTS_IN, ("TOMAN", "IRR"), ("۵۰۰۰۰",))
    assert strip_marks(what_is_open(question)) == (
        "Some amounts are in toman, others in Iranian rial, and ۵۰۰۰۰ in “بدهی” may be either. "
        "Say with --amounts-in in which money those are: TOMAN, IRR."
    )
    assert debts(imported(path, IRAN, Wishes(amounts_in="TOMAN"))) == [1_250_000, 25_000, 500_000]
    assert debts(imported(path, IRAN, Wishes(amounts_in="IRR"))) == [1_250_000, 25_000, 50_000]


def test_a_plain_column_beside_headings_of_toman_and_of_rial_is_asked_about(tmp_path: Path) -> None:
    path = text_file(tmp_path, "نام,بدهی (تومان),طلب (ریال),مانده حساب\nعلی رضایی,125000,0,50000\nزهرا کریمی,0,100000,70000\n")
    (question,) = imported(path, IRAN).questions
    assert (question.option, question.heading, question.readings) == (Asked.AMOUNTS_IN, "مانده حساب", ("TOMAN", "IRR"))
    assert debts(imported(path, IRAN, Wishes(amounts_in="TOMAN"))) == [1_750_000, 600_000]


def test_headings_of_toman_and_of_rial_alone_ask_nothing(tmp_path: Path) -> None:
    path = text_file(tmp_path, "نام,بدهی (تومان),طلب (ریال)\nعلی رضایی,125000,0\nزهرا کریمی,0,100000\n")
    assert not imported(path, IRAN).questions


def test_where_every_amount_says_toman_or_rial_each_is_read_so(tmp_path: Path) -> None:
    got = imported(text_file(tmp_path, f"نام,تلفن,بدهی\n{ALI},۱۲۵۰۰۰ تومان\n{ZAHRA},۲۵۰۰۰ ریال\nرضا احمدی,,۰\n"), IRAN)
    assert not got.questions
    assert debts(got) == [1_250_000, 25_000, 0]


@pytest.mark.parametrize(
    ("title", "context", "money"),
    [
        ("Amounts in EUR", BRITAIN, "EUR"),
        ("Balances 2025 (all amounts in €)", BRITAIN, "EUR"),
        ("הסכומים בדולרים", ISRAEL, "USD"),
        ("Сумите са в лева", BULGARIA, "BGN"),
        ("Валута: лв.", BULGARIA, "BGN"),
        ("Валута: лев", BULGARIA, "BGN"),
        ("Вересии 2025 (лв.)", BULGARIA, "BGN"),
        ("Вересии 2025 (все в BGN)", BULGARIA, "BGN"),
        ("Суми в щатски долари", BULGARIA, "USD"),
        ("מטבע: דולר", ISRAEL, "USD"),
        ("العملة: دولار", ISRAEL, "USD"),
        ("Debts 2025 ($)", BRITAIN, "USD"),
        ("Currency: USD", BRITAIN, "USD"),
    ],
)
def test_a_title_that_says_in_which_money_the_amounts_are_is_asked_about(
    tmp_path: Path, title: str, context: ReadingContext, money: str
) -> None:
    (question,) = imported(text_file(tmp_path, f"{title},,\nName,Phone,Balance\nAnn Lee,020 7946 0123,100\n"), context).questions
    assert question.option is Asked.AMOUNTS_IN
    assert money in {*question.readings, *question.without_rate}


@pytest.mark.parametrize(
    "title", ["Euro Bakery Ltd - customers", "Please try again in May", "Лева ръка ООД", "רשימת לקוחות", "Lev", "Customers (FR)"]
)
def test_a_title_that_holds_the_word_for_a_money_by_chance_says_nothing_of_amounts(tmp_path: Path, title: str) -> None:
    got = imported(text_file(tmp_path, f"{title},,\nName,Phone,Balance\nAnn Lee,020 7946 0123,100\n"), BRITAIN)
    assert (got.questions, debts(got)) == ((), [10000])


@pytest.mark.parametrize(
    ("sheet", "context", "money"), [("Лева", BULGARIA, "BGN"), ("Debts (USD)", BRITAIN, "USD"), ("חובות בדולרים", ISRAEL, "USD")]
)
def test_the_name_of_a_sheet_says_in_which_money_its_amounts_are(tmp_path: Path, sheet: str, context: ReadingContext, money: str) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = sheet
    for row in (["Клиент", "Телефон", "Салдо"], ["Иван Петров", "0888123456", 195.58]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "debts.xlsx")
    (question,) = imported(tmp_path / "debts.xlsx", context).questions
    assert money in {*question.readings, *question.without_rate}


@pytest.mark.parametrize(
    ("title", "heading", "context", "offered"),
    [
        ("Суми в хил. лв.", "Салдо", BULGARIA, ("BGN", "EUR")),
        ("Вересии", "Салдо (хил. лв.)", BULGARIA, ("BGN", "EUR")),
        ('הסכומים באלפי ש"ח', "יתרה", ISRAEL, ("ILS",)),
        ("Amounts in thousands", "Balance", BRITAIN, ("GBP",)),
        ("مبالغ به میلیون تومان", "بدهی", IRAN, ("TOMAN", "IRR")),
    ],
)
def test_amounts_in_thousands_are_never_taken_for_whole_ones(
    tmp_path: Path, title: str, heading: str, context: ReadingContext, offered: tuple[str, ...]
) -> None:
    path = text_file(tmp_path, f"{title},\nName,{heading}\nИван Петров,1.5\n")
    (question,) = imported(path, context).questions
    assert (question.is_of_noughts, question.readings, question.samples) == (True, offered, (heading if "(" in heading else title,))


def test_an_answer_takes_amounts_that_seemed_thousands_for_whole_ones(tmp_path: Path) -> None:
    got = imported(text_file(tmp_path, "Amounts in thousands,\nName,Balance\nAnn Lee,1.5\n"), BRITAIN, Wishes(amounts_in="GBP"))
    assert (got.questions, debts(got)) == ((), [150])


def two_sheets(folder: Path, balance: str, took: str) -> Path:
    book = openpyxl.Workbook()
    customers = book.worksheets[0]
    customers.title = "مشتریان"
    for row in (["نام", "موبایل", balance], ["علی رضایی", "09123456789", 120_000], ["زهرا کریمی", "09123456780", 30_000]):
        customers.append(row)
    entries = book.create_sheet("دفتر")
    for entry in (["تاریخ", "نام", took, "پرداخت"], ["1403/05/21", "علی رضایی", 150_000, None], ["1403/05/23", "علی رضایی", None, 30_000]):
        entries.append(entry)
    path = folder / "daftar.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(("balance", "took"), [("بدهی (تومان)", "برداشت"), ("بدهی", "برداشت (تومان)")])
def test_the_toman_of_one_sheet_counts_in_the_other_and_in_the_columns_beside_it(tmp_path: Path, balance: str, took: str) -> None:
    got = understood(two_sheets(tmp_path, balance, took), IRAN)
    assert [each.decisions.currency for table in got.tables for each in table.columns if each.target in MONEYS] == ["TOMAN"] * 3
    (said,) = [text for text in about_columns(got.tables[1], IRAN) if "پرداخت" in text]
    assert strip_marks(said) == "Column “پرداخت”: the amounts are in toman, each of ten rial."


def test_rial_in_one_sheet_and_toman_in_another_leave_a_third_column_alone(tmp_path: Path) -> None:
    got = understood(two_sheets(tmp_path, "بدهی (تومان)", "برداشت (ریال)"), IRAN)
    paid = next(column for column in got.tables[1].columns if column.heading == "پرداخت")
    assert paid.decisions.currency is None


def test_the_lev_of_one_sheet_is_asked_about_in_the_other(tmp_path: Path) -> None:
    got = understood(two_sheets(tmp_path, "Дължи (лв)", "Взе"), BULGARIA)
    asked = [question for table in got.tables for question in table.questions if question.option is Asked.AMOUNTS_IN]
    assert [(question.heading, question.readings) for question in asked] == [
        ("Дължи (лв)", ("BGN", "EUR")),
        ("Взе", ("BGN", "EUR")),
        ("پرداخت", ("BGN", "EUR")),
    ]
