"""Cards made one: the others are hidden with all that is their own, and what cannot be copied is given to the one that stays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.models.connection import Connection

MERGE = "merge"
"""The kind of operation that merges cards."""

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
_THOSE = "(SELECT value FROM json_each(?1))"


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
