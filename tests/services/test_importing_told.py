"""How a customer is told of whom a row of a file could be, and how reasons and remarks name rows and amounts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.services.files import bring
from tests.workbooks import workbook

from smallcrm.domain.customer import Customer
from smallcrm.domain.shop import Digits, ShopSettings
from smallcrm.i18n import in_language
from smallcrm.i18n.direction import strip_marks
from smallcrm.services.import_matching import SEVERAL, candidate
from smallcrm.services.import_texts import reason_of, remarks_of
from smallcrm.services.posted_before import COMES_ON_TOP
from smallcrm.services.row_words import Amount, RowAt, in_words, told_by

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

PERSIAN = ShopSettings(language="fa", digits=Digits.NATIVE, currency="IRR", region="IR")
MARYAM = candidate(Customer(given_name="مریم", family_name="حسینی"), None, (0, 11))


def two_sheets(folder: Path, first: list[object], second: list[object]) -> Path:
    made = openpyxl.load_workbook(workbook(folder / "مشتریان.xlsx", [["شماره", "نام", "تلفن"], first], "شمال"))
    page = made.create_sheet("جنوب")
    for row in (["شماره", "نام", "تلفن"], second):
        page.append(row)
    made.save(folder / "مشتریان.xlsx")
    return folder / "مشتریان.xlsx"


def test_the_row_of_a_customer_whom_the_file_makes_is_told_in_the_digits_of_the_shop() -> None:
    with in_language("fa"):
        assert strip_marks(told_by(MARYAM, PERSIAN.digits)) == "مریم حسینی (ردیف ۱۲)"


def test_the_row_of_a_customer_is_told_with_its_sheet_where_several_sheets_make_customers() -> None:
    with in_language("en"):
        assert strip_marks(told_by(MARYAM._replace(sheet="شمال"))) == "مریم حسینی (row 12 of the sheet شمال)"


@pytest.mark.parametrize(
    ("text", "values", "digits"),
    [
        ("More than {count} rows", {"count": 100}, "۱۰۰"),
        ("that of row {row}", {"row": RowAt(2)}, "۳"),
        (COMES_ON_TOP, {"amount": Amount(1_250), "date": date(2025, 3, 1)}, "۱۲٫۵۰"),
        (SEVERAL, {"names": (MARYAM, MARYAM)}, "۱۲"),
        ("that of {name}", {"name": MARYAM}, "۱۲"),
    ],
)
def test_what_is_said_of_a_row_is_filled_in_with_the_digits_of_the_shop(text: str, values: dict[str, object], digits: str) -> None:
    with in_language("fa"):
        said = in_words(text, values, PERSIAN)
    assert digits in said
    assert not any(letter in "0123456789" for letter in said)


def test_a_number_that_a_row_of_another_sheet_has_is_told_with_that_sheet(book: Book, tmp_path: Path) -> None:
    review = bring(book, two_sheets(tmp_path, [5, "مریم حسینی", "0912 345 6789"], [5, "علی رضایی", "0912 345 6780"]))
    ((found, row, told),) = [each for each in review.told() if each[2].remarks]
    assert (found.table.name, row) == ("جنوب", 1)
    with in_language("en"):
        (said,) = remarks_of(told, book.shop)
    assert strip_marks(said).startswith("The number 5 is that of row 2 of the sheet شمال. This card gets another")


def test_a_row_that_stands_in_another_sheet_too_is_told_with_that_sheet(book: Book, tmp_path: Path) -> None:
    maryam: list[object] = [5, "مریم حسینی", "0912 345 6789"]
    ((_found, _row, told),) = [each for each in bring(book, two_sheets(tmp_path, maryam, maryam)).told() if each[2].reason]
    with in_language("en"):
        assert strip_marks(reason_of(told, book.shop)) == "This row stands in the file already: row 2 of the sheet شمال."
