"""The user's own file with its faults marked: coloured, and said in comments, to be mended and brought in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.exchange.ledger_parts import WHO, LedgerPart
from smallcrm.exchange.ledger_reading import NO_DAY, NO_DAY_AT_ALL
from smallcrm.exchange.marked_copy import write_marked_copy
from smallcrm.exchange.marks import CellMark, SheetMarks
from smallcrm.i18n import _, gettext, is_right_to_left
from smallcrm.i18n.direction import strip_marks
from smallcrm.services.file_twins import TWO_BALANCES
from smallcrm.services.import_decisions import Fate
from smallcrm.services.import_texts import about_difference, about_totals_of, reason_of, remarks_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from smallcrm.domain.progress import Progress
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.exchange.open_file import TableFile
    from smallcrm.exchange.understanding import TableUnderstanding
    from smallcrm.services.book import Book
    from smallcrm.services.import_decisions import RowWish
    from smallcrm.services.import_review import Review, TableReview, Told

_MENDED_AT: Mapping[str, tuple[str, ...]] = {NO_DAY: (LedgerPart.DAY,), NO_DAY_AT_ALL: (LedgerPart.DAY,), TWO_BALANCES: ("balance",)}
"""To which fields a column goes where that is mended which is true of a whole row."""


def mark_faults(
    book: Book,
    file: TableFile,
    review: Review,
    target: Path,
    progress: Progress,
    *,
    rows: Mapping[tuple[int, int], RowWish] | None = None,
    password: str | None = None,
) -> int:
    """Write a copy of the file to `target` (.xlsx) with every fault marked, and return how many cells were.

    `rows` is what the user said of single ones: cells written anew are so in the copy. Reasons are told in the language spoken
    now. Raises `UserError` where the copy cannot be written, among them for the file itself; nothing is left behind then.
    """
    shop = book.shop
    marks = {each.table.sheet: _marks(each, shop) for each in review.tables}
    written: dict[int, dict[tuple[int, int], str]] = {}
    for (sheet, row), wish in (rows or {}).items():
        written.setdefault(sheet, {}).update({(row, column): text for column, text in wish.cells.items()})
    told = {sheet: SheetMarks(tuple(marks.get(sheet, ())), written.get(sheet, {})) for sheet in {*marks, *written}}
    rtl = is_right_to_left(shop.language)
    write_marked_copy(file, target, told, password=password, right_to_left=rtl, progress=progress)
    return len({(sheet, each.row, each.column) for sheet, found in marks.items() for each in found})


def proposed_name(name: str) -> str:
    """What a marked copy of the file of that name may be called."""
    stem = name.rpartition(".")[0] or name
    return _("{name} (marked).xlsx").format(name=stem)


def _marks(found: TableReview, shop: ShopSettings) -> list[CellMark]:
    marks: list[CellMark] = []
    for place, row in enumerate(found.rows):
        if (told := found.told.get(row)) is not None:
            marks += _marks_of_row(found.table, row, told, found.fate(place), shop)
    for check, text, is_right in about_totals_of(found, shop):
        if not is_right:
            marks.append(CellMark(check.row - 1, check.column, strip_marks(text), doubtful=True))
    return marks


def _marks_of_row(table: TableUnderstanding, row: int, told: Told, fate: Fate, shop: ShopSettings) -> Iterator[CellMark]:
    """What could not be read in its cell; what is true of the whole row where it is to be mended, mostly at whom it names."""
    said: set[tuple[int, str]] = set()

    def each(column: int, text: str, *, doubtful: bool) -> Iterator[CellMark]:
        if (column, text) not in said:
            said.add((column, text))
            yield CellMark(row, column, strip_marks(text), doubtful)

    for fault in told.faults:
        place = _place_of(table, _MENDED_AT.get(fault.reason, ())) if fault.column is None else fault.column
        yield from each(place, gettext(fault.reason), doubtful=fault.doubtful)
    for remark in remarks_of(told, shop):
        yield from each(_place_of(table, ("number",)), remark, doubtful=True)
    if fate is Fate.CANNOT and told.reason and all(fault.reason != told.reason for fault in told.faults):
        yield from each(_place_of(table, _MENDED_AT.get(told.reason, ())), reason_of(told, shop), doubtful=False)
    if told.difference:
        place = _place_of(table, ("balance", LedgerPart.RUNNING_BALANCE, LedgerPart.OWED_BEFORE))
        yield from each(place, about_difference(row, told.difference, shop, table.kind), doubtful=True)


def _place_of(table: TableUnderstanding, targets: tuple[str, ...]) -> int:
    """The column that goes to one of these, else that of the customer's name or of what else says who it is; at worst the first."""
    found = {column.target: column.index for column in reversed(table.columns)}
    return next((found[target] for target in (*targets, *WHO) if target in found), 0)
