"""A balance as the window shows it: who owes whom is said in words, never by a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.i18n import _
from smallcrm.i18n.numbers import format_balance, format_plain_amount
from smallcrm.ui.tables.cells import Cell

if TYPE_CHECKING:
    from smallcrm.domain.shop import ShopSettings


def balance_words(minor: int, shop: ShopSettings) -> str:
    """As a sentence says it: *owes ₪12.50*, *in credit ₪3.00*, or *owes nothing*."""
    amount = format_balance(minor, shop.currency, shop.currency_exponent, digits=shop.digits)
    if minor > 0:
        return _("owes {amount}").format(amount=amount)
    return _("in credit {amount}").format(amount=amount) if minor < 0 else _("owes nothing")


def balance_cell(minor: int, shop: ShopSettings) -> Cell:
    """As a table shows it, the currency named by its header."""
    number = format_plain_amount(abs(minor), shop.currency_exponent, digits=shop.digits)
    if minor > 0:
        return Cell(number, "danger", _("owes"))
    return Cell(number, "accent", _("in credit")) if minor < 0 else Cell(number, "dim")
