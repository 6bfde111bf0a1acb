"""The black book, first part: opening balances as entries of the append-only ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.ledger import EntryKind
from smallcrm.infra import clock

if TYPE_CHECKING:
    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book

_INSERT = """
INSERT INTO entry (account_id, operation_id, kind, amount, occurred_on, recorded_at, reverses_id)
VALUES ((SELECT min(id) FROM account WHERE customer_id = ?), ?, ?, ?, ?, ?, ?)
"""
_STANDING_OPENING = """
WITH RECURSIVE tree (root, id, amount) AS (
    SELECT entry.id, entry.id, entry.amount FROM entry JOIN account ON account.id = entry.account_id
    WHERE account.customer_id = ? AND entry.kind = 'opening'
    UNION ALL SELECT tree.root, entry.id, entry.amount FROM tree JOIN entry ON entry.reverses_id = tree.id
)
SELECT root, sum(amount) FROM tree GROUP BY root HAVING sum(amount) != 0
"""
"""An opening entry stands where it and all reversals after it (of it, of those, and so on) come to something."""


def set_opening_balance(connection: Connection, operation_id: int, customer_id: int, amount: int) -> None:
    """Post the opening balance in minor units, inside a command; one that stands already is reversed, and stays visible."""
    standing = connection.execute(_STANDING_OPENING, (customer_id,)).all()
    if sum(posted for _, posted in standing) == amount:
        return
    for entry_id, posted in standing:
        _post(connection, operation_id, customer_id, EntryKind.REVERSAL, -posted, entry_id)
    if amount:
        _post(connection, operation_id, customer_id, EntryKind.OPENING, amount, None)


def _post(connection: Connection, operation_id: int, customer_id: int, kind: EntryKind, amount: int, reverses_id: int | None) -> None:
    moment = (clock.today().isoformat(), clock.now().isoformat())
    connection.execute(_INSERT, (customer_id, operation_id, kind.value, amount, *moment, reverses_id))


def opening_balance(book: Book, customer_id: int) -> int:
    """The opening balance that stands, in minor units; 0 where there is none."""
    with book.reading() as connection:
        return sum(amount for _, amount in connection.execute(_STANDING_OPENING, (customer_id,)))
