"""Connections to a book: one that writes and a few that read, each in its own transaction."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from shutil import disk_usage
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.i18n import N_
from smallcrm.models.connection import Connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

READERS = 5
"""As many as readers work at once, and one for the writer's own questions."""
BUSY_MILLISECONDS = 10_000
_STEPS_BETWEEN = 50_000
"""Of the database's own small steps, so many until a reader asks again whether it shall stop."""

_INTERRUPTED, _DISK_FULL, _CANNOT_OPEN = 9, 13, 14
_NO_ANSWER = {10, 14}
"""The driver's words for a disk that does not answer and a file that it cannot open, as on a full disk."""
_ROOM = 1 << 17
"""Bytes that the driver may need beside a book to open it."""
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
    """The connections to one book file, opened when they are first needed and kept until `close`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writers = _Pool(path, 1, ("PRAGMA journal_mode = WAL", "PRAGMA cache_size = -65536"))
        self._readers = _Pool(path, READERS, ("PRAGMA cache_size = -32768", "PRAGMA query_only = ON"))
        self._identity = _identity(path)

    @contextmanager
    def reading(self, stop: Callable[[], bool] | None = None) -> Iterator[Connection]:
        """A connection that sees one unchanging state of the book and cannot write.

        Raises `UserError` where the file cannot be read, and `Cancelled` once `stop`, asked while a question is answered, says so,
        and where the book was closed meanwhile.
        """
        with self._telling(), _cancelled_by_closing(), self._readers.lend("BEGIN") as connection, _stopped_by(connection, stop):
            yield connection

    @contextmanager
    def writing(self, stop: Callable[[], bool] | None = None) -> Iterator[Connection]:
        """A transaction that is committed at the end and rolled back by whatever is raised.

        Raises `UserError` where the file cannot be read or written, and `Cancelled` once `stop`, asked inside long
        statements, says so.
        """
        with self._telling(), self._writers.lend("BEGIN IMMEDIATE") as connection:
            with _stopped_by(connection, stop):
                yield connection
            self._check_still_there()
            connection.commit()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """What the driver raises for a damaged file or a full disk is the user's matter, wherever it is met."""
        try:
            yield
        except driver.Error as error:
            if is_interrupted(error):
                raise Cancelled from error
            if is_disk_full(error, self.path):
                raise disk_full() from error
            if is_damage(error):
                raise UserError(
                    N_(
                        "“{file}” or its disk is damaged: a part of it cannot be read or written. Nothing was changed, and the file is "
                        "left as it is. Go on with a copy you made before, or bring a file you exported into a new book."
                    ),
                    file=self.path.name,
                ) from error
            if _code(error) == _CANNOT_OPEN:
                self._check_still_there()
            raise

    @property
    def _is_there(self) -> bool:
        return _identity(self.path) == self._identity

    def _check_still_there(self) -> None:
        """SQLite goes on reporting success on a file that was deleted or moved away."""
        if not self._is_there:
            raise UserError(
                N_(
                    "“{file}” was moved, deleted or unplugged while it was open. The last change was not saved. "
                    "Put the file back and open it again."
                ),
                file=self.path.name,
            )

    def close(self) -> None:
        """Close every connection, if that was not done before; the write-ahead log is folded into the one file, where that is there."""
        if self._writers.is_closed:
            return
        self._readers.close()
        try:
            if self._is_there:
                with self._telling(), self._writers.lend() as connection:
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").all()
        finally:
            self._writers.close()


def is_disk_full(error: Exception, path: Path) -> bool:
    """Whether the driver found no room; it says so of a write, and of what it needs beside a book that it cannot open."""
    return _code(error) == _DISK_FULL or (_code(error) in _NO_ANSWER and _is_without_room(path.parent))


def _is_without_room(folder: Path) -> bool:
    try:
        return disk_usage(folder).free < _ROOM
    except OSError:
        return False  # the disk is gone, which is another sentence


def disk_full() -> UserError:
    """The sentence on it."""
    return UserError(N_("The disk is full. Nothing was written; make some room and try again."))


def is_damage(error: Exception) -> bool:
    """Whether the driver could not read or write the file itself."""
    return _code(error) in _DAMAGED


def is_interrupted(error: Exception) -> bool:
    """Whether a question was given up because its reader was told to stop."""
    return _code(error) == _INTERRUPTED


def _code(error: Exception) -> int:
    """SQLite's primary result code; 0 where the error is not the database's."""
    return int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


@contextmanager
def _stopped_by(connection: Connection, stop: Callable[[], bool] | None) -> Iterator[None]:
    if stop is None:
        yield
        return
    connection.raw.set_progress_handler(lambda: int(stop()), _STEPS_BETWEEN)
    try:
        yield
    finally:
        connection.raw.set_progress_handler(None, 0)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - device and inode
    except OSError:
        return None
    return found.st_dev, found.st_ino


class _Closed(driver.ProgrammingError):  # type: ignore[misc]  # an untyped driver
    """A connection was asked for when the book was closed: a bug of whoever would write, and nothing to whoever only reads."""


@contextmanager
def _cancelled_by_closing() -> Iterator[None]:
    try:
        yield
    except _Closed as closed:
        raise Cancelled from closed


class _Pool:
    """Up to `size` connections of one kind, each lent to one thread at a time."""

    def __init__(self, path: Path, size: int, pragmas: tuple[str, ...]) -> None:
        self._path, self._pragmas = path, pragmas
        self._lendable = threading.BoundedSemaphore(size)
        self._free: list[driver.Connection] = []
        self.is_closed = False

    @contextmanager
    def lend(self, begin: str = "") -> Iterator[Connection]:
        """A connection, in the transaction that `begin` opens; what was not committed at the end is rolled back."""
        with self._lendable:
            raw = self._take()
            try:
                if begin:
                    raw.execute(begin)
                yield Connection(raw)
            finally:
                self._take_back(raw)

    def _take(self) -> driver.Connection:
        if self.is_closed:
            raise _Closed("the book is closed")
        try:
            return self._free.pop()  # the one used last: it has pages at hand
        except IndexError:
            return self._open()

    def _take_back(self, raw: driver.Connection) -> None:
        try:
            raw.rollback()
        finally:
            self._free.append(raw)
            if self.is_closed:
                self.close()

    def close(self) -> None:
        """Close what is not lent now; the rest is closed when it comes back."""
        self.is_closed = True
        while self._free:
            self._free.pop().close()

    def _open(self) -> driver.Connection:
        raw = driver.connect(f"{self._path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, check_same_thread=False)
        try:
            for pragma in (*_PRAGMAS, *self._pragmas):
                raw.execute(pragma)
        except BaseException:
            raw.close()
            raise
        return raw
