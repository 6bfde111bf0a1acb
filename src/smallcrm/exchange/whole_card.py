"""Whole cards read back from a book of ours as JSON, with their entries: what `card_json` wrote, and nothing that it did not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from smallcrm.domain.card_rules import clean, is_blank, tidy
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
from smallcrm.domain.money import is_too_large
from smallcrm.domain.partial_date import CalendarError, PartialDate
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.draft import CellFault
from smallcrm.exchange.json_values import choice, day, inner, moment, objects, text, texts, whole
from smallcrm.exchange.known_rows import KNOWN_ROWS, known_rows_of
from smallcrm.exchange.row_reading import NOBODY, CardEntry, MergedReading, Referrer, RowReading
from smallcrm.exchange.whole_book import picture
from smallcrm.i18n import LANGUAGES, N_
from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import ColumnMatch

NOT_A_CARD = N_("This is no card of a book.")
NOT_AN_ENTRY = N_("An entry of this card cannot be read, so none of them is brought in.")
NO_RATE_OF_ENTRIES = N_("The entries of this card are in another money, and it is not said yet how much that is worth.")
LONGEST_SHOWN = 100
_PLAIN = (
    *("number", "title", "given_name", "middle_name", "family_name", "known_as", "company", "role", "occupation"),
    *("region", "source", "notes"),
)
_ADDRESS = ("street", "city", "postcode", "country")


class WholeCardReader:
    """Reads the cells of the one column; what is not as our program writes it is left out."""

    def __init__(self, columns: Sequence[ColumnMatch], context: ReadingContext) -> None:
        self._columns = columns
        self._context = context

    def read(self, index: int, row: list[Cell]) -> RowReading:
        """The reading of the row at `index` (0 is the first)."""
        cell = row[0] if row else None
        try:
            found = json.loads(cell) if isinstance(cell, str) else None
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            return RowReading(index + 1, None, faults=(CellFault(None, "", cell_text(cell)[:LONGEST_SHOWN], NOT_A_CARD),))
        card = tidy(_card(found), self._context.region)
        if is_blank(card) and not card.number:
            return RowReading(index + 1, None, faults=(CellFault(None, "", "", NOBODY),))
        entries, faults = self._entries(found)
        return RowReading(
            index + 1,
            card,
            self._brought_over(whole(found, "balance"), found)[0] if "entries" not in found else None,
            _own_values(found),
            faults,
            referrer=_referrer(found),
            entries=entries,
            key=whole(found, "id"),
            merged=tuple(merged_cards(found, self._context.region)),
            known_rows=known_rows_of(text(found, KNOWN_ROWS)),
        )

    def read_alone(self, index: int, row: list[Cell]) -> dict[int, RowReading]:
        """The one cell by itself."""
        return {self._columns[0].index: self.read(index, row)} if row else {}

    def _entries(self, found: Mapping[str, Any]) -> tuple[tuple[CardEntry, ...] | None, tuple[CellFault, ...]]:
        """None where the file does not say them; a fault where one cannot be read."""
        if "entries" not in found:
            return None, ()
        if not self._context.can_take(text(found, "currency") or None) and found["entries"]:
            return (), (CellFault(None, "", "", NO_RATE_OF_ENTRIES, doubtful=True),)
        read = [self._entry(each, found) for each in objects(found, "entries")]
        known = tuple(each for each in read if each is not None)
        if not isinstance(found["entries"], list) or len(known) != len(found["entries"]):
            return (), (CellFault(None, "", "", NOT_AN_ENTRY, doubtful=True),)
        return known, ()

    def _entry(self, entry: Mapping[str, Any], card: Mapping[str, Any]) -> CardEntry | None:
        kind, on = choice(entry, "kind", EntryKind), day(entry, "date")
        amount, original = self._brought_over(whole(entry, "amount"), card)
        if kind is None or on is None or amount is None:
            return None
        return CardEntry(
            kind,
            amount,
            on,
            moment(entry, "recorded_at"),
            clean(text(entry, "note")),
            choice(entry, "method", PaymentMeans),
            _original(inner(entry, "original")) or original,
            whole(entry, "reverses"),
            whole(entry, "account"),
        )

    def _brought_over(self, amount: int | None, card: Mapping[str, Any]) -> tuple[int | None, Original | None]:
        """An amount of the file in the book's money, and what it was where that is another."""
        currency = text(card, "currency") or None
        if amount is None or self._context.is_own_money(currency):
            return amount, None
        rate = self._context.rate_of(currency)
        if rate is None or currency is None or is_too_large(rate.over(amount)):
            return None, None
        return rate.over(amount), Original(amount, currency, str(rate))


def merged_cards(found: Mapping[str, Any], region: str) -> Iterator[MergedReading]:
    """The cards that are hidden in a card, each once."""
    known: set[int] = set()
    for each in objects(found, "merged"):
        key, into, merge = whole(each, "id"), whole(each, "merged_into"), inner(each, "merge")
        order, at = whole(merge, "order"), moment(merge, "at")
        if key is None or into is None or order is None or at is None or key in {*known, whole(found, "id")}:
            continue
        known.add(key)
        told = (clean(text(merge, "name")), clean(text(merge, "into")))
        known_rows = known_rows_of(text(each, KNOWN_ROWS))
        yield MergedReading(key, into, order, at, told, tidy(_card(each), region), _own_values(each), _referrer(each), known_rows)


def _own_values(found: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((label, own) for label, value in inner(found, "custom").items() if isinstance(value, str) and (own := clean(value)))


def _referrer(found: Mapping[str, Any]) -> Referrer:
    return Referrer(clean(text(found, "referred_by")), clean(text(found, "referred_by_name")), whole(found, "referred_by_id"))


def _card(found: Mapping[str, Any]) -> Customer:
    language = text(found, "language")
    age = inner(found, "age")
    years, as_of = whole(age, "years"), day(age, "as_of")
    return Customer(
        **{name: text(found, name) for name in _PLAIN},  # type: ignore[arg-type]  # all of them are texts
        kind=choice(found, "kind", CustomerKind) or CustomerKind.PERSON,
        phones=tuple(_phones(found)),
        emails=texts(found, "emails"),
        addresses=tuple(Address(*(text(each, part) for part in _ADDRESS)) for each in objects(found, "addresses")),
        preferred_contact=choice(found, "preferred_contact", ContactMeans),
        preferred_payment=choice(found, "preferred_payment", PaymentMeans),
        birthday=_date(inner(found, "birthday")),
        age=Age(years, as_of) if years is not None and as_of is not None else None,
        marital_status=choice(found, "marital_status", MaritalStatus),
        family=tuple(_family(found)),
        interests=texts(found, "interests"),
        tags=texts(found, "tags"),
        photo=picture(found, "photo"),
        language=language if language in LANGUAGES else "",
        form_of_address=choice(found, "form_of_address", FormOfAddress),
        consents=tuple(_consents(found)),
        created_at=moment(found, "created_at"),
        put_aside_at=moment(found, "put_aside_at"),
    )


def _phones(found: Mapping[str, Any]) -> Iterator[Phone]:
    for each in objects(found, "phones"):
        e164 = text(each, "e164")
        is_number = e164[:1] == "+" and e164[1:].isascii() and e164[1:].isdigit()
        yield Phone(text(each, "typed") or e164, choice(each, "kind", PhoneKind) or PhoneKind.PHONE, e164 if is_number else None)


def _family(found: Mapping[str, Any]) -> Iterator[FamilyMember]:
    for each in objects(found, "family"):
        relation = choice(each, "relation", Relation)
        if relation is not None:
            yield FamilyMember(text(each, "name"), relation, _date(inner(each, "birthday")))


def _consents(found: Mapping[str, Any]) -> Iterator[Consent]:
    said: dict[Channel, Consent] = {}
    for each in objects(found, "consents"):
        channel, recorded_at = choice(each, "channel", Channel), moment(each, "recorded_at")
        if channel is not None and recorded_at is not None and isinstance(each.get("given"), bool):
            said[channel] = Consent(channel, each["given"], recorded_at, clean(text(each, "source")))
    yield from said.values()


def _date(found: Mapping[str, Any]) -> PartialDate | None:
    calendar = choice(found, "calendar", Calendar) or Calendar.GREGORIAN
    parts = inner(found, "kept") if "kept" in found else found
    try:
        return PartialDate(whole(parts, "year"), whole(parts, "month"), whole(parts, "day"), calendar) if found else None
    except (CalendarError, ValueError, OverflowError, IndexError):
        return None


def _original(found: Mapping[str, Any]) -> Original | None:
    amount, currency, rate = whole(found, "amount"), text(found, "currency"), text(found, "rate")
    return Original(amount, currency, rate) if amount is not None and currency and rate else None
