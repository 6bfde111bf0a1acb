"""Digits of every script to 0–9 and back."""

from __future__ import annotations

import sys
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


def to_ascii(text: str) -> str:
    """The text with the digits, decimal and thousands marks of any script as `0`–`9`, `.` and `,`; the minus sign as `-`."""
    return text if text.isascii() else text.translate(_ascii_table())


def to_native(text: str, language: str) -> str:
    """The digits 0–9 of the text as the language's own; languages that use 0–9 get the text back."""
    zero = _NATIVE_ZERO.get(language)
    return text if zero is None else text.translate(_native_table(zero))


@lru_cache(maxsize=1)
def _ascii_table() -> dict[int, str]:
    table = {ord(mark): plain for mark, plain in _PUNCTUATION.items()}
    for code in range(0x80, sys.maxunicode + 1):
        if unicodedata.category(chr(code)) == "Nd":
            table[code] = str(unicodedata.decimal(chr(code)))
    return table


@lru_cache(maxsize=2)
def _native_table(zero: int) -> dict[int, int]:
    return {ord("0") + value: zero + value for value in range(10)}
