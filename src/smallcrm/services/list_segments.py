"""How the customers' list is read: selects whose results, one after the other, are the list.

Cards put aside come last; with a search, names that begin with what was typed come first; cards that say nothing in the
column sorted by come after those that do. The first page must come within a key stroke, so each select is one that an
index answers, or one narrow walk.
"""

from __future__ import annotations

import json
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

_COMMON = 2000
"""Hits from which on walking the sorted names and looking for each among the hits is quicker than sorting the hits."""

_LOOKED_AT = 200
"""Hits of the index looked into for the first page; three letters in a row are sure, longer words nearly always."""

_WALKED = 500
"""Cards that the first page looks into for one or two letters, for which there is no index."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One select: where from, which, in what order; `check` is too dear to make of more cards than are shown."""

    source: str
    conditions: tuple[Condition, ...]
    order: str = ""
    check: Condition | None = None
    few: bool = False
    """Whether it finds so few cards that they are sorted sooner than walked to."""

    def ids(self, limit: int | None) -> Condition:
        """The select of the ids in their order, and its values."""
        if limit is None:
            select, values = self._select("i.customer_id", every=True)
            return f"{select} ORDER BY {self.order}", values
        select, values = self._select("i.customer_id", every=False)
        if self.check is None:
            return f"{select} ORDER BY {self.order} LIMIT ?", (*values, limit)
        inner = f"{select} ORDER BY {self.order} LIMIT {_LOOKED_AT}"
        return f"SELECT i.customer_id FROM ({inner}) AS i WHERE {self.check[0]} LIMIT ?", (*values, *self.check[1], limit)

    def balances(self) -> Condition:
        """The select of the balances, in no order, and its values."""
        return self._select("i.balance AS balance", every=True)

    def _select(self, what: str, *, every: bool) -> Condition:
        conditions = (*self.conditions, self.check) if every and self.check else self.conditions
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
            source = f"{segment.source} NOT INDEXED"
            yield replace(segment, source=source, order="i.customer_id", conditions=(*segment.conditions, (f"{expression} = ''", ())))

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
        yield replace(segment, conditions=(*segment.conditions, without), order="i.customer_id")


def segments(
    connection: Connection, conditions: Sequence[Condition], put_aside: Sequence[int], query: Query, order: Order, *, quick: bool
) -> Iterator[Segment]:
    """The selects of a list; `quick` for the first page, which may miss what only a look into every card would find."""
    hits = _hits(connection, query) if quick and not query.is_short else None
    for aside in put_aside:
        whole = Segment("customer_index AS i", (("i.put_aside = ?", (aside,)), *conditions))
        for found in _search(whole, query, hits, order, quick=quick):
            yield from order.arrange(found)


def _search(whole: Segment, query: Query, hits: Condition | None, order: Order, *, quick: bool) -> Iterator[Segment]:
    if not query.words:
        yield whole
        return
    text_condition, words = query.text_condition()
    holds_words: Condition = (f"EXISTS (SELECT 1 FROM search_text AS t WHERE t.customer_id = i.customer_id AND {text_condition})", words)
    first, last = query.prefix_range()
    begins: Condition = ("i.name_key >= ? AND i.name_key < ?", (first, last))
    rest = replace(whole, conditions=(*whole.conditions, ("NOT (i.name_key >= ? AND i.name_key < ?)", (first, last))))
    yield replace(whole, conditions=(*whole.conditions, begins), few=True)
    if query.is_short:
        rest = replace(rest, conditions=(*rest.conditions, holds_words))
        yield _near_the_beginning(rest) if quick else rest
        return
    common = quick and hits is None
    hits = hits or ("i.customer_id IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)", (query.grams,))
    source = rest.source if common else f"{rest.source} {order.found_by_id}"
    check = None if query.is_one_gram else holds_words
    yield replace(rest, source=source, conditions=(*rest.conditions, hits), check=check, few=not common)


def _near_the_beginning(segment: Segment) -> Segment:
    """The segment among the first cards by name only."""
    put_aside = segment.conditions[0]
    first = f"SELECT customer_id FROM customer_index WHERE put_aside = ? ORDER BY name_key, customer_id LIMIT {_WALKED}"
    conditions = (put_aside, (f"i.customer_id IN ({first})", put_aside[1]), *segment.conditions[1:])
    return replace(segment, source=f"{segment.source} NOT INDEXED", conditions=conditions, few=True)


def _hits(connection: Connection, query: Query) -> Condition | None:
    """The condition that a card is among the hits of the index, asked for once for all selects; None where they are common."""
    select = "SELECT rowid FROM search_index WHERE search_index MATCH ? LIMIT ?"
    found = connection.execute(select, (query.grams, _COMMON)).scalars()
    if len(found) == _COMMON:
        return None
    return "i.customer_id IN (SELECT value FROM json_each(?))", (json.dumps(found),)
