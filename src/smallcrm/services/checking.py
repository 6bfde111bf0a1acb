"""Whether a book is sound: the file, its references, the search and the balances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError

from smallcrm.i18n import gettext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from smallcrm.domain.progress import Progress
    from smallcrm.services.book import Book

_BALANCES = """
SELECT count(*) FROM customer_index AS i WHERE balance IS NOT
    (SELECT coalesce(sum(entry.amount), 0) FROM account JOIN entry ON entry.account_id = account.id
     WHERE account.customer_id = i.customer_id)
"""
_UNINDEXED = "SELECT count(*) FROM customer WHERE id NOT IN (SELECT customer_id FROM customer_index)"


def check(book: Book, progress: Progress) -> list[str]:
    """What is wrong with the book, in sentences; none when it is sound."""
    steps: tuple[Callable[[Connection], Iterator[str]], ...] = (_file, _references, _search, _balances)
    found: list[str] = []
    with book.checking() as connection:
        for done, step in enumerate(steps):
            progress.report(done, len(steps), gettext("Checking the book"))
            found += step(connection)
    return found


def _file(connection: Connection) -> Iterator[str]:
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
        yield gettext("The file is damaged. Keep it, and go on with a safety copy.")


def _references(connection: Connection) -> Iterator[str]:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        yield gettext("Some details belong to cards that are not there.")


def _search(connection: Connection) -> Iterator[str]:
    try:
        connection.exec_driver_sql("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
        missing = connection.exec_driver_sql(_UNINDEXED).scalar_one()
    except DatabaseError:
        missing = 1
    if missing:
        yield gettext("The search does not know all cards.")


def _balances(connection: Connection) -> Iterator[str]:
    if connection.exec_driver_sql(_BALANCES).scalar_one():
        yield gettext("Some balances differ from the sum of their entries.")
