"""The numbers of the cards that a file makes: no two have one, and a row's number that is another's stays in the notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.card_rules import clean
from smallcrm.domain.fields import FIELD_BY_KEY
from smallcrm.i18n import N_, gettext
from smallcrm.models.cards import highest_number
from smallcrm.models.index_rows import number_sort_key
from smallcrm.services.row_words import row_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smallcrm.domain.customer import Customer
    from smallcrm.exchange.understanding import TableUnderstanding, Understanding
    from smallcrm.models.connection import Connection
    from smallcrm.services.import_matching import Candidate

NUMBER_OF_CARD = N_("The number {number} is that of {name}. This card gets another, and what the file says is kept in its notes.")
NUMBER_OF_ROW = N_("The number {number} is that of row {row}. This card gets another, and what the file says is kept in its notes.")
NUMBER_STAYS = N_("The file says the number {number}, the card has {own}. The card's stays, and the file's is kept in its notes.")


_NUMBER = FIELD_BY_KEY["number"].label


class Remark(NamedTuple):
    """What is to be said of a row that comes in: a text to translate, with its values."""

    text: str
    values: Mapping[str, object]


class Numbers:
    """Settles the number of each card in the order of the rows."""

    def __init__(self, connection: Connection, understanding: Understanding, sheets: Mapping[int, str]) -> None:
        """`sheets` are named where there are several."""
        tables = understanding.tables
        self._are_said = any(_column_of(table) or table.holds_whole_cards for table in tables)
        """Else the writer counts on by itself."""
        self._next = highest_number(connection) if self._are_said else 0
        self._sheets = sheets
        self._sheet = 0
        self._place_of: dict[int | str, tuple[int, int]] = {}
        self._counted: set[int | str] = set()
        """Those of cards that got another than their row says, or that say none."""
        self._heading = ""
        self._is_book = False

    def begin(self, table: TableUnderstanding) -> None:
        """The rows that come now are of this table; a book of ours keeps its own numbers, also where two cards have one."""
        self._sheet = table.sheet
        self._heading = _column_of(table) or gettext(_NUMBER)
        self._is_book = table.holds_whole_cards

    def of_new(self, card: Customer, row: int, holder: Candidate | None = None) -> tuple[Customer, tuple[Remark, ...]]:
        """A card that the row makes, with its number; `holder` is the card of the book that has the number the row says."""
        if not self._are_said:
            return card, ()
        if not card.number:
            return self._counted_on(card, row), ()
        if holder is None:
            said = self._of_row(card.number, row)
            if said is None or (self._is_book and _key(card.number) not in self._counted):
                return card, ()
        else:
            said = _of_card(card, holder)
        return self._counted_on(self._noted(card), row), (said,)

    def of_known(self, row_card: Customer, row: int, card: Customer, holder: Candidate | None) -> tuple[Customer, tuple[Remark, ...]]:
        """What the row says of a card of the book, without a number that is not to be the card's."""
        number = row_card.number
        if not number or (holder is not None and holder.card_id == card.id):
            return row_card, ()
        if card.number and _key(card.number) == _key(number):
            return row_card, ()
        if card.number:
            return self._noted(row_card), (Remark(NUMBER_STAYS, {"number": number, "own": card.number}),)
        if holder is not None:
            return self._noted(row_card), (_of_card(row_card, holder),)
        said = self._of_row(number, row)
        return (self._noted(row_card), (said,)) if said else (row_card, ())

    def of_later(self, row_card: Customer, *, is_news: bool) -> Customer:
        """What a row says of a card that another row has made, its number in the notes where that is news: the card has one by now."""
        return self._noted(row_card) if is_news else replace(row_card, number="")

    def _of_row(self, number: str, row: int) -> Remark | None:
        """Whose the number is, where another row has it before this one."""
        first = self._place_of.setdefault(_key(number), (self._sheet, row))
        if first == (self._sheet, row):
            return None
        return Remark(NUMBER_OF_ROW, {"number": number, "row": row_at(first, self._sheets, self._sheet)})

    def _noted(self, card: Customer) -> Customer:
        line = clean(f"{self._heading}: {card.number}", lines=True)
        return replace(card, number="", notes=f"{card.notes}\n{line}" if card.notes else line)

    def _counted_on(self, card: Customer, row: int) -> Customer:
        self._next += 1
        while self._next in self._place_of:
            self._next += 1
        self._place_of[self._next] = (self._sheet, row)
        self._counted.add(self._next)
        return replace(card, number=str(self._next))


def _of_card(card: Customer, holder: Candidate) -> Remark:
    return Remark(NUMBER_OF_CARD, {"number": card.number, "name": holder})


def _column_of(table: TableUnderstanding) -> str:
    return next((column.heading or column.target for column in table.columns if column.target == "number"), "")


def _key(number: str) -> int | str:
    """Plain numbers by their value, as `number_sort_key` has them."""
    return int(number) if number.isdecimal() else number_sort_key(number)
