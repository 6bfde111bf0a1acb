"""On which side of the account an amount stands, by the word in a column beside it: debit is owed, credit is the customer's."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.account_sides import CREDIT_SIDE, DEBIT_SIDE
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.headers import header_key
from smallcrm.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.draft import Draft

NO_SIDE = N_("It is not known whether this is owed or in credit. Write “Debit” or “Credit” beside it.")
UNKNOWN_SIDE = 0
"""The side of an amount beside which another word stands."""


@lru_cache(maxsize=4096)
def side_of(text: str) -> int | None:
    """1 for debit and -1 for credit, where the text says that alone in one of our languages; None for any other word."""
    return _sides().get(header_key(text))


def balance_side(draft: Draft, cell: Cell) -> None:
    """Read the side before the balance of the row: one that the cell does not say is that of the amount's own sign."""
    text = cell_text(cell)
    if text.strip("-–—. "):
        draft.side = side_of(text) or UNKNOWN_SIDE


@lru_cache(maxsize=1)
def _sides() -> Mapping[str, int]:
    lists = ((1, DEBIT_SIDE), (-1, CREDIT_SIDE))
    return {key: side for side, languages in lists for word in "|".join(languages).split("|") if (key := header_key(word))}
