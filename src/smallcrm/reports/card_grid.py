"""The parts of a printed card: small labels with their values in columns, and long texts that may go on on the next page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from smallcrm.reports import look
from smallcrm.reports.text_layout import Direction, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallcrm.reports.page import Document
    from smallcrm.reports.text_layout import Block

GUTTER = 16.0
ROW_GAP = 6.0
HEADING_ABOVE = 6.0
HEADING_BELOW = 6.0
LEAST_LINES = 2
"""A long text begins on a page only where so many of its lines stand under its heading, and ends with as many on its last."""
MOST_LETTERS = 400
MOST_LINES = 8

_HEADING = Style(10.5, bold=True, colour=look.ACCENT, leading=1.35, direction=Direction.OF_DOCUMENT)
_LABEL = Style(7.8, colour=look.DIM, leading=1.35)
_VALUE = Style(10.5, leading=1.35)
_BELOW = Style(8.8, colour=look.DIM, leading=1.35)
_LONG = Style(10, leading=1.5)


@dataclass(frozen=True, slots=True)
class Entry:
    """A label, its value and a small line below; a `whole` value is made smaller rather than broken."""

    label: str
    value: str
    below: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Laid:
    blocks: tuple[Block, ...]
    start: float

    @property
    def height(self) -> float:
        return sum(block.height for block in self.blocks)

    def draw(self, document: Document) -> None:
        below = 0.0
        for block in self.blocks:
            document.text(block, self.start, below)
            below += block.height


def draw_grid(document: Document, heading: str, entries: Sequence[Entry], across: int) -> None:
    """Entries in `across` columns under a heading; a wide one takes the room of several. Nothing where there are none.

    What is as long as a letter follows as a long text under its own label.
    """
    short = [entry for entry in entries if not _is_long(entry)]
    if short:
        _draw_rows(document, heading, list(_rows(document, short, across)))
    for entry in entries:
        if _is_long(entry):
            draw_long_text(document, entry.label or heading, entry.value)


def _is_long(entry: Entry) -> bool:
    return len(entry.value) > MOST_LETTERS or entry.value.count("\n") > MOST_LINES


def _draw_rows(document: Document, heading: str, rows: Sequence[Sequence[_Laid]]) -> None:
    laid_heading = _heading(document, heading)
    if _heading_height(laid_heading) + _height(rows[0]) > document.room:
        document.next_page()
    _draw_heading(document, laid_heading)
    for row in rows:
        if _height(row) > document.room:
            document.next_page()
        for laid in row:
            laid.draw(document)
        document.y -= _height(row) + ROW_GAP


def draw_long_text(document: Document, heading: str, text: str) -> None:
    """A text across the page under a heading, its lines going on on the next page where they must."""
    if not text.strip():
        return
    laid_heading = _heading(document, heading)
    block = document.texts.layout(text, _LONG, document.width)
    least = min(LEAST_LINES, len(block.lines)) * block.line_height
    if _heading_height(laid_heading) + least > document.room:
        document.next_page()
    _draw_heading(document, laid_heading)
    first = 0
    while first < len(block.lines):
        count = _lines_here(len(block.lines) - first, int(document.room / block.line_height))
        part = block.part(first, first + count)
        document.text(part, 0)
        document.y -= part.height
        first += count
        if first < len(block.lines):
            document.next_page()
    document.y -= ROW_GAP


def _lines_here(left: int, fitting: int) -> int:
    """How many lines of those left stand on this page, so that the last ones do not go on alone."""
    if left > fitting > LEAST_LINES and left - fitting < LEAST_LINES:
        return left - LEAST_LINES
    return max(1, fitting)


def _heading(document: Document, heading: str) -> Block:
    return document.texts.layout(heading, _HEADING, document.width, max_lines=1)


def _heading_height(block: Block) -> float:
    return HEADING_ABOVE + block.height + HEADING_BELOW


def _draw_heading(document: Document, block: Block) -> None:
    document.y -= HEADING_ABOVE
    document.text(block, 0)
    document.y -= block.height + 2
    document.rule()
    document.y -= HEADING_BELOW - 2


def _rows(document: Document, entries: Sequence[Entry], across: int) -> Iterator[list[_Laid]]:
    column = (document.width - GUTTER * (across - 1)) / across
    row: list[_Laid] = []
    taken = 0
    for entry in entries:
        span = min(across, ceil((_natural_width(document, entry) + GUTTER) / (column + GUTTER)))
        if taken + span > across:
            yield row
            row, taken = [], 0
        width = column * span + GUTTER * (span - 1)
        row.append(_Laid(tuple(_blocks(document, entry, width)), taken * (column + GUTTER)))
        taken += span
    yield row


def _natural_width(document: Document, entry: Entry) -> float:
    lines = ((line, style) for text, style in ((entry.value, _VALUE), (entry.below, _BELOW)) for line in text.split("\n"))
    return max((document.texts.measure(line, style) for line, style in lines), default=0.0)


def _blocks(document: Document, entry: Entry, width: float) -> Iterator[Block]:
    if entry.label:
        yield document.texts.layout(entry.label, _LABEL, width, max_lines=2)
    value = document.texts.whole(entry.value, _VALUE, width) if entry.whole else document.texts.layout(entry.value, _VALUE, width)
    yield value
    if entry.below:
        yield document.texts.layout(entry.below, replace(_BELOW, direction=Direction.OF_DOCUMENT), width)


def _height(row: Sequence[_Laid]) -> float:
    return max((laid.height for laid in row), default=0.0)
