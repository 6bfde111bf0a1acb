"""Connections to a book: one that writes and a few that read, each in its own transaction."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver
from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

READERS = 5
BUSY_MILLISECONDS = 10_000
_STEPS_BETWEEN = 50_000
"""Of the database's own small steps, so many until a reader asks again whether it shall stop."""

_INTERRUPTED, _DISK_FULL = 9, 13
_DAMAGED = {10, 11, 26}
"""The driver's words for a disk that does not answer, a page that is no page, and a file that is no book."""

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA recursive_triggers = ON",  # else REPLACE takes rows away past the journal and the ledger
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
)


class Database:
    """The engines of one book file. `gone` is raised as a `UserError` when the file is no longer the one that was opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writer = _engine(
            path, pool_size=1, begin="BEGIN IMMEDIATE", pragmas=("PRAGMA journal_mode = WAL", "PRAGMA cache_size = -65536")
        )
        self._reader = _engine(path, pool_size=READERS, begin="BEGIN", pragmas=("PRAGMA cache_size = -32768", "PRAGMA query_only = ON"))
        self._identity = _identity(path)

    @contextmanager
    def reading(self, stop: Callable[[], bool] | None = None) -> Iterator[Connection]:
        """A connection that sees one unchanging state of the book and cannot write.

        Raises `UserError` where the file cannot be read, and `Cancelled` once `stop`, asked while a question is answered, says so.
        """
        with self._telling(), self._reader.connect() as connection, _stopped_by(connection, stop):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is committed at the end and rolled back by whatever is raised.

        Raises `UserError` where the file cannot be read or written.
        """
        with self._telling(), self._writer.connect() as connection, connection.begin():
            yield connection
            self._check_still_there()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """What the driver raises for a damaged file or a full disk is the user's matter, wherever it is met."""
        try:
            yield
        except (DBAPIError, driver.Error) as error:
            if is_interrupted(error):
                raise Cancelled from error
            if _code(error) == _DISK_FULL:
                raise UserError(N_("The disk is full. Nothing was written; make some room and try again.")) from error
            if is_damage(error):
                raise UserError(
                    N_(
                        "“{file}” or its disk is damaged: a part of it cannot be read or written. Nothing was changed, and the file is "
                        "left as it is. Go on with a copy you made before, or bring a file you exported into a new book."
                    ),
                    file=self.path.name,
                ) from error
            raise

    def _check_still_there(self) -> None:
        """SQLite goes on reporting success on a file that was deleted or moved away."""
        if _identity(self.path) != self._identity:
            raise UserError(
                N_(
                    "“{file}” was moved, deleted or unplugged while it was open. The last change was not saved. "
                    "Put the file back and open it again."
                ),
                file=self.path.name,
            )

    def close(self) -> None:
        """Close every connection; the write-ahead log is folded into the one file."""
        self._reader.dispose()
        try:
            with self._telling(), self._writer.connect() as connection:
                _raw(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._writer.dispose()


def is_damage(error: Exception) -> bool:
    """Whether the driver could not read or write the file itself."""
    return _code(error) in _DAMAGED


def is_interrupted(error: Exception) -> bool:
    """Whether a question was given up because its reader was told to stop."""
    return _code(error) == _INTERRUPTED


def _code(error: Exception) -> int:
    """SQLite's primary result code; 0 where the error is not the database's."""
    raised = error.orig if isinstance(error, DBAPIError) else error
    return int(getattr(raised, "sqlite_errorcode", None) or 0) & 0xFF


@contextmanager
def _stopped_by(connection: Connection, stop: Callable[[], bool] | None) -> Iterator[None]:
    if stop is None:
        yield
        return
    raw = _raw(connection)
    raw.set_progress_handler(lambda: int(stop()), _STEPS_BETWEEN)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


def _raw(connection: Connection) -> driver.Connection:
    raw = connection.connection.dbapi_connection
    assert isinstance(raw, driver.Connection)
    return raw


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - device and inode
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _engine(path: Path, *, pool_size: int, begin: str, pragmas: tuple[str, ...]) -> Engine:
    def connect() -> object:
        connection = driver.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, check_same_thread=False)
        for pragma in (*_PRAGMAS, *pragmas):
            connection.execute(pragma)
        return connection

    engine = create_engine(
        "sqlite+pysqlite://",
        module=driver,
        creator=connect,
        poolclass=QueuePool,
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=60,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine
