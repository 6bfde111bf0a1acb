"""The parts an .xlsx is made of: small ones taken element by element, sheets looked through for some of their cells."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from xml.parsers import expat

from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.number_formats import DATE_FORMATS, shows_date

if TYPE_CHECKING:
    import re
    import zipfile
    from collections.abc import Callable, Iterator

BLOCK = 65_536
LARGEST_SMALL_PART = 64 * 2**20
LARGE_BLOCK = 2**20
FIRST_BLOCKS = 16
"""Where these hold neither a formula nor a cell that is looked for, none is further down: columns of them begin in the first rows."""
FORMULA = (b"<f", b":f")
LONGEST_CELL = 2**16
"""Bytes of a cell and what stands in it, which two blocks may divide."""


def scan(archive: zipfile.ZipFile, part: str, start: Callable[[str, dict[str, str]], None]) -> None:
    """Call `start` for every element of a small part."""
    if archive.getinfo(part).file_size > LARGEST_SMALL_PART:
        raise ReadingError(Problem.TOO_BIG)
    parser = safe_parser()
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    with archive.open(part) as stream:
        while block := stream.read(BLOCK):
            parser.Parse(block, False)
        parser.Parse(b"", True)


def safe_parser() -> expat.XMLParserType:
    """A parser that refuses what no workbook holds."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    """A workbook declares no entities; a file that does means harm."""
    raise ReadingError(Problem.DAMAGED)


def number_formats(archive: zipfile.ZipFile) -> list[str | int]:
    """The number format of each style of cells, by its place: its code, or the number of one that is built in."""
    codes: dict[int, str] = {}
    styles: list[int] = []
    inside = False

    def style(tag: str, attributes: dict[str, str]) -> None:
        nonlocal inside
        if tag == "numFmt":
            codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif tag in {"cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}:
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            styles.append(int(attributes.get("numFmtId", 0)))

    if "xl/styles.xml" in archive.namelist():
        scan(archive, "xl/styles.xml", style)
    return [codes.get(number, number) for number in styles]


def is_date_format(number_format: str | int) -> bool:
    """Whether numbers of this format are shown as dates or times."""
    return number_format in DATE_FORMATS if isinstance(number_format, int) else shows_date(number_format)


def cells_in(archive: zipfile.ZipFile, part: str, cell: re.Pattern[bytes], hints: tuple[bytes, ...]) -> Iterator[re.Match[bytes]]:
    """Every cell of a sheet that the pattern finds; a block of the sheet without one of the hints holds none."""
    rest, has_any = b"", False
    with archive.open(part) as stream:
        for number, block in enumerate(iter(partial(stream.read, LARGE_BLOCK), b"")):
            text, done = rest + block, 0
            if any(hint in text for hint in hints):
                for found in cell.finditer(text):
                    yield found
                    has_any, done = True, found.end()
            has_any = has_any or any(hint in text for hint in FORMULA)
            if not has_any and number >= FIRST_BLOCKS:
                return
            rest = text[max(done, len(text) - LONGEST_CELL) :]


def column_of(place: str) -> int:
    """The column of a place such as AB12, from 0."""
    column = 0
    for letter in place:
        if not "A" <= letter <= "Z":
            break
        column = column * 26 + ord(letter) - 64
    return column - 1
