"""The shop's settings between their row and their record."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from smallcrm.domain.choices import NameOrder
from smallcrm.domain.shop import Digits, ShopSettings
from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallcrm.models.connection import Connection

_COLUMNS = tuple(field.name for field in fields(ShopSettings))
_KINDS: dict[str, Callable[[str], Any]] = {"calendar": Calendar, "second_calendar": Calendar, "digits": Digits, "name_order": NameOrder}
_ONLY_ROW = 1


def read(connection: Connection) -> ShopSettings:
    """The settings as the book has them."""
    row = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM shop WHERE id = ?", (_ONLY_ROW,)).one()
    values = zip(_COLUMNS, row, strict=True)
    return ShopSettings(**{name: _KINDS[name](value) if name in _KINDS and value is not None else value for name, value in values})


def write(connection: Connection, shop: ShopSettings) -> None:
    """Bring the row to what the record says."""
    assignments = ", ".join(f"{name} = ?" for name in _COLUMNS)
    connection.execute(f"UPDATE shop SET {assignments} WHERE id = ?", (*_values(shop), _ONLY_ROW))


def write_first(connection: Connection, shop: ShopSettings) -> None:
    """Write the only row of a new book; the journal begins after it."""
    connection.execute("UPDATE journal_state SET operation_id = 0")
    marks = ", ".join("?" * (len(_COLUMNS) + 1))
    connection.execute(f"INSERT INTO shop (id, {', '.join(_COLUMNS)}) VALUES ({marks})", (_ONLY_ROW, *_values(shop)))
    connection.execute("UPDATE journal_state SET operation_id = NULL")
    connection.execute("DELETE FROM journal")


def _values(shop: ShopSettings) -> tuple[Any, ...]:
    found = (getattr(shop, name) for name in _COLUMNS)
    return tuple(value.value if isinstance(value, StrEnum) else value for value in found)
