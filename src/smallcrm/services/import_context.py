"""What of the shop decides how the cells of a file are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.exchange.reading_context import ReadingContext
from smallcrm.infra import clock

if TYPE_CHECKING:
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.reading_context import Wishes
    from smallcrm.services.book import Book


def reading_context(book: Book, wishes: Wishes | None = None, shop: ShopSettings | None = None) -> ReadingContext:
    """What of the shop (the book's, where no other is given), and of the user's wishes, decides how cells are read."""
    shop = shop or book.shop
    worth = {wishes.amounts_in: wishes.worth} if wishes and wishes.amounts_in and wishes.worth else {}
    return ReadingContext(shop.region, shop.language, shop.currency, shop.currency_exponent, clock.today(), worth)
