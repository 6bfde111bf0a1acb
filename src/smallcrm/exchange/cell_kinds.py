"""Of which kind cells look at first sight, words, figures or an address of e-mail, and of which most cells of a column are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallcrm.exchange.cells import Cell

WORDS, FIGURES, MAIL = "words", "figures", "mail"


def filled(row: Sequence[Cell]) -> Iterator[tuple[int, Cell]]:
    """The cells of a row that hold something, each with its column."""
    return ((column, cell) for column, cell in enumerate(row) if cell is not None)


def kind_of(cell: Cell) -> str:
    """WORDS, FIGURES or MAIL; a text with more digits than letters is figures."""
    if not isinstance(cell, str):
        return FIGURES
    if "@" in cell.strip("@"):
        return MAIL
    return FIGURES if sum(map(str.isdigit, cell)) > sum(map(str.isalpha, cell)) else WORDS


def kind_below(column: int, below: Sequence[Sequence[Cell]], share: float) -> str | None:
    """Of which kind at least such a share of the cells of a column is; None where no kind is, or the column is empty."""
    kinds = Counter(kind_of(row[column]) for row in below if column < len(row) and row[column] is not None)
    if not kinds:
        return None
    kind, count = kinds.most_common(1)[0]
    return kind if count >= share * kinds.total() else None
