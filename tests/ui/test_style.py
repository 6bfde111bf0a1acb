"""Sizes, fonts and drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QFontInfo, QFontMetrics, QIcon

from smallcrm.ui.forms.base import LineField
from smallcrm.ui.style import fonts, icons
from smallcrm.ui.style.look import Look, px
from smallcrm.ui.style.palette import DARK, LIGHT
from smallcrm.ui.style.wear import palette_for, wear
from smallcrm.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from smallcrm.ui.style.palette import Palette

SOLID = 255


@pytest.mark.parametrize(
    ("language", "family"), [("en", "Rubik"), ("he", "Rubik"), ("bg", "Rubik"), ("fa", "Vazirmatn"), ("ar", "Vazirmatn")]
)
def test_each_language_is_painted_in_its_own_shipped_font(language: str, family: str, dress: Callable[..., Look]) -> None:
    dress(language)
    assert QFontInfo(fonts.font()).family() == family


def test_the_text_grows_with_the_setting(dress: Callable[..., Look]) -> None:
    dress("en", 150)
    assert (fonts.font().pixelSize(), fonts.title().pixelSize(), px(8)) == (21, 33, 12)


def test_digits_of_amounts_are_all_of_one_width(dress: Callable[..., Look]) -> None:
    dress("en")
    metrics = QFontMetrics(fonts.numbers())
    assert len({metrics.horizontalAdvance(digit * 10) for digit in "0123456789"}) == 1


@pytest.mark.parametrize("name", ["chevron-left", "undo-2"])
def test_arrows_are_turned_round_where_one_reads_from_the_right(name: str, dress: Callable[..., Look]) -> None:
    dress("en")
    left = icons.pixmap(name, pixels=64).toImage()
    dress("he")
    right = icons.pixmap(name, pixels=64).toImage()
    inked = [(x, y) for x in range(64) for y in range(64) if left.pixelColor(x, y).alpha() == SOLID]
    assert inked
    assert all(right.pixelColor(63 - x, y).alpha() for x, y in inked)
    assert not all(right.pixelColor(x, y).alpha() for x, y in inked)


def test_drawings_that_point_nowhere_stay_as_they_are(dress: Callable[..., Look]) -> None:
    dress("en")
    search = icons.pixmap("search").toImage()
    dress("he")
    assert icons.pixmap("search").toImage() == search


def test_drawings_wear_the_colours_of_the_theme(dress: Callable[..., Look], qapp: QApplication) -> None:
    dress("en")
    light = icons.pixmap("search").toImage()
    wear(qapp, Look(DARK))
    assert icons.pixmap("search").toImage() != light


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_the_drawing_of_a_button_that_cannot_be_pressed_is_dim(palette: Palette, dress: Callable[..., Look], qapp: QApplication) -> None:
    dress("en")
    wear(qapp, Look(palette))
    drawn = icons.icon("redo-2", pixels=64).pixmap(64, QIcon.Mode.Disabled).toImage()
    points = [drawn.pixelColor(x, y) for x in range(drawn.width()) for y in range(drawn.height())]
    assert {point.name() for point in points if point.alpha() == SOLID} == {palette.dim.lower()}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
def test_what_is_said_in_an_empty_field_is_in_a_colour_that_can_be_read(
    palette: Palette, dress: Callable[..., Look], qapp: QApplication, qtbot: QtBot
) -> None:
    dress("en")
    wear(qapp, Look(palette))
    box, field = SearchBox("Search", "Find by name…"), LineField("City", placeholder="City")
    for widget in (box, field):
        qtbot.addWidget(widget)
        widget.show()
    for line in (box.line, field):
        assert line.palette().placeholderText().color().name() == palette.dim.lower()
        assert line.palette().placeholderText().color().alpha() == SOLID


def test_a_theme_has_its_palette(dress: Callable[..., Look]) -> None:
    dress("en")
    assert palette_for("dark") is DARK
    assert palette_for("light") is LIGHT
    assert palette_for("system") in {DARK, LIGHT}


@pytest.mark.parametrize("text", ["שלום", "سلام", "ک", "Здравей", "₪ 12", "☎", "✓"])
def test_no_letter_of_the_five_languages_is_missing(text: str, dress: Callable[..., Look]) -> None:
    from PySide6.QtGui import QTextLayout

    dress("en")
    layout = QTextLayout(text, fonts.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    assert all(index for run in layout.glyphRuns() for index in run.glyphIndexes())


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_a_number_in_native_digits_stands_no_wider_than_in_a_text(language: str, dress: Callable[..., Look]) -> None:
    dress(language)
    for number in ("۳۱٬۰۰۰", "٣١٬٠٠٠"):
        assert QFontMetrics(fonts.numbers()).horizontalAdvance(number) == QFontMetrics(fonts.font()).horizontalAdvance(number)
    assert len({QFontMetrics(fonts.numbers()).horizontalAdvance(digit) for digit in "0123456789"}) == 1
