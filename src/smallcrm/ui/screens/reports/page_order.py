"""What is to be printed, and making it: called in the readers."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from smallcrm.domain.fields import FIRST_COLUMNS
from smallcrm.i18n import _
from smallcrm.reports.options import Paper
from smallcrm.services import customer_list, reporting
from smallcrm.services.customer_list import Filter, PutAside, Sort

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.domain.progress import Progress
    from smallcrm.reports.options import Printed
    from smallcrm.services.book import Book

SHOWN_AT_ONCE = {reporting.CARD: 100, reporting.CUSTOMERS: 1000}
"""How many customers the preview takes before it waits to be asked for the rest."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Which customers: these ids, or those a filter finds; `label` says it in words."""

    label: str
    ids: tuple[int, ...] | None = None
    which: Filter = field(default_factory=Filter)
    sort: Sort = field(default_factory=Sort)


@dataclass(frozen=True, slots=True)
class PageOrder:
    """A report with all that can be chosen of it; `language` empty for the shop's.

    A list too wide for its paper lies `sideways` without being asked.
    """

    report: str
    whose: Whose
    paper: Paper = Paper.A4
    language: str = ""
    columns: tuple[str, ...] = FIRST_COLUMNS
    group_by: str | None = None
    sideways: bool = False


@dataclass(frozen=True, slots=True)
class MadePages:
    """The pages as PDF, of how many customers, how many there are in all, and whether the book has none at all."""

    data: bytes
    shown: int
    customers: int
    missing: frozenset[str] = frozenset()
    is_book_empty: bool = False


def customers_of(book: Book, whose: Whose) -> list[int]:
    """The ids of the customers, in their order."""
    if whose.ids is not None:
        return list(whose.ids)
    return list(customer_list.list_ids(book, whose.which, whose.sort))


def make_pages(book: Book, order: PageOrder, progress: Progress, *, whole: bool) -> MadePages:
    """The pages of the report; where they would be very many only those of the first customers, unless `whole`."""
    progress.report(0, 0, _("Making the pages"))
    ids = customers_of(book, order.whose)
    shown = ids if whole else ids[: SHOWN_AT_ONCE[order.report]]
    if not shown:
        anybody = Filter(put_aside=PutAside.WITH)
        return MadePages(b"", 0, 0, is_book_empty=not customer_list.first_ids(book, anybody, Sort(), 1).ids)
    target = BytesIO()
    printed = _print(book, order, shown, target, progress)
    return MadePages(target.getvalue(), len(shown), len(ids), printed.missing)


def save_pages(book: Book, order: PageOrder, path: Path, progress: Progress) -> Printed:
    """The whole report as a file, wholly or not at all."""
    options = reporting.page_options(book, order.paper, order.language, sideways=order.sideways)
    ids = customers_of(book, order.whose)
    return reporting.print_to_file(book, path, order.report, ids, options, progress, keys=order.columns, group_by=order.group_by)


def _print(book: Book, order: PageOrder, ids: Sequence[int], target: BytesIO, progress: Progress) -> Printed:
    options = reporting.page_options(book, order.paper, order.language, sideways=order.sideways)
    if order.report == reporting.CARD:
        return reporting.print_cards(book, ids, target, options, progress)
    return reporting.print_list(book, ids, order.columns, target, options, progress, group_by=order.group_by)
