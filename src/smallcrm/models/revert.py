"""Taking an operation back: every row it touched is restored where nothing came after, by set-based SQL over the journal.

The net effect of the operation on each row is gathered first; then the cards that were changed since are found; what is
left is taken back. The work is itself an operation, so that taking *it* back is redo.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.infra import clock
from smallcrm.models.journal import image_of, value_from_image
from smallcrm.models.ledger import entry
from smallcrm.models.metadata import journaled_tables

if TYPE_CHECKING:
    from sqlalchemy import Connection, Table

    from smallcrm.domain.progress import Progress


@dataclass(frozen=True, slots=True)
class Conflicts:
    """What was changed since: cards by id, and rows of the shop by table and id."""

    cards: frozenset[int]
    rows: frozenset[tuple[str, int]]


_NET = """
CREATE TEMP TABLE net AS
SELECT first.table_name, first.row_id, last.customer_id, first.before, last.after,
       CASE WHEN first.before IS NULL THEN 'inserted' WHEN last.after IS NULL THEN 'deleted' ELSE 'updated' END AS effect
FROM (SELECT table_name, row_id, before, min(id), max(id) AS last_id FROM main.journal
      WHERE id BETWEEN :first AND :last GROUP BY table_name, row_id) AS first
JOIN main.journal AS last ON last.id = first.last_id
WHERE first.before IS NOT last.after
"""


def gather(connection: Connection, operation_id: int) -> Conflicts:
    """Put the net effect of an operation on each row into the temporary table `net`; returns what was changed since."""
    first, last = connection.exec_driver_sql("SELECT first_image, last_image FROM operation WHERE id = ?", (operation_id,)).one()
    for name in ("net", "kept_card", "kept_row"):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{name}")
    connection.exec_driver_sql(_NET, {"first": first, "last": last})
    connection.exec_driver_sql("CREATE UNIQUE INDEX temp.net_by_row ON net (table_name, row_id)")
    connection.exec_driver_sql("CREATE TEMP TABLE kept_card (id INTEGER PRIMARY KEY)")
    connection.exec_driver_sql("CREATE TEMP TABLE kept_row (table_name TEXT, row_id INTEGER, PRIMARY KEY (table_name, row_id))")
    _mark_postings(connection)
    for table in _touched_tables(connection):
        _find_changed_rows(connection, table)
    changed_rows = connection.exec_driver_sql("SELECT table_name, row_id FROM temp.kept_row").tuples().all()
    while _find_rows_still_needed(connection):
        pass
    kept_cards = connection.exec_driver_sql("SELECT id FROM temp.kept_card").scalars()
    return Conflicts(frozenset(kept_cards), frozenset((name, row) for name, row in changed_rows))


def _mark_postings(connection: Connection) -> None:
    """Entries go out only together with an account that this operation opened; elsewhere they are postings, to be reversed."""
    opened = "SELECT row_id FROM temp.net WHERE table_name = 'account' AND effect = 'inserted'"
    connection.exec_driver_sql(
        "UPDATE temp.net SET effect = 'posted' WHERE table_name IN ('entry', 'entry_note') AND effect = 'inserted' "
        f"AND row_id IN (SELECT id FROM main.entry WHERE account_id NOT IN ({opened}))"
    )


def _touched_tables(connection: Connection) -> list[Table]:
    names = set(connection.exec_driver_sql("SELECT DISTINCT table_name FROM temp.net").scalars())
    return [table for table in journaled_tables() if table.name in names]


def _find_changed_rows(connection: Connection, table: Table) -> None:
    """A row is changed since when the columns the operation wrote are no longer as it left them."""
    now = image_of(table, "now")
    same_columns = " AND ".join(
        f"(json_extract(net.before, '$.{column.name}') IS json_extract(net.after, '$.{column.name}') "
        f"OR json_extract(net.after, '$.{column.name}') IS json_extract({now}, '$.{column.name}'))"
        for column in table.columns
        if column.name != "id"
    )
    changed = {
        "inserted": f"now.id IS NULL OR {now} IS NOT net.after",
        "deleted": "now.id IS NOT NULL",
        "updated": f"now.id IS NULL OR NOT ({same_columns})",
    }
    for effect, condition in changed.items():
        rows = (
            f"FROM temp.net AS net LEFT JOIN main.{table.name} AS now ON now.id = net.row_id "
            f"WHERE net.table_name = '{table.name}' AND net.effect = '{effect}' AND ({condition})"
        )
        _keep(connection, f"SELECT net.table_name, net.row_id, net.customer_id {rows}")


def _keep(connection: Connection, select: str) -> int:
    """Keep the cards of the selected rows whole, and rows of the shop by themselves. Returns how many came to it."""
    added = connection.exec_driver_sql(
        f"INSERT OR IGNORE INTO temp.kept_card SELECT DISTINCT customer_id FROM ({select}) WHERE customer_id IS NOT NULL"
    ).rowcount
    added += connection.exec_driver_sql(
        f"INSERT OR IGNORE INTO temp.kept_row SELECT table_name, row_id FROM ({select}) WHERE customer_id IS NULL"
    ).rowcount
    return added


_TAKEN = """net.customer_id IS NOT NULL AND net.customer_id NOT IN (SELECT id FROM temp.kept_card)
            OR net.customer_id IS NULL AND (net.table_name, net.row_id) NOT IN (SELECT table_name, row_id FROM temp.kept_row)"""
"""Which rows of `net` are to be taken back."""


def _find_rows_still_needed(connection: Connection) -> int:
    """Keep what a row that stays refers to: a card that another names, an account with later entries, a tag in use."""
    added = 0
    present = set(connection.exec_driver_sql("SELECT DISTINCT table_name FROM temp.net WHERE effect = 'inserted'").scalars())
    for child in journaled_tables():
        for key in child.foreign_keys:
            parent = key.column.table.name
            if parent not in present:
                continue
            added += _keep(
                connection,
                f"SELECT net.table_name, net.row_id, net.customer_id FROM temp.net AS net "
                f"JOIN main.{child.name} AS child ON child.{key.parent.name} = net.row_id "
                f"LEFT JOIN temp.net AS own ON own.table_name = '{child.name}' AND own.row_id = child.id AND own.effect = 'inserted' "
                f"WHERE net.table_name = '{parent}' AND net.effect = 'inserted' AND ({_TAKEN}) "
                f"AND (own.row_id IS NULL OR NOT ({_TAKEN.replace('net.', 'own.')}))",
            )
    return added


def take_back(connection: Connection, operation_id: int, progress: Progress, doing: str) -> None:
    """Restore all that `gather` found untouched, children before parents where rows go."""
    total = connection.exec_driver_sql("SELECT count(*) FROM temp.net").scalar_one()
    done = 0
    tables = _touched_tables(connection)
    for table in reversed(tables):
        progress.report(done, total, doing)
        _delete_inserted(connection, table)
        done += _count(connection, table, "inserted")
    _post_reversals(connection, operation_id)
    for table in tables:
        progress.report(done, total, doing)
        _insert_deleted(connection, table)
        _restore_updated(connection, table)
        done += _count(connection, table, "deleted") + _count(connection, table, "updated")


def _count(connection: Connection, table: Table, effect: str) -> int:
    select = "SELECT count(*) FROM temp.net WHERE table_name = ? AND effect = ?"
    return int(connection.exec_driver_sql(select, (table.name, effect)).scalar_one())


def _rows_taken(table: Table, effect: str) -> str:
    return f"FROM temp.net AS net WHERE net.table_name = '{table.name}' AND net.effect = '{effect}' AND ({_TAKEN})"


def _delete_inserted(connection: Connection, table: Table) -> None:
    connection.exec_driver_sql(f"DELETE FROM main.{table.name} WHERE id IN (SELECT net.row_id {_rows_taken(table, 'inserted')})")


def _insert_deleted(connection: Connection, table: Table) -> None:
    columns = [column for column in table.columns if column.name != "id"]
    names = ", ".join(column.name for column in columns)
    values = ", ".join(value_from_image(column, "net.before") for column in columns)
    connection.exec_driver_sql(
        f"INSERT INTO main.{table.name} (id, {names}) SELECT net.row_id, {values} {_rows_taken(table, 'deleted')} ORDER BY net.row_id"
    )


def _restore_updated(connection: Connection, table: Table) -> None:
    """Only the columns the operation changed go back; what another wrote beside them stays."""
    columns = {column.name: column for column in table.columns}
    rows = (
        connection.exec_driver_sql(f"SELECT net.row_id, net.before, net.after {_rows_taken(table, 'updated')} ORDER BY net.row_id")
        .tuples()
        .all()
    )
    for row_id, before, after in rows:
        old, new = json.loads(before), json.loads(after)
        changed = [name for name in old if old[name] != new[name]]
        assignments = ", ".join(f"{name} = {value_from_image(columns[name], '?1')}" for name in changed)
        connection.exec_driver_sql(f"UPDATE main.{table.name} SET {assignments} WHERE id = ?2", (before, row_id))


def _post_reversals(connection: Connection, operation_id: int) -> None:
    rows = f"SELECT net.row_id {_rows_taken(entry, 'posted')}"
    connection.exec_driver_sql(
        "INSERT INTO main.entry (account_id, operation_id, kind, amount, occurred_on, recorded_at, reverses_id) "
        f"SELECT account_id, ?, 'reversal', -amount, ?, ?, id FROM main.entry WHERE id IN ({rows})",
        (operation_id, clock.today().isoformat(), clock.now().isoformat()),
    )
