"""A column headed as the customers' numbers that holds other ones: those of the entries, or accounts of the bookkeeping."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.header_words import NUMBER_OF_ANYTHING
from smallcrm.exchange.headers import header_key
from smallcrm.exchange.ledger_parts import WHO, LedgerPart
from smallcrm.exchange.understanding import IGNORE
from smallcrm.exchange.value_signs import NEARLY_ALL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallcrm.exchange.cells import Cell

_FEWEST = 3
"""Two entries with two numbers are as well of two customers of one name."""


def told_by_numbers(targets: Mapping[int, str], headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """Where the numbers of a sheet of entries go that are no customers': into the notes, or nowhere if they only count the rows."""
    place = next((index for index, target in targets.items() if target == "number"), None)
    if place is None or LedgerPart.ENTRY in targets.values():
        return {}
    who = [index for index, target in targets.items() if target in WHO and index != place]
    if not who:
        return {place: LedgerPart.NOTE} if _are_accounts(place, rows) else {}
    return _of_entries(place, who, rows) if header_key(headings[place]) in _of_anything() else {}


def _are_accounts(place: int, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether it is the same word in every row of entries, below names on rows of their own: Accounts Receivable."""
    said = {cell_text(row[place]).strip() for row in rows if place < len(row) and row[place] is not None}
    has_names_apart = any(len(row) - row.count(None) == 1 and (place >= len(row) or row[place] is None) for row in rows[:1])
    return has_names_apart and len(said) == 1 and not any(map(str.isdigit, *said))


def _of_entries(place: int, who: Sequence[int], rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """Each number stands once while customers come again. Two of one name may have two: a phone of his own tells another one."""
    numbers: list[str] = []
    customers: set[tuple[str, ...]] = set()
    above: tuple[str, ...] = ()
    for row in rows:
        if place >= len(row) or row[place] is None:
            continue
        above = tuple(cell_text(row[index]).strip() if index < len(row) else "" for index in who) if _says(row, who) else above
        numbers.append(cell_text(row[place]).strip())
        customers.add(above)
    if len(numbers) < _FEWEST or len(set(numbers)) < len(numbers) or len(customers) > len(numbers) * NEARLY_ALL:
        return {}
    counts = numbers == [str(number) for number in range(1, len(numbers) + 1)]
    return {place: IGNORE if counts else LedgerPart.NOTE}


def _says(row: Sequence[Cell], who: Sequence[int]) -> bool:
    """Whether a row says whose it is: one that does not is of the customer above."""
    return any(index < len(row) and row[index] is not None for index in who)


@lru_cache(maxsize=1)
def _of_anything() -> frozenset[str]:
    return frozenset(header_key(word) for word in NUMBER_OF_ANYTHING.split("|"))
