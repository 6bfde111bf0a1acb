"""The known words that a misspelt one may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ONE_EDIT_FROM, _TWO_EDITS_FROM = 5, 9
"""From how many letters of the known word on a letter may be wrong, and two."""
_SHORTEST = 4
_SHORTEST_PHRASE = 7


def nearest(word: str, vocabulary: Iterable[str]) -> tuple[str, ...]:
    """The words of the vocabulary nearest to `word`, all as near; none where it would take too many edits.

    Edits are letters left out, added, changed, or swapped with their neighbour. The first letter is seldom wrong: it may
    only be swapped.
    """
    from rapidfuzz.distance import OSA

    if len(word) < _SHORTEST or not word.isalpha():
        return ()
    likely = [known for known in vocabulary if _edits_allowed(known) and _begins_alike(word, known)]
    near = [(OSA.distance(word, known, score_cutoff=2), known) for known in likely]
    allowed = [(edits, known) for edits, known in near if edits <= _edits_allowed(known)]
    fewest = min((edits for edits, _ in allowed), default=0)
    return tuple(sorted(known for edits, known in allowed if edits == fewest))


def nearest_phrases(phrase: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known phrases that one letter makes of `phrase`, be its words as short as they may: תאריך לדיה."""
    from rapidfuzz.distance import OSA

    likely = (each for each in known if len(each) >= _SHORTEST_PHRASE and each[0] == phrase[0])
    return tuple(sorted(each for each in likely if OSA.distance(phrase, each, score_cutoff=1) <= 1))


def _edits_allowed(known: str) -> int:
    return (len(known) >= _ONE_EDIT_FROM) + (len(known) >= _TWO_EDITS_FROM)


def _begins_alike(word: str, known: str) -> bool:
    return word[0] == known[0] or word[:2] == known[1::-1]
