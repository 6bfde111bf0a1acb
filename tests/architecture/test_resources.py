"""The fonts and icons are those that were taken, and the fonts can write every text."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from fontTools.ttLib import TTFont
from tests.architecture.source import ROOT
from tools import texts

from smallcrm.infra import resources

RESOURCES = ROOT / "resources"
RUBIK_WRITES = {
    "Latin": "ABCXYZabcxyz",
    "Hebrew": "אבגדהוזחטיכךלמםנןסעפףצץקרשת׳״־",
    "niqqud": "".join(map(chr, [*range(0x5B0, 0x5BD), 0x5C1, 0x5C2])),
    "Arabic": "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءأإآؤئ،؟٠١٢٣٤٥٦٧٨٩",
    "Persian": "پچژگکی۰۱۲۳۴۵۶۷۸۹",
    "Cyrillic": "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯабвгдежзийклмнопрстуфхцчшщъьюя",
    "money": "₪€$−",
}


@pytest.mark.parametrize("folder", ["fonts", "icons"])
def test_every_shipped_file_is_the_one_that_was_taken(folder: str) -> None:
    lines = (RESOURCES / folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    expected = {name: digest for digest, name in (line.split() for line in lines)}
    present = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in (RESOURCES / folder).iterdir() if file.name != "SHA256SUMS"
    }
    assert present == expected


@pytest.mark.parametrize("folder", ["fonts", "icons"])
def test_what_others_made_comes_with_its_licence(folder: str) -> None:
    assert list((RESOURCES / folder).glob("LICENSE*"))


@pytest.mark.parametrize("font", ["Rubik-Regular", "Rubik-Bold"])
@pytest.mark.parametrize("script", RUBIK_WRITES)
def test_rubik_writes_the_scripts_of_the_five_languages(font: str, script: str) -> None:
    glyphs = TTFont(resources.font_file(font)).getBestCmap()
    assert [letter for letter in RUBIK_WRITES[script] if ord(letter) not in glyphs] == []


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_no_text_in_any_language_has_a_letter_the_fonts_lack(weight: str) -> None:
    dejavu = "DejaVuSans" if weight == "Regular" else "DejaVuSans-Bold"
    glyphs: set[int] = set()
    for font in (f"Rubik-{weight}", f"Vazirmatn-{weight}", dejavu):
        glyphs |= TTFont(resources.font_file(font)).getBestCmap().keys()
    shown = {letter for text in texts.texts_in_source() for form in text.forms for letter in form}
    for language in texts.PLURALS:
        shown |= {letter for message in texts.read(RESOURCES / "i18n" / f"{language}.po") for letter in "".join(message.string or "")}
    assert {letter for letter in shown if ord(letter) not in glyphs and unicodedata.category(letter) not in {"Cc", "Cf"}} == set()
