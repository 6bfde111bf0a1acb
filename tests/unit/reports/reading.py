"""Reads back what was written: the glyphs of a line by their places, the letters of a page by theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
from fontTools.ttLib import TTFont
from pypdfium2 import raw

from smallcrm.reports.font_embedding import characters_of_glyphs
from smallcrm.reports.fonts import face

if TYPE_CHECKING:
    from smallcrm.reports.glyph_writer import GlyphLine

_OPERATOR = re.compile(r"/(?P<face>\S+) 1 Tf|\[(?P<array>[^\]]*)\]TJ|(?P<rise>-?[\d.]+) Ts")
_ELEMENT = re.compile(r"<([0-9a-f]*)>|(-?\d+)")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph at its place, in ems from the line's left end and up from the baseline."""

    face: str
    glyph: int
    x: float
    rise: float

    @property
    def text(self) -> str:
        return _characters(self.face).get(self.glyph, "")


def glyphs(line: GlyphLine) -> list[Glyph]:
    """The glyphs a line draws, as a reader of PDF places them."""
    found: list[Glyph] = []
    name, pen, rise = "", 0.0, 0.0
    for operator in _OPERATOR.finditer(line.code):
        if operator["face"]:
            name = operator["face"]
        elif operator["rise"]:
            rise = float(operator["rise"])
        else:
            for codes, step in _ELEMENT.findall(operator["array"]):
                pen -= float(step or 0) / 1000
                for start in range(0, len(codes), 4):
                    glyph = int(codes[start : start + 4], 16)
                    found.append(Glyph(name, glyph, pen, rise))
                    pen += face(name).widths[glyph] / 1000
    return found


def seen(line: GlyphLine) -> str:
    """The letters from left to right as the eye meets them."""
    return "".join(glyph.text for glyph in sorted(glyphs(line), key=lambda glyph: glyph.x))


@cache
def _characters(name: str) -> dict[int, str]:
    return characters_of_glyphs(TTFont(BytesIO(face(name).data)))


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a page with the left and right end and the middle of its height, in points."""

    text: str
    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """Letters of one height from left to right."""

    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        """The letters with a space wherever they stand apart."""
        pieces: list[str] = []
        for index, letter in enumerate(self.letters):
            apart = index and letter.left - self.letters[index - 1].right > 1.2
            pieces.append(f" {letter.text}" if apart else letter.text)
        return "".join(pieces)


def pages(pdf: bytes) -> list[list[Line]]:
    """The lines of every page from above, for pages without marks above or below the letters."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_lines(document[index]) for index in range(len(document))]
    finally:
        document.close()


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document[index].get_size() for index in range(len(document))]
    finally:
        document.close()


def text_of(pdf: bytes) -> str:
    """All lines of all pages, each as the eye meets it from the left."""
    return "\n".join(line.text for page in pages(pdf) for line in page)


def _lines(page: pypdfium2.PdfPage) -> list[Line]:
    text_page = page.get_textpage()
    rows: dict[int, list[Letter]] = {}
    for index in range(text_page.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text_page, index))
        if letter.isspace() or letter == "\0":
            continue
        left, bottom, right, top = text_page.get_charbox(index, loose=True)
        y = (bottom + top) / 2
        row = next((key for key in rows if abs(key - y) < 2.5), round(y))
        rows.setdefault(row, []).append(Letter(letter, left, right, y))
    text_page.close()
    return [Line(tuple(sorted(rows[key], key=lambda letter: letter.left))) for key in sorted(rows, reverse=True)]
