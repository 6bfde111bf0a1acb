"""A card while its row is being read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from smallcrm.domain.card_rules import clean
from smallcrm.domain.choices import CustomerKind, NameOrder
from smallcrm.domain.customer import Address, make_customer
from smallcrm.domain.folding import fold
from smallcrm.domain.ledger import Original
from smallcrm.domain.person_name import looks_like_firm, split_full_name

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from smallcrm.domain.customer import Customer, Phone
    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext


Value = TypeVar("Value")

_WHO = frozenset({"given_name", "middle_name", "family_name", "known_as", "company"})
_OWN_NAMES = frozenset({"given_name", "middle_name", "family_name"})
_NAME_KEYS = ("title", "given_name", "middle_name", "family_name")


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that could not be read as its column's field; `column` is None for a whole row.

    `reason` is a text to translate. The cell's text is kept in the card's notes under its heading, or, where it is only
    doubtful (`doubtful`), in its own field.
    """

    column: int | None
    heading: str
    text: str
    reason: str
    doubtful: bool = False


class Draft:
    """What the cells of one row have said so far."""

    __slots__ = (
        "addresses",
        "balance",
        "balance_day",
        "balance_day_said",
        "custom",
        "emails",
        "faults",
        "full_name",
        "interests",
        "key",
        "labels",
        "money",
        "money_note",
        "name_order",
        "notes",
        "phones",
        "referrer",
        "row_money",
        "side",
        "tags",
        "values",
        "words_beside_phones",
    )

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.full_name = ""
        self.name_order = NameOrder.GIVEN_FIRST
        self.phones: list[Phone] = []
        self.emails: list[str] = []
        self.addresses: list[dict[str, str]] = []
        self.interests: list[str] = []
        self.tags: list[str] = []
        self.notes: list[str] = []
        self.words_beside_phones: list[str] = []
        self.labels: dict[tuple[str, int], tuple[str, str]] = {}
        self.custom: list[tuple[str, str]] = []
        self.faults: list[CellFault] = []
        self.balance: int | None = None
        self.money: str | None = None
        self.row_money: str | None = None
        self.money_note = ""
        self.side: int | None = None
        self.balance_day: date | None = None
        self.balance_day_said = ""
        self.referrer: tuple[str, str] | tuple[str, str, int | None] = ("", "")
        self.key: int | None = None

    def keep_in_notes(self, column: int, heading: str, text: str, reason: str) -> None:
        """A cell that cannot be read is said, and stays on the card as a note."""
        self.faults.append(CellFault(column, heading, text, reason))
        self.notes.append(clean(f"{heading}: {text}", lines=True))

    def take_photo(self, cell: Cell) -> None:
        """A picture; there is no other cell in such a column."""
        if isinstance(cell, bytes):
            self.values["photo"] = cell

    def add_amount(self, minor: int, money: str | None) -> bool:
        """Add to the balance, in minor units of `money` (None for the book's own); False where it holds another money already."""
        if self.balance and minor and money != self.money:
            return False
        self.money = money if minor else self.money
        self.balance = (self.balance or 0) + minor
        return True

    def opening(self, context: ReadingContext) -> tuple[int | None, Original | None]:
        """The balance in the book's money and, where it was brought over from another, what it was there."""
        rate = context.rate_of(self.money)
        if self.balance is None or self.money is None or rate is None:
            return self.balance, None
        return rate.over(self.balance), Original(self.balance, self.money, str(rate))

    def opened_on(self) -> date | None:
        """The day of the balance; where the row has none the day stays on the card as a note."""
        if self.balance_day is not None and self.balance is None:
            self.notes.append(clean(self.balance_day_said, lines=True))
        return self.balance_day

    def says_who(self) -> bool:
        """Whether anything but a number tells whose card it is."""
        return bool(self.full_name or self.phones or self.emails or not _WHO.isdisjoint(self.values))

    def customer(self, context: ReadingContext) -> Customer:
        """The card of all that was put in, tidy (`card_rules.tidy`) as what was put in is clean."""
        values = self.values
        if self.full_name:
            self._put_full_name(context.language)
        if "company" in values and "kind" not in values and _OWN_NAMES.isdisjoint(values):
            values["kind"] = CustomerKind.FIRM
        return make_customer(
            phones=_distinct(self.phones),
            emails=_distinct(self.emails),
            addresses=tuple([Address(**address) for address in self.addresses if address]),
            interests=_distinct(self.interests),
            tags=_distinct(self.tags),
            notes="\n".join(self.notes),
            **values,
        )

    def _put_full_name(self, language: str) -> None:
        """The name's parts, where their own columns do not say them; no word of it is lost."""
        values = self.values
        named = values.keys() & {"given_name", "family_name"}
        is_firm = values.get("kind") is CustomerKind.FIRM or (not named and "kind" not in values and looks_like_firm(self.full_name))
        if is_firm and "company" not in values:
            values["company"], values["kind"] = self.full_name, CustomerKind.FIRM
            return
        if is_firm and fold(values["company"]) == fold(self.full_name):
            values["kind"] = CustomerKind.FIRM
            return
        parts = split_full_name(self.full_name, language, self.name_order)
        if not named:
            for key, part in zip(_NAME_KEYS, (parts.title, parts.given, parts.middle, parts.family), strict=True):
                if part:
                    values.setdefault(key, part)
        elif not _words(self.full_name) <= _words(*(values.get(key, "") for key in _NAME_KEYS)):
            if "known_as" in values:
                self.notes.append(self.full_name)
            else:
                values["known_as"] = self.full_name


def _distinct(values: list[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(values)) if len(values) > 1 else tuple(values)


def _words(*texts: str) -> set[str]:
    return {word for text in texts for word in fold(text).split()}
