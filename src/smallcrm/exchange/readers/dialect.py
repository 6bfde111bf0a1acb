"""How the columns of a text file are told apart: by a mark between them, by quotation marks, or by their places in the line."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SAMPLE = 16 * 1024
DELIMITERS = (",", ";", "\t", "|")
RARE_DELIMITERS = ("^", "~")
SAME_WIDTH = 0.95
LONGEST_QUOTED = 20_000
"""A field in quotation marks that is longer was never closed."""

Quoting: TypeAlias = Literal[0, 3]
"""csv.QUOTE_MINIMAL or csv.QUOTE_NONE."""

SEPARATOR_LINE = re.compile(r'\s*"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_LONE_OR_DOUBLED = re.compile('""|"')
_ESCAPED = re.compile(r'\\(["\\])')
_ESCAPED_QUOTE = re.compile(r'[^\\,;\t|^~"\r\n]\\"(?![",;\t|^~\r\n]|\Z)')

FEWEST_LINES = 4
WELL_FILLED = 0.6
GUTTER = 2
LINES_LOOKED_AT = 5_000


@dataclass(frozen=True, slots=True)
class Marks:
    """A delimiter, and whether blanks may stand between it and a quotation mark."""

    delimiter: str
    skips_blanks: bool = False

    def rows(self, lines: Sequence[str], quoting: Quoting, *, strict: bool) -> Iterator[list[str]]:
        """The fields of each row; a strict reading raises csv.Error for quotation marks that do not pair."""
        return csv.reader(lines, delimiter=self.delimiter, quoting=quoting, skipinitialspace=self.skips_blanks, strict=strict)


def separator_line(text: str) -> tuple[str | None, str]:
    """The delimiter that the first line names (`sep=;`, as Excel writes it), and the text without that line."""
    found = SEPARATOR_LINE.match(text)
    return (found[1], text[found.end() :]) if found else (None, text)


def marks_of(text: str, delimiter: str | None = None) -> Marks:
    """What stands between the columns, told from the first 16 KB, unless it is known."""
    sample = _sample(text)
    delimiter = delimiter or delimiter_of(text)
    return Marks(delimiter, skips_blanks=delimiter != " " and re.search(re.escape(delimiter) + ' +"', sample) is not None)


def delimiter_of(text: str) -> str:
    """What stands between the columns, told from the first 16 KB; a comma where there is one column only."""
    sample = _sample(text)
    lines = sample.splitlines()
    even = [delimiter for delimiter in (*DELIMITERS, *RARE_DELIMITERS) if is_even(lines, delimiter)]
    if len(even) == 1:
        return even[0]
    possible = even or [delimiter for delimiter in DELIMITERS if delimiter in sample]
    if len(possible) <= 1:
        return possible[0] if possible else ","
    from clevercsv.detect import Detector

    dialect = Detector().detect(sample, delimiters=possible)
    found = dialect.delimiter if dialect is not None else ""
    return found if found in possible else possible[0]


def undoubled(text: str) -> str:
    r"""The text with quotation marks inside fields doubled where its program wrote `\"` for them."""
    if '\\"' not in text or not _ESCAPED_QUOTE.search(text):
        return text
    return _ESCAPED.sub(lambda found: '""' if found[1] == '"' else "\\", text)


def with_paired_quotes(text: str, marks: Marks) -> str:
    """The text with the quotation marks of its fields as they should be written: inside doubled, and none left open.

    Many programs write `"רפא"ל"` for a name with an abbreviation in it, or begin a field with a mark that nothing ends. Each
    mark is looked at once, whatever the text is.
    """
    mark = re.escape(marks.delimiter)
    opening = re.compile(rf'(?:\A|(?<=[{mark}\r\n])){" *" if marks.skips_blanks else ""}("++)')
    ends = re.compile(rf"{mark}|\r|\n|\Z")
    closing = (found for found in re.finditer(rf'(?<!")"++(?={ends.pattern})', text) if len(found[0]) % 2)
    close = next(closing, None)
    parts: list[str] = []
    done = 0
    while found := opening.search(text, done):
        start, behind = found.span(1)
        if (behind - start) % 2 == 0 and ends.match(text, behind):
            # Nothing, or quotation marks alone: they pair by themselves.
            parts.append(text[done:behind])
            done = behind
            continue
        while close is not None and close.start() < behind:
            close = next(closing, None)
        parts.append(text[done:start])
        if close is not None and close.end() - start <= LONGEST_QUOTED:
            done = close.end()
            parts.append('"' + _LONE_OR_DOUBLED.sub('""', text[start + 1 : done - 1]) + '"')
        else:
            end = ends.search(text, start)
            done = end.start() if end else len(text)
            parts.append('"' + text[start:done].replace('"', '""') + '"')
    parts.append(text[done:])
    return "".join(parts)


def column_starts(lines: Sequence[str]) -> list[int]:
    """Where the columns begin in a table set with blanks; nothing where the lines are no clear table."""
    looked_at = [line.rstrip() for line in lines[:: 1 + len(lines) // LINES_LOOKED_AT]]
    filled = [line for line in looked_at if line.strip(" -=_")]
    if len(filled) < FEWEST_LINES:
        return []
    width = max(map(len, filled))
    taken = bytearray(width)
    for line in filled:
        for place, character in enumerate(line):
            if character != " ":
                taken[place] = 1
    begins = [place for place in range(GUTTER, width) if taken[place] and not any(taken[place - GUTTER : place])]
    starts = [0, *(place for place in begins if any(taken[:place]))]
    columns = [sum(bool(line[start:end].strip()) for line in filled) for start, end in pairwise([*starts, width])]
    is_table = len(columns) > 1 and sum(count >= WELL_FILLED * len(filled) for count in columns) > 1
    return starts if is_table else []


def by_places(line: str, starts: Sequence[int]) -> list[str]:
    """The fields of a line whose columns begin at these places; a word that crosses a border stays whole in the later column."""
    line = line.rstrip("\r\n")
    borders = [0]
    for start in starts[1:]:
        border = min(start, len(line))
        while border > borders[-1] and border < len(line) and line[border - 1] != " ":
            border -= 1
        borders.append(border)
    return [line[start:end].strip() for start, end in pairwise([*borders, len(line)])]


def _sample(text: str) -> str:
    sample = text[:SAMPLE]
    return (sample[: max(sample.rfind("\n"), sample.rfind("\r")) + 1] or sample) if len(text) > SAMPLE else sample


def is_even(lines: Sequence[str], delimiter: str) -> bool:
    """Whether nearly all rows have the same number of fields, and more than one."""
    if not any(delimiter in line for line in lines):
        return False
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
    except csv.Error:
        return False
    commonest = max(set(widths), key=widths.count, default=0)
    return commonest > 1 and widths.count(commonest) >= SAME_WIDTH * len(widths)
