"""The black book, first part: opening balances as entries of the append-only ledger, and what stands on an account."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from smallcrm.infra import clock
from smallcrm.models.entries import load_entries
from smallcrm.models.journal import next_id

if TYPE_CHECKING:
    from smallcrm.domain.ledger import Entry, Original
    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book

_INSERT_OPENING = f"""
INSERT INTO entry (id, account_id, operation_id, kind, amount, occurred_on, recorded_at, original_amount, original_currency, original_rate)
VALUES ({next_id("entry")}, (SELECT id FROM account WHERE customer_id = ? AND merged_from IS NULL), ?, 'opening', ?, ?, ?, ?, ?, ?)
"""
"""On the account that is the card's own, not on one that came by a merge."""
_INSERT_REVERSAL = f"""
INSERT INTO entry (id, account_id, operation_id, kind, amount, occurred_on, recorded_at, reverses_id)
SELECT {next_id("entry")}, account_id, ?, 'reversal', ?, ?, ?, id FROM entry WHERE id = ?
"""
"""On the account of the entry that is reversed, so that the two stay together when cards are separated."""
_STANDING_OPENING = """
WITH RECURSIVE tree (root, id, amount) AS (
    SELECT entry.id, entry.id, entry.amount FROM entry JOIN account ON account.id = entry.account_id
    WHERE account.customer_id = ? AND entry.kind = 'opening'
    UNION ALL SELECT tree.root, entry.id, entry.amount FROM tree JOIN entry ON entry.reverses_id = tree.id
)
SELECT root, sum(amount) FROM tree GROUP BY root HAVING sum(amount) != 0
"""
"""An opening entry stands where it and all reversals after it (of it, of those, and so on) come to something."""


def set_opening_balance(
    connection: Connection, operation_id: int, customer_id: int, amount: int, original: Original | None = None, day: str = ""
) -> None:
    """Post the opening balance in minor units, inside a command; one that stands already is reversed, and stays visible.

    `day` (ISO) is the day it is of, today where empty.
    """
    standing = standing_openings(connection, customer_id)
    if sum(posted for _, posted in standing) == amount:
        return
    moment = (clock.today().isoformat(), clock.now().isoformat())
    for entry_id, posted in standing:
        connection.execute(_INSERT_REVERSAL, (operation_id, -posted, *moment, entry_id))
    if amount:
        brought_over = (original.amount, original.currency, original.rate) if original else (None, None, None)
        connection.execute(_INSERT_OPENING, (customer_id, operation_id, amount, day or moment[0], moment[1], *brought_over))


def standing_openings(connection: Connection, customer_id: int) -> list[tuple[int, int]]:
    """The opening entries of a card that stand, each with its amount in minor units: several where cards were merged."""
    return [(entry, amount) for entry, amount in connection.execute(_STANDING_OPENING, (customer_id,)).all()]


def opening_balance(book: Book, customer_id: int) -> int:
    """The opening balance that stands, in minor units; 0 where there is none."""
    with book.reading() as connection:
        return sum(amount for _, amount in standing_openings(connection, customer_id))


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An entry of a card and what is owed after it, in minor units."""

    entry: Entry
    owed: int


def account_lines(book: Book, customer_id: int) -> list[AccountLine]:
    """All that was posted to a card, by day, what was posted first of a day before the rest."""
    with book.reading() as connection:
        entries = load_entries(connection, [customer_id]).get(customer_id, [])
    ordered = sorted(entries, key=lambda entry: (entry.occurred_on, entry.id))
    return [AccountLine(entry, owed) for entry, owed in zip(ordered, accumulate(entry.amount for entry in ordered), strict=True)]
