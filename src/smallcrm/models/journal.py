"""The journal: operations, opened and closed, to which the triggers write the image of every changed row."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from smallcrm.infra import clock

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smallcrm.models.connection import Connection

DONE, UNDONE, ABANDONED = "done", "undone", "abandoned"
EDIT = "edit"
"""The kind of a command that is undone as a whole or not at all."""

_LATEST = """
WITH RECURSIVE chain (id) AS (VALUES (?) UNION ALL SELECT operation.id FROM chain JOIN operation ON reverts_id = chain.id)
SELECT max(id) FROM chain
"""
_UNDOS = "SELECT id FROM operation WHERE reverts_id = ? AND id > (SELECT max(id) FROM operation WHERE id = root_id) ORDER BY id DESC"
_CARDS_SINCE = """
SELECT DISTINCT customer_id FROM operation AS part JOIN operation AS later ON later.root_id = part.root_id AND later.id > part.id
CROSS JOIN journal AS image ON image.id BETWEEN later.first_image AND later.last_image AND image.operation_id = later.id
WHERE part.id = ? AND customer_id IS NOT NULL
"""

NEW_ROW = "{}"
"""The after image of a row that came: the row itself tells it, or the before image of what happened to it next.

So whoever prunes the journal of later operations must leave their rows in place, emptied of images.
"""


def next_id(table: str) -> str:
    """The SQL for an id that no row of the table has or ever had: one that went may come back by undo."""
    return (
        f"(SELECT 1 + max((SELECT coalesce(max(id), 0) FROM main.{table}), (SELECT coalesce(max(row_id), 0) FROM main.journal "
        f"WHERE table_name = '{table}' AND after IS NULL)))"
    )


def begin_operation(connection: Connection, kind: str, label: str | tuple[str, str], values: Mapping[str, object]) -> int:
    """Open a new operation that following writes belong to; what had been undone can no longer be redone."""
    connection.execute(f"UPDATE operation SET state = '{ABANDONED}' WHERE state = '{UNDONE}'")
    one, many = (label, "") if isinstance(label, str) else label
    operation_id = _insert_operation(connection, kind, one, many, json.dumps(dict(values), ensure_ascii=False), None)
    connection.execute("UPDATE operation SET root_id = id, head_id = id WHERE id = ?", (operation_id,))
    return operation_id


def latest_of(connection: Connection, operation_id: int) -> int:
    """What reverted the operation last, or that again, and so on; itself where it stands."""
    return int(connection.execute(_LATEST, (operation_id,)).scalar_one())


def parts_of(connection: Connection, operation_id: int) -> list[int]:
    """The operation and those that belong to it, the latest first.

    Of a command that was undone and done again, these are all that did it: each left alone what had to stay. Of an undo, the
    others of the same command, but for those that cannot be redone any more as something new was done after them.
    """
    chain: list[int] = []
    following: int | None = operation_id
    while following is not None:
        chain.append(following)
        following = connection.execute("SELECT reverts_id FROM operation WHERE id = ?", (following,)).scalar_one()
    return chain[::2] if len(chain) % 2 else list(connection.execute(_UNDOS, (chain[1],)).scalars())


def cards_since(connection: Connection, operation_id: int) -> frozenset[int]:
    """The cards that later undos and redos of the same command touched: what they are like now is no longer its doing."""
    return frozenset(connection.execute(_CARDS_SINCE, (operation_id,)).scalars())


def begin_reverting(connection: Connection, target_id: int) -> int:
    """Open the operation that reverts another; only here entries may be taken out again."""
    kind, label, label_many, values, root_id = connection.execute(
        "SELECT kind, label, label_many, label_values, root_id FROM operation WHERE id = ?", (target_id,)
    ).one()
    operation_id = _insert_operation(connection, kind, label, label_many, values, latest_of(connection, target_id))
    connection.execute("UPDATE operation SET root_id = ?, head_id = id WHERE id = ?", (root_id, operation_id))
    connection.execute(
        f"UPDATE operation SET head_id = ?, state = CASE state WHEN '{DONE}' THEN '{UNDONE}' ELSE '{DONE}' END WHERE id = ?",
        (operation_id, root_id),
    )
    connection.execute("UPDATE journal_state SET reverting = 1")
    return operation_id


def _insert_operation(connection: Connection, kind: str, label: str, label_many: str, values: str, reverts_id: int | None) -> int:
    next_image = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM journal").scalar_one()
    operation_id = connection.execute(
        "INSERT INTO operation (kind, label, label_many, label_values, made_at, state, root_id, head_id, reverts_id, first_image) "
        "VALUES (?, ?, ?, ?, ?, ?, 0, 0, ?, ?) RETURNING id",
        (kind, label, label_many, values, clock.now().isoformat(), DONE, reverts_id, next_image),
    ).scalar_one()
    connection.execute("UPDATE journal_state SET operation_id = ?", (operation_id,))
    return int(operation_id)


def end_operation(connection: Connection, operation_id: int) -> bool:
    """Close the operation; an operation that changed nothing leaves no trace. Returns whether it changed anything."""
    connection.execute("UPDATE journal_state SET operation_id = NULL, reverting = 0")
    last, first = connection.execute(
        "SELECT (SELECT coalesce(max(id), 0) FROM journal), first_image FROM operation WHERE id = ?", (operation_id,)
    ).one()
    connection.execute("UPDATE operation SET last_image = ? WHERE id = ?", (last, operation_id))
    return bool(last >= first)


@contextmanager
def completing_undo(connection: Connection, root_id: int) -> Iterator[None]:
    """What is written meanwhile takes back, of a command that was undone before, what had to stay then; redo brings it again."""
    (going_on,) = connection.execute("SELECT operation_id FROM journal_state").one()
    kind, label, label_many, values, done = connection.execute(
        "SELECT root.kind, root.label, root.label_many, root.label_values, head.reverts_id "
        "FROM operation AS root JOIN operation AS head ON head.id = root.head_id WHERE root.id = ?",
        (root_id,),
    ).one()
    operation_id = _insert_operation(connection, kind, label, label_many, values, done)
    yield
    if end_operation(connection, operation_id):
        connection.execute("UPDATE operation SET root_id = ?1, head_id = id WHERE id = ?2", (root_id, operation_id))
        connection.execute(f"UPDATE operation SET head_id = ?, state = '{UNDONE}' WHERE id = ?", (operation_id, root_id))
    else:
        connection.execute("DELETE FROM operation WHERE id = ?", (operation_id,))
    connection.execute("UPDATE journal_state SET operation_id = ?, reverting = 1", (going_on,))


@contextmanager
def of_another_book(
    connection: Connection, identity: int, kind: str, label: tuple[str, Mapping[str, object]], made_at: str
) -> Iterator[None]:
    """What is written meanwhile was done in the book that cards are brought in from, and can be taken back here as it could there.

    Its `identity` is below zero: undo, which goes step by step through what was done here, passes it over.
    """
    (going_on,) = connection.execute("SELECT operation_id FROM journal_state").one()
    next_image = "SELECT coalesce(max(id), 0) + 1 FROM journal"
    connection.execute(
        "INSERT INTO operation (id, kind, label, label_values, made_at, state, root_id, head_id, first_image) "
        f"VALUES (?1, ?2, ?3, ?4, ?5, '{DONE}', ?1, ?1, ({next_image}))",
        (identity, kind, label[0], json.dumps(dict(label[1]), ensure_ascii=False), made_at),
    )
    connection.execute("UPDATE journal_state SET operation_id = ?", (identity,))
    yield
    connection.execute("UPDATE operation SET last_image = (SELECT coalesce(max(id), 0) FROM journal) WHERE id = ?", (identity,))
    connection.execute("UPDATE journal_state SET operation_id = ?", (going_on,))


@contextmanager
def in_runs(connection: Connection) -> Iterator[dict[str, range]]:
    """Write many new rows: the ids of each table's, which follow one another, stand in the journal as one run.

    An image a row takes half as long as the row itself. Whoever writes fills what he is given, by table.
    """
    runs: dict[str, range] = {}
    connection.execute("UPDATE journal_state SET in_runs = 1")
    yield runs
    connection.execute("UPDATE journal_state SET in_runs = 0")
    connection.execute_many(
        "INSERT INTO journal (operation_id, table_name, row_id, last_row_id, after) "
        f"VALUES ((SELECT operation_id FROM journal_state), ?, ?, ?, '{NEW_ROW}')",
        [(table, ids.start, ids.stop - 1) for table, ids in runs.items()],
    )
