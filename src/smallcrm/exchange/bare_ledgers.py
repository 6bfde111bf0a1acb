"""Sheets of entries without headings, told by their values: a day, amounts, and names that come again or stand behind the day."""

from __future__ import annotations

from itertools import accumulate, zip_longest
from typing import TYPE_CHECKING

from smallcrm.domain.money import read_amount
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.ledger_parts import LedgerPart
from smallcrm.exchange.understanding import IGNORE
from smallcrm.exchange.value_guess import DAY, guess_by_values, guess_columns
from smallcrm.exchange.value_signs import NEARLY_ALL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext

FEWEST_ROWS = 3
_NAMES = frozenset({"name", "given_name", "family_name", "number"})
_REACHES = frozenset({"mobile", "phone", "email"})
_OF_A_PERSON = frozenset({"birthday", "street", "city", "postcode", *_REACHES})
_TWO, _THREE = 2, 3


def is_bare_ledger(rows: Sequence[Sequence[Cell]], context: ReadingContext) -> bool:
    """Whether the rows of a table without headings are entries: customers stand in their list once."""
    rows = [row for row in rows if row]
    columns = [*zip_longest(*rows)]
    told = _told(columns, context)
    if len(rows) < FEWEST_ROWS or DAY not in told.values() or not _moneys(columns, told, context):
        return False
    who = _those(told, _NAMES) or _those(told, _REACHES) or _words(columns, told)
    said = [each for each in zip(*(columns[place] for place in who), strict=True) if any(each)]
    if len(set(said)) < len(said) * NEARLY_ALL:
        return True
    (day, *_) = _those(told, {DAY})
    return bool(who) and day < min(who) and _OF_A_PERSON.isdisjoint(told.values())


def targets_by_values(rows: Sequence[Sequence[Cell]], context: ReadingContext) -> dict[int, str]:
    """Where columns of entries go: the day, whom they are about, and the amounts, but for those that may mean several things."""
    columns = [*zip_longest(*(row for row in rows if row))]
    told = _told(columns, context)
    moneys = _moneys(columns, told, context)
    who = {} if _those(told, _NAMES) else dict.fromkeys(_words(columns, told), "name")
    amounts = [[_amount(cell, context) or 0 for cell in columns[place]] for place in moneys]
    return {**told, **who, **dict(zip(moneys, _parts(amounts), strict=False))}


def _parts(amounts: Sequence[Sequence[int]]) -> Sequence[str]:
    """What columns of amounts say: one alone both sides by its sign; where a row has one of two, the first what was taken.

    What they come to from row to row tells which is which, and nothing else is to be had from it.
    """
    if len(amounts) == 1:
        return [LedgerPart.AMOUNT]
    if len(amounts) == _TWO and [*accumulate(amounts[0])] == amounts[1]:
        return [LedgerPart.AMOUNT, IGNORE]
    if len(amounts) not in {_TWO, _THREE} or any(first and second for first, second in zip(*amounts[:2], strict=True)):
        return []
    balance = [*accumulate(second - first for first, second in zip(*amounts[:2], strict=True))]
    if len(amounts) == _THREE and balance == amounts[2]:
        return [LedgerPart.PAID, LedgerPart.TOOK, IGNORE]
    is_sum_of_all = len(amounts) == _THREE and [-each for each in balance] == amounts[2]
    return [LedgerPart.TOOK, LedgerPart.PAID, IGNORE if is_sum_of_all else LedgerPart.RUNNING_BALANCE]


def _told(columns: Sequence[Sequence[Cell]], context: ReadingContext) -> dict[int, str]:
    """The columns that values tell, but for money."""
    known = {DAY, *_NAMES, *_OF_A_PERSON}
    return {place: str(guess.target) for place, guess in enumerate(guess_columns(columns, context)) if guess.target in known}


def _moneys(columns: Sequence[Sequence[Cell]], told: Mapping[int, str], context: ReadingContext) -> list[int]:
    """The columns of amounts: whole numbers are some too, unless they count the rows."""
    return [place for place, cells in enumerate(columns) if place not in told and _are_amounts(cells, context)]


def _are_amounts(cells: Sequence[Cell], context: ReadingContext) -> bool:
    filled = [cell for cell in cells if cell is not None]
    read = sum(_amount(cell, context) is not None for cell in filled)
    if not filled or read < len(filled) * NEARLY_ALL or [cell_text(cell) for cell in filled] == [*map(str, range(1, len(filled) + 1))]:
        return False
    return guess_by_values(filled, context).target in {None, "balance"}


def _words(columns: Sequence[Sequence[Cell]], told: Mapping[int, str]) -> list[int]:
    """The first column of words in every row of which nothing tells what they are: names that nobody has heard of."""
    unknown = ((place, cells) for place, cells in enumerate(columns) if place not in told)
    return [place for place, cells in unknown if all(isinstance(cell, str) and cell[:1].isalpha() for cell in cells)][:1]


def _those(told: Mapping[int, str], targets: frozenset[str] | set[str]) -> list[int]:
    return [place for place, target in told.items() if target in targets]


def _amount(cell: Cell, context: ReadingContext) -> int | None:
    if not isinstance(cell, str | int | float) or isinstance(cell, bool):
        return None
    read = read_amount(cell, context.exponent, currency=context.currency)
    return next(iter(read.alternatives), None) if read.minor is None else read.minor
