"""Whose card a row is about: by number, phone, e-mail or name, in the book and among the cards that the same file makes."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.card_filling import NAMES, phone_key
from smallcrm.domain.card_rules import shown_name
from smallcrm.domain.choices import CustomerKind, NameOrder
from smallcrm.domain.folding import fold, sort_key
from smallcrm.i18n import N_
from smallcrm.i18n.lists import listed
from smallcrm.models.cards import load_cards
from smallcrm.models.index_rows import MERGED, number_sort_key, phone_index_key
from smallcrm.models.merges import survivor_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from smallcrm.domain.customer import Customer
    from smallcrm.models.connection import Connection

    Merged = dict[str, list[tuple[Customer, Customer]]]
    """By the key of its number, each merged card after the one it is in."""

SEVERAL = N_("Several cards are meant: {names}.")
NUMBER_OF_ANOTHER = N_("The number is that of {name}, but the name is another.")

MOST_ORDERED_WORDS = 3
"""Names of more words are looked up as they stand, shorter ones in every order."""
FEWEST_SHARED_WORDS = 2

_STANDING = "CROSS JOIN customer_index AS i ON i.customer_id = k.customer_id AND i.put_aside IN (0, 1)"
LOOK_UPS: Mapping[str, str] = {
    "number": "SELECT w.value, i.customer_id FROM json_each(?) AS w CROSS JOIN customer_index AS i "
    "ON i.number_key = w.value AND i.number_key > '' AND i.put_aside IN (0, 1)",
    "phone": f"SELECT w.value, k.customer_id FROM json_each(?) AS w CROSS JOIN phone_key AS k ON k.key = w.value {_STANDING}",
    "email": f"SELECT w.value, k.customer_id FROM json_each(?) AS w CROSS JOIN email_key AS k ON k.key = w.value {_STANDING}",
    "name": "SELECT w.value, i.customer_id FROM json_each(?) AS w CROSS JOIN customer_index AS i "
    "ON i.name_key = w.value AND i.put_aside IN (0, 1)",
}
"""Cards by keys. The rows stand outside (`CROSS JOIN`): SQLite knows of no list how short it is, and would take each card to it."""
_MERGED_OF_NUMBER = (
    "SELECT i.customer_id FROM json_each(?) AS w CROSS JOIN customer_index AS i "
    f"ON i.number_key = w.value AND i.number_key > '' AND i.put_aside = {MERGED}"
)


class Keys(NamedTuple):
    """By what a card is known: its number, the words of its name in no order, and keys of its phones and e-mails."""

    number: str
    words: frozenset[str]
    phones: frozenset[str]
    emails: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """The card that is meant, or why none is said to be (`reason`, a text to translate, with `values`); neither where there is none."""

    card_id: int | None = None
    reason: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


NOBODY = Found()


def keys_of(card: Customer) -> Keys:
    """By what a card, or what a row says of one, is known."""
    name = " ".join(getattr(card, key) for key in NAMES)
    if card.kind is CustomerKind.FIRM or not name.strip():
        name = card.company or name.strip() or card.known_as
    return Keys(
        number_sort_key(card.number) if card.number else "",
        frozenset(fold(name).split()),
        frozenset(map(phone_key, card.phones)),
        frozenset(fold(email) for email in card.emails),
    )


class BookMatcher:
    """Finds cards of the book for rows of customers, some hundred at a time."""

    def __init__(self, connection: Connection, language: str) -> None:
        self._connection = connection
        self._language = language
        self.is_empty = connection.execute("SELECT 1 FROM customer LIMIT 1").first() is None
        self._has_merged = connection.execute(f"SELECT 1 FROM customer_index WHERE put_aside = {MERGED} LIMIT 1").first() is not None

    def match(self, rows: Sequence[Customer]) -> list[tuple[Found, Customer | None]]:
        """For each row the card that it is about, whole, or why several could be meant."""
        if self.is_empty:
            return [(NOBODY, None)] * len(rows)
        candidates = self._candidates(rows)
        cards = {card.id or 0: card for card in load_cards(self._connection, sorted({*(each for ids in candidates for each in ids)}))}
        found = [[cards[each] for each in sorted(ids) if each in cards] for ids in candidates]
        merged = self._merged(rows)
        return [_decide(row, each, _meant_by_number(row, each, merged)) for row, each in zip(rows, found, strict=True)]

    def sharing(self, rows: Sequence[Customer]) -> Iterator[Customer]:
        """The cards that share a number, phone, e-mail or name with one of the rows.

        Before them merged cards whose number a row has, as if they were the cards they were merged into.
        """
        if not self.is_empty and rows:
            found = list(load_cards(self._connection, sorted({*(each for ids in self._candidates(rows) for each in ids)})))
            merged = self._merged(rows)
            for row in rows if merged else ():
                for card, hidden in _meant_by_number(row, found, merged):
                    yield from (replace(hidden, id=card.id), card)
            yield from found

    def _merged(self, rows: Sequence[Customer]) -> Merged:
        """The merged cards that have the numbers of these rows."""
        found: Merged = defaultdict(list)
        if self._has_merged:
            numbers = json.dumps(sorted({number_sort_key(row.number) for row in rows if row.number}))
            ids = self._connection.execute(_MERGED_OF_NUMBER, (numbers,)).scalars()
            into = {each: survivor_of(self._connection, each) for each in ids}
            cards = {card.id: card for card in load_cards(self._connection, sorted({*into, *into.values()}))}
            for hidden, surviving in into.items():
                found[number_sort_key(cards[hidden].number)].append((cards[surviving], cards[hidden]))
        return found

    def card(self, card_id: int) -> Customer | None:
        """The card of that id, if it is still there."""
        return next(load_cards(self._connection, [card_id]), None)

    def _candidates(self, rows: Sequence[Customer]) -> list[set[int]]:
        asked: dict[str, dict[str, list[int]]] = {by: defaultdict(list) for by in LOOK_UPS}
        for place, row in enumerate(rows):
            for by, key in self._asked(row):
                asked[by][key].append(place)
        found: list[set[int]] = [set() for _ in rows]
        for by, places in asked.items():
            if places:
                for key, card_id in self._connection.execute(LOOK_UPS[by], (json.dumps(list(places)),)):
                    for place in places[key]:
                        found[place].add(card_id)
        return found

    def _asked(self, row: Customer) -> Iterable[tuple[str, str]]:
        if row.number:
            yield "number", number_sort_key(row.number)
        for phone in row.phones:
            if key := phone_index_key(phone):
                yield "phone", key
        for email in row.emails:
            yield "email", fold(email)
        for name in _written_names(row):
            if key := sort_key(name, self._language):
                yield "name", key


class FileMatcher:
    """The cards made by the file itself, for its rows of entries and sales lines."""

    def __init__(self) -> None:
        self._by: dict[str, dict[object, list[int]]] = {by: defaultdict(list) for by in LOOK_UPS}
        self._names: dict[int, str] = {}

    def add(self, card_id: int, card: Customer) -> None:
        """Know a card that is made, or was found in the book."""
        keys = keys_of(card)
        self._names[card_id] = shown_name(card, NameOrder.GIVEN_FIRST) or card.number
        for by, key in _each_key(keys):
            if card_id not in self._by[by][key]:
                self._by[by][key].append(card_id)

    def find(self, keys: Keys) -> Found:
        """The one card that a row of entries means; two of one name are never told apart by being first."""
        numbered = self._by["number"].get(keys.number, []) if keys.number else []
        named = self._by["name"].get(keys.words, []) if keys.words else []
        if numbered:
            agreeing = [each for each in numbered if not keys.words or each in named]
            if len(agreeing) == 1:
                return Found(agreeing[0])
            if not agreeing:
                return Found(reason=NUMBER_OF_ANOTHER, values={"name": self._names[numbered[0]]})
            return self._several(agreeing)
        reached = {each for by in ("phone", "email") for key in getattr(keys, f"{by}s") for each in self._by[by].get(key, ())}
        meant = sorted(reached & set(named)) if reached and keys.words else sorted(reached) or named
        if not meant:
            return NOBODY
        return Found(meant[0]) if len(meant) == 1 else self._several(meant)

    def _several(self, ids: Sequence[int]) -> Found:
        return Found(reason=SEVERAL, values={"names": _listed([self._names[each] for each in ids])})


def _each_key(keys: Keys) -> Iterable[tuple[str, object]]:
    if keys.number:
        yield "number", keys.number
    if keys.words:
        yield "name", keys.words
    for phone in keys.phones:
        yield "phone", phone
    for email in keys.emails:
        yield "email", email


def _meant_by_number(row: Customer, candidates: Sequence[Customer], merged: Merged) -> Sequence[tuple[Customer, Customer]]:
    """The merged cards of the row's number, each after the one it is in; none where another card has that number by now."""
    if not row.number or not merged:
        return ()
    number = number_sort_key(row.number)
    return () if any(card.number and number_sort_key(card.number) == number for card in candidates) else merged.get(number, ())


def _decide(row: Customer, candidates: Sequence[Customer], merged: Sequence[tuple[Customer, Customer]]) -> tuple[Found, Customer | None]:
    """The card that shares a means of telling and the name, else the only one of the name that nothing speaks against.

    The number of a merged card means the one it is in, under either's name.
    """
    keys = keys_of(row)
    numbered = {
        card.id: card
        for card, hidden in merged
        if _is_told(keys, keys_of(hidden)) or _is_told(keys, keys_of(card)._replace(number=keys.number))
    }
    known = [(card, keys_of(card)) for card in candidates]
    told = list(numbered.values()) or [card for card, other in known if _is_told(keys, other)]
    if not told:
        told = [card for card, other in known if keys.words and keys.words == other.words and not _contradict(row, keys, card, other)]
    if len(told) > 1:
        surely = [card for card in told if row.number and card.number == row.number]
        told = surely if len(surely) == 1 else told
    if len(told) > 1:
        return Found(reason=SEVERAL, values={"names": _listed([_label(card) for card in told])}), None
    return (Found(told[0].id), told[0]) if told else (NOBODY, None)


def _is_told(row: Keys, card: Keys) -> bool:
    """Whether a number, phone or e-mail is shared and the names are not of two people."""
    if row.number and row.number == card.number and (not row.words or not card.words or row.words & card.words):
        return True
    shares = row.phones & card.phones or row.emails & card.emails
    return bool(shares) and _agree(row.words, card.words)


def _agree(one: Collection[str], other: Collection[str]) -> bool:
    """Names of one person: the same words, or the fewer all among the more and enough of them; a family's name alone is not enough."""
    if not one or not other or one == other:
        return True
    shared = set(one) & set(other)
    return len(shared) >= FEWEST_SHARED_WORDS and len(shared) == min(len(one), len(other))


def _contradict(row: Customer, keys: Keys, card: Customer, other: Keys) -> bool:
    apart = (keys.phones, other.phones), (keys.emails, other.emails)
    if any(one and two and not one & two for one, two in apart):
        return True
    if row.number and card.number and keys.number != other.number:
        return True
    return row.birthday is not None and card.birthday is not None and row.birthday != card.birthday


def _written_names(row: Customer) -> list[str]:
    """The names under which its card may stand in the book: given name first or last."""
    words = [word for key in NAMES for word in getattr(row, key).split()]
    if row.kind is CustomerKind.FIRM or not words:
        return [name for name in (row.company, row.known_as) if name]
    if len(words) > MOST_ORDERED_WORDS:
        return list(dict.fromkeys((" ".join(words), shown_name(row, NameOrder.FAMILY_FIRST))))
    return [" ".join(order) for order in permutations(words)]


def _label(card: Customer) -> str:
    return f"{card.number} {shown_name(card, NameOrder.GIVEN_FIRST)}".strip()


def _listed(names: Sequence[str]) -> str:
    shown = listed(names[:MOST_ORDERED_WORDS])
    return shown if len(names) <= MOST_ORDERED_WORDS else f"{shown}…"
