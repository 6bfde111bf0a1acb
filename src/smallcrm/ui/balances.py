"""A balance as the window shows it: who owes whom is said in words, never by a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.exchange.ledger_parts import PART_LABELS, LedgerPart
from smallcrm.i18n import _, gettext
from smallcrm.i18n.numbers import format_balance, format_plain_amount
from smallcrm.ui.tables.cells import EMPTY, Cell
from smallcrm.ui.text_direction import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def entries_cell(amounts: Sequence[int], shop: ShopSettings) -> Cell:
    """What was taken on credit (above zero) and what was paid (below), as a table shows it."""
    took, paid = (gettext(PART_LABELS[part]) for part in (LedgerPart.TOOK, LedgerPart.PAID))
    shown = [
        Cell(
            format_plain_amount(abs(each), shop.currency_exponent, digits=shop.digits),
            *(("danger", took) if each > 0 else ("accent", paid)),
        )
        for each in amounts
        if each
    ]
    if len(shown) < 2:  # noqa: PLR2004 - of one the table says the number and the word apart
        return shown[0] if shown else EMPTY
    return Cell(joined([f"{each.word} {each.text}" for each in shown]))
