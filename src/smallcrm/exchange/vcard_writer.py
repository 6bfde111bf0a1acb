"""Cards as contacts for phones and mail programs: vCard 4.0 (RFC 6350), with what only we know under names of our own."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.card_rules import shown_name
from smallcrm.domain.choices import CustomerKind, FormOfAddress, PhoneKind, Relation
from smallcrm.exchange.our_columns import BETWEEN, written_consent, written_member
from smallcrm.exchange.whole_file import whole_file
from smallcrm.exchange.writers import ROWS_BETWEEN_REPORTS, WRITING
from smallcrm.exchange.written_dates import written_date
from smallcrm.i18n import gettext
from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from smallcrm.domain.choices import NameOrder
    from smallcrm.domain.customer import Customer
    from smallcrm.domain.partial_date import PartialDate
    from smallcrm.domain.progress import Progress

LONGEST_LINE = 75
"""Octets, after which a line is folded."""
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
_PHONE_TYPES = {PhoneKind.MOBILE: "cell", PhoneKind.PHONE: "voice", PhoneKind.FAX: "fax"}
_GENDERS = {FormOfAddress.HE: "M", FormOfAddress.SHE: "F"}
_RELATIONS = {
    Relation.SPOUSE: "spouse",
    **dict.fromkeys((Relation.SON, Relation.DAUGHTER), "child"),
    **dict.fromkeys((Relation.FATHER, Relation.MOTHER), "parent"),
    **dict.fromkeys((Relation.BROTHER, Relation.SISTER), "sibling"),
}


class OutContact(NamedTuple):
    """A card with what it does not know itself: `own` are values of the shop's own fields by label, `balance` is a plain decimal.

    `referrer` is number and name of whom it was referred by.
    """

    card: Customer
    own: Mapping[str, str]
    balance: str
    referrer: tuple[str, str] = ("", "")


def write_contacts(path: Path, contacts: Iterable[OutContact], order: NameOrder, *, total: int = 0, progress: Progress) -> int:
    """Write the cards, wholly or not at all, and return how many there were.

    Raises UserError where the disk refuses, and whatever `progress` raises.
    """
    count = 0
    with whole_file(path) as file:
        for count, contact in enumerate(contacts, 1):
            if count % ROWS_BETWEEN_REPORTS == 1:
                progress.report(count - 1, total, gettext(WRITING))
            file.write(b"".join(map(_folded, _lines(contact, order))))
    return count


def _lines(contact: OutContact, order: NameOrder) -> Iterator[str]:
    card = contact.card
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"KIND:{'org' if card.kind is CustomerKind.FIRM else 'individual'}"
    yield f"FN:{_text(shown_name(card, order))}"
    yield f"N:{';'.join(map(_text, (card.family_name, card.given_name, card.middle_name, card.title)))};"
    yield from _plain(card)
    for phone in card.phones:
        kind = _PHONE_TYPES[phone.kind]
        yield f"TEL;VALUE=uri;TYPE={kind}:tel:{phone.e164}" if phone.e164 else f"TEL;VALUE=text;TYPE={kind}:{_text(phone.typed)}"
    yield from (f"EMAIL:{_text(address)}" for address in card.emails)
    for address in card.addresses:
        yield f"ADR:;;{';'.join(map(_text, (address.street, address.city, '', address.postcode, address.country)))}"
    if card.birthday is not None and (day := _day(card.birthday)):
        yield f"BDAY:{day}"
    if card.form_of_address in _GENDERS:
        yield f"GENDER:{_GENDERS[card.form_of_address]}"
    yield from (f"RELATED;VALUE=text;TYPE={_RELATIONS.get(each.relation, 'kin')}:{_text(each.name)}" for each in card.family)
    yield from (f"INTEREST:{_text(interest)}" for interest in card.interests)
    if card.photo:
        kind = "png" if card.photo.startswith(b"\x89PNG") else "jpeg"
        yield f"PHOTO:data:image/{kind};base64,{b64encode(card.photo).decode('ascii')}"
    yield from (f"X-SMALLCRM;X-FIELD={key}:{_text(value)}" for key, value in _ours(contact) if value)
    yield from (f"X-SMALLCRM-OWN:{_text(label)};{_text(value)}" for label, value in contact.own.items())
    yield "END:VCARD"


def _plain(card: Customer) -> Iterator[str]:
    values = {
        "NICKNAME": card.known_as,
        "ORG": card.company,
        "TITLE": card.role,
        "ROLE": card.occupation,
        "LANG": card.language,
        "NOTE": card.notes,
    }
    yield from (f"{name}:{_text(value)}" for name, value in values.items() if value)
    if card.tags:
        yield f"CATEGORIES:{','.join(map(_text, card.tags))}"


def _ours(contact: OutContact) -> Iterator[tuple[str, str]]:
    """What no property of the standard says, or not so that the same would be read back."""
    card = contact.card
    number, name = contact.referrer
    yield "number", card.number
    yield "region", card.region
    yield "preferred_contact", card.preferred_contact or ""
    yield "preferred_payment", card.preferred_payment or ""
    yield "marital_status", card.marital_status or ""
    yield "form_of_address", card.form_of_address or ""
    yield "birthday", written_date(card.birthday) if card.birthday else ""
    yield "age", str(card.age.years) if card.age else ""
    yield "family", BETWEEN.join(map(written_member, card.family))
    yield "interests", BETWEEN.join(card.interests)
    yield "consents", BETWEEN.join(map(written_consent, card.consents))
    yield "source", card.source
    yield "referred_by", f"{name} ({number})" if number else ""
    yield "created_at", card.created_at.astimezone().date().isoformat() if card.created_at else ""
    yield "put_aside_at", card.put_aside_at.astimezone().date().isoformat() if card.put_aside_at else ""
    yield "balance", contact.balance


def _day(day: PartialDate) -> str:
    """As far as the Gregorian calendar tells it: whole, a year and month, a year, or a day without its year."""
    year, month, date = day.gregorian_parts()
    if year is None:
        return f"--{month:02}{date:02}" if day.calendar is Calendar.GREGORIAN and month and date else ""
    if month is None:
        return f"{year:04}"
    return f"{year:04}{month:02}{date:02}" if date else f"{year:04}-{month:02}"


def _text(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> bytes:
    """The line in parts of at most 75 octets, none of which cuts a character."""
    rest, parts = line.encode("utf-8", errors="replace"), []
    length = LONGEST_LINE
    while len(rest) > length:
        end = length
        while rest[end] & 0xC0 == 0x80:  # noqa: PLR2004 - a byte that goes on with a character
            end -= 1
        parts.append(rest[:end])
        rest, length = rest[end:], LONGEST_LINE - 1
    return b"\r\n ".join([*parts, rest]) + b"\r\n"
