"""Web pages saved as one message (.mht), as Excel saves a workbook "as a single file web page"."""

from __future__ import annotations

from email import message_from_bytes
from typing import TYPE_CHECKING

from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.html_tables import Page, add_sheets, read_page
from smallcrm.exchange.readers.markup_text import LARGEST
from smallcrm.exchange.readers.sheet import OpenedFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import Message
    from pathlib import Path

LARGEST_MESSAGE = LARGEST // 2
"""Taken apart it lies in memory several times."""


def open_saved_page(path: Path, code_page: str | None, beat: Callable[[int, int], None]) -> OpenedFile:
    """Every table of every page in the message."""
    if path.stat().st_size > LARGEST_MESSAGE:
        raise ReadingError(Problem.TOO_BIG)
    opened = OpenedFile("html", [])
    add_sheets(opened, list(_pages(message_from_bytes(path.read_bytes()), code_page, opened, beat)), path.stem)
    return opened


def _pages(message: Message, code_page: str | None, opened: OpenedFile, beat: Callable[[int, int], None]) -> Iterator[Page]:
    for part in message.walk():
        if part.get_content_type() != "text/html":
            continue
        content = part.get_payload(decode=True)
        if isinstance(content, bytes) and content:
            page = read_page(content, code_page, opened, beat, part.get_param("charset") and str(part.get_param("charset")))
            page.file = str(part.get("Content-Location", ""))
            yield page
