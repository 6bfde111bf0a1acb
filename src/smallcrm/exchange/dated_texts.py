"""Days that stand in headings and titles: Balance at 31 Dec 2025, יתרה ליום 31.12.2025."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.date_reading import decide_dates, read_date
from smallcrm.domain.folding import fold
from smallcrm.domain.typed_date import order_of
from smallcrm.exchange.balance_words import BEFORE_A_DAY
from smallcrm.i18n.digits import to_ascii
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallcrm.exchange.reading_context import ReadingContext

_WHOLE_YEAR = r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2}"
_IN_FIGURES = re.compile(rf"(?<![0-9])(?:{_WHOLE_YEAR})(?![0-9])")
_IN_FEW_FIGURES = re.compile(rf"(?<![0-9])(?:{_WHOLE_YEAR}|[0-9]{{1,2}}[./-][0-9]{{1,2}}[./-][0-9]{{2}})(?![0-9])")
_WORDS = re.compile(r"[^\s()\[\]]+")
_YEAR = re.compile(r"[0-9]{4}\b")
_MOST_WORDS, _FEWEST_WORDS = 5, 2
_ANY_DAY = date(2000, 1, 1)
"""Whether a text is a date does not depend on the day on which it is read."""
_LEADS_TO_A_DAY = frozenset(map(fold, BEFORE_A_DAY.split("|")))


@lru_cache(maxsize=4096)
def without_day(heading: str) -> str | None:
    """A heading without the day in it and the words that lead to that; None where no day stands in it."""
    found = _span(heading)
    if found is None:
        return None
    plain, start, end = found
    before = plain[:start].split()
    while before and fold(before[-1].strip("-–(:,")) in _LEADS_TO_A_DAY | {""}:
        before.pop()
    return " ".join([*before, *plain[end:].split()])


def day_in_heading(heading: str, context: ReadingContext) -> date | None:
    """The day that stands in a heading, if it has been."""
    found = _span(heading)
    return _day(found[0][found[1] : found[2]], heading, context) if found else None


def days_in_title(title: str, context: ReadingContext) -> Iterator[date]:
    """Each day that stands in a title with the whole year, if it has been."""
    plain = strip_marks(title)
    written = [plain[found.start() : found.end()] for found in _IN_FIGURES.finditer(to_ascii(plain))]
    if not written and (span := _span_in_words(plain)):
        written = [plain[slice(*span)]]
    return (day for each in written if (day := _day(each, title, context)) is not None)


def _span(heading: str) -> tuple[str, int, int] | None:
    """The heading without marks, and where its day begins and ends."""
    plain = strip_marks(heading)
    figures = _IN_FEW_FIGURES.search(to_ascii(plain))
    span = figures.span() if figures else _span_in_words(plain)
    return (plain, *span) if span else None


def _span_in_words(text: str) -> tuple[int, int] | None:
    """Where a day with its month in words stands: the longest run of words that is a whole date."""
    if not _YEAR.search(to_ascii(text)):
        return None
    words = [found.span() for found in _WORDS.finditer(text)]
    for length in range(min(_MOST_WORDS, len(words)), _FEWEST_WORDS - 1, -1):
        for first in range(len(words) - length + 1):
            start, end = words[first][0], words[first + length - 1][1]
            if _is_whole_date(text[start:end]):
                return start, end
    return None


def _is_whole_date(text: str) -> bool:
    reading = read_date(text, today=_ANY_DAY)
    found = [reading.date] if reading.date else [*reading.alternatives]
    return bool(found) and all(each.is_whole for each in found)


def _day(written: str, around: str, context: ReadingContext) -> date | None:
    decided = decide_dates([written], context.today, header=around, language=context.language)
    reading = read_date(written, order=decided.order or order_of(context.region), calendar=decided.calendar, today=context.today)
    day = reading.date.gregorian() if reading.date is not None and reading.date.is_whole else None
    return day if day is not None and day <= context.today else None
