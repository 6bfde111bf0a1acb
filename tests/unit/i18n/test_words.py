"""How the catalogues speak: numbers said in words where people do, one word for one thing, one kind of quotation marks."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

TRANSLATIONS = Path(__file__).parents[3] / "resources" / "i18n"
ONE_AND_TWO = {"he": (0, 1), "ar": (1, 2)}
"""The plural forms that are said by a word or an ending: לקוח אחד, שני לקוחות, عميلان."""
OTHER_WORDS = {
    "he": ("העסק של", "שם העסק", "שלך", "מעדיף/ה"),
    "ar": ("متجر", "زبائن", "مُختلَق"),
    "fa": ("پرونده", "صافی", "مغازه", "رونوشت", "مشتری‌ها"),
}
"""What stood beside the word that the program uses for the same thing: shop, you, customers, invented, file, filter, copy."""
OTHER_MARKS = {"he": '“"', "ar": "“”„", "fa": "“”„", "bg": "”«»"}


@cache
def catalogue(code: str) -> Catalog:
    with (TRANSLATIONS / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code)


def texts(code: str) -> list[str]:
    plain = [message.string for message in catalogue(code) if message.id and isinstance(message.string, str)]
    return plain + [form for forms in plurals(code) for form in forms]


def plurals(code: str) -> list[tuple[str, ...]]:
    return [tuple(message.string or ()) for message in catalogue(code) if message.id and not isinstance(message.string, str)]


@pytest.mark.parametrize("code", ONE_AND_TWO)
def test_one_and_two_are_said_in_words(code: str) -> None:
    assert plurals(code)
    assert [forms[place] for forms in plurals(code) for place in ONE_AND_TWO[code] if "{count}" in forms[place]] == []


@pytest.mark.parametrize("code", OTHER_WORDS)
def test_one_thing_has_one_word(code: str) -> None:
    assert [text for text in texts(code) if any(word in text for word in OTHER_WORDS[code])] == []


@pytest.mark.parametrize("code", OTHER_MARKS)
def test_what_is_quoted_stands_in_the_marks_of_the_language(code: str) -> None:
    assert [text for text in texts(code) if any(f"{mark}{{" in text for mark in OTHER_MARKS[code])] == []


def test_hebrew_short_words_have_the_marks_of_hebrew() -> None:
    assert [text for text in texts("he") if re.search("[א-ת][\"'][א-ת]", text)] == []


@pytest.mark.parametrize("code", ["ar", "bg"])
@pytest.mark.parametrize("field", ["{amount}", "{stated}", "{computed}", "{before}", "{after}"])
def test_no_sentence_ends_in_an_amount_whose_sign_may_have_a_full_stop_of_its_own(code: str, field: str) -> None:
    assert [text for text in texts(code) if re.search(rf"{field}\.(?:$|\s)", text)] == []
