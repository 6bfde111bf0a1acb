"""Texts that a spreadsheet would run as a formula when it opens a CSV file, made harmless and brought back.

A text that begins with = + - @, a tab or a line end gets an apostrophe before it; one that begins so behind apostrophes gets
one more. Reading takes one apostrophe off again, so every text comes back as it was.
"""

from __future__ import annotations

_RUNS = tuple("=+-@\t\r\n＝＋－＠")


def guarded(text: str) -> str:
    """The text as it may stand in a CSV file."""
    return f"'{text}" if text.lstrip("'").startswith(_RUNS) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_RUNS) else text
