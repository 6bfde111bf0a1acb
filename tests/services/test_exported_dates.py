"""Days that go out in a table: each comes back as the same day of the same calendar."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from tests.services.books import QUIET
from tests.services.files import bring, sheet_rows

from smallcrm.domain.choices import Relation
from smallcrm.domain.customer import Customer, FamilyMember
from smallcrm.domain.partial_date import PartialDate
from smallcrm.domain.shop import ShopSettings
from smallcrm.i18n import gettext, in_language
from smallcrm.i18n.calendars import Calendar
from smallcrm.services.book import create_book
from smallcrm.services.card_texts import with_texts
from smallcrm.services.customers import get_customer, save_customer
from smallcrm.services.exporting import export_customers

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

SHOPS = {
    "en": ShopSettings(name="Hall's", language="en", region="GB", currency="GBP"),
    "he": ShopSettings(name="מכולת כהן", language="he", region="IL", currency="ILS", second_calendar=Calendar.HEBREW),
    "ar": ShopSettings(name="بقالة النور", language="ar", region="SA", currency="SAR", second_calendar=Calendar.HIJRI),
    "fa": ShopSettings(name="بقالی رضا", language="fa", region="IR", currency="IRR", currency_exponent=0, calendar=Calendar.JALALI),
    "bg": ShopSettings(name="Магазин", language="bg", region="BG", currency="EUR"),
}
BIRTHDAYS = (
    PartialDate(1990, 4, 11),
    PartialDate(1410, 9, 15, Calendar.HIJRI),
    PartialDate(1369, 1, 22, Calendar.JALALI),
    PartialDate(5750, 1, 16, Calendar.HEBREW),
    PartialDate(5749, 13, 2, Calendar.HEBREW),
    PartialDate(1411, None, None, Calendar.HIJRI),
    PartialDate(1350, None, None, Calendar.JALALI),
    PartialDate(1941),
    PartialDate(None, 3, 14),
)


def family_cell(book: Book, path: Path) -> str:
    """What stands under the heading of the family, of the first card."""
    export_customers(book, None, path, QUIET)
    headings, first, *_ = sheet_rows(path)
    with in_language(book.shop.language):
        return str(first[headings.index(gettext("Family"))])


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("language", SHOPS)
def test_a_birthday_comes_back_in_the_calendar_it_was_kept_in(tmp_path: Path, language: str, suffix: str) -> None:
    table = tmp_path / f"all{suffix}"
    with closing(create_book(tmp_path / "one.smallcrm", SHOPS[language])) as book:
        for number, birthday in enumerate(BIRTHDAYS, start=1):
            save_customer(book, Customer(number=str(number), given_name="Dan", birthday=birthday))
        export_customers(book, None, table, QUIET)
    with closing(create_book(tmp_path / "other.smallcrm", SHOPS[language])) as other:
        examined = bring(other, table)
        back = tuple(get_customer(other, number).birthday for number in range(1, len(BIRTHDAYS) + 1))
    assert examined.faulty_rows() == 0
    assert back == BIRTHDAYS


def test_a_whole_gregorian_birthday_is_a_real_date_in_a_sheet_and_a_hijri_one_its_words(tmp_path: Path) -> None:
    with closing(create_book(tmp_path / "one.smallcrm", SHOPS["ar"])) as book:
        save_customer(book, Customer(given_name="سعاد", birthday=BIRTHDAYS[0]))
        save_customer(book, Customer(given_name="نور", birthday=BIRTHDAYS[1]))
        export_customers(book, None, tmp_path / "all.xlsx", QUIET)
    headings, *rows = sheet_rows(tmp_path / "all.xlsx")
    with in_language("ar"):
        place = headings.index(gettext("Birthday"))
    assert [row[place] for row in rows] == [datetime(1990, 4, 11), "15 رمضان 1410"]  # noqa: DTZ001 - as openpyxl reads a date


def test_the_family_goes_out_with_its_birthdays(tmp_path: Path) -> None:
    relatives = (FamilyMember("Dan", Relation.SON, PartialDate(2010, 3, 2)), FamilyMember("Mia", Relation.DAUGHTER))
    with closing(create_book(tmp_path / "one.smallcrm", SHOPS["en"])) as book:
        save_customer(book, Customer(given_name="Jane", family=relatives))
        assert family_cell(book, tmp_path / "all.xlsx") == "Dan (Son, 2010-03-02); Mia (Daughter)"


@pytest.mark.parametrize("language", SHOPS)
def test_the_family_of_a_table_can_be_typed_on_the_command_line(tmp_path: Path, language: str) -> None:
    relatives = tuple(FamilyMember("Dan", Relation.SON, birthday) for birthday in (None, *BIRTHDAYS))
    with closing(create_book(tmp_path / "one.smallcrm", SHOPS[language])) as book:
        save_customer(book, Customer(given_name="Jane", family=relatives))
        cell = family_cell(book, tmp_path / "all.xlsx")
        card, _ = with_texts(book, Customer(given_name="Jane"), [f"family={cell}"])
    assert card.family == relatives
