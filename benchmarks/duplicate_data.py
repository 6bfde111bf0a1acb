"""Cards of which some stand twice, fixed before the finder of duplicates was written: made from a seed, the same on every Python.

A fifth in each language. Names are as common as in life, so there are several of one name; a share of the phones serves a
whole family or an office; fathers' names return as their children's middle names, and there are twins. A doubled card is
written again with 1 to 3 of its fields touched, each by up to two edits.
"""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.duplicate_edits import Dice, touch
from benchmarks.duplicate_words import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.duplicate_words import Words

SEED = 20_261_122
FINGERPRINT = "183635fcebc67e3d"
"""Of the data of that seed; the benchmark refuses other ones."""
MANY = 100_000
DOUBLED = 5_000
FAMILY_SHARE = 0.15
OFFICE_SHARE = 0.02
FIRM_SHARE = 0.1
MISSING = 0.1
_FIRST_BIRTH = date(1936, 1, 1)
_ADULT_DAYS = 69 * 365
_CHILD_DAYS = 6 * 365
_MAIL_HOSTS = ("example.com", "example.org", "example.net", "mail.example", "post.example")


@dataclass(frozen=True, slots=True)
class InventedCard:
    """A card of the data: everything as typed, phones as E.164, `birthday` ISO, `street` with the number of the house."""

    id: int
    language: str
    title: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    company: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    birthday: str = ""
    street: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class DoubledCards:
    """The cards in no order, and the ids of those that are one customer, the smaller first."""

    cards: tuple[InventedCard, ...]
    pairs: frozenset[tuple[int, int]]

    def fingerprint(self) -> str:
        """What is the same only where the data are."""
        known = hashlib.sha256()
        names = [field.name for field in fields(InventedCard)]
        for card in self.cards:
            known.update(repr([getattr(card, name) for name in names]).encode())
        known.update(repr(sorted(self.pairs)).encode())
        return known.hexdigest()[:16]


def make_doubled_cards(cards: int = MANY, doubled: int = DOUBLED, seed: int = SEED) -> DoubledCards:
    """So many cards, and of so many of them a second one beside."""
    dice = Dice(seed)
    originals = [_with_gaps(dice, card) for card in itertools.islice(_invented(dice), cards)]
    seconds = [touch(dice, card, WORDS[card.language]) for card in dice.sample(originals, doubled)]
    everyone = dice.shuffled([*((card.id, card) for card in originals), *((card.id, card) for card in seconds)])
    places: dict[int, list[int]] = {}
    for place, (first_id, _card) in enumerate(everyone, 1):
        places.setdefault(first_id, []).append(place)
    numbered = tuple(replace(card, id=place) for place, (_id, card) in enumerate(everyone, 1))
    return DoubledCards(numbered, frozenset((two[0], two[1]) for two in places.values() if len(two) > 1))


def _invented(dice: Dice) -> Iterator[InventedCard]:
    """One group after another (a family, an office, a firm, one person), numbered; the languages take turns."""
    languages = tuple(WORDS)
    number = 0
    for turn in itertools.count():
        language = languages[turn % len(languages)]
        for card in _group(dice, language, WORDS[language]):
            number += 1
            yield replace(card, id=number)


def _group(dice: Dice, language: str, words: Words) -> list[InventedCard]:
    """Groups are drawn more seldom than their members are met."""
    kind = dice.roll()
    family, office = FAMILY_SHARE / 3, OFFICE_SHARE / 2.5
    one = 1 - FAMILY_SHARE - OFFICE_SHARE
    kind *= family + office + one
    if kind < family:
        return _family(dice, language, words)
    if kind < family + office:
        return _office(dice, language, words)
    return [_firm(dice, language, words) if dice.chance(FIRM_SHARE) else _person(dice, language, words)]


def _person(dice: Dice, language: str, words: Words) -> InventedCard:
    woman = dice.chance(0.5)
    given = dice.common(words.women if woman else words.men)
    family = dice.common(words.women_families if woman and words.women_families else words.families)
    middle = _middle(dice, language, words, dice.common(words.men), woman=woman) if dice.chance(words.middle_share) else ""
    city, area = dice.common(words.cities)
    phones = [_mobile(dice, words)]
    if dice.chance(0.35):
        phones.append(_landline(dice, words, area))
    return InventedCard(
        0,
        language,
        title=dice.pick(words.titles) if dice.chance(0.05) else "",
        given=given,
        middle=middle,
        family=family,
        company=_company(dice, words) if dice.chance(0.08) else "",
        phones=tuple(phones),
        emails=(_email(dice, words, given, family),) if dice.chance(0.6) else (),
        birthday=_day(dice, _FIRST_BIRTH, _ADULT_DAYS) if dice.chance(0.7) else "",
        street=_street(dice, words),
        city=city,
    )


def _family(dice: Dice, language: str, words: Words) -> list[InventedCard]:
    """Two to four of one family name with one phone, most of them in one house; some share an e-mail address or an initial."""
    place = dice.below(len(words.families))
    father_given, grandfather = dice.common(words.men), dice.common(words.men)
    phone, city, area = _mobile(dice, words), *dice.common(words.cities)
    street, mail = _street(dice, words), _email(dice, words, father_given, words.families[place])
    own = birth = _FIRST_BIRTH + timedelta(days=dice.below(_ADULT_DAYS // 2))
    used: set[str] = set()
    twins = dice.chance(0.1)
    members = []
    for member in range(2 + dice.below(3)):
        woman = member == 1 or (member > 1 and dice.chance(0.5))
        names = words.women if woman else words.men
        given = father_given if member == 0 else dice.common(names)
        if member > 1 and dice.chance(0.25):
            given = dice.pick([name for name in names if name[0] == father_given[0]] or names)
        if member < 2:
            own = birth + timedelta(days=dice.below(2000))
        elif member == 2 or not twins:
            own = birth + timedelta(days=9000 + dice.below(_CHILD_DAYS))
        if given in used:
            continue
        used.add(given)
        fathers = father_given if member > 1 else grandfather if member == 0 else dice.common(words.men)
        is_here = member < 2 or dice.chance(0.85)
        person = replace(
            _person(dice, language, words),
            given=given,
            middle=_middle(dice, language, words, fathers, woman=woman) if dice.chance(words.middle_share) else "",
            family=(words.women_families if woman and words.women_families else words.families)[place],
            phones=(phone, _landline(dice, words, area)) if dice.chance(0.15) else (phone,),
            birthday=own.isoformat() if dice.chance(0.7) else "",
            emails=(mail,) if dice.chance(0.1) else (_email(dice, words, given, words.families[place]),) if dice.chance(0.5) else (),
        )
        members.append(replace(person, street=street, city=city) if is_here else person)
    return members


def _office(dice: Dice, language: str, words: Words) -> list[InventedCard]:
    """Two or three who work in one firm and are reached by its phone."""
    company, (city, area) = _company(dice, words), dice.common(words.cities)
    phone, street = _landline(dice, words, area), _street(dice, words)
    people = [_person(dice, language, words) for _ in range(2 + dice.below(2))]
    return [replace(person, company=company, phones=(phone,), street=street, city=city) for person in people]


def _firm(dice: Dice, language: str, words: Words) -> InventedCard:
    """A firm, and on every second card whom to ask for."""
    person = _person(dice, language, words)
    area = dict(words.cities)[person.city]
    phones = (_landline(dice, words, area), *person.phones[:1]) if dice.chance(0.4) else (_landline(dice, words, area),)
    firm = replace(person, company=_company(dice, words), phones=phones, birthday="")
    return firm if dice.chance(0.5) else replace(firm, title="", given="", middle="", family="")


def _with_gaps(dice: Dice, card: InventedCard) -> InventedCard:
    """A tenth of the fields is not known; something the card is called by stays."""
    gone = {name: type(getattr(card, name))() for name in _MAY_MISS if getattr(card, name) and dice.chance(MISSING)}
    left = replace(card, **gone)
    if not (left.given or left.family or left.company):
        left = replace(left, given=card.given, company=card.company)
    return left


def _middle(dice: Dice, language: str, words: Words, fathers: str, *, woman: bool) -> str:
    """The father's name in Arabic and, as a name of its own, in Bulgarian; else any."""
    if language == "ar":
        return fathers
    if language == "bg":
        ending = "в" if fathers.endswith("о") else "ев" if fathers[-1] in "йьяи" else "ов"
        stem = fathers[:-1] if fathers[-1] in "йьяи" else fathers
        return f"{stem}{ending}{'а' if woman else ''}"
    return dice.common(words.women if woman else words.men)


def _company(dice: Dice, words: Words) -> str:
    name = dice.pick(words.firms).replace("{name}", dice.common(words.families))
    return name + dice.pick(words.firm_endings) if dice.chance(0.5) else name


def _email(dice: Dice, words: Words, given: str, family: str) -> str:
    first, last = (_latin(words, name) for name in (given, family))
    shape = dice.below(5)
    local = (f"{first}.{last}", f"{first}{last}", f"{first[:1]}{last}", f"{last}.{first[:1]}", first)[shape]
    digits = "" if dice.chance(0.15) and shape < 2 else str(dice.below(10 ** (2 + dice.below(3))))
    return f"{local}{digits}@{dice.pick(_MAIL_HOSTS)}"


def _latin(words: Words, name: str) -> str:
    return "".join(words.latin.get(letter, "") for letter in name.lower())


def _mobile(dice: Dice, words: Words) -> str:
    beginning = dice.pick(words.mobiles)
    return f"+{words.calling_code}{beginning}{dice.digits(words.mobile_length - len(beginning))}"


def _landline(dice: Dice, words: Words, area: str) -> str:
    return f"+{words.calling_code}{area}{dice.digits(words.landline_length - len(area))}"


def _street(dice: Dice, words: Words) -> str:
    return f"{dice.common(words.streets)} {1 + dice.below(140)}"


def _day(dice: Dice, first: date, days: int) -> str:
    return (first + timedelta(days=dice.below(days))).isoformat()


_MAY_MISS: Sequence[str] = ("given", "middle", "family", "company", "phones", "emails", "birthday", "street", "city")
