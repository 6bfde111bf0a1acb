"""Texts to offer while one is typed into a field of a card: those the book has in that field already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.fields import CUSTOM_PREFIX
from smallcrm.models.merges import MERGED

if TYPE_CHECKING:
    from smallcrm.services.book import Book

NEWEST_CARDS = 10_000
"""Only so many cards are looked at, so that a large book answers as quickly as a small one."""
MOST = 500

_COLUMNS = {
    **{key: ("customer", "id", key) for key in ("title", "company", "role", "occupation", "region", "source")},
    "city": ("address", "customer_id", "city"),
    "interests": ("interest", "customer_id", "text"),
}
"""Table, column of the card, and column of the text, by the key of the field."""


def suggestions(book: Book, key: str) -> list[str]:
    """What to offer in the field of that key of the catalogue, or `custom:ID`; none for a field that offers nothing.

    Of tags all there are, by the alphabet; of the rest what the newest cards have, the most used first.
    """
    if key == "tags":
        return _texts(book, f"SELECT name FROM tag ORDER BY name LIMIT {MOST}")
    if key.startswith(CUSTOM_PREFIX):
        return _texts(book, _most_used("custom_value", "customer_id", "text", "AND field_id = ?"), int(key.removeprefix(CUSTOM_PREFIX)))
    return _texts(book, _most_used(*_COLUMNS[key])) if key in _COLUMNS else []


def _most_used(table: str, card: str, text: str, only: str = "") -> str:
    # The plus keeps SQLite from walking through every card of an index by text.
    return (
        f"SELECT {text} FROM {table} WHERE {card} > (SELECT max(id) FROM customer) - {NEWEST_CARDS} "
        f"AND {card} NOT IN ({MERGED}) AND {text} != '' {only} "
        f"GROUP BY +{text} ORDER BY count(*) DESC, {text} LIMIT {MOST}"
    )


def _texts(book: Book, select: str, *parameters: object) -> list[str]:
    with book.reading() as connection:
        return connection.execute(select, parameters).scalars()
