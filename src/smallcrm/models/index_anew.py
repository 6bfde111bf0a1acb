"""The whole customers' index made again from the cards, where what stands in it does not fit them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.i18n import gettext
from smallcrm.models import customer_index
from smallcrm.models.cards import load_cards
from smallcrm.models.index_rows import Filed

if TYPE_CHECKING:
    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.models.connection import Connection

_TABLES = ("customer_index", "custom_key", "phone_key", "email_key", "search_text")
_CHUNK = 500


def make_anew(connection: Connection, shop: ShopSettings, progress: Progress) -> None:
    """Empty the index, whatever stands in it, and make it again."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table}")
    ids = customer_index.all_cards(connection)
    for start in range(0, len(ids), _CHUNK):
        progress.report(start, len(ids), gettext("Updating the search"))
        cards = load_cards(connection, ids[start : start + _CHUNK])
        customer_index.index_new(connection, [Filed(card.id or 0, card, card.number, card.balance) for card in cards], shop)
    progress.report(len(ids), len(ids), gettext("Updating the search"))
    connection.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
    customer_index.name_referrers(connection, ids)
