"""Entries that say what a purchase came to, what was paid of it and what is left: totals are taken, and rests are no account."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from smallcrm.exchange.balance_columns import amounts_in, comes_to
from smallcrm.exchange.balance_words import OPENING, WHOLE
from smallcrm.exchange.headers import ONE_OF_TWO, is_total, match_header
from smallcrm.exchange.ledger_parts import WHO, LedgerPart
from smallcrm.exchange.value_signs import NEARLY_ALL

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from smallcrm.exchange.balance_columns import Amounts
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import ColumnMatch


def with_totals(
    columns: Sequence[ColumnMatch], wished: Collection[int], rows: Sequence[Sequence[Cell]], context: ReadingContext
) -> list[ColumnMatch]:
    """The columns, where a total beside what was paid is what was taken, and what is left of each row by itself is a note of it.

    What the user has said, by the places `wished`, stays.
    """
    if not _has(columns, LedgerPart.PAID):
        return [*columns]
    pages = _pages(columns, rows, context)
    return _without_rests(_with_total(columns, wished, pages), wished, pages)


def _with_total(columns: Sequence[ColumnMatch], wished: Collection[int], pages: Sequence[Sequence[Amounts]]) -> list[ColumnMatch]:
    """The columns, of which the one that is headed by a word for the whole says what was taken, where no other does."""
    if _has(columns, LedgerPart.TOOK) or _has(columns, LedgerPart.AMOUNT):
        return [*columns]
    paid = _the(columns, LedgerPart.PAID)
    free = [each for each in columns if each.target in {LedgerPart.NOTE, LedgerPart.RUNNING_BALANCE} and each.index not in wished]
    total = next((each for each in free if _is_of_all(each.heading)), None)
    if total is None or not any(total.index in row for page in pages for row in page) or _goes_on(pages, total.index, paid.index):
        return [*columns]
    left = [each for each in free if each is not total and _is_left(each.heading)]
    meant = {total.index: LedgerPart.TOOK, **({left[-1].index: LedgerPart.RUNNING_BALANCE} if left else {})}
    return [replace(each, target=meant[each.index], confidence=ONE_OF_TWO) if each.index in meant else each for each in columns]


def _without_rests(columns: Sequence[ColumnMatch], wished: Collection[int], pages: Sequence[Sequence[Amounts]]) -> list[ColumnMatch]:
    """The columns without a balance that begins anew in every row: what else the customer owes is not in it."""
    took = LedgerPart.TOOK if _has(columns, LedgerPart.TOOK) else LedgerPart.AMOUNT
    if not _has(columns, took) or not _has(columns, LedgerPart.RUNNING_BALANCE):
        return [*columns]
    rest = _the(columns, LedgerPart.RUNNING_BALANCE)
    parts = [(_the(columns, took).index, 1), (_the(columns, LedgerPart.PAID).index, -1)]
    owed_before = any(above.get(rest.index) for page in pages for above, row in pairwise(page) if rest.index in row)
    if rest.index in wished or not owed_before or not comes_to([row for page in pages for row in page], rest, parts):
        return [*columns]
    return [replace(each, target=LedgerPart.NOTE) if each is rest else each for each in columns]


def _is_of_all(heading: str) -> bool:
    return is_total(heading) or match_header(heading).side == WHOLE


def _is_left(heading: str) -> bool:
    match = match_header(heading)
    return match.meaning in {"balance", LedgerPart.RUNNING_BALANCE} and match.sign > 0 and match.side not in {OPENING, WHOLE}


def _goes_on(pages: Sequence[Sequence[Amounts]], total: int, paid: int) -> bool:
    """Whether the total of a row is what the row above left of its own: a debt that is paid off, of which nothing was taken anew."""
    pairs = [(above, row) for page in pages for above, row in pairwise(page) if total in above and total in row]
    for payer in (0, 1):
        paying = [pair for pair in pairs if pair[payer].get(paid)]
        going_on = sum(row[total] == above[total] - (above, row)[payer][paid] for above, row in paying)
        if paying and going_on >= len(paying) * NEARLY_ALL:
            return True
    return False


def _pages(columns: Sequence[ColumnMatch], rows: Sequence[Sequence[Cell]], context: ReadingContext) -> list[list[Amounts]]:
    """The amounts of the rows of each customer; a row that names nobody is about the one above."""
    named = {each.target: each.index for each in reversed(columns) if each.target in WHO}
    place = next((named[target] for target in WHO if target in named), None)
    pages: dict[Cell, list[Amounts]] = {}
    whose: Cell = None
    for row in rows:
        if place is not None and place < len(row) and row[place] is not None:
            whose = row[place]
        if found := amounts_in(row, context):
            pages.setdefault(whose, []).append(found)
    return [*pages.values()]


def _has(columns: Sequence[ColumnMatch], part: LedgerPart) -> bool:
    return any(each.target == part for each in columns)


def _the(columns: Sequence[ColumnMatch], part: LedgerPart) -> ColumnMatch:
    return next(each for each in columns if each.target == part)
