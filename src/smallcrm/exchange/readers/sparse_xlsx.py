"""Workbooks by a reader that keeps no rectangle: for .xlsx files too large, or with cells too far apart, for the fast one."""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING
from xml.parsers import expat

from smallcrm.exchange.cells import LONGEST_TEXT
from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.sheet import MOST_COLUMNS, OpenedFile, Sheet
from smallcrm.exchange.readers.xlsx_parts import BLOCK, column_of, is_date_format, number_formats, safe_parser, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from io import BytesIO
    from pathlib import Path

    from smallcrm.exchange.cells import Cell

MOST_PIECES = 64
"""Pieces of a text, of a block at most, after which the rest of an endless one is let go."""
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
LAST_ROW = 1_048_576
LAST_DAY = 2_958_466
"""31 December 9999, the last day a sheet can hold."""


def open_sparse(path: Path | BytesIO, beat: Callable[[int, int], None]) -> OpenedFile:
    """Every sheet, counted by one pass over it; `beat` is called now and then with the rows read."""
    try:
        return _open(path, beat)
    except (zipfile.BadZipFile, expat.ExpatError, KeyError, ValueError, IndexError, OSError, EOFError) as error:
        raise ReadingError(Problem.DAMAGED) from error


def parts_of_sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Where in a workbook each sheet lies, by its name."""
    return {name: part for name, _, part in _Workbook.read(archive).sheets}


def _open(path: Path | BytesIO, beat: Callable[[int, int], None]) -> OpenedFile:
    with zipfile.ZipFile(path) as archive:
        book = _Workbook.read(archive)
        book.shared.extend(_shared_strings(archive, beat))
    opened = OpenedFile("xlsx", [])
    for name, hidden, part in book.sheets:
        rows = columns = 0
        for number, row in enumerate(_rows(path, part, book, opened, beat), 1):
            rows, columns = number, max(columns, len(row))
        opened.sheets.append(Sheet(name, hidden, rows, columns, partial(_rows, path, part, book, None)))
    return opened


@dataclass(slots=True)
class _Workbook:
    sheets: list[tuple[str, bool, str]]
    date_styles: frozenset[int]
    epoch: datetime
    shared: list[str]

    @classmethod
    def read(cls, archive: zipfile.ZipFile) -> _Workbook:
        parts: dict[str, str] = {}
        found: list[tuple[str, bool, str]] = []
        from_1904 = False

        def relation(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
                parts[attributes["Id"]] = posixpath.normpath(posixpath.join("xl", attributes["Target"].removeprefix("/xl/")))

        def workbook(tag: str, attributes: dict[str, str]) -> None:
            nonlocal from_1904
            if tag == "sheet":
                identity = next((value for name, value in attributes.items() if name.endswith(":id") or name == "id"), "")
                found.append((attributes.get("name", ""), attributes.get("state", "visible") != "visible", identity))
            elif tag == "workbookPr":
                from_1904 = attributes.get("date1904") in {"1", "true"}

        scan(archive, "xl/_rels/workbook.xml.rels", relation)
        scan(archive, "xl/workbook.xml", workbook)
        sheets = [(name, hidden, parts[identity]) for name, hidden, identity in found if identity in parts]
        # Day 60 of the other system is a 29 February 1900 that never was: counting from the 30 December mends what follows it.
        epoch = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - sheets know no time zone
        dates = frozenset(style for style, code in enumerate(number_formats(archive)) if is_date_format(code))
        return cls(sheets, dates, epoch, [])


def _shared_strings(archive: zipfile.ZipFile, beat: Callable[[int, int], None]) -> Iterator[str]:
    part = next((name for name in archive.namelist() if name.lower() == "xl/sharedstrings.xml"), None)
    if part is None:
        return
    parser, finished, text = safe_parser(), [], [""]
    taking = phonetic = False

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal taking, phonetic
        phonetic = phonetic or tag == "rPh"
        taking = tag == "t" and not phonetic

    def end(tag: str) -> None:
        nonlocal taking, phonetic
        taking = False
        if tag == "rPh":
            phonetic = False
        elif tag == "si":
            finished.append(_unescaped(text[0]))
            text[0] = ""

    def characters(more: str) -> None:
        if taking and len(text[0]) < LONGEST_TEXT:
            text[0] += more

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    with archive.open(part) as stream:
        while block := stream.read(BLOCK):
            parser.Parse(block, False)
            beat(0, 0)
            yield from finished
            finished.clear()
        parser.Parse(b"", True)


def _rows(
    path: Path | BytesIO, part: str, book: _Workbook, opened: OpenedFile | None, beat: Callable[[int, int], None] | None = None
) -> Iterator[list[Cell]]:
    """The rows of one sheet in their places, blank ones between them too; cells too far right are noted in `opened`."""
    parser, rows = safe_parser(), _Rows(book, opened)
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = rows.start, rows.end, rows.characters
    next_row = 0
    with zipfile.ZipFile(path) as archive, archive.open(part) as stream:
        more = True
        while more:
            block = stream.read(BLOCK)
            more = bool(block)
            if beat is not None:
                beat(next_row, 0)
            parser.Parse(block, not more)
            for number, row in rows.finished:
                for _ in range(next_row, number):
                    yield []
                yield row
                next_row = max(next_row, number + 1)
            rows.finished.clear()


class _Rows:
    """Puts rows together from the elements of a sheet as they come; row and column numbers begin at 0."""

    def __init__(self, book: _Workbook, opened: OpenedFile | None) -> None:
        self.finished: list[tuple[int, list[Cell]]] = []
        self._book, self._opened = book, opened
        self._row_number = -1
        self._row: list[Cell] = []
        self._column, self._kind, self._style = -1, "n", 0
        self._taking = self._phonetic = False
        self._text: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            place = attributes.get("r")
            self._column = column_of(place) if place else self._column + 1
            self._kind, self._style = attributes.get("t", "n"), int(attributes.get("s", 0))
            self._text.clear()
        elif tag in {"v", "t"}:
            self._taking = not self._phonetic
        elif tag == "row":
            self._row_number = int(attributes["r"]) - 1 if "r" in attributes else self._row_number + 1
            self._row, self._column = [], -1
        elif tag == "rPh":
            self._phonetic = True

    def characters(self, more: str) -> None:
        if self._taking and len(self._text) < MOST_PIECES:
            self._text.append(more)

    def end(self, tag: str) -> None:
        if tag in {"v", "t"}:
            self._taking = False
        elif tag == "c":
            if self._text:
                self._put(self._value("".join(self._text)))
        elif tag == "row":
            if self._row_number >= LAST_ROW:
                raise ReadingError(Problem.DAMAGED)
            if self._row:
                self.finished.append((self._row_number, self._row))
        elif tag == "rPh":
            self._phonetic = False

    def _put(self, value: Cell) -> None:
        if value is None or value == "":
            return
        if self._column >= MOST_COLUMNS:
            if self._opened is not None:
                self._opened.note_far(self._row_number, self._column, value)
            return
        self._row.extend([None] * (self._column + 1 - len(self._row)))
        self._row[self._column] = value

    def _value(self, text: str) -> Cell:
        match self._kind:
            case "s":
                return self._book.shared[int(text)]
            case "inlineStr" | "str" | "e":
                return _unescaped(text)
            case "b":
                return text.strip() == "1"
            case "d":
                return datetime.fromisoformat(text)
        return self._number(text) if self._kind == "n" else None

    def _number(self, text: str) -> Cell:
        number = float(text)
        if self._style in self._book.date_styles and 0 <= number < LAST_DAY:
            return _date(number, self._book.epoch)
        return int(number) if number.is_integer() and "." not in text and "e" not in text.lower() else number


def _unescaped(text: str) -> str:
    """Characters that XML cannot hold stand as _x0007_ (ECMA-376 part 1, 22.9.2.19)."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _date(number: float, epoch: datetime) -> datetime | time:
    moment = epoch + timedelta(seconds=round(number * 86_400))
    return moment.time() if number < 1 else moment
