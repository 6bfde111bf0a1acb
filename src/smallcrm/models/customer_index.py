"""The customers' index: display names, sort keys, search text and keys, made again for whatever cards an operation touched."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

from smallcrm.i18n import gettext
from smallcrm.models.cards import load_cards
from smallcrm.models.index_rows import COLUMNS, MERGED, Filed, custom_keys, email_keys, index_columns, phone_keys, search_text, tags_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.models.connection import Connection

TABLES = ("customer_index", "custom_key", "phone_key", "email_key", "search_text")
"""All but the search index, which knows the texts of the last."""

_CHUNK = 500
_ROWS_A_STATEMENT = 16
_SLICE = 50_000
_THOSE = "WHERE customer_id IN (SELECT value FROM json_each(?))"
_REBUILD_SHARE = 4
"""From a quarter of the book on, making the search index anew is quicker than mending it."""


def touched_cards(connection: Connection, first_image: int) -> list[int]:
    """The cards whose index the journal's rows from `first_image` on may have changed; those that wear a changed tag are among them.

    An account that went to another card changes both.
    """
    select = """
        SELECT customer_id FROM journal WHERE id >= :first AND customer_id IS NOT NULL
        UNION SELECT json_extract(before, '$.customer_id') FROM journal WHERE id >= :first AND table_name = 'account' AND before IS NOT NULL
        UNION SELECT customer_id FROM customer_tag
        WHERE tag_id IN (SELECT row_id FROM journal WHERE id >= :first AND table_name = 'tag') ORDER BY 1
    """
    return connection.execute(select, {"first": first_image}).scalars()


def changed_lightly(connection: Connection, first_image: int, but: range) -> tuple[set[int], set[int]]:
    """Of the cards touched since, those that were only put aside or brought back, and those whose tags changed besides at the most.

    `but` are cards that are not asked for. Work on many cards is mostly of these kinds, and their index need not be made again.
    """
    moved = (
        "table_name = 'customer' AND before IS NOT NULL AND after IS NOT NULL "
        "AND json_remove(before, '$.put_aside_at') = json_remove(after, '$.put_aside_at')"
    )
    select = f"""
        SELECT customer_id, max(weight) FROM (
            SELECT customer_id, CASE WHEN {moved} THEN 0 WHEN table_name = 'customer_tag' THEN 1 ELSE 2 END AS weight
            FROM journal WHERE id >= :first AND customer_id IS NOT NULL AND customer_id NOT BETWEEN :low AND :high
            UNION ALL SELECT json_extract(before, '$.customer_id'), 2
            FROM journal WHERE id >= :first AND table_name = 'account' AND before IS NOT NULL
            UNION ALL SELECT customer_id, 1 FROM customer_tag
            WHERE tag_id IN (SELECT row_id FROM journal WHERE id >= :first AND table_name = 'tag')
            AND customer_id NOT BETWEEN :low AND :high
        ) GROUP BY customer_id
    """
    found: tuple[set[int], set[int], set[int]] = (set(), set(), set())
    for card, weight in connection.execute(select, {"first": first_image, "low": but.start, "high": but.stop - 1}):
        found[weight].add(card)
    return found[0], found[1]


def follow_put_aside(connection: Connection, ids: Sequence[int], progress: Progress) -> None:
    """Say in the index which of these cards are put aside, where it says otherwise: every index of a sorted column is by it."""
    for start in range(0, len(ids), _CHUNK):
        progress.report(start, len(ids), gettext("Updating the search"))
        connection.execute(
            f"UPDATE customer_index SET put_aside = 1 - put_aside {_THOSE} AND put_aside != {MERGED} "
            "AND put_aside != (SELECT put_aside_at IS NOT NULL FROM customer WHERE id = customer_id)",
            (json.dumps(ids[start : start + _CHUNK]),),
        )


def follow_tags(connection: Connection, ids: Sequence[int], shop: ShopSettings, progress: Progress) -> None:
    """Bring the tags of these cards up to date in the index, and nothing else."""
    anew = _quicker_anew(connection, ids)
    for start in range(0, len(ids), _CHUNK):
        progress.report(start, len(ids), gettext("Updating the search"))
        chunk = ids[start : start + _CHUNK]
        cards = _filed(connection, chunk)
        if not anew:
            _forget_texts(connection, chunk)
        keys = [(tags_key(card, shop.language), card.id) for card in cards]
        connection.execute_many("UPDATE customer_index SET tags_key = ? WHERE customer_id = ?", keys)
        texts = [(search_text(card), card.id) for card in cards]
        connection.execute_many("UPDATE search_text SET text = ? WHERE customer_id = ?", texts)
        if not anew:
            _learn_texts(connection, chunk)
    if anew:
        _rebuild_search(connection, len(ids), progress)


def all_cards(connection: Connection) -> list[int]:
    """The ids of every card."""
    return connection.execute("SELECT id FROM customer ORDER BY id").scalars()


def reindex(connection: Connection, ids: Sequence[int], shop: ShopSettings, progress: Progress) -> None:
    """Make the index of these cards again; a card that is gone leaves it."""
    anew = _quicker_anew(connection, ids)
    for start in range(0, len(ids), _CHUNK):
        progress.report(start, len(ids), gettext("Updating the search"))
        chunk = ids[start : start + _CHUNK]
        if not anew:
            _forget_texts(connection, chunk)
        _file_again(connection, chunk, shop)
        if not anew:
            _learn_texts(connection, chunk)
    if anew:
        _rebuild_search(connection, len(ids), progress)


def file_again(connection: Connection, ids: Sequence[int], shop: ShopSettings, progress: Progress) -> None:
    """Make the index of these cards again, whose texts the search index was not told yet."""
    for start in range(0, len(ids), _CHUNK):
        progress.report(start, len(ids), gettext("Updating the search"))
        _file_again(connection, ids[start : start + _CHUNK], shop)


def _file_again(connection: Connection, ids: Sequence[int], shop: ShopSettings) -> None:
    for table in TABLES:
        connection.execute(f"DELETE FROM {table} {_THOSE}", (json.dumps(list(ids)),))
    index_new(connection, _filed(connection, ids), shop)


def knows(connection: Connection, ids: Sequence[int]) -> bool:
    """Whether these cards, none of them hidden in another, are to be found by what they say, and by nothing else."""
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        known: dict[int, str] = dict(connection.execute(f"SELECT customer_id, text FROM search_text {_THOSE}", (json.dumps(chunk),)).all())
        if any(known.get(each.id) != search_text(each) for each in _filed(connection, chunk)):
            return False
    return True


def make_anew(connection: Connection, shop: ShopSettings, progress: Progress) -> None:
    """Empty the index, where what stands in it does not fit the cards, and make all of it again."""
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")
    ids = all_cards(connection)
    for start in range(0, len(ids), _CHUNK):
        progress.report(start, len(ids), gettext("Updating the search"))
        index_new(connection, _filed(connection, ids[start : start + _CHUNK]), shop)
    _rebuild_search(connection, len(ids), progress)
    name_referrers(connection, ids)


def _filed(connection: Connection, ids: Sequence[int]) -> list[Filed]:
    return [Filed(card.id or 0, card, card.number, card.balance) for card in load_cards(connection, ids)]


def _quicker_anew(connection: Connection, ids: Sequence[int]) -> bool:
    total = int(connection.execute("SELECT count(*) FROM search_text").scalar_one())
    return len(ids) * _REBUILD_SHARE > total + _CHUNK


def _rebuild_search(connection: Connection, count: int, progress: Progress) -> None:
    progress.report(count, count, gettext("Updating the search"))
    connection.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")


def name_referrers(connection: Connection, ids: Sequence[int]) -> list[int]:
    """Bring the names of referrers up to date, on these cards and on those that name one of them; returns all that name somebody."""
    named = json.dumps(list(ids))
    naming = """
        WITH changed (id) AS (SELECT value FROM json_each(?))
        SELECT id FROM customer WHERE referred_by IN changed UNION SELECT id FROM customer WHERE referred_by IS NOT NULL AND id IN changed
    """
    found = connection.execute(naming, (named,)).scalars()
    if found:
        connection.execute(
            "UPDATE customer_index SET referred_by_key = ("
            "SELECT named.name_key FROM customer JOIN customer_index AS named ON named.customer_id = customer.referred_by "
            f"WHERE customer.id = customer_index.customer_id) {_THOSE}",
            (json.dumps(found),),
        )
    return found


def index_new(connection: Connection, cards: Sequence[Filed], shop: ShopSettings) -> None:
    """Make the index of cards that have none, from the records in hand; only the search index is left to be told of their texts.

    Of a card that is hidden in another nothing is to be found but its line.
    """
    if not cards:
        return
    _insert_columns(connection, "customer_index", COLUMNS, index_columns(cards, shop))
    cards = [each for each in cards if each.card.merged_into is None]
    own = [row for card in cards for row in custom_keys(card, shop.language)]
    insert_rows(connection, "custom_key", ("customer_id", "field_id", "key"), own)
    insert_rows(connection, "phone_key", ("customer_id", "key"), [row for card in cards for row in phone_keys(card)])
    insert_rows(connection, "email_key", ("customer_id", "key"), [row for card in cards for row in email_keys(card)])
    insert_rows(connection, "search_text", ("customer_id", "text"), [(card.id, search_text(card)) for card in cards])


def index_texts(connection: Connection, ids: range, progress: Progress) -> None:
    """Bring the texts of new cards into the search index.

    In large slices and after all else is written: before each other statement FTS5 writes out what it has gathered, and
    putting many small parts together costs more than the index itself.
    """
    for start in ids[::_SLICE]:
        progress.report(start - ids.start, len(ids), gettext("Updating the search"))
        connection.execute(
            "INSERT INTO search_index (rowid, text) SELECT customer_id, text FROM search_text WHERE customer_id BETWEEN ? AND ?",
            (start, min(start + _SLICE, ids.stop) - 1),
        )


def follow_balances(connection: Connection, ids: Sequence[int]) -> None:
    """Bring the balances of these cards up to date in the index, and nothing else."""
    connection.execute(
        "UPDATE customer_index SET balance = (SELECT coalesce(sum(amount), 0) FROM account JOIN entry ON entry.account_id = account.id "
        f"WHERE account.customer_id = customer_index.customer_id) {_THOSE}",
        (json.dumps(list(ids)),),
    )


def _forget_texts(connection: Connection, ids: Sequence[int]) -> None:
    """The search index must be told the texts it knew, before they change."""
    delete = f"INSERT INTO search_index (search_index, rowid, text) SELECT 'delete', customer_id, text FROM search_text {_THOSE}"
    connection.execute(delete, (json.dumps(list(ids)),))


def _learn_texts(connection: Connection, ids: Sequence[int]) -> None:
    insert = f"INSERT INTO search_index (rowid, text) SELECT customer_id, text FROM search_text {_THOSE}"
    connection.execute(insert, (json.dumps(list(ids)),))


def insert_rows(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Write rows as plain tuples, which the driver takes as they are."""
    if rows:
        _insert_columns(connection, table, columns, list(zip(*rows, strict=True)))


def _insert_columns(connection: Connection, table: str, names: Sequence[str], columns: Sequence[Sequence[Any]]) -> None:
    """Write rows that are given by their columns, some dozen to a statement.

    A column that all rows leave empty is left to its default: handing over a value costs more than writing it.
    """
    filled = [(name, values) for name, values in zip(names, columns, strict=True) if not _is_default(values)]
    insert = f"INSERT INTO {table} ({', '.join(name for name, _values in filled)}) VALUES "
    row = f"({', '.join('?' * len(filled))})"
    values = list(chain.from_iterable(zip(*(values for _name, values in filled), strict=True)))
    step = len(filled) * _ROWS_A_STATEMENT
    whole = len(values) - len(values) % step
    connection.execute_many(insert + ", ".join([row] * _ROWS_A_STATEMENT), [values[at : at + step] for at in range(0, whole, step)])
    connection.execute_many(insert + row, [values[at : at + len(filled)] for at in range(whole, len(values), len(filled))])


def _is_default(values: Sequence[Any]) -> bool:
    """Whether all of them are the empty text of a column of texts, or unknown."""
    first = values[0]
    return (first is None or first == "") and values.count(first) == len(values)
