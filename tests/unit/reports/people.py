"""A shop and its customers for the tests of printed pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from smallcrm.domain.choices import Channel, PhoneKind, Relation
from smallcrm.domain.customer import Address, Consent, Customer, FamilyMember, Phone
from smallcrm.domain.partial_date import PartialDate
from smallcrm.domain.shop import ShopSettings
from smallcrm.i18n.calendars import Calendar
from smallcrm.reports.customer_card import cards_pdf
from smallcrm.reports.customer_list import list_pdf
from smallcrm.reports.options import PageOptions, Paper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.reports.options import Printed

TODAY = date(2026, 3, 14)
GROCER = ShopSettings(
    name="המכולת של אבי",
    address="הרצל 12, תל אביב",
    phone="03-555-0199",
    registration_number="512345678",
    closing_line="תודה ולהתראות",
    language="he",
    currency="ILS",
    region="IL",
)
HARDWARE = ShopSettings(name="Smith Hardware", phone="0113 496 0000", closing_line="Thank you.", currency="GBP", region="GB")
DAVID = Customer(
    id=1,
    number="1042",
    title='ד"ר',
    given_name="דוד",
    family_name="כהן",
    known_as="דודי",
    company="כהן ובניו",
    role="מנהל",
    occupation="רופא שיניים",
    phones=(Phone("054-1234567", PhoneKind.MOBILE, "+972541234567"), Phone("03-5550199", PhoneKind.PHONE, "+97235550199")),
    emails=("david@example.co.il",),
    addresses=(Address("ויצמן 25", "תל אביב", "6423901"),),
    birthday=PartialDate(1980, 4, 12),
    family=(FamilyMember("שרה", Relation.SPOUSE), FamilyMember("יואב", Relation.SON, PartialDate(5770, 7, 10, Calendar.HEBREW))),
    interests=("דיג", "יין"),
    tags=("קבוע", "VIP"),
    notes="אוהב לחם שחור. <b>לא</b> & <img src=x>",
    consents=(
        Consent(Channel.EMAIL, given=True, recorded_at=datetime(2024, 1, 2)),  # noqa: DTZ001 - a day on paper
        Consent(Channel.EMAIL, given=False, recorded_at=datetime(2025, 1, 2)),  # noqa: DTZ001
    ),
    balance=125_050,
)


def person(name: str, balance: int = 0, tags: tuple[str, ...] = (), city: str = "", **others: Any) -> Customer:
    addresses = (Address(city=city),) if city else ()
    return Customer(given_name=name, balance=balance, tags=tags, addresses=addresses, **others)


def options(language: str = "en", paper: Paper = Paper.A4, **others: Any) -> PageOptions:
    return PageOptions(today=TODAY, paper=paper, language=language, **others)


def printed_list(customers: Sequence[Customer], shop: ShopSettings = HARDWARE, chosen: PageOptions | None = None, **others: Any) -> bytes:
    target = BytesIO()
    list_pdf(customers, shop, chosen or options(), target, **others)
    return target.getvalue()


def printed_cards(
    customers: Sequence[Customer], shop: ShopSettings = HARDWARE, chosen: PageOptions | None = None, **others: Any
) -> tuple[bytes, Printed]:
    target = BytesIO()
    done = cards_pdf(customers, shop, chosen or options(), target, **others)
    return target.getvalue(), done


def many(count: int) -> list[Customer]:
    return [replace(person(f"Customer {number}", balance=number * 100), id=number) for number in range(1, count + 1)]
