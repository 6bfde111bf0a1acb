"""A card and a shop as JSON values, nothing left out."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

from smallcrm.domain.card_rules import shown_name
from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallcrm.domain.customer import Customer, CustomField
    from smallcrm.domain.ledger import Entry
    from smallcrm.domain.partial_date import PartialDate
    from smallcrm.domain.shop import ShopSettings


def card_to_json(card: Customer, shop: ShopSettings, custom_labels: Mapping[int, str], referred_by_number: str = "") -> dict[str, Any]:
    """The card by its fields' names; `balance` in minor units of `currency`, moments in ISO 8601.

    `custom_labels` names the shop's own fields by id. `referred_by` is the number of the card that `referred_by_number`
    was looked up from.
    """
    return {
        "number": card.number,
        "display_name": shown_name(card, shop.name_order),
        "kind": card.kind,
        "title": card.title,
        "given_name": card.given_name,
        "middle_name": card.middle_name,
        "family_name": card.family_name,
        "known_as": card.known_as,
        "company": card.company,
        "role": card.role,
        "occupation": card.occupation,
        "phones": [{"kind": phone.kind, "typed": phone.typed, "e164": phone.e164} for phone in card.phones],
        "emails": list(card.emails),
        "addresses": [
            {"street": address.street, "city": address.city, "postcode": address.postcode, "country": address.country}
            for address in card.addresses
        ],
        "region": card.region,
        "preferred_contact": card.preferred_contact,
        "preferred_payment": card.preferred_payment,
        "birthday": date_to_json(card.birthday),
        "age": {"years": card.age.years, "as_of": card.age.as_of.isoformat()} if card.age else None,
        "marital_status": card.marital_status,
        "family": [{"name": who.name, "relation": who.relation, "birthday": date_to_json(who.birthday)} for who in card.family],
        "interests": list(card.interests),
        "tags": list(card.tags),
        "source": card.source,
        "referred_by": referred_by_number,
        "referred_by_name": card.referred_by_name,
        "notes": card.notes,
        "photo": b64encode(card.photo).decode("ascii") if card.photo else None,
        "custom": {custom_labels[value.field_id]: value.text for value in card.custom if value.field_id in custom_labels},
        "language": card.language,
        "form_of_address": card.form_of_address,
        "consents": [
            {"channel": each.channel, "given": each.given, "recorded_at": each.recorded_at.isoformat(), "source": each.source}
            for each in card.consents
        ],
        "created_at": card.created_at.isoformat() if card.created_at else None,
        "put_aside_at": card.put_aside_at.isoformat() if card.put_aside_at else None,
        "balance": card.balance,
        "currency": shop.currency,
    }


def entries_to_json(entries: Sequence[Entry], hidden: Mapping[int, int]) -> list[dict[str, Any]]:
    """The entries of one card; amounts in minor units, `reverses` is the place (from 0) of the entry that a reversal takes back.

    `account` is said where they are not the card's own: the id of the hidden card, which `hidden` tells by entry.
    """
    places = {entry.id: place for place, entry in enumerate(entries)}
    return [
        {
            "kind": entry.kind,
            "amount": entry.amount,
            "date": entry.occurred_on.isoformat(),
            "recorded_at": entry.recorded_at.isoformat(),
            "note": entry.note,
            "method": entry.method,
            "original": {"amount": entry.original.amount, "currency": entry.original.currency, "rate": entry.original.rate}
            if entry.original
            else None,
            "reverses": places.get(entry.reverses_id or 0),
            **({"account": hidden[entry.id]} if entry.id in hidden else {}),
        }
        for entry in entries
    ]


def own_field_to_json(field: CustomField) -> dict[str, Any]:
    """A field of the shop's own as it was made."""
    return {"label": field.label, "type": field.type, "choices": list(field.choices)}


def date_to_json(day: PartialDate | None) -> dict[str, Any] | None:
    """Year, month and day in the Gregorian calendar as far as it can tell them; `kept` are the parts in their own calendar."""
    if day is None:
        return None
    year, month, date = day.gregorian_parts()
    parts: dict[str, Any] = {"year": year, "month": month, "day": date}
    if day.calendar is not Calendar.GREGORIAN:
        parts |= {"calendar": day.calendar, "kept": {"year": day.year, "month": day.month, "day": day.day}}
    return parts


def shop_to_json(shop: ShopSettings) -> dict[str, Any]:
    """The settings of the shop by their names."""
    return {
        "name": shop.name,
        "address": shop.address,
        "phone": shop.phone,
        "registration_number": shop.registration_number,
        "logo": b64encode(shop.logo).decode("ascii") if shop.logo else None,
        "closing_line": shop.closing_line,
        "language": shop.language,
        "currency": shop.currency,
        "currency_exponent": shop.currency_exponent,
        "region": shop.region,
        "calendar": shop.calendar,
        "second_calendar": shop.second_calendar,
        "digits": shop.digits,
        "name_order": shop.name_order,
    }
