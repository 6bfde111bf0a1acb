"""An editor of an amount of money: a line with our own reader, the currency beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.money import read_amount
from smallcrm.i18n import _, gettext, language
from smallcrm.i18n.currencies import symbol
from smallcrm.i18n.numbers import format_amount, format_plain_amount
from smallcrm.ui.forms.base import Level, LineField, Problem
from smallcrm.ui.forms.read_editor import ReadEditor
from smallcrm.ui.style.metrics import SMALL
from smallcrm.ui.text_direction import read_from_left
from smallcrm.ui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.domain.money import AmountReading
    from smallcrm.domain.shop import ShopSettings


class AmountEditor(ReadEditor[int]):
    """An amount in minor units of the book's currency; `int` or None."""

    def __init__(self, name: str, shop: ShopSettings) -> None:
        line = LineField(name, from_left=True)
        read_from_left(line, at_right=True)
        super().__init__(name, line, label(symbol(shop.currency, language()), colour="dim"), SMALL)
        self._shop = shop

    def set_value(self, value: object) -> None:
        self.show_value(value if isinstance(value, int) else None)

    def problem(self) -> Problem | None:
        text = self.text()
        if not text or self.is_untouched():
            return None
        reading = self._reading(text)
        if reading.currency not in {None, self._shop.currency}:
            return Problem(_("This amount is in another currency than the book."), Level.ERROR)
        if reading.minor is not None:
            return None if text.isdigit() else Problem(self.in_words(reading.minor), Level.NOTE)
        if reading.alternatives:
            return Problem(_("This can be read in two ways. Choose one."), Level.ERROR)
        return Problem(gettext(reading.error) if reading.error else _("This is not an amount."), Level.ERROR)

    def read(self, text: str) -> int | None:
        return self._reading(text).minor

    def readings(self, text: str) -> Sequence[int]:
        return self._reading(text).alternatives

    def written(self, value: int) -> str:
        return format_plain_amount(value, self._shop.currency_exponent, digits=self._shop.digits)

    def in_words(self, value: int) -> str:
        return format_amount(value, self._shop.currency, self._shop.currency_exponent, digits=self._shop.digits)

    def _reading(self, text: str) -> AmountReading:
        return read_amount(text, self._shop.currency_exponent, currency=self._shop.currency)
