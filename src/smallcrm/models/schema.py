"""What makes a file a book: its application id and schema version, how one is made, checked and brought up to date."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as driver

from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_
from smallcrm.models import backup
from smallcrm.models.connection import Connection
from smallcrm.models.engine import disk_full, is_disk_full

if TYPE_CHECKING:
    from collections.abc import Callable

APPLICATION_ID = 0x736D6372
"""“smcr”, in the file's header."""

VERSION = 4
"""The schema this program writes: the number of the last migration."""

PAGE_SIZE = 8192
"""Bytes: twice what is usual writes half as many pages when much is brought in."""

_HEADER = b"SQLite format 3\x00"
MIGRATIONS = Path(__file__).parent / "migrations"


def make_book_file(path: Path, write_first: Callable[[Connection], None]) -> None:
    """Make a book with what `write_first` puts into it; there is none until it is whole.

    Raises `UserError` where a file of that name exists or none can be made.
    """
    if path.exists():
        raise UserError(N_("“{file}” exists already. It was left as it is; choose another name."), file=path.name)
    partial = path.with_name(f".{path.name}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove(partial)
        partial.touch(mode=0o600)
        _migrate(partial, write_first)
        partial.rename(path)
    except (OSError, driver.OperationalError) as error:
        raise UserError(
            N_("No book could be made in “{folder}”. Choose a folder that you may write to and that has room."), folder=path.parent.name
        ) from error
    finally:
        with suppress(OSError):
            _remove(partial)


def _remove(partial: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        partial.with_name(partial.name + suffix).unlink(missing_ok=True)


def check_book_file(path: Path) -> int:
    """The schema version of a book.

    Raises `UserError` for a file that is missing, no book, newer than this program, or cannot be written.
    """
    if not path.is_file():
        raise UserError(N_("There is no book “{file}” there. Was it moved or renamed? Nothing was changed."), file=path.name)
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except OSError as error:
        raise UserError(
            N_("“{file}” may not be read by you. Ask for the right to open it, or choose another book."), file=path.name
        ) from error
    if header != _HEADER:
        raise _no_book(path)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise UserError(N_("“{file}” may only be read. Copy it to a folder that you may write to, and open it there."), file=path.name)
    application_id, version = _marks(path)
    if application_id != APPLICATION_ID:
        raise _no_book(path)
    if version > VERSION:
        raise UserError(
            N_("“{file}” was made by a newer smallcrm. Nothing was changed; install the newer program to open it."), file=path.name
        )
    return version


def _no_book(path: Path) -> UserError:
    return UserError(N_("“{file}” is not a smallcrm book, or it is damaged. Nothing was changed; choose another file."), file=path.name)


def _marks(path: Path) -> tuple[int, int]:
    try:
        connection = driver.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True)
        try:
            (application_id,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()
    except driver.DatabaseError as error:
        raise (disk_full() if is_disk_full(error, path) else _no_book(path)) from error
    return application_id, version


def bring_up_to_date(path: Path, version: int) -> Path | None:
    """Copy a book of an older schema aside, check the copy, and migrate it; all or nothing. Returns the copy, if one was needed."""
    if version == VERSION:
        return None
    copy = path.with_name(f"{path.stem} (version {version}){path.suffix}")
    backup.copy_checked(path, copy)
    _migrate(path)
    return copy


def _migrate(path: Path, write_first: Callable[[Connection], None] | None = None) -> None:
    """Run what migrations there are in one transaction, then make the triggers from the tables of today."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine, event
    from sqlalchemy.exc import DBAPIError

    from smallcrm.models import triggers

    config = Config()
    config.set_main_option("script_location", MIGRATIONS.as_posix().replace("%", "%%"))
    engine = create_engine("sqlite+pysqlite://", module=driver, creator=lambda: driver.connect(str(path), isolation_level=None))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.connect() as connection:
            book = Connection(connection.connection.dbapi_connection)
            book.execute("PRAGMA foreign_keys = OFF")
            book.execute(f"PRAGMA page_size = {PAGE_SIZE}")  # of a new file; another keeps its own
            with connection.begin():
                config.attributes["connection"] = connection
                triggers.drop_triggers(book)
                command.upgrade(config, "head")
                triggers.install_triggers(book)
                if write_first:
                    write_first(book)
                book.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                book.execute(f"PRAGMA user_version = {VERSION}")
                if book.execute("PRAGMA foreign_key_check").first() is not None:
                    raise _no_book(path)
            book.execute("PRAGMA journal_mode = WAL").all()
    except DBAPIError as error:
        raise (error.orig or error) from error  # what the driver said, as everywhere else
    finally:
        engine.dispose()
