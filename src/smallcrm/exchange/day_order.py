"""In which order entries were written down: whether a sheet begins with its newest row, and which sheet comes after which."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from smallcrm.exchange.headers import SheetKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from smallcrm.exchange.understanding import TableUnderstanding

_FEWEST_STEPS = 2
_CLEARLY = 0.75
_ROWS_OF_A_PAGE = 2
"""The fewest, on the average, for each name that is written: by that a table is known for one of pages, each of one customer."""


@dataclass(frozen=True, slots=True)
class DaysOfEntries:
    """The first and the last day of a sheet of entries, how often the day changes from row to row, and how often to an earlier one.

    Where each customer's page goes back, and forward only to the next one, it counts as going back alone.
    """

    first: date
    last: date
    steps: int
    back: int


def days_of_entries(days: Sequence[date], *, rows: int, names: int) -> DaysOfEntries | None:
    """What is known of days in the order of the file, and of how many rows there are and how many name somebody; None without days."""
    if not days:
        return None
    turns = names - 1 if 0 < names * _ROWS_OF_A_PAGE <= rows else 0
    changes = [later < earlier for earlier, later in pairwise(days) if later != earlier]
    back = sum(changes)
    do_pages_go_back = len(changes) - back <= turns < back
    return DaysOfEntries(min(days), max(days), back if do_pages_go_back else len(changes), back)


def told_newest_first(tables: Sequence[TableUnderstanding]) -> tuple[TableUnderstanding, ...]:
    """The tables, each with whether its days clearly go back; where they are few, those of all sheets of entries tell it of each.

    Days of entries that stand together may be the same.
    """
    known = [each.days for each in tables if each.days is not None and not each.writes_all_out]
    do_all_go_back = _go_back(sum(each.steps for each in known), sum(each.back for each in known))

    def told(table: TableUnderstanding) -> TableUnderstanding:
        days = table.days
        if days is None or table.writes_all_out:  # ours stand in the order of posting, whatever their days
            return table
        is_like_all = do_all_go_back and days.steps == days.back
        return replace(table, is_newest_first=is_like_all or _go_back(days.steps, days.back))

    return tuple(map(told, tables))


def in_order_of_days(tables: Sequence[TableUnderstanding]) -> list[TableUnderstanding]:
    """The tables with those of entries, which are the last, from the oldest to the newest: as they stand where their days overlap."""
    entries = [each for each in tables if each.kind is SheetKind.LEDGER]
    dated = sorted(((each.days.first, each.days.last, place) for place, each in enumerate(entries) if each.days is not None))
    overlap = any(later[0] < earlier[1] for earlier, later in pairwise(dated))
    if overlap or len(dated) < len(entries):
        return [*tables]
    return [*(each for each in tables if each.kind is not SheetKind.LEDGER), *(entries[place] for _first, _last, place in dated)]


def _go_back(steps: int, back: int) -> bool:
    return back >= max(_FEWEST_STEPS, steps * _CLEARLY)
