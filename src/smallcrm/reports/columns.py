"""How wide a table's columns are: what must not be cut gets its room first, the rest shares what is left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from smallcrm.reports.look import ACCENT, DIM
from smallcrm.reports.text_layout import Align, Block, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.reports.text_layout import TextLayout

SPACE_BETWEEN = 9.0
SPACE_BESIDE_AMOUNT = 18.0
"""To the right of a column of amounts, which all end there: the next text would else begin close to every one."""
LETTER_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
LONGEST = 24
LONGEST_WORD = 14.0
"""Sizes of the letters: a longer word may be broken."""
LONGEST_HEADING = 8.5
"""Sizes of the letters: a longer heading stands on several lines."""
COMFORTABLE = 22.0
"""Sizes of the letters: a long text is broken into lines of about this length before short ones are broken at all."""
REMEMBERED_CELLS = 4096


class Kind(StrEnum):
    """How a column treats what is too long: texts are broken into lines, the others are never cut."""

    TEXT = "text"
    WHOLE = "whole"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; a text of it takes `max_lines` at most."""

    heading: str
    kind: Kind = Kind.TEXT
    max_lines: int = 3

    @property
    def align(self) -> Align:
        return Align.RIGHT if self.kind is Kind.AMOUNT else Align.START


@dataclass(frozen=True, slots=True)
class Cell:
    """A text, its lines parted by line ends, and a word that explains an amount from its left side (*owes*, *in credit*)."""

    text: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Widths:
    """The letters' size and the columns' widths in points.

    `comfort` is the share they have of what they would like: 1 and more where nothing is broken that need not be, 0 where
    not even what must stay whole has its room.
    """

    size: float
    widths: tuple[float, ...]
    comfort: float


def column_widths(texts: TextLayout, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], available: float) -> Widths:
    """The widths for the rows' contents, in the largest letters in which all that must stay whole fits."""
    wanted = [_Wanted.of(texts, column, [row[index] for row in rows]) for index, column in enumerate(columns)]
    room = available - sum(spaces_between(columns, right_to_left=texts.right_to_left))
    for size in LETTER_SIZES:
        least = sum(each.least * size for each in wanted)
        if least <= room:
            liked = sum(each.liked for each in wanted) * size
            return Widths(size, _shared(wanted, size, room), comfort=room / liked if liked else 1.0)
    size = LETTER_SIZES[-1]
    least = sum(each.least for each in wanted) or 1.0
    return Widths(size, tuple(room * each.least / least for each in wanted), comfort=0.0)


def spaces_between(columns: Sequence[Column], *, right_to_left: bool) -> tuple[float, ...]:
    """The spaces between neighbours in points, in the order in which the columns are read."""
    left_ones = columns[1:] if right_to_left else columns[:-1]
    return tuple(SPACE_BESIDE_AMOUNT if column.kind is Kind.AMOUNT else SPACE_BETWEEN for column in left_ones)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a column needs and would like, in sizes of the letters, and whether it may have more."""

    least: float
    liked: float
    grows: bool

    @classmethod
    def of(cls, texts: TextLayout, column: Column, cells: Sequence[Cell]) -> _Wanted:
        one = Style(1.0)
        bold = replace(one, bold=True)
        heading = texts.measure(column.heading, bold)
        if heading > LONGEST_HEADING:
            heading = max(texts.measure(word, bold) for word in column.heading.split())
        if column.kind is not Kind.TEXT:
            widest = max((cell_width(texts, cell, one) for cell in _longest(cells)), default=0.0)
            return cls(max(widest, heading) + 0.2, max(widest, heading) + 0.2, grows=False)
        usual = _usual([cell_width(texts, cell, one) for cell in cells])
        word = _usual([max((texts.measure(word, one) for word in cell.text.split()), default=0.0) for cell in cells])
        least = max(heading, min(word, LONGEST_WORD))
        return cls(least, max(least, min(usual, COMFORTABLE)), grows=True)


def _usual(widths: Sequence[float]) -> float:
    """The width that nine in ten do not exceed."""
    return sorted(widths)[int(len(widths) * 0.9)] if widths else 0.0


def cell_width(texts: TextLayout, cell: Cell, style: Style) -> float:
    """The width of the cell's longest line with the word beside it."""
    width = max((texts.measure(line, style) for line in cell.text.split("\n")), default=0.0)
    return width + (texts.measure(cell.word, style) + 0.6 * style.size if cell.word else 0.0)


def _longest(cells: Sequence[Cell]) -> list[Cell]:
    """The cells with most letters: the widest is among them, as near as makes no difference to digits."""
    return sorted(set(cells), key=lambda cell: (max(map(len, cell.text.split("\n"))) + len(cell.word), cell.text))[-LONGEST:]


def _shared(wanted: Sequence[_Wanted], size: float, room: float) -> tuple[float, ...]:
    liked = sum(each.liked for each in wanted) * size
    if liked > room:
        return _poured(wanted, size, room)
    growing = sum(each.liked for each in wanted if each.grows)
    grows_all = not growing
    extra = (room - liked) / ((growing or sum(each.liked for each in wanted) or 1.0) * size)
    return tuple(each.liked * size * (1 + (extra if each.grows or grows_all else 0.0)) for each in wanted)


def _poured(wanted: Sequence[_Wanted], size: float, room: float) -> tuple[float, ...]:
    """What is left above the least, shared evenly among those that would like more, the modest ones filled first."""
    widths = [each.least * size for each in wanted]
    left = room - sum(widths)
    by_need = sorted(range(len(wanted)), key=lambda index: wanted[index].liked - wanted[index].least)
    for place, index in enumerate(by_need):
        need = (wanted[index].liked - wanted[index].least) * size
        given = min(need, left / (len(by_need) - place))
        widths[index] += given
        left -= given
    return tuple(widths)


@dataclass(frozen=True, slots=True)
class LaidCell:
    """A cell's blocks, each with how far under the cell's upper edge it stands, in points."""

    pieces: tuple[tuple[Block, float], ...]
    height: float


class CellLayout:
    """Lays out the cells of one column and remembers them: cities and tags return thousands of times."""

    def __init__(self, texts: TextLayout, column: Column, width: float, style: Style) -> None:
        self.width = width
        self._texts = texts
        self._column = column
        self._style = replace(style, align=column.align)
        self._word_style = replace(style, colour=DIM, align=Align.RIGHT, bold=False)
        self._known: dict[Cell, LaidCell] = {}

    def laid(self, cell: Cell) -> LaidCell:
        found = self._known.get(cell)
        if found is None:
            if len(self._known) >= REMEMBERED_CELLS:
                self._known.clear()
            found = self._known[cell] = self._lay_out(cell)
        return found

    def _lay_out(self, cell: Cell) -> LaidCell:
        if not cell.text:
            return LaidCell((), 0.0)
        if cell.word:
            return self._amount_and_word(cell)
        if self._column.kind is Kind.TEXT:
            block = self._texts.layout(cell.text, self._style, self.width, self._column.max_lines)
            return LaidCell(((block, 0.0),), block.height)
        lines = [self._texts.whole(line, self._style, self.width) for line in cell.text.split("\n")]
        height = self._style.size * self._style.leading
        return LaidCell(tuple((line, index * height) for index, line in enumerate(lines)), height * len(lines))

    def _amount_and_word(self, cell: Cell) -> LaidCell:
        """The word stands left of the amount in every direction, so that the amounts stay under one another."""
        amount = self._texts.whole(cell.text, self._style, self.width)
        room = self.width - amount.natural_width - 0.5 * self._style.size
        # In the amount's own line height both stand on one baseline.
        style = replace(self._word_style, leading=amount.line_height / self._word_style.size)
        word = self._texts.whole(cell.word, style, max(room, 1.0))
        beside = replace(word, lefts=(room - word.natural_width,), width=self.width)
        return LaidCell(((amount, 0.0), (beside, 0.0)), amount.height)


def heading_style(size: float) -> Style:
    """The letters of a table's header."""
    return Style(size * 0.94, bold=True, colour=ACCENT, leading=1.3)
