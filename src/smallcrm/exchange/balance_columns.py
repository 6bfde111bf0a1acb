"""Which of several columns of balances counts, and which column says of which day they are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from smallcrm.domain.date_reading import read_date
from smallcrm.exchange.balance_words import BALANCE_DAY, OPENING, PLAIN_DAY_WORDS
from smallcrm.exchange.dated_texts import day_in_heading, without_day
from smallcrm.exchange.headers import ONE_OF_TWO, HeaderMatch, header_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext

_PLAIN_DAYS = frozenset(header_key(word) for words in PLAIN_DAY_WORDS for word in words.split("|"))


def with_balances(
    headings: Sequence[str], matches: Sequence[HeaderMatch], rows: Sequence[Sequence[Cell]], context: ReadingContext, *, is_wished: bool
) -> list[HeaderMatch]:
    """The matches of a list of customers, where no balance counts twice and a day of balances has balances beside it.

    `is_wished`: some column holds balances by the user's word, whatever the headings say.
    """
    found = [*matches]
    for index in _earlier(headings, matches, context):
        found[index] = HeaderMatch()
    balances = [index for index, match in enumerate(found) if match.meaning == "balance"]
    days = [index for index, match in enumerate(found) if match.meaning == BALANCE_DAY]
    for index in days if not (balances or is_wished) else days[1:]:
        found[index] = HeaderMatch()
    if balances and not days and (day := _plain_day(headings, found, balances, rows, context)) is not None:
        found[day] = HeaderMatch(BALANCE_DAY, ONE_OF_TWO)
    return found


def _earlier(headings: Sequence[str], matches: Sequence[HeaderMatch], context: ReadingContext) -> Iterator[int]:
    """The balances of an earlier time beside those of a later one, which hold them: added up they would count twice."""
    balances = [
        index for index, match in enumerate(matches) if match.meaning == "balance" and match.sign > 0 and match.side in {"", OPENING}
    ]
    dated = {index: day_in_heading(headings[index], context) for index in balances if without_day(headings[index]) is not None}
    current = [index for index in balances if index not in dated and matches[index].side != OPENING]
    if not current:
        days = [day for day in dated.values() if day is not None]
        latest = max(days, default=None)
        current = [index for index, day in dated.items() if day == latest][:1]
    if current:
        yield from (index for index in balances if index not in current and (index in dated or matches[index].side == OPENING))


def _plain_day(
    headings: Sequence[str],
    matches: Sequence[HeaderMatch],
    balances: Sequence[int],
    rows: Sequence[Sequence[Cell]],
    context: ReadingContext,
) -> int | None:
    """The one column of days beside the balance of which a day stands exactly in the rows that owe something."""
    days = [index for index, match in enumerate(matches) if match.meaning == "day"]
    if len(days) != 1 or len(balances) != 1 or abs(days[0] - balances[0]) != 1 or header_key(headings[days[0]]) not in _PLAIN_DAYS:
        return None
    pairs = [(_cell(row, days[0]), _cell(row, balances[0])) for row in rows]
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
