"""What Outlook writes into every row of its files where nobody said anything."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.folding import fold
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.headers import header_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from smallcrm.exchange.cells import Cell

_FILLED_IN: Mapping[str, str] = {
    "priority|עדיפות|الأولوية|اولویت|Приоритет": "normal|רגיל|רגילה|عادي|عادية|عادی|معمولی|Нормален|Обикновен",
    "sensitivity|רגישות|الحساسية|حساسیت|Поверителност|Чувствителност": "normal|רגיל|רגילה|عادي|عادية|عادی|معمولی|Нормална|Обикновена",
    "private|פרטי|خاص|خصوصی|Личен|Лично": "false|לא נכון|خطأ|نادرست|Невярно|Неистина",
}
"""The headings, and the values that say nothing below them."""
_UNSPECIFIED = (
    "unspecified|not specified|לא צוין|לא צוינה|לא צויין|غير محدد|غير محددة|نامشخص|تعیین نشده|Неуказан|Неуказано|Не е указан|Не е указано"
)
_NO_DAY = re.compile(r"0{1,4}([./-])0{1,2}\1(?:0{4}|0{1,2})")


def is_unspecified(text: str) -> bool:
    """Whether a cell of choices says that none was made."""
    return fold(text.strip()) in _unspecified()


def is_no_day(cell: Cell) -> bool:
    """Whether a cell says 0/0/00, which stands for no date."""
    return isinstance(cell, str) and bool(_NO_DAY.fullmatch(cell.strip()))


def says_nothing(heading: str, values: Iterable[Cell]) -> bool:
    """Whether all values of a column are those that the program fills in."""
    filled_in = _filled_in().get(header_key(heading), frozenset())
    return all(is_no_day(value) or fold(cell_text(value)) in filled_in for value in values)


@lru_cache(maxsize=1)
def _filled_in() -> Mapping[str, frozenset[str]]:
    return {
        header_key(heading): frozenset(fold(value) for value in values.split("|"))
        for headings, values in _FILLED_IN.items()
        for heading in headings.split("|")
    }


@lru_cache(maxsize=1)
def _unspecified() -> frozenset[str]:
    return frozenset(fold(text) for text in _UNSPECIFIED.split("|"))
