"""The signs by which a column's values tell that they are names of people: used by `value_guess`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.folding import fold
from smallcrm.domain.people_words import FAMILY_ENDINGS, FAMILY_NAMES, GIVEN_NAMES, SHORTEST_WITH_ENDING
from smallcrm.exchange.value_signs import HALF, MOST, SOME

if TYPE_CHECKING:
    from smallcrm.exchange.value_signs import Found, SortedOut

_NAME = re.compile(r"""[^\W\d_][^\W\d_\u200c.'’׳״"`\-־]*(?:[ \u200c\-־.'’׳״"`,&]+[^\W\d_]+[.'’׳״"`]*)*""")
_JOINED_NAMES = "عبد|أبو|بن|ابن|آل|אבו|בן|mr|mrs|ms|dr|דר|מר|גב"
_MOST_WORDS, _LONGEST = 5, 60
_FEWEST_PEOPLE = 12


@dataclass(frozen=True, slots=True)
class NameShares:
    """How many of the different texts look like names, of one word or several, and how many of them are known as which."""

    looking: float
    single: float
    given: float
    family: float
    ending: float
    known_within: float
    distinct: float
    different: int

    @property
    def are_single(self) -> bool:
        """Whether nearly all are of one word, or of two that make one."""
        return self.looking >= MOST and self.single >= MOST

    @property
    def are_many(self) -> bool:
        """Whether they differ as people's names do, not as a few choices."""
        return self.distinct > SOME

    @property
    def leaning(self) -> float:
        """Above zero towards given names, below towards those of families."""
        return self.given - max(self.family, self.ending)


def name_shares(column: SortedOut) -> NameShares:
    """Count the names in a column that has texts; what comes again and again counts once: trades and names are one word at times."""
    given, family = _given_names(), _family_names()
    looking = single = firsts = lasts = endings = within = 0
    different = set(column.texts)
    for text in different:
        if not _NAME.fullmatch(text) or len(text) > _LONGEST:
            continue
        whole = fold(text)
        words = whole.replace(",", " ").replace("&", " ").split()
        if len(words) > _MOST_WORDS:
            continue
        looking += 1
        if len(words) == 1 or whole in given or whole in family:
            single += 1
            firsts += whole in given
            lasts += whole in family
            endings += len(whole) >= SHORTEST_WITH_ENDING and whole.endswith(_endings()) and whole not in given
        else:
            within += words[0] in given or words[-1] in given or f"{words[0]} {words[1]}" in given or (words[0] in _joined_names())
    size = len(different) * column.size / len(column.texts)
    return NameShares(
        looking=looking / size,
        single=single / size,
        given=firsts / size,
        family=lasts / size,
        ending=endings / size,
        known_within=within / size,
        distinct=len(different) / column.size,
        different=len(different),
    )


def look_at_names(names: NameShares) -> Found | None:
    """Whole names, given names or those of families."""
    if names.looking < MOST:
        return None
    if names.single < HALF:
        is_known = names.known_within >= SOME and (names.distinct >= HALF or names.different >= _FEWEST_PEOPLE)
        return ("name", names.looking * min(1.0, HALF + names.known_within)) if is_known else None
    if names.single < MOST or not names.are_many:
        return None
    if names.given >= HALF and names.leaning > 0:
        return "given_name", min(names.given + 0.2, 1.0) * names.looking
    known = max(names.family, names.ending)
    return ("family_name", min(known + 0.2, 1.0) * names.looking) if known >= HALF and names.leaning < 0 else None


def begins_with_a_given_name(text: str) -> bool:
    """Whether the first word of a text is known as a given name."""
    words = fold(text).split()
    return bool(words) and words[0] in _given_names()


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(fold(name) for names in GIVEN_NAMES for name in names.split("|"))


@lru_cache(maxsize=1)
def _family_names() -> frozenset[str]:
    return frozenset(fold(name) for names in FAMILY_NAMES for name in names.split("|"))


@lru_cache(maxsize=1)
def _joined_names() -> frozenset[str]:
    return frozenset(fold(word) for word in _JOINED_NAMES.split("|"))


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    return tuple(fold(ending) for ending in FAMILY_ENDINGS)
