"""Workbooks as Excel 2002 and 2003 wrote them in XML, and as many programs still do, under the name of an .xls."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import TYPE_CHECKING

from lxml import etree

from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.markup_text import LARGEST, markup_page, parts_of
from smallcrm.exchange.readers.number_formats import showing_by
from smallcrm.exchange.readers.sheet import MOST_COLUMNS, OpenedFile, sheet_with_gaps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.readers.number_formats import Showing

SPREADSHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"
EXCEL = "{urn:schemas-microsoft-com:office:excel}"
WORKSHEET, TABLE, ROW, CELL, DATA = (SPREADSHEET + name for name in ("Worksheet", "Table", "Row", "Cell", "Data"))
STYLE, NUMBER_FORMAT = (SPREADSHEET + name for name in ("Style", "NumberFormat"))
STYLE_ID, STYLE_NAME, FORMAT = (SPREADSHEET + name for name in ("StyleID", "ID", "Format"))
NAME, INDEX, TYPE, SPAN, MERGE_ACROSS = (SPREADSHEET + name for name in ("Name", "Index", "Type", "Span", "MergeAcross"))
VISIBLE = EXCEL + "Visible"
DECLARATION = re.compile(r"<\?xml[^>]*\?>")
ENTITIES = re.compile("<!(?:DOCTYPE|ENTITY)")
WHOLE = re.compile(rb"</(?:\w+:)?Workbook\s*>\s*\Z")
BARE_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#x[0-9a-fA-F]{1,6};|\w{2,8};)")
NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:[0-8]|1[124-9]|2[0-9]|3[01]|x0*(?:[0-8bcBCeE]|1[0-9a-fA-F]));")
END = 1_000
LONGEST_HELD = 2**20
LAST_ROW = 1_048_576
NAMED_FORMATS = {"Euro Currency": "[$€] 0.00"}
"""Those of Excel's own names that say a money; its Currency is that of whoever opens the file."""
DAY_OF_TIMES = "1899-12-3"
"""What holds a time of day only stands on the day that is number nought."""


def open_xml_2003(path: Path, code_page: str | None, beat: Callable[[int, int], None]) -> OpenedFile:
    """Every sheet, its cells with the values that Excel gave them."""
    if path.stat().st_size > LARGEST:
        raise ReadingError(Problem.TOO_BIG)
    content = path.read_bytes()
    page = markup_page(content, code_page)
    opened = OpenedFile("xml", [], code_page=page.name, code_pages=[] if page.sure else [page.name, *page.others])
    if WHOLE.search(content[-END:].replace(b"\0", b"")) is None:
        raise ReadingError(Problem.DAMAGED)
    try:
        _read(content, opened, beat, mended=False)
    except etree.XMLSyntaxError:
        # Written by a program that knows little of XML: bare ampersands, characters that may not stand there.
        opened.sheets.clear()
        _read_mended(content, opened, beat)
    return opened


def _read_mended(content: bytes, opened: OpenedFile, beat: Callable[[int, int], None]) -> None:
    try:
        _read(content, opened, beat, mended=True)
    except etree.XMLSyntaxError as error:
        raise ReadingError(Problem.DAMAGED) from error


def _read(content: bytes, opened: OpenedFile, beat: Callable[[int, int], None], *, mended: bool) -> None:
    target = _Target(opened)
    opened.replaced_count = 0
    parser = etree.XMLParser(target=target, encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False, recover=mended)
    for number, part in enumerate(_whole_tags(parts_of(content, opened.code_page or "utf-8", beat))):
        text = part if number else _without_declaration(part)
        if ENTITIES.search(text):
            # No workbook declares any; a file that does means harm.
            raise ReadingError(Problem.DAMAGED)
        opened.replaced_count += text.count("\ufffd")
        if mended:
            text = BARE_AMPERSAND.sub("&amp;", NO_CHARACTER.sub("", text))
        parser.feed(text.encode("utf-8", errors="replace"))
    parser.close()
    if not target.is_workbook:
        raise ReadingError(Problem.NO_TABLE)


def _whole_tags(parts: Iterator[str]) -> Iterator[str]:
    """The same text in parts that end behind a tag, so that nothing that is looked for stands in two of them."""
    held = ""
    for part in parts:
        before, mark, after = part.rpartition(">")
        if len(held) > LONGEST_HELD:
            raise ReadingError(Problem.DAMAGED)
        if mark:
            yield held + before + mark
            held = after
        else:
            held += part
    if held:
        yield held


def _without_declaration(text: str) -> str:
    text = text.removeprefix("\ufeff").lstrip()
    return text[found.end() :] if (found := DECLARATION.match(text)) else text


class _Target:
    """Puts rows together from the elements as they come; no tree is made."""

    def __init__(self, opened: OpenedFile) -> None:
        self.is_workbook = False
        self._opened = opened
        self._path: list[str] = []
        self._rows: list[tuple[int, list[Cell]]] = []
        self._name, self._hidden = "", False
        self._row_number, self._row_span, self._column, self._next_column = -1, 0, -1, 0
        self._row: list[Cell] = []
        self._kind = ""
        self._style = ""
        self._showing_by: dict[str, Showing | None] = {}
        self._showing: Showing | None = None
        self._text: list[str] | None = None

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        parent = self._path[-1] if self._path else ""
        self._path.append(tag)
        if tag == WORKSHEET:
            self.is_workbook = True
            self._rows, self._name, self._hidden, self._row_number, self._row_span = [], attributes.get(NAME, ""), False, -1, 0
            self._row, self._column, self._next_column = [], -1, 0
        elif tag == ROW and parent == TABLE:
            following = self._row_number + 1 + self._row_span
            self._row_number = max(following, _number(attributes.get(INDEX), following + 1) - 1)
            if self._row_number >= LAST_ROW:
                raise ReadingError(Problem.DAMAGED)
            self._row_span = _number(attributes.get(SPAN), 0)
            self._row, self._next_column = [], 0
        elif tag == CELL and parent == ROW:
            self._column = max(self._next_column, _number(attributes.get(INDEX), self._next_column + 1) - 1)
            self._next_column = self._column + 1 + _number(attributes.get(MERGE_ACROSS), 0)
            self._showing = self._showing_by.get(attributes.get(STYLE_ID, ""))
        elif tag == DATA and parent == CELL:
            self._kind, self._text = attributes.get(TYPE, "String"), []
        elif tag == VISIBLE:
            self._text = []
        elif tag == STYLE:
            self._style = attributes.get(STYLE_NAME, "")
        elif tag == NUMBER_FORMAT and parent == STYLE:
            code = attributes.get(FORMAT, "")
            self._showing_by[self._style] = showing_by(NAMED_FORMATS.get(code, code))

    def data(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def end(self, tag: str) -> None:
        self._path.pop()
        parent = self._path[-1] if self._path else ""
        if tag == DATA and parent == CELL and self._text is not None:
            value = _value(self._kind, "".join(self._text))
            self._put(self._showing(value) if self._showing else value)
            self._text = None
        elif tag == VISIBLE and self._text is not None:
            self._hidden = "Hidden" in "".join(self._text)
            self._text = None
        elif tag == ROW and parent == TABLE and self._row:
            self._rows.append((self._row_number, self._row))
            self._row = []
        elif tag == WORKSHEET:
            self._opened.sheets.append(sheet_with_gaps(self._name, self._rows, hidden=self._hidden))

    def close(self) -> None:
        """Nothing is left to do."""

    def _put(self, value: Cell) -> None:
        if value is None or value == "" or self._column < 0:
            return
        if self._column >= MOST_COLUMNS:
            self._opened.note_far(self._row_number, self._column, value)
            return
        self._row.extend([None] * (self._column + 1 - len(self._row)))
        self._row[self._column] = value


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise  # noqa: PLR2004 - more are no place


def _value(kind: str, text: str) -> Cell:
    plain = text.strip()
    match kind:
        case "Boolean":
            return plain in {"1", "true", "True"}
        case "Number":
            return _amount(plain)
        case "DateTime":
            return _moment(plain)
    return text


def _amount(text: str) -> Cell:
    try:
        return int(text) if text.lstrip("-").isdigit() and text.isascii() else float(text)
    except ValueError:
        return text


def _moment(text: str) -> datetime | time | str:
    try:
        moment = datetime.fromisoformat(text.rstrip("Z"))
    except ValueError:
        return text
    return moment.time() if text.startswith(DAY_OF_TIMES) and moment.time() != time() else moment.replace(tzinfo=None)
