"""Taking an operation back: every row it touched is restored where nothing came after, by set-based SQL over the journal.

The net effect of the operation on each row is gathered first; then what cannot go back is found, row by row, and with it
whole cards; the rest is taken back. The work is itself an operation, so that taking *it* back is redo.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from smallcrm.domain.ledger import EntryKind
from smallcrm.infra import clock
from smallcrm.models import obstacles
from smallcrm.models.journal import DONE, EDIT, next_id
from smallcrm.models.ledger import entry
from smallcrm.models.merged_history import PARTS, MergedHistory, units_of
from smallcrm.models.obstacles import TAKEN, Obstacles
from smallcrm.models.tables import journaled_tables
from smallcrm.models.triggers import image_of, value_from_image

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import Table

    from smallcrm.domain.progress import Progress
    from smallcrm.models.connection import Connection

_SLICE = 5000
"""Rows between two looks at whether the user wants to stop."""


_NET = """
CREATE TEMP TABLE net AS
WITH RECURSIVE image (id, table_name, row_id, last_row_id) AS (
    SELECT id, table_name, row_id, last_row_id FROM main.journal
    WHERE id BETWEEN :first AND :last AND operation_id = :operation
    UNION ALL SELECT id, table_name, row_id + 1, last_row_id FROM image WHERE row_id < last_row_id
)
SELECT touched.table_name, touched.row_id, last.customer_id, first.id AS first_id, NULL AS later_id,
       CASE WHEN first.before IS NULL THEN 'inserted' WHEN last.after IS NULL THEN 'deleted' ELSE 'updated' END AS effect,
       last.last_row_id IS NOT NULL AS came_in_run
FROM (SELECT table_name, row_id, min(id) AS first_id, max(id) AS last_id FROM image GROUP BY table_name, row_id) AS touched
JOIN main.journal AS first ON first.id = first_id
JOIN main.journal AS last ON last.id = last_id
WHERE first.before IS NOT last.after
"""
_LATER = """
UPDATE temp.net SET later_id = later.id
FROM (SELECT table_name, row_id, min(id) AS id FROM main.journal WHERE id > :last GROUP BY table_name, row_id) AS later
WHERE net.table_name = later.table_name AND net.row_id = later.row_id
"""
"""What happened next to a row, if anything: its before image is the row as the operation left it.

A run of new rows is never that: where a row stood before, another image tells how it went.
"""
_OWNERS = """
UPDATE temp.net AS owned SET customer_id = {owner} FROM temp.net AS net LEFT JOIN main.journal AS later ON later.id = net.later_id
LEFT JOIN main.{table} AS now ON now.id = net.row_id
WHERE net.table_name = '{table}' AND net.came_in_run AND owned.rowid = net.rowid
"""
"""Whose the rows of runs are, as the operation left them; of other rows the journal says it."""

_POSTINGS = """
UPDATE temp.net SET effect = 'posted' WHERE table_name IN ('entry', 'entry_note') AND effect = 'inserted'
AND EXISTS (SELECT 1 FROM main.entry WHERE id = net.row_id AND account_id NOT IN (
    SELECT row_id FROM temp.net WHERE table_name = 'account' AND effect = 'inserted'))
"""
"""Entries go out only together with an account that the same operation opened; elsewhere they are postings, to be reversed."""

_OVERTAKEN = """
INSERT OR IGNORE INTO temp.kept_card
SELECT DISTINCT net.customer_id FROM temp.net AS net JOIN main.entry AS own ON own.id = net.row_id
WHERE net.table_name = 'entry' AND net.effect = 'inserted' AND net.customer_id IS NOT NULL
AND own.account_id NOT IN (SELECT row_id FROM temp.net WHERE table_name = 'account' AND effect = 'inserted')
AND own.account_id IN (
    SELECT later.account_id FROM main.journal AS came
    JOIN main.entry AS later ON later.id BETWEEN came.row_id AND coalesce(came.last_row_id, came.row_id)
    WHERE came.id > (SELECT last_image FROM main.operation WHERE id = ?) AND came.table_name = 'entry' AND came.before IS NULL
    AND later.id NOT IN (SELECT row_id FROM temp.net WHERE table_name = 'entry' AND effect = 'inserted'))
"""
"""An import's own entries go out of accounts that stood before it while nothing else was posted to these since; else the card stays.

The journal tells what came since, not the ids: entries that were taken out and came again have the ids they had.
"""

_UNDONE_SINCE = f"""
INSERT INTO temp.net
SELECT 'entry', posted.id, account.customer_id, came.id, NULL, 'inserted', 0
FROM main.operation AS part CROSS JOIN main.operation AS root ON root.id = part.root_id
CROSS JOIN main.journal AS came ON came.id BETWEEN part.first_image AND part.last_image AND came.operation_id = part.id
JOIN main.entry AS posted ON posted.id = came.row_id JOIN main.account ON account.id = posted.account_id
WHERE part.first_image > (SELECT last_image FROM main.operation WHERE id = ?) AND root.kind = '{EDIT}' AND root.state != '{DONE}'
AND came.table_name = 'entry' AND came.before IS NULL AND (
    EXISTS (SELECT 1 FROM temp.net WHERE table_name = 'account' AND row_id = account.id AND effect = 'inserted')
    OR EXISTS (SELECT 1 FROM main.entry AS own JOIN temp.net ON table_name = 'entry' AND row_id = own.id AND effect = 'inserted'
               WHERE own.account_id = account.id))
"""
"""What edits posted since to the accounts of an import's entries, where they were undone: it goes out with these and comes again with them.

An edit is undone as a whole, so that it and its reversals come to nothing.
"""

_OTHERS = """
INSERT OR IGNORE INTO temp.kept_card SELECT DISTINCT customer_id FROM temp.net
WHERE customer_id IS NOT NULL AND customer_id NOT IN (SELECT value FROM json_each(?))
"""


def gather(
    connection: Connection,
    operation_id: int,
    *,
    takes_entries_out: bool = False,
    only: Collection[int] | None = None,
    but: Collection[int] = (),
) -> Obstacles:
    """Put the net effect of an operation on each row into the temporary table `net`; returns what stands in the way.

    With `takes_entries_out` its entries go out of the ledger instead of being reversed, where nothing was posted after them.
    Cards that are in `but`, or not in `only` where that is given, are kept whatever happened to them.
    """
    net_effect(connection, operation_id)
    connection.execute("CREATE TEMP TABLE kept_card (id INTEGER PRIMARY KEY)")
    connection.execute("CREATE TEMP TABLE kept_row (table_name TEXT, row_id INTEGER, PRIMARY KEY (table_name, row_id))")
    connection.execute("INSERT INTO temp.kept_card SELECT value FROM json_each(?)", (json.dumps(list(but)),))
    if only is not None:
        connection.execute(_OTHERS, (json.dumps(list(only)),))
    if takes_entries_out:
        connection.execute(_UNDONE_SINCE, (operation_id,))
        connection.execute(_OVERTAKEN, (operation_id,))
    else:
        connection.execute(_POSTINGS)
    return obstacles.find(connection, _touched_tables(connection))


def net_effect(connection: Connection, operation_id: int) -> None:
    """Put what an operation did to each row into the temporary table `net`, with what happened to the row next."""
    bounds = connection.execute("SELECT first_image, last_image FROM operation WHERE id = ?", (operation_id,)).one()
    forget(connection)
    connection.execute(_NET, {"first": bounds[0], "last": bounds[1], "operation": operation_id})
    connection.execute("CREATE UNIQUE INDEX temp.net_by_row ON net (table_name, row_id)")
    connection.execute(_LATER, {"last": bounds[1]})
    in_runs = set(connection.execute("SELECT DISTINCT table_name FROM temp.net WHERE came_in_run").scalars())
    for table in journaled_tables():
        if table.name in in_runs:
            connection.execute(_OWNERS.format(table=table.name, owner=_owner_left(table)))


def _owner_left(table: Table) -> str:
    """The SQL for the card that a row belonged to when the operation was over, on the row `now` and its `later` image.

    The account of an entry that came in a run came in one too; it may have gone to another card since.
    """

    def left(column: str) -> str:
        return f"coalesce(json_extract(later.before, '$.{column}'), now.{column})"

    if table.name == "customer":
        return "net.row_id"
    if table.name == "entry":
        account = "SELECT customer_id FROM temp.net AS own WHERE own.table_name = 'account' AND own.row_id"
        return f"({account} = {left('account_id')})"
    return left("customer_id")


def cards_concerned(connection: Connection) -> frozenset[int]:
    """The cards that the operation touched, of itself or by what hangs on them."""
    return frozenset(connection.execute("SELECT DISTINCT customer_id FROM temp.net WHERE customer_id IS NOT NULL").scalars())


def forget(connection: Connection) -> None:
    """Drop what `gather` or `net_effect` made."""
    for name in ("net", "kept_card", "kept_row"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{name}")


def _touched_tables(connection: Connection) -> list[Table]:
    names = set(connection.execute("SELECT DISTINCT table_name FROM temp.net").scalars())
    return [table for table in journaled_tables() if table.name in names]


def take_back(connection: Connection, operation_id: int, progress: Progress, doing: str) -> None:
    """Restore all that `gather` found untouched, in steps between which `progress` may raise `Cancelled`."""
    total = connection.execute("SELECT count(*) FROM temp.net").scalar_one()
    done = 0
    progress.report(done, total, doing)
    history = MergedHistory(connection)
    _leave_out_what_was_separated(connection, history)
    for rows in _steps(connection, operation_id, history):
        done += rows
        progress.report(done, total, doing)
    forget(connection)


def put_aside_what_stays(connection: Connection) -> None:
    """Put cards aside that the operation made and that cannot go, because entries or other cards stand on them."""
    connection.execute(
        "UPDATE main.customer SET put_aside_at = ? WHERE put_aside_at IS NULL AND id IN "
        "(SELECT row_id FROM temp.net WHERE table_name = 'customer' AND effect = 'inserted' AND row_id IN (SELECT id FROM temp.kept_card))",
        (clock.now().isoformat(),),
    )


def _leave_out_what_was_separated(connection: Connection, history: MergedHistory) -> None:
    """A part of a card that only a merge had put there, which was taken back since: as it was before it does not come again."""
    tables = {table.name: table for table in _touched_tables(connection) if table.name in PARTS}
    select = (
        "SELECT net.effect, first.before, {now} IS {left} FROM temp.net AS net " + obstacles.IMAGES + " "
        "LEFT JOIN main.{table} AS now ON now.id = net.row_id "
        "WHERE net.table_name = '{table}' AND net.row_id = ? AND net.effect != 'inserted'"
    )
    for name, row_id in (each for each in history.rows if each[0] in tables):
        table, whole = tables[name], units_of(tables[name])[0]
        asked = select.format(table=name, now=image_of(table, "now"), left=obstacles.left_as(table))
        effect, before, is_as_left = connection.execute(asked, (row_id,)).first() or ("", "{}", False)
        image = json.loads(before)
        if not effect or history.before(name, row_id, whole, tuple(image.get(column) for column in whole)) is not None:
            continue
        if effect == "deleted":
            connection.execute("DELETE FROM temp.net WHERE table_name = ? AND row_id = ?", (name, row_id))
        elif is_as_left:
            connection.execute("UPDATE temp.net SET effect = 'inserted' WHERE table_name = ? AND row_id = ?", (name, row_id))


def _steps(connection: Connection, operation_id: int, history: MergedHistory) -> Iterator[int]:
    """Children go before their parents and come after them; names are given back before rows come that need them."""
    tables = _touched_tables(connection)
    for table in reversed(tables):
        for rows, count in _slices(connection, table, "inserted"):
            connection.execute(f"DELETE FROM main.{table.name} WHERE id IN (SELECT net.row_id {rows})")
            yield count
    for rows, count in _slices(connection, entry, "posted"):
        _post_reversals(connection, operation_id, rows)
        yield count
    for table in tables:
        for rows, count in _slices(connection, table, "updated"):
            _restore_updated(connection, table, rows, history)
            yield count
        for rows, count in _slices(connection, table, "deleted"):
            _insert_deleted(connection, table, rows)
            yield count


def _slices(connection: Connection, table: Table, effect: str) -> Iterator[tuple[str, int]]:
    """The rows to take back, some thousand at a time: the SQL from FROM on, and how many rows it looks at."""
    chosen = f"FROM temp.net AS net WHERE net.table_name = '{table.name}' AND net.effect = '{effect}' AND net.row_id > "
    low = 0
    while True:
        slice_end = f"SELECT max(row_id), count(*) FROM (SELECT row_id {chosen}{low} ORDER BY row_id LIMIT {_SLICE})"
        high, count = connection.execute(slice_end).one()
        if not count:
            return
        yield f"{chosen}{low} AND net.row_id <= {high} AND ({TAKEN})", count
        low = high


def _insert_deleted(connection: Connection, table: Table, rows: str) -> None:
    columns = [column for column in table.columns if column.name != "id"]
    names = ", ".join(column.name for column in columns)
    values = ", ".join(value_from_image(column, "first.before") for column in columns)
    joined = rows.replace("WHERE", "JOIN main.journal AS first ON first.id = net.first_id WHERE", 1)
    connection.execute(f"INSERT INTO main.{table.name} (id, {names}) SELECT net.row_id, {values} {joined} ORDER BY net.row_id")


def _restore_updated(connection: Connection, table: Table, rows: str, history: MergedHistory) -> None:
    """Only the columns the operation changed go back; what another wrote beside them stays.

    They go back to what stood there without the merges that were taken back since.
    """
    columns = {column.name: column for column in table.columns}
    joined = rows.replace("WHERE", f"{obstacles.IMAGES} JOIN main.{table.name} AS now ON now.id = net.row_id WHERE", 1)
    select = f"SELECT net.row_id, first.before, {obstacles.left_as(table)} {joined} ORDER BY net.row_id"
    for row_id, before, left in connection.execute(select).all():
        old, new = json.loads(before), json.loads(left)
        changed = [name for name in old if old[name] != new.get(name)]
        for unit in units_of(table) if (table.name, row_id) in history.rows else ():
            found = history.before(table.name, row_id, unit, tuple(old.get(name) for name in unit))
            if found is not None and not set(unit).isdisjoint(changed):
                old.update(zip(unit, found, strict=True))
        if changed:
            assignments = ", ".join(f"{name} = {value_from_image(columns[name], '?1')}" for name in changed)
            connection.execute(f"UPDATE main.{table.name} SET {assignments} WHERE id = ?2", (json.dumps(old), row_id))


def _post_reversals(connection: Connection, operation_id: int, rows: str) -> None:
    first_id = connection.execute(f"SELECT {next_id('entry')}").scalar_one()
    connection.execute(
        "INSERT INTO main.entry (id, account_id, operation_id, kind, amount, occurred_on, recorded_at, reverses_id) "
        f"SELECT ? + row_number() OVER (ORDER BY id) - 1, account_id, ?, '{EntryKind.REVERSAL}', -amount, ?, ?, id "
        f"FROM main.entry WHERE id IN (SELECT net.row_id {rows})",
        (first_id, operation_id, clock.today().isoformat(), clock.now().isoformat()),
    )
