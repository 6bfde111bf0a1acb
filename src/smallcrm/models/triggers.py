"""The triggers that write the image of every changed row to the journal, and the SQL of such an image."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, DefaultClause, LargeBinary, Table

from smallcrm.models.connection import quoted
from smallcrm.models.journal import NEW_ROW
from smallcrm.models.tables import journaled_tables

if TYPE_CHECKING:
    from smallcrm.models.connection import Connection


def image_of(table: Table, row: str) -> str:
    """The SQL that makes the JSON image of a row, without its id; a picture stands as hexadecimal digits."""
    pairs = (f"'{column.name}', {_json_value(column, row)}" for column in table.columns if column.name != "id")
    return f"json_object({', '.join(pairs)})"


def _json_value(column: Column[object], row: str) -> str:
    name = f"{row}.{column.name}"
    return f"CASE WHEN {name} IS NOT NULL THEN hex({name}) END" if isinstance(column.type, LargeBinary) else name


def value_from_image(column: Column[object], image_sql: str) -> str:
    """The SQL that takes a column's value back out of an image; one that is older than the column gives its default."""
    value = f"json_extract({image_sql}, '$.{column.name}')"
    if isinstance(column.type, LargeBinary):
        return f"unhex({value})"
    if column.nullable or not isinstance(column.server_default, DefaultClause):
        return value
    return f"coalesce({value}, '{column.server_default.arg}')"


def owner_of(table: Table, row: str) -> str:
    """The SQL for the id of the card that a row belongs to."""
    return str(table.info["owner"]).replace("{row}", row)


def drop_triggers(connection: Connection) -> None:
    """Let a migration write: what it does is no operation of the user's, and is not to be undone."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
    for name in names:
        connection.execute(f"DROP TRIGGER {quoted(name)}")


def install_triggers(connection: Connection) -> None:
    """Make the journal's and the ledger's triggers from the tables as they are now."""
    for table in journaled_tables():
        for statement in _journal_triggers(table):
            connection.execute(statement)
    for statement in _LEDGER_TRIGGERS:
        connection.execute(statement)
    connection.execute("INSERT OR IGNORE INTO journal_state (id, operation_id, reverting) VALUES (1, NULL, 0)")


def _journal_triggers(table: Table) -> list[str]:
    """Outside an operation the journal's NOT NULL refuses the write."""

    def trigger(event: str, row: str, before: str, after: str, when: str = "") -> str:
        return (
            f"CREATE TRIGGER journal_{table.name}_{event.lower()} AFTER {event} ON {table.name} {when} BEGIN "
            f"INSERT INTO journal (operation_id, table_name, row_id, customer_id, before, after) "
            f"VALUES ((SELECT operation_id FROM journal_state), '{table.name}', {row}.id, {owner_of(table, row)}, {before}, {after}); END"
        )

    old, new = image_of(table, "OLD"), image_of(table, "NEW")
    return [
        trigger("INSERT", "NEW", "NULL", f"'{NEW_ROW}'", "WHEN (SELECT in_runs FROM journal_state) = 0"),
        trigger("UPDATE", "NEW", old, new, f"WHEN {old} IS NOT {new}"),
        trigger("DELETE", "OLD", old, "NULL"),
    ]


_LEDGER_TRIGGERS = (
    "CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END",
    (
        "CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry WHEN (SELECT reverting FROM journal_state) = 0 "
        "BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END"
    ),
)
