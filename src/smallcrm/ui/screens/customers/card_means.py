"""The ways to reach a customer, the one they prefer first, each with what a click on it does."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from smallcrm.domain.choices import ContactMeans, PhoneKind, label
from smallcrm.domain.phone import code_and_number
from smallcrm.i18n import _
from smallcrm.i18n.digits import to_ascii
from smallcrm.i18n.direction import ltr, strip_marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallcrm.domain.customer import Customer, Phone
    from smallcrm.domain.shown_values import ShownValues

_NOT_DIALLED = re.compile(r"[^0-9+*#]")
_ICONS: Mapping[PhoneKind, str] = {PhoneKind.MOBILE: "smartphone", PhoneKind.PHONE: "phone", PhoneKind.FAX: "printer"}
_LIKED: Mapping[ContactMeans, str] = {
    ContactMeans.PHONE: "tel:",
    ContactMeans.SMS: "https://wa.me/",
    ContactMeans.WHATSAPP: "https://wa.me/",
    ContactMeans.EMAIL: "mailto:",
}
"""The links of what serves a preference; a message goes to a mobile, as WhatsApp does."""


@dataclass(frozen=True, slots=True)
class Link:
    """Something another program does with an address: its words, its icon, and the address it is handed on a click.

    `name` is shown beside an icon that does not tell what it is.
    """

    words: str
    icon: str
    url: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Means:
    """One number or address; `preferred` for the first that the customer likes best."""

    key: str
    icon: str
    name: str
    text: str
    links: tuple[Link, ...]
    preferred: bool = False


def means_of(card: Customer, values: ShownValues) -> list[Means]:
    """All of them, what is preferred first and faxes last, else as the card has them."""
    found = [_phone(phone, values) for phone in card.phones] + [_email(email) for email in card.emails]
    best = _LIKED.get(card.preferred_contact) if card.preferred_contact else None
    best_at = [place for place, means in enumerate(found) if best and any(link.url.startswith(best) for link in means.links)]
    order = sorted(range(len(found)), key=lambda place: (place not in best_at, found[place].icon == _ICONS[PhoneKind.FAX]))
    return [replace(found[place], preferred=place in best_at[:1]) for place in order]


def _phone(phone: Phone, values: ShownValues) -> Means:
    shown = values.phone(phone)
    number = phone.e164 or _NOT_DIALLED.sub("", to_ascii(strip_marks(phone.typed)))
    links = []
    if number and phone.kind is not PhoneKind.FAX:
        links.append(Link(_("Call {number}").format(number=shown), "phone", f"tel:{number}"))
    if phone.kind is PhoneKind.MOBILE and phone.e164:
        words = _("Write to {number} by WhatsApp").format(number=shown)
        links.append(Link(words, "message-circle", f"https://wa.me/{''.join(code_and_number(phone.e164))}", label(ContactMeans.WHATSAPP)))
    return Means("phones", _ICONS[phone.kind], label(phone.kind), shown, tuple(links))


def _email(email: str) -> Means:
    links: tuple[Link, ...] = ()
    if "@" in email:
        links = (Link(_("Write to {address}").format(address=ltr(email)), "mail", f"mailto:{quote(email, safe='@')}"),)
    return Means("emails", "mail", _("E-mail"), ltr(email), links)
