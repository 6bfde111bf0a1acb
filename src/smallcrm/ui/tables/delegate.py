"""Draws the cells of every table: calm, each in its own direction, what must not be cut never cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import look, px
from smallcrm.ui.style.metrics import HAIR, SMALL, SMALL_TEXT, SPACE
from smallcrm.ui.tables.cells import EMPTY, NEVER_CUT, Cell, Shape, TableColumn, TableRow
from smallcrm.ui.text_direction import JOINT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from smallcrm.ui.tables.paged_table_model import Index, PagedTableModel

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
MOST_CUTS_KEPT = 5000
_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine)


class CellDelegate(QStyledItemDelegate):
    """Draws `Cell`s of a `PagedTableModel`; measures how wide a column must be for what is never cut."""

    def __init__(self, parent: QWidget, model: PagedTableModel) -> None:
        super().__init__(parent)
        self._model = model
        worn = look()
        self.hovered_row = -1
        self._right_to_left = worn.right_to_left
        self._colours = {name: QColor(getattr(worn.palette, name)) for name in worn.palette._fields if name != "name"}
        self._font, self._bold, self._small = fonts.font(), fonts.font(bold=True), fonts.font(SMALL_TEXT)
        self._numbers = fonts.numbers()
        self._metrics, self._bold_metrics, self._small_metrics, self._number_metrics = (
            QFontMetrics(each) for each in (self._font, self._bold, self._small, self._numbers)
        )
        self._padding, self._gap = px(SPACE), px(HAIR + 2)
        self._row_height = worn.row_height
        self._beside = _RIGHT if self._right_to_left else _LEFT
        self._cut_before: dict[tuple[str, int, bool], str] = {}
        self._measured: dict[tuple[str, str], int] = {}
        self.selected_rows: frozenset[int] = frozenset()
        """What the view is about to draw as chosen: asking the state of each cell costs as much as drawing it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, row_number, place = self._model, index.row(), index.column()
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs leave out the option's fields
        selected = row_number in self.selected_rows
        if selected:
            painter.fillRect(rect, self._colours["soft"])
        elif row_number == self.hovered_row:
            painter.fillRect(rect, self._colours["window"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._colours["line"])
        row = model.row(row_number)
        if row is None:
            self._wait(painter, rect)
        elif place < len(row.cells):
            has_below = bool(self.cell_below(row_number).text)
            upper = rect.adjusted(0, 0, 0, -self.height_below() if has_below else 0)
            self._draw(painter, upper, model.columns[place], row, place, selected=selected)

    def height_below(self) -> int:
        """How much higher rows are for the line that stands below their cells; 0 where there is none."""
        return self._small_metrics.height() + px(SMALL) if self._place_below() is not None else 0

    def paint_below(self, painter: QPainter, rect: QRect, row_number: int) -> None:
        """Draw the line below the cells of a row, whose own `rect` is given."""
        cell = self.cell_below(row_number)
        if not cell.text:
            return
        inner = self._inner_below(rect)
        tone = cell.tone or "text"
        painter.setPen(self._colours["text" if row_number in self.selected_rows and tone == "dim" else tone])
        painter.setFont(self._small)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(inner, self._beside, _fitted(cell.text, inner.width(), self._small_metrics))

    def cell_below(self, row_number: int) -> Cell:
        """What stands below the cells of a row."""
        place = self._place_below()
        return EMPTY if place is None else self._model.cell(row_number, place)

    def is_cut_below(self, row_number: int, rect: QRect) -> bool:
        """Whether the line below has no room in a row of that `rect`."""
        return self._small_metrics.horizontalAdvance(self.cell_below(row_number).text) > self._inner_below(rect).width()

    def _inner_below(self, rect: QRect) -> QRect:
        top = rect.bottom() - self.height_below() - px(HAIR)  # nearer to its own row than to the next
        return QRect(rect.left() + self._padding, top, rect.width() - 2 * self._padding, self._small_metrics.height())

    def _place_below(self) -> int | None:
        return next((place for place, column in enumerate(self._model.columns) if column.below), None)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        del option, index
        return QSize(px(SPACE), self._row_height)

    def needed(self, column: TableColumn, rows: Iterable[TableRow], place: int) -> int:
        """How wide the column must be for these rows, padding included; 0 where its cells may be cut."""
        if column.kept is not None:
            return self._needed_for_kept(column.kept, column.shape, rows, place)
        if column.shape not in NEVER_CUT:
            return 0
        longest: dict[tuple[str, str], None] = {}
        for row in rows:
            if place < len(row.cells):
                cell = row.cells[place]
                longest[cell.text, cell.word] = None
        # The twelve longest by letters hold the widest: digits are all of one width.
        likely = sorted(longest, key=lambda pair: len(pair[0]) + len(pair[1]), reverse=True)[:12]
        return max((self._width(text, word) for text, word in likely), default=0) + 2 * self._padding

    def _needed_for_kept(self, kept: Callable[[Cell], str], shape: Shape, rows: Iterable[TableRow], place: int) -> int:
        """Few tables of few rows have such a column, so every cell is measured, as it is drawn."""
        metrics = self._bold_metrics if shape is Shape.NAME else self._metrics
        return max((metrics.horizontalAdvance(kept(row.cells[place])) for row in rows), default=0) + 2 * self._padding + 1

    def header_width(self, column: TableColumn) -> int:
        """How wide the name of the column is, with room for the arrow of the sorted one."""
        arrow = px(SPACE + HAIR) if column.sortable else 0
        return self._small_metrics.horizontalAdvance(column.label) + 2 * self._padding + arrow

    def is_cut(self, cell: Cell, column: TableColumn, width: int) -> bool:
        """Whether the text has no room in a column of that width."""
        metrics = self._bold_metrics if column.shape is Shape.NAME else self._metrics
        return metrics.horizontalAdvance(cell.text) > width - 2 * self._padding

    def _width(self, text: str, word: str) -> int:
        """Kept once measured: whoever types a name sees the same rows again and again."""
        key = (text, word)
        width = self._measured.get(key)
        if width is None:
            if len(self._measured) > MOST_CUTS_KEPT:
                self._measured.clear()
            beside = self._small_metrics.horizontalAdvance(word) + self._gap if word else 0
            width = self._measured[key] = self._number_metrics.horizontalAdvance(text) + beside + 2
        return width

    def _wait(self, painter: QPainter, rect: QRect) -> None:
        """A grey bar where a row is still being fetched."""
        bar = rect.adjusted(self._padding, rect.height() // 3, -2 * self._padding, -rect.height() // 3)
        painter.fillRect(bar, self._colours["line"])

    def _draw(self, painter: QPainter, rect: QRect, column: TableColumn, row: TableRow, place: int, *, selected: bool) -> None:
        cell = row.cells[place]
        inner = rect.adjusted(self._padding, 0, -self._padding, -1)
        tone = cell.tone or "text"
        painter.setPen(self._colours["text" if selected and tone == "dim" else tone])
        if column.shape is Shape.AMOUNT:
            self._draw_amount(painter, inner, cell)
            return
        bold = column.shape is Shape.NAME
        painter.setFont(self._bold if bold else self._numbers if column.shape in NEVER_CUT else self._font)
        if bold and row.mark:
            inner = self._draw_mark(painter, inner, row, cell.text)
            painter.setFont(self._bold)
            painter.setPen(self._colours["text" if selected else "dim"])
        text = cell.text
        if column.shape is Shape.CODE:
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        else:
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            if column.shape not in NEVER_CUT:
                text = self._cut(text, inner.width(), bold=bold)
        painter.drawText(inner, self._beside, text)

    def _cut(self, text: str, width: int, *, bold: bool) -> str:
        """The text, shortened where it has no room; measuring costs more than drawing, so what was measured is kept."""
        key = (text, width, bold)
        cut = self._cut_before.get(key)
        if cut is None:
            if len(self._cut_before) > MOST_CUTS_KEPT:
                self._cut_before.clear()
            metrics = self._bold_metrics if bold else self._metrics
            cut = self._cut_before[key] = _fitted(text, width, metrics)
        return cut

    def _draw_amount(self, painter: QPainter, inner: QRect, cell: Cell) -> None:
        """The number at the right edge in every direction, so that the decimals stand under one another; its word left of it."""
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setFont(self._numbers)
        painter.drawText(inner, _RIGHT, cell.text)
        if cell.word:
            number = self._number_metrics.horizontalAdvance(cell.text) + self._gap
            painter.setFont(self._small)
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            painter.drawText(inner.adjusted(0, 0, -number, 0), _RIGHT, cell.word)

    def _draw_mark(self, painter: QPainter, inner: QRect, row: TableRow, name: str) -> QRect:
        """A word in a small box after the name; what is left for the name is returned."""
        width = self._small_metrics.horizontalAdvance(row.mark) + 2 * self._gap
        height = self._small_metrics.height() + px(HAIR)
        named = min(self._bold_metrics.horizontalAdvance(name), max(inner.width() - width - px(SMALL), 0))
        start = named + px(SMALL)
        left = inner.right() - start - width if self._right_to_left else inner.left() + start
        box = QRect(left, inner.center().y() - height // 2, width, height)
        painter.fillRect(box, self._colours["warning_soft"])
        painter.setPen(self._colours["warning"])
        painter.setFont(self._small)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(box, _CENTRE, row.mark)
        left_over = inner.width() - named - 1
        return inner.adjusted(left_over, 0, 0, 0) if self._right_to_left else inner.adjusted(0, 0, -left_over, 0)


def _fitted(text: str, width: int, metrics: QFontMetrics) -> str:
    return text if metrics.horizontalAdvance(text) <= width else _shortened(text, width, metrics)


def _shortened(text: str, width: int, metrics: QFontMetrics) -> str:
    """What is joined is cut between its pieces, for half a number says something else; only a first piece too long is cut itself."""
    pieces = text.split(JOINT)
    for count in range(len(pieces) - 1, 0, -1):
        fewer = f"{JOINT.join(pieces[:count])} …"
        if metrics.horizontalAdvance(fewer) <= width:
            return fewer
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
