"""A choice as big as a card: an icon, a name in large letters, a sentence, and the digit that chooses it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import Look, look, px
from smallcrm.ui.style.metrics import CARD_CORNER, HAIR, SMALL, SPACE, WIDE
from smallcrm.ui.widgets.labels import icon_label, label

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent

ICON_SIDE = 28


class BigChoice(QPushButton):
    """Pressed by a click, by Space and by Enter; one that can be on or off is not pressed by Enter, but says `entered`."""

    entered = Signal()

    def __init__(self, text: str, *, font: QFont | None = None, icon: str = "", sentence: str = "", key: str = "") -> None:
        super().__init__()
        self.setAccessibleName(text)
        self.setAccessibleDescription(sentence)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setStyleSheet(_sheet(look()))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = self._row = QHBoxLayout(self)
        above = px(SPACE if sentence else SMALL)
        row.setContentsMargins(px(WIDE), above, px(WIDE), above)
        row.setSpacing(px(WIDE))
        if icon:
            row.addWidget(icon_label(icon, "accent", ICON_SIDE), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(px(HAIR))
        words.addWidget(label(text, font=font or fonts.section()))
        if sentence:
            words.addWidget(label(sentence, colour="dim", wrap=True))
        row.addLayout(words, 1)
        if key:
            row.addWidget(label(key, font=fonts.small(), colour="dim"), 0, Qt.AlignmentFlag.AlignVCenter)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._row.minimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.isCheckable():
                self.entered.emit()
            else:
                self.click()
            return
        super().keyPressEvent(event)


@lru_cache(maxsize=4)
def _sheet(worn: Look) -> str:
    colours = worn.palette
    return f"""
BigChoice {{ background: {colours.panel}; border: 1px solid {colours.line}; border-radius: {worn.px(CARD_CORNER)}px;
  margin: 1px; padding: 0; }}
BigChoice:hover {{ border-color: {colours.dim}; }}
BigChoice:checked {{ background: {colours.soft}; border: 2px solid {colours.accent}; margin: 0; }}
BigChoice:focus {{ border: 2px solid {colours.accent}; margin: 0; }}
BigChoice:pressed {{ background: {colours.soft}; }}
BigChoice:disabled {{ background: {colours.window}; }}
"""
