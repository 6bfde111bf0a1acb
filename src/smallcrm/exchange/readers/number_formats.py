"""Number formats of spreadsheets: what a cell shows beside its number, a money, a side of the account, and noughts before it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from smallcrm.domain.currency_words import money_called
from smallcrm.domain.money import names_side
from smallcrm.domain.shown_amount import ShownAmount

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallcrm.exchange.cells import Cell

    Showing: TypeAlias = Callable[[Cell], Cell]

DATE_FORMATS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""The built-in number formats that show a date or a time (ECMA-376 part 1, 18.8.30)."""
_NOT_OF_THE_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
_NAMED_MONEY = re.compile(r"\[\$([^\]-]+)(?:-[^\]]*)?\]")
_BESIDE = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]|General|[0#?.,/%@\s()+-]')
"""What stands in a format for the number and its place, but for texts as they are shown."""
_ONLY_NOUGHTS = re.compile("0{2,40}")


def shows_date(code: str) -> bool:
    """Whether numbers of this format are shown as dates or times."""
    plain = _NOT_OF_THE_FORMAT.sub("", code)
    return bool(_DATE_LETTERS.search(plain)) and "General" not in plain


@lru_cache(maxsize=1_000)
def showing_by(code: str) -> Showing | None:
    """The function that makes of a number what its cell shows by this format, where that says more than the number."""
    first = code.partition(";")[0]
    if _ONLY_NOUGHTS.fullmatch(first):
        return with_noughts(len(first))
    if shows_date(code):
        return None
    sides = [_beside(section) for section in code.split(";")[:2]]
    if all(map(names_side, sides)):
        return with_side(sides[0], sides[-1])
    sign = _money_of(first)
    return with_sign(sign) if sign else None


def with_side(sign: str, below_zero: str) -> Showing:
    """The function that makes of a number an amount shown with its side of the account: one below zero may have another, and no minus."""

    def shown(cell: Cell) -> Cell:
        if type(cell) is not float and type(cell) is not int:
            return cell
        return ShownAmount(cell, sign) if cell >= 0 or sign == below_zero else ShownAmount(-cell, below_zero)

    return shown


@lru_cache(maxsize=1_000)
def with_sign(sign: str) -> Showing:
    """The function that makes of a number an amount shown with this sign."""

    def shown(cell: Cell) -> Cell:
        return ShownAmount(cell, sign) if type(cell) is float or type(cell) is int else cell

    return shown


@lru_cache(maxsize=100)
def with_noughts(width: int) -> Showing:
    """The function that makes of a whole number a text of so many figures at least: a code such as 02134."""

    def shown(cell: Cell) -> Cell:
        is_code = (type(cell) is float and cell.is_integer()) or type(cell) is int
        return f"{int(cell):0{width}}" if is_code and isinstance(cell, int | float) and cell >= 0 else cell

    return shown


@lru_cache(maxsize=1_000)
def with_text(text: str) -> Showing:
    """The function that puts a text for whatever could be read: what went wrong in the cell, or all that it says."""
    return lambda _: text


def _money_of(section: str) -> str | None:
    """The sign in brackets, which is that of a money by its place; else the text beside the number, where that is one of ours."""
    if named := _NAMED_MONEY.search(section):
        return named[1].strip() or None
    sign = _beside(section)
    return sign if sign and money_called(sign) else None


def _beside(section: str) -> str:
    """What stands beside the number, but for its place."""
    named = _NAMED_MONEY.sub(lambda found: f" {found[1]} ", section)
    return " ".join(_BESIDE.sub(lambda found: found[1] or found[2] or " ", named).split())
