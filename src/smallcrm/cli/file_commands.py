"""Commands that bring files in and take them out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.cli.customer_commands import chosen_ids
from smallcrm.cli.opening import opened
from smallcrm.cli.terminal import TerminalProgress, print_table, say
from smallcrm.domain.errors import UserError
from smallcrm.domain.fields import FIELD_BY_KEY, Use
from smallcrm.domain.folding import fold
from smallcrm.exchange.reading_context import Wishes
from smallcrm.exchange.understanding import CUSTOM, IGNORE, Understanding
from smallcrm.i18n import N_, gettext, ngettext
from smallcrm.i18n.numbers import format_amount

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from smallcrm.domain.money import DecimalMark
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.services.book import Book
    from smallcrm.services.importing import Examination

_FAULTS_SHOWN = 20
_DECIMALS: Mapping[str, DecimalMark] = {"point": ".", "comma": ","}


@dataclass(frozen=True, slots=True)
class _Bringing:
    book: Book
    command: Namespace
    progress: TerminalProgress

    def understand(self, file: TableFile) -> Understanding:
        from smallcrm.services import importing

        sheet = self._sheet(file)
        wishes = Wishes(
            date_order=self.command.dates,
            decimal=_DECIMALS.get(self.command.decimal),
            amounts_in=self.command.amounts_in,
        )
        first = importing.understand_file(self.book, file, self.progress, sheet=sheet, wishes=wishes)
        targets = self._targets(first)
        if not targets:
            return first
        return importing.understand_file(self.book, file, self.progress, sheet=sheet, targets=targets, wishes=wishes)

    def _sheet(self, file: TableFile) -> int | None:
        if not self.command.sheet:
            return None
        found = next((index for index, sheet in enumerate(file.sheets) if sheet.name == self.command.sheet), None)
        if found is None:
            names = ", ".join(sheet.name for sheet in file.sheets)
            raise UserError(
                N_("{file} has no sheet “{name}”. Its sheets: {names}."), file=file.path.name, name=self.command.sheet, names=names
            )
        return found

    def _targets(self, understanding: Understanding) -> dict[int, str]:
        by_heading = {fold(column.heading): column.index for column in understanding.columns}
        known = {CUSTOM, IGNORE, *(key for key, field in FIELD_BY_KEY.items() if Use.IMPORT in field.uses)}
        targets: dict[int, str] = {}
        for pair in self.command.column or ():
            heading, _, target = pair.rpartition("=")
            if fold(heading) not in by_heading or target not in known:
                raise UserError(
                    N_("“{text}” matches no column. Write HEADER=FIELD with one of the fields: {names}."),
                    text=pair,
                    names=", ".join(sorted(known)),
                )
            targets[by_heading[fold(heading)]] = target
        return targets


def bring(command: Namespace) -> None:
    """Bring a file's customers into the book, or only show what would be done."""
    from smallcrm.services import importing

    with opened(command) as book:
        progress = TerminalProgress()
        with importing.open_file(command.file, progress, code_page=command.code_page) as file:
            understanding = _Bringing(book, command, progress).understand(file)
            if not command.yes:
                examined = importing.examine(book, file, understanding, progress)
                progress.end()
                _show_understanding(understanding)
                _show_examination(examined, book.shop)
                if not command.dry_run:
                    say(gettext("Nothing was written. Add --yes to write it."))
                return
            done = importing.run_import(book, file, understanding, progress).value
            progress.end()
            _show_remarks(understanding, book.shop)
            _show_examination(done, book.shop)


def _show_understanding(understanding: Understanding) -> None:
    say(gettext("Sheet: {name}").format(name=understanding.sheets[understanding.sheet].name))
    for sheet in understanding.sheets:
        if sheet.index != understanding.sheet:
            say(gettext("Another sheet, not read: {name}").format(name=sheet.name), gettext("(hidden)") if sheet.hidden else "")
    special = {CUSTOM: gettext("a field of the shop's own"), IGNORE: gettext("left out")}
    print_table(
        [
            (column.heading, "→", special.get(column.target) or gettext(FIELD_BY_KEY[column.target].label), ", ".join(column.samples))
            for column in understanding.columns
        ]
    )


def _show_remarks(understanding: Understanding, shop: ShopSettings) -> None:
    for check in understanding.totals:
        stated = format_amount(check.stated, shop.currency, shop.currency_exponent)
        if check.agrees:
            say(gettext("The sum in row {row}, {amount}, agrees with the rows.").format(row=check.row, amount=stated))
        else:
            computed = format_amount(check.computed, shop.currency, shop.currency_exponent)
            said = gettext("The sum in row {row} says {amount}, but the rows add up to {computed}.")
            say(said.format(row=check.row, amount=stated, computed=computed))
    if understanding.remarks.nul_count:
        say(gettext("Characters that mean nothing were dropped: {count}").format(count=understanding.remarks.nul_count))


def _show_examination(examined: Examination, shop: ShopSettings) -> None:
    brought = ngettext("{count} customer, owing {amount} in all.", "{count} customers, owing {amount} in all.", examined.cards)
    amount = format_amount(examined.balance_total, shop.currency, shop.currency_exponent)
    say(brought.format(count=examined.cards, amount=amount))
    for reading in examined.faulty[:_FAULTS_SHOWN]:
        for fault in reading.faults:
            said = gettext("Row {row}, {heading}: “{text}”. {reason}")
            say(said.format(row=reading.row_number, heading=fault.heading, text=fault.text, reason=gettext(fault.reason)))
    if examined.fault_count > _FAULTS_SHOWN:
        more = examined.fault_count - _FAULTS_SHOWN
        say(ngettext("… and {count} more row like that.", "… and {count} more rows like that.", more).format(count=more))


def take(command: Namespace) -> None:
    """Write customers to a file."""
    from smallcrm.services.exporting import export_customers

    with opened(command) as book:
        progress = TerminalProgress()
        everyone = not any((command.customer, command.text, command.tag, command.city, command.filter, command.save_as))
        everyone = everyone and command.balance == "any" and command.put_aside == "hide"
        count = export_customers(book, None if everyone else chosen_ids(book, command), command.file, progress)
        progress.end()
        say(
            ngettext("{count} customer written to {file}", "{count} customers written to {file}", count).format(
                count=count, file=command.file
            )
        )
