"""The value of a cell as it leaves the file, and how it travels between the reading child and the program."""

from __future__ import annotations

import json
import math
from base64 import b64decode, b64encode
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

import orjson

from smallcrm.domain.shown_amount import ShownAmount
from smallcrm.i18n import gettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Cell: TypeAlias = str | int | float | bool | date | datetime | time | bytes | None
"""An empty cell is None; a number keeps its kind: 528477316 and 544543525.0 are told apart. Bytes are a picture."""

CELLS_IN_A_LINE = 4_000
"""A line never holds more cells than this: parsing it takes a millisecond or two, and no thread waits longer for the interpreter."""

TEXT_IN_A_LINE = 200_000
"""Nor many more characters of text than this."""

LONGEST_TEXT = 100_000
"""Characters kept of one cell; Excel itself ends at 32,767."""

_LARGEST_WHOLE = 10**18
_APART = (date, time, timedelta, bytes)
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=str)


def encode_rows(rows: Iterable[list[Cell]], longest_text: int = LONGEST_TEXT) -> Iterator[dict[str, Any]]:
    """Rows as JSON values, in messages that make short lines; the rows are changed, texts cut to `longest_text`.

    Blank ends are cut off. Dates and times stand apart as [row, column, kind, ISO text], as do pictures, in base64, and the signs of
    amounts as [row, column, sign].
    """
    part: list[list[Cell]] = []
    days: list[tuple[int, int, str, str]] = []
    signs: list[tuple[int, int, str]] = []
    cells = length = 0
    for row in rows:
        length += _encode_row(row, len(part), days, signs, longest_text)
        cells += len(row) + 1
        part.append(row)
        if cells >= CELLS_IN_A_LINE or length >= TEXT_IN_A_LINE:
            yield _message(part, days, signs)
            part, days, signs, cells, length = [], [], [], 0, 0
    if part:
        yield _message(part, days, signs)


def _message(rows: list[list[Cell]], days: list[tuple[int, int, str, str]], signs: list[tuple[int, int, str]]) -> dict[str, Any]:
    message: dict[str, Any] = {"rows": rows}
    if days:
        message["days"] = days
    if signs:
        message["signs"] = signs
    return message


def _encode_row(
    row: list[Cell], number: int, days: list[tuple[int, int, str, str]], signs: list[tuple[int, int, str]], longest_text: int
) -> int:
    """Make the cells what JSON can hold; returns how long their texts are together."""
    _cut_blank_end(row)
    length = 0
    for column, cell in enumerate(row):
        if type(cell) is str:
            size = len(cell)
            length += size
            if not size or cell.isspace():
                row[column] = None
            elif size > longest_text:
                row[column] = cell[:longest_text]
        elif isinstance(cell, _APART):
            kind, written = _written_apart(cell)
            days.append((number, column, kind, written))
            row[column] = None
            length += len(written)
        elif cell is not None and not isinstance(cell, str):
            if type(cell) is ShownAmount:
                signs.append((number, column, cell.sign))
            row[column] = _within_json(cell)
    return length


def decode_rows(message: dict[str, Any]) -> list[list[Cell]]:
    """The rows of one message of `encode_rows`; raises ValueError, TypeError, KeyError or IndexError for anything else."""
    rows: list[list[Cell]] = message["rows"]
    for r, c, kind, text in message.get("days", ()):
        rows[r][c] = _READERS[kind](text)
    for r, c, sign in message.get("signs", ()):
        number = rows[r][c]
        if isinstance(number, int | float):
            rows[r][c] = ShownAmount(number, sign)
    return rows


def cell_text(cell: Cell) -> str:
    """A cell as a person would type it: whole numbers without a point, dates as 1994-01-23; nothing for an empty one.

    An amount is followed by the sign that it is shown with; of a picture it says that it is one.
    """
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, float):
        text = str(int(cell)) if cell.is_integer() and abs(cell) < _LARGEST_WHOLE else repr(cell)
        return f"{text} {cell.sign}" if type(cell) is ShownAmount else text
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, time):
        return cell.isoformat(timespec="minutes")
    return gettext("Photo") if isinstance(cell, bytes) else str(cell)


def date_or_text(cell: Cell) -> str | date:
    """A date as it is, to be shown as the shop writes dates; whatever else as `cell_text` gives it."""
    return cell if isinstance(cell, date) else cell_text(cell)


def to_line(message: object) -> bytes:
    """A message as one line of JSON in UTF-8; half of a pair of surrogates, as in some names of files, goes through, a day as text."""
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
    if isinstance(number, float):
        number = float(number)
        return number if math.isfinite(number) else str(number)
    return number if abs(number) <= _LARGEST_WHOLE else str(number)


def _cut_blank_end(row: list[Cell]) -> None:
    end = len(row)
    while end and _is_blank(row[end - 1]):
        end -= 1
    del row[end:]


def _is_blank(cell: Cell) -> bool:
    return cell is None or cell == "" or (type(cell) is str and cell.isspace())


def _written_apart(cell: date | time | timedelta | bytes) -> tuple[str, str]:
    if isinstance(cell, bytes):
        return "p", b64encode(cell).decode("ascii")
    if isinstance(cell, datetime):
        return ("d", cell.date().isoformat()) if cell.time() == time() else ("m", cell.isoformat())
    if isinstance(cell, date):
        return "d", cell.isoformat()
    return ("t", cell.isoformat()) if isinstance(cell, time) else ("s", str(cell))


_READERS: dict[str, Any] = {"d": date.fromisoformat, "m": datetime.fromisoformat, "t": time.fromisoformat, "s": str, "p": b64decode}
