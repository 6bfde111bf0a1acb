"""How text stands on paper: order, shapes, places, lines and what is done with letters that no font has."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption
from tests.unit.reports.reading import Glyph, glyphs, seen

from smallcrm.i18n.direction import isolate, ltr
from smallcrm.reports.fonts import READ_FROM_LEFT, READ_FROM_RIGHT, depth, face
from smallcrm.reports.text_layout import Align, Direction, Style, TextLayout

if TYPE_CHECKING:
    from smallcrm.reports.glyph_writer import GlyphLine

STYLE = Style(10)
WIDE = 1000.0
TEXTS = {
    "en": "John O'Brien, 12 High Street (rear) – £1,234.50 & 50%",
    "he": "דוד בן־גוריון, רח' הרצל 12 (קומה ג׳) – 1,234.50 ₪",
    "ar": "مُحَمَّد العليّ، شارع الملك ١٢ (الدور الثالث) ؟",
    "fa": "زهرا کریمی‌نژاد، کوچهٔ گلچین ۱۲ (پلاک ۳) ۱٬۲۵۰٬۰۰۰ ﷼",
    "bg": "Цветелина Щърбанова, ул. „Шипка“ № 6 – 1 234,50 лв.",
}


def line_of(text: str, language: str = "he", direction: Direction = Direction.OF_DOCUMENT) -> GlyphLine:
    block = TextLayout(language).layout(text, Style(10, direction=direction), WIDE)
    assert len(block.lines) == 1
    return block.lines[0]


def qt_glyphs(text: str, face_name: str, *, right_to_left: bool) -> list[tuple[int, float, float]]:
    """Glyph id, place in ems and height in ems of every glyph as Qt lays the text out, from left to right."""
    layout = QTextLayout(text, face(face_name).qt_font())
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    left = line.naturalTextRect().x()
    found = []
    for run in line.glyphRuns():
        for glyph, point in zip(run.glyphIndexes(), run.positions(), strict=True):
            found.append((glyph, (point.x() - left) / 100, (line.ascent() - point.y()) / 100))
    return sorted(found, key=lambda place: place[1])


def test_hebrew_is_read_from_the_right() -> None:
    assert seen(line_of("שלום")) == "םולש"


def test_digits_keep_their_order_within_hebrew() -> None:
    assert seen(line_of("הרצל 12")) == "12 לצרה"


def test_the_minus_of_an_amount_stands_before_it_in_a_hebrew_sentence() -> None:
    assert seen(line_of(f"יתרה {ltr('-1,234.50 ₪')} היום")) == "םויה -1,234.50 ₪ הרתי"


def test_a_phone_keeps_its_plus_and_its_groups_in_a_hebrew_sentence() -> None:
    assert seen(line_of(f"טלפון {ltr('+972-54-123-4567')} בבית")) == "תיבב +972-54-123-4567 ןופלט"


def test_brackets_open_towards_what_they_hold() -> None:
    assert seen(line_of("דוד (האיש)")) == "(שיאה) דוד"


def test_a_name_in_the_other_script_does_not_drag_the_full_stop() -> None:
    assert seen(line_of(f"שילם {isolate('John S.')}.")) == ".John S. םליש"


def test_a_mark_of_direction_around_a_whole_cell_leaves_no_trace() -> None:
    assert line_of(ltr("054-123-4567")) == line_of("054-123-4567", direction=Direction.LEFT_TO_RIGHT)


def test_what_a_user_typed_is_read_in_its_own_direction() -> None:
    assert seen(line_of("Smith & Sons (Ltd).", direction=Direction.OF_TEXT)) == "Smith & Sons (Ltd)."


def test_each_paragraph_of_a_note_is_read_in_its_own_direction() -> None:
    block = TextLayout("he").layout("לא להתקשר בשבת!\nCall back.", STYLE, WIDE)
    assert [seen(line) for line in block.lines] == ["!תבשב רשקתהל אל", "Call back."]


def test_markup_is_printed_as_typed() -> None:
    assert seen(line_of("<b>A & B</b> <img src=x>", "en")) == "<b>A & B</b> <img src=x>"


@pytest.mark.parametrize("language", TEXTS)
def test_glyphs_and_their_places_are_those_of_the_shaper(language: str) -> None:
    words = TEXTS[language].split()
    texts = TextLayout(language)
    first = "Vazirmatn-Regular" if language in {"ar", "fa"} else "Rubik-Regular"
    for word in words:
        if not face(first).characters.issuperset(word):
            continue
        right_to_left = texts.right_to_left
        line = texts.layout(word, Style(10, direction=Direction.OF_DOCUMENT), WIDE).lines[0]
        assert_same_places(
            glyphs(line), [place for place in qt_glyphs(word, first, right_to_left=right_to_left) if is_visible(place, first)]
        )


def is_visible(place: tuple[int, float, float], name: str) -> bool:
    return place[0] != face(name).space


def assert_same_places(written: list[Glyph], expected: list[tuple[int, float, float]]) -> None:
    written = sorted(written, key=lambda glyph: (round(glyph.x, 2), glyph.glyph))
    expected = sorted(expected, key=lambda place: (round(place[1], 2), place[0]))
    assert sorted(glyph.glyph for glyph in written) == sorted(place[0] for place in expected)
    for glyph in written:
        nearest = min(abs(glyph.x - x) + abs(glyph.rise - rise) for number, x, rise in expected if number == glyph.glyph)
        assert nearest < 0.006


def assert_as_the_layout(text: str, name: str, language: str, *, right_to_left: bool) -> None:
    """Written twice: by the layout, and once it has taught its pairs, without it."""
    direction = Direction.RIGHT_TO_LEFT if right_to_left else Direction.LEFT_TO_RIGHT
    first = TextLayout(language).layout(text, Style(10, direction=direction), WIDE * 10).lines[0]
    again = TextLayout(language).layout(text, Style(10, direction=direction), WIDE * 10).lines[0]
    assert first == again
    expected = qt_glyphs(text, name, right_to_left=right_to_left)
    assert [glyph.glyph for glyph in sorted(glyphs(again), key=lambda glyph: glyph.x)] == [place[0] for place in expected]
    for glyph, place in zip(sorted(glyphs(again), key=lambda glyph: glyph.x), expected, strict=True):
        assert abs(glyph.x - place[1]) < 0.006


@given(st.text(READ_FROM_LEFT, min_size=1, max_size=14).filter(lambda text: text.strip() == text))
def test_letters_read_from_the_left_stand_without_the_layout_as_with_it(text: str) -> None:
    assert_as_the_layout(text, "Rubik-Regular", "en", right_to_left=False) if all_in(text, "Rubik-Regular") else None


@given(st.text(READ_FROM_RIGHT, min_size=1, max_size=14).filter(lambda text: text.strip() == text))
def test_letters_read_from_the_right_stand_without_the_layout_as_with_it(text: str) -> None:
    assert_as_the_layout(text, "Rubik-Regular", "he", right_to_left=True)


def all_in(text: str, name: str) -> bool:
    return face(name).characters.issuperset(text)


def test_an_arabic_letter_changes_its_shape_with_its_neighbours() -> None:
    beginning, middle, end = (glyph.glyph for glyph in sorted(glyphs(line_of("ببب", "ar")), key=lambda glyph: -glyph.x) if glyph.text)
    alone = next(glyph.glyph for glyph in glyphs(line_of("ب", "ar")) if glyph.text)
    assert len({beginning, middle, end, alone}) == 4


def test_lam_and_alef_become_one_glyph() -> None:
    assert [glyph.text for glyph in glyphs(line_of("لا", "ar"))] == ["لا"]


def test_the_joiner_that_keeps_persian_letters_apart_takes_no_room() -> None:
    joined, apart = line_of("میخواهم", "fa"), line_of("می‌خواهم", "fa")
    assert {glyph.glyph for glyph in glyphs(joined)} != {glyph.glyph for glyph in glyphs(apart)}
    assert " " not in seen(apart)


def test_niqqud_sits_under_and_in_its_letter() -> None:
    pointed = glyphs(line_of("שָׁלוֹם"))
    letter = next(glyph for glyph in pointed if glyph.text == "ש")
    qamats = next(glyph for glyph in pointed if glyph.text == "\u05b8")
    assert letter.x < qamats.x < letter.x + face(letter.face).widths[letter.glyph] / 1000
    assert line_of("שָׁלוֹם").width == line_of("שלום").width


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("bold", [False, True])
def test_no_glyph_is_missing_in_any_language(language: str, bold: bool) -> None:
    for text in TEXTS.values():
        texts = TextLayout(language)
        line = texts.layout(text, Style(10, bold=bold), WIDE).lines[0]
        assert texts.missing == set()
        assert 0 not in {glyph.glyph for glyph in glyphs(line)}


def test_a_sign_comes_from_the_font_that_has_it() -> None:
    by_text = {glyph.text: glyph.face for glyph in glyphs(line_of("☎ דוד Иван ✓"))}
    assert by_text["☎"] == "DejaVuSans-Regular"
    assert by_text["ד"] == "Rubik-Regular"


def test_a_letter_that_no_font_has_is_a_box_and_is_told() -> None:
    texts = TextLayout("en")
    line = texts.layout("Li 中文 👨\u200d👩 ok", STYLE, WIDE).lines[0]
    assert seen(line) == "Li □□ □□ ok"
    assert texts.missing == {"中", "文", "👨", "👩"}


def test_letters_of_two_kinds_of_typing_are_printed_by_what_they_mean() -> None:
    assert seen(line_of("１２ ﬁ", "en")) == "12 fi"


def test_control_characters_leave_no_trace() -> None:
    assert seen(line_of("Da\x00vid\x07 \x1bCohen\ufeff", "en")) == "David Cohen"


def test_every_kind_of_line_end_ends_a_line() -> None:
    block = TextLayout("en").layout("a\r\nb\nc\rd\u2028e", STYLE, WIDE)
    assert [seen(line) for line in block.lines] == list("abcde")


def test_a_very_long_word_is_broken_and_stays_in_its_width() -> None:
    block = TextLayout("en").layout("x" * 300, STYLE, 100)
    assert len(block.lines) > 5
    assert all(line.width * 10 <= 100.1 for line in block.lines)
    assert sum(len(seen(line)) for line in block.lines) == 300


@pytest.mark.parametrize(("language", "text"), [("en", "Featherstonehaugh-Cholmondeley & Sons"), ("he", "אברהם בן־עמי אוחיון הצעיר")])
def test_what_is_cut_ends_in_three_dots_and_fits(language: str, text: str) -> None:
    block = TextLayout(language).line(text, STYLE, 60)
    shown = seen(block.lines[0])
    assert shown.startswith("…") if language == "he" else shown.endswith("…")
    assert block.natural_width <= 60


def test_only_what_does_not_fit_into_the_lines_allowed_is_cut() -> None:
    text = "אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע"
    whole = TextLayout("he").layout(text, STYLE, 80)
    cut = TextLayout("he").layout(text, STYLE, 80, max_lines=2)
    assert cut.lines[0] == whole.lines[0]
    assert len(cut.lines) == 2
    assert seen(cut.lines[1]).startswith("…")
    assert len(TextLayout("he").layout(text, STYLE, 80, max_lines=len(whole.lines)).lines) == len(whole.lines)


def test_a_text_of_a_million_letters_is_cut_without_being_laid_out() -> None:
    block = TextLayout("en").layout("word " * 200_000, STYLE, 100, max_lines=2)
    assert len(block.lines) == 2


def test_an_amount_too_wide_is_made_smaller_and_never_cut() -> None:
    block = TextLayout("he").whole(ltr("-123,456,789,012.00 ₪"), STYLE, 50)
    assert seen(block.lines[0]) == "-123,456,789,012.00 ₪"
    assert block.natural_width <= 50.01
    assert block.line_height == pytest.approx(STYLE.size * STYLE.leading)


@pytest.mark.parametrize(
    ("language", "align", "left"),
    [
        ("en", Align.START, 0.0),
        ("he", Align.START, 1.0),
        ("en", Align.END, 1.0),
        ("he", Align.END, 0.0),
        ("he", Align.RIGHT, 1.0),
        ("en", Align.RIGHT, 1.0),
        ("he", Align.LEFT, 0.0),
        ("he", Align.CENTRE, 0.5),
    ],
)
def test_a_line_stands_where_its_document_begins_or_ends(language: str, align: Align, left: float) -> None:
    block = TextLayout(language).layout("12", Style(10, align=align), 100)
    assert block.lefts[0] == pytest.approx((100 - block.natural_width) * left)


def test_a_name_whose_last_letter_reaches_low_gets_a_line_high_enough_for_its_dots() -> None:
    block = TextLayout("ar").layout("بقالة الخوري", Style(14, bold=True, leading=1.3), WIDE)
    (line,) = block.lines
    lowest = max(depth(name, glyphs) for name, glyphs in line.used) * 14
    baseline = block.line_height / 2 + 14 * 0.34
    assert baseline + lowest > block.line_height
    roomy = block.roomy()
    assert roomy.line_height / 2 + 14 * 0.34 + lowest == pytest.approx(roomy.line_height)


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Gregory's grocery"), ("he", "המכולת של יוסף לנקין"), ("bg", "Бакалия „При Щърбанов“")]
)
def test_a_name_that_has_room_keeps_the_height_of_its_line(language: str, name: str) -> None:
    block = TextLayout(language).layout(name, Style(14, bold=True, leading=1.3), WIDE)
    assert block.roomy() == block


def test_texts_are_laid_out_in_a_worker_thread_as_well() -> None:
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(lambda: TextLayout("ar").layout(TEXTS["ar"], STYLE, 120).lines).result()
    assert other == TextLayout("ar").layout(TEXTS["ar"], STYLE, 120).lines


def test_an_application_without_a_screen_is_made_where_there_is_none() -> None:
    program = (
        "from smallcrm.reports.text_layout import TextLayout, ensure_application, Style;"
        "ensure_application(); ensure_application();"
        "print(len(TextLayout('he').layout('שלום', Style(10), 100).lines))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_groups_of_native_digits_kept_in_order_stay_in_it(language: str) -> None:
    digits = {"ar": "٠٥٠ ١٢٣ ٤٥٦٧", "fa": "۰۵۰ ۱۲۳ ۴۵۶۷"}[language]
    kept = ltr(f"\u202d{digits}\u202c")
    first, again = (seen(TextLayout(language).layout(kept, STYLE, WIDE).lines[0]) for _time in range(2))
    assert first == again == digits
    assert seen(line_of(f"هاتف {kept} هنا", language)).split(" ", 1)[1].rsplit(" ", 1)[0] == digits


@pytest.mark.parametrize("text", ["۱٬۲۵۰٬۰۰۰", "١٬٢٣٤٫٥٠", "-۱٬۲۵۰", "(۰۲۱) ۸۸۷۷", "۱۴۰۴/۱۲/۲۳", "١٤/٠٣/٢٠٢٦"])
def test_native_numbers_are_written_without_the_layout_as_with_it(text: str) -> None:
    for right_to_left in (False, True):
        assert_as_the_layout(text, "Vazirmatn-Regular", "fa", right_to_left=right_to_left)
