"""What a file is by its content, whatever its name says."""

from __future__ import annotations

import codecs
import re
import zipfile
from typing import TYPE_CHECKING

from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.code_pages import wide_page_of

if TYPE_CHECKING:
    from io import BytesIO
    from pathlib import Path

PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF", b"\x00\x00\x01\x00")
NO_TABLES = (b"%PDF", b"SQLite format 3", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ", b"\x7fELF", b"{\\rtf", b"ID3")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_HEADER = 512
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
WORKBOOK = ("Workbook".encode("utf-16-le"), "Book\0".encode("utf-16-le"))
CONTACTS = "begin:vcard"
OWN_BOOK = re.compile(r'\{\s*"(?:smallcrm|shop|fields|customers)"\s*:')
XML_WORKBOOK = "urn:schemas-microsoft-com:office:spreadsheet"
SAVED_PAGE = ("mime-version:", "from: <saved by", 'from: "saved by')
MARKUP_STARTS = ("<html", "<!doctype html", "<table")
MARKUP = re.compile("<(?:html|table|tr)[\\s>]")
SAMPLE = 65_536
MOST_CONTROL_CHARACTERS = 0.03
"""Random bytes have three times as many; in texts stand a few that once told a printer what to do."""
WORKBOOK_NAMES = frozenset({".xls", ".xlsx", ".xlsm", ".xlsb", ".ods"})
FREE_SECTORS = 0xFFFFFFFA
"""From here on a number of a sector is a mark."""
LARGE_PART = 256 * 2**20
MOST_PRESSED = 150
"""How many times as large a large part of a workbook may be as what it was pressed into: real sheets stay far below."""


def kind_of(path: Path) -> str:
    """One of `xls`, `xlsx`, `xlsb`, `ods`, `html`, `mht`, `xml`, `vcf`, `json`, `text`, and `locked` for an .xlsx with a password.

    `json` is a book of ours. Raises ReadingError for what holds no table.
    """
    with path.open("rb") as file:
        start = file.read(SAMPLE)
    if not start:
        raise ReadingError(Problem.EMPTY)
    if start.startswith(b"PK"):
        return kind_of_zip(path)
    if start.startswith(OLE):
        return _kind_of_ole(path)
    if start.startswith(PICTURES):
        raise ReadingError(Problem.PICTURE)
    if start.startswith(NO_TABLES):
        raise ReadingError(Problem.NO_TABLE)
    try:
        return _kind_of_text(start)
    except ReadingError as error:
        # A workbook by its name that holds none of what workbooks begin with.
        if error.problem is Problem.NO_TABLE and _is_no_text(start) and path.suffix.lower() in WORKBOOK_NAMES:
            raise ReadingError(Problem.DAMAGED) from error
        raise


def kind_of_zip(source: Path | BytesIO) -> str:
    """One of `xlsx`, `xlsb` and `ods`; raises ReadingError for what holds no table."""
    try:
        with zipfile.ZipFile(source) as archive:
            if any(part.file_size > LARGE_PART and part.file_size > MOST_PRESSED * part.compress_size for part in archive.infolist()):
                raise ReadingError(Problem.TOO_BIG)
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
            raise ReadingError(Problem.LOCKED)
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
        return "locked"
    if not any(name in content for name in WORKBOOK):
        raise ReadingError(Problem.DAMAGED if _is_cut_off(content) else Problem.NO_TABLE)
    return "xls"


def _is_cut_off(content: bytes) -> bool:
    """Whether the directory of a compound file, or a table of its sectors, lies behind its end ([MS-CFB] 2.2)."""
    if len(content) < OLE_HEADER:
        return True
    sector = 1 << min(int.from_bytes(content[30:32], "little"), 16)
    directory, *tables = (int.from_bytes(content[place : place + 4], "little") for place in (48, *range(76, OLE_HEADER, 4)))
    return any((each + 2) * sector > len(content) for each in (directory, *tables) if each < FREE_SECTORS)


def _kind_of_text(start: bytes) -> str:
    head = _as_ascii(start).lstrip("\ufeff\u00ef\u00bb\u00bf \t\r\n\0").lower()
    if head.startswith(CONTACTS):
        return "vcf"
    if OWN_BOOK.match(head):
        return "json"
    if head.startswith(SAVED_PAGE):
        return "mht"
    if head.startswith("<") and XML_WORKBOOK in head and not head.startswith(MARKUP_STARTS):
        return "xml"
    if head.startswith(MARKUP_STARTS) or (head.startswith("<") and MARKUP.search(head)):
        return "html"
    if head.startswith("<?xml"):
        raise ReadingError(Problem.NO_TABLE)
    if _is_no_text(start):
        raise ReadingError(Problem.NO_TABLE)
    return "text"


def _is_no_text(start: bytes) -> bool:
    """Whether too many of the characters are none of a text."""
    if wide_page_of(start):
        return False
    control = sum(byte < 32 and byte not in b"\t\r\n\x0b\x0c\x1a\x00" for byte in start)  # noqa: PLR2004 - the space
    return control > MOST_CONTROL_CHARACTERS * len(start)


def _as_ascii(start: bytes) -> str:
    """The beginning of a file so that its English words can be found, whatever it is written in."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start.decode("utf-16", errors="replace")
    if b"\0" in start[:64]:
        return start.replace(b"\0", b"").decode("latin-1")
    return start.decode("latin-1")
