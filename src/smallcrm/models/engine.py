"""Connections to a book: one that writes and a few that read, each in its own transaction."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver
from sqlalchemy import create_engine, event
from sqlalchemy.pool import QueuePool

from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

READERS = 4
BUSY_MILLISECONDS = 10_000

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
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one unchanging state of the book and cannot write."""
        with self._reader.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is committed at the end and rolled back by whatever is raised."""
        with self._writer.connect() as connection, connection.begin():
            yield connection
            self._check_still_there()

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
        with self._writer.connect() as connection:
            raw = connection.connection.dbapi_connection
            if raw is not None:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._writer.dispose()


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
