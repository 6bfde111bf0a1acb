"""The card that comes out of two, as it would be written now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import _
from smallcrm.infra import clock
from smallcrm.services.merge_choices import Pair, compared_fields
from smallcrm.ui.balances import balance_words
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SMALL
from smallcrm.ui.text_direction import joined
from smallcrm.ui.widgets.avatar import Avatar
from smallcrm.ui.widgets.copy_label import CopyLabel
from smallcrm.ui.widgets.labels import CutLabel, label, note
from smallcrm.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.domain.customer import Customer, CustomField
    from smallcrm.domain.shop import ShopSettings

LABELS, PHOTO = 96, 44


class CardPreview(Panel):
    """Name, number and balance, then a line a field."""

    def __init__(self, card: Customer, shop: ShopSettings, own_fields: Sequence[CustomField]) -> None:
        super().__init__(padding=SMALL, spacing=HAIR)
        values = ShownValues(shop, today=clock.today())
        self.body.addWidget(note(_("The card that comes out")))
        self.name = CutLabel(values.name(card), font=fonts.section())
        self.body.addWidget(self.name)
        number = _("Number {number}").format(number=values.code(card.number)) if card.number else ""
        together = _("{balance} together").format(balance=balance_words(card.balance, shop))
        self.sums = label(joined((number, together)), wrap=True)
        self.body.addWidget(self.sums)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(SMALL))
        grid.setVerticalSpacing(px(HAIR))
        grid.setColumnMinimumWidth(0, px(LABELS))
        grid.setColumnStretch(1, 1)
        for row, field in enumerate(compared_fields(Pair(card, card, tuple(own_fields)), shop)):
            grid.addWidget(label(field.label, font=fonts.small(), colour="dim", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            if field.key == "photo":
                grid.addWidget(Avatar("", card.photo, side=PHOTO), row, 1)
            else:
                grid.addWidget(CopyLabel("\n".join(field.first)), row, 1)
        self.body.addLayout(grid)
