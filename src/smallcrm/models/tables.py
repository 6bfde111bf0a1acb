"""All tables of the book together: whoever asks for them here gets every one that is declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.models import customer, derived, imports, journal_tables, ledger, shop  # noqa: F401 - each declares its tables
from smallcrm.models.metadata import metadata

if TYPE_CHECKING:
    from sqlalchemy import Table

__all__ = ["journaled_tables", "metadata"]


def journaled_tables() -> list[Table]:
    """The journaled tables, parents before children."""
    return [table for table in metadata.sorted_tables if "owner" in table.info]
