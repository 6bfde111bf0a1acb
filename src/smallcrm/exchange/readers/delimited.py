"""Text files with columns: .csv, .tsv and .txt in any code page."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING, Literal, TypeAlias

from smallcrm.exchange.csv_guard import unguarded
from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.code_pages import CodePage, code_page_of
from smallcrm.exchange.readers.sheet import MOST_COLUMNS, OpenedFile, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from smallcrm.exchange.cells import Cell

LARGEST = 100 * 2**20
SAMPLE = 16 * 1024
ROWS_BETWEEN_BEATS = 20_000
DELIMITERS = (",", ";", "\t", "|")
LONGEST_FIELD = 100_000
"""A longer field is a quotation mark that nobody closed."""
CTRL_Z = "\x1a"
Quoting: TypeAlias = Literal[0, 3]
"""csv.QUOTE_MINIMAL or csv.QUOTE_NONE."""


def open_delimited(path: Path, code_page: str | None, beat: Callable[[int, int], None]) -> OpenedFile:
    """The one table of a text file; `code_page` overrules what the bytes say."""
    if path.stat().st_size > LARGEST:
        raise ReadingError(Problem.TOO_BIG)
    content = path.read_bytes()
    page = _chosen(code_page) if code_page else code_page_of(content)
    text = content.decode(page.name, errors="replace")
    del content
    opened = OpenedFile("text", [], nul_count=text.count("\0"), replaced_count=text.count("\ufffd"), code_page=page.name)
    opened.code_pages = [] if page.sure else [page.name, *page.others]
    text = _cleaned(text)
    if not text.strip():
        raise ReadingError(Problem.EMPTY)
    # Not splitlines(): a vertical tab or U+2028 ends no row.
    lines, delimiter = list(io.StringIO(text, newline="")), delimiter_of(text)
    del text
    try:
        opened.sheets.append(_sheet(path.stem, lines, delimiter, csv.QUOTE_MINIMAL, beat, opened))
    except csv.Error:
        # A quotation mark that nobody closed swallows the rest of the file: read it as the plain letter it must be.
        opened.far_cells.clear()
        opened.far_count = 0
        opened.sheets.append(_sheet(path.stem, lines, delimiter, csv.QUOTE_NONE, beat, opened))
    return opened


def delimiter_of(text: str) -> str:
    """What stands between the columns, told from the first 16 KB; a comma where there is one column only."""
    from clevercsv.detect import Detector

    sample = text[:SAMPLE]
    if len(text) > SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    possible = [delimiter for delimiter in DELIMITERS if delimiter in sample]
    if len(possible) <= 1:
        return possible[0] if possible else ","
    dialect = Detector().detect(sample, delimiters=possible)
    found = dialect.delimiter if dialect is not None else ""
    return found if found in possible else possible[0]


def _chosen(code_page: str) -> CodePage:
    try:
        return CodePage(codecs.lookup(code_page).name, sure=True)
    except LookupError as error:
        raise ReadingError(Problem.CODE_PAGE) from error


def _cleaned(text: str) -> str:
    """Without lone NULs and without the Ctrl-Z by which DOS ended its files."""
    text = text.removeprefix("\ufeff").replace("\0", "")
    end = text.rstrip()
    return end.rstrip(CTRL_Z) if end.endswith(CTRL_Z) else text


def _sheet(name: str, lines: list[str], delimiter: str, quoting: Quoting, beat: Callable[[int, int], None], opened: OpenedFile) -> Sheet:
    csv.field_size_limit(LONGEST_FIELD)

    def start_over() -> Iterator[list[str]]:
        return csv.reader(lines, delimiter=delimiter, quoting=quoting)

    rows = columns = 0
    for row in start_over():
        for column, cell in enumerate(row[MOST_COLUMNS:], MOST_COLUMNS):
            if cell:
                opened.note_far(rows, column, cell)
        rows, columns = rows + 1, max(columns, min(len(row), MOST_COLUMNS))
        if rows % ROWS_BETWEEN_BEATS == 0:
            beat(rows, 0)
    return Sheet(name, hidden=False, rows=rows, columns=columns, start_over=lambda: map(_in_reach, start_over()))


def _in_reach(row: list[str]) -> list[Cell]:
    return [unguarded(cell) for cell in row[:MOST_COLUMNS]]
