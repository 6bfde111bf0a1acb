"""Dates in figures: the numbers of 28/01/1946 and the orders in which they can be day, month and year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from smallcrm.domain.lazy_pattern import LazyPattern

Order = Literal["dmy", "mdy", "ymd"]

_THREE = LazyPattern(r"([0-9]{1,4})\s*([./\-\s,\u2013])\s*([0-9]{1,2})\s*[./\-\s,\u2013]\s*([0-9]{1,4})")
_TIME = LazyPattern(r"[T\s]+[0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?\s*(?:am|pm|z|[+-][0-9]{2}:?[0-9]{2})?$", re.IGNORECASE)
_CENTURIES = frozenset({"13", "14", "19", "20"})
_LAST_DAY = 31
_LAST_MONTH = 12
_BLANK = ([0, 0, 0], [0, 1, 1900])


@dataclass(frozen=True, slots=True)
class Figures:
    """Three numbers as written and the mark between the first two."""

    first: str
    second: str
    third: str
    mark: str

    def arranged(self, order: Order) -> tuple[str, int, int]:
        """The year as written, the month and the day."""
        if order == "ymd":
            return self.first, int(self.second), int(self.third)
        day, month = (self.first, self.second) if order == "dmy" else (self.second, self.first)
        return self.third, int(month), int(day)

    @property
    def is_blank(self) -> bool:
        """Whether it is 0/0/00 or 1/0/1900 (Excel's day 0), which programs write for no date."""
        return sorted((int(self.first), int(self.second), int(self.third))) in _BLANK

    def known_in_part(self) -> tuple[str, int | None] | None:
        """The year and perhaps the month of 1980-00-00, 00/00/1980 or 00.05.1980; None for a date without noughts."""
        year, *rest = (self.first, self.second, self.third) if len(self.first) > 2 else (self.third, self.first, self.second)  # noqa: PLR2004
        month, nought = sorted(map(int, rest), reverse=True)
        return (year, month or None) if len(year) > 2 and not nought and int(year) and month <= _LAST_MONTH else None  # noqa: PLR2004

    def orders(self) -> tuple[Order, ...]:
        """The orders the sizes of the numbers allow; dotted ones stand nowhere with the month first."""
        if _is_year_only(self.first):
            return ("ymd",) if _fits(self.second, self.third) else ()
        found: list[Order] = []
        if _fits(self.second, self.first):
            found.append("dmy")
        if _fits(self.first, self.second) and not (self.mark == "." and found):
            found.append("mdy")
        if not _is_year_only(self.third) and _fits(self.second, self.third):
            found.append("ymd")
        return tuple(found)


def figures_of(text: str) -> Figures | None:
    """The three numbers of a text in ASCII digits that is nothing but a date in figures."""
    found = _THREE.fullmatch(text)
    if found is None or len(found[1]) + len(found[4]) > 6:  # noqa: PLR2004 - one of them is the year
        return None
    return Figures(found[1], found[3], found[4], found[2])


def run_together(digits: str, order: Order | None) -> Figures | None:
    """The figures of 19730828, 14031005, 28081973 or 280873, whose leading zero a number cell has lost."""
    if len(digits) in {5, 7}:
        digits = f"0{digits}"
    if len(digits) == 8 and (order == "ymd" or (digits[:2] in _CENTURIES and _fits(digits[4:6], digits[6:]))):  # noqa: PLR2004
        return Figures(digits[:4], digits[4:6], digits[6:], mark="/")
    return Figures(digits[:2], digits[2:4], digits[4:], mark="/") if len(digits) in {6, 8} else None


def without_time(text: str) -> str:
    """A text in ASCII digits without the time of day behind its date."""
    return _TIME.sub("", text) if ":" in text else text


def _is_year_only(number: str) -> bool:
    return len(number) > 2 or int(number) > _LAST_DAY  # noqa: PLR2004


def _fits(month: str, day: str) -> bool:
    return 1 <= int(month) <= _LAST_MONTH and 1 <= int(day) <= _LAST_DAY
