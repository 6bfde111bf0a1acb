"""What stands above the list while several customers are chosen: how many, and what can be done to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smallcrm.i18n import _, ngettext
from smallcrm.i18n.numbers import format_number
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR
from smallcrm.ui.widgets.folding_row import FoldingRow
from smallcrm.ui.widgets.labels import label

if TYPE_CHECKING:
    from smallcrm.domain.shop import Digits
    from smallcrm.ui.screens.customers.bulk_actions import BulkActions


class ChosenBar(QWidget):
    """Hidden while fewer than two are chosen."""

    def __init__(self, actions: BulkActions) -> None:
        super().__init__()
        self.setAccessibleName(_("What can be done to the customers chosen"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(HAIR))
        self._count = label(font=fonts.font(bold=True), colour="accent")
        row.addWidget(self._count)
        self.doings = FoldingRow(
            (
                (actions.tag, "tag"),
                (actions.untag, "tags"),
                (actions.put_aside, "archive"),
                (actions.bring_back, "archive-restore"),
                (actions.merge, "users"),
                (actions.print_cards, "printer"),
                (actions.export, "download"),
            )
        )
        row.addWidget(self.doings, 1)

    def count(self, chosen: int, digits: Digits) -> None:
        """Say how many are chosen, and offer what can be done to them now."""
        self.doings.fold()
        number = format_number(chosen, digits=digits)
        self._count.setText(ngettext("{count} chosen", "{count} chosen", chosen).format(count=number))
