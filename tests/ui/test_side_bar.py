"""The bar of places at the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel

from smallcrm.ui.screens import PLACES
from smallcrm.ui.side_bar import SideBar
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL
from smallcrm.ui.widgets.side_entry import SideEntry

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smallcrm.ui.style.look import Look


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Бакалия „При Петрови“", "Бакалия „При\u00a0Петрови“"),
        ("Бакалия „При майстор Петров“", "Бакалия „При майстор Петров“"),
        ("המכולת של כהן", "המכולת של כהן"),
    ],
)
def test_a_short_name_in_quotes_is_not_broken(name: str, shown: str, qtbot: QtBot) -> None:
    bar = SideBar(PLACES)
    qtbot.addWidget(bar)
    bar.name_shop(name)
    assert shown in [label.text() for label in bar.findChildren(QLabel)]


@pytest.mark.parametrize("language", ["en", "he"])
def test_the_sign_of_the_shop_stands_over_the_signs_of_the_places_whichever_way_one_reads(
    language: str, dress: Callable[..., Look], qtbot: QtBot
) -> None:
    dress(language)
    bar = SideBar(PLACES)
    qtbot.addWidget(bar)
    bar.show()
    QApplication.processEvents()
    sign = next(each for each in bar.findChildren(QLabel) if not each.text())
    entry = bar.findChildren(SideEntry)[0]
    left = sign.mapTo(bar, QPoint(0, 0)).x() - entry.x()
    start = entry.width() - left - sign.width() if language == "he" else left
    assert start == px(SMALL - 1)
