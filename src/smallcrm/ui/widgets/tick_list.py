"""A list whose entries are ticked and put in order, by mouse and by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import FIELD, HAIR, SMALL
from smallcrm.ui.widgets.buttons import icon_only

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = Qt.ItemDataRole.UserRole
ROWS, LEAST_ROWS = 9, 3


class TickList(QWidget):
    """Entries are pairs of a key and its words; Space ticks, the buttons move. The tick of `locked` stays where it is."""

    def __init__(self, name: str, entries: Sequence[tuple[str, str]], ticked: Sequence[str], *, locked: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SMALL))
        self.list = _List()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(name)
        self.list.setStyleSheet(sheets.drop_list())
        self.list.verticalScrollBar().setStyleSheet(sheets.scroll_bars())
        self.list.setMinimumHeight(px(FIELD) * LEAST_ROWS)
        row.addWidget(self.list, 1)
        moves = QVBoxLayout()
        moves.setSpacing(px(HAIR))
        moves.addWidget(icon_only(_("Move the column forward"), "chevron-up", lambda: self.move_current(-1)))
        moves.addWidget(icon_only(_("Move the column back"), "chevron-down", lambda: self.move_current(1)))
        moves.addStretch(1)
        row.addLayout(moves)
        for key, words in entries:
            item = QListWidgetItem(words)
            item.setData(_KEY, key)
            item.setCheckState(Qt.CheckState.Checked if key in ticked or key == locked else Qt.CheckState.Unchecked)
            if key == locked:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
            item.setSizeHint(QSize(px(100), px(FIELD)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.setFocusProxy(self.list)

    def ticked(self) -> list[str]:
        """The keys ticked, in their order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [str(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked]

    def move_current(self, step: int) -> None:
        """Move the entry under the cursor up or down."""
        row = self.list.currentRow()
        wanted = row + step
        if row >= 0 and 0 <= wanted < self.list.count():
            self.list.insertItem(wanted, self.list.takeItem(row))
            self.list.setCurrentRow(wanted)


class _List(QListWidget):
    """As high as a good look at the entries takes; lower where the window is."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), px(FIELD) * ROWS)
