"""Which code page a text file was written in, by its bytes and by the words they make."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

WINDOWS = ("cp1255", "cp1256", "cp1251", "cp1252")
SAMPLE = 256 * 1024
MOST_IN_TWO_VALUES = 0.9
SURE = 0.6
"""Points a letter, below which no code page fits well: asked rather than guessed."""

HEBREW = frozenset("אבגדהוזחטיךכלםמןנסעףפץצקרשת")
FINAL_HEBREW = frozenset("ךםןףץ")
NEVER_FINAL_HEBREW = ("כ", "מ", "נ", "צ")
ARABIC = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکیھہے")
BULGARIAN = frozenset("абвгдежзийклмнопрстуфхцчшщъьюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ")
BULGARIAN_VOWELS = frozenset("аеиоуъюяАЕИОУЪЮЯ")
WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜÝ")
ALPHABETS = {"cp1255": HEBREW, "cp1256": ARABIC, "cp1251": BULGARIAN, "cp1252": WESTERN}

WORD_WITH_HIGH_BYTES = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
SHORTEST_WORD = 3
ASCII_LETTER = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class CodePage:
    """A codec's name, whether it is told for certain, and the others that may be tried, best first."""

    name: str
    sure: bool
    others: tuple[str, ...] = ()


def code_page_of(content: bytes) -> CodePage:
    """The code page of a text: by its mark, by NULs at every second byte, by strict UTF-8, else by the words under each."""
    for mark, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if content.startswith(mark):
            return CodePage(name, sure=True)
    sample = content[:SAMPLE]
    if wide := _wide(sample):
        return CodePage(wide, sure=True)
    if _is_utf_8(content):
        return CodePage("utf-8", sure=True)
    scores = sorted(((_score(sample, name), name) for name in WINDOWS), reverse=True)
    best, name = scores[0]
    return CodePage(name, sure=best >= SURE, others=tuple(other for _, other in scores[1:]))


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: every second byte is NUL, or the one high byte of its alphabet; the side tells which comes first."""
    first, second = sample[0::2], sample[1::2]
    if _is_high_side(second, first):
        return "utf-16-le"
    return "utf-16-be" if _is_high_side(first, second) else None


def _is_high_side(side: bytes, other: bytes) -> bool:
    """Whether `side` holds the high bytes: NULs for ASCII, one value for an alphabet, and hardly anything else."""
    common = Counter(side).most_common(2)
    covered = sum(count for _, count in common)
    return 0 in dict(common) and covered > MOST_IN_TWO_VALUES * len(side) and other.count(0) * 4 < side.count(0)


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _score(sample: bytes, name: str) -> float:
    """Points a letter from the words that hold high bytes, each different word once: 1 is a text all in the alphabet."""
    alphabet = ALPHABETS[name]
    points = letters = 0
    for word in set(WORD_WITH_HIGH_BYTES.findall(sample)):
        text = word.decode(name, errors="replace")
        high = [character for character in text if character > "\x7f"]
        letters += len(high)
        points += sum(_points(character, alphabet) for character in high) + _shape(text, name)
    return points / letters if letters else 0.0


def _points(character: str, alphabet: frozenset[str]) -> int:
    if character in alphabet:
        return 1
    if character == "\ufffd" or unicodedata.category(character)[0] in "LC":
        return -2
    # Vowel points, quotation marks, the sign of the shekel or №: they stand in good texts and prove nothing.
    return 0


def _shape(text: str, name: str) -> int:
    """What no word of the language looks like costs points."""
    if name == "cp1252":
        # Western words are ASCII with an accent here and there; a word of accents alone is another alphabet.
        return -2 * len(text) if sum(letter in WESTERN for letter in text) > 1 + len(text) // 2 else 0
    penalty = -2 if ASCII_LETTER.search(text) else 0
    if name == "cp1251":
        # Lower-case Cyrillic and Hebrew share their bytes: only the first writes its vowels, only the second ends words its own way.
        penalty -= 2 * any(a.islower() and b.isupper() for a, b in pairwise(text))
        penalty -= 2 * (len(text) >= SHORTEST_WORD and BULGARIAN_VOWELS.isdisjoint(text))
    elif name == "cp1255":
        penalty -= 2 * any(letter in FINAL_HEBREW for letter in _inside(text, HEBREW))
        penalty -= 2 * (len(text) >= SHORTEST_WORD and text.endswith(NEVER_FINAL_HEBREW))
    elif "ة" in _inside(text, ARABIC):
        penalty -= 2
    return penalty


def _inside(text: str, alphabet: frozenset[str]) -> str:
    """The letters that are followed by another letter of the alphabet."""
    return "".join(a for a, b in pairwise(text) if b in alphabet)
