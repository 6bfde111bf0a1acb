"""A sample shop to look at: a book of its own, filled from the spreadsheet of an invented grocer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smallcrm.infra import paths
from smallcrm.infra.resources import demo_shop
from smallcrm.services.book import WINDOW, create_book
from smallcrm.services.importing import open_file, run_import, understand_file
from smallcrm.ui.books.guess import guess_shop

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.domain.progress import Progress
    from smallcrm.services.book import Book


def make_sample_book(language: str, folder: Path | None, progress: Progress) -> Book:
    """Make and open the sample book in `folder`; raises `UserError`, or `Cancelled` when `progress` does, and leaves no file then."""
    shop = demo_shop(language)
    path = paths.new_book_file(shop.name, folder)
    book = create_book(path, replace(guess_shop(language, shop.region, shop.currency), name=shop.name), who=WINDOW)
    try:
        with open_file(shop.file, progress) as file:
            run_import(book, file, understand_file(book, file, progress), progress)
    except BaseException:
        book.close()
        path.unlink()
        raise
    return book
