"""Values taken out of JSON that a stranger may have written: of the right kind, or none."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

Choice = TypeVar("Choice", bound="StrEnum")

LARGEST = 10**15
"""Minor units: amounts beyond it are nobody's, and sums of them leave the book's whole numbers."""


def text(found: Mapping[str, Any], key: str) -> str:
    """The text under a key, empty where there is none."""
    value = found.get(key)
    return value if isinstance(value, str) else ""


def texts(found: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The texts in the list under a key."""
    return tuple(each for each in items(found, key) if isinstance(each, str))


def items(found: Mapping[str, Any], key: str) -> list[Any]:
    """The list under a key."""
    value = found.get(key)
    return value if isinstance(value, list) else []


def objects(found: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """The objects in the list under a key."""
    return [each for each in items(found, key) if isinstance(each, dict)]


def inner(found: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The object under a key, empty where there is none."""
    value = found.get(key)
    return value if isinstance(value, dict) else {}


def whole(found: Mapping[str, Any], key: str) -> int | None:
    """The whole number under a key."""
    value = found.get(key)
    return value if type(value) is int and abs(value) <= LARGEST else None


def choice(found: Mapping[str, Any], key: str, choices: type[Choice]) -> Choice | None:
    """The choice whose value stands under a key."""
    said = text(found, key)
    return choices(said) if said in set(choices) else None


def day(found: Mapping[str, Any], key: str) -> date | None:
    """The day (ISO) under a key."""
    try:
        return date.fromisoformat(text(found, key))
    except ValueError:
        return None


def moment(found: Mapping[str, Any], key: str) -> datetime | None:
    """The moment (ISO, with its time zone) under a key."""
    try:
        read = datetime.fromisoformat(text(found, key))
    except ValueError:
        return None
    return read if read.tzinfo is not None else None
