"""What an import says: how the file was understood, what is left out of it, and what will happen with each row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smallcrm.cli.terminal import print_table, say
from smallcrm.domain.shown_values import ShownValues
from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.column_texts import (
    about_balances,
    about_bare_entries,
    about_columns,
    about_headings,
    about_open_days,
    about_unclaimed,
    about_unsolved,
    about_whose,
)
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.read_texts import read_text, target_label
from smallcrm.exchange.row_reading import RowReading
from smallcrm.exchange.understanding import IGNORE
from smallcrm.exchange.understanding_texts import (
    REASONS,
    SHEET_KINDS,
    about_settings,
    about_whole_book,
    option_values,
    sentences_about,
    what_is_open,
)
from smallcrm.i18n import gettext, ngettext
from smallcrm.i18n.lists import listed
from smallcrm.i18n.numbers import format_number
from smallcrm.infra import clock
from smallcrm.services.import_changes import about_changes, about_update
from smallcrm.services.import_decisions import Fate
from smallcrm.services.import_rows import counts_of
from smallcrm.services.import_texts import (
    about_difference,
    about_likeness,
    about_review,
    about_totals,
    about_unread,
    faults_of,
    is_kept,
    reason_of,
    remarks_of,
)
from smallcrm.services.importing import open_questions
from smallcrm.services.matching_texts import about_matching

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.understanding import TableUnderstanding, Understanding
    from smallcrm.services.import_review import Review, TableReview
    from smallcrm.services.import_rows import FileRow
    from smallcrm.services.importing import FirstRow
    from smallcrm.services.matchings import Used

_LEFT_OUT_SHOWN = 20
_ROWS_SHOWN = 1000


@dataclass(frozen=True, slots=True)
class ImportReport:
    """A file understood and decided on row by row; `first` are the first rows of each sheet, `written` whether it is done.

    `used` is the matching by which the file is read, if any. `rows_of` a sheet says what happens to each; `shows_rows` prints it.
    """

    file_name: str
    shop: ShopSettings
    understanding: Understanding
    review: Review
    first: Mapping[int, tuple[FirstRow, ...]]
    written: bool
    used: Used | None = None
    rows_of: Callable[[TableReview], Iterable[FileRow]] | None = None
    shows_rows: bool = False

    def show(self) -> None:
        """Print it in sentences: all that was understood before it is written, what deserves to be known after."""
        if self.used is not None:
            say(about_matching(self.used, self.shop))
        self._show_sheets()
        self._show_tables()
        for question in open_questions(self.understanding):
            say(what_is_open(question))
        for total in about_totals(self.review, self.shop):
            say(total.text)
        for sentence in (*about_settings(self.understanding), *sentences_about(self.understanding.remarks)):
            say(sentence)
        if self.shows_rows:
            self._show_every_row()
        else:
            self._show_rows()
        if self.review.faulty_rows():
            for sentence in about_unread(self.review, written=self.written):
                say(sentence)
        for sentence in about_review(self.review, self.shop, written=self.written):
            say(sentence)

    def as_json(self) -> dict[str, Any]:
        """The same for another program; amounts in minor units, rows counted from 1."""
        understanding, review, remarks = self.understanding, self.review, self.understanding.remarks
        return {
            "file": self.file_name,
            "written": self.written,
            "matching": {"name": self.used.name, "on": self.used.on.isoformat()} if self.used else None,
            "sheets": [{"name": sheet.name, "hidden": sheet.hidden, "kind": sheet.kind.value} for sheet in understanding.sheets],
            "tables": [self._table_as_json(each) for each in review.tables],
            "new_customers": review.new_cards,
            "changed_customers": review.updated_cards,
            "entries": review.entries,
            "owing": review.owing,
            "in_credit": review.in_credit,
            "added_to_known": review.added_to_known,
            "balance_total": review.balance_total,
            "currency": self.shop.currency,
            "totals": [
                {"row": each.row, "stated": each.stated, "computed": each.computed, "currency": each.currency or self.shop.currency}
                for each in understanding.totals
            ],
            "questions": [
                {"option": each.option.value, "column": each.heading, "values": option_values(each), "samples": list(each.samples)}
                for each in open_questions(understanding)
            ],
            "code_page": remarks.code_page,
            "dropped_characters": remarks.nul_count,
            "unreadable_characters": remarks.unreadable_characters,
            "far_cells": remarks.far_count,
            "cut_off": remarks.is_cut,
        }

    def _table_as_json(self, found: TableReview) -> dict[str, Any]:
        table = found.table
        return {
            "sheet": table.name,
            "kind": table.kind.value,
            "columns": [{"heading": column.heading, "field": column.target} for column in table.columns],
            "rows": {fate.value: found.count(fate) for fate in Fate},
            "each_row": [
                {"row": each.row, "fate": each.key, "name": each.name, "said": list(each.said)}
                for each in (self.rows_of(found) if self.rows_of else ())
            ],
            "blank_rows": table.blank_rows,
            "sheet_rows": table.rows,
            "formulas_without_results": {
                column.heading: table.unsolved[column.index] for column in table.columns if column.index in table.unsolved
            },
            "left_out": [{"row": each.row, "reason": each.reason.value, "text": each.text} for each in table.left_out],
            "told": [
                {
                    "row": row + 1,
                    "reason": reason_of(told, self.shop),
                    "remarks": remarks_of(told, self.shop),
                    "changes": about_changes(told, self.shop),
                    "card": told.card.card_id if told.card else None,
                    "card_number": told.card.number if told.card else "",
                    "changed": list(told.changed),
                    "perhaps": [
                        {"name": like.name, "card": like.card_id, "row": None if like.row is None else like.row + 1, "sheet": like.sheet}
                        for like in told.like
                    ],
                    "balance": list(told.difference) if told.difference else None,
                    "faults": [
                        {
                            "column": fault.heading,
                            "text": fault.text,
                            "reason": gettext(fault.reason),
                            "kept_in_notes": not fault.doubtful and fault.column is not None and is_kept(found, row, told),
                        }
                        for fault in told.faults
                    ],
                }
                for row, told in found.told.items()
            ],
        }

    def _show_sheets(self) -> None:
        for table in self.understanding.tables:
            kind = gettext(SHEET_KINDS[table.kind])
            say(gettext("Sheet: {name}").format(name=table.name), f"({kind})" if len(self.understanding.sheets) > 1 else "")
        for sheet in self.understanding.sheets:
            if self.understanding.table(sheet.index) is None:
                named = gettext("Another sheet, not read: {name}").format(name=sheet.name)
                say(named, gettext("(hidden)") if sheet.hidden else f"({gettext(SHEET_KINDS[sheet.kind])})")

    def _show_tables(self) -> None:
        for table in self.understanding.tables:
            if not self.written:
                self._show_columns(table)
                self._show_first_rows(table)
            for sentence in (
                *about_headings(table),
                *about_unsolved(table),
                *about_bare_entries(table),
                *about_unclaimed(table),
                *about_open_days(table),
            ):
                say(sentence)
            if not self.shows_rows:
                self._show_left_out(table)

    def _show_columns(self, table: TableUnderstanding) -> None:
        if table.holds_whole_cards:
            say(about_whole_book(table, self.shop))
            return
        samples = [listed(map(cell_text, column.samples)) for column in table.columns_to_show]
        labels = [(column.heading, "→", target_label(column.target)) for column in table.columns_to_show]
        print_table([(*label, sample) for label, sample in zip(labels, samples, strict=True)])
        values = ShownValues(self.shop, today=clock.today())
        for sentence in (
            *about_columns(table, self.understanding.context),
            *about_balances(table, values),
            *filter(None, [about_whose(table)]),
        ):
            say(sentence)

    def _show_first_rows(self, table: TableUnderstanding) -> None:
        values = ShownValues(self.shop, today=clock.today())
        say(gettext("The first rows, as they will stand in the book:"))
        columns = [column for column in table.columns if column.target != IGNORE]
        print_table(
            [
                (f"  {row.reading.row_number}", *(read_text(values, column, row.alone.get(column.index)) for column in columns))
                for row in self.first.get(table.sheet, ())
                if not isinstance(row.reading, RowReading) or row.reading.customer is not None
            ]
        )

    def _show_left_out(self, table: TableUnderstanding) -> None:
        for each in table.left_out[:_LEFT_OUT_SHOWN]:
            said = gettext("Row {row} is left out ({reason}): {text}")
            say(said.format(row=each.row, reason=gettext(REASONS[each.reason]), text=each.text))
        _say_more(len(table.left_out) - _LEFT_OUT_SHOWN)

    def _show_rows(self) -> None:
        """What is to be said of single rows; sales lines and rows brought in before are only counted."""
        shown = 0
        for found, row, told in self.review.told():
            lines, number = [*faults_of(row, told, self.shop)], format_number(row + 1, digits=self.shop.digits)
            if told.difference:
                lines.append(about_difference(row, told.difference, self.shop, found.table.kind))
            is_said = told.reason in {"", *(fault.reason for fault in told.faults)}
            if not is_said and found.table.kind is not SheetKind.SALES and found.fate_of(row) is Fate.CANNOT:
                lines.append(gettext("Row {row}: {reason}").format(row=number, reason=reason_of(told, self.shop)))
            more = [*remarks_of(told, self.shop), *(about_likeness(like, self.shop) for like in told.like[:1])]
            more.append(about_update(told, self.shop))
            lines += [gettext("Row {row}: {reason}").format(row=number, reason=each) for each in more if each]
            for line in lines:
                shown += 1
                if shown <= _ROWS_SHOWN:
                    say(line)
        _say_more(shown - _ROWS_SHOWN)

    def _show_every_row(self) -> None:
        """All rows in the order of the file, and where they go in counts that add up to them."""
        for found in self.review.tables:
            if len(self.review.tables) > 1:
                say(gettext("Sheet: {name}").format(name=found.table.name))
            say(gettext("What happens with each row:"))
            rows = self.rows_of(found) if self.rows_of else ()
            print_table([(f"  {each.row}", each.what, each.name, " ".join(each.said)) for each in rows])
        say(gettext("All rows, counted:"))
        print_table([(f"  {each.number}", each.words) for each in counts_of(self.review, written=self.written)])


def _say_more(count: int) -> None:
    if count > 0:
        say(ngettext("… and {count} more row like that.", "… and {count} more rows like that.", count).format(count=count))
