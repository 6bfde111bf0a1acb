"""Tables as Excel workbooks: real dates and numbers, texts that stay texts, a heading that stays in sight."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import rustpy_xlsxwriter

from smallcrm.exchange.whole_file import whole_file
from smallcrm.exchange.writers import OutKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from smallcrm.exchange.writers import OutColumn, OutSheet

LONGEST_TEXT = 32_767
LONGEST_SHEET_NAME = 31
FIRST_YEAR = 1900
EXACT_WHOLE = 2**53
"""Sheets count in floating point: a longer number is written as text, whole."""

TEXT_FORMAT, DATE_FORMAT, NUMBER_FORMAT = 49, 14, 0
"""Built-in formats: text, so that a phone or `=` typed over stays text; the date as the reader's own machine writes it."""

WIDTHS = {OutKind.TEXT: 18.0, OutKind.NUMBER: 10.0, OutKind.MONEY: 14.0, OutKind.DATE: 12.0}
WIDEST = 40.0
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def write_xlsx(path: Path, sheets: Sequence[OutSheet], *, right_to_left: bool) -> int:
    """Write the sheets and return how many rows the first has; labels of one sheet must differ. Raises UserError where the disk refuses."""
    counted = {_sheet_name(sheet.name): _Counted(sheet.columns, sheet.rows) for sheet in sheets}
    columns = dict(zip(counted, (sheet.columns for sheet in sheets), strict=True))
    with whole_file(path) as file:
        rustpy_xlsxwriter.write_worksheets(
            [(name, iter(rows)) for name, rows in counted.items()],
            file,
            freeze_panes={"general": {"row": 1, "col": 0}},
            autofilter={"general": True},
            header_format={"general": rustpy_xlsxwriter.Format().set_bold()},
            column_formats={name: [_format(column) for column in of_sheet] for name, of_sheet in columns.items()},
            column_widths={name: [_width(column) for column in of_sheet] for name, of_sheet in columns.items()},
            sheet_view={"general": {"right_to_left": right_to_left}},
        )
    return next(iter(counted.values())).count


class _Counted:
    """The rows as the writer takes them, by label; one of blanks where there are none, for the headings' sake."""

    def __init__(self, columns: Sequence[OutColumn], rows: Iterable[Sequence[object]]) -> None:
        self.count = 0
        self._labels = [column.label for column in columns]
        self._every = [(column.label, _writer(column)) for column in columns]
        self._but_texts = [every for every, column in zip(self._every, columns, strict=True) if column.kind is not OutKind.TEXT]
        self._texts = [place for place, column in enumerate(columns) if column.kind is OutKind.TEXT]
        self._rows = rows

    def __iter__(self) -> Iterator[dict[str, object]]:
        for row in self._rows:
            self.count += 1
            record = dict(zip(self._labels, row, strict=True))
            for label, write in self._but_texts if self._is_plain(row) else self._every:
                record[label] = write(record[label])
            yield record
        if not self.count:
            yield dict.fromkeys(self._labels)

    def _is_plain(self, row: Sequence[object]) -> bool:
        """Whether all texts can stand as they are; most rows: to look at each cell alone takes as long as to write it."""
        try:
            together = "".join(filter(None, [row[place] for place in self._texts]))  # type: ignore[misc]
        except TypeError:  # a number in a column of texts
            return False
        return "" not in row and len(together) <= LONGEST_TEXT


def _writer(column: OutColumn) -> Callable[[object], object]:
    if column.kind is OutKind.MONEY:
        return _money_writer(column.exponent)
    return {OutKind.TEXT: _text, OutKind.NUMBER: _number, OutKind.DATE: _date}[column.kind]


def _text(value: object) -> object:
    if value is None or value == "":
        return None
    text = value if type(value) is str else str(value)
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _number(value: object) -> object:
    if isinstance(value, int) and abs(value) > EXACT_WHOLE:
        return str(value)
    if isinstance(value, Decimal):
        return float(value)
    return value if isinstance(value, int | float) else _text(value)


def _date(value: object) -> object:
    if isinstance(value, date) and value.year >= FIRST_YEAR:
        return value
    return value.isoformat() if isinstance(value, date) else _text(value)


def _money_writer(exponent: int) -> Callable[[object], object]:
    parts = 10**exponent

    def write(value: object) -> object:
        if not isinstance(value, int):
            return _text(value)
        return value / parts if abs(value) <= EXACT_WHOLE else str(Decimal(value).scaleb(-exponent))

    return write


def _format(column: OutColumn) -> rustpy_xlsxwriter.Format:
    format_ = rustpy_xlsxwriter.Format()
    match column.kind:
        case OutKind.MONEY:
            return format_.set_num_format("#,##0" + ("." + "0" * column.exponent if column.exponent else ""))
        case OutKind.DATE:
            return format_.set_num_format_index(DATE_FORMAT)
        case OutKind.NUMBER:
            return format_.set_num_format_index(NUMBER_FORMAT)
        case OutKind.TEXT:
            return format_.set_num_format_index(TEXT_FORMAT)


def _width(column: OutColumn) -> float:
    return min(WIDEST, max(WIDTHS[column.kind], len(column.label) + 4.0))


def _sheet_name(name: str) -> str:
    return _NOT_IN_SHEET_NAMES.sub(" ", name).strip("' ")[:LONGEST_SHEET_NAME].strip("' ") or "Sheet1"
