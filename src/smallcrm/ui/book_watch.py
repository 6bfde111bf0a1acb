"""Looks, once a book is open and shown, whether it is sound, and says or mends what is not."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.ui.one_shot import one_shot

if TYPE_CHECKING:
    from smallcrm.services.book import Book
    from smallcrm.services.checking import Soundness
    from smallcrm.ui.screen import Window

AFTER = 2000
"""Milliseconds after the readers are free for the first time: the first page is painted by then, and nothing waits for the look."""


class BookWatch(QObject):
    """One look at each book; ended by the next book or by the program's end, wherever it stands."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._book: Book | None = None
        self._stop = threading.Event()
        self._waits = one_shot(self, self.look, AFTER)

    def begin(self, book: Book) -> None:
        """Look at this book in a while."""
        self.end()
        self._book, self._stop = book, threading.Event()
        stop = self._stop
        self._window.tasks.read(lambda: None, lambda _none: None if stop.is_set() else self._waits.start(), owner=self)

    def end(self) -> None:
        """Look no longer; a look under way stops within a moment."""
        self._waits.stop()
        self._stop.set()
        self._book = None

    def look(self) -> None:
        """Look now, in a reader."""
        book, stop = self._book, self._stop
        if book is None:
            return

        def work() -> Soundness:
            from smallcrm.services import checking, history

            history.make_ready()
            return checking.look(book, stop.is_set)

        self._window.tasks.read(work, lambda found: self._tell(book, found), lambda error: self._not_looked(book, error), owner=self)

    def _tell(self, book: Book, found: Soundness) -> None:
        if book is not self._book:
            return
        if found.problems:
            said = _("“{file}” is not sound. {problems}")
            self._window.warn(said.format(file=isolate(book.path.name), problems=" ".join(found.problems)))
        elif found.must_index:
            self._mend(book)

    def _mend(self, book: Book) -> None:
        from smallcrm.services import checking

        self._window.long_command(
            lambda progress: checking.make_index_anew(book, progress),
            title=_("Updating the search"),
            says=_("The search and the balances did not fit the cards. They were made again from them."),
        )

    def _not_looked(self, book: Book, error: Exception) -> None:
        if book is self._book:
            self._window.show_error(error)
