"""How a table stands on its sheet, and its name where it shares that with others: with its place as spreadsheets write places."""

from __future__ import annotations

import re
from enum import StrEnum

from smallcrm.exchange.readers.sheet import column_letters

_PLACE = re.compile(r", [A-Z]+[0-9]+:[A-Z]+[0-9]+$")
"""No sheet of a spreadsheet is called so itself: it may have no colon in its name."""


class Layout(StrEnum):
    """How a table stands on its sheet: a row for each customer, a column, or a block of labelled cells."""

    ROWS = "rows"
    COLUMNS = "columns"
    CARDS = "cards"


def name_with_place(name: str, *, top: int, bottom: int, left: int, right: int) -> str:
    """“List, A1:C4”; rows and columns count from 0, `bottom` and `right` stand beyond the last."""
    return f"{name}, {column_letters(left)}{top + 1}:{column_letters(right - 1)}{bottom}"


def own_name(name: str) -> str:
    """The name of the sheet alone."""
    return _PLACE.sub("", name)
