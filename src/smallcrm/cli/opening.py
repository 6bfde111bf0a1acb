"""The book a command works on."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from smallcrm.services.book import COMMAND_LINE, default_book_path, open_book

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from smallcrm.services.book import Book


@contextmanager
def opened(command: Namespace) -> Iterator[Book]:
    """The book named by `--book`, else the one opened last, else the first one in the user's documents; closed at the end."""
    book = open_book(command.book or default_book_path(), who=COMMAND_LINE)
    try:
        yield book
    finally:
        book.close()
