"""Tables as CSV: UTF-8 with its mark, commas, and nothing in it that a spreadsheet would run."""

from __future__ import annotations

import codecs
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from smallcrm.exchange.csv_guard import guarded
from smallcrm.exchange.whole_file import whole_file
from smallcrm.exchange.writers import OutKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from smallcrm.exchange.writers import OutColumn

ROWS_AT_ONCE = 500


def write_csv(path: Path, columns: Sequence[OutColumn], rows: Iterable[Sequence[object]]) -> int:
    """Write the rows and return how many there were; texts always in quotation marks. Raises UserError where the disk refuses."""
    writers = [_writer(column) for column in columns]
    lines, count = [",".join(_text(column.label) for column in columns)], 0
    with whole_file(path) as file:
        file.write(codecs.BOM_UTF8)
        for row in rows:
            lines.append(",".join(write(value) for write, value in zip(writers, row, strict=True)))
            count += 1
            if len(lines) == ROWS_AT_ONCE:
                file.write(_encoded(lines))
                lines.clear()
        file.write(_encoded(lines))
    return count


def _encoded(lines: list[str]) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8", errors="replace")


def _writer(column: OutColumn) -> Callable[[object], str]:
    if column.kind is OutKind.MONEY:
        return _money_writer(column.exponent)
    return {OutKind.TEXT: _text, OutKind.NUMBER: _number, OutKind.DATE: _date}[column.kind]


def _text(value: object) -> str:
    if value is None or value == "":
        return ""
    return '"' + guarded(str(value)).replace('"', '""') + '"'


def _number(value: object) -> str:
    return str(value) if isinstance(value, int | float | Decimal) else _text(value)


def _date(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else _text(value)


def _money_writer(exponent: int) -> Callable[[object], str]:
    return lambda value: format(Decimal(value).scaleb(-exponent), "f") if isinstance(value, int) else _text(value)
