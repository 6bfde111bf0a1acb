"""Shops, cards and entries as hypothesis makes them up, with all that a book can hold."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from tests.services.books import SHOP

from smallcrm.domain.choices import (
    Channel,
    ContactMeans,
    CustomerKind,
    FormOfAddress,
    MaritalStatus,
    PaymentMeans,
    PhoneKind,
    Relation,
)
from smallcrm.domain.customer import Address, Age, Consent, Customer, FamilyMember, Phone
from smallcrm.domain.ledger import EntryKind, Original
from smallcrm.domain.partial_date import PartialDate
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.matching import Matching, SheetMatching
from smallcrm.exchange.reading_context import Wishes
from smallcrm.i18n.calendars import Calendar
from smallcrm.models.bulk import NewEntry

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy


PNG = b"\x89PNG\r\n\x1a\nimage"
WORDS = (
    "דנה",
    "בן־דוד",
    "عبد الله",
    "فاطمة",
    "شیرین",
    "رضایی",
    "Иванка",
    "Петрова",
    "O'Neill",
    "Smith-Jones",
    "de la Cruz",
    "=1+1",
    "Şule",
)
NOTES = ("מביאה עוגות; לא בשבת", "first line\nsecond, line", "-12", "قهوة، شاي", "@home", "“кавички” и \\ черта")
LANGUAGES = {"en": ("GB", "GBP"), "he": ("IL", "ILS"), "ar": ("JO", "JOD"), "fa": ("IR", "IRR"), "bg": ("BG", "EUR")}

words = st.sampled_from(WORDS)
some = st.one_of(st.just(""), words)
days = st.dates(date(1930, 1, 1), date(2024, 5, 1))
moments = st.datetimes(datetime(2001, 1, 1), datetime(2024, 5, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis puts the zone
MATCHING = Matching(
    date(2026, 3, 3),
    (
        SheetMatching("לקוחות", ("שם", "קוד", "=2"), SheetKind.CUSTOMERS, {"קוד": "occupation"}, {"=2": Wishes(decimal=",", sign=-1)}),
        SheetMatching("ריק", ("שם",)),
    ),
    Wishes(date_order="dmy", calendar=Calendar.HEBREW, amounts_in="USD", worth=Decimal("3.71")),
)
amounts = st.integers(-10_000_000, 10_000_000).filter(bool)


@st.composite
def partial_dates(draw: DrawFn) -> PartialDate:
    """Whole, without their year, or a year alone; in any calendar where whole."""
    day = draw(days)
    match draw(st.integers(0, 4)):
        case 0:
            return PartialDate(None, day.month, day.day)
        case 1:
            return PartialDate(day.year)
        case 2:
            return PartialDate.of(day, draw(st.sampled_from([Calendar.HEBREW, Calendar.JALALI, Calendar.HIJRI])))
    return PartialDate(day.year, day.month, day.day)


phones = st.sampled_from(
    [
        Phone("+972 54-123-4567", PhoneKind.MOBILE, "+972541234567"),
        Phone("+359 88 812 3456", PhoneKind.MOBILE, "+359888123456"),
        Phone("+44 20 7946 0958", PhoneKind.PHONE, "+442079460958"),
        Phone("+972 3-555-0198", PhoneKind.FAX, "+97235550198"),
        Phone("972-50-1112222", PhoneKind.PHONE, "+972501112222"),
        Phone("00359 (0)2 981/23 45", PhoneKind.PHONE, "+35929812345"),
        Phone("054-123-4567 / 8", PhoneKind.MOBILE, None),
        Phone("לשאול את דנה; 5", PhoneKind.PHONE, None),
    ]
)
addresses = st.builds(Address, words, some, st.sampled_from(["", "3303119", "1000"]), some)
members = st.builds(FamilyMember, words, st.sampled_from(list(Relation)), st.none() | partial_dates())
consents = st.lists(
    st.builds(Consent, st.sampled_from(list(Channel)), st.booleans(), moments, some), max_size=3, unique_by=lambda each: each.channel
).map(tuple)


def _several(values: SearchStrategy[Any], most: int = 2) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=most, unique=True).map(tuple)


def _maybe(choices: Any) -> SearchStrategy[Any]:
    return st.none() | st.sampled_from(list(choices))


cards = st.builds(
    Customer,
    kind=st.sampled_from(list(CustomerKind)),
    title=some,
    given_name=words,
    middle_name=some,
    family_name=some,
    known_as=some,
    company=some,
    role=some,
    occupation=some,
    phones=_several(phones, 3),
    emails=_several(st.sampled_from(["dana@example.com", "ivan@example.org"])),
    addresses=_several(addresses),
    region=some,
    preferred_contact=_maybe(ContactMeans),
    preferred_payment=_maybe(PaymentMeans),
    birthday=st.none() | partial_dates(),
    marital_status=_maybe(MaritalStatus),
    family=_several(members),
    interests=_several(st.sampled_from(["שחמט", "риболов", "tea", "coffee, black"])),
    tags=_several(st.sampled_from(["VIP", "קבוע", "вересия", "א; ב", "bread | milk"])),
    age=st.none() | st.builds(Age, st.integers(1, 90), st.dates(date(2001, 1, 1), date(2024, 5, 1))),
    source=some,
    notes=st.one_of(st.just(""), st.sampled_from(NOTES)),
    photo=st.sampled_from([None, PNG]),
    language=st.sampled_from(["", *LANGUAGES]),
    form_of_address=_maybe(FormOfAddress),
    consents=consents,
    created_at=moments,
    put_aside_at=st.none() | moments,
)


def plain(card: Customer) -> Customer:
    """The card with nothing that other programs have no place for."""
    tags, interests = (tuple(text for text in texts if not re.search("[;,|]", text)) for texts in (card.tags, card.interests))
    phones = tuple(phone for phone in card.phones if phone.typed.startswith("+"))
    return replace(card, phones=phones, tags=tags, interests=interests, age=None)


plain_cards = cards.map(plain)
originals = st.none() | st.builds(Original, amounts, st.sampled_from(["USD", "BGN"]), st.sampled_from(["1.95583", "×3.71"]))
entries = st.builds(
    NewEntry,
    st.just(0),
    st.sampled_from([EntryKind.OPENING, EntryKind.SALE, EntryKind.PAYMENT]),
    amounts,
    days.map(date.isoformat),
    st.sampled_from(["", "חלב ולחם", "хляб", "part, of a debt"]),
    _maybe(PaymentMeans),
    originals,
    moments.map(datetime.isoformat),
)


@st.composite
def shops(draw: DrawFn) -> Any:
    """A shop of any of the languages."""
    language = draw(st.sampled_from(list(LANGUAGES)))
    region, currency = LANGUAGES[language]
    exponent = {"JOD": 3, "IRR": 0}.get(currency, 2)
    return replace(SHOP, name=draw(words), language=language, region=region, currency=currency, currency_exponent=exponent, logo=PNG)
