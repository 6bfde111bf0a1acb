"""Lists of goods whose column of names might be taken for one of customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.name_signs import look_at_names, name_shares
from smallcrm.exchange.value_signs import sorted_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.header_row import HeaderRow

_OF_A_SALE = frozenset({"invoice", "day", "quantity", "number", "mobile", "phone", "email", "company", "given_name", "family_name"})


def are_goods(header: HeaderRow, rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether rows below headings of sales lines say a name, a code and a price, and the names are nobody's: nothing is sold there."""
    places = {match.meaning: place for place, match in enumerate(header.matches) if match.meaning}
    if not places.keys() >= {"name", "article", "unit_price"} or not _OF_A_SALE.isdisjoint(places):
        return False
    names, codes = ([row[place] for row in rows if place < len(row) and row[place]] for place in (places["name"], places["article"]))
    if not codes or not all(any(map(str.isdigit, cell_text(code))) for code in codes):
        return False
    return look_at_names(name_shares(sorted_out(names, 1))) is None
