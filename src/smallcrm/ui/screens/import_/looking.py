"""What a file was understood to be, looked at anew under some choices, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.services import importing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallcrm.domain.progress import Progress
    from smallcrm.exchange.understanding import Understanding
    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review
    from smallcrm.services.importing import FirstRow
    from smallcrm.ui.screens.import_.held_file import Choices, HeldFile

FIRST_ROWS = 50


@dataclass(frozen=True, slots=True)
class Understood:
    """What a file was understood to be under some choices, with the first rows of each sheet that is brought in."""

    choices: Choices
    understanding: Understanding
    rows: Mapping[int, tuple[FirstRow, ...]]


@dataclass(frozen=True, slots=True)
class Done:
    """What was brought in, from what, and the operation that takes it back."""

    understood: Understood
    review: Review
    operation_id: int | None


def look_through(book: Book, held: HeldFile, choices: Choices, progress: Progress) -> Understood:
    """Make sense of the file; to be called off the thread of the window."""
    file = held.get(choices, progress)
    found = importing.understand_file(book, file, progress, sheets=choices.sheets, wishes=choices.wishes)
    first = {table.sheet: importing.preview(file, found, table, progress, FIRST_ROWS) for table in found.tables}
    return Understood(choices, found, first)
