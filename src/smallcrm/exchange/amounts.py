"""Amounts of money in the cells of a table, and the money that a column says the amounts of each row are in."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.card_rules import clean
from smallcrm.domain.currency_words import money_called
from smallcrm.domain.money import NOT_AN_AMOUNT, TOO_LARGE, is_too_large, read_amount
from smallcrm.exchange.cells import cell_text
from smallcrm.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from smallcrm.domain.money import AmountReading
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import ColumnMatch

OTHER_MONEY = N_("This amount is in another currency than the book.")
TWO_MONEYS = N_("This amount is in another currency than the one beside it.")
NOT_A_MONEY = N_("This is not a currency.")

VALUES_KEPT = 20_000
"""Cities, tags and the like come again and again; so do birthdays and amounts of nothing."""
UNKNOWN_MONEY = "?"
"""What the amounts of a row are in whose money cannot be read."""


class ReadAmount(NamedTuple):
    """An amount in minor units of `money` (None for the book's own), the sign of its column not yet in it; or why there is none.

    `minor` is None too where the cell says nothing; `trouble` is a text to translate.
    """

    minor: int | None = None
    money: str | None = None
    trouble: str = ""


def amount_reader(column: ColumnMatch, context: ReadingContext) -> Callable[[Cell, str | None], ReadAmount]:
    """The function that reads the amounts of a column, each with the money that its row says it is in, None where it says none."""
    decisions = column.decisions

    def reading_of(cell: str | float, said: str | None) -> AmountReading:
        exponent = context.exponent_in(said)
        found = read_amount(cell, exponent, decimal=decisions.decimal, currency=said or context.currency)
        if exponent != context.exponent and found.currency and context.is_own_money(found.currency):
            return read_amount(cell, context.exponent, decimal=decisions.decimal, currency=context.currency)
        return found

    @lru_cache(maxsize=VALUES_KEPT, typed=True)
    def read(cell: Cell, of_row: str | None) -> ReadAmount:
        if not isinstance(cell, str | int | float) or of_row == UNKNOWN_MONEY:
            return ReadAmount(trouble=OTHER_MONEY if of_row == UNKNOWN_MONEY else NOT_AN_AMOUNT)
        said = of_row or decisions.currency
        currency, found = said or context.currency, reading_of(cell, said)
        if found.minor is None:
            return ReadAmount(trouble=found.error)
        money = found.currency or currency
        is_own = context.is_own_money(money)
        if found.minor and of_row and money != of_row and not (is_own and context.is_own_money(of_row)):
            return ReadAmount(trouble=TWO_MONEYS)
        rate = None if is_own else context.rate_of(money)
        # Another money is brought over only where the row, the column, or the user, says that it is theirs.
        if found.minor and not is_own and (money != currency or rate is None):
            return ReadAmount(trouble=OTHER_MONEY)
        if rate is not None and is_too_large(rate.over(found.minor)):
            return ReadAmount(trouble=TOO_LARGE)
        return ReadAmount(found.minor, None if is_own else money)

    return read


def money_reader(column: ColumnMatch, context: ReadingContext) -> Callable[[Cell], str | None]:
    """The function that reads in which money the amounts of a row are (ISO 4217 or TOMAN): `UNKNOWN_MONEY` for any other word.

    None where the cell says nothing. Where the user has said that a column of one other money means the book's, all cells do.
    """

    @lru_cache(maxsize=VALUES_KEPT, typed=True)
    def read(cell: Cell) -> str | None:
        text = clean(cell_text(cell))
        if not text.strip("-–—. "):
            return None
        return column.decisions.currency or money_called(text, context.currency) or UNKNOWN_MONEY

    return read


def moneys_in(values: Iterable[Cell], context: ReadingContext) -> set[str]:
    """The moneys that the cells of a column name."""
    return {money for value in values if (money := money_called(clean(cell_text(value)), context.currency))}
