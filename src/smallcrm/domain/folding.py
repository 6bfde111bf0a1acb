"""Text folded for search, sorting and duplicates: what people take for the same is written the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_APOSTROPHES = "'\"`´‘’‚‛“”„‟′″׳״\u02b9\u02ba\u02bb\u02bc\u02bd\u055a\uff02\uff07"
_SAME_LETTER = {
    "ي": "ی",
    "ى": "ی",
    "ے": "ی",
    "ك": "ک",
    "ڪ": "ک",
    "ٱ": "ا",
    "ة": "ه",
    "ە": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ۃ": "ه",
    "\u0640": "",  # tatweel
    "\u200c": " ",  # zero-width non-joiner
    "\u2212": " ",  # minus sign, typed for a hyphen
    "\u066b": ".",
    "\u066c": ",",
    "\u060c": ",",
}
_DROPPED = frozenset({"Mn", "Me", "Cf"})
_SPACED = frozenset({"Pd", "Zs", "Zl", "Zp", "Cc"})


class _FoldTable(dict[int, str]):
    """What each character becomes, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def fold(text: str) -> str:
    """The text without case, marks, kinds of letters and digits that differ by keyboard, quotes and directions.

    NFKD, marks off, casefolded; ي/ی/ى one letter, ك/ک one, ا without hamza, ة as ه; hyphens, maqaf and ZWNJ as a space;
    apostrophes, geresh and gershayim left out (ת"א is ת״א is תא); digits as 0–9; spaces single. Folding twice changes
    nothing.
    """
    if text.isalnum() and text.isascii():
        return text.lower()
    lowered = text.lower()
    if _FOLDED_ALREADY.fullmatch(lowered) and "  " not in lowered:
        return lowered.strip(" ")
    return " ".join(text.translate(_TABLE).split())


def sort_key(text: str, language: str | None = None, folded: Callable[[str], str] = fold) -> str:
    """A key whose binary order is alphabetical in each script; marks and signs at the beginning do not count.

    Numbers come first, then the script of `language`, then the others. Persian puts و before ه where Arabic puts it
    after: `fa` orders the Persian way. The key of a beginning is the beginning of the whole's key. `folded` is `fold`, or
    what remembers what `fold` gave.
    """
    if text.isascii():
        return folded(text).lstrip(_LEADING_SIGNS)
    if "\u0306" in text:
        text = unicodedata.normalize("NFC", text)
    # й is a letter of its own, not и with a mark.
    key = folded(text.replace("й", _SHORT_I).replace("Й", _SHORT_I))
    while key and not key[0].isalnum() and key[0] != _SHORT_I:
        key = key[1:]
    if _ORDERED_OTHERWISE.search(key):
        key = key.translate(_persian_order() if language == "fa" else _arabic_order())
    first, last = _OWN_SCRIPT.get(language or "", _NO_SCRIPT)
    return _BEFORE_LATIN + key if first <= key[:1] <= last else key


def look_alike_key(text: str) -> str:
    """The folded text with Cyrillic letters that look like Latin ones as Latin, for finding duplicates only."""
    return fold(text).translate(_LOOK_ALIKES)


_LEADING_SIGNS = " !#$%&()*+,./:;<=>?@[\\]^_{|}~"
_SHORT_I = "\ue000"
_LOOK_ALIKES = str.maketrans("авекмнорстухіјѕґь", "abekmhopctyxijsгb")
_ARABIC_ALPHABET = "ءابپتثجچحخدذرزژسشصضطظعغفقکگلمنهوی"
_PERSIAN_ALPHABET = "ءابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_FOLDED_ALREADY = re.compile(rf"[a-z0-9א-תа-зк-я{_ARABIC_ALPHABET}{re.escape('!#$%&()*+,./:;<=>?@[]^_{|}~')} ]*")
"""Most texts; looking for what has to be folded is quicker than folding it."""
_ORDERED_OTHERWISE = re.compile(f"[{_ARABIC_ALPHABET}ךםןףץ{_SHORT_I}]")
_BEFORE_LATIN = ":"  # it stands between 9 and a
_NO_SCRIPT = ("a", "")
_OWN_SCRIPT = {"he": ("א", "ת"), "ar": ("ء", "ۿ"), "fa": ("ء", "ۿ"), "bg": ("Ѐ", "ӿ")}
"""First and last letter of the script of a language; Latin needs none, as it stands before all the others anyhow."""
_FINAL_LETTERS = str.maketrans("ךםןףץ", "כמנפצ")


def _fold_character(character: str) -> str:
    previous = None
    while character != previous:
        previous = character
        character = "".join(map(_fold_part, unicodedata.normalize("NFKD", character).casefold()))
    return character


def _fold_part(character: str) -> str:
    same = _SAME_LETTER.get(character)
    if same is not None:
        return same
    if character in _APOSTROPHES:
        return ""
    category = unicodedata.category(character)
    if category in _DROPPED:
        return ""
    if category in _SPACED:
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return character


@lru_cache(maxsize=1)
def _arabic_order() -> dict[int, int | str]:
    return _order(_ARABIC_ALPHABET)


@lru_cache(maxsize=1)
def _persian_order() -> dict[int, int | str]:
    return _order(_PERSIAN_ALPHABET)


def _order(alphabet: str) -> dict[int, int | str]:
    places: dict[int, int | str] = {ord(letter): ord("ء") + place for place, letter in enumerate(alphabet)}
    return places | _FINAL_LETTERS | {ord(_SHORT_I): "й"}


_TABLE = _FoldTable()
