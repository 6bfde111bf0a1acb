"""The sheet on which the columns of the printed list and their order are chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from smallcrm.i18n import _
from smallcrm.ui.widgets.buttons import primary
from smallcrm.ui.widgets.labels import note
from smallcrm.ui.widgets.sheet import Sheet
from smallcrm.ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from smallcrm.services.customer_list import Column


class PageColumnsSheet(Sheet):
    """Says `applied` with the keys in their order."""

    applied = Signal(list)

    def __init__(self, offered: Sequence[Column], shown: Sequence[str], parent: QWidget | None) -> None:
        super().__init__(_("Columns on the page"), parent, width=440)
        self.body.addWidget(note(_("Space shows or hides a column, the arrows move it.")))
        labels = {column.key: column.label for column in offered}
        order = [*(key for key in shown if key in labels), *(key for key in labels if key not in shown)]
        self.list = TickList(_("Columns"), [(key, labels[key]) for key in order], shown)
        self.body.addWidget(self.list, 1)
        self.add_buttons(primary(_("Show"), "check", self._apply))
        self.list.setFocus()

    def _apply(self) -> None:
        keys = self.list.ticked()
        if keys:
            self.accept()
            self.applied.emit(keys)
