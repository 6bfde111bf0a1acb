"""A copy of a book that is only called one after it was opened and checked."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_
from smallcrm.models.connection import quoted

if TYPE_CHECKING:
    from pathlib import Path


def copy_checked(book: Path, target: Path) -> None:
    """Copy `book` to `target` with SQLite's backup, which sees a whole state of a live book, and check the copy.

    Raises `UserError` when it cannot be written or is not sound; `target` is then as it was.
    """
    partial = target.with_name(f"{target.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        _copy(book, partial)
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(target)
    except (OSError, driver.Error) as error:
        raise UserError(
            N_("A safety copy of “{file}” could not be made, so the book was not changed. Is the disk full?"), file=book.name
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _copy(book: Path, partial: Path) -> None:
    source, copy = driver.connect(str(book)), driver.connect(str(partial))
    try:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)] or _counts(source) != _counts(copy):
            raise driver.DatabaseError("the copy is not sound")
    finally:
        copy.close()
        source.close()


def _counts(connection: driver.Connection) -> list[tuple[str, int]]:
    names = [
        name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    ]
    return [(name, *connection.execute(f"SELECT count(*) FROM {quoted(name)}").fetchone()) for name in sorted(names)]
