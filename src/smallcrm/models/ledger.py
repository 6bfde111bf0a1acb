"""The tables of the black book: accounts of cards, and entries that are never changed."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from smallcrm.models.metadata import journaled, metadata, number, optional_number, optional_text, reference, text

account = journaled("account", reference("customer_id", "customer"), reference("merged_from", "customer", optional=True, index=False))
"""`merged_from` is the card that an account came from by a merge; a card posts to the account that is its own."""
Index("account_by_merged", account.c.merged_from, sqlite_where=account.c.merged_from.is_not(None))

entry = journaled(
    "entry",
    reference("account_id", "account", index=False),
    number("operation_id"),
    text("kind"),
    number("amount"),
    text("occurred_on"),
    text("recorded_at"),
    reference("reverses_id", "entry", optional=True, index=False),
    optional_number("original_amount"),
    optional_text("original_currency"),
    optional_text("original_rate"),
    optional_text("method"),
    owner="(SELECT customer_id FROM account WHERE id = {row}.account_id)",
)
Index("entry_by_account", entry.c.account_id, entry.c.amount)
Index("entry_by_reversed", entry.c.reverses_id, sqlite_where=entry.c.reverses_id.is_not(None))

entry_note = Table(
    "entry_note",
    metadata,
    Column("id", Integer, ForeignKey("entry.id", deferrable=True, initially="DEFERRED"), primary_key=True),
    Column("text", Text, nullable=False),
    info={"owner": "(SELECT account.customer_id FROM entry JOIN account ON account.id = entry.account_id WHERE entry.id = {row}.id)"},
    sqlite_strict=True,
)
