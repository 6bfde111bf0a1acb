"""The sheet on which the columns of the list are chosen, put in order, and sorted by: all that the header does, by keyboard too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from smallcrm.i18n import _
from smallcrm.services.customer_list import Sort
from smallcrm.ui.forms.choice_editors import ChoiceEditor
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL
from smallcrm.ui.widgets.buttons import primary
from smallcrm.ui.widgets.labels import note
from smallcrm.ui.widgets.sheet import Sheet
from smallcrm.ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from smallcrm.services.customer_list import Column


class ColumnsSheet(Sheet):
    """Says `applied` with the keys in their order and the sort."""

    applied = Signal(list, object)

    def __init__(self, offered: Sequence[Column], shown: Sequence[str], sort: Sort, parent: QWidget | None) -> None:
        super().__init__(_("Columns and order"), parent, width=540)
        self.body.addWidget(note(_("Space shows or hides a column, the arrows move it.")))
        labels = {column.key: column.label for column in offered}
        order = [*shown, *(key for key in labels if key not in shown)]
        # Without the name nobody knows whose row it is.
        self.list = TickList(_("Columns"), [(key, labels[key]) for key in order], shown, locked="name")
        self.body.addWidget(self.list, 1)
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
        self.add_buttons(primary(_("Show"), "check", self._apply))
        self.list.setFocus()

    def _apply(self) -> None:
        keys, sort = self.list.ticked(), Sort(str(self._sort.value()), self._direction.value() == "down")
        self.accept()
        self.applied.emit(keys, sort)
