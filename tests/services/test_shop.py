"""The settings of the shop."""

from __future__ import annotations

import sys
from dataclasses import fields, replace
from typing import TYPE_CHECKING

import pytest
from tests.services.books import DANA, QUIET, SHOP

from smallcrm.domain.choices import NameOrder
from smallcrm.domain.errors import UserError
from smallcrm.domain.shop import Digits, ShopSettings
from smallcrm.i18n.calendars import Calendar
from smallcrm.services import customers, history
from smallcrm.services.shop import update_shop

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

EVERYTHING = ShopSettings(
    name="خواربار محله",
    address="خیابان ولیعصر ۱۲\nتهران",
    phone="۰۲۱-۱۲۳۴۵۶۷۸",
    registration_number="514-123456",
    logo=b"\x89PNG\x00\xff",
    closing_line="با تشکر\nخوش آمدید",
    language="fa",
    currency="IRR",
    currency_exponent=0,
    region="IR",
    calendar=Calendar.JALALI,
    second_calendar=Calendar.HIJRI,
    digits=Digits.NATIVE,
    name_order=NameOrder.FAMILY_FIRST,
)


def test_every_setting_is_kept_and_undone_as_one(book: Book) -> None:
    assert all(getattr(EVERYTHING, field.name) != getattr(SHOP, field.name) for field in fields(ShopSettings))
    update_shop(book, EVERYTHING)
    assert book.shop == EVERYTHING
    history.undo(book, QUIET)
    assert book.shop == SHOP
    history.redo(book, QUIET)
    assert book.shop == EVERYTHING


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not let an open file go")
def test_settings_that_could_not_be_saved_stay_as_they_were(book: Book, tmp_path: Path) -> None:
    book.path.rename(tmp_path / "elsewhere.smallcrm")
    with pytest.raises(UserError, match="moved, deleted or unplugged"):
        update_shop(book, EVERYTHING)
    assert book.shop == SHOP


def test_texts_of_the_settings_are_tidied(book: Book) -> None:
    update_shop(book, replace(SHOP, name="  מכולת \u200f כהן "))
    assert book.shop.name == "מכולת כהן"


def test_once_there_are_amounts_the_currency_keeps_its_decimals(book: Book) -> None:
    customers.save_customer(book, DANA, opening_balance=124_050)
    with pytest.raises(UserError, match="Japanese Yen"):
        update_shop(book, replace(SHOP, currency="JPY", currency_exponent=0))
    assert book.shop == SHOP
    update_shop(book, replace(SHOP, currency="EUR"))
    assert book.shop.currency == "EUR"
