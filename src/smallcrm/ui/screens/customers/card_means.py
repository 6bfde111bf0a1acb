"""The ways to reach a customer, the one they prefer first, each with what a click on it does."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from smallcrm.domain.choices import ContactMeans, PhoneKind, label
from smallcrm.i18n import _
from smallcrm.i18n.digits import to_ascii
from smallcrm.i18n.direction import ltr, strip_marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallcrm.domain.customer import Customer, Phone
    from smallcrm.domain.shown_values import ShownValues

_NOT_DIALLED = re.compile(r"[^0-9+*#]")
_ICONS: Mapping[PhoneKind, str] = {PhoneKind.MOBILE: "smartphone", PhoneKind.PHONE: "phone", PhoneKind.FAX: "printer"}


@dataclass(frozen=True, slots=True)
class Link:
    """Something another program does with an address: its words, its icon, and the address it is handed on a click."""

    words: str
    icon: str
    url: str


@dataclass(frozen=True, slots=True)
class Means:
    """One number or address; `preferred` where it is what the customer likes best."""

    key: str
    icon: str
    name: str
    text: str
    preferred: bool
    links: tuple[Link, ...]


def means_of(card: Customer, values: ShownValues) -> list[Means]:
    """All of them, what is preferred first and faxes last, else as the card has them."""
    wanted = card.preferred_contact
    found = [_phone(phone, wanted, values) for phone in card.phones] + [_email(email, wanted) for email in card.emails]
    return sorted(found, key=lambda means: (not means.preferred, means.icon == _ICONS[PhoneKind.FAX]))


def _phone(phone: Phone, wanted: ContactMeans | None, values: ShownValues) -> Means:
    shown = values.phone(phone)
    number = phone.e164 or _NOT_DIALLED.sub("", to_ascii(strip_marks(phone.typed)))
    links = []
    if number and phone.kind is not PhoneKind.FAX:
        links.append(Link(_("Call {number}").format(number=shown), "phone", f"tel:{number}"))
    if phone.kind is PhoneKind.MOBILE and phone.e164:
        words = _("Write to {number} by WhatsApp").format(number=shown)
        links.append(Link(words, "message-circle", f"https://wa.me/{phone.e164.lstrip('+')}"))
    liked = {ContactMeans.PHONE: (PhoneKind.MOBILE, PhoneKind.PHONE), ContactMeans.SMS: (PhoneKind.MOBILE,)}
    liked[ContactMeans.WHATSAPP] = liked[ContactMeans.SMS]
    preferred = wanted is not None and phone.kind in liked.get(wanted, ())
    return Means("phones", _ICONS[phone.kind], label(phone.kind), shown, preferred, tuple(links))


def _email(email: str, wanted: ContactMeans | None) -> Means:
    links: tuple[Link, ...] = ()
    if "@" in email:
        links = (Link(_("Write to {address}").format(address=ltr(email)), "mail", f"mailto:{quote(email, safe='@')}"),)
    return Means("emails", "mail", _("E-mail"), ltr(email), wanted is ContactMeans.EMAIL, links)
