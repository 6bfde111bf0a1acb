"""The open book: made, opened, held, closed, and the unit of work that every command is."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smallcrm.domain.changes import ChangeSet, Kind
from smallcrm.domain.progress import Repeating, Silent
from smallcrm.models import customer_index, journal, merges, schema, shop_rows
from smallcrm.models.engine import Database
from smallcrm.models.lock import COMMAND_LINE, WINDOW, BookLock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.models.connection import Connection

__all__ = ["COMMAND_LINE", "WINDOW", "Book", "Work", "create_book", "open_book"]

EDIT, BULK, IMPORT, MERGE, SEPARATION = journal.EDIT, "bulk", "import", merges.MERGE, merges.SEPARATION
"""The kinds of operations: an edit is undone whole or not at all, bulk edits and imports card by card, merge and separation row by row."""

_NAMED_CHANGES = 1000
"""With more cards than these changed, a screen looks at all of them again."""

_KINDS = {
    "tag": Kind.TAG,
    "custom_field": Kind.CUSTOM_FIELD,
    "saved_filter": Kind.SAVED_FILTER,
    "matching": Kind.MATCHING,
    "shop": Kind.SHOP,
}


@dataclass(slots=True)
class Work:
    """A unit of work under way.

    What its `progress` was told last is told again inside long statements, so that the user can stop these too.
    Whoever writes cards in bulk says in `indexed` which he has put into the index; `changes` is filled when it has ended.
    """

    connection: Connection
    operation_id: int
    progress: Progress = field(default_factory=Silent)
    indexed: range = range(0)
    changes: ChangeSet = field(default_factory=ChangeSet)


class Book:
    """An open book, held by this process until `close`. Safe to use from several threads: one writes at a time."""

    def __init__(self, path: Path, lock: BookLock) -> None:
        self.path = path
        self._lock = lock
        self._database = Database(path)
        self._one_writer = threading.Lock()
        try:
            with self.reading() as connection:
                self.shop: ShopSettings = shop_rows.read(connection)
                self._written_shop = self.shop
        except BaseException:
            self._database.close()
            raise

    @contextmanager
    def reading(self, stop: Callable[[], bool] | None = None) -> Iterator[Connection]:
        """For queries of services: one unchanging state of the book. A long question ends with `Cancelled` once `stop` says so."""
        with self._database.reading(stop) as connection:
            yield connection

    @contextmanager
    def working(self, kind: str, label: str | tuple[str, str], *, progress: Progress | None = None, **values: object) -> Iterator[Work]:
        """For commands of services: one transaction and one undo step, whose marked `label` is shown with `values` filled in.

        A label for one and for many (`NN_`) goes by the value `count`. Whatever is raised inside rolls
        all of it back; work that changed nothing leaves no undo step.
        """
        repeating = Repeating(progress or Silent())
        with self._transaction(repeating.is_stopped) as connection:
            work = Work(connection, journal.begin_operation(connection, kind, label, values), progress=repeating)
            yield work
            self._finish(work, repeating, must_change=True)

    @contextmanager
    def reverting(self, choose: Callable[[Connection], int], progress: Progress) -> Iterator[Work]:
        """For undo and redo: the operation that takes back another, which `choose` finds."""
        repeating = Repeating(progress)
        with self._transaction(repeating.is_stopped) as connection:
            work = Work(connection, journal.begin_reverting(connection, choose(connection)), progress=repeating)
            yield work
            self._finish(work, repeating, must_change=False)

    @contextmanager
    def checking(self) -> Iterator[Connection]:
        """For checks that must look through the writer's eyes; nothing they write is kept."""
        with self._one_writer, self._database.writing() as connection:
            yield connection
            connection.rollback()

    @contextmanager
    def noting(self) -> Iterator[Connection]:
        """A transaction for what stands outside the journal, such as drafts."""
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def _transaction(self, stop: Callable[[], bool] | None = None) -> Iterator[Connection]:
        try:
            with self._one_writer:
                self._written_shop = self.shop
                with self._database.writing(stop) as connection:
                    yield connection
                self.shop = self._written_shop  # not before it is in the file
        except _NothingChanged:
            return

    def _finish(self, work: Work, progress: Progress, *, must_change: bool) -> None:
        connection = work.connection
        changed = journal.end_operation(connection, work.operation_id)
        if must_change and not changed:
            raise _NothingChanged
        first = connection.execute("SELECT first_image FROM operation WHERE id = ?", (work.operation_id,)).scalar_one()
        counts: dict[str, int] = dict(
            connection.execute("SELECT table_name, count(*) FROM journal WHERE id >= ? GROUP BY 1", (first,)).all()
        )
        if "shop" in counts:
            self._written_shop = shop_rows.read(connection)
        touched = self._index(work, first, self._written_shop, progress)
        named = customer_index.name_referrers(connection, touched)
        work.changes = _change_set(connection, first, work.operation_id, sorted({*touched, *named}), counts)

    def _index(self, work: Work, first: int, shop: ShopSettings, progress: Progress) -> list[int]:
        """Bring the index up to date with what the operation wrote; returns the cards that this may concern."""
        connection = work.connection
        if _shown_otherwise(shop, self.shop):
            touched = customer_index.all_cards(connection)
            customer_index.reindex(connection, [card for card in touched if card not in work.indexed], shop, progress)
            return touched
        touched = sorted({*customer_index.touched_cards(connection, first), *work.indexed})
        moved, tagged = customer_index.changed_lightly(connection, first, work.indexed)
        customer_index.follow_put_aside(connection, sorted(moved | tagged), progress)
        customer_index.follow_tags(connection, sorted(tagged), shop, progress)
        whole = [card for card in touched if card not in moved and card not in tagged and card not in work.indexed]
        customer_index.reindex(connection, whole, shop, progress)
        return touched

    def close(self) -> None:
        """Fold everything into the one file and let it go."""
        try:
            self._database.close()
        finally:
            self._lock.release()


def _shown_otherwise(shop: ShopSettings, before: ShopSettings) -> bool:
    """Whether the names, the alphabet or the spelling of phones that the index is made with are others now."""
    return (shop.name_order, shop.region, shop.language) != (before.name_order, before.region, before.language)


class _NothingChanged(Exception):  # noqa: N818 - rolls back an empty operation, and is not an error
    pass


def _change_set(connection: Connection, first: int, operation_id: int, cards: list[int], counts: Mapping[str, int]) -> ChangeSet:
    ids: dict[Kind, frozenset[int]] = {}
    if cards:
        ids[Kind.CUSTOMER] = frozenset(cards if len(cards) <= _NAMED_CHANGES else ())
    for table, kind in _KINDS.items():
        if table in counts:
            rows = connection.execute("SELECT DISTINCT row_id FROM journal WHERE id >= ? AND table_name = ?", (first, table)).scalars()
            ids[kind] = frozenset(rows)
    return ChangeSet(ids, operation_id)


def create_book(path: Path, shop: ShopSettings, *, who: str = COMMAND_LINE) -> Book:
    """Make a new book and open it. Raises `UserError` when the file exists or cannot be made."""
    schema.make_book_file(path, lambda connection: shop_rows.write_first(connection, shop))
    return open_book(path, who=who)


def open_book(path: Path, *, who: str = COMMAND_LINE) -> Book:
    """Open a book, bringing it up to date first if an older program made it.

    Raises `UserError` for a file that is missing, no book, newer, read-only, or held by another.
    """
    path = path.absolute()
    version = schema.check_book_file(path)
    lock = BookLock(path, who)
    try:
        schema.bring_up_to_date(path, version)
        return Book(path, lock)
    except BaseException:
        lock.release()
        raise
