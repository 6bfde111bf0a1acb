"""The one text layout of every page: Qt orders, breaks and shapes plain text, and the glyphs go into the PDF."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCharFormat, QTextLayout, QTextOption

from smallcrm.i18n import is_right_to_left
from smallcrm.i18n.direction import FIRST_STRONG_ISOLATE, LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT_ISOLATE
from smallcrm.reports.fonts import LAYOUT_PIXELS, depth, face, face_order
from smallcrm.reports.glyph_writer import EMPTY_LINE, GlyphLine, face_of_runs, glyph_line, plain_line
from smallcrm.reports.itemise import LINE_ENDS, Itemised, itemise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallcrm.reports.fonts import Face

ELLIPSIS = "…"
REMEMBERED_LINES = 8192
"""How many lines are kept; names of cities and tags return thousands of times in a list."""

_OPENING = {LEFT_TO_RIGHT_ISOLATE: False, RIGHT_TO_LEFT_ISOLATE: True, FIRST_STRONG_ISOLATE: None}
_WIDEST = 1_000_000
"""Pixels: as wide as a line may be, for Qt counts in sixty-fourths of a pixel in thirty-two bits."""

_UNDER_THE_MIDDLE = 0.34
"""Sizes of the letters from the middle of a line down to its baseline."""

LETTERS_A_LINE = 1000
"""No line of a page holds more letters, so a text to be cut is not laid out further."""


class Align(StrEnum):
    """Where a line stands in its width; start and end are those of the document's direction."""

    START = "start"
    END = "end"
    CENTRE = "centre"
    LEFT = "left"
    RIGHT = "right"


class Direction(StrEnum):
    """Whether a text is read from the right; `OF_TEXT`, for what users typed, asks its first letter."""

    OF_DOCUMENT = "document"
    OF_TEXT = "text"
    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks; `size` in points, `colour` as #RRGGBB, `leading` in sizes from line to line."""

    size: float = 9.5
    bold: bool = False
    colour: str = "#1B2430"
    align: Align = Align.START
    direction: Direction = Direction.OF_TEXT
    leading: float = 1.4


class TextPage(Protocol):
    """What a block is drawn on."""

    def show_text(self, line: GlyphLine, x: float, y: float, size: float, colour: str) -> None:
        """Draw a line with its left end and its baseline at a point of the page, in points."""


@dataclass(frozen=True, slots=True)
class Block:
    """Laid out lines with the left end of each; `width` and `height` in points."""

    lines: tuple[GlyphLine, ...]
    lefts: tuple[float, ...]
    style: Style
    width: float

    @property
    def line_height(self) -> float:
        return self.style.size * self.style.leading

    @property
    def height(self) -> float:
        return self.line_height * len(self.lines)

    @property
    def natural_width(self) -> float:
        """The width of the longest line, in points."""
        return max((line.width for line in self.lines), default=0.0) * self.style.size

    def draw(self, page: TextPage, x: float, y: float) -> None:
        """Draw with the left upper corner at (x, y), where y grows upwards as on a PDF page."""
        size = self.style.size
        baseline = y - self.line_height / 2 - size * _UNDER_THE_MIDDLE
        for line, left in zip(self.lines, self.lefts, strict=True):
            if line.code:
                page.show_text(line, x + left, baseline, size, self.style.colour)
            baseline -= self.line_height

    def roomy(self) -> Block:
        """The block in lines so high that no letter reaches out of its own, as the dots of a last ي would."""
        deepest = max((depth(name, glyphs) for line in self.lines for name, glyphs in line.used), default=0.0)
        leading = max(self.style.leading, 2 * (deepest + _UNDER_THE_MIDDLE))
        return replace(self, style=replace(self.style, leading=leading))

    def part(self, first: int, last: int) -> Block:
        """The lines from `first` up to, not with, `last`: for a text that goes on on the next page."""
        return Block(self.lines[first:last], self.lefts[first:last], self.style, self.width)


@dataclass(frozen=True, slots=True)
class _Typeset:
    """A text that Qt has laid out, and what was made of it before."""

    layout: QTextLayout
    prepared: Itemised
    face: Face
    right_to_left: bool

    def text_after(self, line_count: int) -> str:
        """What stands after so many lines; Qt counts in UTF-16 units."""
        units = self.prepared.text.encode("utf-16-le", "surrogatepass")
        return units[self.layout.lineAt(line_count).textStart() * 2 :].decode("utf-16-le", "surrogatepass")

    def single_line(self) -> GlyphLine | None:
        """The only line, or None where there are several."""
        return self.lines()[0] if self.layout.lineCount() == 1 else None

    def lines(self, count: int | None = None) -> tuple[GlyphLine, ...]:
        """The first `count` lines, or all."""
        tell = face_of_runs(self.face, [part.face for part in self.prepared.stretches])
        wanted = self.layout.lineCount() if count is None else count
        return tuple([glyph_line(self.layout.lineAt(index), tell) for index in range(wanted)])


class TextLayout:
    """Lays out the texts of one document; `missing` gathers the characters that no font had.

    Needs a QGuiApplication (see `ensure_application`); may be used from any one thread.
    """

    def __init__(self, language: str) -> None:
        self.right_to_left = is_right_to_left(language)
        self.missing: set[str] = set()
        self._orders = {bold: face_order(language, bold=bold) for bold in (False, True)}
        self._faces = {bold: face(order[0]) for bold, order in self._orders.items()}
        self._fonts = {bold: first.qt_font() for bold, first in self._faces.items()}
        self._options = {rtl: _text_option(right_to_left=rtl) for rtl in (False, True)}
        self._lines: dict[tuple[str, bool, Direction], GlyphLine] = {}

    def layout(self, text: str, style: Style, width: float, max_lines: int | None = None) -> Block:
        """Plain text broken into lines of at most `width` points, at words and, within a long word, anywhere.

        With `max_lines` the last line ends in … where something was left out.
        """
        if not text:
            return Block((), (), style, width)
        line = self._single_line(text, style)
        if line is not None and line.width * style.size <= width + 0.01:
            return self._block((line,), style, width)
        if max_lines is None:
            return self._block(self._paragraphs(text, style, width), style, width)
        return self._block(self._shortened(text[: LETTERS_A_LINE * max_lines], style, width, max_lines), style, width)

    def line(self, text: str, style: Style, width: float) -> Block:
        """One line, elided with … where it is longer than `width`."""
        return self.layout(_on_one_line(text), style, width, max_lines=1)

    def whole(self, text: str, style: Style, width: float) -> Block:
        """One line that is never cut: where it is longer than `width`, its letters are made smaller."""
        line = self._single_line(_on_one_line(text), style) or EMPTY_LINE
        if line.width * style.size > width > 0:
            size = width / line.width
            style = replace(style, size=size, leading=style.leading * style.size / size)
        return self._block((line,), style, width)

    def measure(self, text: str, style: Style) -> float:
        """The width in points of the text on one line."""
        line = self._single_line(_on_one_line(text), style)
        return (line or EMPTY_LINE).width * style.size

    def _block(self, lines: tuple[GlyphLine, ...], style: Style, width: float) -> Block:
        spare = self._share_before(style.align)
        return Block(lines, tuple((width - line.width * style.size) * spare for line in lines), style, width)

    def _share_before(self, align: Align) -> float:
        """How much of the free width stands to the left of the line: none, half or all of it."""
        if align is Align.CENTRE:
            return 0.5
        at_right = align is Align.RIGHT or ((align is Align.START) == self.right_to_left and align is not Align.LEFT)
        return 1.0 if at_right else 0.0

    def _single_line(self, text: str, style: Style) -> GlyphLine | None:
        """The whole text as one line, or None where it has line ends of its own."""
        if not text:
            return EMPTY_LINE
        key = (text, style.bold, style.direction)
        found = self._lines.get(key)
        if found is None:
            plain, right_to_left = self._direction(text, style.direction)
            found = plain_line(plain, self._faces[style.bold], right_to_left=right_to_left) if plain else EMPTY_LINE
            found = found or self._laid_out(plain, style, None, right_to_left=right_to_left).single_line()
            if found is None:
                return None
            if len(self._lines) >= REMEMBERED_LINES:
                self._lines.clear()
            self._lines[key] = found
        return found

    def _paragraphs(self, text: str, style: Style, width: float) -> tuple[GlyphLine, ...]:
        """Each paragraph is read in its own direction: a note may be half Hebrew, half English."""
        lines: list[GlyphLine] = []
        for paragraph in LINE_ENDS.split(text):
            lines.extend(self._typeset(paragraph, style, width).lines() if paragraph else (EMPTY_LINE,))
        return tuple(lines)

    def _shortened(self, text: str, style: Style, width: float, max_lines: int) -> tuple[GlyphLine, ...]:
        lines: list[GlyphLine] = []
        paragraphs = [paragraph for paragraph in LINE_ENDS.split(text) if paragraph]
        for paragraph in paragraphs:
            typeset = self._typeset(paragraph, style, width)
            left = max_lines - len(lines)
            is_last = paragraph is paragraphs[-1]
            if typeset.layout.lineCount() > left or (typeset.layout.lineCount() == left and not is_last):
                direction = Direction.RIGHT_TO_LEFT if typeset.right_to_left else Direction.LEFT_TO_RIGHT
                cut = self._elided(typeset.text_after(left - 1), replace(style, direction=direction), width)
                return (*lines, *typeset.lines(left - 1), cut)
            lines.extend(typeset.lines())
        return tuple(lines)

    def _elided(self, text: str, style: Style, width: float) -> GlyphLine:
        """As much of the text as stands before … in the width; … alone where not a letter does."""
        room = width / style.size
        clusters = list(graphemes(text[:LETTERS_A_LINE]))
        fitting, too_long = 0, len(clusters) + 1
        best = self._single_line(ELLIPSIS, style) or EMPTY_LINE
        while too_long - fitting > 1:
            middle = (fitting + too_long) // 2
            shortened = "".join(clusters[:middle]).rstrip() + ELLIPSIS
            line = self._typeset(shortened, style).lines()[0]
            if line.width <= room:
                fitting, best = middle, line
            else:
                too_long = middle
        return best

    def _typeset(self, text: str, style: Style, width: float | None = None) -> _Typeset:
        plain, right_to_left = self._direction(text, style.direction)
        return self._laid_out(plain, style, width, right_to_left=right_to_left)

    def _laid_out(self, plain: str, style: Style, width: float | None, *, right_to_left: bool) -> _Typeset:
        prepared = itemise(plain, self._orders[style.bold])
        self.missing |= prepared.missing
        layout = QTextLayout(prepared.text, self._fonts[style.bold])
        layout.setTextOption(self._options[right_to_left])
        if prepared.stretches:
            layout.setFormats([_format_range(part.start, part.length, part.face.name) for part in prepared.stretches])
        pixels = _WIDEST if width is None else min(width / style.size * LAYOUT_PIXELS, _WIDEST)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(pixels)
        layout.endLayout()
        return _Typeset(layout, prepared, self._faces[style.bold], right_to_left)

    def _direction(self, text: str, direction: Direction) -> tuple[str, bool]:
        """The text without an isolate around the whole of it, and whether it is read from the right.

        A mark of direction around a whole cell says what the layout's own direction says cheaper.
        """
        if text[0] in _OPENING and text[-1] == POP_ISOLATE and POP_ISOLATE not in text[1:-1]:
            inner = text[1:-1]
            asked = _OPENING[text[0]]
            return inner, self._is_right_to_left(inner, Direction.OF_TEXT) if asked is None else asked
        return text, self._is_right_to_left(text, direction)

    def _is_right_to_left(self, text: str, direction: Direction) -> bool:
        if direction is Direction.OF_TEXT:
            found = first_strong_is_right_to_left(text)
            return self.right_to_left if found is None else found
        return self.right_to_left if direction is Direction.OF_DOCUMENT else direction is Direction.RIGHT_TO_LEFT


def first_strong_is_right_to_left(text: str) -> bool | None:
    """Whether the first letter with a direction of its own, outside isolates, is written from the right; None without one."""
    if text.isascii():
        return False if any(character.isalpha() for character in text) else None
    depth = 0
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"LRI", "RLI", "FSI"}:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in {"L", "R", "AL"}:
            return kind != "L"
    return None


_made: list[QGuiApplication] = []


def ensure_application() -> None:
    """Make an application without a screen where there is none yet; to be called from the main thread."""
    if QGuiApplication.instance() is None:
        _made.append(QGuiApplication(["smallcrm", "-platform", "offscreen"]))


def _text_option(*, right_to_left: bool) -> QTextOption:
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    return option


@lru_cache(maxsize=16)
def _character_format(face_name: str) -> QTextCharFormat:
    character_format = QTextCharFormat()
    character_format.setFont(face(face_name).qt_font())
    return character_format


def _format_range(start: int, length: int, face_name: str) -> QTextLayout.FormatRange:
    chosen = QTextLayout.FormatRange()
    # The attributes are there, only the stubs of PySide6 do not know them.
    chosen.start = start  # type: ignore[attr-defined]
    chosen.length = length  # type: ignore[attr-defined]
    chosen.format = _character_format(face_name)  # type: ignore[attr-defined]
    return chosen


def _on_one_line(text: str) -> str:
    return LINE_ENDS.sub(" ", text)


def graphemes(text: str) -> Iterator[str]:
    """Letters with their marks and joiners, so that a cut never parts them."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not (unicodedata.combining(text[index]) or text[index] in "\u200c\u200d"):
            yield text[start:index]
            start = index
