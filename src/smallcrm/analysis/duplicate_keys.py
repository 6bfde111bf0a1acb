"""Cards made ready for comparing: every part folded once, so that what people take for the same is the same."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from smallcrm.domain.folding import look_alike_key
from smallcrm.domain.partial_date import Calendar, CalendarError
from smallcrm.domain.person_name import split_full_name
from smallcrm.domain.phone import tells_a_phone
from smallcrm.domain.phone_plans import split_calling_code
from smallcrm.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smallcrm.analysis.duplicates import ComparedCard
    from smallcrm.domain.partial_date import PartialDate
    from smallcrm.domain.progress import Progress

Day = tuple[int | None, int | None, int | None]
_REPORT_EVERY = 2_000
_COUNT_AT_ONCE = 20_000

_SIGNS = re.compile(r"[^\w\s]+")
_DOUBLED = re.compile(r"(י)י+|(ו)ו+")
_HOUSE = re.compile(r"\d+")


@dataclass(slots=True, eq=False)
class FiledCard:
    """A card's folded parts, without spaces; `names` are given and family name by the alphabet, so swapped ones have the same."""

    id: int
    is_new: bool
    given: str
    family: str
    middle: str
    names: str
    company: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]
    birthday: Day | None
    street: str
    house: str
    city: str
    number: str


@dataclass(slots=True)
class FiledCards:
    """All cards, the new ones first, each side by id; the words of names that have several; and how many cards bear each thing."""

    cards: list[FiledCard]
    new: int
    words: dict[str, str]
    parts: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    cities: Counter[str] = field(default_factory=Counter)
    phones: Counter[str] = field(default_factory=Counter)
    companies: Counter[str] = field(default_factory=Counter)


def file_cards(cards: Iterable[ComparedCard], against: Iterable[ComparedCard], progress: Progress) -> FiledCards:
    """Make all cards ready. Raises ValueError where two have one id."""
    names, companies = _Names(), _Companies()
    filed: list[FiledCard] = []
    sides = chain(((card, True) for card in cards), ((card, False) for card in against))
    for done, (card, is_new) in enumerate(sides):
        if done % _REPORT_EVERY == 0:
            progress.report(done, 0, _("Looking for duplicates"))
        filed.append(_file(card, names, companies, is_new=is_new))
    filed.sort(key=lambda card: (not card.is_new, card.id))
    if len({card.id for card in filed}) < len(filed):
        raise ValueError("two cards have one id")
    all_filed = FiledCards(filed, sum(card.is_new for card in filed), names.words)
    _count(all_filed, progress)
    return all_filed


class _Names(dict[str, str]):
    """A name as typed: its folded letters without titles and spaces; `words` has those of several words with spaces."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}

    def __missing__(self, typed: str) -> str:
        words = _words(_untitled(typed))
        folded = self[typed] = "".join(words)
        if len(words) > 1:
            self.words[folded] = " ".join(words)
        return folded


class _Companies(dict[str, str]):
    """A company as typed, without what says how it is constituted."""

    def __missing__(self, typed: str) -> str:
        words = _words(typed)
        legal_words, legal_phrases = _legal_forms()
        text = " ".join([word for word in words if word not in legal_words])
        for phrase in legal_phrases:
            text = text.replace(phrase, "")
        folded = self[typed] = text.replace(" ", "") or "".join(words)
        return folded


def _words(typed: str) -> list[str]:
    """Folded words; יי and וו are written by one and not by another."""
    text = look_alike_key(typed)
    if not text.isalpha():
        text = _SIGNS.sub("", text)
    if "יי" in text or "וו" in text:
        text = _DOUBLED.sub(r"\1\2", text)
    return text.split()


def _untitled(typed: str) -> str:
    if len(typed.split()) < 2:  # noqa: PLR2004 - a word alone is no title
        return typed
    # In Arabic a single word after a title is the given name: what follows the title is wanted as it stands.
    title = split_full_name(typed, "ar").title
    return " ".join(typed.split()[len(title.split()) :])


@cache
def _legal_forms() -> tuple[frozenset[str], tuple[str, ...]]:
    """Those of one word, and those of several."""
    folded = [" ".join(_words(form)) for form in _LEGAL_FORMS]
    return frozenset(form for form in folded if " " not in form), tuple(form for form in folded if " " in form)


_LEGAL_FORMS = (
    *('בע"מ', 'ע"ר', "Ltd", "Limited", "LLP", "LLC", "PLC", "Inc", "GmbH", "ЕООД", "ООД", "ЕАД", "АД", "ЕТ", "СД", "КД", "OOD", "EOOD"),
    *("ذ.م.م", "ذ م م", "م.ع.م", "م ع م", "ش.م.م", "ش م م", "با مسئولیت محدود", "سهامی خاص", "سهامی عام"),
)


def _file(card: ComparedCard, names: _Names, companies: _Companies, *, is_new: bool) -> FiledCard:
    given = names[card.given_name or (card.known_as if not card.family_name else "")]
    family = names[card.family_name]
    street, house = card.street, ""
    if street and not street.isalpha():
        house = " ".join(_HOUSE.findall(street))
        street = _HOUSE.sub("", street)
    return FiledCard(
        card.id,
        is_new,
        given,
        family,
        names[card.middle_name],
        f"{given} {family}" if given < family else f"{family} {given}",
        companies[card.company],
        _distinct([_phone(phone) for phone in card.phones if tells_a_phone(phone)]) if card.phones else (),
        _distinct([email.casefold() for email in card.emails]) if card.emails else (),
        _day(card.birthday) if card.birthday is not None else None,
        names[street],
        names[house],
        names[card.city],
        card.number,
    )


def _distinct(texts: list[str]) -> tuple[str, ...]:
    if len(texts) > 1:
        texts = list(dict.fromkeys(texts))
    return tuple(texts) if all(texts) else tuple(filter(None, texts))


def _phone(phone: str) -> str:
    """The key without the country, as `domain.phone.search_key` makes it, but quick for what is E.164 already."""
    if phone[:1] != "+":
        return phone
    if ";" in phone:
        phone = phone.partition(";")[0]
    return phone[_CODES[phone[1:4]] :]


class _Codes(dict[str, int]):
    """How many signs stand before the national number, by the first three digits."""

    def __missing__(self, digits: str) -> int:
        length = self[digits] = 1 + len(split_calling_code(digits)[0])
        return length


_CODES = _Codes()


def _day(birthday: PartialDate) -> Day | None:
    if birthday.calendar is Calendar.GREGORIAN:
        return birthday.year, birthday.month, birthday.day
    try:
        parts = birthday.gregorian_parts()
    except CalendarError:
        return None
    return None if parts == (None, None, None) else parts


def _count(filed: FiledCards, progress: Progress) -> None:
    for start in range(0, len(filed.cards), _COUNT_AT_ONCE):
        progress.report(start, len(filed.cards), _("Looking for duplicates"))
        those = filed.cards[start : start + _COUNT_AT_ONCE]
        filed.parts.update([card.given for card in those])
        filed.parts.update([card.family for card in those])
        filed.names.update([card.names for card in those])
        filed.cities.update([card.city for card in those])
        filed.phones.update([phone for card in those for phone in card.phones])
        filed.companies.update([card.company for card in those])
