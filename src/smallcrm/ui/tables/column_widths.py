"""How wide the columns of a table are: what is never cut gets what it needs, the rest share what is left."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from smallcrm.ui.one_shot import one_shot
from smallcrm.ui.style.look import px
from smallcrm.ui.tables.cells import NEVER_CUT, Shape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QTableView

    from smallcrm.ui.tables.cells import TableColumn, TableRow
    from smallcrm.ui.tables.delegate import CellDelegate
    from smallcrm.ui.tables.paged_table_model import PagedTableModel

LEAST_NAME = 150
LEAST_TEXT = 84
TIGHT_NAME = 92
TIGHT_TEXT = 56
DRAG_ENDS_AFTER = 400


class ColumnWidths(QObject):
    """Lays the columns out when the view, the columns or the rows change; keeps what the user dragged."""

    dragged = Signal(object)
    """The widths the user chose, by column key, at 100 %."""

    def __init__(self, view: QTableView, model: PagedTableModel, delegate: CellDelegate) -> None:
        super().__init__(view)
        self._view, self._model, self._delegate = view, model, delegate
        self._laid_out: list[tuple[str, str]] = []
        """The keys and names of the columns that have their widths."""
        self._needed: dict[str, int] = {}
        self._chosen: dict[str, int] = {}
        self._laying_out = False
        self._drag_ended = one_shot(self, self._tell, DRAG_ENDS_AFTER)
        view.horizontalHeader().sectionResized.connect(self._user_sized)
        view.horizontalHeader().sectionHandleDoubleClicked.connect(self._forget)
        model.rows_fetched.connect(self._measure)
        model.modelReset.connect(self._follow)

    def choose(self, widths: Mapping[str, int]) -> None:
        """Take the widths remembered, by column key, at 100 %."""
        self._chosen = {key: px(width) for key, width in widths.items()}
        self.lay_out()

    def lay_out(self) -> None:
        """Give every column its width; what may be cut gives way before anything scrolls sideways."""
        columns = self._model.columns
        self._laid_out = _named(columns)
        if not columns:
            return
        least = self._tightened([self._least(column) for column in columns])
        room = self._view.viewport().width() - sum(least)
        beside = [place for place, column in enumerate(columns) if not column.below]
        stretching = [each for each in beside if columns[each].shape not in NEVER_CUT and columns[each].key not in self._chosen]
        shares = sum(columns[place].weight for place in stretching)
        widths = list(least)
        if room > 0:
            for place in stretching or beside:
                share = columns[place].weight / shares if stretching else 1 / len(beside)
                widths[place] += int(room * share)
            widths[(stretching or [0])[0]] += self._view.viewport().width() - sum(widths)
        self._laying_out = True
        for place, width in enumerate(widths):
            if self._view.columnWidth(place) != width:
                self._view.setColumnWidth(place, width)
        self._laying_out = False

    def _follow(self) -> None:
        if _named(self._model.columns) != self._laid_out:
            self.lay_out()

    def _tightened(self, least: list[int]) -> list[int]:
        """The least widths, those of names and texts narrower where the view has no room for all, each by its share of what it can give."""
        wanting = sum(least) - self._view.viewport().width()
        spare = [max(width - self._tight(column), 0) for width, column in zip(least, self._model.columns, strict=True)]
        if wanting <= 0 or not sum(spare):
            return least
        share = min(wanting / sum(spare), 1)
        return [width - ceil(each * share) for width, each in zip(least, spare, strict=True)]

    def _tight(self, column: TableColumn) -> int:
        if column.shape in NEVER_CUT or column.below:
            return self._least(column)
        floor = px(TIGHT_NAME if column.shape is Shape.NAME else TIGHT_TEXT)
        return max(floor, self._delegate.header_width(column), self._needed.get(column.key, 0) if column.kept else 0)

    def _least(self, column: TableColumn) -> int:
        if column.below:
            return 0
        floor = px({Shape.NAME: LEAST_NAME}.get(column.shape, LEAST_TEXT)) if column.shape not in NEVER_CUT else 0
        floor = max(floor, self._view.horizontalHeader().minimumSectionSize())
        needed = max(floor, self._delegate.header_width(column), self._needed.get(column.key, 0))
        if column.shape in NEVER_CUT:
            return max(needed, self._chosen.get(column.key, 0))
        return self._chosen.get(column.key, needed)

    def _measure(self, rows: list[TableRow]) -> None:
        grown = False
        for place, column in enumerate(self._model.columns):
            needed = self._delegate.needed(column, rows, place)
            if needed > self._needed.get(column.key, 0):
                self._needed[column.key] = needed
                grown = True
        if grown:
            self.lay_out()

    def _user_sized(self, section: int, _before: int, width: int) -> None:
        if self._laying_out or not 0 <= section < len(self._model.columns):
            return
        self._chosen[self._model.columns[section].key] = max(width, px(48))
        self._drag_ended.start()

    def _forget(self, section: int) -> None:
        self._chosen.pop(self._model.columns[section].key, None)
        self._drag_ended.start()

    def _tell(self) -> None:
        self.lay_out()
        one = px(1000) / 1000
        self.dragged.emit({key: round(width / one) for key, width in self._chosen.items()})


def _named(columns: Sequence[TableColumn]) -> list[tuple[str, str]]:
    return [(column.key, column.label) for column in columns]
