"""What the customers' table shows now, and how its ids and rows are asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from smallcrm.domain.fields import FIRST_COLUMNS, FieldType
from smallcrm.i18n import _
from smallcrm.infra import clock
from smallcrm.infra.settings import COLUMNS, SORTED_BY
from smallcrm.services import custom_fields, customer_list, labels
from smallcrm.services.customer_list import Filter, Sort
from smallcrm.ui.tables.cells import TableColumn, TableRow
from smallcrm.ui.values import Values

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from smallcrm.domain.customer import CustomField
    from smallcrm.infra.settings import Settings
    from smallcrm.services.book import Book
    from smallcrm.services.customer_list import Column, FirstIds

TABLE = "customers"
"""The name under which the machine remembers columns, widths and order."""

NOT_SHOWN = frozenset({FieldType.PHOTO, FieldType.FAMILY, FieldType.CONSENTS})


@dataclass(frozen=True, slots=True)
class Question:
    """Which cards, in which order, with which columns."""

    which: Filter
    sort: Sort
    columns: tuple[Column, ...]


class ListSource:
    """Keeps the columns that may be shown and turns questions into answers; called in the readers."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def ids(self, question: Question) -> array[int]:
        """The ids of all the cards."""
        return customer_list.list_ids(self._book, question.which, question.sort)

    def first_ids(self, question: Question, limit: int) -> FirstIds:
        """The beginning of them at once."""
        return customer_list.first_ids(self._book, question.which, question.sort, limit)

    def rows(self, question: Question, ids: Sequence[int]) -> list[TableRow]:
        """The rows as they are drawn."""
        shown = self.table_columns(question.columns)
        aside = _("put aside")
        return [
            TableRow(
                row.id,
                tuple(column.show(value) for column, value in zip(shown, row.values, strict=True)),
                aside if row.put_aside else "",
            )
            for row in customer_list.rows(self._book, ids, [column.key for column in question.columns])
        ]

    def table_columns(self, columns: Sequence[Column]) -> list[TableColumn]:
        """The columns with what their values look like by the shop's settings."""
        values = Values(self._book.shop, clock.today())
        return [values.column(column.key, column.label, column.type, column.custom) for column in columns]


def offered_columns(book: Book) -> list[Column]:
    """All that the list may show."""
    return [column for column in customer_list.columns(book) if column.type not in NOT_SHOWN]


def chosen_columns(offered: Sequence[Column], settings: Settings) -> tuple[Column, ...]:
    """The columns the user chose, in his order; those that are no more are left out, the name is always there."""
    by_key = {column.key: column for column in offered}
    keys = settings[COLUMNS].get(TABLE) or list(FIRST_COLUMNS)
    keys = keys if "name" in keys else ["name", *keys]
    return tuple(by_key[key] for key in keys if key in by_key)


def remember_columns(keys: Sequence[str], settings: Settings) -> None:
    """Keep the user's choice on this machine."""
    settings[COLUMNS] = settings[COLUMNS] | {TABLE: list(keys)}


def remembered_sort(offered: Sequence[Column], settings: Settings) -> Sort:
    """The order the user chose last, by name where that column is no more."""
    kept = settings[SORTED_BY].get(TABLE, "name")
    sort = Sort(kept.removeprefix("-"), kept.startswith("-"))
    return sort if any(column.key == sort.key for column in offered) else Sort()


def remember_sort(sort: Sort, settings: Settings) -> None:
    """Keep the order on this machine."""
    settings[SORTED_BY] = settings[SORTED_BY] | {TABLE: f"{'-' if sort.descending else ''}{sort.key}"}


def without_text(which: Filter) -> Filter:
    """The filter alone, as it is saved and compared: what stands in the search box is no part of it."""
    return replace(which, text="")


FilterChoices: TypeAlias = tuple[list[str], list[str], "list[CustomField]"]
"""Tags, cities and the shop's own fields, by which a list may be filtered."""


def filter_choices(book: Book) -> FilterChoices:
    """What there is to filter by."""
    tags, cities = labels.tags(book), labels.cities(book)
    return [tag.name for tag in tags], [city.name for city in cities], custom_fields.custom_fields(book)
