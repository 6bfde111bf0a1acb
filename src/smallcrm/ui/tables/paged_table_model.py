"""The one model behind every table: the ids of what is listed, and pages of rows fetched when they are looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from smallcrm.ui.one_shot import one_shot
from smallcrm.ui.tables.cells import EMPTY, Cell, Shape, TableColumn, TableRow
from smallcrm.ui.widgets.buttons import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from smallcrm.ui.tasks import Tasks

Index = QModelIndex | QPersistentModelIndex

PAGE = 200
FIRST = 100
FIRST_ROWS = 32
"""More than a screen shows; the others are fetched when they are looked at."""
PAGES_KEPT = 40
NOWHERE = QModelIndex()

_BESIDE = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


class PagedTableModel(QAbstractTableModel):
    """Rows by position, their ids in an `array('q')`, pages of 200 drawn rows in an LRU.

    `list_ids(limit)` gives the ids of the present filter and sort, the first `limit` of them or all (None);
    `fetch(ids)` gives the rows of some ids in their order. Both are called off the thread of the window.
    """

    loading = Signal(bool)
    arrived = Signal()
    """New ids are in the table: `model.complete` tells whether they are all."""
    refused = Signal(object)
    """The question could not be answered: the exception."""
    rows_fetched = Signal(object)
    """A list of `TableRow` that has just come, for whoever measures columns."""

    def __init__(
        self,
        columns: Sequence[TableColumn],
        list_ids: Callable[[int | None], array[int]],
        fetch: Callable[[Sequence[int]], list[TableRow]],
        tasks: Tasks,
    ) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._fetch = fetch
        self._question = self._columns, list_ids, fetch
        """What was asked last; its columns and its `fetch` become those of the table with its answer."""
        self._tasks = tasks
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, list[TableRow]] = OrderedDict()
        self._asked: set[int] = set()
        self.complete = False
        self._rest = one_shot(self, self._ask_rest)

    # what is listed

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """The columns in the order of the model; the view may show them in another."""
        return self._columns

    @property
    def ids(self) -> array[int]:
        """The ids listed, in their order; not to be changed."""
        return self._ids

    def id_at(self, row: int) -> int | None:
        """The id in that row, or None beyond the end."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, identity: int) -> int | None:
        """Where the id stands, or None if it is not listed."""
        try:
            return self._ids.index(identity)
        except ValueError:
            return None

    def rows_of(self, identities: Iterable[int]) -> list[int]:
        """Where these ids stand, in rising order; those not listed are left out."""
        wanted = set(identities)
        few = 16
        if len(wanted) <= few:
            return sorted(row for row in map(self.row_of, wanted) if row is not None)
        return [row for row, identity in enumerate(self._ids) if identity in wanted]

    def ask(
        self,
        columns: Sequence[TableColumn],
        list_ids: Callable[[int | None], array[int]],
        fetch: Callable[[Sequence[int]], list[TableRow]],
        *,
        first_may_miss: bool = False,
        rest_after: int = 0,
    ) -> None:
        """List something else: the first hundred with their rows at once, then all the ids, so many milliseconds later.

        When fewer came than were asked for, they are all; unless the quick question may leave some out. Whoever types
        lets the rest wait, so that it does not work beside the next key.
        """
        self._question = tuple(columns), list_ids, fetch
        self.loading.emit(True)
        self._rest.stop()

        def first() -> tuple[array[int], list[TableRow]]:
            ids = list_ids(FIRST)
            return ids, fetch(ids[:FIRST_ROWS])

        def show(answer: tuple[array[int], list[TableRow]]) -> None:
            ids, rows = answer
            self.beginResetModel()
            self._put(ids, rows)
            self.complete = len(ids) < FIRST and not first_may_miss
            self.endResetModel()
            self.rows_fetched.emit(rows)
            self.arrived.emit()
            if self.complete:
                self.loading.emit(False)
            elif rest_after:
                self._rest.start(rest_after)
            else:
                self._ask_rest()

        self._tasks.read(first, show, self._refused, owner=self, line="ids")

    def _ask_rest(self) -> None:
        _columns, list_ids, _fetch = self._question
        self._tasks.read(lambda: list_ids(None), self._complete, self._refused, owner=self, line="ids")

    def refresh(self) -> None:
        """Ask again what was asked last, as after a change; what is shown stays until all the ids and the rows looked at are here."""
        _columns, list_ids, fetch = self._question
        pages = list(self._pages)[-2:]

        def again() -> tuple[array[int], dict[int, list[TableRow]]]:
            ids = list_ids(None)
            slices = {page: ids[page * PAGE : (page + 1) * PAGE] for page in pages}
            return ids, {page: fetch(part) for page, part in slices.items() if part}

        def show(answer: tuple[array[int], dict[int, list[TableRow]]]) -> None:
            ids, fetched = answer
            self.beginResetModel()
            self._put(ids, [])
            self._pages.update(fetched)
            self.complete = True
            self.endResetModel()
            for rows in fetched.values():
                self.rows_fetched.emit(rows)
            self.arrived.emit()
            self.loading.emit(False)

        self.loading.emit(True)
        self._rest.stop()
        self._tasks.read(again, show, self._refused, owner=self, line="ids")

    def _refused(self, error: Exception) -> None:
        self.loading.emit(False)
        self.refused.emit(error)

    def _put(self, ids: array[int], rows: list[TableRow]) -> None:
        """Take an answer to the question asked last."""
        self._columns, _list_ids, self._fetch = self._question
        self._ids = ids
        self._pages.clear()
        self._asked.clear()
        if rows:
            self._pages[0] = rows

    def _complete(self, ids: array[int]) -> None:
        """All ids are here: rows are added below where the first hundred stand as before, else everything is new."""
        shown = len(self._ids)
        self.complete = True
        if ids[:shown] == self._ids:
            if len(ids) > shown:
                self.beginInsertRows(NOWHERE, shown, len(ids) - 1)
                self._ids = ids
                self.endInsertRows()
        else:
            self.beginResetModel()
            self._put(ids, [])
            self.endResetModel()
        self.arrived.emit()
        self.loading.emit(False)

    # rows by the page

    def row(self, row: int) -> TableRow | None:
        """The row to draw, or None while its page is being fetched."""
        page = row // PAGE
        rows = self._pages.get(page)
        if rows is None or row - page * PAGE >= len(rows):
            self._want(page)
            rows = self._pages.get(page)
            return rows[row - page * PAGE] if rows and row - page * PAGE < len(rows) else None
        self._pages.move_to_end(page)
        return rows[row - page * PAGE]

    def _want(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        ids = self._ids[page * PAGE : (page + 1) * PAGE]
        fetch = self._fetch

        def show(rows: list[TableRow]) -> None:
            self._asked.discard(page)
            if self._ids[page * PAGE : (page + 1) * PAGE] != ids:
                return
            by_id = {row.id: row for row in rows}
            self._pages[page] = [by_id.get(identity) or TableRow(identity, ()) for identity in ids]
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
            self.rows_fetched.emit(rows)
            last = page * PAGE + len(ids) - 1
            self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(self._columns) - 1))

        self._tasks.read(lambda: fetch(ids), show, self.refused.emit, owner=self)

    def cell(self, row: int, column: int) -> Cell:
        """What the delegate draws."""
        drawn = self.row(row)
        return drawn.cells[column] if drawn is not None and column < len(drawn.cells) else EMPTY

    # Qt's side

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        """For screen readers, copying and tooltips; the delegate asks `row` instead."""
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            cell = self.cell(index.row(), index.column())
            return f"{cell.word} {cell.text}" if cell.word else cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            cell = self.cell(index.row(), index.column())
            return plain_tooltip(cell.tip or cell.text) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._columns[index.column()].shape is Shape.AMOUNT else _BESIDE
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._columns[section].label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._columns[section].shape is Shape.AMOUNT else _BESIDE
        return None
