"""What stood in a row before a merge wrote into it, had the merges that were taken back since never been.

Two cards are merged into a third, and the first is separated while the second still is there. What both wrote stays then;
when the second is separated too, what stood before the first comes back, and not what the first left.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from smallcrm.models.cards import BIRTH, MANY
from smallcrm.models.journal import DONE, NEW_ROW
from smallcrm.models.merges import MERGE

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Table

    from smallcrm.models.connection import Connection

Image = dict[str, Any]
Unit = tuple[str, ...]

PARTS = frozenset({*(many.table for many in MANY), "photo"})
_TOGETHER: tuple[Unit, ...] = (BIRTH, ("age_years", "age_as_of"))
"""Columns of a card that mean nothing one without the other."""
POSITION: Unit = ("position",)

_TAKEN_BACK = f"""
SELECT operation.id, operation.reverts_id, root.kind = '{MERGE}' AND root.state != '{DONE}'
FROM operation JOIN operation AS root ON root.id = operation.root_id
WHERE operation.id IN (SELECT value FROM json_each(?))
"""
_CONCERNED = f"""
SELECT 1 FROM operation CROSS JOIN main.journal AS image ON image.id BETWEEN first_image AND last_image
JOIN temp.net AS net ON net.table_name = image.table_name AND net.row_id = image.row_id AND image.id < net.first_id
WHERE operation.id = operation.root_id AND operation.kind = '{MERGE}' AND operation.state != '{DONE}' LIMIT 1
"""
_IMAGES = """
SELECT image.table_name, image.row_id, image.operation_id, image.before, image.after FROM main.journal AS image
JOIN temp.net AS net ON net.table_name = image.table_name AND net.row_id = image.row_id AND image.id < net.first_id ORDER BY image.id DESC
"""


def units_of(table: Table) -> list[Unit]:
    """The columns that go back or stay together: the whole of a part such as a phone, wherever it stands; else each by itself."""
    names = [column.name for column in table.columns if column.name != "id"]
    if table.name in PARTS:
        return [tuple(name for name in names if name not in POSITION), *([POSITION] if "position" in names else [])]
    joined = [unit for unit in _TOGETHER if set(unit) <= set(names)]
    return [*joined, *((name,) for name in names if not any(name in unit for unit in joined))]


class _Written(NamedTuple):
    """One change of a row: by which operation, and the row before it; whether the row is the same one as before."""

    operation_id: int
    before: Image | None
    after: Image | None
    """None for a row that came or went."""


class _Operation(NamedTuple):
    reverts_id: int | None
    is_merge_taken_back: bool


class MergedHistory:
    """The earlier images of the rows in the temporary table `net`, read only where a merge that was taken back is among them."""

    def __init__(self, connection: Connection) -> None:
        self._written: dict[tuple[str, int], list[_Written]] = {}
        self._operations: dict[int, _Operation] = {}
        if connection.execute(_CONCERNED).first() is None:
            return
        for table, row_id, operation_id, before, after in connection.execute(_IMAGES).all():
            same = before is not None and after not in {None, NEW_ROW}
            written = _Written(operation_id, json.loads(before) if before else None, json.loads(after) if same else None)
            self._written.setdefault((table, row_id), []).append(written)
        ids = {each.operation_id for images in self._written.values() for each in images}
        found = connection.execute(_TAKEN_BACK, (json.dumps(sorted(ids)),)).all()
        self._operations = {identity: _Operation(reverts, bool(taken_back)) for identity, reverts, taken_back in found}

    @property
    def rows(self) -> Collection[tuple[str, int]]:
        """The rows that something was done to before: by table and id."""
        return self._written.keys()

    def before(self, table: str, row_id: int, unit: Unit, value: tuple[Any, ...]) -> tuple[Any, ...] | None:
        """What these columns of a row, which held `value` before the operation in `net`, would have held; None for no row at all."""
        images = self._written.get((table, row_id), [])
        place = 0
        while place < len(images):
            image = images[place]
            operation = self._operations[image.operation_id]
            if image.after is not None and _of(image.before, unit) == _of(image.after, unit):
                place += 1
            elif operation.reverts_id is not None:
                # What was taken back is jumped over together with what took it back.
                place = _first_of(images, operation.reverts_id)
                if place < 0 or _of(images[place].before, unit) != value:
                    return value
                place += 1
            elif operation.is_merge_taken_back:
                place = _first_of(images, image.operation_id)
                earlier = _of(images[place].before, unit)
                if earlier is None:
                    return None
                value = earlier
                place += 1
            else:
                return value
        return value


def _first_of(images: list[_Written], operation_id: int) -> int:
    """Where the first thing that an operation did to the row stands among what was done to it, the latest first; -1 for nothing."""
    return max((place for place, each in enumerate(images) if each.operation_id == operation_id), default=-1)


def _of(image: Image | None, unit: Unit) -> tuple[Any, ...] | None:
    return None if image is None else tuple(image.get(name) for name in unit)
