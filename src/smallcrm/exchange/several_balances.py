"""Several columns of what customers owe, of which one tells what the others come to: it alone is the balance."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from smallcrm.domain.money import read_amount
from smallcrm.exchange.understanding import CUSTOM

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import ColumnMatch

_Amounts = dict[int, int]
"""The amounts of a row in minor units, by their columns."""

_FEWEST_ROWS = 2
_DIGITS = re.compile(r"\d+")


def only_what_remains(
    columns: Sequence[ColumnMatch], wished: Collection[int], rows: Iterable[Sequence[Cell]], context: ReadingContext
) -> list[ColumnMatch]:
    """The columns, of whose balances one alone stays where it is the sum of the others, what is left of one, or the latest year's.

    The others become fields of the shop's own, so nothing is lost. Debit and credit without a balance beside them stay two,
    and so does what the user has said, by the places `wished`.
    """
    balances = [column for column in columns if column.target == "balance"]
    if len(balances) > 1 and not any(each.index in wished for each in balances):
        amounts = [_amounts(row, context) for row in rows]
        kept = _kept(balances, columns, [found for found in amounts if found])
        if kept is not None:
            return [replace(each, target=CUSTOM) if each in balances and each is not kept else each for each in columns]
    return list(columns)


def _amounts(row: Sequence[Cell], context: ReadingContext) -> _Amounts:
    """What can be read as an amount of the book; of a date or a text nothing."""
    read = {
        place: read_amount(cell, context.exponent, decimal=None, currency=context.currency).minor
        for place, cell in enumerate(row)
        if isinstance(cell, str | int | float) and not isinstance(cell, bool)
    }
    return {place: minor for place, minor in read.items() if minor is not None}


def _kept(balances: Sequence[ColumnMatch], columns: Sequence[ColumnMatch], rows: Sequence[_Amounts]) -> ColumnMatch | None:
    for each in reversed(balances):
        others = [other for other in balances if other is not each]
        if _holds(rows, each, [(other.index, other.decisions.sign) for other in others]):
            return each
        for whole in others:
            for paid in columns:
                if paid not in balances and _holds(rows, each, [(whole.index, 1), (paid.index, -1)]):
                    return each
    named = {_DIGITS.sub("", each.heading).strip() for each in balances}
    years = [int(found[0]) for each in balances if (found := _DIGITS.findall(each.heading))]
    if len(named) == 1 and len(years) == len(balances) and len(set(years)) == len(years):
        return balances[years.index(max(years))]
    return None


def _holds(rows: Sequence[_Amounts], balance: ColumnMatch, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether the balance is what the parts come to in each row that tells it, and both parts count in some."""
    told = [row for row in rows if balance.index in row]
    if len(told) < _FEWEST_ROWS or not all(any(row.get(place) for row in told) for place, _sign in parts):
        return False
    return all(row[balance.index] == sum(sign * row.get(place, 0) for place, sign in parts) for row in told)
