"""Notes of entries which say that the row is no entry, but what was owed when a page was begun or ended, or is carried to the next."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.exchange.balance_words import OPENING_WORDS
from smallcrm.exchange.header_words import CARRIED_WORDS, CLOSING_WORDS, PAGE_WORDS
from smallcrm.exchange.headers import header_key

if TYPE_CHECKING:
    from collections.abc import Iterable


def says_opening(text: str) -> bool:
    """Whether the note says that alone: Opening balance, old debt; asked of every row, so the first word decides of most."""
    return _may_begin(text.partition(" ")[0]) and header_key(text) in _openings()


def says_carried(text: str) -> bool:
    """Whether the note says that a sum is carried over to a page or from one, or was owed at the end, and no more than that."""
    if not _may_begin(text.partition(" ")[0]):
        return False
    words = header_key(text).split()
    end = next((length for length in range(len(words), 0, -1) if " ".join(words[:length]) in _carried()), 0)
    return end > 0 and _of_pages().issuperset(words[end:])


@lru_cache(maxsize=20_000)
def _may_begin(word: str) -> bool:
    return not _first_words().isdisjoint(header_key(word).split()[:1])


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    return _keys(OPENING_WORDS)


@lru_cache(maxsize=1)
def _carried() -> frozenset[str]:
    return _keys([*CARRIED_WORDS, *CLOSING_WORDS])


@lru_cache(maxsize=1)
def _of_pages() -> frozenset[str]:
    return _keys([PAGE_WORDS])


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in _openings() | _carried())


def _keys(languages: Iterable[str]) -> frozenset[str]:
    return frozenset(header_key(word) for words in languages for word in words.split("|")) - {""}
