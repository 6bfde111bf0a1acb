"""The one model behind every table: the ids of what is listed, and pages of rows fetched when they are looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from smallcrm.ui.one_shot import one_shot
from smallcrm.ui.tables.cells import EMPTY, Cell, Shape, TableColumn, TableRow
from smallcrm.ui.widgets.buttons import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallcrm.ui.tasks import Tasks

Index = QModelIndex | QPersistentModelIndex
ListIds = Callable[[], "array[int]"]
FirstIds = Callable[[int], "tuple[array[int], bool]"]
Fetch = Callable[[Sequence[int]], list[TableRow]]

PAGE = 200
FIRST = 50
"""Ids that come at once; all the others follow."""
IN_SIGHT = 32
PAGES_KEPT = 40
NOWHERE = QModelIndex()

_BESIDE = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


class PagedTableModel(QAbstractTableModel):
    """Rows by position, their ids in an `array('q')`, pages of 200 drawn rows in an LRU."""

    loading = Signal(bool)
    arrived = Signal()
    """New ids are in the table: `model.complete` tells whether they are all."""
    refused = Signal(object)
    """The question could not be answered: the exception."""
    rows_fetched = Signal(object)
    """A list of `TableRow` that has just come, for whoever measures columns."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._columns: tuple[TableColumn, ...] = ()
        self._fetch: Fetch = lambda _ids: []
        self._question: tuple[tuple[TableColumn, ...], ListIds, Fetch] = (), lambda: array("q"), self._fetch
        """What was asked last; its columns and its `fetch` become those of the table with its answer."""
        self._tasks = tasks
        self.in_sight = IN_SIGHT
        """How many rows the view has room for: so many come together with the first ids."""
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
        list_ids: ListIds,
        fetch: Fetch,
        *,
        first_ids: FirstIds | None = None,
        rest_after: int = 0,
    ) -> None:
        """List something else.

        `list_ids()` gives the ids in their order, `fetch(ids)` the rows of some of them in theirs; both are called off the
        thread of the window. Where listing takes its time, `first_ids(limit)` gives the beginning of the ids at once and
        whether they are all; the others follow, so many milliseconds later where these fill the view: whoever types lets them
        wait, so that nothing works beside the next key.
        """
        self._question = tuple(columns), list_ids, fetch
        self.loading.emit(True)
        self._rest.stop()
        in_sight = self.in_sight

        def first() -> tuple[array[int], bool, list[TableRow]]:
            ids, are_all = first_ids(max(FIRST, in_sight)) if first_ids else (list_ids(), True)
            return ids, are_all, fetch(ids[:in_sight])

        def show(answer: tuple[array[int], bool, list[TableRow]]) -> None:
            ids, are_all, rows = answer
            self.beginResetModel()
            self._put(ids, rows)
            self.complete = are_all
            self.endResetModel()
            self.rows_fetched.emit(rows)
            self.arrived.emit()
            if self.complete:
                self.loading.emit(False)
            fills_the_view = self.complete or len(ids) >= in_sight
            if rest_after and fills_the_view:
                self._rest.start(rest_after)
            else:
                self._ask_rest()

        self._tasks.read(first, show, self._refused, owner=self, line="ids")

    def _ask_rest(self) -> None:
        if self.complete:
            self._fill_first_page()
            return
        _columns, list_ids, _fetch = self._question
        self._tasks.read(list_ids, self._complete, self._refused, owner=self, line="ids")

    def refresh(self) -> None:
        """Ask again what was asked last, as after a change; what is shown stays until all the ids and the rows looked at are here."""
        _columns, list_ids, fetch = self._question
        pages = list(self._pages)[-2:]

        def again() -> tuple[array[int], dict[int, list[TableRow]]]:
            ids = list_ids()
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
        """All ids are here: rows are added below where the first stand as before, else everything is new."""
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
        self._fill_first_page()

    # rows by the page

    def _fill_first_page(self) -> None:
        """Fetch the rows under those in sight, so that the first step down shows them at once."""
        if len(self._pages.get(0, ())) < min(PAGE, len(self._ids)):
            self._want(0)

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
