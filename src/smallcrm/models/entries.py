"""The entries of accounts as records: what the black book holds of some cards."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

from smallcrm.domain.choices import PaymentMeans
from smallcrm.domain.ledger import Entry, EntryKind, Original

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.models.connection import Connection

_SELECT = """
SELECT account.customer_id, entry.id, kind, amount, occurred_on, recorded_at, coalesce(entry_note.text, ''), method,
    original_amount, original_currency, original_rate, reverses_id
FROM account JOIN entry ON entry.account_id = account.id LEFT JOIN entry_note ON entry_note.id = entry.id
WHERE account.customer_id IN (SELECT value FROM json_each(?)) ORDER BY entry.id
"""


def load_entries(connection: Connection, ids: Sequence[int]) -> dict[int, list[Entry]]:
    """The entries of these cards, by card, in the order in which they were posted; those that came by a merge too."""
    found: dict[int, list[Entry]] = {}
    for card, identity, kind, amount, day, recorded_at, note, method, *brought_over, reverses in connection.execute(
        _SELECT, (json.dumps(list(ids)),)
    ).all():
        entry = Entry(
            id=identity,
            kind=EntryKind(kind),
            amount=amount,
            occurred_on=date.fromisoformat(day),
            recorded_at=datetime.fromisoformat(recorded_at),
            note=note,
            method=PaymentMeans(method) if method else None,
            original=Original(*brought_over) if brought_over[0] is not None else None,
            reverses_id=reverses,
        )
        found.setdefault(card, []).append(entry)
    return found


def accounts_of_hidden(connection: Connection, ids: Sequence[int]) -> dict[int, int]:
    """Of the entries that came to these cards by a merge, by id, the card on whose account each stands."""
    select = (
        "SELECT entry.id, merged_from FROM json_each(?) AS wanted CROSS JOIN account ON account.customer_id = wanted.value "
        "JOIN entry ON entry.account_id = account.id WHERE merged_from IS NOT NULL"
    )
    return dict(connection.execute(select, (json.dumps(list(ids)),)).all())


def has_entries(connection: Connection) -> bool:
    """Whether anything was ever posted in the book."""
    return connection.execute("SELECT 1 FROM entry LIMIT 1").first() is not None
