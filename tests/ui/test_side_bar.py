"""The bar of places at the side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from smallcrm.ui.screens import PLACES
from smallcrm.ui.side_bar import SideBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


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
