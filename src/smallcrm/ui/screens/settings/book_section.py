"""The book: where it lies, how it goes to another computer, and the other books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate, ltr
from smallcrm.ui.books.books_panel import BooksPanel
from smallcrm.ui.books.choosing import show_in_folder
from smallcrm.ui.screens.settings.section import Section
from smallcrm.ui.style import fonts
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.labels import CutLabel, label

if TYPE_CHECKING:
    from smallcrm.ui.screen import Window


class BookSection(Section):
    """One file holds everything; that is said here in so many words."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        path = window.book.path
        panel = self.panel(_("Where is my book?"))
        panel.body.addWidget(CutLabel(isolate(path.name), font=fonts.font(bold=True)))
        panel.body.addWidget(CutLabel(ltr(str(path.parent)), colour="dim"))
        panel.body.addWidget(label(_("Everything of your shop is in this one file: customers, history, settings."), wrap=True))
        self.show_folder = secondary(_("Show in folder"), "folder-open", lambda: show_in_folder(path))
        panel.body.addWidget(self.show_folder, 0, Qt.AlignmentFlag.AlignLeading)
        panel = self.panel(_("Moving to another computer"))
        for step in (
            _("1. Close this window, so that the book is whole in its one file."),
            _("2. Copy the file to the other computer, with a stick or over the network."),
            _("3. Start smallcrm there, choose “Open a book I have” or “Open another book”, and point to the file."),
        ):
            panel.body.addWidget(label(step, wrap=True))
        self.books = BooksPanel(window, path)
        self.body.addWidget(self.books)
        self.end()

    def look(self) -> None:
        self.books.recent.look()
