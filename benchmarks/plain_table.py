"""The floor of the table: a plain view over a plain model, as large as the program's own and with the same columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.ui.tables.table_view import TableView

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class PlainModel(QAbstractTableModel):
    """Rows of texts; `empty` ones answer nothing whatever is asked."""

    def __init__(self, columns: int, rows: int = 0, *, empty: bool = False) -> None:
        super().__init__()
        self._columns, self._rows, self._empty = columns, rows, empty
        self._texts: Sequence[Sequence[object]] = ()

    def put(self, texts: Sequence[Sequence[object]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._texts, self._rows = texts, len(texts)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if self._empty or role != Qt.ItemDataRole.DisplayRole:
            return None
        return str(self._texts[index.row()][index.column()])


class PlainTable(QTableView):
    """A view of its own window, which counts its paintings."""

    def __init__(self, model: PlainModel, like: TableView) -> None:
        super().__init__()
        self.setModel(model)
        self.setFont(like.font())
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(like.rowHeight(0))
        self.verticalScrollBar().setSingleStep(like.verticalScrollBar().singleStep())
        self.resize(like.size())
        for column in range(model.columnCount()):
            self.setColumnWidth(column, like.columnWidth(column))
        self.show()
        QApplication.processEvents()
