"""Headings in two rows, of which the upper one's stand over several of the lower one's: Client over First and Last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import clean
from smallcrm.exchange.balance_sides import side_of
from smallcrm.exchange.cell_kinds import FIGURES, MAIL, WORDS, kind_below, kind_of
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.headers import NAME_PARTS, match_as_written, match_header
from smallcrm.exchange.name_signs import begins_with_a_given_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.exchange.cells import Cell

_FEWEST = 2
_MOST = 0.5
_PERIOD = re.compile(r"(?:19|20)\d\d|\d{1,2}")
"""What stands over months or weeks, without a word."""


def joined_headings(upper: Sequence[Cell], lower: Sequence[Cell], below: Sequence[Sequence[Cell]]) -> tuple[str, ...] | None:
    """The headings of the columns by both rows, `below` the rows under them; None where the two do not belong together.

    Cells that are merged hold their text in the first, and nothing in the others. Of debit and credit that stand under several,
    as in a trial balance, the upper row alone says which of them are owed: it is kept, known or not.
    """
    above, under = _texts(upper), _texts(lower)
    if above is None or under is None or not _are_headings(above, under, below):
        return None
    width = max(len(above), len(under))
    above += [""] * (width - len(above))
    under += [""] * (width - len(under))
    over = _spread(above, under)
    if over == above or not _is_of_columns(above, under, below):
        return None
    are_entries = any(match_header(text).meaning == "day" for text in (*above, *under))
    of_sides = set[str]() if are_entries else {text for text in under if under.count(text) > 1 and side_of(text)}
    return tuple(
        f"{first} {second}".strip() if second in of_sides else _joined(first, second, is_one=under.count(second) == 1)
        for first, second in zip(over, under, strict=True)
    )


def _texts(row: Sequence[Cell]) -> list[str] | None:
    """The texts of a row of headings; None where it holds anything else."""
    texts = ["" if cell is None else clean(cell_text(cell)) for cell in row]
    are_words = all(not text or kind_of(text) == WORDS or _PERIOD.fullmatch(text) for text in texts)
    return texts if are_words and sum(map(bool, texts)) >= _FEWEST else None


def _are_headings(above: Sequence[str], under: Sequence[str], below: Sequence[Sequence[Cell]]) -> bool:
    """Whether the lower row heads columns too: most of its words are known, or stand over figures, and none begins with a name."""
    told = [(column, text) for column, text in enumerate(under) if text]
    heading = [column for column, text in told if match_as_written(text).meaning or kind_below(column, below, _MOST) in {FIGURES, MAIL}]
    return len(heading) > len(told) * _MOST and not any(begins_with_a_given_name(text) for text in (*above, *under) if text)


def _spread(above: Sequence[str], under: Sequence[str]) -> list[str]:
    """The upper texts, each over all columns that it heads: on to where the next stands, or nothing stands below."""
    over: list[str] = []
    for first, second in zip(above, under, strict=True):
        is_headed = not first and second and over and over[-1] and under[len(over) - 1]
        over.append(over[-1] if is_headed else first)
    return over


def _is_of_columns(above: Sequence[str], under: Sequence[str], below: Sequence[Sequence[Cell]]) -> bool:
    """Whether the upper row heads columns, and is no title of what the lower one heads: Customer, Ann Lee.

    Its words are known, half of them where one has no heading below and a column of its own, more than half else.
    """
    alone = [column for column, (first, second) in enumerate(zip(above, under, strict=True)) if first and not second]
    has_own = any(column < len(row) and row[column] is not None for row in below for column in alone)
    told = [text for text in above if text]
    known = sum(bool(_PERIOD.fullmatch(text) or match_as_written(text).meaning) for text in told)
    return known * 2 >= len(told) + (not has_own)


def _joined(upper: str, lower: str, *, is_one: bool) -> str:
    """What both say of a column: the lower alone, where that says it all."""
    if not upper or not lower or upper.casefold() == lower.casefold():
        return lower or upper
    both = f"{upper} {lower}"
    alone, together = match_header(lower).meaning, match_as_written(both).meaning
    says_all = together is None or together in NAME_PARTS or (together == alone and is_one)
    return lower if alone is not None and says_all else both
