"""Cards made one: the others are hidden with all that is their own, and what cannot be copied is given to the one that stays."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from smallcrm.models.journal import ABANDONED, DONE, latest_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallcrm.models.connection import Connection

MERGE = "merge"
"""The kind of operation that merges cards."""

SEPARATION = "separation"
"""The kind of operation that takes a merge back as a step of its own, wherever the merge stands among the steps."""

REPOINTED: tuple[tuple[str, str], ...] = (("account", "customer_id"), ("source_row", "customer_id"), ("customer", "referred_by"))
"""What hangs on a card and is no part of it: the table, and the column that names the card. A later table is one line more."""

MERGED = "SELECT id FROM customer WHERE merged_into IS NOT NULL"
"""The cards that are hidden, for queries that do not go by the index of the customers."""

_SURVIVOR = """
WITH RECURSIVE chain (id, merged_into) AS (
    SELECT id, merged_into FROM customer WHERE id = ?
    UNION ALL SELECT customer.id, customer.merged_into FROM chain JOIN customer ON customer.id = chain.merged_into
)
SELECT id FROM chain WHERE merged_into IS NULL
"""
_STANDING = f"""
SELECT image.row_id, max(operation.id) FROM operation CROSS JOIN journal AS image ON image.id BETWEEN first_image AND last_image
WHERE operation.id = root_id AND kind = '{MERGE}' AND state = '{DONE}' AND table_name = 'customer'
AND row_id IN (SELECT value FROM json_each(?))
AND json_extract(before, '$.merged_into') IS NULL AND json_extract(after, '$.merged_into') IS NOT NULL GROUP BY image.row_id
"""
_HIDDEN = """
WITH RECURSIVE inside (top, id) AS (
    SELECT id, id FROM customer WHERE merged_into IS NULL AND id IN (SELECT merged_into FROM customer WHERE merged_into IS NOT NULL)
    UNION ALL SELECT inside.top, customer.id FROM inside JOIN customer ON customer.merged_into = inside.id
)
SELECT top, customer.id, merged_into FROM inside JOIN customer ON customer.id = inside.id WHERE merged_into IS NOT NULL ORDER BY customer.id
"""
_THOSE = "(SELECT value FROM json_each(?1))"


_MOVED = f"""
SELECT image.row_id, json_extract(before, '$.customer_id'), min(image.id) FROM operation
CROSS JOIN journal AS image ON image.id BETWEEN first_image AND last_image
WHERE operation.id = root_id AND kind = '{MERGE}' AND state = '{DONE}' AND table_name = ? AND before IS NOT NULL GROUP BY image.row_id
"""
_OF_SEPARATION = """
WITH RECURSIVE chain (id, reverts_id) AS (
    SELECT id, reverts_id FROM operation WHERE id = ?
    UNION ALL SELECT operation.id, operation.reverts_id FROM chain JOIN operation ON operation.id = chain.reverts_id
)
SELECT id FROM chain WHERE reverts_id IS NULL
"""


class Hidden(NamedTuple):
    """A card that is hidden in another: by which operation, when (ISO), and with which words that was told."""

    id: int
    into: int
    operation_id: int
    merged_at: str
    words: Mapping[str, Any]


def standing(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """Of hidden cards the latest merges that stand and hid them."""
    return dict(connection.execute(_STANDING, (json.dumps(list(ids)),)).all())


def hidden_cards(connection: Connection) -> dict[int, list[Hidden]]:
    """All hidden cards, by the card that each is in now, through all merges after its own."""
    found: dict[int, list[Hidden]] = defaultdict(list)
    rows = connection.execute(_HIDDEN).all()
    by_card = standing(connection, [identity for _top, identity, _into in rows]) if rows else {}
    select = "SELECT id, made_at, label_values FROM operation WHERE id IN (SELECT value FROM json_each(?))"
    operations = {each[0]: each for each in connection.execute(select, (json.dumps(sorted({*by_card.values()})),)).all()} if rows else {}
    for top, identity, into in rows:
        operation, made_at, words = operations[by_card[identity]]
        found[top].append(Hidden(identity, into, operation, made_at, json.loads(words)))
    return found


def rows_moved(connection: Connection, table: str) -> dict[int, int]:
    """The rows of a table that merges which stand gave to other cards, with the card that each hung on before the first of them."""
    return {row: card for row, card, _first in connection.execute(_MOVED, (table,))}


def begin_separation(connection: Connection, operation_id: int, merge_id: int) -> int:
    """Make the operation under way the one that takes a merge back; returns what it takes back, the merge or the last redo of it.

    The merge is no step any more then: undo and redo go by the separation, and `follow_separation` tells the merge of it.
    """
    taken_back = latest_of(connection, merge_id)
    connection.execute("UPDATE operation SET reverts_id = ? WHERE id = ?", (taken_back, operation_id))
    follow_separation(connection, operation_id)
    return taken_back


def follow_separation(connection: Connection, operation_id: int) -> None:
    """A merge stands, in its old place among the steps, while the separation that the operation made, undid or redid does not."""
    merge_id = connection.execute(_OF_SEPARATION, (operation_id,)).scalar_one()
    separated = f"(SELECT state = '{DONE}' FROM operation WHERE id = (SELECT root_id FROM operation WHERE id = ?1))"
    connection.execute(f"UPDATE operation SET state = iif({separated}, '{ABANDONED}', '{DONE}') WHERE id = ?2", (operation_id, merge_id))


def survivor_of(connection: Connection, customer_id: int) -> int:
    """The card that a merged card is in now, through all merges after it; any other card itself."""
    found = connection.execute(_SURVIVOR, (customer_id,)).scalar()
    return customer_id if found is None else int(found)


def give_to_survivor(connection: Connection, surviving: int, others: Sequence[int]) -> None:
    """Hide the other cards, and let all that hangs on them hang on the one that survives.

    What is their own stays as it is, whom they were referred by too.
    """
    theirs = json.dumps(list(others))
    connection.execute(f"UPDATE account SET merged_from = customer_id WHERE merged_from IS NULL AND customer_id IN {_THOSE}", (theirs,))
    for table, column in REPOINTED:
        strangers = f"AND id != ?2 AND id NOT IN {_THOSE}" if table == "customer" else ""
        connection.execute(f"UPDATE {table} SET {column} = ?2 WHERE {column} IN {_THOSE} {strangers}", (theirs, surviving))
    connection.execute(f"UPDATE customer SET merged_into = ?2 WHERE id IN {_THOSE}", (theirs, surviving))
