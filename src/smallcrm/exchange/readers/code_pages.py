"""Which code page a text file was written in, by its bytes and by the words they make."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

from smallcrm.exchange.readers import own_codecs
from smallcrm.exchange.readers.letter_pairs import ARABIC_PAIRS, BULGARIAN_PAIRS, HEBREW_PAIRS, share_of_pairs

own_codecs.register()

VISUAL = "-visual"
"""Ends the name of a code page whose Hebrew stands in the order of sight."""

SAMPLE = 128 * 1024
PIECE = 8 * 1024
MOST_WORDS = 250
MOST_OTHERS = 4
MOST_IN_TWO_VALUES = 0.9
SURE = 0.6
"""Points a letter, below which no code page fits well: asked rather than guessed."""

CLEARLY = 4
CLEARLY_COMMON = 2
"""By how many points in all the best must lead those that read the text otherwise: a common page has won more by being common."""

HEBREW = frozenset("אבגדהוזחטיךכלםמןנסעףפץצקרשת")
FINAL_HEBREW = frozenset("ךםןףץ")
NEVER_FINAL_HEBREW = ("כ", "מ", "נ", "צ")
ARABIC = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگکیھہے")
BULGARIAN = frozenset("абвгдежзийклмнопрстуфхцчшщъьюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ")
RUSSIAN_ONLY = frozenset("ыэёЫЭЁ")
BULGARIAN_VOWELS = frozenset("аеиоуъюяАЕИОУЪЮЯ")
WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜÝ")


class Reading(NamedTuple):
    """A way to read bytes: the name of the page, its codec, alphabet and pairs; `rarity` are points it must make good for being rare."""

    name: str
    codec: str
    alphabet: frozenset[str]
    pairs: frozenset[str]
    rarity: int = 0

    def text(self, word: bytes) -> str:
        """The bytes of a word as its letters in the order of reading."""
        text = word.decode(self.codec, errors="replace")
        return text[::-1] if self.name.endswith(VISUAL) else text


READINGS = (
    Reading("cp1255", "cp1255", HEBREW, HEBREW_PAIRS),
    Reading("cp1256", "cp1256", ARABIC, ARABIC_PAIRS),
    Reading("cp1251", "cp1251", BULGARIAN, BULGARIAN_PAIRS),
    Reading("cp1252", "cp1252", WESTERN, frozenset()),
    Reading("cp862-visual", "cp862", HEBREW, HEBREW_PAIRS, 1),
    Reading("cp862", "cp862", HEBREW, HEBREW_PAIRS, 2),
    Reading("mik", "mik", BULGARIAN, BULGARIAN_PAIRS, 1),
    Reading("cp866", "cp866", BULGARIAN, BULGARIAN_PAIRS, 2),
    Reading("koi8-r", "koi8-r", BULGARIAN, BULGARIAN_PAIRS, 3),
    Reading("iso-8859-8-visual", "cp1255", HEBREW, HEBREW_PAIRS, 6),
    Reading("cp720", "cp720", ARABIC, ARABIC_PAIRS, 5),
)
EXPECTED_PAIRS = 0.6
WEIGHT_OF_PAIRS = 1.5
WORD_WITH_HIGH_BYTES = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
UTF_8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
MOSTLY_UTF_8 = 0.95
FEWEST_BEFORE_A_CUT = 2
"""Letters of UTF-8 that stand before one that is cut through at the end: another page makes none by chance."""
SHORTEST_WORD = 3
ASCII_LETTER = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True)
class CodePage:
    """A page's name, whether it is told for certain, and the others that may be tried, best first."""

    name: str
    sure: bool
    others: tuple[str, ...] = ()

    @property
    def codec(self) -> str:
        """The codec that decodes it."""
        return own_codecs.VISUAL_CODECS.get(self.name, self.name)

    @property
    def is_visual(self) -> bool:
        """Whether its Hebrew is to be turned round."""
        return self.name in own_codecs.VISUAL_CODECS


def code_page_of(content: bytes) -> CodePage:
    """The code page of a text: by its mark, by NULs at every second byte, by strict UTF-8, else by the words under each."""
    if wide := wide_page_of(content):
        return CodePage(wide, sure=True)
    if content.startswith(codecs.BOM_UTF8):
        return CodePage("utf-8-sig", sure=True)
    if is_utf_8(content):
        return CodePage("utf-8", sure=True)
    sample = _sample(content)
    if _is_nearly_utf_8(sample) or (is_utf_8(content, may_be_cut=True) and len(UTF_8_SEQUENCE.findall(sample)) >= FEWEST_BEFORE_A_CUT):
        return CodePage("utf-8", sure=True)
    return page_by_words(sample)


def named_page(name: str) -> CodePage:
    """The page of that name, a codec's or one of ours; raises LookupError where there is none."""
    # Newer Pythons know these two themselves.
    is_logical = name.lower().replace("_", "-") in {"iso-8859-8-i", "iso-8859-8-e"}
    return CodePage(codecs.lookup("iso8859-8" if is_logical else name).name, sure=True)


def wide_page_of(content: bytes) -> str | None:
    """The page of a text with two or four bytes a letter, by its mark or by where its NULs and high bytes stand."""
    for mark, name in ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32")):
        if content.startswith(mark) and len(content) % 4 == 0:
            return name
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = content[:SAMPLE]
    if not sample.isascii() or b"\0" in sample:
        return _four_wide(sample) or _two_wide(sample)
    return None


def _four_wide(sample: bytes) -> str | None:
    """UTF-32 without its mark: no letter lies above plane 16, so of four bytes one is always NUL and its neighbour nearly so."""
    size = len(sample) // 4
    if size == 0 or sample.count(0) < 2 * size:
        return None
    nuls = [sample[place : 4 * size : 4].count(0) for place in range(4)]
    if nuls[3] == size and nuls[2] == size and nuls[0] == 0:
        return "utf-32-le"
    return "utf-32-be" if nuls[0] == size and nuls[1] == size and nuls[3] == 0 else None


def _two_wide(sample: bytes) -> str | None:
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


def is_utf_8(content: bytes, *, may_be_cut: bool = False) -> bool:
    """Whether bytes are UTF-8, but for a last letter that is cut through if so wished."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content, final=not may_be_cut)
    except UnicodeDecodeError:
        return False
    return True


def _is_nearly_utf_8(sample: bytes) -> bool:
    """Whether nearly all high bytes make letters of UTF-8: a file with a few damaged ones, not another page."""
    high = len(sample) - len(sample.translate(None, bytes(range(0x80, 0x100))))
    whole = sum(map(len, UTF_8_SEQUENCE.findall(sample)))
    return high > whole >= MOSTLY_UTF_8 * high and whole > SHORTEST_WORD * 2


def _sample(content: bytes) -> bytes:
    """The first pieces of the content that hold high bytes, however far down they stand."""
    pieces = (content[start : start + PIECE] for start in range(0, len(content), PIECE))
    return b"\n".join(islice((piece for piece in pieces if not piece.isascii()), SAMPLE // PIECE))


def page_by_words(sample: bytes) -> CodePage:
    """The code page of bytes that are no Unicode, by the words they make under each."""
    words = list(dict.fromkeys(WORD_WITH_HIGH_BYTES.findall(sample)))
    words = words[:: 1 + len(words) // MOST_WORDS]
    scores = sorted(((_score(words, reading), reading) for reading in READINGS), key=lambda scored: -scored[0])
    best, reading = scores[0]
    texts = [reading.text(word) for word in words]
    rival = next((score for score, other in scores[1:] if [other.text(word) for word in words] != texts), -1.0)
    letters = sum(map(len, words))
    lead = CLEARLY if reading.rarity else CLEARLY_COMMON
    others = tuple(other.name for _, other in scores[1 : 1 + MOST_OTHERS])
    return CodePage(reading.name, sure=best >= SURE and (best - rival) * letters >= lead, others=others)


def _score(words: list[bytes], reading: Reading) -> float:
    """Points a letter from words that hold high bytes: 1 is a text all in the alphabet, whose letters follow one another as usual."""
    points = letters = 0.0
    for word in words:
        text = reading.text(word)
        high = [character for character in text if character > "\x7f"]
        letters += len(high)
        points += sum(_points(character, reading.alphabet) for character in high) + _shape(text, reading)
    return (points - reading.rarity) / letters if letters else 0.0


def _points(character: str, alphabet: frozenset[str]) -> int:
    if character in alphabet:
        return 1
    if character in RUSSIAN_ONLY and "я" in alphabet:
        return 0
    if character == "\ufffd" or unicodedata.category(character)[0] in "LC" or "\u2190" <= character <= "\u25ff":
        return -2
    # Vowel points, quotation marks, the sign of the shekel or №: they stand in good texts and prove nothing.
    return 0


def _shape(text: str, reading: Reading) -> float:
    """What no word of the language looks like costs points; letters that often stand together win some."""
    if reading.alphabet is WESTERN:
        # Western words are ASCII with an accent here and there; a word of accents alone is another alphabet.
        return -2 * len(text) if sum(letter in WESTERN for letter in text) > 1 + len(text) // 2 else 0
    penalty = -2.0 if ASCII_LETTER.search(text) else 0.0
    if reading.alphabet is BULGARIAN:
        # Lower-case Cyrillic and Hebrew share their bytes: only the first writes its vowels, only the second ends words its own way.
        penalty -= 2 * any(a.islower() and b.isupper() for a, b in pairwise(text))
        penalty -= 2 * (len(text) >= SHORTEST_WORD and BULGARIAN_VOWELS.isdisjoint(text))
    elif reading.alphabet is HEBREW:
        penalty -= 2 * any(letter in FINAL_HEBREW for letter in _inside(text, HEBREW))
        penalty -= 2 * (len(text) >= SHORTEST_WORD and text.endswith(NEVER_FINAL_HEBREW))
    elif "ة" in _inside(text, ARABIC):
        penalty -= 2
    if len(text) > 1:
        penalty += WEIGHT_OF_PAIRS * len(text) * (share_of_pairs(text.lower(), reading.pairs) - EXPECTED_PAIRS)
    return penalty


def _inside(text: str, alphabet: frozenset[str]) -> str:
    """The letters that are followed by another letter of the alphabet."""
    return "".join(a for a, b in pairwise(text) if b in alphabet)
