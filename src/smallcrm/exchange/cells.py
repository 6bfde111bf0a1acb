"""The value of a cell as it leaves the file, and how it travels between the reading child and the program."""

from __future__ import annotations

import json
import math
from datetime import date, datetime, time, timedelta
from typing import Any, TypeAlias

import orjson

Cell: TypeAlias = str | int | float | bool | date | datetime | time | None
"""An empty cell is None; a number keeps its kind: 528477316 and 544543525.0 are told apart."""

CELLS_IN_A_LINE = 4_000
"""A line never holds more cells than this: parsing it takes a millisecond or two, and no thread waits longer for the interpreter."""

LONGEST_TEXT = 100_000
"""Characters kept of one cell; Excel itself ends at 32,767."""

_LARGEST_WHOLE = 10**18
_DAYS = (date, time, timedelta)
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def encode_rows(rows: list[list[Cell]]) -> dict[str, Any]:
    """Rows as JSON values: blank ends are cut off, and dates and times stand apart as [row, column, kind, ISO text]."""
    days: list[tuple[int, int, str, str]] = []
    for r, row in enumerate(rows):
        _cut_blank_end(row)
        for c, cell in enumerate(row):
            if type(cell) is str:
                if not cell or cell.isspace():
                    row[c] = None
                elif len(cell) > LONGEST_TEXT:
                    row[c] = cell[:LONGEST_TEXT]
            elif isinstance(cell, _DAYS):
                days.append((r, c, *_date_or_time(cell)))
                row[c] = None
            elif cell is not None and not isinstance(cell, str):
                row[c] = _within_json(cell)
    return {"rows": rows, "days": days} if days else {"rows": rows}


def decode_rows(message: dict[str, Any]) -> list[list[Cell]]:
    """The rows that `encode_rows` was given; raises ValueError, TypeError, KeyError or IndexError for anything else."""
    rows: list[list[Cell]] = message["rows"]
    for r, c, kind, text in message.get("days", ()):
        rows[r][c] = _READERS[kind](text)
    return rows


def cell_text(cell: Cell) -> str:
    """A cell as a person would type it: whole numbers without a point, dates as 1994-01-23; nothing for an empty one."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _LARGEST_WHOLE else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, time):
        return cell.isoformat(timespec="minutes")
    return str(cell)


def date_or_text(cell: Cell) -> str | date:
    """A date as it is, to be shown as the shop writes dates; whatever else as `cell_text` gives it."""
    return cell if isinstance(cell, date) else cell_text(cell)


def to_line(message: dict[str, Any]) -> bytes:
    """A message as one line of JSON in UTF-8; half of a pair of surrogates, as in some names of files, goes through."""
    try:
        return orjson.dumps(message, option=orjson.OPT_APPEND_NEWLINE)
    except orjson.JSONEncodeError:  # such a half
        pass
    return _ENCODER.encode(message).encode("utf-8", "surrogatepass") + b"\n"


def from_line(line: bytes) -> object:
    """The message of a line that `to_line` made. Raises ValueError for what is no JSON."""
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        return json.loads(line)


def _within_json(number: float) -> Cell:
    """The number as JSON can hold it, else its text."""
    if type(number) is float:
        return number if math.isfinite(number) else str(number)
    return number if abs(number) <= _LARGEST_WHOLE else str(number)


def _cut_blank_end(row: list[Cell]) -> None:
    end = len(row)
    while end and _is_blank(row[end - 1]):
        end -= 1
    del row[end:]


def _is_blank(cell: Cell) -> bool:
    return cell is None or cell == "" or (type(cell) is str and cell.isspace())


def _date_or_time(cell: date | time | timedelta) -> tuple[str, str]:
    if isinstance(cell, datetime):
        return ("d", cell.date().isoformat()) if cell.time() == time() else ("m", cell.isoformat())
    if isinstance(cell, date):
        return "d", cell.isoformat()
    return ("t", cell.isoformat()) if isinstance(cell, time) else ("s", str(cell))


_READERS: dict[str, Any] = {"d": date.fromisoformat, "m": datetime.fromisoformat, "t": time.fromisoformat, "s": str}
