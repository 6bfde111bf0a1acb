"""The colours of both themes."""

from __future__ import annotations

import pytest

from smallcrm.ui.style.palette import DARK, LIGHT, PAIRS, Palette, contrast

READABLE = 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
@pytest.mark.parametrize(("text", "background"), PAIRS)
def test_every_text_can_be_read_on_what_it_stands_on(palette: Palette, text: str, background: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, background)) >= READABLE


def test_black_on_white_is_the_greatest_contrast_there_is() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_contrast_does_not_ask_which_of_the_two_is_the_text() -> None:
    assert contrast(LIGHT.text, LIGHT.panel) == contrast(LIGHT.panel, LIGHT.text)
