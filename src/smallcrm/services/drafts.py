"""What is half typed, of cards and of the shop's settings: kept outside the undo history, so that a killed program loses nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from smallcrm.infra import clock

if TYPE_CHECKING:
    from smallcrm.services.book import Book

NEW_CARD = 0
"""The draft of a card that is not in the book yet."""
SHOP = -1
"""The draft of the shop's settings, which are no card."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, as the form wrote it down (JSON), and when; `customer_id` is None for a new card."""

    customer_id: int | None
    text: str
    saved_at: datetime


def save_draft(book: Book, customer_id: int | None, text: str) -> None:
    """Keep what a form holds now, instead of what it held before."""
    _save(book, customer_id or NEW_CARD, text)


def drafts(book: Book) -> list[Draft]:
    """The drafts of cards there are, the latest first."""
    with book.reading() as connection:
        rows = connection.execute("SELECT customer_id, card, saved_at FROM draft WHERE customer_id >= 0 ORDER BY saved_at DESC")
        return [Draft(identity or None, text, datetime.fromisoformat(saved_at)) for identity, text, saved_at in rows]


def drop_draft(book: Book, customer_id: int | None) -> None:
    """Let a draft go, because its card was saved or given up."""
    _drop(book, customer_id or NEW_CARD)


def shop_draft(book: Book) -> str | None:
    """What was typed into the settings of the shop and not saved, as they wrote it down."""
    with book.reading() as connection:
        text: str | None = connection.execute("SELECT card FROM draft WHERE customer_id = ?", (SHOP,)).scalar()
        return text


def keep_shop_draft(book: Book, text: str | None) -> None:
    """Keep what is typed into the settings of the shop; None lets it go."""
    if text is None:
        _drop(book, SHOP)
    else:
        _save(book, SHOP, text)


def _save(book: Book, identity: int, text: str) -> None:
    with book.noting() as connection:
        connection.execute(
            "INSERT INTO draft (customer_id, card, saved_at) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET card = ?2, saved_at = ?3",
            (identity, text, clock.now().isoformat()),
        )


def _drop(book: Book, identity: int) -> None:
    with book.noting() as connection:
        connection.execute("DELETE FROM draft WHERE customer_id = ?", (identity,))
