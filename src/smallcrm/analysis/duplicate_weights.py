"""How probably two cards are one customer, by what agrees, what is nearly the same, and what contradicts.

The weights are bits, logarithms of how much likelier an agreement is on two cards of one customer than on two cards of two
(Fellegi and Sunter, A Theory for Record Linkage, 1969); rare names weigh more than common ones. A pair is held against the
likelier of two other explanations: two strangers, or two of one household or office, to whom the same phone, address,
company or family name mean nothing.
"""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

from smallcrm.analysis.duplicate_contacts import address_weight, birthday_weight, email_weight, phone_weight
from smallcrm.analysis.duplicate_names import Level, NameScale, NameWeight, middle_weight
from smallcrm.analysis.duplicates import Reason

if TYPE_CHECKING:
    from smallcrm.analysis.duplicate_contacts import Weight
    from smallcrm.analysis.duplicate_keys import FiledCard, FiledCards

_ONE_IN = 10
"""A card in so many has a second one."""
_HOUSEHOLD = -1.3
"""Two who share a phone or an address are rather two of a family than one customer."""
_CITIZENS = 300
"""How many of the background live in any city."""
_DIGITS_SHOWN = 4


class Scale:
    """Weighs pairs of the cards it was made for."""

    def __init__(self, filed: FiledCards) -> None:
        self._names = NameScale(filed)
        self._phones, self._cities = filed.phones, filed.cities
        self._strangers = -log2(_ONE_IN * self._names.world)

    def weigh(self, one: FiledCard, other: FiledCard, threshold: float) -> tuple[float, tuple[Reason, ...]] | None:
        """The probability and the reasons; None below the threshold, and where nothing but the name agrees."""
        named = one.names != " " and other.names != " "
        name = self._names.person(one, other) if named else self._names.firm(one, other, is_name=True)
        email = email_weight(one.emails, other.emails)
        birthday = birthday_weight(one.birthday, other.birthday)
        if name.level == Level.OTHER and email.level < Level.SAME and birthday.level < Level.SAME:
            return None
        phone = phone_weight(one.phones, other.phones, self._phones)
        address = address_weight(one, other, self._city_bits(one.city, other.city))
        levels = (phone.level, email.level, birthday.level, address.level)
        if levels.count(Level.OTHER) > 1 and Level.SAME not in levels:
            # Namesakes: two things contradict, and none is the same.
            return None
        firm = self._names.firm(one, other, is_name=False) if named else _NO_FIRM
        same_number = bool(one.number) and one.number == other.number and name.level != Level.OTHER
        is_same = name.level == Level.SAME and one.middle == other.middle
        reasons = _reasons(name, firm, (phone, email, birthday, address), named=named, is_same=is_same, same_number=same_number)
        if not reasons or reasons[-1] in _NAMES_ALONE or (_is_city_alone(reasons) and Level.OTHER in levels):
            return None
        middle, middle_at_home = middle_weight(one.middle, other.middle)
        number = 4.0 if same_number else 0.0
        contacts = phone.strangers + email.strangers + birthday.strangers + address.strangers
        bits = self._strangers + name.strangers + middle + firm.strangers + contacts + number
        if max(phone.level, email.level, address.level, firm.level) >= Level.SIMILAR:
            contacts = phone.household + email.household + birthday.household + address.household
            bits = min(bits, _HOUSEHOLD + name.household + middle_at_home + firm.household + contacts + number)
        score = round(1 / (1 + 2.0**-bits), _DIGITS_SHOWN)
        return (score, reasons) if score >= threshold else None

    def _city_bits(self, one: str, other: str) -> float:
        return log2(self._names.world / (max(self._cities[one], self._cities[other]) + _CITIZENS))


_NAMES_ALONE = frozenset({Reason.SAME_NAME, Reason.SWAPPED_NAME, Reason.SIMILAR_NAME})


_NO_FIRM = NameWeight(0.0, 0.0, Level.UNKNOWN)


def _is_city_alone(reasons: tuple[Reason, ...]) -> bool:
    return reasons[-1] == Reason.SAME_CITY and all(reason in _NAMES_ALONE for reason in reasons[:-1])


def _reasons(
    name: NameWeight, firm: NameWeight, contacts: tuple[Weight, ...], *, named: bool, is_same: bool, same_number: bool
) -> tuple[Reason, ...]:
    """What agrees, the names first; they are the same only where no word of one is missing in the other."""
    reasons = []
    if named and name.level >= Level.SIMILAR:
        whole = Reason.SWAPPED_NAME if name.is_swapped else Reason.SAME_NAME
        reasons.append(whole if is_same else Reason.SIMILAR_NAME)
    company = firm if named else name
    if company.level >= Level.SIMILAR:
        reasons.append(Reason.SAME_COMPANY if company.level == Level.SAME else Reason.SIMILAR_COMPANY)
    reasons += [weight.reason for weight in contacts if weight.reason is not None]
    if same_number:
        reasons.append(Reason.SAME_NUMBER)
    return tuple(reasons)
