"""Making and opening books off the window's thread, and what is said in place where that does not work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

from smallcrm.domain.errors import Cancelled
from smallcrm.i18n import _, language
from smallcrm.ui.errors import sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QObject

    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.book import Book
    from smallcrm.ui.screen import Window


def make_book(
    window: Window,
    path: Path,
    shop: ShopSettings,
    told: Callable[[str], None],
    *,
    owner: QObject,
    screen: str = "customers",
    errand: object = None,
) -> None:
    """Make a new book, with progress, and show it on `screen`; `told` is given the sentence where it cannot be made."""

    def making(progress: Progress) -> Book:
        from smallcrm.services.book import WINDOW, create_book

        made = create_book(path, shop, who=WINDOW)
        try:
            progress.report(1, 1, "")
        except Cancelled:  # whoever stops it has no book, and may take the name again
            made.close()
            path.unlink()
            raise
        return made

    window.tasks.write_long(
        making,
        lambda book: window.use_book(book, screen=screen, errand=errand),
        _teller(window, told, owner),
        title=_("Making your book"),
    )


def get_ready(window: Window) -> None:
    """Load what makes a book while its questions are being answered: nearly all the time of making one goes there."""

    def loading() -> None:

        import smallcrm.services.book  # noqa: F401 - both are wanted in a moment

    window.tasks.read(loading, lambda _none: None)


def make_sample(window: Window, folder: Path, told: Callable[[str], None], *, owner: QObject) -> None:
    """Make a sample shop's book in that folder, with progress, and show its customers."""
    spoken = language()

    def making(progress: Progress) -> Book:
        from smallcrm.ui.books.sample import make_sample_book

        return make_sample_book(spoken, folder, progress)

    window.tasks.write_long(
        making,
        lambda book: window.use_book(book, screen="customers"),
        _teller(window, told, owner),
        title=_("Making the sample shop"),
    )


def open_other_book(window: Window, path: Path, told: Callable[[str], None], *, owner: QObject, open_now: Path | None = None) -> None:
    """Open a book and show its customers; `open_now` is the one that is open."""
    if open_now is not None and path.absolute() == open_now.absolute():
        told(_("This book is open already."))
        return

    def opening() -> Book:
        from smallcrm.services.book import WINDOW, open_book

        return open_book(path, who=WINDOW)

    window.tasks.write(opening, lambda book: window.use_book(book, screen="customers"), _teller(window, told, owner))


def _teller(window: Window, told: Callable[[str], None], owner: QObject) -> Callable[[Exception], None]:
    def tell(error: Exception) -> None:
        said = sentence(error)
        if said is None or not isValid(owner):
            window.show_error(error)
        else:
            told(said)

    return tell
