"""What an import says: how the file was understood, what is left out of it, and what could not be read, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smallcrm.cli.terminal import print_table, say
from smallcrm.domain.fields import FIELD_BY_KEY
from smallcrm.domain.shown_values import ShownValues
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.read_texts import read_text
from smallcrm.exchange.understanding import CUSTOM, IGNORE
from smallcrm.exchange.understanding_texts import (
    REASONS,
    SHEET_KINDS,
    about_total,
    option_values,
    sentences_about,
    what_is_open,
)
from smallcrm.i18n import gettext, ngettext
from smallcrm.infra import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.row_reading import CellFault
    from smallcrm.exchange.understanding import Understanding
    from smallcrm.services.importing import Examination, FirstRow

_LEFT_OUT_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ImportReport:
    """A file understood and read through; `first` are its first rows as cards, `written` whether they are in the book now."""

    file_name: str
    shop: ShopSettings
    understanding: Understanding
    examined: Examination
    first: tuple[FirstRow, ...]
    written: bool

    def show(self) -> None:
        """Print it in sentences: all that was understood before it is written, what deserves to be known after."""
        self._show_sheets()
        if not self.written:
            self._show_columns()
            self._show_first_rows()
            self._show_questions()
        self._show_left_out()
        for check in self.understanding.totals:
            say(about_total(check, self.shop))
        for sentence in sentences_about(self.understanding.remarks):
            say(sentence)
        self._show_faults()
        self._show_count()

    def as_json(self) -> dict[str, Any]:
        """The same for another program; amounts in minor units, rows counted from 1."""
        understanding, examined = self.understanding, self.examined
        remarks = understanding.remarks
        return {
            "file": self.file_name,
            "written": self.written,
            "sheet": understanding.sheets[understanding.sheet].name,
            "sheets": [{"name": sheet.name, "hidden": sheet.hidden, "kind": sheet.kind.value} for sheet in understanding.sheets],
            "columns": [{"heading": column.heading, "field": column.target} for column in understanding.columns],
            "customers": examined.cards,
            "rows_without_name": examined.not_cards,
            "owing": examined.owing,
            "in_credit": examined.in_credit,
            "balance_total": examined.balance_total,
            "currency": self.shop.currency,
            "totals": [
                {"row": each.row, "stated": each.stated, "computed": each.computed, "currency": each.currency or self.shop.currency}
                for each in understanding.totals
            ],
            "left_out": [{"row": each.row, "reason": each.reason.value, "text": each.text} for each in understanding.left_out],
            "faulty_rows": examined.fault_count,
            "faults": [
                {
                    "row": row,
                    "column": fault.heading,
                    "text": fault.text,
                    "reason": gettext(fault.reason),
                    "kept_in_notes": _in_notes(fault),
                }
                for row, fault in self._faults()
            ],
            "questions": [
                {"option": each.option.value, "column": each.heading, "values": option_values(each), "samples": list(each.samples)}
                for each in understanding.questions
            ],
            "code_page": remarks.code_page,
            "dropped_characters": remarks.nul_count,
            "unreadable_characters": remarks.unreadable_characters,
            "far_cells": remarks.far_count,
        }

    def _show_sheets(self) -> None:
        understanding = self.understanding
        say(gettext("Sheet: {name}").format(name=understanding.sheets[understanding.sheet].name))
        for sheet in understanding.sheets:
            if sheet.index != understanding.sheet:
                named = gettext("Another sheet, not read: {name}").format(name=sheet.name)
                say(named, gettext("(hidden)") if sheet.hidden else f"({gettext(SHEET_KINDS[sheet.kind])})")

    def _show_columns(self) -> None:
        special = {CUSTOM: gettext("a field of the shop's own"), IGNORE: gettext("left out")}
        print_table(
            [
                (
                    column.heading,
                    "→",
                    special.get(column.target) or gettext(FIELD_BY_KEY[column.target].label),
                    ", ".join(map(cell_text, column.samples)),
                )
                for column in self.understanding.columns
            ]
        )

    def _show_first_rows(self) -> None:
        values = ShownValues(self.shop, today=clock.today())
        say(gettext("The first rows, as they will stand in the book:"))
        columns = [column for column in self.understanding.columns if column.target in FIELD_BY_KEY]
        print_table(
            [
                (f"  {row.reading.row_number}", *(read_text(values, column, row.alone.get(column.index)) for column in columns))
                for row in self.first
                if row.reading.customer is not None
            ]
        )

    def _show_questions(self) -> None:
        for question in self.understanding.questions:
            say(what_is_open(question))

    def _show_left_out(self) -> None:
        left_out = self.understanding.left_out
        for each in left_out[:_LEFT_OUT_SHOWN]:
            said = gettext("Row {row} is left out ({reason}): {text}")
            say(said.format(row=each.row, reason=gettext(REASONS[each.reason]), text=each.text))
        _say_more(len(left_out) - _LEFT_OUT_SHOWN)

    def _show_faults(self) -> None:
        kept = False
        for row, fault in self._faults():
            where = gettext("Row {row}, {heading}").format(row=row, heading=fault.heading) if fault.heading else _row(row)
            say(gettext("{where}: “{text}”. {reason}").format(where=where, text=fault.text, reason=gettext(fault.reason)))
            kept = kept or _in_notes(fault)
        _say_more(self.examined.fault_count - len(self.examined.faulty))
        if kept:
            say(gettext("What could not be read stands in the notes of its card."))

    def _show_count(self) -> None:
        examined = self.examined
        if self.written:
            brought = ngettext("{count} customer is in the book", "{count} customers are in the book", examined.cards)
        else:
            brought = ngettext("{count} customer can be brought in", "{count} customers can be brought in", examined.cards)
        say(brought.format(count=examined.cards))
        if owed := ShownValues(self.shop, today=clock.today()).owed_in_all(examined.owing, examined.in_credit):
            say(owed)
        if examined.not_cards:
            left = ngettext(
                "{count} row says nobody's name and stays out.", "{count} rows say nobody's name and stay out.", examined.not_cards
            )
            say(left.format(count=examined.not_cards))

    def _faults(self) -> Iterator[tuple[int, CellFault]]:
        return ((reading.row_number, fault) for reading in self.examined.faulty for fault in reading.faults)


def _in_notes(fault: CellFault) -> bool:
    """Whether the cell's text is kept in the notes: not where it stays in its own field, nor where the row is no card."""
    return not fault.doubtful and fault.column is not None


def _row(row: int) -> str:
    return gettext("Row {row}").format(row=row)


def _say_more(count: int) -> None:
    if count > 0:
        say(ngettext("… and {count} more row like that.", "… and {count} more rows like that.", count).format(count=count))
