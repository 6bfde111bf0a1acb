"""How much phones, e-mail addresses, birthdays and addresses speak for one customer."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from smallcrm.analysis.duplicate_names import Level
from smallcrm.analysis.duplicates import Reason

if TYPE_CHECKING:
    from smallcrm.analysis.duplicate_keys import Day, FiledCard


class Weight(NamedTuple):
    """Bits against two strangers and against two of one household, how alike, and what to say of it."""

    strangers: float
    household: float
    level: Level
    reason: Reason | None = None


_NOTHING = Weight(0.0, 0.0, Level.UNKNOWN)
_WHOLE_PHONES = {1: 14, 2: 17}
"""How many digits both numbers have together, so that so many slips leave something to tell them by."""
_TWO_SLIPS = 2
_SIMILAR_STREET = 80
_FEWEST_DIGITS = 2


def phone_weight(one: tuple[str, ...], other: tuple[str, ...], counted: dict[str, int]) -> Weight:
    """Of the phones; one that many have says little."""
    if not one or not other:
        return _NOTHING
    shared = [phone for phone in one if phone in other]
    if shared:
        bearers = min([counted[phone] for phone in shared])
        return Weight(16 - 2 * log2(max(1, bearers - 1)), 1.0 if len(shared) > 1 else 0.0, Level.SAME, Reason.SAME_PHONE)
    for most, weight in _PHONE_SLIPS:
        for phone in one:
            for another in other:
                if OSA.distance(phone, another, score_cutoff=most) <= most and len(phone) + len(another) >= _WHOLE_PHONES[most]:
                    return weight
    return _OTHER_PHONE


_OTHER_PHONE = Weight(-1.5, 0.0, Level.OTHER)
_PHONE_SLIPS = (
    (1, Weight(9.0, 2.0, Level.SIMILAR, Reason.SIMILAR_PHONE)),
    (2, Weight(5.0, 1.0, Level.SIMILAR, Reason.SIMILAR_PHONE)),
)


def email_weight(one: tuple[str, ...], other: tuple[str, ...]) -> Weight:
    """Of the e-mail addresses; namesakes have similar ones, told apart by a digit."""
    if not one or not other:
        return _NOTHING
    if any(email in other for email in one):
        return Weight(14.0, 4.0, Level.SAME, Reason.SAME_EMAIL)
    for email in one:
        for another in other:
            slips = OSA.distance(email, another, score_cutoff=_TWO_SLIPS)
            if slips <= _TWO_SLIPS:
                digits = _digits(email)
                if digits == _digits(another) and len(digits) >= _FEWEST_DIGITS:
                    return Weight(6.0, 3.0, Level.SIMILAR, Reason.SIMILAR_EMAIL)
                if slips == 1:
                    return Weight(3.0, 1.0, Level.SIMILAR, Reason.SIMILAR_EMAIL)
    return _OTHER_EMAIL


_OTHER_EMAIL = Weight(-1.5, -2.0, Level.OTHER)


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def birthday_weight(one: Day | None, other: Day | None) -> Weight:
    """Of the birthdays, of which a part may be unknown; twins have the same."""
    if one is None or other is None:
        return _NOTHING
    if one == other:
        return _SAME_DAY if None not in one else Weight(4.0, 2.0, Level.SAME, Reason.SAME_BIRTHDAY)
    if None in one or None in other:
        return _partly_known_day(one, other)
    swapped = one[0] == other[0] and one[1] == other[2] and one[2] == other[1]
    if swapped or OSA.distance(_written(one), _written(other), score_cutoff=1) == 1:
        return Weight(5.0, 2.0, Level.SIMILAR, Reason.SIMILAR_BIRTHDAY)
    return _OTHER_DAY


def _partly_known_day(one: Day, other: Day) -> Weight:
    known = [(part, another) for part, another in zip(one, other, strict=True) if part is not None and another is not None]
    if not known:
        return _NOTHING
    return Weight(4.0, 2.0, Level.SIMILAR, Reason.SIMILAR_BIRTHDAY) if all(part == another for part, another in known) else _OTHER_DAY


def _written(day: Day) -> str:
    return "".join(f"{part or 0:02}" for part in day)


_OTHER_DAY = Weight(-3.5, -4.0, Level.OTHER)
_SAME_DAY = Weight(13.0, 5.0, Level.SAME, Reason.SAME_BIRTHDAY)


def address_weight(one: FiledCard, other: FiledCard, city_bits: float) -> Weight:
    """Of street, house and city; `city_bits` is what it says that one city is in common."""
    city = _city_level(one.city, other.city)
    if not one.street or not other.street:
        return _city_alone(city, city_bits)
    if one.house == other.house:
        if one.street == other.street:
            bits = (3.0, 10.0, 11.0, 12.0)[city] if one.house else (0.0, 2.0, 3.0, 5.0)[city]
            return Weight(bits, 0.0, Level.SAME if city != Level.OTHER else Level.SIMILAR, Reason.SAME_ADDRESS)
        if fuzz.ratio(one.street, other.street) >= _SIMILAR_STREET:
            return Weight((0.0, 7.0, 8.0, 9.0)[city], 0.0, Level.SIMILAR, Reason.SAME_ADDRESS if city != Level.OTHER else None)
    elif one.street == other.street and OSA.distance(one.house, other.house, score_cutoff=1) == 1:
        return Weight((0.0, 4.0, 6.0, 6.0)[city], 0.0, Level.SIMILAR, Reason.SAME_ADDRESS if city == Level.SAME else None)
    alone = _city_alone(city, city_bits)
    return Weight(alone.strangers - 1.5, -0.5, Level.OTHER, alone.reason)


def _city_level(one: str, other: str) -> Level:
    if not one or not other:
        return Level.UNKNOWN
    if one == other:
        return Level.SAME
    return Level.SIMILAR if OSA.distance(one, other, score_cutoff=_TWO_SLIPS) <= min(_TWO_SLIPS, len(one) // 2) else Level.OTHER


def _city_alone(city: Level, bits: float) -> Weight:
    if city == Level.SAME:
        return Weight(bits, 0.0, Level.UNKNOWN, Reason.SAME_CITY)
    if city == Level.SIMILAR:
        return Weight(bits - 2, 0.0, Level.UNKNOWN, Reason.SAME_CITY)
    return Weight(-3.0, -0.5, Level.UNKNOWN) if city == Level.OTHER else _NOTHING
