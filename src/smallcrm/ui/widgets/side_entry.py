"""An entry of a bar at the side: an icon with its word, or the icon alone where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from smallcrm.ui.style import icons, sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import FIELD
from smallcrm.ui.widgets.buttons import plain_tooltip

NARROWEST = 38


class SideEntry(QPushButton):
    """One of several, of which one is on; `key` is the shortcut that its tooltip tells."""

    def __init__(self, words: str, icon: str, key: str = "") -> None:
        super().__init__()
        self.words = words
        self._icon, self._key = icon, key
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(icons.size())
        self.setFixedHeight(px(FIELD))
        self.setStyleSheet(sheets.side_entry())
        self.toggled.connect(lambda _on: self._tint())
        self._tint()

    def set_narrow(self, *, narrow: bool) -> None:
        """The icon alone, or with its word."""
        self.setText("" if narrow else f"  {self.words}")
        told = f"{self.words} ({self._key})" if self._key else self.words
        self.setToolTip(plain_tooltip(told) if narrow or self._key else "")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(px(NARROWEST), px(FIELD))

    def _tint(self) -> None:
        self.setIcon(icons.icon(self._icon, "accent" if self.isChecked() else "dim"))
