"""A large invented book in five languages, for trying the program out and for measuring it: the same for the same seed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import starmap
from random import Random
from typing import TYPE_CHECKING

from smallcrm.domain.changes import Outcome
from smallcrm.domain.choices import (
    ContactMeans,
    CustomerKind,
    CustomType,
    FormOfAddress,
    MaritalStatus,
    PaymentMeans,
    PhoneKind,
    Relation,
)
from smallcrm.domain.customer import Address, Customer, CustomValue, FamilyMember, Phone
from smallcrm.domain.partial_date import PartialDate
from smallcrm.i18n import NN_, gettext
from smallcrm.i18n.calendars import Calendar
from smallcrm.models import bulk
from smallcrm.services.book import IMPORT
from smallcrm.services.custom_fields import insert_custom_field, read_custom_fields
from smallcrm.services.demo_words import WORDS, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smallcrm.domain.progress import Progress
    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book

_FIRST_BIRTH = date(1935, 1, 1)
_BIRTH_DAYS = 72 * 365
_MAIL_HOSTS = ("example.com", "example.org", "mail.example", "post.example")
_LANGUAGES = tuple(WORDS)


def make_demo(book: Book, customers: int, seed: int, progress: Progress) -> Outcome[int]:
    """Write so many invented customers, a fifth in each language, as one operation; returns how many."""
    label = NN_("{count} invented customer", "{count} invented customers")
    with book.working(IMPORT, label, progress=progress, count=customers) as work:
        field_id = _loyalty_field(work.connection)
        invented = starmap(bulk.NewCard, invent(customers, seed, field_id))
        work.indexed = bulk.insert_cards(work.connection, work.operation_id, invented, book.shop, work.progress, total=customers)
    return Outcome(customers, work.changes)


def invent(customers: int, seed: int, field_id: int) -> Iterator[tuple[Customer, int]]:
    """Cards and their opening balances in minor units; `field_id` is the shop's own field for a number."""
    random = Random(seed)  # noqa: S311 - invented customers are no secret
    for place in range(customers):
        yield _card(random, _LANGUAGES[place % len(_LANGUAGES)], field_id), _opening_balance(random)


def _loyalty_field(connection: Connection) -> int:
    label = gettext("Visits a year")
    present = next((field.id for field in read_custom_fields(connection) if field.label == label), None)
    return insert_custom_field(connection, label, CustomType.NUMBER) if present is None else present


def _card(random: Random, language: str, field_id: int) -> Customer:
    words = WORDS[language]
    woman = _chance(random, 0.5)
    family_names = words.women_families if woman and words.women_families else words.families
    given, family = random.choice(words.women if woman else words.men), random.choice(family_names)
    firm = _chance(random, 0.12)
    city, region, area = random.choice(words.cities)
    return Customer(
        kind=CustomerKind.FIRM if firm else CustomerKind.PERSON,
        given_name=given,
        middle_name=random.choice(words.men) if _chance(random, 0.2) else "",
        family_name=family,
        company=random.choice(words.firms).replace("{name}", random.choice(words.families)) if firm or _chance(random, 0.1) else "",
        occupation=random.choice(words.occupations),
        phones=_phones(random, words, area),
        emails=(f"{_LATIN[language]}{random.randrange(10**6)}@{random.choice(_MAIL_HOSTS)}",) if _chance(random, 0.6) else (),
        addresses=(
            Address(f"{random.choice(words.streets)} {random.randint(1, 180)}", city, f"{random.randrange(10**5, 10**6)}", words.country),
        ),
        region=region,
        preferred_contact=random.choice(_MEANS),
        preferred_payment=random.choice(_PAYMENTS),
        birthday=_birthday(random, words.calendar) if _chance(random, 0.7) else None,
        marital_status=random.choice(_STATES),
        family=(FamilyMember(random.choice(words.women), Relation.DAUGHTER),) if _chance(random, 0.15) else (),
        interests=_some(random, words.interests),
        tags=_some(random, words.tags),
        source=random.choice(words.sources),
        notes=random.choice(words.notes) if _chance(random, 0.5) else "",
        custom=(CustomValue(field_id, str(random.randint(1, 60))),) if _chance(random, 0.5) else (),
        language=language,
        form_of_address=FormOfAddress.SHE if woman else FormOfAddress.HE,
        created_at=_FIRST_MOMENT + timedelta(minutes=random.randrange(_MINUTES)),
    )


def _phones(random: Random, words: Words, area: str) -> tuple[Phone, ...]:
    kinds = [(PhoneKind.MOBILE, random.choice(words.mobiles))]
    if _chance(random, 0.35):
        kinds.append((PhoneKind.PHONE, area))
    return tuple(_phone(random, words.calling_code, kind, beginning) for kind, beginning in kinds)


def _phone(random: Random, calling_code: str, kind: PhoneKind, beginning: str) -> Phone:
    """A number of the country's length with a beginning of its own, as typed at home."""
    length = _LENGTHS[calling_code][kind]
    number = beginning + "".join(random.choices("0123456789", k=length - len(beginning)))
    return Phone(f"0{beginning}-{number[len(beginning) :]}", kind, f"+{calling_code}{number}")


def _birthday(random: Random, calendar: Calendar) -> PartialDate:
    day = _FIRST_BIRTH + timedelta(days=random.randrange(_BIRTH_DAYS))
    if _chance(random, 0.1):
        return PartialDate(day.year)
    if _chance(random, 0.1):
        return PartialDate(None, day.month, day.day)
    return PartialDate.of(day, calendar if _chance(random, 0.5) else Calendar.GREGORIAN)


def _some(random: Random, words: Sequence[str]) -> tuple[str, ...]:
    return tuple(random.sample(words, random.choice((0, 1, 1, 2))))


def _opening_balance(random: Random) -> int:
    """Nothing on most cards, a debt on a third, a credit on a few."""
    if _chance(random, 0.6):
        return 0
    return random.randrange(500, 200_000, 10) if _chance(random, 0.85) else -random.randrange(500, 50_000, 10)


def _chance(random: Random, share: float) -> bool:
    return random.random() < share


_FIRST_MOMENT = datetime(2019, 1, 1, tzinfo=UTC)
_MINUTES = 6 * 365 * 24 * 60
_LATIN = {"he": "dana", "ar": "ahmad", "fa": "maryam", "bg": "ivan", "en": "mary"}
_MEANS = (None, None, *ContactMeans)
_PAYMENTS = (None, *PaymentMeans)
_STATES = (None, None, *MaritalStatus)
_LENGTHS = {
    "972": {PhoneKind.MOBILE: 9, PhoneKind.PHONE: 8},
    "962": {PhoneKind.MOBILE: 9, PhoneKind.PHONE: 8},
    "98": {PhoneKind.MOBILE: 10, PhoneKind.PHONE: 10},
    "359": {PhoneKind.MOBILE: 9, PhoneKind.PHONE: 8},
    "44": {PhoneKind.MOBILE: 10, PhoneKind.PHONE: 10},
}
"""Digits of national numbers by calling code."""
