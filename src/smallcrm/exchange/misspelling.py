"""The known words that a misspelt one may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_ONE_EDIT_FROM, _TWO_EDITS_FROM = 5, 9
"""From how many letters of the known word on a letter may be wrong, and two."""
_SHORTEST = 4
_FEWEST = 3
_VOWELS = "aeiou"
_SHORTEST_PHRASE = 7


def nearest(word: str, vocabulary: Iterable[str]) -> tuple[str, ...]:
    """The words of the vocabulary nearest to `word`, all as near; none where it would take too many edits.

    Edits are letters left out, added, changed, or swapped with their neighbour. The first letter is seldom wrong: it may
    only be swapped. Of a word of four letters, where no longer one is near, two may be swapped or a vowel be left out: Nmae, Cty.
    """
    from rapidfuzz.distance import OSA

    if len(word) < _FEWEST or not word.isalpha():
        return ()
    likely = [known for known in vocabulary if len(word) >= _SHORTEST and _edits_allowed(known) and _begins_alike(word, known)]
    near = [(OSA.distance(word, known, score_cutoff=2), known) for known in likely]
    allowed = [(edits, known) for edits, known in near if edits <= _edits_allowed(known)]
    fewest = min((edits for edits, _ in allowed), default=0)
    found = [known for edits, known in allowed if edits == fewest]
    return tuple(sorted(found or (known for known in vocabulary if len(known) == _SHORTEST and _is_short_of(word, known))))


def nearest_phrases(phrase: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known phrases that one letter makes of `phrase`, be its words as short as they may: תאריך לדיה."""
    from rapidfuzz.distance import OSA

    likely = (each for each in known if len(each) >= _SHORTEST_PHRASE and each[0] == phrase[0])
    return tuple(sorted(each for each in likely if OSA.distance(phrase, each, score_cutoff=1) <= 1))


def _edits_allowed(known: str) -> int:
    return (len(known) >= _ONE_EDIT_FROM) + (len(known) >= _TWO_EDITS_FROM)


def _begins_alike(word: str, known: str) -> bool:
    return word[0] == known[0] or word[:2] == known[1::-1]


def _is_short_of(word: str, known: str) -> bool:
    """Whether two neighbours of the known word are swapped, or a vowel between its other letters is left out."""
    if len(word) == len(known):
        swaps = (f"{known[:at]}{known[at + 1]}{known[at]}{known[at + 2 :]}" for at in range(len(known) - 1))
        return word in swaps
    inner = (at for at in range(1, len(known) - 1) if known[at] in _VOWELS)
    return word in (known[:at] + known[at + 1 :] for at in inner)
