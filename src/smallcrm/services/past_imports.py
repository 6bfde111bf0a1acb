"""The imports of a book, those that stand and those taken back, with what each did; any of them is taken back alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from smallcrm.models.journal import DONE, UNDONE
from smallcrm.services import history
from smallcrm.services.book import IMPORT
from smallcrm.services.customer_list import Filter, OneImport, PutAside
from smallcrm.services.import_decisions import Fate

if TYPE_CHECKING:
    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book
    from smallcrm.services.import_review import Review

_NEW_CARDS = (
    "SELECT coalesce(sum(coalesce(last_row_id, row_id) - row_id + 1), 0) FROM journal "
    "WHERE id BETWEEN first_image AND last_image AND table_name = 'customer' AND before IS NULL"
)
_COUNTS = ("updated", "entries", "left_out")


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """An import: what it did in words, when (aware), and how many cards it made and brought up to date, entries it posted, rows it
    left out; the last three are 0 for those of older programs. `stands` where it was not taken back; then `can_come_again`
    says whether it can still be done again.
    """

    operation_id: int
    label: str
    made_at: datetime
    cards: int
    updated: int = 0
    entries: int = 0
    left_out: int = 0
    stands: bool = True
    can_come_again: bool = False


def imports(book: Book, *, most: int, standing: bool = False) -> list[BroughtIn]:
    """The latest imports, at `most` so many, the newest first; with `standing` only those that were not taken back."""
    only = f"AND state = '{DONE}'" if standing else ""
    select = (
        f"SELECT id, made_at, state, label_values, ({_NEW_CARDS}) FROM operation "
        f"WHERE id = root_id AND kind = '{IMPORT}' {only} ORDER BY id DESC LIMIT ?"
    )
    with book.reading() as connection:
        rows = connection.execute(select, (most,)).all()
    found = []
    for identity, made_at, state, values, cards in rows:
        kept = json.loads(values)
        counts = {name: int(kept.get(name, 0)) for name in _COUNTS}
        label, when = history.label_of(book, identity), datetime.fromisoformat(made_at)
        found.append(BroughtIn(identity, label, when, cards, **counts, stands=state == DONE, can_come_again=state == UNDONE))
    return found


def customers_of(book: Book, operation_id: int) -> Filter:
    """What lists those whom an import was about, the ones put aside since among them."""
    return Filter(brought_in=OneImport(operation_id, history.label_of(book, operation_id)), put_aside=PutAside.WITH)


def remember_counts(connection: Connection, operation_id: int, review: Review) -> None:
    """Keep with the operation of an import what its journal does not tell."""
    counts = (review.count(Fate.UPDATE), review.entries, review.count(Fate.SKIP) + review.count(Fate.CANNOT))
    (values,) = connection.execute("SELECT label_values FROM operation WHERE id = ?", (operation_id,)).one()
    kept = {**json.loads(values), **dict(zip(_COUNTS, counts, strict=True))}
    connection.execute("UPDATE operation SET label_values = ? WHERE id = ?", (json.dumps(kept, ensure_ascii=False), operation_id))
