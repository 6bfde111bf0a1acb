"""What the tests of bringing files in and taking them out share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.services.books import QUIET

from smallcrm.services import importing
from smallcrm.services.exporting import export_customers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallcrm.domain.progress import Progress
    from smallcrm.exchange.reading_context import SheetWishes, Wishes
    from smallcrm.exchange.understanding import Understanding
    from smallcrm.services.book import Book
    from smallcrm.services.import_decisions import RowWish
    from smallcrm.services.import_review import Review

DATA = Path(__file__).parents[1] / "data"
GROCER = DATA / "grocer_he.xls"
FACTS_OF: Mapping[str, Mapping[str, Any]] = json.loads((DATA / "facts.json").read_text(encoding="utf-8"))
"""What a right import of each file of `DATA` shows."""
FACTS = FACTS_OF[GROCER.name]


def bring(
    book: Book,
    path: Path,
    *,
    sheets: Mapping[int, SheetWishes] | None = None,
    wishes: Wishes | None = None,
    rows: Mapping[tuple[int, int], RowWish] | None = None,
    progress: Progress = QUIET,
) -> Review:
    """Bring a file in as the window and the command line do."""
    with importing.open_file(path, progress) as file:
        understanding = importing.understand_file(book, file, progress, sheets=sheets, wishes=wishes)
        return importing.run_import(book, file, understanding, progress, rows).value


def reviewed(
    book: Book,
    path: Path,
    *,
    sheets: Mapping[int, SheetWishes] | None = None,
    wishes: Wishes | None = None,
    rows: Mapping[tuple[int, int], RowWish] | None = None,
) -> Review:
    """What would be done with a file; nothing is written."""
    with importing.open_file(path, QUIET) as file:
        understanding = importing.understand_file(book, file, QUIET, sheets=sheets, wishes=wishes)
        return importing.review(book, file, understanding, QUIET, rows)


def understood(book: Book, path: Path) -> Understanding:
    """What a file seems to be."""
    with importing.open_file(path, QUIET) as file:
        return importing.understand_file(book, file, QUIET)


def whole_cards(book: Book, folder: Path) -> list[dict[str, Any]]:
    """Every card as an export to JSON writes it."""
    path = folder / "all.json"
    export_customers(book, None, path, QUIET)
    cards: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["customers"]
    return cards


def by_number(cards: Sequence[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The cards by their numbers."""
    return {card["number"]: card for card in cards}


def sheet_rows(path: Path) -> list[list[Any]]:
    """The first sheet of a workbook as openpyxl reads it."""
    import openpyxl

    page = openpyxl.load_workbook(path).worksheets[0]
    return [[cell.value for cell in row] for row in page.iter_rows()]
