"""Text files with columns: .csv, .tsv and .txt in any code page."""

from __future__ import annotations

import csv
import io
from functools import partial
from typing import TYPE_CHECKING

from smallcrm.exchange.csv_guard import unguarded
from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.code_pages import CodePage, code_page_of, named_page
from smallcrm.exchange.readers.dialect import (
    by_places,
    column_starts,
    delimiter_of,
    is_even,
    marks_of,
    separator_line,
    undoubled,
    with_paired_quotes,
)
from smallcrm.exchange.readers.sheet import MOST_COLUMNS, OpenedFile, Sheet
from smallcrm.exchange.readers.visual_order import turn_round

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import TypeAlias

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.readers.dialect import Marks

    Rows: TypeAlias = Callable[[], Iterator[list[str]]]

LARGEST = 100 * 2**20
ROWS_BETWEEN_BEATS = 20_000
LONGEST_FIELD = 100_000
"""A longer field is a quotation mark that nobody closed."""
MOST_QUOTES = 1_000_000
"""More quotation marks that do not pair are letters: to mend them would take too long."""

MARKED = "utf-8-sig"
CTRL_Z = "\x1a"
LINES_LOOKED_AT = 200


def open_delimited(path: Path, code_page: str | None, beat: Callable[[int, int], None]) -> OpenedFile:
    """The one table of a text file; `code_page` overrules what the bytes say."""
    if path.stat().st_size > LARGEST:
        raise ReadingError(Problem.TOO_BIG)
    content = path.read_bytes()
    page = _chosen(code_page) if code_page else code_page_of(content)
    text = content.decode(page.codec, errors="replace")
    del content
    opened = OpenedFile("text", [], nul_count=text.count("\0"), replaced_count=text.count("\ufffd"), code_page=page.name)
    opened.code_pages = [] if page.sure else [page.name, *page.others]
    delimiter, text = separator_line(text.removeprefix("\ufeff").replace("\0", ""))
    # A text that begins with the mark of UTF-8 was never saved by DOS: there it is a sign of a cell.
    text = undoubled(text.rstrip(CTRL_Z) if page.name == MARKED else _without_ctrl_z(text, delimiter))
    if not text.strip():
        raise ReadingError(Problem.EMPTY)
    marks = marks_of(text, delimiter)
    # Not splitlines(): a vertical tab or U+2028 ends no row.
    lines = list(io.StringIO(text, newline=""))
    del text
    opened.sheets.append(_sheet(path.stem, _ways(lines, marks, is_known=delimiter is not None), beat, opened))
    if page.is_visual:
        turn_round(opened)
    return opened


def _chosen(code_page: str) -> CodePage:
    try:
        return named_page(code_page)
    except LookupError as error:
        raise ReadingError(Problem.CODE_PAGE) from error


def _without_ctrl_z(text: str, delimiter: str | None) -> str:
    """The text without the Ctrl-Z by which DOS ended its files, and without what lay on the disk behind it.

    Files that were joined with `copy a+b` have one in the middle: where rows follow, it is only a mark that is left out.
    """
    before, mark, behind = text.partition(CTRL_Z)
    if not mark:
        return text
    delimiter = delimiter or delimiter_of(before)
    columns = before.lstrip().replace("\r", "\n").partition("\n")[0].count(delimiter)
    if not any(line.count(delimiter) >= max(columns, 1) for line in behind.splitlines()):
        return before
    # A row may begin right behind the mark, without a line end.
    parts = text.split(CTRL_Z)
    for place, part in enumerate(parts[:-1]):
        follows = parts[place + 1].partition("\n")[0]
        if columns and part[-1:] not in {"\n", "\r", ""} and follows.count(delimiter) >= columns:
            parts[place] = f"{part}\n"
    return "".join(parts)


def _ways(lines: list[str], marks: Marks, *, is_known: bool) -> Iterator[Rows]:
    """The ways to read the rows, one after another until one works: by places, or by quotation marks that pair, are mended, are letters."""
    if not is_known and not is_even(lines[:LINES_LOOKED_AT], marks.delimiter) and (starts := column_starts(lines)):
        yield lambda: (by_places(line, starts) for line in lines)
    csv.field_size_limit(LONGEST_FIELD)
    yield partial(marks.rows, lines, csv.QUOTE_MINIMAL, strict=True)
    if not 0 < sum(line.count('"') for line in lines) <= MOST_QUOTES:
        yield partial(marks.rows, lines, csv.QUOTE_NONE, strict=False)
        return
    mended = list(io.StringIO(with_paired_quotes("".join(lines), marks), newline=""))
    yield partial(marks.rows, mended, csv.QUOTE_MINIMAL, strict=True)
    del mended
    yield partial(marks.rows, lines, csv.QUOTE_MINIMAL, strict=False)
    yield partial(marks.rows, lines, csv.QUOTE_NONE, strict=False)


def _sheet(name: str, ways: Iterator[Rows], beat: Callable[[int, int], None], opened: OpenedFile) -> Sheet:
    problem = Problem.DAMAGED
    for way in ways:
        rows = way
        try:
            count, columns = _size(rows, beat, opened)
        except csv.Error as error:
            # Where quotation marks are letters too, nothing but its own length makes a field long.
            problem = Problem.LONG_CELL if "field larger" in str(error) else Problem.DAMAGED
            opened.far_cells.clear()
            opened.far_count = 0
            continue
        return Sheet(name, hidden=False, rows=count, columns=columns, start_over=partial(_cells, rows))
    raise ReadingError(problem)


def _size(rows: Rows, beat: Callable[[int, int], None], opened: OpenedFile) -> tuple[int, int]:
    """How many rows and columns there are; raises csv.Error where the way of reading does not work."""
    count = columns = 0
    for row in rows():
        for column, cell in enumerate(row[MOST_COLUMNS:], MOST_COLUMNS):
            if cell:
                opened.note_far(count, column, cell)
        count, columns = count + 1, max(columns, min(len(row), MOST_COLUMNS))
        if count % ROWS_BETWEEN_BEATS == 0:
            beat(count, 0)
    return count, columns


def _cells(rows: Rows) -> Iterator[list[Cell]]:
    return ([unguarded(cell) for cell in row[:MOST_COLUMNS]] for row in rows())
