"""Commands that bring files in and take them out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smallcrm.cli.choosing import chosen_ids, is_choice
from smallcrm.cli.locked_files import opened_file
from smallcrm.cli.opening import opened
from smallcrm.cli.row_wishes import row_wishes
from smallcrm.cli.sheet_wishes import sheet_wishes
from smallcrm.cli.terminal import TerminalProgress, print_json, say
from smallcrm.domain.choices import NameOrder
from smallcrm.domain.currency_words import THOUSAND_TOMAN, TOMAN, money_within
from smallcrm.domain.errors import UserError
from smallcrm.domain.exchange_rates import is_rate
from smallcrm.domain.fields import FIELD_BY_KEY, Use
from smallcrm.domain.folding import fold
from smallcrm.domain.number_reading import read_number
from smallcrm.exchange.balance_words import BESIDE_A_BALANCE
from smallcrm.exchange.ledger_parts import LedgerPart
from smallcrm.exchange.reading_context import SheetWishes, Wishes
from smallcrm.exchange.targets import can_go_to
from smallcrm.exchange.understanding import CUSTOM, IGNORE
from smallcrm.exchange.understanding_texts import RATE
from smallcrm.i18n import N_, gettext, language, ngettext
from smallcrm.i18n.calendars import Calendar
from smallcrm.i18n.lists import listed
from smallcrm.i18n.numbers import format_decimal

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping
    from decimal import Decimal
    from pathlib import Path

    from smallcrm.domain.date_reading import Order
    from smallcrm.domain.money import DecimalMark
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.understanding import Understanding
    from smallcrm.services.book import Book
    from smallcrm.services.importing import FirstRow
    from smallcrm.services.matchings import Said, Used

NEEDS_RATE = N_(
    "This book counts in {own}, the amounts in {file} are in {other}. "
    "Say with {option} how many {own} one of it is worth, such as {option} 3.71. Nothing was changed."
)
NO_FIELD = N_("“{text}” is no field. Write HEADER=FIELD with one of: {names}.")
OLD_RATE = N_(
    "One {other} was worth {rate} {own} when a file like {file} was brought in last. "
    "Say with {option} what one is worth now. Nothing was changed."
)
ADD_YES = N_("Nothing was written. Add --yes to write it, or --dry-run to see what happens with each row.")
FIRST_ROWS = 5
DATE_ORDERS: Mapping[str, Order] = {"dmy": "dmy", "mdy": "mdy", "ymd": "ymd"}
_DECIMALS: Mapping[str, DecimalMark] = {"point": ".", "comma": ","}


def bring(command: Namespace) -> None:
    """Bring a file into the book, or only show what would be done."""
    from smallcrm.cli.import_report import ImportReport
    from smallcrm.services import importing, matchings
    from smallcrm.services.import_rows import rows_of

    with opened(command) as book:
        write = command.yes and not command.dry_run
        with (
            TerminalProgress() as progress,
            opened_file(command, progress) as (file, password),
        ):
            bringing = _Bringing(book, command, progress)
            understanding, said, used = bringing.understand(file)
            rows = row_wishes(book, file, understanding, command.row or (), progress)
            if command.save_matching and write and not importing.open_questions(understanding):
                matchings.save_matching(book, file, command.save_matching, said)
            if command.marked:
                _mark(book, file, understanding, command.marked, password, progress)
            if write:
                first: Mapping[int, tuple[FirstRow, ...]] = {}
                review = importing.run_import(book, file, understanding, progress, rows, said=said).value
            else:
                tables = understanding.tables
                first = {table.sheet: importing.preview(file, understanding, table, progress, FIRST_ROWS) for table in tables}
                review = importing.review(book, file, understanding, progress, rows)
            shop = understanding.takes_over or book.shop
            report = ImportReport(
                command.file.name,
                shop,
                understanding,
                review,
                first,
                written=write,
                used=used,
                rows_of=lambda found: rows_of(file, understanding, found, shop),
                shows_rows=command.dry_run,
            )
            if command.json:
                print_json(report.as_json())
                return
            report.show()
        if not write:
            say(gettext("Nothing was written.") if command.dry_run else gettext(ADD_YES))


def _mark(
    book: Book, file: TableFile, understanding: Understanding, target: Path, password: str | None, progress: TerminalProgress
) -> None:
    """Written before anything is brought in: where it cannot be, nothing has happened."""
    from smallcrm.services import importing, marking

    found = importing.review(book, file, understanding, progress)
    count = marking.mark_faults(book, file, found, target, progress, password=password)
    said = ngettext("{count} cell is marked in {file}", "{count} cells are marked in {file}", count)
    say(said.format(count=count, file=target))


@dataclass(frozen=True, slots=True)
class _Bringing:
    book: Book
    command: Namespace
    progress: TerminalProgress

    def understand(self, file: TableFile) -> tuple[Understanding, Said, Used | None]:
        """What the file seems to be, what is said of it, and the matching it is read by.

        One of another file by which nothing can be brought in is passed over.
        """
        used = self._matching(file)
        try:
            return *self._understand(file, used), used
        except UserError:
            if used is None or used.name or used.has_old_rate:
                raise
            return *self._understand(file, None), None

    def _matching(self, file: TableFile) -> Used | None:
        """The saved one that is named, else what was said last of a file of this shape, unless that is not wanted."""
        from smallcrm.services import matchings

        if self.command.matching:
            return matchings.saved(self.book, file, self.command.matching)
        return None if self.command.as_understood else matchings.remembered(self.book, file)

    def _understand(self, file: TableFile, used: Used | None) -> tuple[Understanding, Said]:
        """By the options, and by the matching where they leave it open."""
        from smallcrm.services import importing
        from smallcrm.services.matchings import Said

        sheets = sheet_wishes(file, self.command, self.book, used.said.sheets if used else {})
        wishes, answers = self._wishes(used.wishes if used else Wishes()), used.answers if used else Wishes()
        self._require_rate(wishes)
        understood = importing.understand_file(self.book, file, self.progress, sheets=sheets, wishes=wishes, answers=answers)
        for index, wanted in self._targets(understood).items():
            said = sheets.get(index, SheetWishes())
            sheets[index] = replace(said, targets={**said.targets, **wanted})
        if self.command.column:
            understood = importing.understand_file(self.book, file, self.progress, sheets=sheets, wishes=wishes, answers=answers)
        return understood, Said(sheets, wishes.over(answers))

    def _wishes(self, before: Wishes) -> Wishes:
        """By the options, and as before where they leave it open; a rate is of its day and is always said anew."""
        dates = self.command.dates or ()
        if self.command.amounts_in or self.command.rate:
            before = replace(before, worth=None)
        elif before.worth is not None:
            own, other = money_within(self.book.shop.currency), money_within(str(before.amounts_in))
            old = format_decimal(before.worth)
            raise UserError(OLD_RATE, file=self.command.file.name, other=other, own=own, rate=old, option=RATE)
        given = Wishes(
            date_order=next((DATE_ORDERS[said] for said in dates if said in DATE_ORDERS), None),
            calendar=next((Calendar(said) for said in dates if said not in DATE_ORDERS), None),
            decimal=_DECIMALS.get(self.command.decimal),
            amounts_in=_currency(self.command.amounts_in) if self.command.amounts_in else None,
            worth=_rate(self.command.rate) if self.command.rate else None,
            names=NameOrder(self.command.names) if self.command.names else None,
        )
        return given.over(before)

    def _require_rate(self, wishes: Wishes) -> None:
        from smallcrm.services.import_context import reading_context

        context = reading_context(self.book, wishes)
        if not context.can_take(wishes.amounts_in):
            own, other = money_within(context.currency), money_within(str(wishes.amounts_in))
            raise UserError(NEEDS_RATE, own=own, file=self.command.file.name, other=other, option=RATE)

    def _targets(self, understanding: Understanding) -> dict[int, dict[int, str]]:
        """Where columns go by --column, by sheet; a heading means its column in every sheet that has it."""
        known = [*(key for key, field in FIELD_BY_KEY.items() if Use.IMPORT in field.uses), *BESIDE_A_BALANCE, *LedgerPart, CUSTOM, IGNORE]
        targets: dict[int, dict[int, str]] = {}
        for pair in self.command.column or ():
            heading, _, target = pair.rpartition("=")
            if target not in known:
                raise UserError(NO_FIELD, text=target, names=listed(known))
            meant = [(table, column) for table in understanding.tables for column in table.columns if fold(column.heading) == fold(heading)]
            taking = [(table.sheet, column.index) for table, column in meant if can_go_to(target, table.kind)]
            if meant and not taking:
                raise UserError(NO_FIELD, text=target, names=listed(each for each in known if can_go_to(each, meant[0][0].kind)))
            if not meant:
                headings = listed(column.heading for table in understanding.tables for column in table.columns)
                raise UserError(N_("There is no column “{text}” in the file. Its columns: {names}."), text=heading, names=headings)
            for sheet, index in taking:
                targets.setdefault(sheet, {})[index] = target
        return targets


def _rate(written: str) -> Decimal:
    number = read_number(written)
    if number is None or not is_rate(number):
        raise UserError(
            N_("“{text}” is no rate. Write how many of the book's money one of the file's is worth, such as {example}."),
            text=written,
            example="3.71",
        )
    return number


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
