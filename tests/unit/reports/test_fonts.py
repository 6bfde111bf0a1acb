"""The fonts of the page: the very files shipped, and subsets that keep their glyphs."""

from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QRawFont

from smallcrm.reports.font_embedding import characters_of_glyphs, subset_font, to_unicode_map
from smallcrm.reports.fonts import face, own_name, with_family_name

NAMES = [f"{family}-{weight}" for family in ("Rubik", "Vazirmatn", "DejaVuSans") for weight in ("Regular", "Bold")]


@pytest.mark.parametrize("name", NAMES)
def test_qt_lays_out_with_the_file_that_goes_into_the_pdf(name: str) -> None:
    raw = QRawFont.fromFont(face(name).qt_font())
    file = TTFont(BytesIO(face(name).data)).reader
    for table in ("head", "glyf", "cmap"):
        assert raw.fontTable(table).data() == file[table]


@pytest.mark.parametrize("name", NAMES)
def test_widths_for_the_pdf_are_those_of_the_layout(name: str) -> None:
    one = face(name)
    assert all(abs(width / 10 - advance) < 0.02 for width, advance in zip(one.widths, one.advances, strict=True))


def test_another_font_of_the_same_name_cannot_take_the_place_of_ours() -> None:
    renamed = TTFont(BytesIO(with_family_name(face("Rubik-Regular").data, "Rubik", own_name("Rubik"))))
    assert renamed["name"].getBestFamilyName() == "Rubi0"
    assert renamed.getGlyphOrder() == TTFont(BytesIO(face("Rubik-Regular").data)).getGlyphOrder()


def test_a_new_name_must_have_the_length_of_the_old() -> None:
    with pytest.raises(ValueError, match="length"):
        with_family_name(face("Rubik-Regular").data, "Rubik", "Rubi")


def test_a_subset_keeps_each_glyph_under_its_id_and_leaves_the_others_empty() -> None:
    used = face("Rubik-Regular")
    whole = TTFont(BytesIO(used.data))
    alef, bet = (whole.getGlyphID(whole.getBestCmap()[ord(letter)]) for letter in "אב")
    subset = TTFont(BytesIO(subset_font(used, {bet})))
    names = subset.getGlyphOrder()
    assert subset["glyf"][names[bet]].numberOfContours > 0
    assert subset["glyf"][names[alef]].numberOfContours == 0
    assert len(subset_font(used, {bet})) < len(used.data) / 10


def test_the_shapes_of_an_arabic_letter_stand_for_the_letter() -> None:
    font = TTFont(BytesIO(face("Vazirmatn-Regular").data))
    texts = characters_of_glyphs(font)
    assert list(texts.values()).count("س") >= 3
    assert "لا" in texts.values()


def test_a_reader_learns_the_letter_of_each_glyph() -> None:
    used = face("Rubik-Regular")
    shin = used.from_right["ש"]
    assert f"<{shin:04x}> <05e9>".encode() in to_unicode_map(used, [shin])
