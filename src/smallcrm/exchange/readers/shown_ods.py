"""What cells of an .ods show beside their values: money, noughts before a number, lines within a text, and what went wrong in a formula."""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING
from xml.parsers import expat

from smallcrm.domain.currency_words import money_called
from smallcrm.domain.money import names_side
from smallcrm.exchange.cell_errors import CELL_ERRORS
from smallcrm.exchange.problems import ReadingError
from smallcrm.exchange.readers.number_formats import with_noughts, with_sign, with_text
from smallcrm.exchange.readers.sheet import MOST_COLUMNS
from smallcrm.exchange.readers.shown_cells import show_in
from smallcrm.exchange.readers.xlsx_parts import LARGE_BLOCK, safe_parser

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BytesIO
    from pathlib import Path

    from smallcrm.exchange.readers.number_formats import Showing
    from smallcrm.exchange.readers.sheet import OpenedFile

CONTENT = "content.xml"
OVERLAP = 2**10
LONGEST_KEPT = 10_000
MOST_TIMES = 100_000
"""Rows that are alike stand once in the file, with how often; those of a table are not so many."""
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_WORTH_IT = re.compile(
    rb"office:currency=|<text:line-break|<text:p>(?:#[A-Z]|Err:|0[0-9])"
    rb"""|value-type=["']float["'][^>]*>\s*<text:p>[^<]*[^-0-9.,\s<E%:+()/]"""
)
_NUMBER = re.compile(r"[-+(]?[0-9\u0660-\u0669\u06f0-\u06f9][0-9\u0660-\u0669\u06f0-\u06f9.,'\s\u066b\u066c]*[-)]?")
_CODE = re.compile("0[0-9]{1,39}")


def show_ods_cells(source: Path | BytesIO, opened: OpenedFile, beat: Callable[[int, int], None]) -> None:
    """Let the sheets of an .ods give what their cells show; nothing is changed where it is too odd for that."""
    odd = (zipfile.BadZipFile, expat.ExpatError, KeyError, ValueError, OSError, EOFError, ReadingError)
    with suppress(*odd), zipfile.ZipFile(source) as archive:
        if not _is_worth_it(archive):
            return
        content = _Content()
        parser = safe_parser()
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = content.start, content.end, content.characters
        with archive.open(CONTENT) as stream:
            while block := stream.read(LARGE_BLOCK):
                beat(0, 0)
                parser.Parse(block, False)
            parser.Parse(b"", True)
        for sheet in opened.sheets:
            show_in(sheet, content.sheets.get(sheet.name, ()))


def _is_worth_it(archive: zipfile.ZipFile) -> bool:
    """Whether some cell shows more than its value: most files have none."""
    rest = b""
    with archive.open(CONTENT) as stream:
        while block := stream.read(LARGE_BLOCK):
            text = rest + block
            if _WORTH_IT.search(text):
                return True
            rest = text[-OVERLAP:]
    return False


class _Content:
    """Gathers the cells that show more than their values from the elements as they come, by the name of their sheet."""

    def __init__(self) -> None:
        self.sheets: dict[str, list[tuple[int, int, Showing]]] = {}
        self._sheet: list[tuple[int, int, Showing]] = []
        self._row, self._repeated, self._column = 0, 1, 0
        self._in_row: list[tuple[int, Showing]] = []
        self._cell: dict[str, str] | None = None
        self._lines: list[str] = []
        self._beside = 0
        self._has_break = False
        self._taking = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._beside or tag == "office:annotation":
            self._beside += 1
        elif tag == "table:table":
            self._sheet = self.sheets.setdefault(attributes.get("table:name", ""), [])
            self._row = 0
        elif tag == "table:table-row":
            self._repeated, self._column, self._in_row = _times(attributes, "table:number-rows-repeated"), 0, []
        elif tag in _CELLS:
            self._cell, self._lines, self._has_break = attributes, [], False
        elif tag == "text:p":
            self._lines.append("")
            self._taking = True
        elif self._taking:
            self._has_break = self._has_break or tag == "text:line-break"
            self.characters({"text:line-break": "\n", "text:tab": "\t"}.get(tag, ""))
            if tag == "text:s":
                self.characters(" " * min(_times(attributes, "text:c"), LONGEST_KEPT))

    def characters(self, more: str) -> None:
        if self._taking and not self._beside and self._lines and len(self._lines[-1]) < LONGEST_KEPT:
            self._lines[-1] += more

    def end(self, tag: str) -> None:
        if self._beside:
            self._beside -= 1
        elif tag == "text:p":
            self._taking = False
        elif tag in _CELLS and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif tag == "table:table-row":
            for times in range(min(self._repeated, MOST_TIMES) if self._in_row else 0):
                self._sheet += [(self._row + times, column, showing) for column, showing in self._in_row]
            self._row += self._repeated

    def _end_cell(self, attributes: dict[str, str]) -> None:
        times = _times(attributes, "table:number-columns-repeated")
        showing = _showing(attributes, "\n".join(self._lines), has_break=self._has_break) if self._lines else None
        if showing is not None:
            self._in_row += [(column, showing) for column in range(self._column, min(self._column + times, MOST_COLUMNS))]
        self._column += times


def _times(attributes: dict[str, str], name: str) -> int:
    return max(1, int(attributes.get(name, 1)))


def _showing(attributes: dict[str, str], text: str, *, has_break: bool) -> Showing | None:
    kind = attributes.get("office:value-type")
    if kind == "currency" and (sign := attributes.get("office:currency")):
        return with_sign(sign)
    if kind in {"float", "currency"}:
        shown = text.strip()
        sign = _NUMBER.sub(" ", shown, count=1).strip()
        if _CODE.fullmatch(shown):
            return with_noughts(len(shown))
        return with_sign(sign) if sign and (money_called(sign) or names_side(sign)) else None
    if text in CELL_ERRORS and ("table:formula" in attributes or attributes.get("calcext:value-type") == "error"):
        return with_text(text)
    return with_text(text) if has_break and kind == "string" else None
