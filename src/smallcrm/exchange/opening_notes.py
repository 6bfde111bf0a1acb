"""Notes of entries which say that the row is no entry, but what was owed when a page was begun: Opening balance, brought forward."""

from __future__ import annotations

from functools import lru_cache

from smallcrm.exchange.balance_words import OPENING_WORDS
from smallcrm.exchange.headers import header_key


def says_opening(text: str) -> bool:
    """Whether the note says that alone; asked of every row, so the first word decides of most."""
    word, _, rest = text.partition(" ")
    return _may_begin(word) and (header_key(f"{word} {rest}") in _phrases())


@lru_cache(maxsize=20_000)
def _may_begin(word: str) -> bool:
    return not _first_words().isdisjoint(header_key(word).split()[:1])


@lru_cache(maxsize=1)
def _phrases() -> frozenset[str]:
    return frozenset(header_key(word) for words in OPENING_WORDS for word in words.split("|"))


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _phrases())
