"""The right reader for a file, by what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.sniffing import kind_of, kind_of_zip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from io import BytesIO
    from pathlib import Path

    from smallcrm.exchange.readers.sheet import OpenedFile

    _Beat = Callable[[int, int], None]
    _TextReader = Callable[[Path, str | None, _Beat], OpenedFile]


def open_any(path: Path, options: Mapping[str, Any], say_kind: Callable[[str], None], beat: _Beat) -> OpenedFile:
    """The file read by the reader for its kind; `say_kind` is told the kind first.

    `options` holds `code_page` (a codec's name or None), `password` (or None) and `sparse` (whether an .xlsx goes to the reader
    that keeps no rectangle). Raises ReadingError.
    """
    kind = kind_of(path)
    source: Path | BytesIO = path
    if kind == "locked":
        source = _unlocked(path, options["password"])
        kind = kind_of_zip(source)
        source.seek(0)
    say_kind(kind)
    reader = _reader_of_text(kind)
    if reader is not None:
        return reader(path, options["code_page"], beat)
    if kind != "xlsx":
        opened = _workbook(source, kind, options["password"], beat)
        if kind == "ods":
            from smallcrm.exchange.readers.shown_ods import show_ods_cells

            show_ods_cells(source, opened, beat)
        elif kind == "xls":
            from smallcrm.exchange.readers.shown_xls import show_xls_cells

            show_xls_cells(source, opened, beat)
        return opened
    from smallcrm.exchange.readers.formulas import note_formulas
    from smallcrm.exchange.readers.own_book import know_own_workbook
    from smallcrm.exchange.readers.shown_cells import show_cells
    from smallcrm.exchange.readers.sparse_xlsx import open_sparse

    opened = open_sparse(source, beat) if options["sparse"] else _workbook(source, kind, options["password"], beat)
    note_formulas(source, opened)
    show_cells(source, opened, beat)
    return know_own_workbook(opened)


def _reader_of_text(kind: str) -> _TextReader | None:  # noqa: PLR0911 - one for each kind
    """What reads a kind that is a text; it is imported only here, so that a child loads what its file needs."""
    match kind:
        case "text":
            from smallcrm.exchange.readers.delimited import open_delimited

            return open_delimited
        case "html":
            from smallcrm.exchange.readers.html_tables import open_html

            return open_html
        case "mht":
            from smallcrm.exchange.readers.saved_page import open_saved_page

            return open_saved_page
        case "xml":
            from smallcrm.exchange.readers.xml_2003 import open_xml_2003

            return open_xml_2003
        case "json":
            from smallcrm.exchange.readers.own_book import open_own_book

            return open_own_book
        case "vcf":
            from smallcrm.exchange.readers.contacts import open_contacts

            return open_contacts
    return None


def _workbook(source: Path | BytesIO, kind: str, password: str | None, beat: _Beat) -> OpenedFile:
    from smallcrm.exchange.readers.workbook import open_workbook

    try:
        return open_workbook(source, kind, beat)
    except ReadingError as error:
        # An .xls says that it is locked only among its records.
        if error.problem is not Problem.PASSWORD or kind != "xls":
            raise
    return open_workbook(_unlocked(source, password), kind, beat)


def _unlocked(source: Path | BytesIO, password: str | None) -> BytesIO:
    from smallcrm.exchange.readers.unlocking import unlocked

    return unlocked(source, password)
