"""Printing: which cards go onto which pages, in which language."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from smallcrm.domain.card_rules import NAMING
from smallcrm.domain.fields import FIELD_BY_KEY
from smallcrm.i18n import gettext
from smallcrm.infra import clock
from smallcrm.models import cards
from smallcrm.reports.options import PageOptions
from smallcrm.services.custom_fields import custom_fields

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smallcrm.domain.customer import Customer
    from smallcrm.domain.progress import Progress
    from smallcrm.reports.options import Paper, Printed
    from smallcrm.services.book import Book

CARD, CUSTOMERS = "card", "customers"
"""The reports there are, by name."""

_CHUNK = 500


def page_options(book: Book, paper: Paper, language: str = "", *, sideways: bool = False) -> PageOptions:
    """The options of a page in `language`, else the shop's, with today's date and the shop's digits."""
    shop = book.shop
    return PageOptions(today=clock.today(), paper=paper, language=language or shop.language, digits=shop.digits, sideways=sideways)


def print_cards(book: Book, ids: Sequence[int], target: BinaryIO, options: PageOptions, progress: Progress) -> Printed:
    """The cards as PDF, each on a page of its own."""
    from smallcrm.reports.customer_card import cards_pdf
    from smallcrm.reports.text_layout import ensure_application

    ensure_application()
    return cards_pdf(_load(book, ids, progress), book.shop, options, target, custom_fields=custom_fields(book), progress=progress)


def print_list(
    book: Book,
    ids: Sequence[int],
    keys: Sequence[str],
    target: BinaryIO,
    options: PageOptions,
    progress: Progress,
    *,
    group_by: str | None = None,
) -> Printed:
    """The list of these cards as PDF with the columns `keys`, grouped and totalled by `city` or `tags` if asked."""
    from smallcrm.reports.customer_list import list_pdf
    from smallcrm.reports.text_layout import ensure_application

    ensure_application()
    customers = _load(book, ids, progress, only=_attributes(keys, group_by))
    return list_pdf(
        customers, book.shop, options, target, columns=keys, group_by=group_by, custom_fields=custom_fields(book), progress=progress
    )


def print_to_file(
    book: Book,
    path: Path,
    name: str,
    ids: Sequence[int],
    options: PageOptions,
    progress: Progress,
    *,
    keys: Sequence[str] = (),
    group_by: str | None = None,
) -> Printed:
    """The report `card` or `customers` as a file, wholly or not at all. Raises `UserError` where the disk refuses."""
    from smallcrm.exchange.whole_file import whole_file

    with whole_file(path) as target:
        if name == CARD:
            return print_cards(book, ids, target, options, progress)
        return print_list(book, ids, keys, target, options, progress, group_by=group_by)


def _attributes(keys: Sequence[str], group_by: str | None) -> frozenset[str]:
    """What of the cards a list with these columns is made of."""
    wanted = {*keys, *([group_by] if group_by else [])}
    return NAMING | {FIELD_BY_KEY[key].source if key in FIELD_BY_KEY else "custom" for key in wanted}


def _load(book: Book, ids: Sequence[int], progress: Progress, *, only: frozenset[str] | None = None) -> list[Customer]:
    """Whole cards with their photos, or `only` some attributes of them."""
    found: list[Customer] = []
    with book.reading() as connection:
        for start in range(0, len(ids), _CHUNK):
            progress.report(start, len(ids), gettext("Reading the cards"))
            found += cards.load_cards(connection, ids[start : start + _CHUNK], photos=only is None, only=only)
    return found
