"""The table that people see: keys, selection by id, widths that fit, and what stands there while nothing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView, QToolTip, QWidget

from smallcrm.i18n.direction import strip_marks
from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import look
from smallcrm.ui.tables.column_widths import ColumnWidths
from smallcrm.ui.tables.delegate import CellDelegate
from smallcrm.ui.tables.header import TableHeader
from smallcrm.ui.tables.kept_places import KeptPlaces
from smallcrm.ui.widgets.buttons import plain_tooltip

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from smallcrm.ui.tables.paged_table_model import PagedTableModel

WAIT_BEFORE_SAYING = 300
MOST_COPIED = 5000


class TableView(QTableView):
    """A view over a `PagedTableModel`; whoever owns it listens to ids, never to rows."""

    opened = Signal(int)
    """Enter or a double click on the row with that id."""
    current_changed = Signal(object)
    """The id under the cursor, or None."""
    selection_changed = Signal()
    menu_wanted = Signal(QPoint)
    """Right click or the menu key: where on the screen."""
    sort_wanted = Signal(str, bool)
    """The key of the column to sort by, and whether descending."""
    columns_moved = Signal()

    def __init__(self, model: PagedTableModel, name: str) -> None:
        super().__init__()
        self._table = model
        self.setAccessibleName(name)
        self._header = TableHeader(self)
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self._delegate = CellDelegate(self, model)
        self.setItemDelegate(self._delegate)
        self._set_up()
        self.widths = ColumnWidths(self, model, self._delegate)
        model.modelReset.connect(self._put_below)
        self.kept = KeptPlaces(self, model)
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        self.selectionModel().currentRowChanged.connect(self._current_row_changed)
        self._header.sectionClicked.connect(self._sort_by)
        self._header.sectionMoved.connect(self._moved)
        self._ordering = False
        self.doubleClicked.connect(self._open)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(look().row_height)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setStyleSheet(sheets.scroll_bars())
        self.setCornerWidget(QWidget())
        self.verticalScrollBar().setSingleStep(look().row_height)

    # ids

    def current_id(self) -> int | None:
        """The id under the cursor."""
        return self._table.id_at(self.currentIndex().row())

    def selected_ids(self) -> list[int]:
        """The ids chosen, in the order of the list."""
        ids = self._table.ids
        chosen: dict[int, None] = {}
        for top, bottom in self._selected_ranges():
            chosen.update(dict.fromkeys(ids[top : bottom + 1]))
        return list(chosen)

    def _selected_ranges(self) -> list[tuple[int, int]]:
        """The first and last row of each run of chosen rows."""
        selection = self.selectionModel().selection()
        return sorted((selection.at(place).top(), selection.at(place).bottom()) for place in range(selection.count()))

    def select_ids(self, identities: list[int], current: int | None = None) -> None:
        """Choose these where they are listed, and put the cursor on `current`."""
        rows = self._table.rows_of(identities)
        last = len(self._table.columns) - 1
        selection = QItemSelection()
        for top, bottom in _runs(rows):
            selection.select(self._table.index(top, 0), self._table.index(bottom, last))
        flag = QItemSelectionModel.SelectionFlag
        row = self._table.row_of(current) if current is not None else None
        if row is not None:
            self.selectionModel().setCurrentIndex(self._table.index(row, 0), flag.NoUpdate)
        self.selectionModel().select(selection, flag.ClearAndSelect)

    def go_to(self, identity: int) -> bool:
        """Put the cursor on that id and show it; false where it is not listed."""
        row = self._table.row_of(identity)
        if row is None:
            return False
        self.select_row(row)
        return True

    def select_row(self, row: int) -> None:
        """Choose that row alone and show it. Not by Qt's `selectRow`, which fails from right to left when the columns fill the view."""
        flag = QItemSelectionModel.SelectionFlag
        index = self._table.index(row, 0)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.scrollTo(index)

    # sorting and columns

    def show_sorted(self, key: str, *, descending: bool) -> None:
        """Put the arrow on the column of that key."""
        places = [place for place, column in enumerate(self._table.columns) if column.key == key]
        self._header.show_sorted(places[0] if places else -1, descending=descending)

    def visual_keys(self) -> list[str]:
        """The keys of the columns as they stand, the first one read first."""
        places = sorted(range(len(self._table.columns)), key=self._header.visualIndex)
        return [self._table.columns[place].key for place in places]

    def reset_order(self) -> None:
        """Columns were chosen anew: they stand as the model has them."""
        self._ordering = True
        for place in range(self._header.count()):
            self._header.moveSection(self._header.visualIndex(place), place)
        self._ordering = False

    def _moved(self) -> None:
        if not self._ordering:
            self.columns_moved.emit()

    def _sort_by(self, section: int) -> None:
        column = self._table.columns[section]
        if column.sortable:
            descending = section == self._header.sorted_section and not self._header.descending
            self.sort_wanted.emit(column.key, descending)

    # what Qt tells

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Home and not event.modifiers():
            self._move_to(0)
        elif event.key() == Qt.Key.Key_End and not event.modifiers():
            self._move_to(len(self._table.ids) - 1)
        elif event.text() and event.text().isprintable() and not event.text().isspace() and not _is_command(event):
            event.ignore()  # letters typed over the list go to the search box, not to Qt's own jump through every row
        else:
            super().keyPressEvent(event)

    def _move_to(self, row: int) -> None:
        self.select_row(row)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, a line each, cells parted by tabs."""
        places = [self._header.logicalIndex(visual) for visual in range(len(self._table.columns))]
        lines = []
        for row in self._table.rows_of(self.selected_ids()[:MOST_COPIED]):
            cells = [self._table.cell(row, place) for place in places]
            lines.append("\t".join(strip_marks(f"{cell.word} {cell.text}".strip()) for cell in cells))
        if lines:
            QApplication.clipboard().setText("\n".join(lines))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        index = self.indexAt(event.pos()) if event.reason() == event.Reason.Mouse else self.currentIndex()
        if not index.isValid():
            return
        if not self.selectionModel().isRowSelected(index.row(), QModelIndex()):
            self.select_row(index.row())
        place = event.globalPos() if event.reason() == event.Reason.Mouse else self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_wanted.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        before, self._delegate.hovered_row = self._delegate.hovered_row, row
        for each in {before, row} - {-1}:
            if before != row:
                self.viewport().update(self._row_rect(each))

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tip(event)
            return True
        return super().viewportEvent(event)

    def _tip(self, event: QHelpEvent) -> None:
        """Only what is cut, or what says more than it shows, has a tooltip."""
        index = self.indexAt(event.pos())
        if not index.isValid():
            return
        rect = self._row_rect(index.row())
        if event.pos().y() > rect.bottom() - self._delegate.height_below():
            cell, is_cut = self._delegate.cell_below(index.row()), self._delegate.is_cut_below(index.row(), rect)
        else:
            cell, column = self._table.cell(index.row(), index.column()), self._table.columns[index.column()]
            is_cut = self._delegate.is_cut(cell, column, self.columnWidth(index.column()))
        text = cell.tip or (cell.text if is_cut else "")
        QToolTip.showText(event.globalPos(), plain_tooltip(text), self.viewport())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._count_in_sight()
        self.widths.lay_out()

    def _put_below(self) -> None:
        """Take what stands on a line of its own out of the columns, and give the rows the room for it."""
        for place, column in enumerate(self._table.columns):
            self.setColumnHidden(place, column.below)
        height = look().row_height + self._delegate.height_below()
        if height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(height)
            self._count_in_sight()

    def _count_in_sight(self) -> None:
        self._table.in_sight = self.viewport().height() // self.verticalHeader().defaultSectionSize() + 2  # parts above and below

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self._delegate.selected_rows = self._selected_rows_in_sight()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self._delegate.height_below():
            for row in self._rows_in_sight():
                self._delegate.paint_below(painter, self._row_rect(row), row)
        if self.hasFocus() and self.currentIndex().isValid():
            pen = QPen(QColor(look().palette.accent), 2)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)  # else the corners are cut off by a pixel
            painter.setPen(pen)
            painter.drawRect(self._row_rect(self.currentIndex().row()).adjusted(1, 1, -1, -2))
        painter.end()

    def _rows_in_sight(self) -> range:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(max(first, 0), (last if last >= 0 else len(self._table.ids) - 1) + 1)

    def _selected_rows_in_sight(self) -> frozenset[int]:
        seen = self._rows_in_sight()
        return frozenset(row for top, bottom in self._selected_ranges() for row in range(max(top, seen.start), min(bottom + 1, seen.stop)))

    def _row_rect(self, row: int) -> QRect:
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def _current_row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        for index in (current, previous):
            if index.isValid():
                self.viewport().update(self._row_rect(index.row()))
        self.current_changed.emit(self._table.id_at(current.row()))

    def _open(self, index: QModelIndex) -> None:
        identity = self._table.id_at(index.row())
        if identity is not None:
            self.opened.emit(identity)


class LoadingNote(QTimer):
    """Tells `show` that a list has been loading for longer than a blink, and that it has arrived."""

    slow = Signal(bool)

    def __init__(self, model: PagedTableModel) -> None:
        super().__init__(model)
        self.setSingleShot(True)
        self.setInterval(WAIT_BEFORE_SAYING)
        self.timeout.connect(lambda: self.slow.emit(True))
        model.loading.connect(self._loading)

    def _loading(self, begins: bool) -> None:
        if begins:
            self.start()
        else:
            self.stop()
            self.slow.emit(False)


def _is_command(event: QKeyEvent) -> bool:
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.modifiers() & command)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Rising rows as unbroken runs, so that a hundred thousand chosen rows are one range."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
