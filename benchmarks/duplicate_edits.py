"""How people write the same customer down a second time: slips of the hand, other spellings, names the other way round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.duplicate_data import InventedCard
    from benchmarks.duplicate_words import Words

Thing = TypeVar("Thing")
_DIGITS = "0123456789"
_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_NAMES = ("given", "middle", "family")


class Dice:
    """Chance from a seed by `Random.random` alone, the one method whose numbers no version of Python may change."""

    def __init__(self, seed: int) -> None:
        self.roll = Random(seed).random
        self._weights: dict[int, list[float]] = {}

    def chance(self, share: float) -> bool:
        """Whether it happens that has this share."""
        return self.roll() < share

    def below(self, count: int) -> int:
        """A whole number from 0 on."""
        return int(self.roll() * count)

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One, each as often as the others."""
        return things[self.below(len(things))]

    def common(self, things: Sequence[Thing]) -> Thing:
        """One, the first ones more often, by Zipf's law with a flat head: of 200 the first is met 3 times in 100."""
        sums = self._weights.get(len(things))
        if sums is None:
            sums, total = [], 0.0
            for place in range(len(things)):
                total += (place + 10) ** -0.9
                sums.append(total)
            self._weights[len(things)] = sums
        wanted, low, high = self.roll() * sums[-1], 0, len(sums) - 1
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if sums[middle] < wanted else (low, middle)
        return things[low]

    def digits(self, count: int) -> str:
        """So many digits."""
        return "".join(_DIGITS[self.below(10)] for _ in range(count))

    def shuffled(self, things: Sequence[Thing]) -> list[Thing]:
        """All, in no order."""
        mixed = list(things)
        for last in range(len(mixed) - 1, 0, -1):
            other = self.below(last + 1)
            mixed[last], mixed[other] = mixed[other], mixed[last]
        return mixed

    def sample(self, things: Sequence[Thing], count: int) -> list[Thing]:
        """So many, each at most once."""
        return self.shuffled(things)[:count]


def touch(dice: Dice, card: InventedCard, words: Words) -> InventedCard:
    """The card as it is written a second time: 1 to 3 of the fields it has are touched, and at least one is another than before."""
    while True:
        present = [name for name in (*_NAMES, "company", "phones", "emails", "birthday", "street", "city") if getattr(card, name)]
        second = card
        for name in dice.sample(present, 1 + dice.below(3)):
            second = _touch_field(dice, second, name, words)
        if second != card and (second.given or second.family or second.company):
            return second


def _touch_field(dice: Dice, card: InventedCard, name: str, words: Words) -> InventedCard:
    if dice.chance(0.1):
        return _with(card, name, type(getattr(card, name))())
    if name in {"given", "family"}:
        return _touch_name(dice, card, name, words)
    if name == "phones":
        place = dice.below(len(card.phones))
        phones = [_slip(dice, phone, _DIGITS, start=4) if at == place else phone for at, phone in enumerate(card.phones)]
        return replace(card, phones=tuple(phones))
    if name == "emails":
        local, _, host = card.emails[0].partition("@")
        return replace(card, emails=(f"{_slips(dice, local, _LATIN_LETTERS)}@{host}",))
    if name == "birthday":
        return replace(card, birthday=_other_day(dice, card.birthday))
    text = _touch_company(dice, card.company, words) if name == "company" else _respelled(dice, getattr(card, name), words)
    return _with(card, name, text)


def _with(card: InventedCard, name: str, value: Any) -> InventedCard:  # noqa: ANN401 - fields are of two types
    return replace(card, **{name: value})


def _touch_name(dice: Dice, card: InventedCard, name: str, words: Words) -> InventedCard:
    way = dice.roll()
    if way < 0.15:
        return replace(card, given=card.family, family=card.given)
    if way < 0.25 and card.given:
        title = dice.pick(words.titles)
        return replace(card, given=f"{title} {card.given}") if dice.chance(0.5) else replace(card, title=title)
    return _with(card, name, _respelled(dice, getattr(card, name), words))


def _touch_company(dice: Dice, company: str, words: Words) -> str:
    if dice.chance(0.5):
        bare = company
        for ending in words.firm_endings:
            bare = bare.removesuffix(ending)
        return bare if bare != company else company + dice.pick(words.firm_endings)
    return _respelled(dice, company, words)


def _respelled(dice: Dice, text: str, words: Words) -> str:
    """Another spelling where the text has one, every third time; else slips."""
    if dice.chance(1 / 3):
        possible = [(one, other) for one, other in words.spellings if one in text]
        if possible:
            one, other = dice.pick(possible)
            return text.replace(one, other, 1)
    return _slips(dice, text, words.alphabet)


def _slips(dice: Dice, text: str, alphabet: str) -> str:
    text = _slip(dice, text, alphabet)
    return _slip(dice, text, alphabet) if dice.chance(0.4) else text


def _slip(dice: Dice, text: str, alphabet: str, start: int = 0) -> str:
    """One letter put in, left out, mistaken, or changed places with the next; a digit stays a digit."""
    place = start + dice.below(len(text) - start)
    letter = dice.pick(_DIGITS if text[place].isdigit() else alphabet)
    way = dice.below(4)
    if way == 0:
        return text[:place] + letter + text[place:]
    if way == 1 and len(text) - start > 1:
        return text[:place] + text[place + 1 :]
    if way == 2 and place + 1 < len(text):
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return text[:place] + letter + text[place + 1 :]


def _other_day(dice: Dice, birthday: str) -> str:
    """Day and month the other way round, else a digit mistaken; what is no day is tried again."""
    while True:
        year, month, day = birthday.split("-")
        if dice.chance(0.3):
            month, day = day, month
        else:
            digits = year + month + day
            place = 2 + dice.below(6)
            digits = digits[:place] + dice.digits(1) + digits[place + 1 :]
            year, month, day = digits[:4], digits[4:6], digits[6:]
        try:
            return date.fromisoformat(f"{year}-{month}-{day}").isoformat()
        except ValueError:
            continue
