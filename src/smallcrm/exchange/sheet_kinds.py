"""What a sheet holds at first sight: its headings, and customers, entries, sales, goods or suppliers below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.errors import UserError
from smallcrm.exchange.goods_lists import are_goods
from smallcrm.exchange.header_row import find_header, header_wished
from smallcrm.exchange.headers import SheetKind, sheet_kind
from smallcrm.exchange.second_tables import is_title_of_suppliers
from smallcrm.exchange.sheet_places import own_name
from smallcrm.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.header_row import HeaderRow


NO_CUSTOMERS = N_("No sheet of {file} holds customers (“{sheet}”: {kind}). Choose a file with a list of customers.")


class NoCustomers(UserError):  # noqa: N818 - what is needed is a word of the user, not a repair
    """No sheet looks like customers; somebody may know that the one at place `index` holds them all the same."""

    def __init__(self, message: str, index: int, **values: object) -> None:
        super().__init__(message, **values)
        self.index = index


def headings_and_kind(name: str, start: list[list[Cell]], wished: int | None) -> tuple[HeaderRow | None, SheetKind]:
    """The headings of a sheet and what it holds: of a table of suppliers and one of customers, above it or below, the customers.

    `wished` is the row in which the user says that they stand.
    """
    header = header_wished(start, wished)
    kind = kind_of(name, start, header)
    if header is None or wished is not None or kind is not SheetKind.SUPPLIERS or is_title_of_suppliers([own_name(name)]):
        return header, kind
    end = next((place for place in range(header.index, len(start)) if not start[place]), len(start))
    for part in (start[: header.index], [[]] * end + start[end:]):
        other = find_header(part)
        if other is not None and kind_of(name, part, other) is SheetKind.CUSTOMERS:
            return other, SheetKind.CUSTOMERS
    return header, kind


def kind_of(name: str, start: Sequence[list[Cell]], header: HeaderRow | None) -> SheetKind:
    """What a sheet holds by its headings, its name, the title next above the headings, and what its names are of."""
    kind = sheet_kind(own_name(name), header)
    if header is None:
        return kind
    title = next((row for row in reversed(start[: header.index]) if row), [])
    if kind is SheetKind.CUSTOMERS and is_title_of_suppliers(title):
        return SheetKind.SUPPLIERS
    return SheetKind.GOODS if kind is SheetKind.SALES and are_goods(header, start[header.end :]) else kind
