"""Hebrew stored letter by letter from left to right, as a screen without bidi showed it, brought into the order it is read in."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.readers.sheet import OpenedFile

SHOWN = 3
ROWS_SHOWN_FROM = 50
HEBREW = re.compile("[\u05d0-\u05ea]")
LATIN = "A-Za-z\u00c0-\u024f"
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_FROM_LEFT = re.compile(
    # Latin words with whatever stands between them, digits at their edges with them (e-mail, "3M"), else a number with its
    # own marks: a phone, a date, a price, a percentage.
    rf"[0-9]*[{LATIN}](?:[^\u05d0-\u05ea]*[{LATIN}0-9])?"
    r"|(?:(?<![^\s])[+\-])?[%₪$€£#]?[0-9](?:[0-9.,:/+*\-]*[0-9])?[%₪$€£]?"
)


def logical(text: str) -> str:
    """The text of one field in the order of reading, line by line; one without Hebrew letters stays as it is."""
    if not HEBREW.search(text):
        return text
    return "".join(_turned(part) if HEBREW.search(part) else part for part in re.split(r"(\r\n|\r|\n)", text))


def turn_round(opened: OpenedFile) -> None:
    """Turn round the fields of every sheet, each by itself, so that the columns keep their places; some are kept to be shown."""
    for sheet in opened.sheets:
        seen = sheet.start_over
        for row in islice(seen(), 1, ROWS_SHOWN_FROM):
            turned = ((cell, logical(cell)) for cell in row if isinstance(cell, str))
            changed = [(before.strip(), after.strip()) for before, after in turned if before != after]
            opened.turned += changed[: SHOWN - len(opened.turned)]
        sheet.start_over = _turning(seen)


def _turning(seen: Callable[[], Iterator[list[Cell]]]) -> Callable[[], Iterator[list[Cell]]]:
    return lambda: ([logical(cell) if isinstance(cell, str) else cell for cell in row] for row in seen())


def _turned(line: str) -> str:
    """Reversed, but for what is read from the left even inside Hebrew; brackets are mirrored with the letters."""
    parts: list[str] = []
    end = 0
    for found in _FROM_LEFT.finditer(line):
        parts += (_mirrored(line[end : found.start()]), found[0])
        end = found.end()
    parts.append(_mirrored(line[end:]))
    return "".join(reversed(parts))


def _mirrored(text: str) -> str:
    return text[::-1].translate(_MIRRORED)
