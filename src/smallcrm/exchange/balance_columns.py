"""Which columns of a list say what customers owe now, and of which day that is: what another column holds counts no second time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING

from smallcrm.domain.date_reading import read_date
from smallcrm.domain.exchange_rates import fixed_rate
from smallcrm.domain.money import read_amount
from smallcrm.exchange.balance_pairs import with_pairs
from smallcrm.exchange.balance_sides import side_of
from smallcrm.exchange.balance_words import BALANCE_DAY, BALANCE_SIDE, OPENING, PLAIN_DAY_WORDS, WHOLE
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.dated_texts import day_in_heading, without_day
from smallcrm.exchange.headers import ONE_OF_TWO, header_key, match_header
from smallcrm.exchange.ledger_parts import LedgerPart
from smallcrm.exchange.understanding import CUSTOM, ColumnDecisions
from smallcrm.exchange.value_signs import HALF, NEARLY_ALL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import ColumnMatch

Amounts = dict[int, int]
"""The amounts of a row in minor units, by their columns."""

LEV, EURO = "BGN", "EUR"
_PLAIN_DAYS = frozenset(header_key(word) for words in PLAIN_DAY_WORDS for word in words.split("|"))
_FEWEST_ROWS = 2
_DIGITS = re.compile(r"\d+")


def with_balances(
    columns: Sequence[ColumnMatch], wished: Collection[int], rows: Sequence[Sequence[Cell]], context: ReadingContext
) -> list[ColumnMatch]:
    """The columns of a list of customers, where no debt counts twice and a day of balances has balances beside it.

    What counts in another column becomes a field of the shop's own, so nothing is lost. Debit and credit without a balance beside
    them stay two, and so does what the user has said, by the places `wished`.
    """
    columns, held = with_pairs(columns, wished)
    counted = {**held, **_counted([each for each in columns if each.index not in held], wished, rows, context)}
    found = [replace(_own_field(each), counted_in=counted[each.index]) if each.index in counted else each for each in columns]
    return _with_days(_with_side(_without_paid(found, wished), wished, rows), wished, rows, context)


def _own_field(column: ColumnMatch) -> ColumnMatch:
    return replace(column, target=CUSTOM, confidence=0.0, decisions=ColumnDecisions())


def _counted(
    columns: Sequence[ColumnMatch], wished: Collection[int], rows: Sequence[Sequence[Cell]], context: ReadingContext
) -> Mapping[int, int]:
    """The place of each column whose amounts another one holds, and the place of that."""
    balances = [column for column in columns if column.target == "balance"]
    free = [column for column in balances if column.index not in wished]
    counted = dict(_earlier(free, context))
    if len(free) < len(balances) or len(free) - len(counted) < 2:  # noqa: PLR2004 - one alone counts once
        return counted
    amounts = [found for found in (amounts_in(row, context) for row in rows) if found]
    counted |= _in_another_money([each for each in free if each.index not in counted], amounts, context)
    left = [each for each in free if each.index not in counted]
    return counted | _held_by_one(left, free, [each for each in columns if each not in balances], amounts)


def _earlier(balances: Sequence[ColumnMatch], context: ReadingContext) -> Iterator[tuple[int, int]]:
    """Balances of an earlier time beside those of a later one, which hold them, by their headings."""
    sides = {each.index: match_header(each.heading).side for each in balances}
    plain = [each for each in balances if each.decisions.sign > 0 and sides[each.index] in {"", OPENING, WHOLE}]
    dated = {each.index: day_in_heading(each.heading, context) for each in plain if without_day(each.heading) is not None}
    current = [each.index for each in plain if each.index not in dated and sides[each.index] != OPENING]
    if not current:
        latest = max((day for day in dated.values() if day is not None), default=None)
        current = [index for index, day in dated.items() if day == latest][:1]
    if current:
        yield from ((each.index, current[0]) for each in plain if each.index not in current)
    yield from _of_earlier_years([each for each in plain if each.index in current])


def _of_earlier_years(balances: Sequence[ColumnMatch]) -> Iterator[tuple[int, int]]:
    """All but the latest of columns that are called the same but for their years."""
    named = {_DIGITS.sub("", each.heading).strip() for each in balances}
    years = {int(found[0]): each.index for each in balances if (found := _DIGITS.findall(each.heading))}
    if len(named) == 1 and len(years) == len(balances):
        yield from ((index, years[max(years)]) for year, index in years.items() if year != max(years))


def _in_another_money(balances: Sequence[ColumnMatch], rows: Sequence[Amounts], context: ReadingContext) -> dict[int, int]:
    """What is owed in lev beside the same in euros, or the other way round: the book's money counts."""
    rate, places = fixed_rate(LEV, EURO), {LEV: 0, EURO: 1}
    if rate is None or context.currency not in places:
        return {}
    for pair in permutations((each.index for each in balances), 2):
        amounts = [(row.get(pair[0], 0), row.get(pair[1], 0)) for row in rows]
        owing = [(lev, euro) for lev, euro in amounts if lev or euro]
        if len(owing) >= _FEWEST_ROWS and all(abs(rate.over(lev) - euro) <= 1 for lev, euro in owing):
            own = places[context.currency]
            return {pair[1 - own]: pair[own]}
    return {}


def _held_by_one(
    balances: Sequence[ColumnMatch], with_earlier: Sequence[ColumnMatch], others: Sequence[ColumnMatch], rows: Sequence[Amounts]
) -> dict[int, int]:
    """The balances of which one is the sum, or of which it is what was not paid; then what was paid too."""
    for each in reversed(balances):
        beside = [other.index for other in balances if other is not each]
        for parts in (balances, with_earlier):
            if comes_to(rows, each, [(part.index, part.decisions.sign) for part in parts if part is not each]):
                return dict.fromkeys(beside, each.index)
        for whole in beside:
            for paid in others:
                if comes_to(rows, each, [(whole, 1), (paid.index, -1)]):
                    return dict.fromkeys([*beside, *([paid.index] if paid.target == CUSTOM else [])], each.index)
    return {}


def comes_to(rows: Sequence[Amounts], balance: ColumnMatch, parts: Sequence[tuple[int, int]]) -> bool:
    """Whether the balance is what the parts come to in nearly each row that tells it, and each part counts in some."""
    told = [row for row in rows if balance.index in row]
    if len(told) < _FEWEST_ROWS or not all(any(row.get(place) for row in told) for place, _sign in parts):
        return False
    agreeing = sum(row[balance.index] == sum(sign * row.get(place, 0) for place, sign in parts) for row in told)
    return agreeing >= len(told) * NEARLY_ALL


def amounts_in(row: Sequence[Cell], context: ReadingContext) -> Amounts:
    """What can be read as an amount of the book; of a date or a text nothing."""
    read = {
        place: read_amount(cell, context.exponent, decimal=None, currency=context.currency).minor
        for place, cell in enumerate(row)
        if isinstance(cell, str | int | float) and not isinstance(cell, bool)
    }
    return {place: minor for place, minor in read.items() if minor is not None}


def _without_paid(columns: Sequence[ColumnMatch], wished: Collection[int]) -> list[ColumnMatch]:
    """Where the one balance is said to be the whole debt, what was paid beside it is taken off."""
    balances = [each for each in columns if each.target == "balance"]
    paid = [each for each in columns if each.target == CUSTOM and match_header(each.heading).meaning == "paid"]
    if len(balances) != 1 or len(paid) != 1 or match_header(balances[0].heading).side != WHOLE:
        return [*columns]
    if balances[0].index in wished or paid[0].index in wished:
        return [*columns]
    taken_off = replace(paid[0], target="balance", confidence=ONE_OF_TWO, decisions=ColumnDecisions(sign=-1))
    return [taken_off if each is paid[0] else each for each in columns]


def _with_side(columns: Sequence[ColumnMatch], wished: Collection[int], rows: Sequence[Sequence[Cell]]) -> list[ColumnMatch]:
    """The columns, of which the first that says so tells whether the one balance is owed or in credit."""
    balances = [each for each in columns if each.target == "balance"]
    free = [each for each in columns if each.target == CUSTOM and each.counted_in is None and each.index not in wished]
    if len(balances) == 1 and all(each.target != BALANCE_SIDE for each in columns):
        side = next((each for each in free if _tells_sides(each, balances[0], rows)), None)
        return [replace(each, target=BALANCE_SIDE, confidence=ONE_OF_TWO) if each is side else each for each in columns]
    return [*columns]


def _tells_sides(column: ColumnMatch, balance: ColumnMatch, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether debit or credit stands in most cells where the heading says so, else in nearly all, both, beside the balance."""
    said = [side_of(text) for row in rows if (text := cell_text(_cell(row, column.index)).strip())]
    known = [each for each in said if each is not None]
    meaning = match_header(column.heading).meaning
    if meaning == LedgerPart.ENTRY_KIND:
        return bool(known) and len(known) >= len(said) * HALF
    is_beside = meaning is None and abs(column.index - balance.index) == 1
    return is_beside and len(set(known)) > 1 and len(known) >= len(said) * NEARLY_ALL


def _with_days(
    columns: Sequence[ColumnMatch], wished: Collection[int], rows: Sequence[Sequence[Cell]], context: ReadingContext
) -> list[ColumnMatch]:
    """The columns, of which one at most says of which day the balances beside it are."""
    balances = [each for each in columns if each.target == "balance"]
    days = [each for each in columns if each.target == BALANCE_DAY]
    if days:
        kept = [each for each in days if each.index in wished] or (days[:1] if balances else [])
        return [_own_field(each) if each in days and each not in kept else each for each in columns]
    day = _plain_day(columns, balances, rows, context) if balances else None
    return [replace(each, target=BALANCE_DAY, confidence=ONE_OF_TWO) if each is day else each for each in columns]


def _plain_day(
    columns: Sequence[ColumnMatch], balances: Sequence[ColumnMatch], rows: Sequence[Sequence[Cell]], context: ReadingContext
) -> ColumnMatch | None:
    """The one column of days beside the balance of which a day stands exactly in the rows that owe something."""
    days = [each for each in columns if match_header(each.heading).meaning == "day"]
    if len(days) != 1 or len(balances) != 1 or abs(days[0].index - balances[0].index) != 1:
        return None
    if days[0].target != CUSTOM or header_key(days[0].heading) not in _PLAIN_DAYS:
        return None
    pairs = [(_cell(row, days[0].index), _cell(row, balances[0].index)) for row in rows]
    owing = [(day, balance) for day, balance in pairs if day is not None or _is_something(balance)]
    are_paired = bool(owing) and all(_is_day(day, context.today) and _is_something(balance) for day, balance in owing)
    return days[0] if are_paired else None


def _cell(row: Sequence[Cell], index: int) -> Cell:
    return row[index] if index < len(row) else None


def _is_something(balance: Cell) -> bool:
    return balance is not None and any(character.isdigit() and int(character) for character in str(balance))


def _is_day(cell: Cell, today: date) -> bool:
    if isinstance(cell, bool) or not isinstance(cell, str | int | float | date):
        return False
    reading = read_date(cell, today=today)
    found = [reading.date] if reading.date else [*reading.alternatives]
    return bool(found) and all(each.is_whole for each in found)
