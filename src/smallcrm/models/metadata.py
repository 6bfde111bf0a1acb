"""The one catalogue of tables, and how a table of the book is declared."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

metadata = MetaData()

CARD = "{row}.customer_id"
"""The owner of most rows: the card they hang on."""


def journaled(name: str, *columns: Column[Any], owner: str = CARD) -> Table:
    """A table whose every change the journal keeps.

    `owner` is an SQL expression for the id of the card a row belongs to, with `{row}` for NEW, OLD or the table itself;
    NULL where rows belong to the shop.
    """
    return Table(name, metadata, Column("id", Integer, primary_key=True), *columns, info={"owner": owner}, sqlite_strict=True)


def text(name: str, *, unique: bool = False) -> Column[str]:
    """A text that is empty rather than unknown."""
    return Column(name, Text, nullable=False, server_default="", unique=unique or None)


def optional_text(name: str) -> Column[str]:
    """A text, a choice, or a day or moment in ISO 8601, that may be unknown."""
    return Column(name, Text)


def number(name: str, *, default: int | None = None) -> Column[int]:
    """A whole number that must be known."""
    return Column(name, Integer, nullable=False, server_default=None if default is None else str(default))


def optional_number(name: str) -> Column[int]:
    """A whole number that may be unknown."""
    return Column(name, Integer)


def reference(name: str, target: str, *, optional: bool = False, index: bool = True) -> Column[int]:
    """A foreign key, checked at the commit so that undo may restore rows in any order."""
    key = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return Column(name, Integer, key, nullable=optional, index=index or None)
