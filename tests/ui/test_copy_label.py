"""Texts that can be marked and copied, each in its own direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smallcrm.i18n.direction import LEFT_TO_RIGHT_ISOLATE, RIGHT_TO_LEFT_ISOLATE, isolate, ltr
from smallcrm.ui.text_direction import in_its_direction
from smallcrm.ui.widgets.copy_label import CopyLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smallcrm.ui.style.look import Look


def test_what_was_marked_is_copied_without_marks(dress: Callable[..., Look], qtbot: QtBot) -> None:
    dress("he")
    label = CopyLabel(f"{isolate('דנה')} {ltr('054-123-4567')}")
    qtbot.addWidget(label)
    place = QPointF(1, 1)
    QApplication.sendEvent(label, QEnterEvent(place, place, place))
    label.setSelection(0, len(label.text()))
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "דנה 054-123-4567"


def test_the_menu_copies_the_whole_text(dress: Callable[..., Look], qtbot: QtBot) -> None:
    dress("en")
    label = CopyLabel("a.very.long.address.of.someone@some-long-company-name.example.com")
    qtbot.addWidget(label)
    label.menu().actions()[0].trigger()
    assert QGuiApplication.clipboard().text() == "a.very.long.address.of.someone@some-long-company-name.example.com"


def test_a_long_address_is_broken_where_a_card_is_narrow(dress: Callable[..., Look], qtbot: QtBot) -> None:
    look = dress("en")
    label = CopyLabel("a.very.long.address.of.someone@some-long-company-name.example.com")
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < look.px(260)


def test_markup_of_a_stranger_is_shown_as_it_was_typed(dress: Callable[..., Look], qtbot: QtBot) -> None:
    dress("en")
    label = CopyLabel("<b>דנה</b> & <img src=x>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.whole() == "<b>דנה</b> & <img src=x>"


@pytest.mark.parametrize(
    ("language", "text", "opening"),
    [
        ("he", "Doesn't eat nuts.", LEFT_TO_RIGHT_ISOLATE),
        ("en", "אוהבת עוגיות.", RIGHT_TO_LEFT_ISOLATE),
        ("he", isolate("Maximilian"), RIGHT_TO_LEFT_ISOLATE),
        ("en", isolate("דנה"), LEFT_TO_RIGHT_ISOLATE),
        ("fa", "2024", RIGHT_TO_LEFT_ISOLATE),
    ],
)
def test_a_line_reads_in_the_direction_of_its_own_words_else_of_the_window(
    language: str, text: str, opening: str, dress: Callable[..., Look]
) -> None:
    dress(language)
    assert in_its_direction(text).startswith(opening)


def test_each_line_of_a_note_has_a_direction_of_its_own(dress: Callable[..., Look]) -> None:
    dress("he")
    first, second = in_its_direction("אוהבת קפה\nLikes tea").split("\n")
    assert (first[0], second[0]) == (RIGHT_TO_LEFT_ISOLATE, LEFT_TO_RIGHT_ISOLATE)
