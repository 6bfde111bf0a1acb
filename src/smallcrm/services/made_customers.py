"""Whose the rows of entries and sales lines are: among the cards that the same file makes, and those of the book that they may mean."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from smallcrm.domain.folding import fold
from smallcrm.domain.phone import search_key
from smallcrm.i18n import N_
from smallcrm.services.import_matching import LOOK_UPS, MOST_SHARING, NOBODY, Found, Keys, candidate, certain, keys_of, several

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smallcrm.domain.customer import Customer
    from smallcrm.services.import_matching import Candidate

NUMBER_OF_ANOTHER = N_("The number is that of {name}, but the name is another.")


_NOTHING, _NUMBER, _PHONE, _EMAIL, _DOUBTFUL_PHONE = 0, 1, 2, 4, 8
"""By what a card is known beside its name, added up."""


class FileMatcher:
    """The cards made by the file itself, for its rows of entries and sales lines."""

    def __init__(self, wanted: Iterable[tuple[int, int]], sheets: Mapping[int, str]) -> None:
        """`wanted` are the places of rows, by sheet and row, whose customers the user has named; `sheets` are those to be told by name."""
        self._sheets = sheets
        self._by: dict[str, dict[object, list[int]]] = {by: defaultdict(list) for by in LOOK_UPS}
        self._beyond: set[tuple[str, object, int]] = set()
        self._names: dict[int, list[frozenset[str]]] = {}
        self._said: dict[int, int] = {}
        self._told: dict[int, Candidate] = {}
        self._merged: dict[tuple[int, str], Candidate] = {}
        """By the card that they are in, and by their own number."""
        self._wanted = frozenset(wanted)
        self._at: dict[tuple[int, int], int] = {}
        self._numbered_here: dict[str, dict[int, None]] = defaultdict(dict)

    def add(self, card_id: int, card: Customer, place: tuple[int, int] | None = None, *, is_new: bool = False) -> None:
        """Know a card that the row at a place makes (`is_new`) or means, or that was found in the book."""
        keys = keys_of(card)
        self._learn(card_id, keys)
        if place is not None and keys.number:
            self._numbered_here[keys.number].setdefault(card_id)
        if is_new:
            self._said[card_id] |= _PHONE if keys.phones else _NOTHING
        if card.merged_into is not None:
            self._merged[card_id, keys.number] = candidate(card, card_id)
        elif card_id not in self._told:
            sheet = self._sheets.get(place[0], "") if place else ""
            self._told[card_id] = candidate(card, None, place, sheet) if is_new else candidate(card, card_id)
        if place in self._wanted:
            self._at[place] = card_id

    def made_at(self, place: tuple[int, int]) -> int | None:
        """The card that a wanted row makes or means, if it does."""
        return self._at.get(place)

    def whose(self) -> Mapping[int, Candidate]:
        """Everybody of whom a row could be, by his card: whom the rows make, in their order, and cards of the book."""
        return self._told

    def holder(self, number: str) -> Candidate | None:
        """The first customer who has that number."""
        return next((self._bearer(each, number) for each in self._by["number"].get(number, ())), None)

    def _bearer(self, card_id: int, number: str) -> Candidate:
        return self._merged.get((card_id, number)) or self._told[card_id]

    def find(self, keys: Keys) -> Found:
        """The one card that a row of entries means; two of one name are never told apart by being first.

        A card whose number is another, or all of whose phones or e-mails are others than the row's, is another's; what is no
        whole phone on a card of the book may be mended in the row. One with the phone or e-mail may be called by fewer or more
        words than the row has it. A row of more than a name teaches what the card it means is known by. What a crowd shares says
        nothing. A number is first that of the customer whom the file itself calls so, then that of a card of the book.
        """
        telling = self._telling(keys)
        named = self._by["name"].get(keys.words, []) if keys.words else []
        if telling.number:
            numbered = [*self._numbered_here.get(telling.number, ())] or self._by["number"].get(telling.number, [])
            agreeing = [each for each in numbered if not keys.words or keys.words in self._names.get(each, ())]
            if numbered and not agreeing:
                return Found(reason=NUMBER_OF_ANOTHER, values={"name": self._bearer(numbered[0], telling.number)})
            if agreeing:
                return self._found(agreeing, keys)
        by_phone, by_email = self._reached("phone", telling.phones), self._reached("email", telling.emails)
        against = _said_by(telling) & _NUMBER
        reached = sorted(each for each in by_phone | by_email if not self._said[each] & against)
        if not keys.words:
            return self._found(reached or self._crowd(keys), keys)
        meant = [each for each in reached if keys.words in self._names.get(each, ())]
        if not meant:
            against = _said_by(telling) | (_PHONE if telling.phones else _NOTHING)
            alike = [each for each in reached if self._is_called_alike(each, keys.words)]
            meant = [*alike, *(each for each in named if not self._said[each] & against)]
            if meant and not alike and self._are_crowd("name", keys.words):
                meant = named  # of whom not all were looked at
        return self._found(meant, keys)

    def _found(self, meant: Sequence[int], keys: Keys) -> Found:
        if not meant:
            return NOBODY
        if len(meant) > 1:
            return several([self._told[each] for each in meant])
        return Found(meant[0], news=self._learn(meant[0], keys))

    def _telling(self, keys: Keys) -> Keys:
        """What of the keys tells whose a row is: not what a crowd of customers has."""
        if not any(self._are_crowd(by, key) for by, key in _each_key(keys)):
            return keys
        return Keys(
            "" if self._are_crowd("number", keys.number) else keys.number,
            keys.words,
            frozenset(phone for phone in keys.phones if not self._are_crowd("phone", phone)),
            frozenset(email for email in keys.emails if not self._are_crowd("email", email)),
        )

    def _are_crowd(self, by: str, key: object) -> bool:
        return len(self._by[by].get(key, ())) > MOST_SHARING

    def _crowd(self, keys: Keys) -> Sequence[int]:
        """The first of those who share what a row without a name says: of all of them it could be."""
        return next((self._by[by][key] for by, key in _each_key(keys) if self._are_crowd(by, key)), ())

    def _reached(self, by: str, keys: Iterable[str]) -> set[int]:
        return {each for key in keys for each in self._by[by].get(key, ())}

    def _is_called_alike(self, card_id: int, words: frozenset[str]) -> bool:
        """Whether all words of one name are among those of the other; "רחל" and "רחל לוי", not "יוסי לוי"."""
        return any(words <= known or known <= words for known in self._names.get(card_id, ()))

    def _learn(self, card_id: int, keys: Keys) -> frozenset[str]:
        """Know the card by these too; returns which are new of it, its name aside."""
        new = set[str]()
        for by, key in _each_key(keys):
            known = self._by[by][key]
            if card_id not in known and (by, key, card_id) not in self._beyond:
                if len(known) <= MOST_SHARING:
                    known.append(card_id)
                else:
                    self._beyond.add((by, key, card_id))
                new.add(by)
                if by == "name":
                    self._names.setdefault(card_id, []).append(keys.words)
        self._said[card_id] = self._said.get(card_id, _NOTHING) | _said_by(keys)
        return frozenset(new - {"name"})


def found_among(made: Sequence[Candidate], text: str, most: int) -> list[tuple[int, Candidate]]:
    """The first few whose name, number or phone has every word of a text, each with its place among them."""
    words = fold(text).split()
    digits = search_key(text)
    found = ((place, each) for place, each in enumerate(made) if words and _has(each, words, digits))
    return list(islice(found, most))


def _has(each: Candidate, words: Sequence[str], digits: str) -> bool:
    if digits and each.phone and digits in search_key(each.phone):
        return True
    said = fold(f"{each.number} {each.name} {each.phone}")
    return all(word in said for word in words)


def _said_by(keys: Keys) -> int:
    phone = _NOTHING if not keys.phones else _PHONE if certain(keys.phones) else _DOUBTFUL_PHONE
    return (_NUMBER if keys.number else _NOTHING) | phone | (_EMAIL if keys.emails else _NOTHING)


def _each_key(keys: Keys) -> Iterable[tuple[str, object]]:
    if keys.number:
        yield "number", keys.number
    if keys.words:
        yield "name", keys.words
    for phone in keys.phones:
        yield "phone", phone
    for email in keys.emails:
        yield "email", email
