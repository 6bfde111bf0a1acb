"""What a column's cells become on the cards, as texts."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from smallcrm.domain.choices import CustomType
from smallcrm.domain.fields import FIELD_BY_KEY, FieldType
from smallcrm.domain.ledger import EntryKind
from smallcrm.domain.shown_values import ShownValues
from smallcrm.exchange.cells import date_or_text
from smallcrm.exchange.ledger_parts import DATES, MONEYS, SALE
from smallcrm.exchange.read_texts import read_text
from smallcrm.exchange.row_reading import RowReading
from smallcrm.exchange.understanding import CUSTOM, IGNORE
from smallcrm.i18n import _, gettext, language
from smallcrm.i18n.dates import format_date
from smallcrm.i18n.digits import NATIVE, to_native
from smallcrm.i18n.direction import isolate
from smallcrm.infra import clock
from smallcrm.services.merge_choices import Pair, compared_fields
from smallcrm.ui.balances import balance_cell, entries_cell
from smallcrm.ui.tables.cells import EMPTY, Cell
from smallcrm.ui.text_direction import JOINT, joined

if TYPE_CHECKING:
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.cells import Cell as FileCell
    from smallcrm.exchange.ledger_reading import LedgerReading
    from smallcrm.exchange.row_reading import CellFault
    from smallcrm.exchange.understanding import ColumnMatch
    from smallcrm.services.importing import FirstRow

_NEVER_CUT = frozenset({FieldType.PHONE, FieldType.PARTIAL_DATE, FieldType.DATE, FieldType.AGE, FieldType.MONEY})


class AsRead:
    """Shows what the card will hold; what cannot be read says why in its place."""

    def __init__(self, shop: ShopSettings) -> None:
        self._shop = shop
        self.values = ShownValues(shop, today=clock.today())

    def number(self, number: int) -> str:
        """A row's number."""
        return self.values.number(number)

    def as_it_stands(self, cell: str | date) -> str:
        """A cell of the file on one line: as it was typed, a real date in the shop's own calendar, without the second one."""
        if isinstance(cell, str):
            return " ".join(cell.split())
        day = format_date(cell.date() if isinstance(cell, datetime) else cell, calendar=self._shop.calendar, digits=self._shop.digits)
        return f"{day} {self.values.code(f'{cell:%H:%M}')}" if isinstance(cell, datetime) else day

    def as_it_is_typed(self, cell: FileCell, column: ColumnMatch) -> str:
        """A cell as it is to be typed anew: of a column of dates in which the month stands first, a real date so too."""
        if isinstance(cell, date) and column.target in DATES and column.decisions.dates.order == "mdy":
            day = f"{cell.month:02}/{cell.day:02}/{cell.year}"
            return to_native(day, language()) if self._shop.digits == NATIVE else day
        return self.as_it_stands(date_or_text(cell))

    def who(self, reading: RowReading | LedgerReading) -> str:
        """Whom a row is about."""
        card = reading.customer if isinstance(reading, RowReading) else reading.who
        return (self.values.name(card) or card.number) if card is not None else ""

    def worth(self, reading: RowReading | LedgerReading) -> Cell:
        """What the row adds to what is owed: a balance, or what was taken and paid."""
        if isinstance(reading, RowReading):
            owed = reading.opening_balance
            if owed is None and reading.entries:
                owed = sum(each.amount for each in reading.entries)
            return EMPTY if owed is None else balance_cell(owed, self._shop)
        if any(each.kind is EntryKind.OPENING for each in reading.entries):
            return balance_cell(sum(each.amount for each in reading.entries), self._shop)
        return entries_cell([each.amount for each in reading.entries], self._shop)

    def whole_card(self, reading: RowReading) -> list[tuple[str, str]]:
        """What a card of a book of ours says: the name of each field that it fills, and its text."""
        card = reading.customer
        if card is None:
            return []
        lines = [(_("Number"), self.values.code(card.number))] if card.number else []
        lines += [(each.label, "\n".join(each.first)) for each in compared_fields(Pair(card, card, ()), self._shop)]
        lines += reading.custom
        return [*lines, (_("Entries"), self.number(len(reading.entries)))] if reading.entries else lines

    def cell(self, column: ColumnMatch, row: FirstRow) -> Cell:
        """What that column's own cell of the row becomes; nothing where the cell is empty."""
        if isinstance(row.reading, RowReading) and row.reading.customer is None:
            return _faulty(row.reading.faults[0], "") if row.reading.faults and column.target not in {IGNORE, SALE} else EMPTY
        alone = row.alone.get(column.index)
        if alone is None:
            return EMPTY
        text = read_text(self.values, column, alone)
        return _faulty(alone.faults[0], text) if alone.faults else Cell(text, tip=_tip(text))


def never_cut(column: ColumnMatch) -> bool:
    """Whether it goes to a field of phones, dates or amounts, of which half says something else."""
    if column.target == CUSTOM:
        return column.decisions.custom_type in {CustomType.DATE, CustomType.NUMBER}
    if column.target in FIELD_BY_KEY:
        return FIELD_BY_KEY[column.target].type in _NEVER_CUT
    return column.target in {*DATES, *MONEYS}


def read_part(cell: Cell) -> str:
    """What a cell was read as, without the reason why that is doubtful or cannot be: the reason is whole in its tip."""
    if cell.tone == "danger":
        return ""
    value, joint, _reason = cell.text.rpartition(JOINT)
    return f"{value} …" if joint and cell.tone == "warning" else cell.text


def _faulty(fault: CellFault, text: str) -> Cell:
    reason = gettext(fault.reason)
    if fault.doubtful and text:
        return Cell(joined([text, reason]), "warning", tip=f"{isolate(text)}\n{reason}")
    return Cell(reason, "danger", tip=reason)


def _tip(text: str) -> str:
    return "" if text.isascii() else text
