"""The list of sections at the side of the settings: names with icons, icons only where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from smallcrm.i18n import _, gettext
from smallcrm.ui.style import fonts, icons, sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import FIELD, ICON, SMALL
from smallcrm.ui.widgets.buttons import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.ui.screens.settings.sections import Entry

NARROW_WIDTH = 38


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
        self.buttons: dict[str, _SectionButton] = {}
        for entry in entries:
            button = _SectionButton(gettext(entry.label), entry.icon)
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
        self.setFixedWidth(px(NARROW_WIDTH) if narrow else max(button.room() for button in self.buttons.values()))
        for button in self.buttons.values():
            button.set_narrow(narrow=narrow)


class _SectionButton(QPushButton):
    def __init__(self, words: str, icon: str) -> None:
        super().__init__()
        self._words, self._icon = words, icon
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(icons.size())
        self.setFixedHeight(px(FIELD))
        self.setStyleSheet(sheets.side_entry())
        self.toggled.connect(lambda _on: self._tint())
        self._tint()

    def set_narrow(self, *, narrow: bool) -> None:
        self.setText("" if narrow else f"  {self._words}")
        self.setToolTip(plain_tooltip(self._words) if narrow else "")

    def room(self) -> int:
        """How wide it must be, for it is bold when it is chosen."""
        return QFontMetrics(fonts.font(bold=True)).horizontalAdvance(f"  {self._words}") + px(ICON + 3 * SMALL) + 4

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(px(NARROW_WIDTH), px(FIELD))

    def _tint(self) -> None:
        self.setIcon(icons.icon(self._icon, "accent" if self.isChecked() else "dim"))
