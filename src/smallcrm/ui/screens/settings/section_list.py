"""The list of sections at the side of the settings: names with icons, icons only where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from smallcrm.i18n import _, gettext
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import ICON, SMALL
from smallcrm.ui.widgets.side_entry import NARROWEST, SideEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.ui.screens.settings.sections import Entry


class SectionList(QFrame):
    """The arrows go from one section to the next and show it."""

    wanted = Signal(str)

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.setAccessibleName(_("Sections of the settings"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        self._group = QButtonGroup(self)
        self.buttons: dict[str, SideEntry] = {}
        for entry in entries:
            button = SideEntry(gettext(entry.label), entry.icon)
            button.clicked.connect(lambda _on, name=entry.name: self.wanted.emit(name))
            self._group.addButton(button)
            self.buttons[entry.name] = button
            column.addWidget(button)
        column.addStretch(1)
        self.set_narrow(narrow=False)

    def choose(self, name: str) -> None:
        """Mark the section that is shown."""
        self.buttons[name].setChecked(True)

    def set_narrow(self, *, narrow: bool) -> None:
        """Icons only, or icons and words."""
        self.setFixedWidth(px(NARROWEST) if narrow else max(_room(button) for button in self.buttons.values()))
        for button in self.buttons.values():
            button.set_narrow(narrow=narrow)


def _room(button: SideEntry) -> int:
    """How wide it must be, for it is bold when it is chosen."""
    return QFontMetrics(fonts.font(bold=True)).horizontalAdvance(f"  {button.words}") + px(ICON + 3 * SMALL) + 4
