"""Pairs of columns of debit and credit in lists of customers, as trial balances have them: of several the closing one says what is owed."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.exchange.balance_sides import side_of
from smallcrm.exchange.balance_words import OPENING, TURNOVER_WORDS
from smallcrm.exchange.headers import ONE_OF_TWO, header_key, match_header
from smallcrm.exchange.understanding import CUSTOM, ColumnDecisions

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from smallcrm.exchange.understanding import ColumnMatch


class _Pair(NamedTuple):
    """Two columns whose headings differ in the side alone, and what these say beside it."""

    debit: ColumnMatch
    credit: ColumnMatch
    rest: str

    @property
    def is_added(self) -> bool:
        """Whether it says what was added meanwhile."""
        return not self.rest or self.rest in _turnovers()

    @property
    def is_of_balances(self) -> bool:
        """Whether it says what is owed."""
        meanings = {match_header(text).meaning for text in (self.rest, self.debit.heading, self.credit.heading)}
        return not self.is_added and "balance" in meanings

    @property
    def is_opening(self) -> bool:
        """Whether it says what was owed before."""
        return OPENING in {match_header(text).side for text in (self.rest, self.debit.heading, self.credit.heading)}


def with_pairs(columns: Sequence[ColumnMatch], wished: Collection[int]) -> tuple[list[ColumnMatch], Mapping[int, int]]:
    """The columns, of which the last pair of balances is owed less in credit; and the place of each that it holds, with its own.

    An opening balance and what was added since are in the closing one; where nothing is, they are owed together. Where there is
    no pair of balances, nothing is changed.
    """
    pairs = [each for each in _pairs(columns) if not {each.debit.index, each.credit.index}.intersection(wished)]
    closing = [each for each in pairs if each.is_of_balances and not each.is_opening]
    counting = closing[-1:] or _with_what_was_added(pairs, columns)
    if not counting:
        return [*columns], {}
    signs = {column.index: sign for pair in counting for column, sign in ((pair.debit, 1), (pair.credit, -1))}
    owed = [_owed(each, signs[each.index]) if each.index in signs else each for each in columns]
    held = {column.index: counting[0].debit.index for pair in pairs if pair not in counting for column in (pair.debit, pair.credit)}
    return owed, held


def _with_what_was_added(pairs: Sequence[_Pair], columns: Sequence[ColumnMatch]) -> list[_Pair]:
    """The pair of opening balances and the first of what was added, where no column is that of a balance of another time."""
    opening = [each for each in pairs if each.is_of_balances]
    paired = {column.index for pair in pairs for column in (pair.debit, pair.credit)}
    if not opening or any(each.target == "balance" and each.index not in paired for each in columns):
        return []
    return [opening[-1], *[each for each in pairs if each.is_added][:1]]


def _owed(column: ColumnMatch, sign: int) -> ColumnMatch:
    return replace(column, target="balance", confidence=ONE_OF_TWO, decisions=ColumnDecisions(sign=sign))


def _pairs(columns: Sequence[ColumnMatch]) -> list[_Pair]:
    sided: dict[str, list[tuple[int, ColumnMatch]]] = {}
    for column in columns:
        if column.target in {"balance", CUSTOM} and (found := _side_apart(column.heading)):
            side, rest = found
            sided.setdefault(rest, []).append((side, column))
    two_sided = {rest: dict(each) for rest, each in sided.items() if sorted(side for side, _column in each) == [-1, 1]}
    return [_Pair(each[1], each[-1], rest) for rest, each in two_sided.items()]


def _side_apart(heading: str) -> tuple[int, str] | None:
    """The one word of a heading that names a side of the account, 1 for debit and -1 for credit, and the others."""
    words = header_key(heading).split()
    found = [(side, place) for place, word in enumerate(words) if (side := side_of(word))]
    if len(found) != 1:
        return None
    side, place = found[0]
    return side, " ".join([*words[:place], *words[place + 1 :]])


@lru_cache(maxsize=1)
def _turnovers() -> frozenset[str]:
    return frozenset(header_key(word) for words in TURNOVER_WORDS for word in words.split("|"))
