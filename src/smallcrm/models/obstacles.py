"""What stands in the way of taking an operation back: rows changed since, rows still needed, names and references that are gone.

Works on the temporary tables of `models.revert`: `net` is what the operation did to each row; a card in `kept_card` stays
whole as it is now, a row of the shop in `kept_row` by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.models.tables import journaled_tables
from smallcrm.models.triggers import image_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Table

    from smallcrm.models.connection import Connection

TAKEN = """net.customer_id IS NOT NULL AND net.customer_id NOT IN (SELECT id FROM temp.kept_card)
           OR net.customer_id IS NULL AND (net.table_name, net.row_id) NOT IN (SELECT table_name, row_id FROM temp.kept_row)"""
"""Which rows of `net` are to be taken back."""

_OWN_TAKEN = TAKEN.replace("net.", "own.")
IMAGES = "JOIN main.journal AS first ON first.id = net.first_id LEFT JOIN main.journal AS later ON later.id = net.later_id"
_FELL = """
WITH RECURSIVE tree (root, id, amount) AS (
    SELECT id, id, amount FROM main.entry
    WHERE id IN (SELECT row_id FROM temp.net WHERE table_name = 'entry' AND effect = 'posted')
    UNION ALL SELECT tree.root, entry.id, entry.amount FROM tree JOIN main.entry ON entry.reverses_id = tree.id
)
SELECT net.table_name, net.row_id, net.customer_id FROM tree JOIN main.entry AS posted ON posted.id = root
JOIN temp.net AS net ON net.table_name = 'entry' AND net.row_id = root
GROUP BY root HAVING sum(tree.amount) != posted.amount
"""
"""Postings that something else has reversed since: what they and all reversals after them come to is not their amount any more."""


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What stays as it is: cards, of which some were changed since and the others are still needed; and rows of the shop changed since."""

    kept: frozenset[int]
    changed: frozenset[int]
    changed_rows: frozenset[tuple[str, int]]


def find(connection: Connection, touched: Sequence[Table]) -> Obstacles:
    """Fill `kept_card` and `kept_row`."""
    for table in touched:
        for condition in _changed_since(table):
            _keep(connection, condition)
        for taken in _names_taken(table):
            _keep(connection, taken)
    for select in (_FELL, *_without_parent(touched)):
        _keep(connection, select)
    changed = _kept_cards(connection)
    changed_rows = connection.execute("SELECT table_name, row_id FROM temp.kept_row").all()
    # What is kept needs other rows, which need others again.
    while sum(_keep(connection, select) for select in (*_still_needed(connection), *_without_parent(touched))):
        pass
    return Obstacles(_kept_cards(connection), changed, frozenset((name, row) for name, row in changed_rows))


def _kept_cards(connection: Connection) -> frozenset[int]:
    return frozenset(connection.execute("SELECT id FROM temp.kept_card").scalars())


def _keep(connection: Connection, select: str) -> int:
    """Keep the cards of the selected rows whole, and rows of the shop by themselves. Returns how many came to it."""
    added = connection.execute(
        f"INSERT OR IGNORE INTO temp.kept_card SELECT DISTINCT customer_id FROM ({select}) WHERE customer_id IS NOT NULL"
    ).rowcount
    added += connection.execute(
        f"INSERT OR IGNORE INTO temp.kept_row SELECT table_name, row_id FROM ({select}) WHERE customer_id IS NULL"
    ).rowcount
    return added


def left_as(table: Table) -> str:
    """The SQL for the image of a row as the operation left it, on the row `now` and the images of `IMAGES`."""
    return f"coalesce(later.before, {image_of(table, 'now')})"


def _changed_since(table: Table) -> list[str]:
    """A row is changed since when the columns the operation wrote are no longer as it left them."""
    now = image_of(table, "now")
    same_columns = " AND ".join(
        f"(json_extract(first.before, '$.{column.name}') IS json_extract(later.before, '$.{column.name}') "
        f"OR json_extract(later.before, '$.{column.name}') IS json_extract({now}, '$.{column.name}'))"
        for column in table.columns
        if column.name != "id"
    )
    changed = {
        "inserted": f"now.id IS NULL OR {now} IS NOT later.before",
        "deleted": "now.id IS NOT NULL",
        "updated": f"now.id IS NULL OR NOT ({same_columns})",
    }
    return [
        f"SELECT net.table_name, net.row_id, net.customer_id FROM temp.net AS net {IMAGES} "
        f"LEFT JOIN main.{table.name} AS now ON now.id = net.row_id "
        f"WHERE net.table_name = '{table.name}' AND net.effect = '{effect}' AND net.later_id IS NOT NULL AND ({condition})"
        for effect, condition in changed.items()
    ]


def _gets_back(table: Table, column: str) -> str:
    """The FROM and WHERE of rows of `net` whose restoring would write a column; a row is `now`, its images those of `IMAGES`."""
    return (
        f"FROM temp.net AS net {IMAGES} LEFT JOIN main.{table.name} AS now ON now.id = net.row_id {{joined}} "
        f"WHERE net.table_name = '{table.name}' AND (net.effect = 'deleted' OR net.effect = 'updated' "
        f"AND json_extract(first.before, '$.{column}') IS NOT json_extract({left_as(table)}, '$.{column}')) AND ({TAKEN})"
    )


def _names_taken(table: Table) -> list[str]:
    """Rows that would get a name back which another row, one that stays, has taken meanwhile."""
    other = (
        "JOIN main.{table} AS other ON other.{name} = json_extract(first.before, '$.{name}') AND other.id != net.row_id "
        "LEFT JOIN temp.net AS own ON own.table_name = '{table}' AND own.row_id = other.id"
    )
    return [
        "SELECT net.table_name, net.row_id, net.customer_id "
        + _gets_back(table, column.name).replace("{joined}", other.format(table=table.name, name=column.name))
        + " AND own.row_id IS NULL"
        for column in table.columns
        if column.unique
    ]


def _still_needed(connection: Connection) -> list[str]:
    """Rows that came with the operation and that one which stays refers to: a card, an account with later entries, a tag."""
    present = set(connection.execute("SELECT DISTINCT table_name FROM temp.net WHERE effect = 'inserted'").scalars())
    return [
        f"SELECT net.table_name, net.row_id, net.customer_id FROM temp.net AS net "
        f"JOIN main.{child.name} AS child ON child.{key.parent.name} = net.row_id "
        f"LEFT JOIN temp.net AS own ON own.table_name = '{child.name}' AND own.row_id = child.id AND (own.effect = 'inserted' "
        f"OR own.effect = 'updated' AND (SELECT json_extract(before, '$.{key.parent.name}') FROM main.journal WHERE id = own.first_id) "
        f"IS NOT child.{key.parent.name}) "
        f"WHERE net.table_name = '{parent}' AND net.effect = 'inserted' AND ({TAKEN}) "
        f"AND (own.row_id IS NULL OR NOT ({_OWN_TAKEN}))"
        for child in journaled_tables()
        for key in child.foreign_keys
        if (parent := key.column.table.name) in present
    ]


def _without_parent(touched: Sequence[Table]) -> list[str]:
    """Rows that would refer again to one that is gone and does not come back."""
    parents = (
        "LEFT JOIN main.{parent} AS parent ON parent.id = json_extract(first.before, '$.{name}') "
        "LEFT JOIN temp.net AS own ON own.table_name = '{parent}' AND own.row_id = json_extract(first.before, '$.{name}') "
        "AND own.effect = 'deleted'"
    )
    return [
        "SELECT net.table_name, net.row_id, net.customer_id "
        + _gets_back(table, key.parent.name).replace("{joined}", parents.format(parent=key.column.table.name, name=key.parent.name))
        + f" AND json_extract(first.before, '$.{key.parent.name}') IS NOT NULL "
        f"AND parent.id IS NULL AND (own.row_id IS NULL OR NOT ({_OWN_TAKEN}))"
        for table in touched
        for key in table.foreign_keys
        if key.parent.name != "id"
    ]
