"""Customers found by a fragment, a few at a time, for pickers and the palette of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.shown_values import ShownValues
from smallcrm.infra import clock
from smallcrm.services.customer_list import Filter, Sort, first_ids, list_ids, rows
from smallcrm.ui.forms.base import Chosen

if TYPE_CHECKING:
    from smallcrm.services.book import Book

MOST_FOUND = 8


def find_customers(book: Book, text: str) -> list[Chosen]:
    """The first few that the list would find, each with a phone to tell namesakes apart."""
    if not text.strip():
        return []
    which = Filter(text=text)
    ids, are_all = first_ids(book, which, Sort(), MOST_FOUND)
    if len(ids) < MOST_FOUND and not are_all:
        ids = list_ids(book, which, Sort())[:MOST_FOUND]
    values = ShownValues(book.shop, today=clock.today())
    found = []
    for row in rows(book, ids, ("name", "main_phone", "city")):
        name, number, city = (str(value or "") for value in row.values)
        detail = " · ".join(part for part in (values.written_number(number) if number else "", city) if part)
        found.append(Chosen(row.id, name, detail))
    return found
