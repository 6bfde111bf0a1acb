"""Filters of the customers' list that the shop has given a name."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from smallcrm.domain.card_rules import clean
from smallcrm.domain.changes import Outcome
from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_
from smallcrm.services.book import EDIT
from smallcrm.services.customer_list import BalanceFilter, Filter, OneImport, PutAside, Sort

if TYPE_CHECKING:
    from collections.abc import Collection

    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter by name, with the order it is shown in."""

    id: int
    name: str
    filter: Filter
    sort: Sort


def saved_filters(book: Book) -> list[SavedFilter]:
    """The saved filters in the order they were made."""
    with book.reading() as connection:
        rows = connection.execute("SELECT id, name, criteria FROM saved_filter ORDER BY position, id").all()
    return [SavedFilter(identity, name, *saved_filter_of(criteria)) for identity, name, criteria in rows]


def save_filter(book: Book, name: str, which: Filter, sort: Sort) -> Outcome[int]:
    """Save a filter under a name; one of that name is replaced. Raises `UserError` without a name."""
    name = clean(name)
    if not name:
        raise UserError(N_("A filter needs a name."))
    criteria = json.dumps({"filter": asdict(which), "sort": asdict(sort)}, ensure_ascii=False)
    with book.working(EDIT, N_("Filter “{name}” saved"), name=name) as work:
        identity = _id_of(work.connection, name)
        if identity is None:
            identity = work.connection.execute(
                "INSERT INTO saved_filter (position, name, criteria) "
                "VALUES ((SELECT coalesce(max(position), -1) + 1 FROM saved_filter), ?, ?) RETURNING id",
                (name, criteria),
            ).scalar_one()
        else:
            work.connection.execute("UPDATE saved_filter SET criteria = ? WHERE id = ?", (criteria, identity))
    return Outcome(identity, work.changes)


def rename_filter(book: Book, old: str, new: str) -> Outcome[None]:
    """Give a saved filter another name. Raises `UserError` without a name, or where another filter has it."""
    new = clean(new)
    if not new:
        raise UserError(N_("A filter needs a name."))
    with book.working(EDIT, N_("Filter “{old}” renamed to “{new}”"), old=old, new=new) as work:
        identity, taken = _id_of(work.connection, old), _id_of(work.connection, new)
        if identity is None:
            raise UserError(N_("That filter is no longer there."))
        if taken not in {None, identity}:
            raise UserError(N_("There is a filter “{name}” already."), name=new)
        work.connection.execute("UPDATE saved_filter SET name = ? WHERE id = ?", (new, identity))
    return Outcome(None, work.changes)


def remove_filter(book: Book, name: str) -> Outcome[None]:
    """Forget a saved filter; the cards stay."""
    with book.working(EDIT, N_("Filter “{name}” removed"), name=name) as work:
        work.connection.execute("DELETE FROM saved_filter WHERE name = ?", (name,))
    return Outcome(None, work.changes)


def follow_names(connection: Connection, part: Literal["tags", "cities"], old: Collection[str], new: str) -> None:
    """Inside another service's transaction: filters that ask for a tag or a city by an old name ask for the new one, once."""
    for identity, criteria in connection.execute("SELECT id, criteria FROM saved_filter").all():
        found = json.loads(criteria)
        names: list[str] = found["filter"][part]
        if not set(old).isdisjoint(names):
            found["filter"][part] = list(dict.fromkeys(new if name in old else name for name in names))
            written = json.dumps(found, ensure_ascii=False)
            connection.execute("UPDATE saved_filter SET criteria = ? WHERE id = ?", (written, identity))


def _id_of(connection: Connection, name: str) -> int | None:
    found = connection.execute("SELECT id FROM saved_filter WHERE name = ?", (name,)).scalar()
    return None if found is None else int(found)


def saved_filter_of(criteria: str) -> tuple[Filter, Sort]:
    """What the book keeps of a filter, read."""
    found: dict[str, dict[str, Any]] = json.loads(criteria)
    which = found["filter"]
    return (
        Filter(
            text=which["text"],
            tags=tuple(which["tags"]),
            cities=tuple(which["cities"]),
            balance=BalanceFilter(which["balance"]),
            put_aside=PutAside(which["put_aside"]),
            custom=tuple((field_id, text) for field_id, text in which["custom"]),
            brought_in=OneImport(*which["brought_in"]) if which.get("brought_in") else None,
        ),
        Sort(**found["sort"]),
    )
