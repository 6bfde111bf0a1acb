"""Marks that keep a piece of text whole among text of the other direction (UAX #9 isolates)."""

from __future__ import annotations

import re

LEFT_TO_RIGHT_ISOLATE = "\u2066"
RIGHT_TO_LEFT_ISOLATE = "\u2067"
FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"
LEFT_TO_RIGHT_OVERRIDE, POP_OVERRIDE = "\u202d", "\u202c"

_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def isolate(text: str) -> str:
    """What the user typed, kept from dragging its punctuation across the line; empty stays empty."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if text else ""


def ltr(text: str) -> str:
    """A phone, an amount, a code or an address on the net, read from the left wherever it stands; empty stays empty."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}" if text else ""


def rtl(text: str) -> str:
    """A piece read from the right wherever it stands; empty stays empty."""
    return f"{RIGHT_TO_LEFT_ISOLATE}{text}{POP_ISOLATE}" if text else ""


def strip_marks(text: str) -> str:
    """The text without any mark of direction, for copying, export and search."""
    return text if text.isascii() else _MARKS.sub("", text)
