"""What the command line says of the sheets of a file: which are read, as what, and where their headings stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smallcrm.domain.errors import UserError
from smallcrm.domain.folding import fold
from smallcrm.domain.typed_date import read_typed_date
from smallcrm.exchange.header_row import LAST_ROW_WISHED
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.ledger_parts import BROUGHT
from smallcrm.exchange.reading_context import SheetWishes
from smallcrm.exchange.sheet_places import own_name
from smallcrm.exchange.understand import only_sheets
from smallcrm.exchange.understanding import IGNORE
from smallcrm.i18n import N_
from smallcrm.i18n.lists import listed
from smallcrm.infra import clock
from smallcrm.services.import_context import reading_context

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.services.book import Book

NO_SHEET = N_("{file} has no sheet “{name}”. Its sheets: {names}.")
WHICH_SHEET = N_("{file} has several sheets. Write which of them is meant, such as {example}.")
NO_KIND = N_("“{text}” is nothing that a sheet holds. Write one of: {names}.")
NO_HEADINGS_ROW = N_("The headings cannot stand in row {text}. Write the number of their row, 0 where there are none.")
NO_DATE = N_("“{text}” is no date. Write the day, the month and the year, such as {example}.")

HOLDS = {**{kind.value: kind for kind in BROUGHT}, IGNORE: SheetKind.NOT_OURS}
"""What a sheet may be said to hold, as it is typed."""


def sheet_wishes(file: TableFile, command: Namespace, book: Book, before: Mapping[int, SheetWishes]) -> dict[int, SheetWishes]:
    """By its options, and as `before` where they leave it open. Raises `UserError` for a sheet, kind, row or day that is none."""
    found = _only_those_named(file, command.sheet, reading_context(book), before) if command.sheet else dict(before)
    for sheet, written in _by_sheet(file, command.sheet_holds):
        if written not in HOLDS:
            raise UserError(NO_KIND, text=written, names=listed(HOLDS))
        found[sheet] = replace(found.get(sheet, SheetWishes()), kind=HOLDS[written])
    for sheet, written in _by_sheet(file, command.headings_row):
        found[sheet] = replace(found.get(sheet, SheetWishes()), headings_row=_row(written, file.sheets[sheet].rows))
    for sheet, written in _by_sheet(file, command.balances_of, of_all=True):
        found[sheet] = replace(found.get(sheet, SheetWishes()), balances_of=_day(written, book.shop))
    return found


def _only_those_named(
    file: TableFile, names: Iterable[str], context: ReadingContext, before: Mapping[int, SheetWishes]
) -> dict[int, SheetWishes]:
    """Each as what it looks like, as customers where that is nothing that can be brought in."""
    only = only_sheets(file, [sheet for name in names for sheet in _sheets_of(file, name)], context)
    kept = {index: said for index, said in before.items() if only[index].kind is not SheetKind.NOT_OURS}
    return {
        **only,
        **{index: replace(said, kind=said.kind if said.kind in BROUGHT else only[index].kind) for index, said in kept.items()},
    }


def _by_sheet(file: TableFile, pairs: Iterable[str] | None, *, of_all: bool = False) -> Iterator[tuple[int, str]]:
    """The sheets and what `SHEET=VALUE` says of them; a value alone is that of the only sheet, or `of_all`."""
    for pair in pairs or ():
        name, _, value = pair.rpartition("=")
        if name:
            sheets = _sheets_of(file, name)
        elif of_all or len(file.sheets) == 1:
            sheets = [*range(len(file.sheets))]
        else:
            raise UserError(WHICH_SHEET, file=file.path.name, example=f"{file.sheets[0].name}={value}")
        yield from ((sheet, value.strip()) for sheet in sheets)


def _sheets_of(file: TableFile, name: str) -> list[int]:
    found = [index for index, sheet in enumerate(file.sheets) if fold(name) in {fold(sheet.name), fold(own_name(sheet.name))}]
    if not found:
        raise UserError(NO_SHEET, file=file.path.name, name=name, names=listed(sheet.name for sheet in file.sheets))
    return found


def _row(written: str, rows: int) -> int:
    row = int(written) if written.isdecimal() else -1
    if not 0 <= row <= min(rows, LAST_ROW_WISHED):
        raise UserError(NO_HEADINGS_ROW, text=written)
    return row


def _day(written: str, shop: ShopSettings) -> date:
    found = read_typed_date(written, shop, today=clock.today()).date
    day = found.gregorian() if found is not None else None
    if day is None:
        raise UserError(NO_DATE, text=written, example="31.12.2024")
    return day
