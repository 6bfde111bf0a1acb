"""The only source of the present day and moment, so that a test can set both."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> date:
    """The day on the wall of the shop."""
    return now().astimezone().date()


def now() -> datetime:
    """This moment, aware, in UTC; `.astimezone()` gives the shop's own time."""
    return datetime.now(tz=UTC)
