"""Cards between rows and records: read whole, and written by what differs."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any

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
from smallcrm.domain.customer import Address, Age, Consent, CustomValue, FamilyMember, Phone, make_customer
from smallcrm.domain.partial_date import PartialDate
from smallcrm.i18n.calendars import Calendar
from smallcrm.models.journal import next_id

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from enum import StrEnum

    from smallcrm.domain.customer import Customer
    from smallcrm.models.connection import Connection

Values = tuple[Any, ...]

_FIRST_NUMBER = 1000

BIRTH = ("birth_year", "birth_month", "birth_day", "birth_calendar")

PLAIN = (
    *("number", "title", "given_name", "middle_name", "family_name", "known_as", "company", "role", "occupation", "region"),
    *("source", "referred_by", "notes", "language"),
)
CHOICES: tuple[tuple[str, type[StrEnum]], ...] = (
    ("kind", CustomerKind),
    ("preferred_contact", ContactMeans),
    ("preferred_payment", PaymentMeans),
    ("marital_status", MaritalStatus),
    ("form_of_address", FormOfAddress),
)
_NULLABLE = frozenset({"referred_by", *BIRTH, "age_years", "age_as_of"})
_plain = attrgetter(*PLAIN)
_choices = attrgetter(*(name for name, _ in CHOICES))
COLUMNS = (*PLAIN, *(name for name, _ in CHOICES), *BIRTH, "age_years", "age_as_of", "created_at", "put_aside_at")


@dataclass(frozen=True, slots=True)
class Many:
    """What a card has many of: its table, the card's attribute, and how a row and a record become each other."""

    table: str
    attribute: str
    columns: tuple[str, ...]
    record: Callable[..., Any]
    values: Callable[[Any], Values]


def _birthday(year: int | None, month: int | None, day: int | None, calendar: str | None) -> PartialDate | None:
    return PartialDate(year, month, day, Calendar(calendar)) if calendar else None


def _birth_values(birthday: PartialDate | None) -> Values:
    return (birthday.year, birthday.month, birthday.day, birthday.calendar.value) if birthday else (None, None, None, None)


MANY = (
    Many(
        "phone",
        "phones",
        ("kind", "typed", "e164"),
        lambda kind, typed, e164: Phone(typed, PhoneKind(kind), e164),
        lambda phone: (phone.kind.value, phone.typed, phone.e164),
    ),
    Many("email", "emails", ("address",), str, lambda address: (address,)),
    Many(
        "address",
        "addresses",
        ("street", "city", "postcode", "country"),
        Address,
        lambda address: (address.street, address.city, address.postcode, address.country),
    ),
    Many(
        "family_member",
        "family",
        ("name", "relation", *BIRTH),
        lambda name, relation, *birth: FamilyMember(name, Relation(relation), _birthday(*birth)),
        lambda member: (member.name, member.relation.value, *_birth_values(member.birthday)),
    ),
    Many("interest", "interests", ("text",), str, lambda text: (text,)),
    Many("customer_tag", "tags", ("tag_id",), str, lambda tag_id: (tag_id,)),
    Many(
        "custom_value",
        "custom",
        ("field_id", "text"),
        CustomValue,
        lambda value: (value.field_id, value.text),
    ),
    Many(
        "consent",
        "consents",
        ("channel", "given", "recorded_at", "source"),
        lambda channel, given, recorded_at, source: Consent(Channel(channel), bool(given), datetime.fromisoformat(recorded_at), source),
        lambda consent: (consent.channel.value, int(consent.given), consent.recorded_at.isoformat(), consent.source),
    ),
)


def load_cards(
    connection: Connection, ids: Sequence[int], *, photos: bool = False, only: Collection[str] | None = None
) -> Iterator[Customer]:
    """The cards of these ids, in their order; an id without a card is passed over.

    With `only` nothing but these attributes of `Customer` is read, which lists of many cards are quicker and smaller by.
    """
    chosen = (json.dumps(list(ids)),)
    many = {many.attribute: _load_many(connection, many, chosen) for many in MANY if only is None or many.attribute in only}
    images = dict(_pairs(connection, "SELECT customer_id, image FROM photo", chosen)) if photos else {}
    balances = dict(
        _pairs(connection, "SELECT customer_id, sum(amount) FROM account JOIN entry ON entry.account_id = account.id", chosen, "GROUP BY 1")
    )
    names = _referrers(connection, chosen) if only is None or "referred_by" in only else {}
    select = f"SELECT id, merged_into, {_columns(only)} FROM customer WHERE id IN (SELECT value FROM json_each(?))"
    rows = {row[0]: row[1:] for row in connection.execute(select, chosen)}
    for identity in ids:
        if identity in rows:
            merged_into, *values = rows[identity]
            yield _card(
                identity,
                dict(zip(COLUMNS, values, strict=True)),
                {attribute: tuple(found.get(identity, ())) for attribute, found in many.items()},
                merged_into=merged_into,
                photo=images.get(identity),
                balance=balances.get(identity, 0),
                referred_by_name=names.get(identity) or "",
            )


def _referrers(connection: Connection, chosen: tuple[str]) -> dict[int, str | None]:
    select = (
        "SELECT id, (SELECT display_name FROM customer_index WHERE customer_id = referred_by) FROM customer "
        "WHERE referred_by IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
    )
    return dict(connection.execute(select, chosen).all())


def _columns(only: Collection[str] | None) -> str:
    """The columns of a card's own row; what stands in those that are not wanted is that of an empty card."""
    if only is None:
        return ", ".join(COLUMNS)
    return ", ".join(name if _attribute(name) in only else "NULL" if name in _NULLABLE else "''" for name in COLUMNS)


def _attribute(column: str) -> str:
    return "birthday" if column in BIRTH else "age" if column in {"age_years", "age_as_of"} else column


def _pairs(connection: Connection, select: str, chosen: tuple[str], rest: str = "") -> Iterable[Any]:
    return connection.execute(f"{select} WHERE customer_id IN (SELECT value FROM json_each(?)) {rest}", chosen).all()


def _load_many(connection: Connection, many: Many, chosen: tuple[str]) -> dict[int, list[Any]]:
    source, columns = many.table, ", ".join(many.columns)
    if many.table == "customer_tag":
        source, columns = "customer_tag JOIN tag ON tag.id = tag_id", "name"
    found: dict[int, list[Any]] = {}
    for customer_id, *values in _pairs(
        connection, f"SELECT customer_id, {columns} FROM {source}", chosen, "ORDER BY customer_id, position"
    ):
        found.setdefault(customer_id, []).append(many.record(*values))
    return found


def _card(
    identity: int,
    row: dict[str, Any],
    many: dict[str, Any],
    *,
    merged_into: int | None,
    photo: bytes | None,
    balance: int,
    referred_by_name: str,
) -> Customer:
    plain: dict[str, Any] = {name: row[name] for name in PLAIN}
    plain.update((name, choice(row[name]) if row[name] else None) for name, choice in CHOICES)
    return make_customer(
        id=identity,
        **plain,
        birthday=_birthday(*(row[name] for name in BIRTH)),
        age=Age(row["age_years"], date.fromisoformat(row["age_as_of"])) if row["age_as_of"] else None,
        created_at=datetime.fromisoformat(row["created_at"]) if row["created_at"] else None,
        put_aside_at=datetime.fromisoformat(row["put_aside_at"]) if row["put_aside_at"] else None,
        merged_into=merged_into,
        photo=photo,
        balance=balance,
        referred_by_name=referred_by_name,
        **many,
    )


def card_values(card: Customer) -> Values:
    """The row of a card, in the order of `COLUMNS`."""
    return (
        *_plain(card),
        *[choice and choice.value for choice in _choices(card)],
        *_birth_values(card.birthday),
        card.age.years if card.age else None,
        card.age.as_of.isoformat() if card.age else None,
        card.created_at.isoformat() if card.created_at else "",
        card.put_aside_at.isoformat() if card.put_aside_at else None,
    )


def insert_card(connection: Connection, card: Customer) -> int:
    """Write a new card with its account; returns its id."""
    marks = ", ".join("?" * len(COLUMNS))
    insert = f"INSERT INTO customer (id, {', '.join(COLUMNS)}) VALUES ({next_id('customer')}, {marks}) RETURNING id"
    identity = int(connection.execute(insert, card_values(card)).scalar_one())
    connection.execute(f"INSERT INTO account (id, customer_id) VALUES ({next_id('account')}, ?)", (identity,))
    _write_parts(connection, identity, card)
    return identity


def update_card(connection: Connection, card: Customer) -> None:
    """Bring a card's rows to what the record says, touching only what differs."""
    if card.id is None:
        raise ValueError("a card that was never written cannot be updated")
    assignments = ", ".join(f"{name} = ?" for name in COLUMNS)
    connection.execute(f"UPDATE customer SET {assignments} WHERE id = ?", (*card_values(card), card.id))
    _write_parts(connection, card.id, card)


def _write_parts(connection: Connection, identity: int, card: Customer) -> None:
    for many in MANY:
        items = getattr(card, many.attribute)
        if many.table == "customer_tag":
            items = tag_ids(connection, items)
        _write_many(connection, many, identity, [many.values(item) for item in items])
    _write_photo(connection, identity, card.photo)


def _write_many(connection: Connection, many: Many, identity: int, wanted: list[Values]) -> None:
    columns = ", ".join(("position", *many.columns))
    select = f"SELECT id, {columns} FROM {many.table} WHERE customer_id = ? ORDER BY position, id"
    present = connection.execute(select, (identity,)).all()
    marks = ", ".join("?" * (1 + len(many.columns)))
    for position, values in enumerate(wanted):
        if position >= len(present):
            insert = f"INSERT INTO {many.table} (id, customer_id, {columns}) VALUES ({next_id(many.table)}, ?, {marks})"
            connection.execute(insert, (identity, position, *values))
        elif tuple(present[position][1:]) != (position, *values):
            update = f"UPDATE {many.table} SET ({columns}) = ({marks}) WHERE id = ?"
            connection.execute(update, (position, *values, present[position][0]))
    for row in present[len(wanted) :]:
        connection.execute(f"DELETE FROM {many.table} WHERE id = ?", (row[0],))


def with_photo(connection: Connection, card: Customer) -> Customer:
    """A card that was loaded without its photo, with it."""
    present = _photo_of(connection, card.id or 0)
    return card if card.photo or present is None else replace(card, photo=present)


def _photo_of(connection: Connection, identity: int) -> bytes | None:
    image: bytes | None = connection.execute("SELECT image FROM photo WHERE customer_id = ?", (identity,)).scalar()
    return image


def _write_photo(connection: Connection, identity: int, photo: bytes | None) -> None:
    present = _photo_of(connection, identity)
    if present == photo:
        return
    if present is None:
        connection.execute(f"INSERT INTO photo (id, customer_id, image) VALUES ({next_id('photo')}, ?, ?)", (identity, photo))
    elif photo is None:
        connection.execute("DELETE FROM photo WHERE customer_id = ?", (identity,))
    else:
        connection.execute("UPDATE photo SET image = ? WHERE customer_id = ?", (photo, identity))


def tag_ids(connection: Connection, names: Iterable[str]) -> list[int]:
    """The ids of tags by name, each once and in order; a tag that the book does not know yet is made."""
    ids: list[int] = []
    for name in dict.fromkeys(names):
        found = connection.execute("SELECT id FROM tag WHERE name = ?", (name,)).scalar()
        insert = f"INSERT INTO tag (id, name) VALUES ({next_id('tag')}, ?) RETURNING id"
        ids.append(found or connection.execute(insert, (name,)).scalar_one())
    return ids


def highest_number(connection: Connection) -> int:
    """The highest number of a card, hidden ones too, that is a plain number; 1000 in a new book."""
    # Plain numbers are filled up with zeros in the index, so the last one below ten digits is the highest.
    select = (
        "SELECT (SELECT number_key FROM customer_index WHERE put_aside = value AND number_key BETWEEN '0' AND '000999999999' "
        "AND number_key NOT GLOB '*[^0-9]*' AND length(number_key) = 12 ORDER BY number_key DESC LIMIT 1) FROM json_each('[0, 1, 2]')"
    )
    return max((int(key) for key in connection.execute(select).scalars() if key), default=0) or _FIRST_NUMBER
