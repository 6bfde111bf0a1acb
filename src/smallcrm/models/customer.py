"""The tables of the customer's card: one row a card, and what a card has many of."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Index, LargeBinary

from smallcrm.models.cards import BIRTH
from smallcrm.models.metadata import journaled, number, optional_number, optional_text, reference, text


def birth_columns() -> list[Column[Any]]:
    """A partial date in its own calendar."""
    return [*(optional_number(name) for name in BIRTH[:3]), optional_text(BIRTH[3])]


customer = journaled(
    "customer",
    text("number"),
    text("kind"),
    *(text(name) for name in ("title", "given_name", "middle_name", "family_name", "known_as", "company", "role", "occupation", "region")),
    optional_text("preferred_contact"),
    optional_text("preferred_payment"),
    *birth_columns(),
    optional_number("age_years"),
    optional_text("age_as_of"),
    optional_text("marital_status"),
    text("source"),
    reference("referred_by", "customer", optional=True),
    text("notes"),
    text("language"),
    optional_text("form_of_address"),
    text("created_at"),
    optional_text("put_aside_at"),
    reference("merged_into", "customer", optional=True, index=False),
    owner="{row}.id",
)
"""A card that was merged into another keeps all that was its own, and is hidden until the two are separated again."""
Index("customer_by_merged", customer.c.merged_into, sqlite_where=customer.c.merged_into.is_not(None))

phone = journaled("phone", reference("customer_id", "customer"), number("position"), text("kind"), text("typed"), optional_text("e164"))
email = journaled("email", reference("customer_id", "customer"), number("position"), text("address"))
address = journaled(
    "address",
    reference("customer_id", "customer"),
    number("position"),
    *(text(name) for name in ("street", "city", "postcode", "country")),
)
Index("address_by_city", address.c.city, address.c.customer_id)

family_member = journaled(
    "family_member",
    reference("customer_id", "customer"),
    number("position"),
    text("name"),
    text("relation"),
    *birth_columns(),
)
interest = journaled("interest", reference("customer_id", "customer"), number("position"), text("text"))
consent = journaled(
    "consent",
    reference("customer_id", "customer"),
    number("position"),
    text("channel"),
    number("given"),
    text("recorded_at"),
    text("source"),
)
photo = journaled("photo", reference("customer_id", "customer"), Column("image", LargeBinary, nullable=False))

tag = journaled("tag", text("name", unique=True), owner="NULL")
customer_tag = journaled("customer_tag", reference("customer_id", "customer"), number("position"), reference("tag_id", "tag"))

custom_field = journaled("custom_field", number("position"), text("label", unique=True), text("type"), text("choices"), owner="NULL")
custom_value = journaled(
    "custom_value",
    reference("customer_id", "customer"),
    number("position"),
    reference("field_id", "custom_field"),
    text("text"),
)

told_apart = journaled("told_apart", reference("customer_id", "customer"), reference("other_id", "customer"))
"""Two cards of which the user has said that they are two customers; the smaller id is the first."""
