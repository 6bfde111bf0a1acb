"""Writing tables for other programs: .xlsx and .csv."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_, gettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from smallcrm.domain.progress import Progress

ROWS_BETWEEN_REPORTS = 250
WRITING = N_("Writing the file")


class OutKind(StrEnum):
    """How the values of a column are written."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class OutColumn:
    """A column written; `exponent` only for money, whose values are whole minor units."""

    label: str
    kind: OutKind = OutKind.TEXT
    exponent: int = 2


@dataclass(frozen=True, slots=True)
class OutSheet:
    """A sheet of a workbook: its name, its columns, and its rows as `write_table` takes them."""

    name: str
    columns: Sequence[OutColumn]
    rows: Iterable[Sequence[object]]


def write_table(
    path: Path,
    columns: Sequence[OutColumn],
    rows: Iterable[Sequence[object]],
    *,
    total: int = 0,
    right_to_left: bool = False,
    sheet_name: str = "",
    beside: Sequence[OutSheet] = (),
    progress: Progress,
) -> int:
    """Write the rows in the format that `path` ends in, wholly or not at all, and return how many there were.

    Values by the column's kind: texts; int, float or Decimal; whole minor units; `datetime.date`. None leaves a cell
    empty, and a text stands as a text in any column. Two columns of one label are told apart by a number. `total` is for
    the progress only. `beside` are further sheets, which a workbook alone can hold.

    Raises UserError for another suffix and where the disk refuses, and whatever `progress` raises.
    """
    watched = _watched(rows, total, progress)
    labelled = _distinct_labels(columns)
    match path.suffix.lower():
        case ".xlsx":
            from smallcrm.exchange.xlsx_writer import write_xlsx

            more = [OutSheet(sheet.name, _distinct_labels(sheet.columns), _watched(sheet.rows, 0, progress)) for sheet in beside]
            return write_xlsx(path, [OutSheet(sheet_name, labelled, watched), *more], right_to_left=right_to_left)
        case ".csv":
            from smallcrm.exchange.csv_writer import write_csv

            return write_csv(path, labelled, watched)
    raise UserError(N_("{file} has an ending that cannot be written. Let its name end in .xlsx, .csv, .vcf or .json."), file=path.name)


def _watched(rows: Iterable[Sequence[object]], total: int, progress: Progress) -> Iterator[Sequence[object]]:
    for done, row in enumerate(rows):
        if done % ROWS_BETWEEN_REPORTS == 0:
            progress.report(done, total, gettext(WRITING))
        yield row


def _distinct_labels(columns: Sequence[OutColumn]) -> tuple[OutColumn, ...]:
    taken: set[str] = set()
    distinct: list[OutColumn] = []
    for column in columns:
        label, number = column.label, 2
        while label in taken:
            label, number = f"{column.label} {number}", number + 1
        taken.add(label)
        distinct.append(OutColumn(label, column.kind, column.exponent))
    return tuple(distinct)
