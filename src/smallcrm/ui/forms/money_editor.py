"""An editor of an amount of money: a line with our own reader, the currency beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from smallcrm.domain.money import read_amount
from smallcrm.i18n import _, gettext, language
from smallcrm.i18n.currencies import symbol
from smallcrm.i18n.direction import strip_marks
from smallcrm.i18n.numbers import format_amount, format_plain_amount
from smallcrm.ui.forms.base import Editor, Level, LineField, Problem
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SMALL
from smallcrm.ui.text_direction import read_from_left
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.flow import FlowLayout
from smallcrm.ui.widgets.labels import label

if TYPE_CHECKING:
    from smallcrm.domain.money import AmountReading
    from smallcrm.domain.shop import ShopSettings


class AmountEditor(Editor):
    """An amount in minor units of the book's currency; `int` or None."""

    def __init__(self, name: str, shop: ShopSettings) -> None:
        super().__init__(name)
        self._shop = shop
        self._kept: int | None = None
        self._shown = ""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(SMALL))
        self.line = LineField(name, from_left=True)
        read_from_left(self.line, at_right=True)
        row.addWidget(self.line, 1)
        row.addWidget(label(symbol(shop.currency, language()), colour="dim"))
        self.line.textEdited.connect(lambda _text: self._typed())
        self._either = QWidget()
        self._either_flow = FlowLayout(self._either, HAIR)
        self._either.hide()
        self.put(box)
        self._column.addWidget(self._either)

    def value(self) -> int | None:
        text = self._text()
        if text == self._shown:
            return self._kept
        return self._read(text).minor if text else None

    def set_value(self, value: object) -> None:
        self._kept = value if isinstance(value, int) else None
        self._show()
        self.show_remark()

    def typed(self) -> object:
        return self._text()

    def retype(self, typed: object) -> None:
        self.line.setText(str(typed or ""))
        self._typed()

    def main(self) -> QWidget:
        return self.line

    def problem(self) -> Problem | None:
        text = self._text()
        if not text or text == self._shown:
            return None
        reading = self._read(text)
        if reading.currency not in {None, self._shop.currency}:
            return Problem(_("This amount is in another currency than the book."), Level.ERROR)
        if reading.minor is not None:
            return None if text.isdigit() else Problem(self._in_words(reading.minor), Level.NOTE)
        if reading.alternatives:
            return Problem(_("This can be read in two ways. Choose one."), Level.ERROR)
        return Problem(gettext(reading.error) if reading.error else _("This is not an amount."), Level.ERROR)

    def show_remark(self) -> None:
        super().show_remark()
        text = self._text()
        self._offer(self._read(text).alternatives if text and text != self._shown else ())

    def _in_words(self, minor: int) -> str:
        return format_amount(minor, self._shop.currency, self._shop.currency_exponent, digits=self._shop.digits)

    def _text(self) -> str:
        return strip_marks(self.line.text()).strip()

    def _read(self, text: str) -> AmountReading:
        return read_amount(text, self._shop.currency_exponent, currency=self._shop.currency)

    def _typed(self) -> None:
        self._either.hide()
        self.edited()

    def _offer(self, alternatives: tuple[int, ...]) -> None:
        while (item := self._either_flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for minor in alternatives:
            self._either_flow.addWidget(secondary(self._in_words(minor), "", partial(self._take, minor)))
        self._either.setVisible(bool(alternatives))

    def _take(self, minor: int) -> None:
        self._kept = minor
        self._show()
        self.edited()
        self.show_remark()

    def _show(self) -> None:
        exponent, digits = self._shop.currency_exponent, self._shop.digits
        self.line.setText("" if self._kept is None else format_plain_amount(self._kept, exponent, digits=digits))
        self._shown = self._text()
