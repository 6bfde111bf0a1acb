"""What the command line says of single rows of a file: left out, a card of their own, or whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.errors import UserError
from smallcrm.domain.folding import fold
from smallcrm.i18n import N_
from smallcrm.i18n.lists import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallcrm.domain.progress import Progress
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.understanding import TableUnderstanding, Understanding
    from smallcrm.services.book import Book
    from smallcrm.services.import_decisions import RowWish

NO_ROW = N_("“{text}” names no row. Write its number, and before it the sheet where the file has several: {example}.")
NOBODY_MEANT = N_("“{text}” is neither the number nor the name of one card of the book, or of one customer of the file.")
NEW, SKIP = "new", "skip"


def row_wishes(
    book: Book, file: TableFile, understanding: Understanding, pairs: Iterable[str], progress: Progress
) -> dict[tuple[int, int], RowWish]:
    """By sheet and row (0 is the first) what `ROW=WHOSE` says, where whose is a card by number or name, or the row that makes one.

    Raises `UserError` for a row or a customer that is not there.
    """
    found: dict[tuple[int, int], RowWish] = {}
    for pair in pairs:
        row, _, whose = pair.rpartition("=")
        found[_place(understanding, row, pair)] = _wish(book, file, understanding, whose.strip(), progress)
    return found


def _wish(book: Book, file: TableFile, understanding: Understanding, whose: str, progress: Progress) -> RowWish:
    from smallcrm.services.customers import cards_meant
    from smallcrm.services.import_decisions import Fate, RowWish
    from smallcrm.services.importing import review

    if whose in {NEW, SKIP}:
        return RowWish(fate=Fate(whose))
    if ":" in whose:
        return RowWish(made_by=_place(understanding, whose, whose))
    cards = cards_meant(book, whose)
    if len(cards) == 1:
        return RowWish(card_id=cards[0][0])
    made = () if cards or not whose else review(book, file, understanding, progress).made
    meant = [each for each in made if whose == each.number] or [each for each in made if fold(whose) == fold(each.name)]
    if len(meant) != 1:
        raise UserError(NOBODY_MEANT, text=whose)
    return RowWish(made_by=meant[0].place)


def _place(understanding: Understanding, written: str, pair: str) -> tuple[int, int]:
    """The sheet and the row of `Ledger:5`, or of `5` where there is but one sheet."""
    name, _, row = written.strip().rpartition(":")
    tables = [table for table in understanding.tables if not name or fold(table.name) == fold(name)]
    if len(tables) != 1 or not row.isdecimal() or not _is_brought(tables[0], int(row) - 1):
        example = listed(f"{table.name}:5=1001" for table in understanding.tables) if len(understanding.tables) > 1 else "5=1001"
        raise UserError(NO_ROW, text=pair, example=example)
    return tables[0].sheet, int(row) - 1


def _is_brought(table: TableUnderstanding, row: int) -> bool:
    """Whether something is made of the row (0 is the first): not of headings, sums, and what is beyond the last."""
    return table.first_row <= row < table.rows and row not in table.skipped_rows
