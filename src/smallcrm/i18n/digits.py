"""Digits of every script to 0–9 and back."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

LATIN = "latn"
NATIVE = "native"

_NATIVE_ZERO = {"ar": 0x0660, "fa": 0x06F0}
_PUNCTUATION = {
    "\u066b": ".",  # Arabic decimal separator
    "\u066c": ",",  # Arabic thousands separator
    "\u060c": ",",  # Arabic comma
    "\u066a": "%",
    "\u2212": "-",  # minus sign
    "\ufe63": "-",
    "\uff0d": "-",
}


class _AsciiTable(dict[int, str]):
    """What each character becomes, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        digit = unicodedata.decimal(character, None) if code > 0x7F else None  # noqa: PLR2004 - the end of ASCII
        plain = self[code] = character if digit is None else str(digit)
        return plain


_ASCII = _AsciiTable({ord(mark): plain for mark, plain in _PUNCTUATION.items()})


def to_ascii(text: str) -> str:
    """The text with the digits, decimal and thousands marks of any script as `0`–`9`, `.` and `,`; the minus sign as `-`."""
    return text if text.isascii() else text.translate(_ASCII)


def to_native(text: str, language: str) -> str:
    """The digits 0–9 of the text as the language's own; languages that use 0–9 get the text back."""
    zero = _NATIVE_ZERO.get(language)
    return text if zero is None else text.translate(_native_table(zero))


@lru_cache(maxsize=2)
def _native_table(zero: int) -> dict[int, int]:
    return {ord("0") + value: zero + value for value in range(10)}
