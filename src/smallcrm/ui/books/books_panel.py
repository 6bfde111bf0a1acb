"""The books opened last, opening another and making a new one; what does not work is said in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.i18n import _
from smallcrm.infra.settings import RECENT_BOOKS
from smallcrm.ui.books.choosing import ask_for_book
from smallcrm.ui.books.fault_sign import FaultSign
from smallcrm.ui.books.making import open_other_book
from smallcrm.ui.books.new_book_sheet import NewBookSheet
from smallcrm.ui.books.recent_books import RecentBooks
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.flow import FlowLayout
from smallcrm.ui.widgets.labels import section
from smallcrm.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.ui.screen import Window


class BooksPanel(Panel):
    """`open_now` is the book that is open, if one is."""

    def __init__(self, window: Window, open_now: Path | None = None) -> None:
        super().__init__()
        self._window, self._open_now = window, open_now
        self.body.addWidget(section(_("Books opened last")))
        self.fault = FaultSign()
        self.body.addWidget(self.fault)
        self.recent = RecentBooks(window, open_now)
        self.recent.wanted.connect(self.open_book)
        self.body.addWidget(self.recent)
        self.recent.setVisible(bool(window.settings[RECENT_BOOKS]))
        self.open_other = secondary(_("Open another book"), "folder-open", self._ask)
        self.make_new = secondary(_("Make a new book"), "plus", self.new_book)
        buttons = FlowLayout()
        for button in (self.open_other, self.make_new):
            buttons.addWidget(button)
        self.body.addLayout(buttons)

    def open_book(self, path: Path) -> None:
        """Open that book in the place of this one."""
        self.fault.say("")
        open_other_book(self._window, path, self._failed, owner=self, open_now=self._open_now)

    def new_book(self) -> None:
        """Ask for what a new book must know."""
        NewBookSheet(self._window, self).open()

    def _ask(self) -> None:
        path = ask_for_book(self)
        if path is not None:
            self.open_book(path)

    def _failed(self, sentence: str) -> None:
        self.fault.say(sentence)
        self.recent.look()
