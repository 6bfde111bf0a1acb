"""Hebrew numerals of days and years: י״ב, תשפ״ה."""

from __future__ import annotations

import re

GERESH = "\u05f3"
GERSHAYIM = "\u05f4"

_LETTERS = (
    (400, "ת"),
    (300, "ש"),
    (200, "ר"),
    (100, "ק"),
    (90, "צ"),
    (80, "פ"),
    (70, "ע"),
    (60, "ס"),
    (50, "נ"),
    (40, "מ"),
    (30, "ל"),
    (20, "כ"),
    (16, "טז"),  # 15 and 16 are written so as not to spell the Name
    (15, "טו"),
    (10, "י"),
    (9, "ט"),
    (8, "ח"),
    (7, "ז"),
    (6, "ו"),
    (5, "ה"),
    (4, "ד"),
    (3, "ג"),
    (2, "ב"),
    (1, "א"),
)
_FINAL = {"כ": "ך", "מ": "ם", "נ": "ן", "פ": "ף", "צ": "ץ"}
_VALUES = {letters: value for value, letters in _LETTERS if len(letters) == 1}
_VALUES |= {final: _VALUES[letter] for letter, final in _FINAL.items()}
_QUOTES = re.compile(f"[{GERESH}{GERSHAYIM}'\"`´’‘”“]")
_CANONICAL_LENGTH = 6


def to_hebrew(number: int) -> str:
    """1 to 999 in letters, with geresh after one letter and gershayim before the last of several.

    The last of several takes its final form, as years are written: 740 is תש״ם.
    """
    rest, letters = number, ""
    for value, sign in _LETTERS:
        while rest >= value:
            letters += sign
            rest -= value
    if len(letters) == 1:
        return letters + GERESH
    return f"{letters[:-1]}{GERSHAYIM}{_FINAL.get(letters[-1], letters[-1])}"


def hebrew_year(year: int) -> str:
    """A Hebrew year as it is written, its thousands left out: 5785 is תשפ״ה."""
    rest = year % 1000
    return to_hebrew(rest) if rest else to_hebrew(year // 1000)


def from_hebrew(text: str) -> int | None:
    """The number of a Hebrew numeral, with or without its marks; a leading thousand (ה׳תשפ״ה) counts; None if it is none."""
    marked = _QUOTES.search(text)
    letters = _QUOTES.sub("", text)
    if not letters or len(letters) > _CANONICAL_LENGTH or any(letter not in _VALUES for letter in letters):
        return None
    values = [_VALUES[letter] for letter in letters]
    thousands = 0
    if len(values) > 1 and values[0] < 10 <= values[1] and (values[1] >= 100 or (marked and marked.start() == 1)):  # noqa: PLR2004
        thousands, values = values[0] * 1000, values[1:]
    if values != sorted(values, reverse=True):
        return None
    return thousands + sum(values)
