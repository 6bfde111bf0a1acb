"""What a file was understood to be, looked at anew under some choices, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smallcrm.domain.errors import UserError
from smallcrm.services import importing, matchings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallcrm.domain.progress import Progress
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.understanding import Understanding
    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review
    from smallcrm.services.importing import FirstRow
    from smallcrm.services.matchings import Used
    from smallcrm.ui.screens.import_.held_file import Choices, HeldFile

FIRST_ROWS = 50


@dataclass(frozen=True, slots=True)
class Understood:
    """What a file was understood to be under some choices, with the first rows of each sheet that is brought in.

    It may be read by the matchings of the names `saved`, or as a file of its shape was `last`; `misfit` says why one cannot be used.
    """

    choices: Choices
    understanding: Understanding
    rows: Mapping[int, tuple[FirstRow, ...]]
    saved: tuple[str, ...] = ()
    last: Used | None = None
    misfit: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """What was brought in, from what, and the operation that takes it back."""

    understood: Understood
    review: Review
    operation_id: int | None


def _understood(book: Book, file: TableFile, choices: Choices, progress: Progress) -> tuple[Understanding, Choices]:
    """What the file is by the choices; where those are of another file and nothing can be brought in by them, without them."""
    try:
        return importing.understand_file(
            book, file, progress, sheets=choices.sheets, wishes=choices.wishes, answers=choices.answers
        ), choices
    except UserError:
        if choices.used is None or choices.used.name or not choices.says_only_what_was_used:
            raise
        choices = choices.by_matching("")
        return importing.understand_file(book, file, progress), choices


def look_through(book: Book, held: HeldFile, choices: Choices, progress: Progress) -> Understood:
    """Make sense of the file; to be called off the thread of the window."""
    file = held.get(choices, progress)
    names, last, misfit = tuple(matchings.saved_matchings(book)), matchings.remembered(book, file), ""
    if choices.used is None and choices.matching != "" and not choices.says_anything:
        try:
            used = matchings.saved(book, file, choices.matching) if choices.matching else last
        except UserError as error:
            used, misfit = None, str(error)
        if used is not None:
            choices = replace(choices, sheets=used.said.sheets, wishes=used.wishes, used=used)
    found, choices = _understood(book, file, choices, progress)
    first = {table.sheet: importing.preview(file, found, table, progress, FIRST_ROWS) for table in found.tables}
    return Understood(choices, found, first, names, last, misfit)
