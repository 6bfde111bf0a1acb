"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from smallcrm.domain.number_reading import read_number
from smallcrm.i18n import in_language


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("42.5", "42.5"),
        ("42,5", "42.5"),
        ("٤٢٫٥", "42.5"),
        ("۱٬۲۳۴٫۵", "1234.5"),
        ("-3", "-3"),
        ("\u22123,25", "-3.25"),
        ("\u200e42.5\u200f", "42.5"),
        ("1,234", "1234"),
        ("1.234", "1.234"),
        ("0,125", "0.125"),
        ("1.234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1'234'567", "1234567"),
        ("1e-07", "0.0000001"),
    ],
)
def test_a_number_is_read_in_the_digits_and_with_the_marks_of_any_country(typed: str, number: str) -> None:
    assert read_number(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "голям", "42 см", "1,2,3", "4 2", "1_000", "NaN", "Infinity", "1e999999999", "--3"])
def test_what_is_no_number_is_not_read_as_one(typed: str) -> None:
    assert read_number(typed) is None


def test_a_comma_parts_three_decimals_where_the_language_writes_its_decimals_so() -> None:
    with in_language("bg"):
        assert read_number("1,234") == Decimal("1.234")
