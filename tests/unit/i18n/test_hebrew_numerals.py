"""Hebrew numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.i18n.hebrew_numerals import from_hebrew, hebrew_year, to_hebrew


@pytest.mark.parametrize(("number", "letters"), [(1, "א׳"), (12, "י״ב"), (15, "ט״ו"), (16, "ט״ז"), (30, "ל׳"), (785, "תשפ״ה")])
def test_a_number_in_letters(number: int, letters: str) -> None:
    assert to_hebrew(number) == letters


def test_a_year_is_written_without_its_thousands() -> None:
    assert (hebrew_year(5785), hebrew_year(5000)) == ("תשפ״ה", "ה׳")


@pytest.mark.parametrize(("year", "letters"), [(5690, "תר״ץ"), (5720, "תש״ך"), (5740, "תש״ם"), (5750, "תש״ן"), (5780, "תש״ף")])
def test_a_year_ends_in_the_final_form_of_its_letter_and_both_forms_are_read(year: int, letters: str) -> None:
    plain = letters.translate(str.maketrans("ךםןףץ", "כמנפצ"))

    assert hebrew_year(year) == letters
    assert (from_hebrew(letters), from_hebrew(plain)) == (year - 5000, year - 5000)


def test_a_letter_alone_keeps_its_form() -> None:
    assert (to_hebrew(20), to_hebrew(40)) == ("כ׳", "מ׳")


def test_the_thousands_are_read_where_they_are_written() -> None:
    assert (from_hebrew("ה'תשפ\"ה"), from_hebrew("התשפה")) == (5785, 5785)


def test_a_name_is_no_number() -> None:
    assert [from_hebrew(word) for word in ("כהן", "לוי", "דנה", "", "abc")] == [None] * 5


@given(st.integers(min_value=1, max_value=999))
def test_what_is_written_is_read_back(number: int) -> None:
    assert from_hebrew(to_hebrew(number)) == number
