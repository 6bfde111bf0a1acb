"""A setting of a few choices that stand side by side under its name, applied as soon as one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR
from smallcrm.ui.widgets.labels import label
from smallcrm.ui.widgets.one_of import ChipRow

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence


class OneOf(QWidget):
    """A row of chips under its name."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[Hashable, str]], now: Hashable) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(HAIR))
        column.addWidget(label(name, font=fonts.small(), colour="dim"))
        self.row = ChipRow(name, choices, now)
        self.row.chosen.connect(self.chosen)
        column.addWidget(self.row)
