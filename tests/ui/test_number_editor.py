"""The editor of a number of the shop's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.keys import type_into

from smallcrm.ui.forms.text_editors import NumberEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smallcrm.ui.style.look import Look


@pytest.mark.parametrize(("typed", "kept"), [("12.50", "12.50"), ("1,5", "1.5"), ("۱۲", "12"), ("-3", "-3")])
def test_a_number_of_the_shop_is_kept_in_plain_digits(typed: str, kept: str, qtbot: QtBot) -> None:
    editor = NumberEditor("מידה")
    qtbot.addWidget(editor)
    type_into(editor.line, typed)
    assert editor.value() == kept


def test_a_number_of_three_decimals_stays_what_it_is_in_a_bulgarian_form(dress: Callable[..., Look], qtbot: QtBot) -> None:
    dress("bg")
    editor = NumberEditor("Тегло")
    qtbot.addWidget(editor)
    editor.set_value("1.234")
    assert editor.line.text() == "1,234"
    assert editor.value() == "1.234"
