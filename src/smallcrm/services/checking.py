"""Whether a book is sound: the file, its references, the search and the balances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlcipher3.dbapi2 import DatabaseError

from smallcrm.domain.changes import ChangeSet, Kind, Outcome
from smallcrm.i18n import gettext
from smallcrm.models import customer_index
from smallcrm.models.connection import quoted
from smallcrm.models.engine import is_damage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smallcrm.domain.progress import Progress
    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book

_BALANCES = """
SELECT count(*) FROM customer_index AS i WHERE balance IS NOT
    (SELECT coalesce(sum(entry.amount), 0) FROM account JOIN entry ON entry.account_id = account.id
     WHERE account.customer_id = i.customer_id)
"""
_UNINDEXED = """
SELECT count(*) FROM customer
WHERE id NOT IN (SELECT customer_id FROM customer_index) OR (id IN (SELECT customer_id FROM search_text)) = (merged_into IS NOT NULL)
"""
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
_CARDS = "SELECT id FROM customer WHERE merged_into IS NULL AND id % ? = 0"
_TRIED = 200
_UNFOUND = """
SELECT count(*) FROM search_text AS written
WHERE length(written.text) >= 3 AND customer_id % (SELECT 1 + count(*) / :tried FROM search_text) = 0 AND NOT EXISTS (
    SELECT 1 FROM search_index
    WHERE search_index MATCH '"' || replace(substr(written.text, {start}, 3), '"', '""') || '"' AND rowid = written.customer_id)
"""
"""Of about `tried` cards spread over the book, those that three letters of their own text do not find."""


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a look at the book found.

    `problems` are sentences on what only the user can do something about; `must_index` says that what is made from
    the cards does not fit them, which `make_index_anew` puts right.
    """

    problems: tuple[str, ...] = ()
    must_index: bool = False


def check(book: Book, progress: Progress) -> list[str]:
    """What is wrong with the book, in sentences; none when it is sound."""
    steps: tuple[Callable[[Connection], Iterator[str]], ...] = (_references, _search, _balances)
    with book.checking() as connection:
        progress.report(0, len(steps) + 1, gettext("Checking the book"))
        try:
            if not _tables_are_whole(connection):
                return [_damaged()]
            found = list[str]()
            for done, step in enumerate(steps, 1):
                progress.report(done, len(steps) + 1, gettext("Checking the book"))
                found += step(connection)
        except DatabaseError as error:
            if not is_damage(error):
                raise
            return [_damaged()]
    return found


def look(book: Book, stop: Callable[[], bool]) -> Soundness:
    """What can be seen without keeping writers waiting, in a reader; raises `Cancelled` soon after `stop` says so.

    The search index is tried with some cards only: reading all of it, as `check` does, holds back writers and cannot be stopped.
    """
    with book.reading(stop) as connection:
        try:
            if not _tables_are_whole(connection):
                return Soundness((_damaged(),))
            problems = tuple(_references(connection))
            return Soundness(problems, must_index=not _finds_cards(connection) or any(_balances(connection)))
        except DatabaseError as error:
            if not is_damage(error):
                raise
            return Soundness((_damaged(),))


def make_index_anew(book: Book, progress: Progress) -> Outcome[None]:
    """Make search, sort keys and balances again from the cards and their entries; stands outside the journal."""
    with book.noting() as connection:
        customer_index.make_anew(connection, book.shop, progress)
    return Outcome(None, ChangeSet({Kind.CUSTOMER: frozenset()}))


def _damaged() -> str:
    return gettext(
        "A part of the file is damaged. Keep it as it is, and go on with a copy you made before, "
        "or bring a file you exported into a new book."
    )


def _tables_are_whole(connection: Connection) -> bool:
    """Every page of every table and index is read; table by table, which can be stopped, unlike a look inside the search index."""
    tables = connection.execute(_TABLES).scalars()
    return all(connection.execute(f"PRAGMA integrity_check({quoted(table)})").scalar() == "ok" for table in tables)


def _references(connection: Connection) -> Iterator[str]:
    if connection.execute("PRAGMA foreign_key_check").first() is not None:
        yield gettext(
            "Some details belong to cards that are not there. Go on with a copy you made before, "
            "or export the customers and bring that file into a new book."
        )


def _search(connection: Connection) -> Iterator[str]:
    try:
        connection.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
        missing = connection.execute(_UNINDEXED).scalar_one() or not _knows_cards(connection, step=1)
    except DatabaseError as error:
        if not is_damage(error):
            raise
        missing = 1  # the search index itself is broken
    if missing:
        yield gettext("The search does not know all cards.")


def _finds_cards(connection: Connection) -> bool:
    if connection.execute(_UNINDEXED).scalar_one():
        return False
    unfound = (_UNFOUND.format(start=start) for start in ("1", "length(written.text) - 2"))
    step = 1 + connection.execute("SELECT count(*) FROM customer").scalar_one() // _TRIED
    if not _knows_cards(connection, step):
        return False
    try:
        return not any(connection.execute(select, {"tried": _TRIED}).scalar_one() for select in unfound)
    except DatabaseError as error:
        if not is_damage(error):
            raise
        return False  # the search index itself is broken, which making it again mends


def _knows_cards(connection: Connection, step: int) -> bool:
    return customer_index.knows(connection, connection.execute(_CARDS, (step,)).scalars())


def _balances(connection: Connection) -> Iterator[str]:
    if connection.execute(_BALANCES).scalar_one():
        yield gettext("Some balances differ from the sum of their entries.")
