"""The table of the file's columns: their headings, what stands in them, and where they go."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smallcrm.exchange.ledger_parts import SALE
from smallcrm.exchange.understanding import CUSTOM, IGNORE
from smallcrm.i18n import _
from smallcrm.ui.screens.import_.words import target_label
from smallcrm.ui.tables.cells import Cell, Shape, TableColumn, TableRow
from smallcrm.ui.tables.paged_table_model import PagedTableModel
from smallcrm.ui.tables.table_view import TableView
from smallcrm.ui.text_direction import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from smallcrm.exchange.understanding import ColumnMatch
    from smallcrm.ui.screens.import_.as_read import AsRead
    from smallcrm.ui.tasks import Tasks

SURE = 0.9
"""Matches less sure than this are to be looked at."""
_OF_THE_SHOP = "accent"


def plain(value: object) -> Cell:
    """Cells are made whole by the fetching."""
    return value if isinstance(value, Cell) else Cell(str(value))


def whole(cell: Cell) -> str:
    """For a column whose cells are never cut though they are texts."""
    return cell.text


def put(model: PagedTableModel, columns: Sequence[TableColumn], places: Iterable[int], row: Callable[[int], TableRow]) -> None:
    """Show a row for each place; `row` gives the one at a place, whose id is its place, and is called in the readers."""
    ids = array("q", places)
    model.ask(columns, lambda: ids, lambda wanted: [row(place) for place in wanted])


class ColumnTable(QObject):
    """The ids of its rows are the places of the columns in the file."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._model = PagedTableModel(tasks)
        self.view = TableView(self._model, _("Columns of the file"))
        self._model.arrived.connect(self._arrived)
        self._wanted: int | None = None

    def show(self, columns: Sequence[ColumnMatch], chosen: frozenset[int], *, read: AsRead, with_samples: bool) -> None:
        """Show the columns; `chosen` are those whose field the user has chosen himself, `read` shows samples."""
        self._wanted = self.view.current_id()
        shown = [TableColumn("heading", _("In the file"), Shape.NAME, plain, 1, sortable=False)]
        if with_samples:
            shown.append(TableColumn("samples", _("For example"), Shape.TEXT, plain, 3, sortable=False))
        shown.append(TableColumn("target", _("Goes to"), Shape.TEXT, plain, 1, sortable=False, kept=_field_name))
        by_place = {column.index: column for column in columns}
        put(
            self._model,
            shown,
            by_place,
            lambda place: _row(by_place[place], is_chosen=place in chosen, read=read if with_samples else None),
        )

    def current(self) -> int | None:
        """The column under the cursor."""
        return self.view.current_id()

    def go_to(self, column: int) -> None:
        """Put the cursor on a column."""
        self.view.go_to(column)

    def _arrived(self) -> None:
        if self._wanted is None or not self.view.go_to(self._wanted):
            self.view.select_row(0)


def _field_name(cell: Cell) -> str:
    """Names of fields are told apart by their ends; that a column becomes a field of its own is told by the colour too."""
    return "" if cell.tone == _OF_THE_SHOP else cell.text


def _row(column: ColumnMatch, *, is_chosen: bool, read: AsRead | None) -> TableRow:
    cells = [Cell(column.heading)]
    if read is not None:
        samples = joined(map(read.as_it_stands, column.samples))
        cells.append(Cell(samples, "dim") if samples else Cell(_("empty"), "dim"))
    tone = {IGNORE: "dim", SALE: "dim", CUSTOM: _OF_THE_SHOP}.get(column.target, "text")
    cells.append(Cell(target_label(column.target), tone))
    is_doubtful = 0 < column.confidence < SURE and not is_chosen and column.target not in {CUSTOM, IGNORE, SALE}
    return TableRow(column.index, tuple(cells), _("please check") if is_doubtful else "")
