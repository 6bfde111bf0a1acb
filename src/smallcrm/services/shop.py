"""The shop's settings, which travel with the book."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from smallcrm.domain.card_rules import clean
from smallcrm.domain.changes import Outcome
from smallcrm.domain.currency_words import money_within
from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_
from smallcrm.models import shop_rows
from smallcrm.services.book import EDIT

if TYPE_CHECKING:
    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.book import Book

_LINES = frozenset({"address", "closing_line"})


def tidy(shop: ShopSettings) -> ShopSettings:
    """The settings with clean texts."""
    plain: dict[str, Any] = {
        field.name: clean(value, lines=field.name in _LINES)
        for field in fields(shop)
        if type(value := getattr(shop, field.name)) is str  # a choice is an enumeration and stays what it is
    }
    return replace(shop, **plain)


def update_shop(book: Book, shop: ShopSettings, progress: Progress | None = None) -> Outcome[ShopSettings]:
    """Write the shop's settings.

    Raises `UserError` for a currency of other decimals than the book's once it holds amounts: they would all change
    their value.
    """
    shop = tidy(shop)
    with book.working(EDIT, N_("Changes to the settings"), progress=progress) as work:
        if shop.currency_exponent != book.shop.currency_exponent and work.connection.execute("SELECT 1 FROM entry LIMIT 1").first():
            raise UserError(
                N_(
                    "The book holds amounts already, so its currency can only become one with as many decimals. "
                    "Make a new book for {currency}."
                ),
                currency=money_within(shop.currency),
            )
        shop_rows.write(work.connection, shop)
    return Outcome(shop, work.changes)
