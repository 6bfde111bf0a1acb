"""Cards half typed: kept outside the undo history until they are saved or let go, so that a killed program loses nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from smallcrm.infra import clock

if TYPE_CHECKING:
    from smallcrm.services.book import Book

NEW_CARD = 0
"""The draft of a card that is not in the book yet."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, as the form wrote it down (JSON), and when; `customer_id` is None for a new card."""

    customer_id: int | None
    text: str
    saved_at: datetime


def save_draft(book: Book, customer_id: int | None, text: str) -> None:
    """Keep what a form holds now, instead of what it held before."""
    with book.noting() as connection:
        connection.exec_driver_sql(
            "INSERT INTO draft (customer_id, card, saved_at) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET card = ?2, saved_at = ?3",
            (customer_id or NEW_CARD, text, clock.now().isoformat()),
        )


def drafts(book: Book) -> list[Draft]:
    """The drafts there are, the latest first."""
    with book.reading() as connection:
        rows = connection.exec_driver_sql("SELECT customer_id, card, saved_at FROM draft ORDER BY saved_at DESC")
        return [Draft(identity or None, text, datetime.fromisoformat(saved_at)) for identity, text, saved_at in rows]


def drop_draft(book: Book, customer_id: int | None) -> None:
    """Let a draft go, because its card was saved or given up."""
    with book.noting() as connection:
        connection.exec_driver_sql("DELETE FROM draft WHERE customer_id = ?", (customer_id or NEW_CARD,))
