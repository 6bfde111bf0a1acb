"""Finding cards by any fragment of anything: how typed text becomes conditions on the search index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.domain.folding import fold, sort_key
from smallcrm.domain.keyboards import other_layouts
from smallcrm.domain.phone import search_key

if TYPE_CHECKING:
    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book

_GRAM = 3
_WHOLE_NUMBER = 9
"""Digits from which on a number is taken for a whole one, with or without its country's code and its zero."""
_NUMBER = re.compile(r"[\d\s+()./-]+|[*#]\d+#?")
_LAST_CHARACTER = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, folded: every word must stand somewhere in a card; a phone in any spelling is one word of digits."""

    words: tuple[str, ...]
    prefix: str

    @property
    def grams(self) -> str:
        """The full-text expression of every three letters in the words; empty when all words are shorter."""
        found = dict.fromkeys(word[start : start + _GRAM] for word in self.words for start in range(len(word) - _GRAM + 1))
        return " AND ".join('"{}"'.format(gram.replace('"', '""')) for gram in found)

    @property
    def is_short(self) -> bool:
        """Whether no word is long enough for the index."""
        return not self.grams

    @property
    def is_one_gram(self) -> bool:
        """Whether a hit of the index is sure: one word of three letters."""
        return len(self.words) == 1 and len(self.words[0]) == _GRAM

    def text_condition(self) -> tuple[str, tuple[str, ...]]:
        """SQL, on a row `t` of `search_text`, that all words stand in it."""
        return " AND ".join("instr(t.text, ?) > 0" for _ in self.words) or "1", self.words

    def prefix_range(self) -> tuple[str, str]:
        """The sort keys from and up to which a name begins with what was typed; signs alone begin none."""
        return self.prefix, self.prefix and self.prefix + _LAST_CHARACTER


def parse(text: str, language: str | None = None) -> Query:
    """The query that typed text means; `language` is the shop's, by whose alphabet names are sorted."""
    folded = fold(text)
    if _NUMBER.fullmatch(folded):
        digits = re.sub(r"\D", "", folded).removeprefix("00")
        if len(digits) >= _WHOLE_NUMBER:
            digits = search_key(folded) or digits
        return Query((digits,) if digits else (), digits)
    return Query(tuple(dict.fromkeys(map(_bare, folded.split()))), sort_key(text, language))


def _bare(word: str) -> str:
    """The word without the sign that parts it from the next (Cohen, Dana) or stands before a number's country code."""
    return word.rstrip(",;").lstrip("+") or word


@dataclass(frozen=True, slots=True)
class SearchNote:
    """What a search did beyond what was typed: the text tried as if the keyboard had been another, and hits among cards put aside."""

    layout_tried: str | None = None
    put_aside_count: int = 0


def effective_query(connection: Connection, text: str, language: str, *, quick: bool) -> Query:
    """What the text means, where it finds anything; else its first reading by another keyboard layout that does; else what it means.

    `quick` takes one or two letters for what they are, since no index tells that they are nowhere.
    """
    query = parse(text, language)
    return query if quick and query.is_short else parse(_effective_text(connection, text, language), language)


def _effective_text(connection: Connection, text: str, language: str) -> str:
    def finds(typed: str) -> bool:
        return _finds(connection, parse(typed, language))

    if not parse(text).words or finds(text):
        return text
    return next((other for other in other_layouts(text) if finds(other)), text)


def _finds(connection: Connection, query: Query) -> bool:
    if not query.words:
        return False
    begins = "SELECT 1 FROM customer_index WHERE put_aside = 0 AND name_key >= ? AND name_key < ? LIMIT 1"
    if connection.execute(begins, query.prefix_range()).first() is not None:
        return True
    condition, values = query.text_condition()
    if query.is_short:
        return connection.execute(f"SELECT 1 FROM search_text AS t WHERE {condition} LIMIT 1", values).first() is not None
    select = (
        f"SELECT 1 FROM search_index JOIN search_text AS t ON t.customer_id = search_index.rowid "
        f"WHERE search_index MATCH ? AND {condition} LIMIT 1"
    )
    return connection.execute(select, (query.grams, *values)).first() is not None


def search_note(book: Book, text: str) -> SearchNote:
    """What to say beside the hits of a search."""
    language = book.shop.language
    with book.reading() as connection:
        effective = _effective_text(connection, text, language)
        query = parse(effective, language)
        if not query.words:
            return SearchNote()
        condition, values = query.text_condition()
        select = (
            "SELECT count(*) FROM customer_index AS i JOIN search_text AS t ON t.customer_id = i.customer_id "
            f"WHERE i.put_aside = 1 AND (i.name_key >= ? AND i.name_key < ? OR {condition})"
        )
        count = connection.execute(select, (*query.prefix_range(), *values)).scalar_one()
    return SearchNote(effective if effective != text else None, count)
