"""The customers' index: display names, sort keys, search text and keys, made again for whatever cards an operation touched."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from smallcrm.i18n import gettext
from smallcrm.models.cards import load_cards
from smallcrm.models.index_rows import COLUMNS, Filed, custom_keys, email_keys, index_row, phone_keys, search_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings

_CHUNK = 500
_SLICE = 10_000
_REBUILD_SHARE = 4
"""From a quarter of the book on, making the search index anew is quicker than mending it."""


def touched_cards(connection: Connection, first_image: int) -> list[int]:
    """The cards whose index the journal's rows from `first_image` on may have changed; those that wear a changed tag are among them."""
    select = """
        SELECT customer_id FROM journal WHERE id >= :first AND customer_id IS NOT NULL
        UNION SELECT customer_id FROM customer_tag
        WHERE tag_id IN (SELECT row_id FROM journal WHERE id >= :first AND table_name = 'tag') ORDER BY 1
    """
    return list(connection.exec_driver_sql(select, {"first": first_image}).scalars())


def all_cards(connection: Connection) -> list[int]:
    """The ids of every card."""
    return list(connection.exec_driver_sql("SELECT id FROM customer ORDER BY id").scalars())


def reindex(connection: Connection, ids: Sequence[int], shop: ShopSettings, progress: Progress) -> None:
    """Make the index of these cards again; a card that is gone leaves it."""
    total = connection.exec_driver_sql("SELECT count(*) FROM search_text").scalar_one()
    anew = len(ids) * _REBUILD_SHARE > total + _CHUNK
    for start in range(0, len(ids), _CHUNK):
        progress.report(start, len(ids), gettext("Updating the search"))
        chunk = ids[start : start + _CHUNK]
        _index_chunk(
            connection,
            chunk,
            [Filed(card.id or 0, card, card.number, card.balance) for card in load_cards(connection, chunk)],
            shop,
            search=not anew,
        )
    if anew:
        progress.report(len(ids), len(ids), gettext("Updating the search"))
        connection.exec_driver_sql("INSERT INTO search_index (search_index) VALUES ('rebuild')")


def name_referrers(connection: Connection, ids: Sequence[int]) -> list[int]:
    """Bring the names of referrers up to date, on these cards and on those that name one of them; returns all that name somebody."""
    naming = """
        WITH changed (id) AS (SELECT value FROM json_each(?))
        SELECT id FROM customer WHERE referred_by IN changed UNION SELECT id FROM customer WHERE referred_by IS NOT NULL AND id IN changed
    """
    found = list(connection.exec_driver_sql(naming, (json.dumps(list(ids)),)).scalars())
    if found:
        connection.exec_driver_sql(
            "UPDATE customer_index SET referred_by_key = ("
            "SELECT named.name_key FROM customer JOIN customer_index AS named ON named.customer_id = customer.referred_by "
            "WHERE customer.id = customer_index.customer_id) WHERE customer_id IN (SELECT value FROM json_each(?))",
            (json.dumps(found),),
        )
    return found


def index_new(connection: Connection, cards: Sequence[Filed], shop: ShopSettings) -> None:
    """Make the index of cards that were just inserted, from the records in hand, all but what `index_texts` does at the end."""
    _insert_index(connection, cards, shop)


def index_texts(connection: Connection, ids: range, progress: Progress) -> None:
    """Bring the texts of new cards into the search index.

    In large slices and after all else is written: before each other statement FTS5 writes out what it has gathered, and
    putting many small parts together costs more than the index itself.
    """
    for start in ids[::_SLICE]:
        progress.report(start - ids.start, len(ids), gettext("Updating the search"))
        connection.exec_driver_sql(
            "INSERT INTO search_index (rowid, text) SELECT customer_id, text FROM search_text WHERE customer_id BETWEEN ? AND ?",
            (start, min(start + _SLICE, ids.stop) - 1),
        )


def _index_chunk(connection: Connection, ids: Sequence[int], cards: Sequence[Filed], shop: ShopSettings, *, search: bool) -> None:
    chosen = (json.dumps(list(ids)),)
    those = "WHERE customer_id IN (SELECT value FROM json_each(?))"
    if search:
        connection.exec_driver_sql(
            f"INSERT INTO search_index (search_index, rowid, text) SELECT 'delete', customer_id, text FROM search_text {those}",
            chosen,
        )
    for table in ("customer_index", "custom_key", "phone_key", "email_key", "search_text"):
        connection.exec_driver_sql(f"DELETE FROM {table} {those}", chosen)
    _insert_index(connection, cards, shop)
    if search:
        connection.exec_driver_sql(
            f"INSERT INTO search_index (rowid, text) SELECT customer_id, text FROM search_text {those}",
            chosen,
        )


def _insert_index(connection: Connection, cards: Sequence[Filed], shop: ShopSettings) -> None:
    insert_rows(connection, "customer_index", COLUMNS, [index_row(card, shop) for card in cards])
    own = [row for card in cards for row in custom_keys(card, shop.language)]
    insert_rows(connection, "custom_key", ("customer_id", "field_id", "key"), own)
    insert_rows(connection, "phone_key", ("customer_id", "key"), [row for card in cards for row in phone_keys(card)])
    insert_rows(connection, "email_key", ("customer_id", "key"), [row for card in cards for row in email_keys(card)])
    insert_rows(connection, "search_text", ("customer_id", "text"), [(card.id, search_text(card)) for card in cards])


def insert_rows(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Write rows as plain tuples, which the driver takes as they are."""
    if rows:
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)
