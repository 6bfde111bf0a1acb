"""The tables of the shop itself: its settings and the filters it has saved."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary

from smallcrm.models.metadata import journaled, number, optional_text, text

shop = journaled(
    "shop",
    *(text(name) for name in ("name", "address", "phone", "registration_number", "closing_line", "language", "currency", "region")),
    number("currency_exponent"),
    Column("logo", LargeBinary),
    text("calendar"),
    optional_text("second_calendar"),
    text("digits"),
    text("name_order"),
    owner="NULL",
)

saved_filter = journaled("saved_filter", number("position"), text("name", unique=True), text("criteria"), owner="NULL")
