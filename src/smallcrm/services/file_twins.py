"""Customers about whom several rows of one file are: the first row makes the card, and what the others say comes onto it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.analysis.duplicates import Reason
from smallcrm.domain.card_filling import phone_key
from smallcrm.domain.choices import CustomerKind
from smallcrm.domain.folding import fold
from smallcrm.domain.phone import tells_a_phone
from smallcrm.exchange.day_order import in_order_of_days
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.ledger_parts import BROUGHT
from smallcrm.exchange.sheet_months import latest_first, times_of_lists
from smallcrm.i18n import N_
from smallcrm.i18n.direction import isolate
from smallcrm.services.decision import Decision, Fate
from smallcrm.services.import_matching import MOST_SHARING, Candidate
from smallcrm.services.import_told import MOST_CHANGES, TOO_MANY_ROWS
from smallcrm.services.row_words import Amount, row_at

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smallcrm.domain.customer import Address, Customer
    from smallcrm.domain.partial_date import PartialDate
    from smallcrm.exchange.row_reading import RowReading
    from smallcrm.exchange.understanding import TableUnderstanding, Understanding

    _Bare = tuple[int, tuple[int, int], str, str, PartialDate | None, int | None]

ONE_CARD = N_("The same customer as in row {row}: what both rows say stands on one card.")
ONE_BALANCE = N_("The same customer as in row {row}, who owes the same there: it counts once, and both rows are one card.")
EARLIER_BALANCE = N_(
    "The same customer as in row {row}. What is owed there, {other}, is of a later time and counts; the {stated} of this row does not."
)
TWO_BALANCES = N_(
    "The same customer owes {other} in row {row} and {stated} in this row. "
    "Mend one of them, leave this row out, or say that this is another customer."
)

REACHED_BY = frozenset({"number", "mobile", "phone", "email"})
MOST_NEAR = 3
_NUMBER, _PHONE, _EMAIL = 1, 2, 4


_NAME_ALONE = "\n"
"""What no number, phone or e-mail begins with."""


@dataclass(slots=True)
class Made:
    """A customer whom the row at a place (sheet and row) makes: by what he is told from others, and what he owes by the file.

    `rows` are those that say more of him, `last_sheet` is the sheet of the last one.
    """

    card_id: int
    place: tuple[int, int]
    name: str
    number: str
    birthday: PartialDate | None
    stated: int | None
    rows: int = 0
    last_sheet: int | None = None

    def stands_in(self, sheet: int) -> bool:
        """Whether the last row about him is of this sheet."""
        return sheet == (self.place[0] if self.last_sheet is None else self.last_sheet)


class FileTwins:
    """The customers that the file makes, by their numbers, phones and e-mails.

    Each is kept as a bare tuple, what `Made` is made of: there may be a hundred thousand.
    """

    def __init__(self, said: SaidTwice, *, several: bool) -> None:
        """`several` lists of customers stand in the file: a row of one may mean a customer of another by his name."""
        self._said = said
        self._named: dict[tuple[str, ...], list[_Named]] | None = {} if several else None
        self._by: dict[str, _Bare | list[_Bare]] = {}
        self._twins: dict[int, Made] = {}

    def keys_of(self, card: Customer, sheet: int) -> list[str]:
        """By what the customer of a row is known: his contacts, or on lists of several months his name and where he lives.

        There one customer stands on each list, and another one of the name beside him.
        """
        keys = contacts_of(card)
        if keys or sheet not in self._said.times or not (name := sorted(fold(name_of(card)).split())):
            return keys
        return [" ".join((_NAME_ALONE, *name, *map(_where, card.addresses)))]

    def find(self, card: Customer, keys: Sequence[str], sheet: int) -> Made | None:
        """Who has the name and also one of the keys of the row, if nothing else tells them apart."""
        by, found = self._by, dict[int, Made]()
        for key in keys:
            if key in by:
                known = by[key]
                for bare in known if isinstance(known, list) else (known,):
                    made = self._twins.get(bare[0]) or Made(*bare)
                    if _is_one(made, card) and not (key.startswith(_NAME_ALONE) and made.stands_in(sheet)):
                        found[made.card_id] = made
        if len(found) != 1:
            return None
        made = next(iter(found.values()))
        return self._twins.setdefault(made.card_id, made)

    def of_name(self, card: Customer, sheet: int) -> tuple[Made | None, tuple[tuple[Candidate, tuple[Reason, ...]], ...]]:
        """Whom another list makes by the name of a row, else the several of the name who are perhaps meant.

        Nothing of a kind that both say may tell them apart: a list of phones and one of e-mails are of the same people. Of two bare
        names nothing says that they are one, and lists of several months have their own rule.
        """
        if not self._named or sheet in self._said.times:
            return None, ()
        says, words = _says_of(card), _words(name_of(card))
        known = self._named.get(words, []) if words else []
        meant = [each for each in known if each.place[0] != sheet and (each.says | says) and not each.says & says]
        found = [(each, made) for each in meant if _is_one(made := self._twins.get(each.bare[0]) or Made(*each.bare), card)]
        if len(known) > MOST_SHARING or len(found) != 1 or not found[0][0].lives_near(card):
            near = (self._said.candidate(made) for _each, made in found[:MOST_NEAR])
            return None, tuple((each, (Reason.SAME_NAME,)) for each in near)
        each, made = found[0]
        each.says |= says
        return self._twins.setdefault(made.card_id, made), ()

    def add_name(self, made: _Bare, card: Customer) -> None:
        """Know a customer whom a row makes by his name too, if the file has other lists."""
        if self._named is not None:
            known = self._named.setdefault(_words(made[2]), [])
            if len(known) <= MOST_SHARING:
                known.append(_Named(made, _says_of(card), frozenset(fold(each.city) for each in card.addresses if each.city)))

    def add(self, made: _Bare, keys: Sequence[str]) -> None:
        """Know a customer whom a row makes; of a crowd that shares a phone the first ones."""
        by = self._by
        for key in keys:
            known = by.setdefault(key, made)
            if known is made:
                continue
            if not isinstance(known, list):
                by[key] = [known, made]
            elif len(known) <= MOST_SHARING:
                known.append(made)

    def decide(self, row: int, reading: RowReading, made: Made, sheet: int, adds: Customer) -> Decision:
        """What becomes of a row about a customer whom the file makes: two balances of him are never summed."""
        stated = reading.opening_balance
        said = self._said.amounts(made.place, sheet, made.stated, stated)
        if made.rows >= MOST_CHANGES:
            values = {"count": MOST_CHANGES, "name": isolate(" ".join(made.name.split()) or made.number)}
            return Decision(row, Fate.CANNOT, reading, TOO_MANY_ROWS, values)
        if None not in {stated, made.stated} and stated != made.stated and not self._said.is_earlier(sheet, made.place[0]):
            return Decision(row, Fate.CANNOT, reading, TWO_BALANCES, said)
        made.rows += 1
        made.last_sheet = sheet
        text = ONE_CARD
        if made.stated is None:
            made.stated = stated
        elif stated is not None:
            text = ONE_BALANCE if stated == made.stated else EARLIER_BALANCE
        return Decision(row, Fate.UPDATE, reading, text, said, card_id=made.card_id, adds=adds)


@dataclass(slots=True)
class _Named:
    """A customer whom a row makes, what it says of him beside his name, and in which towns."""

    bare: _Bare
    says: int
    towns: frozenset[str]

    @property
    def place(self) -> tuple[int, int]:
        return self.bare[1]

    def lives_near(self, card: Customer) -> bool:
        """Whether the towns do not tell the two apart."""
        towns = {fold(each.city) for each in card.addresses if each.city}
        return not towns or not self.towns or not self.towns.isdisjoint(towns)


class SaidTwice:
    """The words for what several rows of a file say of one customer, and which of their sheets is the earlier one."""

    def __init__(self, understanding: Understanding, sheets: Mapping[int, str]) -> None:
        """`sheets` are named where there are several."""
        self._sheets = sheets
        self.times = times_of_lists(understanding.tables, understanding.context.today)

    def in_order(self, tables: Sequence[TableUnderstanding]) -> list[TableUnderstanding]:
        """The tables in the order in which they are decided on: lists by which customers can be told before those of bare names."""

        def is_bare(table: TableUnderstanding) -> bool:
            is_list = table.kind is SheetKind.CUSTOMERS and table.sheet not in self.times and not table.writes_all_out
            return is_list and REACHED_BY.isdisjoint(column.target for column in table.columns)

        in_order = latest_first(in_order_of_days(tables), self.times)
        return sorted(in_order, key=lambda table: (BROUGHT.index(table.kind), is_bare(table)))

    def candidate(self, made: Made) -> Candidate:
        """A customer whom the file makes, with the place at which it does."""
        return Candidate(" ".join(made.name.split()), made.number, place=made.place, sheet=self._sheets.get(made.place[0], ""))

    def is_earlier(self, sheet: int, other: int) -> bool:
        """Whether the one list is surely of an earlier time than the other."""
        return sheet in self.times and other in self.times and self.times[sheet] < self.times[other]

    def amounts(self, place: tuple[int, int], sheet: int, other: int | None, stated: int | None) -> Mapping[str, object]:
        """A row of the file, with its sheet where that is not the present one, and what is owed there and by the present row."""
        return {"row": row_at(place, self._sheets, sheet), "other": Amount(other or 0), "stated": Amount(stated or 0)}


def _words(name: str) -> tuple[str, ...]:
    """By what two names are the same, in whatever order."""
    return tuple(sorted(fold(name).split()))


def _says_of(card: Customer) -> int:
    """What a row says beside the name by which customers are told apart, added up."""
    return (_NUMBER if card.number else 0) | (_PHONE if card.phones else 0) | (_EMAIL if card.emails else 0)


def _is_one(made: Made, card: Customer) -> bool:
    if made.number and card.number and made.number != card.number:
        return False
    if made.birthday and card.birthday and made.birthday != card.birthday:
        return False
    return frozenset(fold(made.name).split()) == frozenset(fold(name_of(card)).split())


def _where(address: Address) -> str:
    return fold(f"{address.street} {address.city} {address.postcode}")


def contacts_of(card: Customer) -> list[str]:
    """The number, the phones and the e-mails of a row, of which one that is shared tells with the name that two are one."""
    keys = [phone.e164 or phone_key(phone) for phone in card.phones if phone.e164 or tells_a_phone(phone_key(phone))]
    keys += card.emails
    if card.number:
        keys.append(card.number)
    return keys


def name_of(card: Customer) -> str:
    """The words by which a row calls its customer."""
    if card.kind is CustomerKind.FIRM:
        return card.company
    name = f"{card.given_name} {card.middle_name} {card.family_name}"
    return name if len(name) > 2 else card.company or card.known_as  # noqa: PLR2004 - two spaces
