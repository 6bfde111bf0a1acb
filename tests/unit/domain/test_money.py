"""Amounts as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.domain.money import (
    NOT_AN_AMOUNT,
    TOO_LARGE,
    AmountReading,
    currency_in,
    decide_decimal,
    exponent_of,
    read_amount,
)
from smallcrm.i18n.numbers import format_amount


@pytest.mark.parametrize(
    ("typed", "minor", "currency"),
    [
        ("₪ 1,234.50", 123450, "ILS"),
        ("₪ 0.00", 0, "ILS"),
        ('1,310.49 ש"ח', 131049, "ILS"),
        ("340 שקל", 34000, "ILS"),
        ("₪ -50.50", -5050, "ILS"),
        ("(50.50)", -5050, None),
        ("50.50-", -5050, None),
        ("\u221250.50", -5050, None),
        ("\u200f-1,234.50 \u200f₪", -123450, "ILS"),
        ("₪ 50 בזכות", -5000, "ILS"),
        ("1.234,50 лв.", 123450, "BGN"),
        ("738,29 лв.", 73829, "BGN"),
        ("5 лева", 500, "BGN"),
        ("1\u00a0234,50", 123450, None),
        ("1 234 567,5", 123456750, None),
        ("1'234.50", 123450, None),
        ("1,730.92", 173092, None),
        ("١٬٢٣٤٫٥٠ ر.س", 123450, "SAR"),
        ("12.50 EUR", 1250, "EUR"),
        ("€12,50", 1250, "EUR"),
        ("£3", 300, "GBP"),
        ("$ 5", 500, "USD"),
        ("100,-", 10000, None),
        ("0.500", 50, None),
        (".5", 50, None),
        ("1,234,567", 123456700, None),
        ("883.92", 88392, None),
    ],
)
def test_an_amount_with_two_decimals(typed: str, minor: int, currency: str | None) -> None:
    assert read_amount(typed, 2) == AmountReading(minor, currency)


@pytest.mark.parametrize(
    ("typed", "expected", "minor"),
    [
        ("۵۰۰ هزار", None, 500_000),
        ("۲٫۵ میلیون", None, 2_500_000),
        ("۲٫۵ میلیون ریال", None, 2_500_000),
        ("۲٫۵ میلیون تومان", None, 25_000_000),
        ("۵۰۰ هزار تومان", None, 5_000_000),
        ("۵۰۰ هزار", "TOMAN", 5_000_000),
        ("۵۰۰ هزار", "THOUSAND_TOMAN", 5_000_000),
        ("-۳ میلیون", None, -3_000_000),
        ("٣ آلاف", None, 3_000),
        ("5 אלף", None, 5_000),
        ("1.5 млн. лв.", "BGN", 1_500_000),
        ("2k", None, 2_000),
    ],
)
def test_a_word_for_noughts_makes_the_amount_as_much_larger(typed: str, expected: str | None, minor: int) -> None:
    assert read_amount(typed, 0, currency=expected).minor == minor


@pytest.mark.parametrize("typed", ["میلیون", "۵ هزار میلیون", "5 thousand pages"])
def test_what_is_not_an_amount_with_such_a_word_is_none(typed: str) -> None:
    assert read_amount(typed, 0).error == NOT_AN_AMOUNT


@pytest.mark.parametrize(
    ("cell", "minor"), [(883.92, 88392), (422.3, 42230), (0, 0), (-50.5, -5050), (Decimal("1.005"), 101), (0.1 + 0.2, 30)]
)
def test_a_number_cell_is_rounded_to_minor_units(cell: float | Decimal, minor: int) -> None:
    assert read_amount(cell, 2).minor == minor


def test_a_toman_is_ten_rial() -> None:
    assert read_amount("۱٬۲۵۰٬۰۰۰ تومان", 0) == AmountReading(12500000, "IRR")


def test_the_toman_of_a_header_counts_for_its_cells() -> None:
    assert read_amount("۶٬۸۸۹٬۰۰۰", 0, currency="TOMAN").minor == 68890000
    assert read_amount(3393000.0, 0, currency="TOMAN").minor == 33930000


def test_a_word_of_several_countries_means_the_money_expected() -> None:
    assert read_amount("50 ريال", 2, currency="SAR").currency == "SAR"
    assert read_amount("50 دينار", 3, currency="KWD").currency == "KWD"


@pytest.mark.parametrize("typed", ["1.234", "1,234", "₪ 12.345"])
def test_what_can_be_read_two_ways_is_not_guessed(typed: str) -> None:
    reading = read_amount(typed, 2)
    assert reading.minor is None
    assert len(reading.alternatives) == 2


def test_the_mark_of_the_column_settles_it() -> None:
    assert read_amount("1.234", 2, decimal=",").minor == 123400
    assert read_amount("1.234", 3, decimal=".").minor == 1234


def test_money_without_decimals_has_one_reading() -> None:
    assert read_amount("1.234", 0).minor == 1234


@pytest.mark.parametrize("cell", ["", " ", None, "-", "—"])
def test_an_empty_cell_is_no_amount_and_no_error(cell: str | None) -> None:
    assert read_amount(cell, 2) == AmountReading()


@pytest.mark.parametrize("cell", ["אין", "12 34", "1.2.3", "12-50", "=1+1", "1,2345.50", "100 kg", float("nan"), float("inf"), True])
def test_what_is_no_amount_is_said(cell: str | float) -> None:
    assert read_amount(cell, 2) == AmountReading(error=NOT_AN_AMOUNT)


def test_an_amount_beyond_any_shop_is_refused() -> None:
    assert read_amount(1e30, 2) == AmountReading(error=TOO_LARGE)


def test_the_column_tells_its_decimal_mark() -> None:
    assert decide_decimal(["1.234", "5,50"]) == ","
    assert decide_decimal(["1,234.50", "7", 12.5]) == "."
    assert decide_decimal(["1.234.567"]) == ","


def test_a_column_that_does_not_tell_decides_nothing() -> None:
    assert decide_decimal(["1.234", "5.678", "", None]) is None
    assert decide_decimal(["1.5", "1,5"]) is None


def test_the_decimal_mark_of_persian_between_thousands_tells_what_the_column_means_by_it() -> None:
    assert decide_decimal(["۱۲۵٫۰۰۰", "۱٫۲۰۰٫۰۰۰"]) == ","
    assert decide_decimal(["۱۲۵٫۰۰۰"]) is None
    assert decide_decimal(["١٢٫٥٠"]) == "."


def test_a_fraction_of_a_million_does_not_tell_the_decimal_mark_of_its_column() -> None:
    assert decide_decimal(["۲٫۵ میلیون", "۷۵۰٫۰۰۰"]) is None


def test_the_decimal_mark_of_persian_before_three_figures_parts_thousands_in_money_without_decimals() -> None:
    assert read_amount("۱۲۵٫۰۰۰", 0).minor == 125_000
    assert read_amount("125٫000", 0, currency="TOMAN").minor == 1_250_000


def test_the_decimal_mark_of_arabic_before_three_figures_can_be_read_two_ways_but_in_money_of_three_decimals() -> None:
    assert read_amount("١٢٥٫٠٠٠", 2).alternatives == (12_500_000, 12_500)
    assert read_amount("١٢٥٫٠٠٠", 3).minor == 125_000


@pytest.mark.parametrize(
    ("header", "currency"),
    [
        ("بدهی (تومان)", "TOMAN"),
        ("Balance, EUR", "EUR"),
        ("Задължение (лв.)", "BGN"),
        ('יתרת חוב בש"ח', "ILS"),
        ("יתרה (₪)", "ILS"),
        ("City", None),
    ],
)
def test_a_header_names_its_money(header: str, currency: str | None) -> None:
    assert currency_in(header) == currency


def test_decimals_of_a_currency_are_by_cldr() -> None:
    assert [exponent_of(code) for code in ("EUR", "ILS", "IRR", "IQD", "LBP", "JOD", "KWD")] == [2, 2, 0, 0, 0, 3, 3]


@given(
    st.integers(min_value=-(10**12), max_value=10**12),
    st.sampled_from([("en", "GBP", 2), ("he", "ILS", 2), ("bg", "EUR", 2), ("fa", "IRR", 0), ("ar", "SAR", 2), ("ar", "JOD", 3)]),
    st.sampled_from(["latn", "native"]),
)
def test_what_is_shown_is_read_back(minor: int, place: tuple[str, str, int], digits: str) -> None:
    language, currency, exponent = place
    shown = format_amount(minor, currency, exponent, language=language, digits=digits)
    assert read_amount(shown, exponent, decimal="," if language == "bg" else ".", currency=currency) == AmountReading(minor, currency)


@given(st.text())
def test_any_text_is_read_without_a_fault(text: str) -> None:
    reading = read_amount(text, 2)
    assert reading.minor is None or not reading.error


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("100 Дт", 10000),
        ("100 Д-т", 10000),
        ("100 лв. Д/т", 10000),
        ("100 Кт", -10000),
        ("100 К.т.", -10000),
        ("100 ח", 10000),
        ("₪100 ז'", -10000),
        ("100 יתרת זכות", -10000),
        ("100 مدين", 10000),
        ("100 رصيد دائن", -10000),
        ("۱۰۰ بد", 10000),
        ("۱۰۰ بس", -10000),
    ],
)
def test_the_side_of_the_account_beside_an_amount_is_read_in_every_language(text: str, minor: int) -> None:
    assert read_amount(text, 2).minor == minor


@pytest.mark.parametrize("text", ["100 د", "100 م", "100 c", "100 d", "100 dr cr", "100-ח", "-100 Дт"])
def test_letters_that_may_be_a_money_and_sides_that_contradict_one_another_are_not_guessed(text: str) -> None:
    assert read_amount(text, 2).error == NOT_AN_AMOUNT
