"""What a command has changed, so that every screen can decide whether to look again."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = TypeVar("Value")


class Kind(StrEnum):
    """The kinds of things a screen may show."""

    CUSTOMER = "customer"
    TAG = "tag"
    CUSTOM_FIELD = "custom_field"
    SAVED_FILTER = "saved_filter"
    MATCHING = "matching"
    SHOP = "shop"


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """The ids changed, by kind; a kind is there with no ids when too many changed to name."""

    ids: Mapping[Kind, frozenset[int]] = field(default_factory=dict)
    operation_id: int | None = None

    def touches(self, kind: Kind, identity: int | None = None) -> bool:
        """Whether anything of that kind changed, or the one thing with that id."""
        if kind not in self.ids:
            return False
        return identity is None or not self.ids[kind] or identity in self.ids[kind]


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Value]):
    """What a command returns: its value and what it changed."""

    value: Value
    changes: ChangeSet
