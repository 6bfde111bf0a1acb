"""Finding cards by any fragment of anything: how typed text becomes conditions on the search index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.domain.folding import fold, sort_key
from smallcrm.domain.keyboards import other_layouts
from smallcrm.domain.phone import search_key

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from smallcrm.services.book import Book

_GRAM = 3
_WHOLE_NUMBER = 9
"""Digits from which on a number is taken for a whole one, with or without its country's code and its zero."""
_NUMBER = re.compile(r"[\d\s+()./-]+")
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

    def text_condition(self) -> tuple[str, tuple[str, ...]]:
        """SQL, on a row `t` of `search_text`, that all words stand in it."""
        return " AND ".join("instr(t.text, ?) > 0" for _ in self.words) or "1", self.words

    def prefix_range(self) -> tuple[str, str]:
        """The sort keys from and up to which a name begins with what was typed."""
        return self.prefix, self.prefix + _LAST_CHARACTER


def parse(text: str) -> Query:
    """The query that typed text means."""
    folded = fold(text)
    if _NUMBER.fullmatch(folded):
        digits = re.sub(r"\D", "", folded).removeprefix("00")
        if len(digits) >= _WHOLE_NUMBER:
            digits = search_key(folded) or digits
        return Query((digits,) if digits else (), digits)
    return Query(tuple(dict.fromkeys(folded.split())), sort_key(text))


@dataclass(frozen=True, slots=True)
class SearchNote:
    """What a search did beyond what was typed: the text tried as if the keyboard had been another, and hits among cards put aside."""

    layout_tried: str | None = None
    put_aside_count: int = 0


def effective_text(connection: Connection, text: str) -> str:
    """The text itself where it finds anything; else the first reading by another keyboard layout that does; else the text."""
    if not parse(text).words or _finds(connection, parse(text)):
        return text
    return next((other for other in other_layouts(text) if _finds(connection, parse(other))), text)


def _finds(connection: Connection, query: Query) -> bool:
    condition, values = query.text_condition()
    if query.is_short:
        select = f"SELECT 1 FROM search_text AS t WHERE {condition} LIMIT 1"
        return connection.exec_driver_sql(select, values).first() is not None
    select = (
        f"SELECT 1 FROM search_index JOIN search_text AS t ON t.customer_id = search_index.rowid "
        f"WHERE search_index MATCH ? AND {condition} LIMIT 1"
    )
    return connection.exec_driver_sql(select, (query.grams, *values)).first() is not None


def search_note(book: Book, text: str) -> SearchNote:
    """What to say beside the hits of a search."""
    with book.reading() as connection:
        effective = effective_text(connection, text)
        query = parse(effective)
        if not query.words:
            return SearchNote()
        condition, values = query.text_condition()
        select = (
            "SELECT count(*) FROM search_text AS t WHERE t.customer_id IN "
            f"(SELECT customer_id FROM customer_index WHERE put_aside = 1) AND {condition}"
        )
        count = connection.exec_driver_sql(select, values).scalar_one()
    return SearchNote(effective if effective != text else None, count)
