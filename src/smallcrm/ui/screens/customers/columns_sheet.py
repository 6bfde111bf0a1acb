"""The sheet on which the columns of the list are chosen, put in order, and sorted by: all that the header does, by keyboard too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.services.customer_list import Sort
from smallcrm.ui.forms.choice_editors import ChoiceEditor
from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import FIELD, HAIR, SMALL
from smallcrm.ui.widgets.buttons import icon_only, primary, secondary
from smallcrm.ui.widgets.labels import note
from smallcrm.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.services.customer_list import Column

_KEY = Qt.ItemDataRole.UserRole
LOCKED = "name"
ROWS, LEAST_ROWS = 9, 3


class ColumnsSheet(Sheet):
    """Says `applied` with the keys in their order and the sort."""

    applied = Signal(list, object)

    def __init__(self, offered: Sequence[Column], shown: Sequence[str], sort: Sort, parent: QWidget | None) -> None:
        super().__init__(_("Columns and order"), parent, width=540)
        self.body.addWidget(note(_("Space shows or hides a column, the arrows move it.")))
        row = QHBoxLayout()
        row.setSpacing(px(SMALL))
        self.list = _ColumnList()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(_("Columns"))
        self.list.setStyleSheet(sheets.drop_list())
        self.list.verticalScrollBar().setStyleSheet(sheets.scroll_bars())
        self.list.setMinimumHeight(px(FIELD) * LEAST_ROWS)
        row.addWidget(self.list, 1)
        moves = QVBoxLayout()
        moves.setSpacing(px(HAIR))
        moves.addWidget(icon_only(_("Move the column forward"), "chevron-up", lambda: self._move(-1)))
        moves.addWidget(icon_only(_("Move the column back"), "chevron-down", lambda: self._move(1)))
        moves.addStretch(1)
        row.addLayout(moves)
        self.body.addLayout(row, 1)
        by_key = {column.key: column for column in offered}
        order = [*shown, *(column.key for column in offered if column.key not in shown)]
        for key in order:
            self._add(by_key[key], shown=key in shown)
        self.list.setCurrentRow(0)
        self._sort = ChoiceEditor(_("Sort by"), [(column.key, column.label) for column in offered], optional=False)
        self._sort.set_value(sort.key)
        self._direction = ChoiceEditor(_("Order"), [("up", _("Smallest first")), ("down", _("Largest first"))], optional=False)
        self._direction.set_value("down" if sort.descending else "up")
        sorting = QHBoxLayout()
        sorting.setSpacing(px(SMALL))
        sorting.addWidget(note(_("Sort by"), wrap=False))
        sorting.addWidget(self._sort, 1)
        sorting.addWidget(self._direction, 1)
        self.body.addLayout(sorting)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(SMALL))
        buttons.addStretch(1)
        buttons.addWidget(secondary(_("Cancel"), "", self.reject))
        buttons.addWidget(primary(_("Show"), "check", self._apply))
        self.body.addLayout(buttons)
        self.list.setFocus()

    def keys(self) -> list[str]:
        """The columns ticked, in their order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [str(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _add(self, column: Column, *, shown: bool) -> None:
        item = QListWidgetItem(column.label)
        item.setData(_KEY, column.key)
        item.setCheckState(Qt.CheckState.Checked if shown or column.key == LOCKED else Qt.CheckState.Unchecked)
        if column.key == LOCKED:  # without the name nobody knows whose row it is
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        item.setSizeHint(QSize(px(100), px(FIELD)))
        self.list.addItem(item)

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        wanted = row + step
        if row >= 0 and 0 <= wanted < self.list.count():
            self.list.insertItem(wanted, self.list.takeItem(row))
            self.list.setCurrentRow(wanted)

    def _apply(self) -> None:
        keys, sort = self.keys(), Sort(str(self._sort.value()), self._direction.value() == "down")
        self.accept()
        self.applied.emit(keys, sort)


class _ColumnList(QListWidget):
    """As high as a good look at the columns takes; lower where the window is."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), px(FIELD) * ROWS)
