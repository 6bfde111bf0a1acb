"""The bar of places at the side: the shop's name, an entry a screen, icons only where the window is narrow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _, gettext
from smallcrm.i18n.direction import ltr
from smallcrm.ui.style import fonts, sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SECTION, SIDE_BAR, SIDE_BAR_ICONS, SMALL, SPACE, WIDE
from smallcrm.ui.widgets.labels import icon_label, label
from smallcrm.ui.widgets.margins import margins
from smallcrm.ui.widgets.side_entry import SideEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.ui.screens import Place


_SHORT_IN_QUOTES = re.compile('[„“«"״][^„“”»"״]{1,14}[“”»"״]')
"""A name in the quotes of any of the five languages that finds room on a line of its own."""


class SideBar(QFrame):
    """Tells which place is wanted."""

    wanted = Signal(str)

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setStyleSheet(sheets.side_bar("side"))
        self.setAccessibleName(_("Places"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(SPACE), px(WIDE), px(SPACE), px(WIDE))
        column.setSpacing(px(2))
        self._head = QWidget()
        head = self._head_row = QHBoxLayout(self._head)
        head.setSpacing(px(SMALL))
        head.addWidget(icon_label("notebook", "accent", 22), 0, Qt.AlignmentFlag.AlignTop)
        self._shop = label("smallcrm", font=fonts.font(SECTION - 1, bold=True), wrap=True)
        head.addWidget(self._shop, 1)
        column.addWidget(self._head)
        self._group = QButtonGroup(self)
        self._entries: dict[str, SideEntry] = {}
        for number, place in enumerate(places, start=1):
            if place.at_bottom:
                column.addStretch(1)
            entry = SideEntry(gettext(place.label), place.icon, ltr(f"Ctrl+{number}"))
            entry.clicked.connect(lambda _checked, name=place.name: self.wanted.emit(name))
            self._group.addButton(entry)
            self._entries[place.name] = entry
            column.addWidget(entry)
        self.set_narrow(narrow=False)

    def name_shop(self, name: str) -> None:
        """Show whose book is open."""
        self._shop.setText(_unbroken(name) or "smallcrm")

    def choose(self, name: str) -> None:
        """Mark the place that is in front."""
        if name in self._entries:
            self._entries[name].setChecked(True)

    def set_narrow(self, *, narrow: bool) -> None:
        """Icons only, or icons and words."""
        self.setFixedWidth(px(SIDE_BAR_ICONS if narrow else SIDE_BAR))
        self._shop.setVisible(not narrow)
        self._head_row.setContentsMargins(margins(start=SMALL - 1, bottom=SPACE))
        for entry in self._entries.values():
            entry.set_narrow(narrow=narrow)


def _unbroken(name: str) -> str:
    """The shop's name, which is not broken between quotes: Бакалия and „При Петрови“ below it."""
    return _SHORT_IN_QUOTES.sub(lambda found: found.group().replace(" ", "\u00a0"), name)
