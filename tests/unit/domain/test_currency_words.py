"""Money called by its name."""

from __future__ import annotations

import pytest

from smallcrm.domain.currency_words import THOUSAND_TOMAN, TOMAN, money_name, money_within
from smallcrm.i18n import in_language


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Israeli shekel", "Toman", "Icelandic Króna"]),
        ("he", ["שקל חדש", "תומאן", "כתר איסלנדי"]),
        ("fa", ["شقل اسرائیل", "تومان", "کرونای ایسلند"]),
    ],
)
def test_money_is_called_by_its_name_and_not_by_its_code(language: str, names: list[str]) -> None:
    with in_language(language):
        assert [money_name(code) for code in ("ILS", TOMAN, "ISK")] == names


def test_money_that_nobody_knows_keeps_its_code() -> None:
    assert money_name("XQZ") == "XQZ"


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Israeli shekel", "euro", "thousands of toman", "US dollar"]),
        ("bg", ["израелски шекел", "евро", "хиляди томани", "щатски долар"]),
        ("he", ["שקל חדש", "אירו", "אלפי תומאן", "דולר אמריקאי"]),
    ],
)
def test_inside_a_sentence_the_name_of_money_begins_as_the_language_writes_it_there(language: str, names: list[str]) -> None:
    with in_language(language):
        assert [money_within(code) for code in ("ILS", "EUR", THOUSAND_TOMAN, "USD")] == names


def test_letters_that_stand_for_words_stay_capitals_inside_a_sentence() -> None:
    with in_language("bg"):
        assert money_within("XPF").startswith("CFP")
