"""Columns of amounts in a list of customers that no heading says are owed: they are told, as debts left behind are not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.choices import CustomType
from smallcrm.exchange.headers import SheetKind, match_header
from smallcrm.exchange.understanding import CUSTOM
from smallcrm.exchange.value_guess import guess_by_values

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.survey import TableSurvey
    from smallcrm.exchange.understanding import ColumnMatch

_OF_MONEY = frozenset({"balance", "amount", "running_balance", "took", "paid"})
"""What headings of money mean that no field of a card takes, an earlier balance among them."""


def unclaimed_amounts(
    kind: SheetKind, columns: Sequence[ColumnMatch], found: TableSurvey, chosen: Container[int], context: ReadingContext
) -> tuple[int, ...]:
    """The columns that become fields of the shop's own and may hold what customers owe, but for those `chosen` by the user.

    Headings of money and values that look like it tell; plain numbers under an unknown heading only where the list says of
    nobody what he owes.
    """
    if kind is not SheetKind.CUSTOMERS:
        return ()
    owes = any(column.target == "balance" for column in columns)
    own = [
        column
        for column in columns
        if column.target == CUSTOM and column.label is None and column.counted_in is None and column.filled and column.index not in chosen
    ]
    return tuple(column.index for column in own if _may_be_owed(column, found, context, owes=owes))


def _may_be_owed(column: ColumnMatch, found: TableSurvey, context: ReadingContext, *, owes: bool) -> bool:
    meaning = match_header(column.heading).meaning
    if meaning is not None and meaning not in _OF_MONEY:
        return False
    guessed = guess_by_values([*found.columns[column.index].values], context).target
    is_number = column.decisions.custom_type is CustomType.NUMBER
    if meaning is not None:
        return is_number or guessed == "balance"
    return guessed == "balance" or (is_number and guessed is None and not owes)
