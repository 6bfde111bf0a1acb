"""The book a command works on."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_
from smallcrm.infra import paths, settings
from smallcrm.services.book import COMMAND_LINE, open_book

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from smallcrm.services.book import Book


@contextmanager
def opened(command: Namespace) -> Iterator[Book]:
    """The book named by `--book`, else the one the window opened last, else the newest in the user's documents; closed at the end."""
    path: Path = command.book or _usual_book()
    if path.is_dir():
        raise UserError(N_("“{file}” is a folder, not a book."), file=path.name or path)
    book = open_book(path, who=COMMAND_LINE)
    try:
        yield book
    finally:
        book.close()


def _usual_book() -> Path:
    recent = settings.Settings()[settings.RECENT_BOOKS]
    newest = Path(recent[0]) if recent else paths.newest_book()
    if newest is None:
        raise UserError(N_("No book was opened yet. Name one with {option}, or make one with {command}."), option="--book", command="new")
    return newest
