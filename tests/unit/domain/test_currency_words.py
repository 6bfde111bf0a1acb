"""Money called by its name."""

from __future__ import annotations

import pytest

from smallcrm.domain.currency_words import TOMAN, money_name
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
