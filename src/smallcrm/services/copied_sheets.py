"""Entries that a file writes down on two sheets: months beside a sheet of the whole year, a page for each customer, a copy of a sheet."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    Place = tuple[int, int]
    """A sheet and a row of it, both from 0."""

_FEWEST = 2
_NEARLY_ALL = 0.8


class CopiedSheets:
    """Compares each sheet of entries with those before it, by what is posted and to whom.

    A row on each of two sheets may be two entries of one day; where nearly all of the shorter one stands on the other, they are one.
    """

    def __init__(self) -> None:
        self._first: dict[int, Place] = {}
        self._rows: dict[int, int] = {}

    def twice(self, sheet: int, said: Mapping[int, int]) -> Mapping[int, Place]:
        """Of the rows of the next sheet, by their digests, those that are to count where they stand before: each with that place."""
        shared = Counter(self._first[digest][0] for digest in said if digest in self._first)
        copied = {other for other, number in shared.items() if _is_nearly_all(number, min(len(said), self._rows[other]))}
        if _is_nearly_all(shared.total(), len(said)):
            copied = {*shared}
        found = {digest: place for digest in said if (place := self._first.get(digest)) and place[0] in copied}
        self._rows[sheet] = len(said)
        for digest, row in said.items():
            self._first.setdefault(digest, (sheet, row))
        return found


def _is_nearly_all(shared: int, rows: int) -> bool:
    return shared >= max(_FEWEST, rows * _NEARLY_ALL)
