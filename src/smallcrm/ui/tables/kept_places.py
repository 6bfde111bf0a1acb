"""Keeps the chosen rows, the cursor and the place in the list while its contents are asked for again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from smallcrm.ui.tables.paged_table_model import PagedTableModel
    from smallcrm.ui.tables.table_view import TableView


class KeptPlaces(QObject):
    """Remembers by id before the model is reset, and puts things back as far as the ids are listed again."""

    def __init__(self, view: TableView, model: PagedTableModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._waiting = False
        self._selected: list[int] = []
        self._current: int | None = None
        self._top: int | None = None
        self._offset = 0
        self._put_back_once = False
        self._put: int | None = None
        """Where the cursor was left when only the first ids were there."""
        model.modelAboutToBeReset.connect(self._keep)
        model.arrived.connect(self._put_back)

    def start_at_top(self) -> None:
        """The next answer is to another question: show it from its first row."""
        self._keep()
        self._top = None

    def _keep(self) -> None:
        if self._waiting and not self._moved_on():
            self._put_back_once = False
            return
        self._waiting, self._put_back_once = True, False
        self._selected = self._view.selected_ids()
        self._current = self._view.current_id()
        row = self._view.rowAt(0)
        self._top = self._model.id_at(row)
        self._offset = -self._view.rowViewportPosition(row) if self._top is not None else 0

    def _put_back(self) -> None:
        if not self._waiting:
            return
        if self._moved_on():
            self._waiting = False
            return
        self._view.select_ids(self._selected, self._current)
        row = self._model.row_of(self._top) if self._top is not None else None
        if row is not None:
            self._view.verticalScrollBar().setValue(row * self._view.rowHeight(0) + self._offset)
        elif self._top is None:
            self._view.verticalScrollBar().setValue(0)
        self._put_back_once, self._put = True, self._view.current_id()
        self._waiting = not self._model.complete

    def _moved_on(self) -> bool:
        """Whether somebody went elsewhere since the first ids came."""
        return self._put_back_once and self._put != self._view.current_id()
