"""The last question: with the old file, with an empty page, or with a sample shop to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from smallcrm.i18n import _
from smallcrm.ui.books.big_choice import BigChoice
from smallcrm.ui.books.fault_sign import FaultSign
from smallcrm.ui.screens.first_start.page import Page, digit_of
from smallcrm.ui.widgets.buttons import quiet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class BeginningPage(Page):
    """Tells which beginning was chosen; `fault` says what did not work."""

    old_file_chosen = Signal()
    empty_page_chosen = Signal()
    sample_chosen = Signal()
    gone_back = Signal()

    def __init__(self) -> None:
        super().__init__(_("How do you want to begin?"))
        self.fault = FaultSign()
        self.body.addWidget(self.fault)
        self.old_file = _choice(
            1,
            _("Bring your old file"),
            "file-spreadsheet",
            _("A spreadsheet or a text file with your customers. You see everything before it is written, and one click takes it back."),
            self.old_file_chosen.emit,
        )
        self.empty_page = _choice(
            2, _("Start with an empty page"), "notebook", _("Write your customers down one by one."), self.empty_page_chosen.emit
        )
        self.sample = _choice(
            3,
            _("Look at a sample shop"),
            "store",
            _("An invented shop in a book of its own, to try everything. Your own book can be made afterwards."),
            self.sample_chosen.emit,
        )
        self.offer([self.old_file, self.empty_page, self.sample])
        self.go_back = quiet(_("Back"), "arrow-left", self.gone_back.emit)
        self.buttons.addWidget(self.go_back)
        self.buttons.addStretch(1)

    def first_focus(self) -> QWidget:
        return self.old_file

    def rest(self, *, busy: bool) -> None:
        """While a book is being made, nothing else can be chosen."""
        for choice in (self.old_file, self.empty_page, self.sample, self.go_back):
            choice.setEnabled(not busy)


def _choice(key: int, text: str, icon: str, sentence: str, pressed: Callable[[], object]) -> BigChoice:
    choice = BigChoice(text, icon=icon, sentence=sentence, key=digit_of(key))
    choice.clicked.connect(lambda _checked: pressed())
    return choice
