"""What the command line shows in a terminal: progress that can be interrupted, tables, JSON."""

from __future__ import annotations

import json
import sys
import time
import unicodedata
from typing import TYPE_CHECKING, Any, Self

from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SECONDS_BETWEEN = 0.2
_CLEAR_LINE = "\r\x1b[K"


class TerminalProgress:
    """Progress on the terminal's last line, which is clear again at the end of the block; silent where nobody looks."""

    def __init__(self) -> None:
        self._seen = sys.stderr is not None and sys.stderr.isatty()
        self._last = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._last:
            print(_CLEAR_LINE, end="", file=sys.stderr, flush=True)

    def report(self, done: int, total: int, doing: str) -> None:
        """Show how far the work is."""
        if not self._seen or time.monotonic() - self._last < _SECONDS_BETWEEN:
            return
        self._last = time.monotonic()
        share = f" {done * 100 // total} %" if total else ""
        print(f"{_CLEAR_LINE}{doing}…{share}", end="", file=sys.stderr, flush=True)


def say(*sentences: str) -> None:
    """Print sentences, without the marks of direction that terminals do not know."""
    print(strip_marks(" ".join(sentence for sentence in sentences if sentence)))


def complain(sentence: str) -> None:
    """Print a sentence where errors go."""
    print(strip_marks(sentence), file=sys.stderr)


def print_json(value: object) -> None:
    """Print a value for another program."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_json_list(values: Iterable[object]) -> None:
    """Print a list for another program, one value at a time, so that a long one needs no memory."""
    print("[", end="")
    for number, value in enumerate(values):
        print(",\n" if number else "\n", json.dumps(value, ensure_ascii=False), sep="", end="")
    print("\n]")


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows of texts in columns."""
    plain = [[strip_marks(cell).replace("\n", " ") for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*plain, strict=True)] if plain else []
    for row in plain:
        print("  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip())


def print_pairs(pairs: Sequence[tuple[str, Any]]) -> None:
    """Print names and what they hold, a line each, and what has several lines beneath itself."""
    rows: list[tuple[str, str]] = []
    for name, value in pairs:
        first, *more = str(value).splitlines() or [""]
        rows += [(f"{name}:", first), *(("", line) for line in more)]
    print_table(rows)


def _width(text: str) -> int:
    return sum(not unicodedata.combining(character) for character in text)
