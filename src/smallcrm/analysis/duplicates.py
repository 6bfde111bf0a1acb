"""Cards that are probably one customer: always proposed with the reasons, never decided.

Candidates share a key (phone, e-mail, birthday, address, company, the names) or stand beside one another in the order of
their names; each is weighed by what agrees and what does not. A family that shares a phone is not a duplicate.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallcrm.domain.partial_date import PartialDate
    from smallcrm.domain.progress import Progress

PROPOSED = 0.5
"""Score from which a pair is shown to the user: more likely one customer than two."""


class Reason(StrEnum):
    """What speaks for a pair, the names first."""

    SAME_NAME = "same_name"
    SWAPPED_NAME = "swapped_name"
    SIMILAR_NAME = "similar_name"
    SAME_COMPANY = "same_company"
    SIMILAR_COMPANY = "similar_company"
    SAME_PHONE = "same_phone"
    SIMILAR_PHONE = "similar_phone"
    SAME_EMAIL = "same_email"
    SIMILAR_EMAIL = "similar_email"
    SAME_BIRTHDAY = "same_birthday"
    SIMILAR_BIRTHDAY = "similar_birthday"
    SAME_ADDRESS = "same_address"
    SAME_CITY = "same_city"
    SAME_NUMBER = "same_number"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedCard:
    """What of a card is compared, as typed; whatever is empty is not known and speaks neither for nor against.

    `phones` are search keys (`domain.phone.search_key`) or E.164; `street` holds the number of the house too; `number` is
    the customer's own. Ids are unique among all cards that are compared with one another.
    """

    id: int
    title: str = ""
    given_name: str = ""
    middle_name: str = ""
    family_name: str = ""
    known_as: str = ""
    company: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    birthday: PartialDate | None = None
    street: str = ""
    city: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class DuplicatePair:
    """Two cards by their ids, how probably they are one customer (0 to 1), and why."""

    first: int
    second: int
    score: float
    reasons: tuple[Reason, ...]


def find_duplicates(
    cards: Iterable[ComparedCard],
    progress: Progress,
    *,
    against: Iterable[ComparedCard] = (),
    threshold: float = PROPOSED,
) -> list[DuplicatePair]:
    """The pairs among `cards`, and of one of `cards` with one of `against`, from the threshold on, the best first.

    Cards of `against` are not compared with one another, so few new ones cost little beside many that are known. Of two
    cards the smaller id is the first, but one of `against` is always the second. The order of what is given does not
    matter. Raises `Cancelled` when the user stops it, and ValueError where two cards have one id.
    """
    from smallcrm.analysis.duplicate_candidates import candidates
    from smallcrm.analysis.duplicate_keys import file_cards
    from smallcrm.analysis.duplicate_weights import Scale

    filed = file_cards(cards, against, progress)
    scale = Scale(filed)
    found = []
    for one, other in candidates(filed, progress):
        weighed = scale.weigh(one, other, threshold)
        if weighed is not None:
            found.append(DuplicatePair(one.id, other.id, *weighed))
    found.sort(key=lambda pair: (-pair.score, pair.first, pair.second))
    return found
