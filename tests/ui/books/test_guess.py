"""What is guessed of a shop before anything is asked."""

from __future__ import annotations

import pytest

from smallcrm.domain.shop import Digits
from smallcrm.i18n.calendars import Calendar
from smallcrm.ui.books.guess import guess_home, guess_shop


@pytest.mark.parametrize(
    ("language", "system", "home"),
    [
        ("he", "", ("IL", "ILS")),
        ("he", "US", ("IL", "ILS")),
        ("ar", "", ("SA", "SAR")),
        ("ar", "IL", ("IL", "ILS")),
        ("ar", "JO", ("JO", "JOD")),
        ("ar", "GB", ("SA", "SAR")),
        ("fa", "US", ("IR", "IRR")),
        ("bg", "BG", ("BG", "EUR")),
        ("en", "IL", ("IL", "ILS")),
        ("en", "AU", ("AU", "AUD")),
        ("en", "", ("GB", "GBP")),
        ("en", "001", ("GB", "GBP")),
    ],
)
def test_the_system_is_believed_where_the_language_is_at_home(language: str, system: str, home: tuple[str, str]) -> None:
    assert guess_home(language, system) == home


def test_a_shop_in_iran_keeps_the_jalali_calendar_and_its_own_digits() -> None:
    shop = guess_shop("fa", "IR", "IRR")
    assert (shop.calendar, shop.second_calendar, shop.digits) == (Calendar.JALALI, Calendar.GREGORIAN, Digits.NATIVE)


def test_a_hebrew_shop_sees_the_hebrew_date_beside_the_common_one() -> None:
    shop = guess_shop("he", "IL", "ILS")
    assert (shop.calendar, shop.second_calendar) == (Calendar.GREGORIAN, Calendar.HEBREW)


@pytest.mark.parametrize(("currency", "decimals"), [("ILS", 2), ("IRR", 0), ("JOD", 3), ("EUR", 2)])
def test_the_decimals_of_a_new_book_are_those_of_its_currency(currency: str, decimals: int) -> None:
    assert guess_shop("en", "GB", currency).currency_exponent == decimals
