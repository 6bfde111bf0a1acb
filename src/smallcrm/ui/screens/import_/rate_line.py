"""What one of the file's money is worth in the book's, asked in place where no law says so."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from smallcrm.domain.currency_words import money_within
from smallcrm.domain.exchange_rates import is_rate
from smallcrm.domain.number_reading import read_number
from smallcrm.i18n import _
from smallcrm.i18n.direction import ltr
from smallcrm.i18n.numbers import format_decimal
from smallcrm.ui.forms.base import LineField
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import FIELD, SMALL, SPACE
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.flow import FlowLayout
from smallcrm.ui.widgets.labels import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from smallcrm.domain.shop import ShopSettings

FIELD_WIDTH = 120


class RateLine(QWidget):
    """Says `given` with a number that can be a rate when Enter or the button is pressed; what is none is said below the line."""

    given = Signal(object)

    def __init__(self, money: str, shop: ShopSettings, now: Decimal | None) -> None:
        super().__init__()
        self.money = money
        self._shop = shop
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SMALL))
        # Names of currencies are long: what has no room beside the others stands on the next line.
        holder = QWidget()
        line = FlowLayout(holder, SPACE)
        # The field stands between the two halves of the sentence, wherever the language puts it.
        before, _gap, after = _("One {other} is worth {number} {own}").partition("{number}")
        names = {"other": money_within(money), "own": money_within(shop.currency)}
        self.field = LineField(_("What one {other} is worth in {own}").format(**names), from_left=True)
        self.field.setFixedWidth(px(FIELD_WIDTH))
        self.field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # else it takes the rest of the line
        self.field.go_on = self._give  # type: ignore[method-assign]  # what Enter does
        if now is not None:
            self.field.setText(format_decimal(now, digits=shop.digits))
        self.use = secondary(_("Use this rate"), "check", self._give)
        for part in (before, self.field, after, self.use):
            line.addWidget(_half(part.format(**names)) if isinstance(part, str) else part)
        column.addWidget(holder)
        self.fault = label(colour="danger", wrap=True)
        self.fault.hide()
        column.addWidget(self.fault)
        self.setFocusProxy(self.field)

    def _give(self) -> None:
        number = read_number(self.field.text())
        if number is None or not is_rate(number):
            example = ltr(format_decimal(Decimal("3.71"), digits=self._shop.digits))
            self.fault.setText(_("That is no rate. Write a number above zero, such as {example}.").format(example=example))
            self.fault.show()
            self.field.setFocus()
            self.field.selectAll()
            return
        self.fault.hide()
        self.given.emit(number)


def _half(text: str) -> QLabel:
    """A half of the sentence, in the middle of the field's height."""
    made = label(text.strip())
    made.setMinimumHeight(px(FIELD))
    return made
