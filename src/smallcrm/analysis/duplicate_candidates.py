"""Which pairs of cards are worth weighing: those with a key in common, and neighbours in the order of names."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from smallcrm.i18n import _

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from smallcrm.analysis.duplicate_keys import FiledCard, FiledCards
    from smallcrm.domain.progress import Progress

_MOST_ALIKE = 40
"""What more cards than this have in common tells nothing, a filler phone or e-mail: further ones are not weighed for it."""
_MOST_OF_A_NAME = 12
_NEIGHBOURS = 3
_FARTHEST = 4
"""Edits between two names of whom more is the same: two in each of the parts."""
_SLIPS = 2
_MOST_OF_A_SLIP = 3
"""A name that more cards bear is a name of its own, not another one mistyped."""
_REPORT_EVERY = 500

Keys = tuple["Hashable", ...]
Gate = Callable[["FiledCard", "FiledCard"], bool]


def candidates(filed: FiledCards, progress: Progress) -> Iterator[tuple[FiledCard, FiledCard]]:
    """Each pair once, at least one of it new, and that one first. Raises `Cancelled` when the user stops it."""
    seen: set[int] = set()
    cards, size = filed.cards, len(filed.cards)
    for pairs in _sources(filed, _Steps(progress)):
        for one, other in pairs:
            pair = one * size + other
            if pair not in seen:
                seen.add(pair)
                yield cards[one], cards[other]


def _sources(filed: FiledCards, steps: _Steps) -> Iterator[Iterator[tuple[int, int]]]:
    """Pairs of places in the list of cards, the same pair from several sources."""
    kinds = _kinds_of_keys(filed)
    steps.total = (len(kinds) + 2) * len(filed.cards)
    for keys, gate in kinds:
        yield _sharing(filed, keys, gate, steps)
    bearers: dict[str, list[int]] = {}
    for place, card in enumerate(filed.cards):
        if card.names != " ":
            bearers.setdefault(card.names, []).append(place)
    steps.some()
    yield _neighbours(filed, bearers, sorted(bearers), steps)
    steps.some()
    yield _neighbours(filed, bearers, sorted(bearers, key=_other_way_round), steps)


def _always(_one: FiledCard, _other: FiledCard) -> bool:
    return True


def _are_called_alike(one: FiledCard, other: FiledCard) -> bool:
    """Whether a name of theirs is the same, all of them nearly, or one has none."""
    if one.names == " " or other.names == " ":
        return one.company == other.company
    if one.given in (other.given, other.family) or one.family in (other.family, other.given):
        return True
    return OSA.distance(one.names, other.names, score_cutoff=_FARTHEST) <= _FARTHEST


def _meet_elsewhere(one: FiledCard, other: FiledCard) -> bool:
    """Whether the cards of two of one name have more in common, which no other key has shown: the city, or nearly the phone or e-mail."""
    if one.city and other.city and (one.city == other.city or OSA.distance(one.city, other.city, score_cutoff=1) <= 1):
        return True
    if one.phones and other.phones and OSA.distance(one.phones[0], other.phones[0], score_cutoff=_SLIPS) <= _SLIPS:
        return True
    return bool(one.emails and other.emails and OSA.distance(one.emails[0], other.emails[0], score_cutoff=_SLIPS) <= _SLIPS)


class _Steps:
    """Steps done through all the sources, told once in so many that one can stop at once."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = 0
        self.total = 0

    def some(self) -> None:
        """Say that as many are done as stand between two reports."""
        self._progress.report(min(self._done, self.total), self.total, _("Looking for duplicates"))
        self._done += _REPORT_EVERY


def _kinds_of_keys(filed: FiledCards) -> list[tuple[Callable[[FiledCard], Keys], Gate]]:
    """What of a card another one may have too, the most telling first."""

    def names(card: FiledCard) -> Keys:
        if card.names == " ":
            return ()
        return ((card.names, card.city),) if filed.names[card.names] > _MOST_OF_A_NAME else (card.names,)

    def company(card: FiledCard) -> Keys:
        if not card.company:
            return ()
        return ((card.company, card.city),) if filed.companies[card.company] > _MOST_OF_A_NAME else (card.company,)

    return [
        (lambda card: card.phones, _always),
        (lambda card: card.emails, _always),
        (lambda card: (card.birthday,) if card.birthday and None not in card.birthday else (), _are_called_alike),
        (_addresses, _are_called_alike),
        (company, _are_alike_and_meet),
        (names, _meet_elsewhere),
    ]


def _are_alike_and_meet(one: FiledCard, other: FiledCard) -> bool:
    return _meet_elsewhere(one, other) and _are_called_alike(one, other)


def _addresses(card: FiledCard) -> Keys:
    """The house in its city, and the same with a name where the city is not known or written otherwise."""
    if not card.street or not card.house:
        return ()
    street, house, given, family = card.street, card.house, card.given, card.family
    alone = given or family or card.company
    return (street, house, card.city), (street, house, 0, given or alone), (street, house, 0, family or alone)


def _sharing(  # noqa: C901 - one loop, gone through a million times
    filed: FiledCards, keys_of: Callable[[FiledCard], Keys], is_worth_it: Gate, steps: _Steps
) -> Iterator[tuple[int, int]]:
    """Pairs with a key in common and as much more as the gate asks for."""
    cards = filed.cards
    places: dict[Hashable, int | list[int]] = {}
    for place, card in enumerate(cards):
        if place % _REPORT_EVERY == 0:
            steps.some()
        for key in keys_of(card):
            sharing = places.get(key)
            if sharing is None:
                if card.is_new:
                    places[key] = place  # a list for each key of one card would cost more than all the rest
                continue
            if isinstance(sharing, int):
                sharing = [sharing]
                if card.is_new:
                    places[key] = sharing
            if len(sharing) >= _MOST_ALIKE:
                continue
            for before in sharing:
                if is_worth_it(cards[before], card) and before != place:
                    yield before, place
            if card.is_new:
                sharing.append(place)


def _neighbours(filed: FiledCards, bearers: dict[str, list[int]], names: list[str], steps: _Steps) -> Iterator[tuple[int, int]]:
    """Pairs whose names stand near one another in the order, differ by a slip, and who have more in common."""
    cards, new = filed.cards, filed.new
    for step, at in enumerate(_near_new(names, bearers, new)):
        if step % _REPORT_EVERY == 0:
            steps.some()
        name = names[at]
        those = bearers[name]
        for neighbour in names[at + 1 : at + 1 + _NEIGHBOURS]:
            others = bearers[neighbour]
            are_two_names = len(those) > _MOST_OF_A_SLIP and len(others) > _MOST_OF_A_SLIP
            are_known = those[0] >= new and others[0] >= new
            if are_two_names or are_known or OSA.distance(name, neighbour, score_cutoff=_SLIPS) > _SLIPS:
                continue
            for pair in product(those, others):
                first, second = pair if pair[0] < pair[1] else (pair[1], pair[0])
                if first < new and _meet_elsewhere(cards[first], cards[second]):
                    yield first, second


def _near_new(names: list[str], bearers: dict[str, list[int]], new: int) -> Iterable[int]:
    """Where in the order a new card's name stands or is one of the next ones."""
    places = [at for at, name in enumerate(names) if bearers[name][0] < new]
    if len(places) * _NEIGHBOURS > len(names):
        return range(len(names))
    return sorted({at - back for at in places for back in range(_NEIGHBOURS + 1) if at >= back})


def _other_way_round(names: str) -> str:
    first, _space, second = names.partition(" ")
    return f"{second} {first}"
