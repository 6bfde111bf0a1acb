"""Commands that bring files in and take them out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.cli.choosing import chosen_ids, is_choice
from smallcrm.cli.opening import opened
from smallcrm.cli.terminal import TerminalProgress, print_json, say
from smallcrm.domain.currency_words import THOUSAND_TOMAN, TOMAN
from smallcrm.domain.errors import UserError
from smallcrm.domain.fields import FIELD_BY_KEY, Use
from smallcrm.domain.folding import fold
from smallcrm.exchange.reading_context import Wishes
from smallcrm.exchange.understanding import CUSTOM, IGNORE
from smallcrm.i18n import N_, gettext, language, ngettext
from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from smallcrm.domain.date_reading import Order
    from smallcrm.domain.money import DecimalMark
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.understanding import Understanding
    from smallcrm.services.book import Book

FIRST_ROWS = 5
DATE_ORDERS: Mapping[str, Order] = {"dmy": "dmy", "mdy": "mdy", "ymd": "ymd"}
_DECIMALS: Mapping[str, DecimalMark] = {"point": ".", "comma": ","}


def bring(command: Namespace) -> None:
    """Bring a file's customers into the book, or only show what would be done."""
    from smallcrm.cli.import_report import ImportReport
    from smallcrm.services import importing

    with opened(command) as book:
        write = command.yes and not command.dry_run
        with TerminalProgress() as progress, importing.open_file(command.file, progress, code_page=command.code_page) as file:
            understanding = _Bringing(book, command, progress).understand(file)
            first = () if write else importing.preview(book, file, understanding, progress, FIRST_ROWS)
            if write:
                examined = importing.run_import(book, file, understanding, progress).value
            else:
                examined = importing.examine(book, file, understanding, progress)
        report = ImportReport(command.file.name, book.shop, understanding, examined, first, written=write)
        if command.json:
            print_json(report.as_json())
            return
        report.show()
        if not write:
            say(gettext("Nothing was written.") if command.dry_run else gettext("Nothing was written. Add --yes to write it."))


@dataclass(frozen=True, slots=True)
class _Bringing:
    book: Book
    command: Namespace
    progress: TerminalProgress

    def understand(self, file: TableFile) -> Understanding:
        from smallcrm.services import importing

        sheet, wishes = self._sheet(file), self._wishes()
        understood = importing.understand_file(self.book, file, self.progress, sheet=sheet, wishes=wishes)
        targets = self._targets(understood)
        if not targets:
            return understood
        return importing.understand_file(self.book, file, self.progress, sheet=sheet, targets=targets, wishes=wishes)

    def _sheet(self, file: TableFile) -> int | None:
        if not self.command.sheet:
            return None
        found = next((index for index, sheet in enumerate(file.sheets) if fold(sheet.name) == fold(self.command.sheet)), None)
        if found is None:
            names = ", ".join(sheet.name for sheet in file.sheets)
            raise UserError(
                N_("{file} has no sheet “{name}”. Its sheets: {names}."), file=file.path.name, name=self.command.sheet, names=names
            )
        return found

    def _wishes(self) -> Wishes:
        dates = self.command.dates or ()
        return Wishes(
            date_order=next((DATE_ORDERS[said] for said in dates if said in DATE_ORDERS), None),
            calendar=next((Calendar(said) for said in dates if said not in DATE_ORDERS), None),
            decimal=_DECIMALS.get(self.command.decimal),
            amounts_in=_currency(self.command.amounts_in) if self.command.amounts_in else None,
        )

    def _targets(self, understanding: Understanding) -> dict[int, str]:
        by_heading = {fold(column.heading): column.index for column in understanding.columns}
        known = [*(key for key, field in FIELD_BY_KEY.items() if Use.IMPORT in field.uses), CUSTOM, IGNORE]
        targets: dict[int, str] = {}
        for pair in self.command.column or ():
            heading, _, target = pair.rpartition("=")
            if target not in known:
                raise UserError(N_("“{text}” is no field. Write HEADER=FIELD with one of: {names}."), text=target, names=", ".join(known))
            if fold(heading) not in by_heading:
                headings = ", ".join(column.heading for column in understanding.columns)
                raise UserError(N_("There is no column “{text}” in the file. Its columns: {names}."), text=heading, names=headings)
            targets[by_heading[fold(heading)]] = target
        return targets


def _currency(written: str) -> str:
    from smallcrm.i18n.regions import currencies

    if written.upper() not in {*currencies(language()), TOMAN, THOUSAND_TOMAN}:
        raise UserError(N_("“{text}” is no currency. Write its three letters, such as {example}."), text=written, example="ILS")
    return written.upper()


def take(command: Namespace) -> None:
    """Write customers to a file: those chosen, else all there are."""
    from smallcrm.services.exporting import export_customers

    with opened(command) as book:
        everyone = not (is_choice(command) or command.sort or command.save_as)
        ids = None if everyone else chosen_ids(book, command)
        with TerminalProgress() as progress:
            count = export_customers(book, ids, command.file, progress)
    written = ngettext("{count} customer written to {file}", "{count} customers written to {file}", count)
    say(written.format(count=count, file=command.file))
