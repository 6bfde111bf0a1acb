"""Tables of web pages, which many programs save under the name of a workbook."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.html_grid import Table, sheets_of
from smallcrm.exchange.readers.markup_text import LARGEST, markup_page, parts_of
from smallcrm.exchange.readers.sheet import MOST_COLUMNS, OpenedFile, sheet_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

NONE: Mapping[str, str] = {}
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
EXCEL_SHEET = re.compile(r"<x:ExcelWorksheet>(.{0,20000}?)</x:ExcelWorksheet>", re.DOTALL)
EXCEL_NAME = re.compile(r"<x:Name>([^<]{1,200})</x:Name>")
EXCEL_FILE = re.compile(r"<x:WorksheetSource\s+HRef=\"([^\"]{1,500})\"")
EXCEL_HIDDEN = re.compile(r"<x:Visible>\s*Sheet(?:Very)?Hidden")
NOT_SHOWN = frozenset({"script", "style", "title", "template"})
BLOCKS = frozenset({"p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "address", "blockquote", "hr"})
DEEPEST = 20
"""Tables within tables; what is deeper belongs to the text of the cell."""
MOST_SHEETS = 100
END = 2**20
"""Bytes at the end of a page, in which its last row begins."""


def open_html(path: Path, code_page: str | None, beat: Callable[[int, int], None]) -> OpenedFile:
    """Every table of a page; `code_page` overrules what the page declares."""
    if path.stat().st_size > LARGEST:
        raise ReadingError(Problem.TOO_BIG)
    opened = OpenedFile("html", [])
    page = read_page(path.read_bytes(), code_page, opened, beat)
    add_sheets(opened, [page], path.stem)
    return opened


@dataclass(slots=True)
class Page:
    """What one page holds: its tables, and what Excel wrote about its sheets (name, file, whether hidden)."""

    tables: list[Table] = field(default_factory=list)
    about_sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    file: str = ""


def read_page(
    content: bytes, code_page: str | None, opened: OpenedFile, beat: Callable[[int, int], None], declared: str | None = None
) -> Page:
    """The tables of a page; what is said about its code page goes into `opened`."""
    encoding = markup_page(content, code_page, declared)
    opened.code_page = encoding.name
    opened.code_pages = [] if encoding.sure else [encoding.name, *encoding.others]
    opened.is_cut = opened.is_cut or _ends_in_a_table(content)
    parser = etree.HTMLParser(target=_Target(), encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    for part in parts_of(content, encoding.name, beat):
        opened.replaced_count += part.count("\ufffd")
        parser.feed(part.replace("\0", "").encode("utf-8", errors="replace"))
    try:
        page: Page = parser.close()
    except etree.LxmlError as error:
        raise ReadingError(Problem.DAMAGED) from error
    return page


def _ends_in_a_table(content: bytes) -> bool:
    """Whether nothing closes the table, or the page, behind the last row."""
    end = content[-END:].replace(b"\0", b"").lower()
    row = max(end.rfind(b"<tr"), end.rfind(b"<td"))
    return row >= 0 and not any(mark in end[row:] for mark in (b"</table", b"</body", b"</html"))


def add_sheets(opened: OpenedFile, pages: Iterable[Page], name: str) -> None:
    """A sheet for each table; raises ReadingError where there is none."""
    pages = list(pages)
    about = [told for page in pages for told in page.about_sheets]
    found = [(table, page) for page in pages for table in sheets_of(page.tables)]
    for index, (table, page) in enumerate(found):
        title, hidden = _title(about, index, len(found), page, table.caption)
        if index >= MOST_SHEETS:
            # A page with a table for every customer: the rest stands below the last one.
            last = opened.sheets[-1]
            rows = [*last.start_over(), *table.texts()]
            opened.sheets[-1] = sheet_of(last.name, rows, opened, hidden=last.hidden)
            continue
        title = title or (name if len(found) == 1 else f"{name} {index + 1}")
        opened.sheets.append(sheet_of(title, table.texts(), opened, hidden=hidden))
    if not opened.sheets:
        raise ReadingError(Problem.WEB_PAGE)


def _title(about: list[tuple[str, str, bool]], index: int, count: int, page: Page, caption: str) -> tuple[str, bool]:
    for title, file, hidden in about:
        if file and page.file and page.file.endswith(file.rpartition("/")[2]):
            return title, hidden
    if len(about) == count:
        return about[index][0], about[index][2]
    return caption, False


class _Target:
    """Takes the page as it is read: no tree of it is made, so that its size and depth do not matter."""

    def __init__(self) -> None:
        self._page = Page()
        self._open: list[Table] = []
        self._depth = self._hidden_at = self._too_deep = 0
        self._caption = False

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        # Where there are none, they come in a mapping of Python's own, a hundred times as slow to ask.
        attributes = given if type(given) is dict else NONE
        self._depth += 1
        if self._hidden_at:
            return
        if _is_hidden(tag, attributes):
            self._hidden_at = self._depth
        if tag == "table":
            self._start_table()
        elif tag in {"tr", "td", "th"}:
            self._start_part(tag, attributes)
        elif tag == "caption":
            self._caption = True
        elif self._open:
            self._start_in_cell(tag, attributes)

    def _start_table(self) -> None:
        if self._hidden_at:
            return
        if len(self._open) >= DEEPEST:
            self._too_deep += 1
            return
        self._open.append(Table())

    def _start_part(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._too_deep:
            return
        if not self._open:
            self._open.append(Table())
        table = self._open[-1]
        if tag == "tr":
            if self._hidden_at:
                table.end_row()
            else:
                table.start_row()
        else:
            table.start_cell(_span(attributes, "colspan"), _span(attributes, "rowspan"))

    def _start_in_cell(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "br" or tag in BLOCKS:
            self._open[-1].add(None)
        elif tag == "input" and attributes.get("type", "text").lower() in {"text", "tel", "email", "number", "date"}:
            self._open[-1].add(attributes.get("value", ""))

    def end(self, tag: str) -> None:
        hidden = self._hidden_at
        if self._hidden_at == self._depth:
            self._hidden_at = 0
        self._depth -= 1
        if hidden and hidden <= self._depth:
            return
        if tag == "table":
            self._end_table(hidden=bool(hidden))
        elif not self._open or self._too_deep:
            return
        elif tag == "tr":
            self._open[-1].end_row()
        elif tag in {"td", "th"}:
            self._open[-1].end_cell()
        elif tag == "caption":
            self._caption = False
        elif tag in BLOCKS:
            self._open[-1].add(None)

    def _end_table(self, *, hidden: bool) -> None:
        if hidden or not self._open:
            return
        if self._too_deep:
            self._too_deep -= 1
            return
        table = self._open.pop()
        table.end_row()
        if not (self._open and self._open[-1].add(table)):
            self._page.tables.append(table)

    def data(self, text: str) -> None:
        if self._hidden_at or not self._open:
            return
        if self._caption:
            self._open[-1].caption = " ".join(f"{self._open[-1].caption} {text[:200]}".split())[:200]
        else:
            self._open[-1].add(text)

    def comment(self, text: str) -> None:
        for sheet in EXCEL_SHEET.findall(text):
            name, file = EXCEL_NAME.search(sheet), EXCEL_FILE.search(sheet)
            if name:
                self._page.about_sheets.append((name[1].strip(), file[1] if file else "", bool(EXCEL_HIDDEN.search(sheet))))

    def close(self) -> Page:
        while self._open:
            self._end_table(hidden=False)
        return self._page


def _is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag in NOT_SHOWN or (tag == "option" and "selected" not in attributes):
        return True
    return bool(attributes) and ("hidden" in attributes or bool(HIDDEN.search(attributes.get("style", ""))))


def _span(attributes: Mapping[str, str], name: str) -> int:
    if name not in attributes:
        return 1
    digits = attributes[name].strip()
    return max(1, min(int(digits), MOST_COLUMNS)) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 1  # noqa: PLR2004
