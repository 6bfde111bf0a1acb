"""A choice of a few that stand side by side: chips of which one is on, or none until somebody has chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from smallcrm.ui.style.look import look
from smallcrm.ui.style.metrics import SMALL
from smallcrm.ui.widgets.buttons import Chip
from smallcrm.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtGui import QKeyEvent


class ChipRow(QWidget):
    """Tells `chosen` when the user has chosen; the arrows go from one chip to the next, Space or Enter chooses."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[Hashable, str]], now: Hashable | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        flow = FlowLayout(self, SMALL)
        self.chips: dict[Hashable, Chip] = {}
        for value, words in choices:
            chip = _WalkedChip(words, on=value == now)
            chip.setAccessibleDescription(name)
            chip.clicked.connect(lambda _on, value=value: self.chosen.emit(value))
            self._group.addButton(chip)
            flow.addWidget(chip)
            self.chips[value] = chip
        if self.chips:
            self.setFocusProxy(self.chips.get(now) or next(iter(self.chips.values())))

    def value(self) -> Hashable | None:
        """The choice that is on, None while nothing is."""
        return next((value for value, chip in self.chips.items() if chip.isChecked()), None)

    def set_value(self, value: Hashable) -> None:
        """Turn a choice on without telling."""
        self.chips[value].setChecked(True)


class _WalkedChip(Chip):
    """Enter chooses; the arrows move the focus, mirrored where the window is read from the right."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        onward, back = (Qt.Key.Key_Left, Qt.Key.Key_Right) if look().right_to_left else (Qt.Key.Key_Right, Qt.Key.Key_Left)
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif key in {onward, back}:
            self._step(1 if key == onward else -1)
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        group = self.group()
        chips = group.buttons() if group else []
        place = chips.index(self) + step if self in chips else -1
        if 0 <= place < len(chips):
            chips[place].setFocus(Qt.FocusReason.TabFocusReason)
