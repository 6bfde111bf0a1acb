"""Which of several lists of customers is the latest, where the names of their sheets are months, years or days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smallcrm.domain.date_reading import read_date
from smallcrm.exchange.headers import SheetKind
from smallcrm.i18n.digits import to_ascii
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from smallcrm.exchange.understanding import TableUnderstanding

Time = tuple[int, ...]
"""A year, a year and a month, or a day, in one calendar: later ones are greater."""

_SHORT_YEAR = re.compile(r"(?<=[^0-9])'?([0-9]{2})$")
_MOST_WORDS = 5


def times_of_lists(tables: Sequence[TableUnderstanding], today: date) -> Mapping[int, Time]:
    """The time of each list of customers, by its sheet; nothing where the names of the sheets do not tell it of all.

    Months without a year must follow one another as the sheets do, from the first or from the last on: those of two years cannot
    be told apart.
    """
    lists = [table for table in tables if table.kind is SheetKind.CUSTOMERS and not table.writes_all_out]
    if len(lists) < 2:  # noqa: PLR2004 - one alone is neither early nor late
        return {}
    times = _all([_time(table.name, today) for table in lists])
    if not times:
        bare = _all([_time(f"{table.name} {today.year}", today) for table in lists])
        times = bare if bare in (sorted(bare), sorted(bare, reverse=True)) else []
    if len(set(times)) < len(lists) or len({(time[0], len(time)) for time in times}) > 1:
        return {}
    return {table.sheet: time for table, time in zip(lists, times, strict=True)}


def latest_first(tables: Sequence[TableUnderstanding], times: Mapping[int, Time]) -> list[TableUnderstanding]:
    """The tables, where the times of the lists among them are known with the latest list first."""
    dated = iter(sorted((each for each in tables if each.sheet in times), key=lambda each: times[each.sheet], reverse=True))
    return [next(dated) if each.sheet in times else each for each in tables]


def _all(times: Sequence[Time | None]) -> list[Time]:
    """The times, where each is known; else none."""
    known = [time for time in times if time is not None]
    return known if len(known) == len(times) else []


def _time(name: str, today: date) -> Time | None:
    for text in _runs_of_words(to_ascii(strip_marks(name))):
        found = read_date(text, today=today).date
        if found is None or found.year is None:
            found = read_date(_SHORT_YEAR.sub(r" 20\1", text), today=today).date
        if found is not None and found.year is not None:
            calendar = list(type(found.calendar)).index(found.calendar)
            return (calendar, found.year, *(part for part in (found.month, found.day) if part is not None))
    return None


def _runs_of_words(name: str) -> Iterator[str]:
    """The name, and then ever fewer of its words that follow one another."""
    words = name.replace("_", " ").split()[:_MOST_WORDS]
    for length in range(len(words), 0, -1):
        yield from (" ".join(words[first : first + length]) for first in range(len(words) - length + 1))
