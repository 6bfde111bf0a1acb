"""Where another table begins below a list of customers: suppliers, goods or anything else with headings of its own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.exchange.headers import NO_FIELD, QUALIFIED, match_as_written
from smallcrm.exchange.ledger_words import LABEL, OTHER_WORDS
from smallcrm.exchange.understanding import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallcrm.exchange.cells import Cell

FEWEST_HEADINGS = 2
NEARLY_ALL = 0.75
_AROUND = " \t:.-–—*"


class TablesBelow:
    """Tells rows of other tables from those of a list of customers: from a title of suppliers, or from other headings, on.

    Headings are looked for below blank rows and titles alone. Where those of the list come once more, it goes on, but not below
    a title of suppliers.
    """

    def __init__(self, headings: Sequence[str]) -> None:
        self._ours = meanings_of_headings([heading or None for heading in headings])
        self._are_suppliers = self._is_another = self._may_begin = False

    def see_blank(self) -> None:
        """A blank row: a table may begin below it."""
        self._may_begin = True

    def reason(self, row: Sequence[Cell]) -> Reason | None:
        """Why a row is none of the list: it belongs to another table, or has the headings of the list in other words."""
        may_begin, self._may_begin = self._may_begin, False
        if is_title_of_suppliers(row):
            self._are_suppliers = self._is_another = self._may_begin = True
        elif may_begin and self._is_another and len(row) - row.count(None) == 1:
            self._are_suppliers, self._may_begin = False, True
        elif may_begin and (meanings := meanings_of_headings(row)):
            is_ours = not self._are_suppliers and all(self._ours.get(place) == meaning for place, meaning in meanings.items())
            self._is_another = not is_ours
            if is_ours:
                return Reason.REPEATED_HEADING
        return Reason.ANOTHER_TABLE if self._is_another else None


def is_title_of_suppliers(row: Sequence[Cell]) -> bool:
    """Whether all that a row says is that suppliers follow."""
    if len(row) - row.count(None) != 1:
        return False
    cell = row[-1]
    return isinstance(cell, str) and cell.strip(_AROUND).casefold() in _suppliers()


def meanings_of_headings(row: Sequence[Cell]) -> Mapping[int, str]:
    """What each cell of a row of headings means, by place; nothing for a row that is none."""
    cells = [(place, cell) for place, cell in enumerate(row) if cell is not None]
    if len(cells) < FEWEST_HEADINGS or any(not isinstance(cell, str) or any(map(str.isdigit, cell)) for _, cell in cells):
        return {}
    found: dict[int, str] = {}
    for place, cell in cells:
        match = match_as_written(str(cell))
        if match.meaning is not None and match.meaning not in {NO_FIELD, LABEL} and match.confidence >= QUALIFIED:
            found[place] = match.meaning
    is_heading = len(set(found.values())) >= FEWEST_HEADINGS and len(found) >= NEARLY_ALL * len(cells)
    return found if is_heading else {}


@lru_cache(maxsize=1)
def _suppliers() -> frozenset[str]:
    return frozenset(word.casefold() for words in OTHER_WORDS["suppliers"] for word in words.split("|"))
