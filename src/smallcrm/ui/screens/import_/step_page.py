"""What the steps of bringing a file in have in common: a heading, a body, a fault in place, and the way back and on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE
from smallcrm.ui.widgets.buttons import Button, primary, secondary
from smallcrm.ui.widgets.flow import FlowLayout
from smallcrm.ui.widgets.labels import Sign

if TYPE_CHECKING:
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.ui.screens.import_.bringing import Bringing


def is_whole_book(bringing: Bringing) -> bool:
    """Whether the file is a book of ours: there are no columns to match, and no sheets to tell apart."""
    known = bringing.known
    return known is not None and all(table.holds_whole_cards for table in known.understanding.tables)


class StepPage(QWidget):
    """Fill `body`; `footer` holds the buttons, the way on last, which is `forward`; those in `aside` break into lines."""

    forward: Button

    back_wanted = Signal()
    forward_wanted = Signal()

    def __init__(self, bringing: Bringing) -> None:
        super().__init__()
        self.bringing = bringing
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE))
        self._fault = Sign("", "danger", "circle-alert")
        self._fault.hide()
        column.addWidget(self._fault)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(SPACE))
        column.addLayout(self.body, 1)
        self.footer = QHBoxLayout()
        self.footer.setSpacing(px(SMALL))
        aside = QWidget()
        self.aside = FlowLayout(aside)
        self.footer.addWidget(aside, 1)
        column.addLayout(self.footer)

    @property
    def shop(self) -> ShopSettings:
        """In whose money and digits the page speaks: those that an empty book takes over, where it does."""
        known = self.bringing.known
        return (known.understanding.takes_over if known else None) or self.bringing.book.shop

    def heading(self) -> str:
        """What this step is called."""
        raise NotImplementedError

    def show_known(self) -> None:
        """Something new is known, or the step begins."""

    def first_focus(self) -> QWidget:
        """What takes the focus when the step begins."""
        raise NotImplementedError

    def start(self) -> None:
        """Take the focus."""
        self.first_focus().setFocus()

    def add_ways(self, forward: str, icon: str = "") -> Button:
        """The buttons back and on; returns the one that goes on."""
        back = secondary(_("Back"), "arrow-left", self.back_wanted.emit)
        self.aside.addWidget(back)
        on = primary(forward, icon, self.forward_wanted.emit)
        self.footer.addWidget(on)
        return on

    def say_fault(self, sentence: str) -> None:
        """Say in place what went wrong; an empty sentence takes it away."""
        self._fault.text.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def fault(self) -> str:
        """What is said to be wrong now."""
        return self._fault.text.text()
