"""A book for each test: made once, copied for each."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tests.services.books import SHOP

from smallcrm.services.book import create_book, open_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smallcrm.services.book import Book


@pytest.fixture(scope="session")
def empty_book_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book without a card, closed; to be copied."""
    path = tmp_path_factory.mktemp("template") / "empty.smallcrm"
    create_book(path, SHOP).close()
    return path


@pytest.fixture
def book_file(empty_book_file: Path, tmp_path: Path) -> Path:
    """A book of the test's own, closed."""
    return shutil.copyfile(empty_book_file, tmp_path / "מכולת כהן.smallcrm")


@pytest.fixture
def book(book_file: Path) -> Iterator[Book]:
    """A book of the test's own, open."""
    opened = open_book(book_file)
    yield opened
    opened.close()
