"""The schema: what migrations make is what the tables say, and an older book is brought up to date whole or not at all."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import StaticPool, create_engine
from tests.services.books import DANA, QUIET, SHOP

from smallcrm.domain.errors import UserError
from smallcrm.models import derived, schema
from smallcrm.models.tables import metadata
from smallcrm.services import customers
from smallcrm.services.book import create_book, open_book
from smallcrm.services.checking import check

if TYPE_CHECKING:
    from pathlib import Path

OBJECTS = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND type IN ('table', 'index') ORDER BY type, name"


@pytest.fixture
def book_file(tmp_path: Path) -> Path:
    """A book with one card, closed."""
    path = tmp_path / "מכולת.smallcrm"
    book = create_book(path, SHOP)
    customers.save_customer(book, DANA, opening_balance=124_050)
    book.close()
    return path


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The script of a migration that a later program brings, to be written by the test."""
    migrations = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "MIGRATIONS", migrations)
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    return migrations / "versions" / "9999_later.py"


def write_migration(script: Path, *statements: str) -> None:
    steps = "\n".join(f"    op.execute({statement!r})" for statement in statements)
    script.write_text(
        f"from alembic import op\n\nrevision = '9999'\ndown_revision = '{schema.VERSION - 1:04}'\n\n\ndef upgrade():\n{steps}\n",
        encoding="utf-8",
    )


def test_the_migrations_make_the_tables_and_indexes_of_the_metadata(book_file: Path) -> None:
    with closing(driver.connect(":memory:")) as meant, closing(driver.connect(str(book_file))) as made:
        engine = create_engine("sqlite+pysqlite://", module=driver, creator=lambda: meant, poolclass=StaticPool)
        with engine.connect() as connection:
            metadata.create_all(connection)
            connection.exec_driver_sql(derived.SEARCH_INDEX)
            wanted = _declared(meant)
        assert _declared(made) == wanted


def _declared(book: driver.Connection) -> dict[str, object]:
    """What every table and index of a book is, in no order and however its SQL is spaced."""
    found: dict[str, object] = {}
    for kind, name, sql in book.execute(OBJECTS).fetchall():
        if name == "alembic_version":
            continue
        if kind == "index":
            found[name] = " ".join(sql.replace('"', "").split())
            continue
        columns = sorted(row[1:] for row in book.execute(f"PRAGMA table_xinfo({name})"))
        references = sorted(row[2:] for row in book.execute(f"PRAGMA foreign_key_list({name})"))
        kept_back = sql.count("DEFERRABLE INITIALLY DEFERRED")
        unique = sorted(book.execute(f"SELECT origin, partial FROM pragma_index_list('{name}') WHERE origin != 'c'"))
        about = book.execute(f"SELECT ncol, wr, strict FROM pragma_table_list('{name}')").fetchall()
        found[name] = (columns, references, kept_back, unique, about)
    return found


def test_the_version_of_the_schema_is_the_number_of_the_last_migration() -> None:
    assert max(int(script.name[:4]) for script in (schema.MIGRATIONS / "versions").glob("[0-9]*.py")) == schema.VERSION


def test_an_older_book_is_copied_aside_and_brought_up_to_date(book_file: Path, next_version: Path) -> None:
    write_migration(next_version, "ALTER TABLE customer ADD COLUMN shoe_size TEXT NOT NULL DEFAULT ''")
    before = book_file.read_bytes()
    book = open_book(book_file)
    try:
        assert customers.get_customer(book, 1).balance == 124_050
        assert check(book, QUIET) == []
    finally:
        book.close()
    copy = book_file.with_name(f"מכולת (version {schema.VERSION - 1}).smallcrm")
    with closing(driver.connect(str(book_file))) as migrated, closing(driver.connect(str(copy))) as kept:
        assert migrated.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
        assert migrated.execute("SELECT shoe_size FROM customer").fetchall() == [("",)]
        assert kept.execute("PRAGMA user_version").fetchone() == (schema.VERSION - 1,)
        assert kept.execute("SELECT given_name FROM customer").fetchall() == [("דנה",)]
    assert len(before) == copy.stat().st_size


def test_a_migration_that_fails_leaves_the_old_book_whole(book_file: Path, next_version: Path) -> None:
    write_migration(next_version, "DELETE FROM phone", "ALTER TABLE customer ADD COLUMN shoe_size TEXT", "SELECT * FROM nowhere")
    with pytest.raises(Exception, match="nowhere"):
        open_book(book_file)
    with closing(driver.connect(str(book_file))) as book:
        assert book.execute("PRAGMA user_version").fetchone() == (schema.VERSION - 1,)
        assert book.execute("SELECT typed FROM phone").fetchall() == [("054-123-4567",)]
        assert "shoe_size" not in [column[1] for column in book.execute("PRAGMA table_info(customer)")]
        assert book.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_migration_that_breaks_references_is_not_kept(book_file: Path, next_version: Path) -> None:
    write_migration(next_version, "DELETE FROM account")
    with pytest.raises(UserError, match="damaged"):
        open_book(book_file)
    with closing(driver.connect(str(book_file))) as book:
        assert book.execute("SELECT count(*) FROM account").fetchone() == (1,)


def test_without_room_for_a_safety_copy_nothing_is_migrated(book_file: Path, next_version: Path) -> None:
    write_migration(next_version, "ALTER TABLE customer ADD COLUMN shoe_size TEXT")
    copy = book_file.with_name(f"מכולת (version {schema.VERSION - 1}).smallcrm")
    copy.with_name(f"{copy.name}.partial").mkdir()
    with pytest.raises(UserError, match="safety copy"):
        open_book(book_file)
    with closing(driver.connect(str(book_file))) as book:
        assert book.execute("PRAGMA user_version").fetchone() == (schema.VERSION - 1,)


def test_a_second_opening_finds_nothing_to_do(book_file: Path, next_version: Path) -> None:
    write_migration(next_version, "ALTER TABLE customer ADD COLUMN shoe_size TEXT")
    open_book(book_file).close()
    copy = book_file.with_name(f"מכולת (version {schema.VERSION - 1}).smallcrm")
    copy.unlink()
    open_book(book_file).close()
    assert not copy.exists()


def test_what_a_migration_does_is_not_written_into_the_journal(book_file: Path, next_version: Path) -> None:
    write_migration(next_version, "UPDATE customer SET role = 'אופה'")
    with closing(driver.connect(str(book_file))) as book:
        before = book.execute("SELECT count(*) FROM journal").fetchone()
    open_book(book_file).close()
    with closing(driver.connect(str(book_file))) as book:
        assert book.execute("SELECT count(*) FROM journal").fetchone() == before
        assert book.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone() != (0,)
