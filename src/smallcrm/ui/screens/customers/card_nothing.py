"""What stands where a card would be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL
from smallcrm.ui.widgets.labels import icon_label, label


class NothingView(QWidget):
    """Says how a card comes there."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(px(SMALL))
        column.addStretch(2)
        column.addWidget(icon_label("contact", "dim", 40), 0, Qt.AlignmentFlag.AlignHCenter)
        words = label(_("Choose a customer, and the card will be here."), colour="dim", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(words)
        column.addStretch(3)
