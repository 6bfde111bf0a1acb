"""A choice of a few that stand side by side, applied as soon as one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SMALL
from smallcrm.ui.widgets.buttons import Chip
from smallcrm.ui.widgets.flow import FlowLayout
from smallcrm.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


class OneOf(QWidget):
    """Chips of which one is on; the arrows go from one to the next."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[Hashable, str]], now: Hashable) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(HAIR))
        column.addWidget(label(name, font=fonts.small(), colour="dim"))
        row = QWidget()
        flow = FlowLayout(row, SMALL)
        self._group = QButtonGroup(self)
        self.chips: dict[Hashable, Chip] = {}
        for value, words in choices:
            chip = Chip(words, on=value == now)
            chip.setAccessibleDescription(name)
            chip.clicked.connect(lambda _on, value=value: self.chosen.emit(value))
            self._group.addButton(chip)
            flow.addWidget(chip)
            self.chips[value] = chip
        column.addWidget(row)
