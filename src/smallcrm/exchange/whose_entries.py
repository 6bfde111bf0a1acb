"""Whose entries are that no column says it of: by the titles above them, by names on rows of their own, or by the sheet's name."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import clean
from smallcrm.domain.date_words import month_of
from smallcrm.domain.folding import fold
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.drawn_lines import is_line
from smallcrm.exchange.headers import EXACT, QUALIFIED, header_key, is_total, match_as_written, match_header
from smallcrm.exchange.ledger_parts import WHO
from smallcrm.exchange.sheet_places import own_name
from smallcrm.exchange.sum_rows import without_word_for_sums
from smallcrm.exchange.whose_words import NAME_LABELS, NOBODY_WORDS
from smallcrm.i18n.digits import to_ascii

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.understanding import ColumnMatch

SAID = ("name", "number", "mobile", "phone", "email")
"""What a title or a row of its own can say of a customer."""
MOST_CELLS_OF_A_TITLE = 4
LONGEST_NAME, MOST_WORDS_OF_A_NAME = 60, 6
_LABELLED = re.compile(r"([^:;,،|]{1,40}):\s*(.+?)\s*(?=(?:[;,،|]|\s\s)[^:;,،|]{1,40}:|$)")
_PHONE_BEHIND = re.compile(r"(.*[^\W\d_][^\d+(]*?)[\s,;:(–-]*(?<![\w/.])([+(]?\d[\d\s()./–-]{5,}\d)\)?")
_FEWEST_FIGURES, _MOST_FIGURES = 7, 15
_NO_LETTERS = re.compile(r"[\W\d_]+")


def is_said_by_a_column(columns: Iterable[ColumnMatch]) -> bool:
    """Whether a column says whose an entry is."""
    return any(column.target in WHO for column in columns)


def said_above(titles: Iterable[Sequence[Cell]]) -> Mapping[str, str]:
    """What the titles say of the one customer below them (Customer: Ann Lee, Phone: 020…), by field; nothing where they name two.

    A phone above the name is that of the shop.
    """
    said: dict[str, str] = {}
    for row in titles:
        for field, text in _with_phone_apart(_labelled_in(row)):
            if field == "name" and said.get(field, text) != text:
                return {}
            if field in {"name", "number"} or said:
                said.setdefault(field, text)
    return said if "name" in said or "number" in said else {}


def name_alone(row: Sequence[Cell], place: int) -> Mapping[str, str]:
    """What a row says of a customer, by field, that holds nothing but his name at this place; nothing for any other row."""
    if len(row) != place + 1 or any(cell is not None for cell in row[:place]):
        return {}
    cell = row[place]
    if not isinstance(cell, str):
        return {}
    labelled = said_above([[cell]])
    if labelled:
        return labelled
    text = cell.strip().rstrip(":")
    if any(map(str.isdigit, text)) or len(text) > LONGEST_NAME or len(text.split()) > MOST_WORDS_OF_A_NAME or says_nobody(text):
        return {}
    is_word_of_tables = is_total(text) or without_word_for_sums(text) is not None or match_header(text).confidence == EXACT
    return {} if is_word_of_tables else {"name": text}


def place_of_names(titles: Sequence[Sequence[Cell]], headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int | None:
    """The column in which names stand on rows of their own, above the entries of each or above his headings; None for any other table.

    The table begins with such a row, or its title is one and the headings stand below another one once more.
    """
    filled = [row for row in rows if row and not is_line(row)]
    title = next((row for row in reversed(titles) if row), None)
    if title and begins_a_part(title, place := _first_filled(title)):
        for row, following in pairwise(filled):
            if begins_a_part(row, place) and [cell_text(cell) for cell in following] == [*headings]:
                return place
    if len(filled) < 2:  # noqa: PLR2004 - a name and what is his
        return None
    place = _first_filled(filled[0])
    return place if begins_a_part(filled[0], place) and not begins_a_part(filled[1], place) else None


def begins_a_part(row: Sequence[Cell], place: int | None) -> Mapping[str, str]:
    """What a row says of the customer whose entries follow: alone at the place of names, or after a label."""
    if place is not None and (alone := name_alone(row, place)):
        return alone
    filled = [cell for cell in row if cell is not None]
    if len(filled) > MOST_CELLS_OF_A_TITLE or not filled or not isinstance(filled[0], str):
        return {}
    has_label = len(filled) > 1 and _is_label_of_names(filled[0])
    return said_above([row]) if has_label or any(isinstance(cell, str) and ":" in cell for cell in filled) else {}


def name_of_sheet(name: str) -> Mapping[str, str]:
    """Whose a sheet is by its name, by field."""
    name = own_name(name)
    return {} if says_nobody(name) else {"name": clean(name)}


def says_nobody(name: str) -> bool:
    """Whether all words of the name of a sheet are those for sheets, books, months and years: Sheet1, 2025, פנקס, март."""
    words = [word for word in _NO_LETTERS.split(fold(name)) if word]
    return month_of(" ".join(words)) is not None or all(word in _nobody() or month_of(word) is not None for word in words)


def _labelled_in(row: Sequence[Cell]) -> Iterator[tuple[str, str]]:
    """Each field and its text in a row of titles: in one cell after a colon, or in the cell after its label."""
    label = ""
    for cell in row:
        text = cell_text(cell)
        if not text:
            continue
        if label and (field := _field_of(label, text)) and not _field_of(text, text):
            yield field, text
            label = ""
            continue
        label = text
        for found in _LABELLED.finditer(text):
            if field := _field_of(found[1], found[2]):
                yield field, found[2]


def _with_phone_apart(labelled: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A phone that stands behind a name without a label of its own is that customer's: Customer: Ann Lee 020 7946 0018."""
    for field, text in labelled:
        found = _PHONE_BEHIND.fullmatch(to_ascii(text)) if field == "name" and len(text) <= 2 * LONGEST_NAME else None
        if found and _FEWEST_FIGURES <= sum(map(str.isdigit, found[2])) <= _MOST_FIGURES:
            yield field, text[: found.end(1)].strip()
            yield "phone", found[2]
        else:
            yield field, text


def _field_of(label: str, text: str) -> str:
    """The field that a label in front of the text means; a number without a figure is a name."""
    match = match_header(label.strip().rstrip(":"))
    field = match.meaning if match.confidence >= QUALIFIED and match.meaning in SAID else ""
    if not field and header_key(label) in _name_labels():
        field = "name"
    has_letters = any(map(str.isalpha, text))
    if field == "number" and not any(map(str.isdigit, text)):
        return "name" if has_letters else ""
    return field if field != "name" or has_letters else ""


def _first_filled(row: Sequence[Cell]) -> int:
    return next(place for place, cell in enumerate(row) if cell is not None)


@lru_cache(maxsize=4096)
def _is_label_of_names(text: str) -> bool:
    """Whether a text means that a name stands beside it, without a doubt."""
    match = match_as_written(text)
    return (match.meaning == "name" and match.confidence == EXACT) or header_key(text) in _name_labels()


@lru_cache(maxsize=1)
def _name_labels() -> frozenset[str]:
    return frozenset(header_key(word) for words in NAME_LABELS for word in words.split("|"))


@lru_cache(maxsize=1)
def _nobody() -> frozenset[str]:
    return frozenset(part for words in NOBODY_WORDS for word in words.split("|") for part in _NO_LETTERS.split(fold(word)))
