"""A table over many pages: our own loop over rows, with the header on each page and headings kept with their rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from smallcrm.i18n import _
from smallcrm.reports import look
from smallcrm.reports.columns import SPACE_BETWEEN, Cell, CellLayout, heading_style, spaces_between
from smallcrm.reports.text_layout import Direction, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smallcrm.reports.columns import Column, LaidCell, Widths
    from smallcrm.reports.page import Document
    from smallcrm.reports.text_layout import Block

PADDING = 3.6
HEADING_ABOVE = 11.0
HEADING_BELOW = 4.0
LEAST_LABEL = 70.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table, a cell for each column."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """Opens a group; `note` stands at the end of its line."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Total:
    """Closes a group or, where `grand`, the table; `cells` by the number of their column."""

    label: str
    cells: Mapping[int, Cell]
    grand: bool = False


Item = Row | Heading | Total


class _Laid(Protocol):
    """An item whose height is known before it is drawn at the document's present height."""

    height: float

    def draw(self, table: Table) -> None: ...


class Table:
    """Draws items into a document, going on on new pages as they fill."""

    def __init__(self, document: Document, columns: Sequence[Column], widths: Widths) -> None:
        self.document = document
        self.columns = columns
        self.widths = widths.widths
        self.starts = _starts(widths.widths, spaces_between(columns, right_to_left=document.texts.right_to_left))
        self.plain = Style(widths.size, leading=1.35)
        self.cells = self._cell_layouts(self.plain)
        self.bold_cells = self._cell_layouts(replace(self.plain, bold=True))
        self._header = [
            document.texts.layout(column.heading, replace(heading_style(widths.size), align=column.align), width, max_lines=3)
            for column, width in zip(columns, widths.widths, strict=True)
        ]
        self._group: Heading | None = None

    def draw(self, items: Iterable[Item], below: float = 0.0) -> None:
        """Draw every item; what belongs together is not parted by the end of a page.

        The last row keeps the height `below` free under it for what shall not stand on a page alone.
        """
        self._draw_header()
        for bundle, is_last in _with_the_last_marked(kept_together(items)):
            laid = [self._laid(item) for item in bundle]
            if sum(each.height for each in laid) + (below if is_last else 0.0) > self.document.room:
                self._turn_page(bundle[0])
            for item, each in zip(bundle, laid, strict=True):
                self._group = item if isinstance(item, Heading) else self._group
                each.draw(self)

    def _turn_page(self, following: Item) -> None:
        self.document.next_page()
        self._draw_header()
        if self._group and isinstance(following, Row):
            continued = Heading(self._group.text, _("continued"))
            _LaidHeading(self, continued).draw(self)

    def _draw_header(self) -> None:
        height = max((block.height for block in self._header), default=0.0) + 2 * PADDING
        self.document.fill(-PADDING, self.document.width + 2 * PADDING, height, look.SOFT, radius=2.5)
        for block, start in zip(self._header, self.starts, strict=True):
            self.document.text(block, start, PADDING)
        self.document.y -= height

    def _laid(self, item: Item) -> _Laid:
        match item:
            case Row():
                return _LaidRow(self, item)
            case Heading():
                return _LaidHeading(self, item)
            case Total():
                return _LaidTotal(self, item)

    def _cell_layouts(self, style: Style) -> list[CellLayout]:
        texts = self.document.texts
        return [CellLayout(texts, column, width, style) for column, width in zip(self.columns, self.widths, strict=True)]

    def draw_cell(self, laid: LaidCell, start: float, below: float) -> None:
        for block, under in laid.pieces:
            self.document.text(block, start, below + under)


class _LaidRow:
    def __init__(self, table: Table, row: Row) -> None:
        self._cells = [layout.laid(cell) for layout, cell in zip(table.cells, row.cells, strict=True)]
        tallest = max([cell.height for cell in self._cells], default=0.0)
        self.height = max(tallest, table.plain.size * table.plain.leading) + 2 * PADDING

    def draw(self, table: Table) -> None:
        document = table.document
        for cell, start in zip(self._cells, table.starts, strict=True):
            for block, under in cell.pieces:
                document.text(block, start, PADDING + under)
        document.rule(below=self.height)
        document.y -= self.height


class _LaidHeading:
    def __init__(self, table: Table, heading: Heading) -> None:
        texts, width = table.document.texts, table.document.width
        note_style = look.at_end(replace(look.SMALL, direction=Direction.OF_DOCUMENT, leading=look.GROUP.size * 1.3 / look.SMALL.size))
        note_width = texts.measure(heading.note, note_style) if heading.note else 0.0
        self._note_start = width - note_width
        self._note: Block = texts.line(heading.note, note_style, note_width)
        self._text = texts.layout(heading.text, look.GROUP, width - note_width - SPACE_BETWEEN, max_lines=2)
        self.height = HEADING_ABOVE + self._text.height + HEADING_BELOW

    def draw(self, table: Table) -> None:
        document = table.document
        document.text(self._text, 0, HEADING_ABOVE)
        document.text(self._note, self._note_start, HEADING_ABOVE)
        document.rule(look.ACCENT, 0.8, below=self.height)
        document.y -= self.height


class _LaidTotal:
    def __init__(self, table: Table, total: Total) -> None:
        self._total = total
        self._cells = {index: table.bold_cells[index].laid(cell) for index, cell in total.cells.items()}
        first = min(total.cells, default=len(table.columns))
        before = table.starts[first] - SPACE_BETWEEN if first < len(table.columns) else table.document.width
        beside = before >= LEAST_LABEL
        style = replace(table.plain, bold=True, direction=Direction.OF_DOCUMENT)
        self._label = table.document.texts.layout(total.label, style, before if beside else table.document.width, max_lines=2)
        tallest = max((cell.height for cell in self._cells.values()), default=0.0)
        self._below = 0.0 if beside else self._label.height
        self.height = max(self._label.height, self._below + tallest) + 2 * PADDING + (PADDING if total.grand else 0.0)

    def draw(self, table: Table) -> None:
        document = table.document
        if self._total.grand:
            document.y -= PADDING
            document.fill(-PADDING, document.width + 2 * PADDING, self.height - PADDING, look.SOFT, radius=2.5)
        document.text(self._label, 0, PADDING)
        for index, cell in self._cells.items():
            table.draw_cell(cell, table.starts[index], PADDING + self._below)
        document.y -= self.height - (PADDING if self._total.grand else 0.0)


def kept_together(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in bundles that one page must hold: a heading with its first two rows, a total with the row before it."""
    bundle: list[Item] = []
    for item in items:
        opens = [type(each) for each in bundle] in ([Heading], [Heading, Row])
        belongs = isinstance(item, Total) or (opens and isinstance(item, Row))
        if bundle and not belongs:
            yield bundle
            bundle = []
        bundle.append(item)
    if bundle:
        yield bundle


def _with_the_last_marked(bundles: Iterator[list[Item]]) -> Iterator[tuple[list[Item], bool]]:
    waiting: list[Item] = []
    for bundle in bundles:
        if waiting:
            yield waiting, False
        waiting = bundle
    if waiting:
        yield waiting, True


def _starts(widths: Sequence[float], spaces: Sequence[float]) -> tuple[float, ...]:
    starts = [0.0]
    for width, space in zip(widths[:-1], spaces, strict=True):
        starts.append(starts[-1] + width + space)
    return tuple(starts)
