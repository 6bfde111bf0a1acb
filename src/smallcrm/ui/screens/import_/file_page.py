"""The first step: which file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smallcrm.exchange.headers import SheetKind
from smallcrm.i18n import _
from smallcrm.ui.books.choosing import ask_for_table
from smallcrm.ui.screens.import_.brought_before import BroughtBefore
from smallcrm.ui.screens.import_.password_line import PasswordLine
from smallcrm.ui.screens.import_.step_page import StepPage
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SPACE
from smallcrm.ui.widgets.buttons import primary, secondary
from smallcrm.ui.widgets.empty_state import EmptyState
from smallcrm.ui.widgets.labels import Sign
from smallcrm.ui.widgets.panel import Panel, scroll

if TYPE_CHECKING:
    from smallcrm.infra.settings import Settings
    from smallcrm.ui.screens.import_.bringing import Bringing


class FilePage(StepPage):
    """Says `chosen` with the path; a file can be dropped on the window as well."""

    chosen = Signal(Path)
    take_back_wanted = Signal(int)
    """The operation of an import that was brought in before."""
    again_wanted = Signal(int)
    """The operation of an import that was taken back."""

    def __init__(self, bringing: Bringing, settings: Settings) -> None:
        super().__init__(bringing)
        self._settings = settings
        self._taken_back = Sign("", "soft", "undo-2")
        self._taken_back.hide()
        self.body.addWidget(self._taken_back)
        self._sheet = 0
        self.as_customers = secondary(_("It holds customers all the same"), "users", self._read_as_customers)
        self.body.addWidget(self.as_customers, 0, Qt.AlignmentFlag.AlignLeading)
        self.as_customers.hide()
        self.password = PasswordLine()
        self.body.addWidget(self.password)
        panel = Panel()
        self.forward = primary(_("Choose a file"), "folder-open", self.ask)
        panel.body.addWidget(
            EmptyState(
                "file-spreadsheet",
                _("Bring your old list as it is"),
                _(
                    "Choose the spreadsheet or text file you have kept your customers in, or drop it here. "
                    "It is only read, never changed, and you see everything before it is written into the book."
                ),
                (self.forward,),
            )
        )
        self.before = BroughtBefore(bringing)
        self.before.take_back_wanted.connect(self.take_back_wanted)
        self.before.again_wanted.connect(self.again_wanted)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SPACE))
        column.addWidget(panel, 1)
        column.addWidget(self.before)
        self.body.addWidget(scroll(whole), 1)

    def heading(self) -> str:
        return _("Choose the file")

    def first_focus(self) -> QWidget:
        return self.password.field if not self.password.isHidden() else self.forward

    def show_known(self) -> None:
        self.say_taken_back("")
        self.bringing.look_back()

    def say_taken_back(self, sentence: str) -> None:
        """Say what became of an import that was taken back."""
        self._taken_back.text.setText(sentence)
        self._taken_back.setVisible(bool(sentence))

    def say_fault(self, sentence: str) -> None:
        super().say_fault(sentence)
        self.as_customers.hide()

    def offer_as_customers(self, sheet: int) -> None:
        """Let the user say that a sheet which does not look like customers holds them."""
        self._sheet = sheet
        self.as_customers.show()

    def _read_as_customers(self) -> None:
        self.bringing.choose_sheet(self._sheet, kind=SheetKind.CUSTOMERS)

    def ask(self) -> None:
        """Let the user choose."""
        path = ask_for_table(self.window(), self._settings)
        if path is not None:
            self.chosen.emit(path)
