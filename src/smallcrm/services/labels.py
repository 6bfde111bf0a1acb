"""Tags and cities as the shop wrote them: how often each is used, renamed and merged everywhere at once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import clean
from smallcrm.domain.changes import Outcome
from smallcrm.domain.errors import UserError
from smallcrm.domain.folding import look_alike_key, sort_key
from smallcrm.i18n import N_
from smallcrm.i18n.lists import listed
from smallcrm.models.merges import MERGED
from smallcrm.services.book import BULK
from smallcrm.services.saved_filters import follow_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.domain.progress import Progress
    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book


@dataclass(frozen=True, slots=True)
class Label:
    """A tag or a city and how many cards bear it."""

    name: str
    count: int


def tags(book: Book) -> list[Label]:
    """Every tag, in alphabetical order; those no card bears any more are among them with 0."""
    select = (
        f"SELECT name, count(customer_id) FROM tag LEFT JOIN customer_tag ON tag_id = tag.id AND customer_id NOT IN ({MERGED}) "
        "GROUP BY tag.id"
    )
    return _labels(book, select)


def cities(book: Book) -> list[Label]:
    """Every city of an address, in alphabetical order."""
    shown = f"SELECT city, count(DISTINCT customer_id) FROM address WHERE city != '' AND customer_id NOT IN ({MERGED}) GROUP BY city"
    return _labels(book, shown)


def _labels(book: Book, select: str) -> list[Label]:
    with book.reading() as connection:
        found = [Label(name, count) for name, count in connection.execute(select)]
    return sorted(found, key=lambda label: sort_key(label.name, book.shop.language))


def alike(labels: Sequence[Label]) -> list[tuple[Label, ...]]:
    """Names that differ only by case, marks, quotes, hyphens, or Latin letters among Cyrillic ones, together, the most used first."""
    groups: dict[str, list[Label]] = {}
    for label in labels:
        groups.setdefault(look_alike_key(label.name), []).append(label)
    return [tuple(sorted(group, key=lambda label: -label.count)) for group in groups.values() if len(group) > 1]


def rename_tag(book: Book, old: Sequence[str], new: str, progress: Progress | None = None) -> Outcome[int]:
    """Write tags as `new` everywhere, so that they become one, also with a tag `new` that exists. Returns how many cards changed.

    Saved filters follow. Raises `UserError` when one of the tags does not exist, or there is no new name.
    """
    new = _required(new)
    with book.working(BULK, N_("Tag “{old}” renamed to “{new}”"), progress=progress, old=listed(old), new=new) as work:
        tag_ids = [_tag_id(work.connection, name) for name in dict.fromkeys(old)]
        kept = work.connection.execute("SELECT id FROM tag WHERE name = ?", (new,)).scalar()
        gone = [tag_id for tag_id in tag_ids if tag_id != kept]
        bearing = "SELECT count(DISTINCT customer_id) FROM customer_tag WHERE tag_id IN (SELECT value FROM json_each(?))"
        count = work.connection.execute(bearing, (json.dumps(gone),)).scalar_one()
        if kept is None:
            kept = gone.pop(0)
            work.connection.execute("UPDATE tag SET name = ? WHERE id = ?", (new, kept))
        for tag_id in gone:
            _pour_tag(work.connection, tag_id, kept)
        follow_names(work.connection, "tags", old, new)
    return Outcome(count, work.changes)


def _tag_id(connection: Connection, name: str) -> int:
    found = connection.execute("SELECT id FROM tag WHERE name = ?", (name,)).scalar()
    if found is None:
        raise UserError(N_("There is no tag “{name}”."), name=name)
    return int(found)


def _pour_tag(connection: Connection, old: int, new: int) -> None:
    """Put the cards of one tag under another, and take the first away."""
    bearing_both = "SELECT customer_id FROM customer_tag WHERE tag_id = ?"
    connection.execute(f"DELETE FROM customer_tag WHERE tag_id = ? AND customer_id IN ({bearing_both})", (old, new))
    connection.execute("UPDATE customer_tag SET tag_id = ? WHERE tag_id = ?", (new, old))
    connection.execute("DELETE FROM tag WHERE id = ?", (old,))


def remove_tag_everywhere(book: Book, name: str, progress: Progress | None = None) -> Outcome[int]:
    """Take a tag off every card and out of the list of tags. Returns how many cards bore it."""
    with book.working(BULK, N_("Tag “{tag}” removed"), progress=progress, tag=name) as work:
        count = work.connection.execute("DELETE FROM customer_tag WHERE tag_id = (SELECT id FROM tag WHERE name = ?)", (name,)).rowcount
        work.connection.execute("DELETE FROM tag WHERE name = ?", (name,))
    return Outcome(count, work.changes)


def rename_city(book: Book, old: Sequence[str], new: str, progress: Progress | None = None) -> Outcome[int]:
    """Write a city as `new` in every address that writes it as one of `old`, and in saved filters. Returns how many addresses changed."""
    new = _required(new)
    with book.working(BULK, N_("City “{old}” renamed to “{new}”"), progress=progress, old=listed(old), new=new) as work:
        count = work.connection.execute(
            "UPDATE address SET city = ?1 WHERE city != ?1 AND city IN (SELECT value FROM json_each(?2))", (new, json.dumps(list(old)))
        ).rowcount
        if not count:
            raise UserError(N_("No address has the city “{name}”."), name=listed(old))
        follow_names(work.connection, "cities", old, new)
    return Outcome(count, work.changes)


def _required(name: str) -> str:
    name = clean(name)
    if not name:
        raise UserError(N_("Write the new name."))
    return name
