"""What was understood of a file, in plain sentences."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.shown_values import ShownValues
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
from smallcrm.exchange.labelled_columns import own_names
from smallcrm.exchange.ledger_parts import SALE
from smallcrm.exchange.read_texts import target_label as label_of_target
from smallcrm.exchange.understanding import CUSTOM, IGNORE, SAYS_KIND, Reason
from smallcrm.exchange.understanding_texts import SHEET_KINDS, about_settings, about_total, about_whole_book, sentences_about
from smallcrm.i18n import N_, _, gettext, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.lists import listed
from smallcrm.infra import clock
from smallcrm.services.import_texts import about_review
from smallcrm.ui.screens.import_.as_read import AsRead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import LeftOut, SheetSummary, TableUnderstanding, Understanding
    from smallcrm.services.import_review import Review
    from smallcrm.services.importing import FirstRow

KIND_WORDS = {
    SheetKind.CUSTOMERS: N_("Customers"),
    SheetKind.LEDGER: N_("Entries of the black book"),
    SheetKind.SALES: N_("Sales lines"),
    SheetKind.NOT_OURS: N_("Left out"),
}
"""What a sheet may be said to hold."""
TEXTS_SHOWN = 3
ROWS_OFFERED = 20
LONGEST_TEXT = 60


class Said(NamedTuple):
    """A sentence with its icon; `warns` where somebody should look."""

    text: str
    icon: str = "check"
    warns: bool = False


def target_label(target: str) -> str:
    """Where a column goes, in words that stand alone."""
    special = {
        CUSTOM: _("A field of the shop's own"),
        SAYS_KIND: _("Says what is beside it"),
        IGNORE: _("Left out"),
        SALE: _("Sales line, left out"),
    }
    return special.get(target) or label_of_target(target)


def sheet_label(sheet: SheetSummary) -> str:
    """A sheet with what it looks like."""
    kind = gettext(SHEET_KINDS[sheet.kind])
    if sheet.hidden:
        return _("{name} (hidden) · {kind}").format(name=isolate(sheet.name), kind=kind)
    return _("{name} · {kind}").format(name=isolate(sheet.name), kind=kind)


class Words:
    """Says what is understood in the digits and the money of the shop."""

    def __init__(self, shop: ShopSettings) -> None:
        self._shop = shop
        self._values = ShownValues(shop, today=clock.today())

    def number(self, number: int) -> str:
        """A whole number."""
        return self._values.number(number)

    def moment(self, moment: datetime) -> str:
        """A day as the shop writes days, and the time on its clock."""
        return f"{self._values.moment(moment)} · {self._values.code(moment.astimezone().strftime('%H:%M'))}"

    def facts(self, table: TableUnderstanding, context: ReadingContext) -> list[Said]:
        """All there is to say of a table, in the order of the sheet; of a book of ours how much it holds."""
        if table.holds_whole_cards:
            return [Said(about_whole_book(table, self._shop))]
        return [
            *self._table(table),
            *self._left_out(table),
            *self._totals(table),
            *self._columns(table),
            *self._decided(table, context),
        ]

    def remarks(self, understanding: Understanding) -> list[Said]:
        """What is to be said of the file beside its tables; the alphabet has a box of its own."""
        remarks = replace(understanding.remarks, code_page=None)
        return [Said(text, "info") for text in (*about_settings(understanding), *sentences_about(remarks))]

    def about_review(self, review: Review, *, written: bool) -> list[str]:
        """What is brought in, changed and left out, in counts."""
        return list(about_review(review, self._shop, written=written))

    def first_rows(self, table: TableUnderstanding, rows: Iterable[FirstRow]) -> list[tuple[int, str]]:
        """The rows in which headings may stand, counted from 1: those above the table, its headings now, and its first."""
        found = {each.row: each.text for each in table.left_out if each.reason is Reason.ABOVE}
        if table.header_row is not None:
            found[table.header_row + 1] = _in_a_line(column.heading for column in table.columns)
        read = AsRead(self._shop)
        found |= {row.reading.row_number: _in_a_line(map(read.as_it_stands, row.cells)) for row in islice(rows, ROWS_OFFERED)}
        said = _("Row {row}: {reason}")
        return [(row, said.format(row=self.number(row), reason=_shortened(found[row]))) for row in sorted(found)]

    def _table(self, table: TableUnderstanding) -> Iterator[Said]:
        rows = table.row_count
        said = {
            SheetKind.LEDGER: ngettext("{count} row of entries.", "{count} rows of entries.", rows),
            SheetKind.SALES: ngettext("{count} line of sales.", "{count} lines of sales.", rows),
        }.get(table.kind) or ngettext("{count} row that can be a customer.", "{count} rows that can be customers.", rows)
        yield Said(said.format(count=self.number(rows)))
        if table.header_row is None and table.can_have_headings:
            yield Said(_("No row of headings was found: say on the next page what each column holds."), "triangle-alert", warns=True)
        elif table.header_row is not None:
            yield Said(self._about_headings(table))

        if said := about_whose(table):
            yield Said(said, "triangle-alert", warns=True) if table.place_of_names is None else Said(said)

    def _about_headings(self, table: TableUnderstanding) -> str:
        first, *others = [self.number(row + 1) for row in table.heading_rows]
        if others:
            return _("The headings stand in rows {first} and {last}, and are read together.").format(first=first, last=others[-1])
        return _("The headings stand in row {row}.").format(row=first)

    def _left_out(self, table: TableUnderstanding) -> Iterator[Said]:
        above = [each for each in table.left_out if each.reason is Reason.ABOVE]
        if above:
            said = ngettext(
                "{count} row above the headings is left out: {texts}", "{count} rows above the headings are left out: {texts}", len(above)
            )
            yield Said(said.format(count=self.number(len(above)), texts=_quoted(above)), "info")
        blank = table.blank_rows
        if blank:
            yield Said(
                ngettext("{count} blank row is left out.", "{count} blank rows are left out.", blank).format(count=self.number(blank)),
                "info",
            )
        repeated = [each for each in table.left_out if each.reason is Reason.REPEATED_HEADING]
        if repeated:
            said = ngettext(
                "The headings stand there once more and are left out: row {rows}.",
                "The headings stand there {count} times more and are left out: rows {rows}.",
                len(repeated),
            )
            yield Said(said.format(count=self.number(len(repeated)), rows=self._rows(repeated)), "info")
        below = [each for each in table.left_out if each.reason is Reason.BELOW]
        if below:
            said = ngettext(
                "{count} row below the table is left out: {texts}", "{count} rows below the table are left out: {texts}", len(below)
            )
            yield Said(said.format(count=self.number(len(below)), texts=_quoted(below)), "info")
        letters = [each for each in table.left_out if each.reason is Reason.LETTER]
        if letters:
            said = ngettext(
                "{count} row of a letter alone is left out: {texts}", "{count} rows of a letter alone are left out: {texts}", len(letters)
            )
            yield Said(said.format(count=self.number(len(letters)), texts=_quoted(letters)), "info")
        another = [each for each in table.left_out if each.reason is Reason.ANOTHER_TABLE]
        if another:
            said = ngettext(
                "{count} row of another table is left out: {texts}. To bring it in, put that table on a sheet of its own.",
                "{count} rows of another table are left out: {texts}. To bring them in, put that table on a sheet of its own.",
                len(another),
            )
            yield Said(said.format(count=self.number(len(another)), texts=_quoted(another)), "triangle-alert", warns=True)

    def _totals(self, table: TableUnderstanding) -> Iterator[Said]:
        for left in table.left_out:
            if left.reason is Reason.TOTAL:
                said = _("Row {row} holds a sum and is left out: {text}")
                yield Said(said.format(row=self.number(left.row), text=_shortened(left.text)), "info")
        for check in table.totals:
            said = about_total(check, self._shop)
            yield Said(said) if check.agrees else Said(said, "triangle-alert", warns=True)

    def _decided(self, table: TableUnderstanding, context: ReadingContext) -> Iterator[Said]:
        yield from (
            Said(text, "triangle-alert", warns=True)
            for text in (
                *about_headings(table),
                *about_unsolved(table),
                *about_bare_entries(table),
                *about_unclaimed(table),
                *about_open_days(table),
            )
        )
        yield from (Said(text, "info") for text in about_balances(table, self._values))
        yield from (Said(text) for text in about_columns(table, context))

    def _columns(self, table: TableUnderstanding) -> Iterator[Said]:
        filled = [column for column in table.columns if column.filled]
        known = sum(column.target not in {CUSTOM, IGNORE, SALE} for column in filled)
        yield Said(ngettext("{count} column is known.", "{count} columns are known.", known).format(count=self.number(known)))
        own = [column for column in filled if column.target == CUSTOM]
        if own:
            said = ngettext(
                "{count} column becomes a field of the shop's own: {texts}",
                "{count} columns become fields of the shop's own: {texts}",
                len(own),
            )
            texts = _list([name for column in own for name in own_names(column)])
            yield Said(said.format(count=self.number(len(own)), texts=texts), "info")
        ignored = [column for column in filled if column.target == IGNORE]
        if ignored:
            said = ngettext("{count} column is left out: {texts}", "{count} columns are left out: {texts}", len(ignored))
            yield Said(said.format(count=self.number(len(ignored)), texts=_list([column.heading for column in ignored])), "info")

    def _rows(self, left: list[LeftOut]) -> str:
        numbers = listed(self.number(each.row) for each in left[: 3 * TEXTS_SHOWN])
        return numbers if len(left) <= 3 * TEXTS_SHOWN else f"{numbers}…"


def _quoted(left: list[LeftOut]) -> str:
    return _list([each.text for each in left])


def _in_a_line(cells: Iterable[str]) -> str:
    return " · ".join(cell for cell in cells if cell)


def _list(texts: list[str]) -> str:
    shown = " · ".join(_shortened(text) for text in texts[:TEXTS_SHOWN])
    return shown if len(texts) <= TEXTS_SHOWN else f"{shown} …"


def _shortened(text: str) -> str:
    """A text of the file in quotes, on one line."""
    plain = " ".join(text.split())
    if len(plain) > LONGEST_TEXT:
        plain = f"{plain[:LONGEST_TEXT].rstrip()}…"
    return _("“{text}”").format(text=isolate(plain))
