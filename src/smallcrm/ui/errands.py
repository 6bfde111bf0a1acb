"""What one screen asks of another through the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smallcrm.services.customer_list import Filter, Sort


@dataclass(frozen=True, slots=True)
class PrintCards:
    """To the reports: the cards of these customers."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PrintList:
    """To the reports: the customers' list as it stands; `columns` are their keys in their order."""

    which: Filter
    sort: Sort
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShowCustomers:
    """To the customers: only those that the filter finds."""

    which: Filter


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """To the customers: an empty card, ready to be written."""


@dataclass(frozen=True, slots=True)
class FindDuplicates:
    """To the duplicates: look through the whole book."""


@dataclass(frozen=True, slots=True)
class MergeCards:
    """To the duplicates: these cards beside one another, to be made one."""

    ids: tuple[int, ...]
