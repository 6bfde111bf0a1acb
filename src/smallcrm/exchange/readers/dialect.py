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
_QUOTES = re.compile('"++')
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

    Many programs write `"רפא"ל"` for a name with an abbreviation in it, `"Алфа" ООД` for a firm, or begin a field with a mark
    that nothing ends. A mark at the beginning quotes the field only where the one that answers it stands at the field's end.
    """
    mark = re.escape(marks.delimiter)
    opening = re.compile(rf'(?:\A|(?<=[{mark}\r\n])){" *" if marks.skips_blanks else ""}("++)')
    ends = re.compile(rf"{mark}|\r|\n|\Z")
    well_written = re.compile(rf'"(?:[^"]++|"")*+"(?={ends.pattern})')
    parts: list[str] = []
    done = 0
    while found := opening.search(text, done):
        start, behind = found.span(1)
        parts.append(text[done:start])
        if (whole := well_written.match(text, start)) and whole.end() - start <= LONGEST_QUOTED:
            done = whole.end()
            parts.append(whole[0])
        elif end := _end_of_quoted(text, start, behind, ends):
            done = end
            parts.append('"' + _LONE_OR_DOUBLED.sub('""', text[start + 1 : done - 1]) + '"')
        else:
            plain = ends.search(text, start)
            done = plain.start() if plain else len(text)
            parts.append('"' + text[start:done].replace('"', '""') + '"')
    parts.append(text[done:])
    return "".join(parts)


def _end_of_quoted(text: str, start: int, behind: int, ends: re.Pattern[str]) -> int | None:
    """Where the field ends whose quotation marks begin at `start`; None where they are letters of the field.

    Marks inside that are not doubled open and close as in a sentence, and one between letters does neither. Where another
    field begins with a mark, the search is over: so each mark is looked at once or twice, whatever the text is.
    """
    is_doubled = (behind - start) % 2 == 0
    depth, closed = (2 if is_doubled else 1), 0
    furthest = start + LONGEST_QUOTED
    last_but_lone = None
    for run in _QUOTES.finditer(text, behind):
        first, end = run.span()
        is_lone = (end - first) % 2 == 1
        is_last = ends.match(text, end) is not None
        begins_field = ends.match(text, first - 1) is not None
        if end > furthest or (begins_field and not is_last and (is_doubled or is_lone)):
            break
        if is_last:
            if depth - (1 if is_lone else end - first) == closed:
                return end
            if is_lone and begins_field:
                break
            depth -= is_lone
            last_but_lone = last_but_lone or (None if is_lone else end)  # `"pipe 2""`, should nothing else end the field
        elif is_lone:
            depth += _step(text[first - 1], text[end])
            if depth == closed == 0 and (nearest := ends.search(text, end)):
                # Only one mark too many could still be the field's own: `"door 6" white"`, not `"Alfa" Ltd`.
                closed, furthest = -1, nearest.start()
    return last_but_lone


def _step(before: str, after: str) -> int:
    """1 where a quotation mark between these opens, -1 where it closes, 0 where it is part of a word or stands alone."""
    if after.isalnum():
        return 0 if before.isalnum() else 1
    return 0 if before.isspace() else -1


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
