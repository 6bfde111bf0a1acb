"""The opening balance in the form of a card: an amount that says in words which way it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.i18n import _
from smallcrm.ui.balances import balance_words
from smallcrm.ui.forms.base import Level, Problem
from smallcrm.ui.forms.money_editor import AmountEditor

if TYPE_CHECKING:
    from smallcrm.domain.shop import ShopSettings

OPENING_BALANCE = "opening_balance"
"""Its key among the editors; it is no attribute of a card but an entry of the ledger."""


class OpeningBalanceEditor(AmountEditor):
    """What the customer owed when the book began, in minor units; less than nothing where the shop owed him."""

    def __init__(self, shop: ShopSettings) -> None:
        super().__init__(_("Opening balance"), shop)

    def problem(self) -> Problem | None:
        problem = super().problem()
        amount = self.value()
        if (problem is not None and problem.level is Level.ERROR) or not amount:
            return problem
        return Problem(balance_words(amount, self._shop), Level.NOTE)
