"""How the customers' list is read: selects whose results, one after the other, are the list.

Cards put aside come last; with a search, names that begin with what was typed come first; cards that say nothing in the
column sorted by come after those that do. The first page must come within a key stroke, so each select is one that an
index answers, or one narrow walk; one that may miss cards is the last of that page, which therefore is always the beginning
of the whole list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from smallcrm.domain.fields import CUSTOM_PREFIX
from smallcrm.services.card_columns import custom_id, sort_expression

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallcrm.models.connection import Connection
    from smallcrm.services.search import Query

Condition = tuple[str, tuple[Any, ...]]

_NEVER_EMPTY = frozenset({"name", "balance"})

_COMMON = 4000
"""Hits from which on walking the sorted names and looking for each among the hits is quicker than sorting the hits."""

_LOOKED_AT = 200
"""Hits of the index looked into for the first page; three letters in a row are sure, longer words nearly always."""

_WALKED = 500
"""Cards that the first page looks into for one or two letters, for which there is no index."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One select: where from, which, in what order."""

    source: str
    conditions: tuple[Condition, ...]
    order: str = ""
    check: Condition | None = None
    """A condition that no index answers."""
    looks_at: int | None = None
    """How many cards, in their order, the first page checks, where checking all would take too long."""
    few: bool = False
    """Whether it finds so few cards that they are sorted sooner than walked to."""

    @property
    def may_miss(self) -> bool:
        """Whether there may be more cards than the first page finds, though it has room for them."""
        return self.looks_at is not None

    def ids(self) -> Condition:
        """The select of all ids in their order, and its values."""
        select, values = self._select("i.customer_id")
        return f"{select} ORDER BY {self.order}", values

    def first_ids(self, limit: int) -> Condition:
        """The select of so many ids at the most for the first page, and its values."""
        if self.check is None or self.looks_at is None:
            select, values = self.ids()
            return f"{select} LIMIT ?", (*values, limit)
        (check, checked), (select, values) = self.check, replace(self, check=None).ids()
        return f"SELECT i.customer_id FROM ({select} LIMIT ?) AS i WHERE {check} LIMIT ?", (*values, self.looks_at, *checked, limit)

    def balances(self) -> Condition:
        """The select of the balances, in no order, and its values."""
        return self._select("i.balance AS balance")

    def _select(self, what: str) -> Condition:
        conditions = (*self.conditions, self.check) if self.check else self.conditions
        where = " AND ".join(f"({condition})" for condition, _ in conditions)
        return f"SELECT {what} FROM {self.source} WHERE {where}", tuple(value for _, those in conditions for value in those)


@dataclass(frozen=True, slots=True)
class Order:
    """By which column, and which way."""

    key: str
    descending: bool

    @property
    def found_by_id(self) -> str:
        """How cards are looked up by their ids: in the narrow index of their names, if that is all that is asked of them."""
        return "INDEXED BY customer_index_by_id" if self.key == "name" else "NOT INDEXED"

    def arrange(self, segment: Segment) -> Iterator[Segment]:
        """The segment in this order: in two where an index gives cards that say something, then those that do not."""
        expression, direction = sort_expression(self.key), "DESC" if self.descending else "ASC"
        by_value = f"{expression} {direction}, i.customer_id {direction}"
        if self.key in _NEVER_EMPTY:
            yield replace(segment, order=by_value)
        elif self.key.startswith(CUSTOM_PREFIX) and not segment.few:
            yield from self._by_own_field(segment, custom_id(self.key), direction)
        elif segment.few:
            yield replace(segment, order=f"{expression} = '', {by_value}")
        else:
            yield replace(segment, order=by_value, conditions=(*segment.conditions, (f"{expression} > ''", ())))
            silent = (*segment.conditions, (f"{expression} = ''", ()))
            yield replace(segment, source=f"{segment.source} NOT INDEXED", order=f"i.customer_id {direction}", conditions=silent)

    @staticmethod
    def _by_own_field(segment: Segment, field_id: int, direction: str) -> Iterator[Segment]:
        holding = (("k.field_id = ?", (field_id,)), ("k.key > ''", ()))
        yield replace(
            segment,
            source="custom_key AS k CROSS JOIN customer_index AS i ON i.customer_id = k.customer_id",
            conditions=(*segment.conditions, *holding),
            order=f"k.key {direction}, k.customer_id {direction}",
        )
        without: Condition = (
            "NOT EXISTS (SELECT 1 FROM custom_key AS k WHERE k.customer_id = i.customer_id AND k.field_id = ? AND k.key > '')",
            (field_id,),
        )
        yield replace(segment, conditions=(*segment.conditions, without), order=f"i.customer_id {direction}")


def segments(
    connection: Connection, conditions: Sequence[Condition], put_aside: Sequence[int], query: Query, order: Order, *, quick: bool
) -> Iterator[Segment]:
    """The selects of a list; `quick` for the first page, which may miss what only a look into every card would find."""
    hits = _count_hits(connection, query) if quick and not query.is_short else None
    for aside in put_aside:
        whole = Segment("customer_index AS i", (("i.put_aside = ?", (aside,)), *conditions))
        for found in _search(whole, query, hits, order, quick=quick):
            yield from order.arrange(found)


def _search(whole: Segment, query: Query, hits: int | None, order: Order, *, quick: bool) -> Iterator[Segment]:
    if not query.words:
        yield whole
        return
    first, last = query.prefix_range()
    yield replace(whole, conditions=(*whole.conditions, ("i.name_key >= ? AND i.name_key < ?", (first, last))), few=True)
    text_condition, words = query.text_condition()
    rest = replace(
        whole,
        conditions=(*whole.conditions, ("NOT (i.name_key >= ? AND i.name_key < ?)", (first, last))),
        check=(f"EXISTS (SELECT 1 FROM search_text AS t WHERE t.customer_id = i.customer_id AND {text_condition})", words),
    )
    if query.is_short:
        yield replace(rest, looks_at=_WALKED if quick else None)
    else:
        yield _among_hits(rest, query, hits or 0, order, quick=quick)


def _among_hits(rest: Segment, query: Query, hits: int, order: Order, *, quick: bool) -> Segment:
    """The segment among the hits of the search index: found one by one, or looked for while walking where they are common."""
    if query.is_one_gram:
        rest = replace(rest, check=None)
    elif quick and hits > _LOOKED_AT:
        rest = replace(rest, looks_at=_LOOKED_AT)
    if hits == _COMMON:
        hit: Condition = ("i.customer_id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)", (query.grams,))
        return replace(rest, conditions=(*rest.conditions, hit))
    source = f"search_index AS hit CROSS JOIN {rest.source} {order.found_by_id} ON i.customer_id = hit.rowid"
    return replace(rest, source=source, conditions=(("hit.search_index MATCH ?", (query.grams,)), *rest.conditions), few=True)


def _count_hits(connection: Connection, query: Query) -> int:
    """How many hits the search index has, counted as far as makes them common."""
    select = "SELECT count(*) FROM (SELECT 1 FROM search_index WHERE search_index MATCH ? LIMIT ?)"
    return int(connection.execute(select, (query.grams, _COMMON)).scalar_one())
