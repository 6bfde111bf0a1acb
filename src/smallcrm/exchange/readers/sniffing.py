"""What a file is by its content, whatever its name says."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from smallcrm.exchange.problems import Problem, ReadingError

if TYPE_CHECKING:
    from pathlib import Path

PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF", b"\x00\x00\x01\x00")
NO_TABLES = (b"%PDF", b"SQLite format 3", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ", b"\x7fELF", b"{\\rtf", b"ID3")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORKBOOK = ("Workbook".encode("utf-16-le"), "Book\0".encode("utf-16-le"))
SAMPLE = 65_536
MOST_CONTROL_CHARACTERS = 0.1


def kind_of(path: Path) -> str:
    """One of `xls`, `xlsx`, `xlsb`, `ods` and `text`; raises ReadingError for what holds no table."""
    with path.open("rb") as file:
        start = file.read(SAMPLE)
    if not start:
        raise ReadingError(Problem.EMPTY)
    if start.startswith(b"PK"):
        return _kind_of_zip(path)
    if start.startswith(OLE):
        return _kind_of_ole(path)
    if start.startswith(PICTURES):
        raise ReadingError(Problem.PICTURE)
    if start.startswith(NO_TABLES):
        raise ReadingError(Problem.NO_TABLE)
    return _kind_of_text(start)


def _kind_of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names and archive.getinfo("mimetype").file_size < SAMPLE else b""
            manifest = _small_part(archive, "META-INF/manifest.xml")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise ReadingError(Problem.DAMAGED) from error
    if "xl/workbook.xml" in names or any(name.startswith("xl/worksheets/") and name.endswith(".xml") for name in names):
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if b"opendocument.spreadsheet" in mimetype:
        if b"encryption-data" in manifest:
            raise ReadingError(Problem.PASSWORD)
        return "ods"
    raise ReadingError(Problem.NO_TABLE)


def _small_part(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as part:
            return part.read(SAMPLE)
    except KeyError:
        return b""


def _kind_of_ole(path: Path) -> str:
    # The names of the streams stand in the directory of the compound file, in UTF-16; where it lies is told nowhere near.
    content = path.read_bytes()
    if ENCRYPTED in content:
        raise ReadingError(Problem.PASSWORD)
    if not any(name in content for name in WORKBOOK):
        raise ReadingError(Problem.NO_TABLE)
    return "xls"


def _kind_of_text(start: bytes) -> str:
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"begin:vcard"):
        raise ReadingError(Problem.CONTACTS)
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml", b"mime-version:")):
        raise ReadingError(Problem.WEB_PAGE)
    if not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        control = sum(byte < 32 and byte not in b"\t\r\n\x0b\x0c\x1a\x00" for byte in start)  # noqa: PLR2004 - the space
        if control > MOST_CONTROL_CHARACTERS * len(start):
            raise ReadingError(Problem.NO_TABLE)
    return "text"
