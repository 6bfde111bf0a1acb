"""What is shown when the book used last cannot be opened: why, and the other books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from smallcrm.i18n import _
from smallcrm.ui.books.books_panel import BooksPanel
from smallcrm.ui.screen import Screen
from smallcrm.ui.widgets.page_column import PageColumn

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from smallcrm.ui.screen import Window


class BooksScreen(Screen):
    """Never makes a book by itself: the old one may only be on a stick that is not plugged in."""

    name = "books"

    def __init__(self, window: Window, sentence: str) -> None:
        super().__init__(window)
        page = PageColumn(_("Your books"), _("The book used last could not be opened."))
        self.panel = BooksPanel(window)
        self.panel.fault.say(sentence)
        page.body.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def title(self) -> str:
        return _("Your books")

    def help_text(self) -> str:
        return _(
            "The book used last could not be opened. The sentence in the red box says why.\n\n"
            "Plug in the disk it lies on and open it again, or open another book. A new book begins empty."
        )

    def first_focus(self) -> QWidget:
        return self.panel.open_other
