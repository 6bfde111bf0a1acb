"""What the tests of services share: a shop, the whole of a book as text, and cards brought in bulk."""

from __future__ import annotations

from contextlib import closing
from itertools import starmap
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from smallcrm.domain.customer import Customer, Phone
from smallcrm.domain.progress import Silent
from smallcrm.domain.shop import ShopSettings
from smallcrm.i18n import NN_
from smallcrm.models import bulk
from smallcrm.services.book import IMPORT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.domain.changes import ChangeSet
    from smallcrm.services.book import Book

SHOP = ShopSettings(name="מכולת כהן", language="he", region="IL", currency="ILS", currency_exponent=2)
QUIET = Silent()

DANA = Customer(given_name="דנה", family_name="כהן", phones=(Phone("054-123-4567"),))
YOSEF = Customer(given_name="יוסף", family_name="לוי", phones=(Phone("03-555-0199"),))
IVAN = Customer(given_name="Иван", family_name="Петров", phones=(Phone("+359 88 123 4567"),))

_OUTSIDE = {"journal", "journal_state", "operation", "entry", "entry_note", "draft"}

Dump = dict[str, list[tuple[Any, ...]]]


def dump(book: Book) -> Dump:
    """Every table of the book but the journal and the entries, row by row; the search index as it is when made anew."""
    with closing(driver.connect(":memory:")) as copy:
        with closing(driver.connect(str(book.path))) as source:
            source.backup(copy)
        copy.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")
        copy.commit()
        names = [name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: sorted(copy.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names if name not in _OUTSIDE}


def select(book: Book, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """What a statement finds in the book."""
    with book.reading() as connection:
        return [tuple(row) for row in connection.execute(sql, values)]


def bring_in(book: Book, cards: Sequence[tuple[Customer, int]]) -> tuple[range, ChangeSet]:
    """Write many cards as an import does: one operation, undone card by card."""
    with book.working(IMPORT, NN_("{count} customer brought in", "{count} customers brought in"), count=len(cards)) as work:
        work.indexed = bulk.insert_cards(
            work.connection, work.operation_id, starmap(bulk.NewCard, cards), book.shop, QUIET, total=len(cards)
        )
    return work.indexed, work.changes
