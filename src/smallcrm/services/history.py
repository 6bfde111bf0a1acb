"""Undo and redo, of anything that was done to the book, across restarts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.domain.changes import Outcome
from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_, gettext
from smallcrm.models import revert
from smallcrm.models.journal import DONE, UNDONE
from smallcrm.services.book import EDIT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Row

    from smallcrm.domain.progress import Progress
    from smallcrm.services.book import Book

_KEPT_NAMES = 50


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back or done again, in words, and the cards that stayed because they were changed since."""

    label: str
    kept: tuple[str, ...] = ()
    kept_count: int = 0


def can_undo(book: Book) -> str | None:
    """What undo would take back, in words; None when there is nothing."""
    return _label_of(book, _last_done)


def can_redo(book: Book) -> str | None:
    """What redo would do again, in words; None when there is nothing."""
    return _label_of(book, _first_undone)


def undo(book: Book, progress: Progress) -> Outcome[Undone]:
    """Take back the last thing done.

    Raises `UserError` when there is nothing, or when a single edit's card was changed since.
    """
    with book.reading() as connection:
        target = _last_done(connection)
    if target is None:
        raise UserError(N_("There is nothing to undo."))
    return revert_operation(book, target.head_id, progress)


def redo(book: Book, progress: Progress) -> Outcome[Undone]:
    """Do again what was undone last."""
    with book.reading() as connection:
        target = _first_undone(connection)
    if target is None:
        raise UserError(N_("There is nothing to redo."))
    return revert_operation(book, target.head_id, progress)


def revert_operation(book: Book, operation_id: int, progress: Progress) -> Outcome[Undone]:
    """Take one operation back, whenever it was done: what was not touched since goes back, the rest stays and is named."""
    with book.reverting(operation_id, progress) as work:
        operation = _operation(work.connection, operation_id)
        conflicts = revert.gather(work.connection, operation_id)
        names = _names(work.connection, sorted(conflicts.cards))
        if operation.kind == EDIT and (conflicts.cards or conflicts.rows):
            raise UserError(
                N_("“{label}” cannot be undone, because {name} was changed since. Nothing was changed."),
                label=spoken(operation),
                name=names[0] if names else gettext("the shop"),
            )
        revert.take_back(work.connection, work.operation_id, progress, spoken(operation))
    return Outcome(Undone(spoken(operation), names, len(conflicts.cards)), work.changes)


def spoken(operation: Row[tuple[object, ...]]) -> str:
    """The label of an operation in the language spoken now."""
    return gettext(operation.label).format(**json.loads(operation.label_values))


_COLUMNS = "id, kind, label, label_values, root_id, head_id, state"


def _operation(connection: Connection, operation_id: int) -> Row[tuple[object, ...]]:
    return connection.exec_driver_sql(f"SELECT {_COLUMNS} FROM operation WHERE id = ?", (operation_id,)).one()


def _last_done(connection: Connection) -> Row[tuple[object, ...]] | None:
    select = f"SELECT {_COLUMNS} FROM operation WHERE id = root_id AND state = '{DONE}' ORDER BY id DESC LIMIT 1"
    return connection.exec_driver_sql(select).first()


def _first_undone(connection: Connection) -> Row[tuple[object, ...]] | None:
    select = f"SELECT {_COLUMNS} FROM operation WHERE id = root_id AND state = '{UNDONE}' ORDER BY id LIMIT 1"
    return connection.exec_driver_sql(select).first()


def _label_of(book: Book, find: Callable[[Connection], Row[tuple[object, ...]] | None]) -> str | None:
    with book.reading() as connection:
        found = find(connection)
    return spoken(found) if found is not None else None


def _names(connection: Connection, ids: Sequence[int]) -> tuple[str, ...]:
    chosen = json.dumps(list(ids[:_KEPT_NAMES]))
    select = "SELECT display_name FROM customer_index WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY name_key"
    return tuple(connection.exec_driver_sql(select, (chosen,)).scalars())
