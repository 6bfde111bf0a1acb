"""How much the names of two cards speak for one customer: given and family name, either way round, and the name of a firm."""

from __future__ import annotations

from enum import IntEnum
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from smallcrm.domain.folding import look_alike_key

if TYPE_CHECKING:
    from smallcrm.analysis.duplicate_keys import FiledCard, FiledCards


class Level(IntEnum):
    """How two names stand to one another, the more alike the greater."""

    OTHER = 0
    UNKNOWN = 1
    SIMILAR = 2
    SAME = 3


class NameWeight(NamedTuple):
    """Bits against the explanation that they are two strangers, and against two of one household or office."""

    strangers: float
    household: float
    level: Level
    is_swapped: bool = False


_BACKGROUND = 10_000
"""Cards of the world outside, added to those counted so that no name is taken for rare because a book is small."""
_BEARERS = 20
"""How many of the background bear any name."""
_FIRMS_OF_A_NAME = 5
_MOST_FOR_GIVEN = 7.0
_LONG = 5
_BOTH_CARDS = 2
_TWO_SLIPS = 2
_FEWEST_LETTERS = {1: 5, 2: 8}
"""Of both names together, so that after so many slips half of them is left."""
_SIMILAR_FIRM = 80
_WOMAN = look_alike_key("а")
_MEN = tuple(map(look_alike_key, ("ов", "ев", "ин", "ки")))
_COUPLE = -4.0
"""A given name nearly the same, and a family's name in the forms of a man and a woman: Иван Колев, Иванка Колева."""
_NOTHING = NameWeight(0.0, 0.0, Level.UNKNOWN)
_OTHER = NameWeight(-5.0, -6.0, Level.OTHER)
# A member of a family is written down without a name as often as anyone, but seldom two of them.
_ONE_UNKNOWN = NameWeight(0.0, -1.5, Level.UNKNOWN)
_BOTH_UNKNOWN = NameWeight(0.0, 2.5, Level.UNKNOWN)


class NameScale:
    """Weighs names by how common they are among the cards."""

    def __init__(self, filed: FiledCards) -> None:
        self._words, self._parts, self._companies = filed.words, filed.parts, filed.companies
        self.world = len(filed.cards) + _BACKGROUND
        # What so many bear is a name, not a slip of the hand in another one.
        self._common = 3 + len(filed.cards) // 10_000

    def person(self, one: FiledCard, other: FiledCard) -> NameWeight:
        """Of cards that both have a given or a family name."""
        given, family = self._part(one.given, other.given), self._part(one.family, other.family)
        straight = _joined(given, family, given.household)
        if straight.level > Level.UNKNOWN:
            is_couple = given.level < Level.SAME and (_of_two_sexes(one.family, other.family) or _of_two_sexes(one.middle, other.middle))
            return straight._replace(household=straight.household + _COUPLE) if is_couple else straight
        if one.given[:1] != other.family[:1] and one.family[:1] != other.given[:1]:
            return straight
        crossed, back = self._part(one.given, other.family), self._part(one.family, other.given)
        swapped = _joined(crossed, back, min(crossed.household, back.household))
        if swapped.level <= Level.UNKNOWN or swapped.strangers <= straight.strangers:
            return straight
        if Level.UNKNOWN in (crossed.level, back.level):
            alone = 2.5 if Level.SAME in (crossed.level, back.level) else 0.5
            return NameWeight(swapped.strangers - 2, alone, Level.SIMILAR, is_swapped=True)
        # A father's and a son's names may be each other's the other way round.
        return NameWeight(swapped.strangers - 2, swapped.household - 2, swapped.level, is_swapped=True)

    def firm(self, one: FiledCard, other: FiledCard, *, is_name: bool) -> NameWeight:
        """Of the companies: where a card has no person they are what it is called, else they are the place of work."""
        if not one.company or not other.company:
            return _NOTHING
        bits = self._rarity(self._companies, one.company, other.company, _FIRMS_OF_A_NAME)
        nobody = one.names == other.names == " "
        if one.company == other.company:
            return NameWeight(bits, (4.0 if nobody else 2.0) if is_name else 0.0, Level.SAME)
        if fuzz.ratio(one.company, other.company) >= _SIMILAR_FIRM:
            return NameWeight(bits - 4, (3.0 if nobody else 0.5) if is_name else 0.0, Level.SIMILAR)
        return NameWeight(-4.0, -5.0, Level.OTHER) if is_name else NameWeight(-1.0, -1.0, Level.OTHER)

    def _part(self, one: str, other: str) -> NameWeight:
        """Of one part of the names; the bits against a household are those of a given name."""
        if one == other:
            return self._same(one) if one else _BOTH_UNKNOWN
        if not one or not other:
            return _ONE_UNKNOWN
        if len(one) == 1 or len(other) == 1:
            return NameWeight(2.0, 0.0, Level.SIMILAR) if one[0] == other[0] else _OTHER
        if (one in self._words or other in self._words) and self._has_all_words(one, other):
            return NameWeight(self._rarity(self._parts, one, other, _BEARERS) - 2, 4.0, Level.SIMILAR)
        slips = OSA.distance(one, other, score_cutoff=_TWO_SLIPS)
        if slips > _TWO_SLIPS or len(one) + len(other) < _FEWEST_LETTERS[slips]:
            return _OTHER
        return self._mistyped(one, other, slips)

    def _same(self, name: str) -> NameWeight:
        bits = log2(self.world / (self._parts[name] + _BEARERS))
        return NameWeight(bits, min(bits, _MOST_FOR_GIVEN), Level.SAME)

    def _mistyped(self, one: str, other: str, slips: int) -> NameWeight:
        bearers = self._parts[one], self._parts[other]
        if min(bearers) >= self._common:
            return NameWeight(-2.0, -3.0, Level.SIMILAR)
        bits = self._rarity(self._parts, one, other, _BEARERS)
        # One that others bear too beside one unheard of is a slip; two that are unheard of may both be names.
        is_slip = max(bearers) > _BOTH_CARDS >= min(bearers)
        if slips < _TWO_SLIPS:
            return NameWeight(bits - 3, 3.5 if is_slip else 2.0, Level.SIMILAR)
        if max(len(one), len(other)) >= _LONG:
            return NameWeight(bits - 4.5, 2.0, Level.SIMILAR)
        return NameWeight(-1.0, 1.5 if is_slip else -0.5, Level.SIMILAR)

    def _has_all_words(self, one: str, other: str) -> bool:
        """Whether the longer name is the other one and more: Smith-Jones and Smith, a title and a name."""
        these, those = (set(self._words.get(name, name).split()) for name in (one, other))
        return these <= those or those <= these

    def _rarity(self, counted: dict[str, int], one: str, other: str, background: int) -> float:
        return log2(self.world / (max(counted[one], counted[other]) + background))


def _of_two_sexes(one: str, other: str) -> bool:
    """Whether a Bulgarian name stands in the form of a man on one card and in that of a woman on the other."""
    man, woman = (one, other) if other.endswith(_WOMAN) else (other, one)
    return man.endswith(_MEN) and woman in {man + _WOMAN, man[:-1] + _WOMAN}


def middle_weight(one: str, other: str) -> tuple[float, float]:
    """Of the middle names, which in Arabic and Bulgarian are the father's: bits against strangers and against a household."""
    if not one or not other:
        return 0.0, 0.0
    if one == other:
        return 4.0, 1.5
    is_initial = (len(one) == 1 or len(other) == 1) and one[0] == other[0]
    if is_initial or OSA.distance(one, other, score_cutoff=_TWO_SLIPS) <= _TWO_SLIPS:
        return 2.0, 0.5
    return -3.0, -3.0


def _joined(given: NameWeight, family: NameWeight, household: float) -> NameWeight:
    """Both parts; of the family's name it says nothing that a household has it in common."""
    if family.level == Level.OTHER:
        household -= 4
    return NameWeight(given.strangers + family.strangers, household, _level(given, family))


def _level(given: NameWeight, family: NameWeight) -> Level:
    if given is _BOTH_UNKNOWN:
        return family.level
    if family is _BOTH_UNKNOWN:
        return given.level
    least = min(given.level, family.level)
    return Level.SIMILAR if least == Level.UNKNOWN != max(given.level, family.level) else least
