"""The journal: triggers write the image of every changed row, grouped by operation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import Column, DefaultClause, Integer, LargeBinary, Table

from smallcrm.infra import clock
from smallcrm.models.metadata import journaled_tables, metadata, number, optional_number, optional_text, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

operation = Table(
    "operation",
    metadata,
    Column("id", Integer, primary_key=True),
    text("kind"),
    text("label"),
    text("label_many"),
    text("label_values"),
    text("made_at"),
    text("state"),
    number("root_id"),
    number("head_id"),
    optional_number("reverts_id"),
    optional_number("first_image"),
    optional_number("last_image"),
    sqlite_strict=True,
)
"""A command that was carried out; undo and redo are operations that revert another.

`root_id` is the command a chain of undo and redo began with, `head_id` (kept on the root) the latest of its chain.
`label_many` is there where the label counts; then `label_values` hold the `count`.
`first_image` and `last_image` bound its rows of the journal.
"""

image = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True),
    number("operation_id"),
    text("table_name"),
    number("row_id"),
    optional_number("customer_id"),
    optional_text("before"),
    optional_text("after"),
    sqlite_strict=True,
)

state = Table(
    "journal_state",
    metadata,
    Column("id", Integer, primary_key=True),
    optional_number("operation_id"),
    number("reverting"),
    sqlite_strict=True,
)

NEW_ROW = "{}"
"""The after image of a row that came: the row itself tells it, or the before image of what happened to it next.

So whoever prunes the journal of later operations must leave their rows in place, emptied of images.
"""

DONE, UNDONE, ABANDONED = "done", "undone", "abandoned"


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
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    for name in names:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def install_triggers(connection: Connection) -> None:
    """Make the journal's and the ledger's triggers from the tables as they are now."""
    for table in journaled_tables():
        for statement in _journal_triggers(table):
            connection.exec_driver_sql(statement)
    for statement in _LEDGER_TRIGGERS:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT OR IGNORE INTO journal_state (id, operation_id, reverting) VALUES (1, NULL, 0)")


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
        trigger("INSERT", "NEW", "NULL", f"'{NEW_ROW}'"),
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


def begin_operation(connection: Connection, kind: str, label: str | tuple[str, str], values: Mapping[str, object]) -> int:
    """Open a new operation that following writes belong to; what had been undone can no longer be redone."""
    connection.exec_driver_sql(f"UPDATE operation SET state = '{ABANDONED}' WHERE state = '{UNDONE}'")
    one, many = (label, "") if isinstance(label, str) else label
    operation_id = _insert_operation(connection, kind, one, many, json.dumps(dict(values), ensure_ascii=False), None)
    connection.exec_driver_sql("UPDATE operation SET root_id = id, head_id = id WHERE id = ?", (operation_id,))
    return operation_id


def begin_reverting(connection: Connection, target_id: int) -> int:
    """Open the operation that reverts another; only here entries may be taken out again."""
    row = connection.exec_driver_sql(
        "SELECT kind, label, label_many, label_values, root_id FROM operation WHERE id = ?", (target_id,)
    ).one()
    operation_id = _insert_operation(connection, row.kind, row.label, row.label_many, row.label_values, target_id)
    connection.exec_driver_sql("UPDATE operation SET root_id = ?, head_id = id WHERE id = ?", (row.root_id, operation_id))
    connection.exec_driver_sql(
        f"UPDATE operation SET head_id = ?, state = CASE state WHEN '{DONE}' THEN '{UNDONE}' ELSE '{DONE}' END WHERE id = ?",
        (operation_id, row.root_id),
    )
    connection.exec_driver_sql("UPDATE journal_state SET reverting = 1")
    return operation_id


def _insert_operation(connection: Connection, kind: str, label: str, label_many: str, values: str, reverts_id: int | None) -> int:
    next_image = connection.exec_driver_sql("SELECT coalesce(max(id), 0) + 1 FROM journal").scalar_one()
    operation_id = connection.exec_driver_sql(
        "INSERT INTO operation (kind, label, label_many, label_values, made_at, state, root_id, head_id, reverts_id, first_image) "
        "VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, ?) RETURNING id",
        (kind, label, label_many, values, clock.now().isoformat(), DONE, reverts_id, next_image),
    ).scalar_one()
    connection.exec_driver_sql("UPDATE journal_state SET operation_id = ?", (operation_id,))
    return int(operation_id)


def end_operation(connection: Connection, operation_id: int) -> bool:
    """Close the operation; an operation that changed nothing leaves no trace. Returns whether it changed anything."""
    connection.exec_driver_sql("UPDATE journal_state SET operation_id = NULL, reverting = 0")
    last, first = connection.exec_driver_sql(
        "SELECT (SELECT coalesce(max(id), 0) FROM journal), first_image FROM operation WHERE id = ?", (operation_id,)
    ).one()
    connection.exec_driver_sql("UPDATE operation SET last_image = ? WHERE id = ?", (last, operation_id))
    return bool(last >= first)
