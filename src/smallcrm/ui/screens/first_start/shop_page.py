"""The second question: what the shop is called; where it is, what it counts in and where its book will lie are guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from smallcrm.i18n import _
from smallcrm.ui.books.choosing import ask_for_book
from smallcrm.ui.books.fault_sign import FaultSign
from smallcrm.ui.books.making import open_other_book
from smallcrm.ui.books.new_book_form import NewBookForm
from smallcrm.ui.screens.first_start.page import Page
from smallcrm.ui.widgets.buttons import primary, quiet

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from smallcrm.ui.screen import Window


class ShopPage(Page):
    """Goes on once the shop has a name; whoever has a book already opens it here."""

    gone_on = Signal()
    gone_back = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(_("What is your shop called?"))
        self._window = window
        self.form = NewBookForm(window.tasks)
        self.form.gone_on.connect(self._go_on)
        self.body.addWidget(self.form)
        self.fault = FaultSign()
        self.body.addWidget(self.fault)
        self.go_back = quiet(_("Back"), "arrow-left", self.gone_back.emit)
        self.have_one = quiet(_("Open a book I have"), "folder-open", self._ask_for_book)
        self.go_on = primary(_("Continue"), "", self._go_on)
        self.buttons.addWidget(self.go_back)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.have_one)
        self.buttons.addWidget(self.go_on)

    def first_focus(self) -> QWidget:
        return self.form.shop_name.main()

    def open_book(self, path: Path) -> None:
        """Open a book that is there already."""
        open_other_book(self._window, path, self.fault.say, owner=self)

    def _go_on(self) -> None:
        if self.form.is_ready():
            self.fault.say("")
            self.gone_on.emit()

    def _ask_for_book(self) -> None:
        path = ask_for_book(self)
        if path is not None:
            self.open_book(path)
