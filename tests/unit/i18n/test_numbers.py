"""Numbers and amounts as each language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.i18n.currencies import currency_name, symbol
from smallcrm.i18n.direction import strip_marks
from smallcrm.i18n.numbers import format_amount, format_balance, format_decimal, format_number, format_plain_amount


@pytest.mark.parametrize(
    ("language", "digits", "written"),
    [
        ("en", "latn", "1,234.50"),
        ("he", "latn", "1,234.50"),
        ("bg", "latn", "1\u00a0234,50"),
        ("fa", "latn", "1,234.50"),
        ("fa", "native", "۱٬۲۳۴٫۵۰"),
        ("ar", "native", "١٬٢٣٤٫٥٠"),
        ("he", "native", "1,234.50"),
    ],
)
def test_each_language_groups_and_points_in_its_way(language: str, digits: str, written: str) -> None:
    assert format_number(Decimal("1234.5"), 2, language=language, digits=digits) == written


def test_a_half_is_rounded_to_even() -> None:
    assert format_number(Decimal("0.125"), 2, language="en") == "0.12"


def test_nothing_is_never_minus_nothing() -> None:
    assert format_number(Decimal("-0.001"), 2, language="en") == "0.00"


def test_idle_zeros_are_left_out_of_a_plain_number() -> None:
    assert [format_decimal(Decimal(text), language="en") for text in ("2.50", "40", "400", "0.0")] == ["2.5", "40", "400", "0"]


def test_the_shekel_stands_after_the_number_in_hebrew() -> None:
    assert format_amount(-123450, "ILS", 2, language="he") == "\u2066-1,234.50\u00a0₪\u2069"


def test_the_sign_stands_before_the_number_in_english() -> None:
    assert format_amount(-123450, "GBP", 2, language="en") == "\u2066-£1,234.50\u2069"


def test_a_code_keeps_its_distance_from_the_number() -> None:
    assert format_amount(500, "CHF", 2, language="en") == "\u2066CHF\u00a05.00\u2069"


def test_rial_is_read_after_the_number_and_the_minus_stays_before_it() -> None:
    assert format_amount(-1250000, "IRR", 0, language="fa", digits="native") == "\u2067\u2066-۱٬۲۵۰٬۰۰۰\u2069\u00a0ریال\u2069"


def test_a_bulgarian_amount_in_euro() -> None:
    assert strip_marks(format_amount(123450, "EUR", 2, language="bg")) == "1\u00a0234,50\u00a0€"


def test_a_dinar_has_three_decimals() -> None:
    assert strip_marks(format_amount(1234, "JOD", 3, language="en")) == "JOD\u00a01.234"


def test_a_balance_in_credit_shows_no_minus() -> None:
    assert format_balance(-1050, "ILS", 2, language="he") == format_amount(1050, "ILS", 2, language="he")


def test_a_currency_without_a_sign_shows_its_code() -> None:
    assert symbol("XAU", "he") == "XAU"


def test_currencies_have_names_in_the_languages() -> None:
    assert (currency_name("ILS", "he"), currency_name("EUR", "bg"), currency_name("XAU", "fa")) == ("שקל חדש", "Евро", "XAU")


@given(st.integers(min_value=-(10**15), max_value=10**15), st.integers(min_value=0, max_value=3))
def test_a_plain_amount_says_every_minor_unit(minor: int, exponent: int) -> None:
    written = format_plain_amount(minor, exponent, language="en")
    assert int(written.replace(",", "").replace(".", "")) == minor
