"""Taking a merge back: row by row, and of a card column by column, so that no edit made since is lost and none stands in the way.

What the merge wrote and nobody touched goes back; what was edited stays and is told. What later merges did to the same
rows is no edit: cards may be separated in any order.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import DefaultClause, Integer

from smallcrm.models import revert
from smallcrm.models.merged_history import PARTS, POSITION, MergedHistory, units_of
from smallcrm.models.merges import REPOINTED, survivor_of
from smallcrm.models.tables import journaled_tables
from smallcrm.models.triggers import image_of, value_from_image

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Table

    from smallcrm.domain.progress import Progress
    from smallcrm.models.connection import Connection
    from smallcrm.models.merged_history import Image, Unit

_ORDER_MATTERS = PARTS - {"customer_tag"}
_SLICE = 500


class Stayed(NamedTuple):
    """What a merge wrote and what was edited since: the card, the table, and the columns of the card's own row."""

    card: int
    table: str
    columns: Unit


@dataclass(slots=True)
class _Row:
    """A row that the merge changed: as it was before, as the merge left it, and as it is now; None where there is none.

    `written` are the units that the merge wrote; before it is all of them where the row came or went.
    """

    table: Table
    id: int
    card: int | None
    before: Image | None
    left: Image | None
    now: Image | None
    written: set[Unit]


@dataclass(slots=True)
class _Plan:
    """What is to be done, by kind; children are removed before their parents and come back after them."""

    update: list[tuple[_Row, Image]] = field(default_factory=list)
    insert: list[_Row] = field(default_factory=list)
    remove: list[_Row] = field(default_factory=list)
    stayed: list[Stayed] = field(default_factory=list)


def take_back(connection: Connection, operation_id: int, progress: Progress, doing: str) -> list[Stayed]:
    """Take a merge back, or do it again where the operation is one that took it back. Returns what stayed on the survivors."""
    rows = _changed_rows(connection, operation_id)
    plan = _Plan()
    for done, row in enumerate(rows):
        if done % _SLICE == 0:
            progress.report(done, len(rows), doing)
        _decide(connection, row, plan)
    for row in plan.insert:
        _insert(connection, row)
    for row, image in plan.update:
        _update(connection, row, image)
    for row in reversed(plan.remove):
        _remove(connection, row)
    progress.report(len(rows), len(rows), doing)
    survivors = {image["merged_into"] for row in rows if row.table.name == "customer" for image in (row.before, row.left) if image}
    return [each for each in plan.stayed if each.card in survivors]


def _changed_rows(connection: Connection, operation_id: int) -> list[_Row]:
    """The rows that the operation changed, parents before children.

    A merge that was taken back and done again is all of what was done: a unit that was edited in between was left alone
    both times, and still is as the merge itself wrote it.
    """
    found: dict[tuple[str, int], _Row] = {}
    gone: set[tuple[str, int]] = set()
    for each, took_back in _done_so_far(connection, operation_id):
        revert.net_effect(connection, each)
        history = MergedHistory(connection)
        for row in _rows(connection):
            if (row.table.name, row.id) in found or (row.table.name, row.id) not in gone:
                row.before = _as_if_never(row, history)
                _add(found, row)
        gone |= _touched_by(connection, took_back)
    revert.forget(connection)
    places = {table.name: place for place, table in enumerate(journaled_tables())}
    return sorted(found.values(), key=lambda row: (places[row.table.name], row.id))


def _done_so_far(connection: Connection, operation_id: int) -> list[tuple[int, int | None]]:
    """The operation and, where it does again what another took back, those that did it before, the latest first; each with that other."""
    chain: list[int] = []
    following: int | None = operation_id
    while following is not None:
        chain.append(following)
        following = connection.execute("SELECT reverts_id FROM operation WHERE id = ?", (following,)).scalar_one()
    did, took_back = (chain[::2], chain[1::2]) if len(chain) % 2 else (chain[:1], [])
    return list(zip_longest(did, took_back))


def _touched_by(connection: Connection, operation_id: int | None) -> set[tuple[str, int]]:
    """The rows that an operation wrote."""
    select = (
        "SELECT table_name, row_id FROM operation JOIN main.journal ON journal.id BETWEEN first_image AND last_image WHERE operation.id = ?"
    )
    return {(table, row_id) for table, row_id in connection.execute(select, (operation_id,)).all()}


def _add(found: dict[tuple[str, int], _Row], earlier: _Row) -> None:
    later = found.setdefault((earlier.table.name, earlier.id), earlier)
    if later.before is None or later.left is None or earlier.before is None or earlier.left is None:
        return
    for unit in earlier.written - later.written:
        later.before.update(zip(unit, _of(earlier.before, unit), strict=True))
        later.left.update(zip(unit, _of(earlier.left, unit), strict=True))
        later.written.add(unit)


def _rows(connection: Connection) -> Iterator[_Row]:
    """What stands in the temporary table `net`."""
    select = (
        "SELECT net.row_id, net.customer_id, net.effect, first.before, net.later_id, later.before, iif(now.id IS NULL, NULL, {image}) "
        "FROM temp.net AS net JOIN main.journal AS first ON first.id = net.first_id "
        "LEFT JOIN main.journal AS later ON later.id = net.later_id LEFT JOIN main.{table} AS now ON now.id = net.row_id "
        "WHERE net.table_name = '{table}' ORDER BY net.row_id"
    )
    names = set(connection.execute("SELECT DISTINCT table_name FROM temp.net").scalars())
    for table in journaled_tables():
        if table.name in names:
            found = connection.execute(select.format(table=table.name, image=image_of(table, "now"))).all()
            for identity, card, effect, before, later_id, later, now in found:
                before_it, left, as_it_is = (_image(table, text) for text in (before, later if later_id else now, now))
                left = None if effect == "deleted" else left
                yield _Row(table, identity, card, before_it, left, as_it_is, _written(table, before_it, left))


def _image(table: Table, text: str | None) -> Image | None:
    """An image with all columns: one that is older than a column has that column's default."""
    return None if text is None else {**_defaults(table), **json.loads(text)}


def _defaults(table: Table) -> Image:
    found: Image = {}
    for column in table.columns:
        default = column.server_default
        text = str(default.arg) if isinstance(default, DefaultClause) else None
        found[column.name] = int(text) if text is not None and isinstance(column.type, Integer) else text
    found.pop("id", None)
    return found


def _of(image: Image, unit: Unit) -> tuple[Any, ...]:
    return tuple(image[name] for name in unit)


def _written(table: Table, before: Image | None, left: Image | None) -> set[Unit]:
    return {unit for unit in units_of(table) if before is None or left is None or _of(before, unit) != _of(left, unit)}


def _decide(connection: Connection, row: _Row, plan: _Plan) -> None:
    before = row.before
    if before is None and row.left is not None:
        if row.now is not None and _of(row.now, units_of(row.table)[0]) == _of(row.left, units_of(row.table)[0]):
            plan.remove.append(row)
        elif row.now is not None:
            _tell(plan, row, ())
    elif before is not None and row.left is None:
        plan.insert.append(row)
    elif before is not None and row.left is not None and row.now is not None:
        image = dict(row.now)
        for unit in units_of(row.table):
            if unit in row.written:
                _decide_unit(connection, row, before, unit, image, plan)
        if image != row.now:
            plan.update.append((row, image))


def _as_if_never(row: _Row, history: MergedHistory) -> Image | None:
    """The row before the operation, in what that wrote as if the merges that were taken back since had never been."""
    if row.before is None:
        return None
    image = dict(row.before)
    for unit in row.written:
        found = history.before(row.table.name, row.id, unit, _of(image, unit))
        if found is None:
            return None
        image.update(zip(unit, found, strict=True))
    return image


def _decide_unit(connection: Connection, row: _Row, before: Image, unit: Unit, image: Image, plan: _Plan) -> None:
    """Put into `image` what the unit goes back to, unless it was edited since."""
    left, now = row.left or {}, row.now or {}
    old, new, current = _of(before, unit), _of(left, unit), _of(now, unit)
    if old in (new, current):
        return
    if current == new or _was_repointed(connection, row.table.name, unit, new, current):
        image.update(zip(unit, old, strict=True))
    elif unit == ("notes",):
        image["notes"] = without_lines(before["notes"], left["notes"], now["notes"])
    elif unit != POSITION:
        _tell(plan, row, unit)


def _was_repointed(connection: Connection, table: str, unit: Unit, left: tuple[Any, ...], now: tuple[Any, ...]) -> bool:
    """Whether later merges alone have let the row hang on another card."""
    return (table, *unit) in REPOINTED and left[0] is not None and survivor_of(connection, left[0]) == now[0]


def _tell(plan: _Plan, row: _Row, columns: Unit) -> None:
    if row.card is not None and (row.table.name in PARTS or row.table.name == "customer"):
        plan.stayed.append(Stayed(row.card, row.table.name, columns))


def without_lines(before: str, left: str, now: str) -> str:
    """The notes as they are now, without the lines that came when `before` became `left`, and again with those that went."""
    came, went = _lines_beyond(left, before), _lines_beyond(before, left)
    kept = []
    for line in now.split("\n"):
        if line in came:
            came.remove(line)
        else:
            kept.append(line)
    return "\n".join([*kept, *went]).strip("\n")


def _lines_beyond(longer: str, shorter: str) -> list[str]:
    """The lines of one text that the other has not, each as often as it is one too many."""
    known = shorter.split("\n")
    beyond = []
    for line in longer.split("\n"):
        if line in known:
            known.remove(line)
        else:
            beyond.append(line)
    return [line for line in beyond if line]


def _update(connection: Connection, row: _Row, image: Image) -> None:
    now = row.now or {}
    names = [name for name, value in image.items() if now[name] != value and _parent_is_there(connection, row.table, name, value)]
    if names:
        columns = row.table.columns
        assignments = ", ".join(f"{name} = {value_from_image(columns[name], '?1')}" for name in names)
        connection.execute(f"UPDATE main.{row.table.name} SET {assignments} WHERE id = ?2", (json.dumps(image), row.id))


def _parent_is_there(connection: Connection, table: Table, name: str, value: object) -> bool:
    """Whether what a column refers to is in the book; a column that refers to nothing always may be written."""
    parents = [key.column.table.name for key in table.foreign_keys if key.parent.name == name]
    return value is None or all(connection.execute(f"SELECT 1 FROM main.{parent} WHERE id = ?", (value,)).first() for parent in parents)


def _insert(connection: Connection, row: _Row) -> None:
    """The row with its id, or with another where that was given away since; not where what it belongs to is gone."""
    image, table = row.before or {}, row.table
    if not all(_parent_is_there(connection, table, name, value) for name, value in image.items()) or _name_is_taken(connection, row):
        return
    if table.name in _ORDER_MATTERS and "position" in image:
        image = {**image, "position": _free_position(connection, table.name, image)}
    columns = [column for column in table.columns if column.name != "id"]
    names = ", ".join(column.name for column in columns)
    values = ", ".join(value_from_image(column, "?1") for column in columns)
    identity = row.id if row.now is None else None
    connection.execute(f"INSERT INTO main.{table.name} (id, {names}) VALUES (?2, {values})", (json.dumps(image), identity))


def _name_is_taken(connection: Connection, row: _Row) -> bool:
    names = [column.name for column in row.table.columns if column.unique]
    select = f"SELECT 1 FROM main.{row.table.name} WHERE {{name}} = ?"
    return any(connection.execute(select.format(name=name), ((row.before or {})[name],)).first() for name in names)


def _free_position(connection: Connection, table: str, image: Image) -> int:
    taken = set(connection.execute(f"SELECT position FROM main.{table} WHERE customer_id = ?", (image["customer_id"],)).scalars())
    return max(taken) + 1 if image["position"] in taken else int(image["position"])


def _remove(connection: Connection, row: _Row) -> None:
    """Take the row out, unless something refers to it: a tag that came with the merge and that another card wears now."""
    needed = any(
        connection.execute(f"SELECT 1 FROM main.{child.name} WHERE {key.parent.name} = ? LIMIT 1", (row.id,)).first()
        for child in journaled_tables()
        for key in child.foreign_keys
        if key.column.table is row.table
    )
    if not needed:
        connection.execute(f"DELETE FROM main.{row.table.name} WHERE id = ?", (row.id,))
