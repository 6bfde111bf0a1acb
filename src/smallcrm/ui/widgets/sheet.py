"""A small sheet over the window: Esc closes it, and it is drawn like a card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SPACE, WIDEST
from smallcrm.ui.widgets.labels import section


class Sheet(QDialog):
    """A dialog with a heading; fill `body`."""

    def __init__(self, heading: str, parent: QWidget | None, *, width: float = 520) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setStyleSheet(sheets.sheet("sheet"))
        self.setWindowTitle(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(px(width))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(px(WIDEST), px(WIDEST), px(WIDEST), px(WIDEST))
        self.body.setSpacing(px(SPACE))
        if heading:
            self.body.addWidget(section(heading))
