"""Texts that a program once read in the wrong code page and saved so, brought back where that is certain."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from smallcrm.exchange.readers.code_pages import ARABIC, BULGARIAN, HEBREW, page_by_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.readers.sheet import OpenedFile, Sheet

WRONG_PAGES = ("cp1252", "cp1255", "cp1256", "cp1251")
ROWS_LOOKED_AT = 400
ROWS_BETWEEN_BEATS = 20_000
SHOWN = 3
NEARLY_ALL = 0.9
"""Share of the cells with foreign letters from which on a sheet counts as garbled throughout."""

MOST_TIMES = 3
FEWEST_LETTERS = 5
UTF_8 = "utf-8"
ALPHABETS = {"cp1255": HEBREW, "cp1256": ARABIC, "cp1251": BULGARIAN}

_LETTERS = re.compile(
    # Latin, Greek, Cyrillic, Hebrew with points and Arabic with marks, signs of direction, quotation, money, and pictures.
    "[\x00-\x7f\xa0-\xff\u0100-\u017f\u0386-\u03ce\u0400-\u045f\u0490\u0491\u05b0-\u05c2\u05d0-\u05f4\u060c\u061b\u061f-\u0655\u0660-\u066d"
    "\u0670\u067e\u0686\u0698\u06a9\u06af\u06cc\u06c0\u06c1\u06d2\u06f0-\u06f9\u200b-\u200f\u2010-\u2026\u202a-\u202e\u2030\u2032\u2033"
    "\u2039\u203a\u20aa\u20ac\u2116\u2122\u2190-\u21ff\u2600-\u27bf\ufe0f\ufeff\U0001f000-\U0001faff]*"
)
_WORD_OF_THE_WEST = re.compile("[A-Za-z\x80-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192]+")
_ASCII_LETTER = re.compile("[A-Za-z]")
_FOREIGN = re.compile("[^\x00-\x7f]")


def _bytes_by_letter(page: str) -> dict[int, int]:
    """The byte of each letter of a code page; a byte that stands for none went through as the control of its number."""
    table = {number: number for number in range(256) if number < 0xA0}  # noqa: PLR2004 - the first letter behind the controls
    for number in range(0x80, 0x100):
        letter = bytes([number]).decode(page, errors="replace")
        table[number if letter == "\ufffd" else ord(letter)] = number
    return table


_TABLES: Mapping[str, dict[int, int]] = {page: _bytes_by_letter(page) for page in WRONG_PAGES}


def _leads_and_followers(page: str) -> re.Pattern[str]:
    """A letter that stands for the first byte of a letter in UTF-8 under the page, followed by one for the next bytes."""
    by_byte: dict[int, list[str]] = {}
    for letter, number in _TABLES[page].items():
        by_byte.setdefault(number, []).append(re.escape(chr(letter)))
    leads = "".join(letter for number in range(0xC2, 0xF5) for letter in by_byte.get(number, ()))
    followers = "".join(letter for number in range(0x80, 0xC0) for letter in by_byte.get(number, ()))
    return re.compile(f"([{leads}])([{followers} ])")


_PAIRS: Mapping[str, re.Pattern[str]] = {page: _leads_and_followers(page) for page in WRONG_PAGES}
_CERTAIN_PAIR = re.compile("[a-z][\xc2-\xdf][^A-Za-z0-9]|[\xc2-\xdf][^A-Za-z0-9\\s][A-Za-z]")


@dataclass(frozen=True, slots=True)
class Mending:
    """How the cells of a sheet were garbled: bytes of the page `right` were read as the page `wrong`.

    `throughout` tells that all of the sheet is so, and cells follow that would prove little by themselves.
    """

    wrong: str
    right: str
    throughout: bool

    def mended(self, text: str) -> str:
        """The cell as it was before it was garbled; the cell itself where that is not certain."""
        if text.isascii():
            return text
        if self.right != UTF_8:
            return _from_code_page(text, self.right)
        found = _from_utf_8(text, self.wrong)
        return found if found is not None and (self.throughout or _is_proof(text, found)) else text


def mend(opened: OpenedFile, beat: Callable[[int, int], None]) -> None:
    """Give every sheet whose first rows show that it was garbled its cells back, counting them."""
    for sheet in opened.sheets:
        mending = mending_of(_texts(islice(sheet.start_over(), ROWS_LOOKED_AT)))
        if mending is not None:
            _mend_sheet(sheet, mending, opened, beat)


def mending_of(texts: Iterable[str]) -> Mending | None:
    """How these cells were garbled; None where nothing proves it."""
    foreign = [text for text in dict.fromkeys(texts) if not text.isascii()]
    if not foreign:
        return None
    return _read_from_utf_8(foreign) or _read_from_code_page(foreign)


def _read_from_utf_8(foreign: list[str]) -> Mending | None:
    best, proofs, explained = "", 0, 0
    for page in WRONG_PAGES:
        found = [(text, before) for text in foreign if (before := _from_utf_8(text, page)) is not None]
        proven = sum(_is_proof(text, before) for text, before in found)
        if proven > proofs:
            best, proofs, explained = page, proven, len(found)
    return Mending(best, UTF_8, throughout=explained >= NEARLY_ALL * len(foreign)) if proofs else None


def _read_from_code_page(foreign: list[str]) -> Mending | None:
    """Hebrew, Arabic or Cyrillic of Windows that was taken for Western letters: words of accents alone."""
    written = b"\n".join(found for text in foreign if (found := _written(text, "cp1252")) is not None)
    page = page_by_words(written)
    if not page.sure or page.name not in ALPHABETS:
        return None
    letters = sum(len(_FOREIGN.findall(text)) for text in foreign if _from_code_page(text, page.name) != text)
    return Mending("cp1252", page.name, throughout=False) if letters >= FEWEST_LETTERS else None


def _from_utf_8(text: str, page: str) -> str | None:
    """The text whose UTF-8 was read as the page, perhaps more than once; None where it cannot be."""
    best = None
    for _ in range(MOST_TIMES):
        before = _once_from_utf_8(text, page)
        if before is None:
            break
        text = before
        if _LETTERS.fullmatch(text):
            best = text
    return best


def _once_from_utf_8(text: str, page: str) -> str | None:
    if text.isascii() or not _PAIRS[page].search(text):
        return None
    written = _written(text, page)
    if written is None:
        return None
    try:
        return written.decode(UTF_8)
    except UnicodeDecodeError:
        pass
    # Some programs make a plain blank of the one that keeps words together, which is half a letter here.
    written = _written(_PAIRS[page].sub(lambda found: found[1] + (found[2] if found[2] != " " else "\xa0"), text), page)
    try:
        return written.decode(UTF_8) if written is not None else None
    except UnicodeDecodeError:
        return None


def _is_proof(text: str, before: str) -> bool:
    """Whether nobody can have meant the text as it stands: several letters fit, or one in the middle of a word."""
    letters = _FOREIGN.findall(before)
    return len(letters) > 1 or len(_FOREIGN.findall(text)) > 2 * len(letters) or _CERTAIN_PAIR.search(text) is not None


def _from_code_page(text: str, page: str) -> str:
    """The text whose bytes in the page were read as Western letters; the text itself where a word may be Western."""
    written = _written(text, "cp1252")
    if written is None:
        return text
    alphabet = ALPHABETS[page]
    letters = 0
    for word in _WORD_OF_THE_WEST.findall(text):
        if word.isascii():
            continue
        before = (_written(word, "cp1252") or b"").decode(page, errors="replace")
        if _ASCII_LETTER.search(word) or not all(letter in alphabet or not letter.isalpha() for letter in before):
            return text
        letters += sum(letter in alphabet for letter in before)
    if letters == 0 or (letters == 1 and _ASCII_LETTER.search(text)):
        return text
    before = written.decode(page, errors="replace")
    return text if "\ufffd" in before else before


def _written(text: str, page: str) -> bytes | None:
    """The bytes that the page reads as the text."""
    try:
        return codecs.charmap_encode(text, "strict", _TABLES[page])[0]
    except UnicodeEncodeError:
        return None


def _texts(rows: Iterable[list[Cell]]) -> Iterator[str]:
    return (cell for row in rows for cell in row if isinstance(cell, str))


def _mend_sheet(sheet: Sheet, mending: Mending, opened: OpenedFile, beat: Callable[[int, int], None]) -> None:
    garbled = sheet.start_over
    known: dict[str, str] = {}

    def mended(cell: Cell) -> Cell:
        if not isinstance(cell, str) or cell.isascii():
            return cell
        if cell not in known:
            if len(known) > ROWS_BETWEEN_BEATS:
                known.clear()
            known[cell] = mending.mended(cell)
        return known[cell]

    for number, row in enumerate(garbled(), 1):
        pairs = [(cell, mended(cell)) for cell in row if isinstance(cell, str) and not cell.isascii()]
        changed = [(before.strip(), str(after).strip()) for before, after in pairs if before != after]
        opened.repaired_count += len(changed)
        if changed and len(opened.repaired) < SHOWN:
            opened.repaired = list(dict.fromkeys((*opened.repaired, *changed)))[:SHOWN]
        if number % ROWS_BETWEEN_BEATS == 0:
            beat(number, sheet.rows)
    sheet.name = mending.mended(sheet.name)
    sheet.start_over = lambda: ([mended(cell) for cell in row] for row in garbled())
