"""A sheet to make another book, beside the one that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.i18n import _
from smallcrm.ui.books.fault_sign import FaultSign
from smallcrm.ui.books.making import get_ready, make_book
from smallcrm.ui.books.new_book_form import NewBookForm
from smallcrm.ui.widgets.buttons import primary
from smallcrm.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from smallcrm.ui.screen import Window


WIDTH = 668


class NewBookSheet(Sheet):
    """Closes by itself when the new book is open, for its screen goes with the book before."""

    def __init__(self, window: Window, parent: QWidget | None) -> None:
        super().__init__(_("A new book"), parent, width=WIDTH)
        self._window = window
        get_ready(window)
        self.form = NewBookForm(window.tasks)
        self.form.gone_on.connect(self._make)
        self.fault = FaultSign()
        self.body.addWidget(self.form)
        self.body.addWidget(self.fault)
        self.make = primary(_("Make the book"), "", self._make)
        self.add_buttons(self.make)
        self.form.shop_name.main().setFocus()

    def _make(self) -> None:
        if not self.form.is_ready():
            return
        self.make.setEnabled(False)
        make_book(self._window, self.form.path(), self.form.shop(), self._failed, owner=self)

    def _failed(self, sentence: str) -> None:
        self.make.setEnabled(True)
        self.fault.say(sentence)
