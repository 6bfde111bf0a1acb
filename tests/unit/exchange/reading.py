"""Whole files understood and read, for the tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.unit.exchange.files import opened

from smallcrm.domain.progress import Silent
from smallcrm.exchange.reading_context import ReadingContext, SheetWishes, Wishes
from smallcrm.exchange.row_reading import RowReader, RowReading
from smallcrm.exchange.understand import understand

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from smallcrm.exchange.understanding import ColumnMatch, Question, TableUnderstanding, Understanding

TODAY = date(2026, 11, 22)
ISRAEL = ReadingContext("IL", "he", "ILS", 2, TODAY)
BULGARIA = ReadingContext("BG", "bg", "EUR", 2, TODAY)
IRAN = ReadingContext("IR", "fa", "IRR", 0, TODAY)
SAUDI_ARABIA = ReadingContext("SA", "ar", "SAR", 2, TODAY)
BRITAIN = ReadingContext("GB", "en", "GBP", 2, TODAY)


@dataclass(frozen=True)
class Imported:
    """A file as it would come in; the rows are those of its first sheet, which holds customers."""

    understanding: Understanding
    readings: tuple[RowReading, ...]

    @property
    def table(self) -> TableUnderstanding:
        return self.understanding.tables[0]

    @property
    def questions(self) -> tuple[Question, ...]:
        return (*self.understanding.questions, *(question for table in self.understanding.tables for question in table.questions))

    def column(self, heading: str) -> ColumnMatch:
        return next(column for column in self.table.columns if column.heading == heading)


def imported(
    path: Path, context: ReadingContext = ISRAEL, wishes: Wishes | None = None, targets: Mapping[int, str] | None = None
) -> Imported:
    """Everything that is read from a file."""
    with opened(path) as file:
        sheets = {0: SheetWishes(targets=targets)} if targets else None
        understanding = understand(file, context, sheets=sheets, wishes=wishes, progress=Silent())
        table = understanding.tables[0]
        reader = RowReader(table.columns, context)
        rows = file.each_row(table.sheet, table.first_row, progress=Silent())
        readings = tuple(reader.read(index, row) for index, row in rows if row and index not in table.skipped_rows)
    return Imported(understanding, readings)


def understood(path: Path, context: ReadingContext = ISRAEL) -> Understanding:
    """What a file seems to be, with all its sheets."""
    with opened(path) as file:
        return understand(file, context, progress=Silent())
