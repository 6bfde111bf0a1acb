"""What the headings of a table mean: headings matched to the fields of a card, and the row they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import clean
from smallcrm.domain.currency_words import currency_in
from smallcrm.domain.folding import fold
from smallcrm.exchange.header_words import CREDIT, FIELD_WORDS, OTHER_WORDS, QUALIFIERS, ROW_COUNTER, TOTAL_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smallcrm.exchange.cells import Cell

ROWS_SEARCHED = 40
LONGEST_HEADING = 80
EXACT, QUALIFIED, ONE_OF_TWO, CONTAINED = 1.0, 0.9, 0.7, 0.6

_BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]?")
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_OF_A_WORD = re.compile(r"[^\w#₪$€£]+|_")
_ALTERNATIVES = re.compile(r"[/\\|,;+&\n]|\s(?:or|או|أو|یا|или)\s")
_ARTICLE = "ال"
_SHORTEST_WITH_ARTICLE = 4


class SheetKind(StrEnum):
    """What a sheet holds, as far as its headings tell."""

    CUSTOMERS = "customers"
    SUPPLIERS = "suppliers"
    LEDGER = "ledger"
    SALES = "sales"
    UNKNOWN = "unknown"
    EMPTY = "empty"
    NOT_OURS = "not_ours"
    """Said by the user alone."""


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """What a heading means: a field's key, ROW_COUNTER, a role of OTHER_WORDS, or None; `confidence` from 0 to 1.

    `sign` is -1 for what the shop owes.
    """

    meaning: str | None = None
    confidence: float = 0.0
    sign: int = 1

    @property
    def is_field(self) -> bool:
        """Whether it means a field of a card."""
        return self.meaning in FIELD_WORDS and not self.is_row_counter

    @property
    def is_row_counter(self) -> bool:
        """Whether the column only counts the rows."""
        return self.meaning == ROW_COUNTER


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """Where the headings stand (0 is the first row) and what each column's heading means, blank ones too."""

    index: int
    headings: tuple[str, ...]
    matches: tuple[HeaderMatch, ...]
    score: float


def header_key(text: str) -> str:
    """A heading without case, signs, brackets, the Arabic article and the number in 'E-mail 2'."""
    # Folding would make the sign № the word "no".
    plain = _CAMEL_CASE.sub(" ", _BRACKETS.sub(" ", text)).replace("№", " # ")
    words = _NOT_OF_A_WORD.sub(" ", fold(plain)).split()
    telling = [word for word in words if not word.isdigit()] or words
    return " ".join(_without_article(word) for word in telling)


@lru_cache(maxsize=4096)
def match_header(text: str) -> HeaderMatch:
    """What a heading means, by its words alone; the longest known phrase in it wins."""
    if len(text) > LONGEST_HEADING:
        return HeaderMatch()
    words = header_key(text).split()
    found = _match_words(words)
    if len(words) > 1 and currency_in(text):
        # "Debt in euros", "יתרה בש"ח": the unit may be the last word or two.
        found = max((found, _match_words(words[:-1]), _match_words(words[:-2])), key=lambda match: match.confidence)
    if found.meaning is None and len(parts := _ALTERNATIVES.split(_BRACKETS.sub(" ", text))) > 1:
        known = [match for part in parts if (match := _match_words(header_key(part).split())).meaning]
        if known:
            found = replace(known[0], confidence=known[0].confidence * ONE_OF_TWO)
    return found


def is_total(text: str) -> bool:
    """Whether a cell says that its row holds sums."""
    if text[:1].isdigit():
        return False
    first_word = text.split(maxsplit=1)[:1]
    if not first_word or not _begins_a_total(first_word[0]):
        return False
    return header_key(text) in _total_keys() or header_key(text.partition(":")[0]) in _total_keys()


def find_header(rows: Sequence[list[Cell]]) -> HeaderRow | None:
    """The row of headings among the first rows: the one whose cells mean most, below titles and above its table.

    None where no row means anything.
    """
    best: HeaderRow | None = None
    for index, row in enumerate(rows[:ROWS_SEARCHED]):
        found = _header_at(index, row)
        if found.score > 0 and (best is None or found.score > best.score):
            best = found
    return best


def sheet_kind(name: str, header: HeaderRow | None) -> SheetKind:
    """What a sheet with these headings holds."""
    if header is None:
        return SheetKind.UNKNOWN
    meanings = {match.meaning for match in header.matches}
    named = match_header(name).meaning
    if "suppliers" in meanings or (named == "suppliers" and "name" not in meanings):
        return SheetKind.SUPPLIERS
    if len(meanings & {"invoice", "article", "quantity", "unit_price"}) > 1:
        return SheetKind.SALES
    if "day" in meanings and meanings & {"took", "paid"}:
        return SheetKind.LEDGER
    if meanings & {"name", "given_name", "family_name", "company", "mobile", "phone", "email", "known_as"}:
        return SheetKind.CUSTOMERS
    return SheetKind.UNKNOWN


def _header_at(index: int, row: list[Cell]) -> HeaderRow:
    headings = tuple(clean(cell) if isinstance(cell, str) else "" for cell in row)
    matches = tuple(match_header(heading) if heading else HeaderMatch() for heading in headings)
    best: dict[str, float] = {}
    for match in matches:
        if match.meaning and match.meaning != ROW_COUNTER:
            best[match.meaning] = max(best.get(match.meaning, 0.0), match.confidence)
    repeated = sum(bool(match.meaning) and match.meaning != ROW_COUNTER for match in matches) - len(best)
    # Numbers and dates stand in tables, not in headings.
    others = sum(cell is not None and not isinstance(cell, str) for cell in row)
    unknown = sum(bool(heading) and not match.meaning for heading, match in zip(headings, matches, strict=True))
    score = sum(best.values()) + repeated / 2 - others - unknown / 4 if best else 0.0
    return HeaderRow(index, headings, matches, score)


def _match_words(words: list[str]) -> HeaderMatch:
    known = _known_words()
    exact = known.get(" ".join(words))
    if exact:
        return exact
    telling = [word for word in words if word not in _qualifiers()]
    qualified = known.get(" ".join(telling))
    if qualified and telling:
        # "#" counts rows, "Customer #" numbers customers.
        return HeaderMatch("number", QUALIFIED) if qualified.is_row_counter else replace(qualified, confidence=QUALIFIED)
    for length in range(len(words) - 1, len(words) // 2, -1):
        for start in range(len(words) - length + 1):
            part = known.get(" ".join(words[start : start + length]))
            if part:
                return replace(part, confidence=CONTAINED)
    return HeaderMatch()


@lru_cache(maxsize=1)
def _known_words() -> Mapping[str, HeaderMatch]:
    known: dict[str, HeaderMatch] = {}
    for meaning, languages in (*OTHER_WORDS.items(), *FIELD_WORDS.items()):
        match = HeaderMatch("balance", EXACT, -1) if meaning == CREDIT else HeaderMatch(meaning, EXACT)
        for key in _keys(languages):
            known[key] = match
    return known


@lru_cache(maxsize=1)
def _total_keys() -> frozenset[str]:
    return frozenset(_keys(TOTAL_WORDS))


@lru_cache(maxsize=1)
def _first_words_of_totals() -> frozenset[str]:
    return frozenset(key.split()[0] for key in _total_keys())


@lru_cache(maxsize=20_000)
def _begins_a_total(word: str) -> bool:
    """Asked of every row: names begin with the same few thousand words."""
    return header_key(word.partition(":")[0]) in _first_words_of_totals()


@lru_cache(maxsize=1)
def _qualifiers() -> frozenset[str]:
    return frozenset(word for key in _keys(QUALIFIERS) for word in key.split())


def _keys(languages: Iterable[str]) -> Iterable[str]:
    return (key for words in languages for word in words.split("|") if (key := header_key(word)))


def _without_article(word: str) -> str:
    return word.removeprefix(_ARTICLE) if len(word) > _SHORTEST_WITH_ARTICLE else word
