"""Digits of every script."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from smallcrm.i18n.digits import to_ascii, to_native


def test_persian_and_arabic_digits_become_ascii() -> None:
    assert to_ascii("۰۹۱۲ ٠٥٠") == "0912 050"


def test_arabic_marks_become_point_and_comma() -> None:
    assert to_ascii("۱٬۲۵۰٫۵۰ ، −٣٪") == "1,250.50 , -3%"


def test_digits_of_rarer_scripts_are_read_as_well() -> None:
    assert to_ascii("१२३ ๔๕") == "123 45"


def test_persian_writes_its_own_digits() -> None:
    assert to_native("1403/10/11", "fa") == "۱۴۰۳/۱۰/۱۱"


def test_hebrew_has_no_digits_of_its_own() -> None:
    assert to_native("2024", "he") == "2024"


@given(st.integers(min_value=0), st.sampled_from(["ar", "fa", "he", "bg", "en"]))
def test_native_digits_are_read_back(number: int, language: str) -> None:
    assert to_ascii(to_native(str(number), language)) == str(number)
