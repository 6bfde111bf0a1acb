"""Rows that only draw a line between others, as programs that print tables do: ------, ======, |---|--:|."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.exchange.cells import Cell

_SIGNS = " -–—‐‑‒―−_=:+|*~─━│┃═║┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬╪╫"
_FEWEST = 2
"""A dash alone may stand for a cell that is left empty on purpose."""


def is_line(row: Sequence[Cell]) -> bool:
    """Whether all cells of a row that is not blank are dashes and the like: of nearly every row the first cell tells that they are not."""
    first = row[0]
    if first is not None and (type(first) is not str or first[:1] not in _SIGNS):
        return False
    cells = [cell for cell in row if cell is not None]
    texts = [cell for cell in cells if isinstance(cell, str) and not cell.strip(_SIGNS)]
    return len(texts) == len(cells) and sum(map(len, texts)) >= _FEWEST
