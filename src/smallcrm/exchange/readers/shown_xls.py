"""What cells of an .xls show beside their values, by its records ([MS-XLS] 2.4): the money and noughts of their formats, and errors."""

from __future__ import annotations

import struct
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import olefile

from smallcrm.exchange.readers.number_formats import showing_by, with_text
from smallcrm.exchange.readers.shown_cells import show_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from smallcrm.exchange.readers.number_formats import Showing
    from smallcrm.exchange.readers.sheet import OpenedFile

_EOF, _FORMULA, _FILE_PASS, _SHEET, _SEVERAL_NUMBERS, _STYLE = 0x0A, 0x06, 0x2F, 0x85, 0xBD, 0xE0
_NUMBER, _TRUTH_OR_ERROR, _SHORT_NUMBER, _FORMAT, _BEGIN = 0x0203, 0x0205, 0x027E, 0x041E, 0x0809
_EXCEL_97 = 0x0600
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


def show_xls_cells(source: Path | BytesIO, opened: OpenedFile, beat: Callable[[int, int], None]) -> None:
    """Let the sheets of an .xls of Excel 97 or later give what their cells show; nothing is changed where it is locked or too odd."""
    with suppress(OSError, ValueError, IndexError, KeyError, struct.error):
        content = source.getvalue() if isinstance(source, BytesIO) else source.read_bytes()
        with olefile.OleFileIO(BytesIO(content)) as archive:
            stream = archive.openstream("Workbook").read()
        places, styles = _of_workbook(stream)
        for sheet in opened.sheets:
            if sheet.name in places:
                beat(0, 0)
                show_in(sheet, sorted(_cells(stream, places[sheet.name], styles), key=lambda cell: cell[:2]))


def _of_workbook(stream: bytes) -> tuple[dict[str, int], dict[int, Showing]]:
    """Where each sheet begins, by its name, and how the styles of cells show numbers, where they say more than the number."""
    codes: dict[int, str] = {}
    formats: list[int] = []
    places: dict[str, int] = {}
    for kind, body in _records(stream, 0):
        if kind == _FILE_PASS or (kind == _BEGIN and struct.unpack_from("<H", body)[0] != _EXCEL_97):
            return {}, {}
        if kind == _FORMAT:
            number, length = struct.unpack_from("<HH", body)
            codes[number] = _text(body[4:], length)
        elif kind == _STYLE:
            formats.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _SHEET:
            places[_text(body[7:], body[6])] = struct.unpack_from("<I", body)[0]
    return places, {style: shown for style, number in enumerate(formats) if number in codes and (shown := showing_by(codes[number]))}


def _cells(stream: bytes, start: int, styles: Mapping[int, Showing]) -> Iterator[tuple[int, int, Showing]]:
    for kind, body in _records(stream, start):
        if kind == _SEVERAL_NUMBERS:
            row, first = struct.unpack_from("<HH", body)
            for column, (style, _) in enumerate(struct.iter_unpack("<HI", body[4:-2]), first):
                if style in styles:
                    yield row, column, styles[style]
        elif kind in {_NUMBER, _SHORT_NUMBER, _FORMULA, _TRUTH_OR_ERROR}:
            row, column, style = struct.unpack_from("<HHH", body)
            if error := _error(kind, body):
                yield row, column, with_text(error)
            elif style in styles:
                yield row, column, styles[style]


def _error(kind: int, body: bytes) -> str | None:
    if kind == _FORMULA:
        return _ERRORS.get(body[8]) if body[6] == 2 and body[12:14] == b"\xff\xff" else None  # noqa: PLR2004 - 2.5.133
    return _ERRORS.get(body[6]) if kind == _TRUTH_OR_ERROR and body[7] else None


def _text(characters: bytes, length: int) -> str:
    """A text whose first byte says whether its characters take two bytes each."""
    if characters[0] & 1:
        return characters[1 : 1 + length * 2].decode("utf-16-le")
    return characters[1 : 1 + length].decode("latin-1")


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from one that begins a part of the workbook to the one that ends it; charts within a sheet end sooner."""
    place, depth = start, 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        depth += (kind == _BEGIN) - (kind == _EOF)
        yield kind, stream[place + 4 : place + 4 + length]
        if depth <= 0:
            return
        place += 4 + length
