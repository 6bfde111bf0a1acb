"""Broken and hostile files: a sentence or the rows, never anything else."""

from __future__ import annotations

import os
import random
import zipfile
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import DATA, all_rows

from smallcrm.domain.errors import UserError
from smallcrm.exchange.problems import ReadingError
from smallcrm.exchange.readers.sparse_xlsx import open_sparse

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("grocer_he.xls", "customers_fa.xlsx", "freelancer_en.ods", "clients_bg.csv", "web_export_he.xls", "phone.vcf")
STARTS = (
    b"",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\x09\x08",
    b"<table><tr><td>",
    b"BEGIN:VCARD\r\n",
    b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    b"MIME-Version: 1.0\nContent-Type: text/html\n\n",
)
SEEDS = 200 if os.environ.get("HYPOTHESIS_PROFILE") == "wide" else 4
"""How many times each file is spoiled; more with the wide profile."""


def read_or_told(path: Path) -> None:
    said = ""
    try:
        all_rows(path)
    except UserError as told:
        said = str(told)
    assert not said or path.name in said


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.999])
def test_a_file_that_was_cut_off(tmp_path: Path, name: str, share: float) -> None:
    content = (DATA / name).read_bytes()
    path = tmp_path / name
    path.write_bytes(content[: int(len(content) * share)])
    read_or_told(path)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("seed", range(SEEDS))
def test_a_file_with_flipped_bits(tmp_path: Path, name: str, seed: int) -> None:
    chance = random.Random(f"{name}{seed}")
    content = bytearray((DATA / name).read_bytes())
    for _ in range(20):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path = tmp_path / name
    path.write_bytes(content)
    read_or_told(path)


@pytest.mark.parametrize("start", STARTS)
def test_random_bytes(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "customers.xlsx"
    path.write_bytes(start + random.Random(str(start)).randbytes(5000))
    read_or_told(path)


def test_a_workbook_that_was_cut_off_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "customers.xls"
    path.write_bytes((DATA / "grocer_he.xls").read_bytes()[:3000])
    with pytest.raises(UserError, match=r"customers\.xls is damaged or was not copied whole"):
        all_rows(path)


@pytest.mark.parametrize(("name", "said"), [("customers.xlsx", "is damaged"), ("customers.csv", "holds no table")])
@pytest.mark.parametrize("seed", range(5))
def test_bytes_of_nothing_are_no_table_and_no_workbook(tmp_path: Path, name: str, said: str, seed: int) -> None:
    path = tmp_path / name
    path.write_bytes(b"a" + random.Random(seed).randbytes(50_000))
    with pytest.raises(UserError, match=said):
        all_rows(path)


def test_a_cell_of_five_million_letters_is_called_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    path.write_text("Name,Note\nDana," + "a" * 5_000_000 + "\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"customers\.csv has a cell with far more text"):
        all_rows(path)


def bomb(path: Path, head: bytes, body: bytes, times: int, tail: bytes) -> Path:
    """A workbook whose one sheet is small as a file and huge when unpacked."""
    with zipfile.ZipFile(DATA / "customers_fa.xlsx") as good, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in good.namelist():
            if "worksheets/" not in name:
                archive.writestr(name, good.read(name))
                continue
            with archive.open(name, "w", force_zip64=True) as part:
                part.write(head)
                for _ in range(times):
                    part.write(body)
                part.write(tail)
    return path


def test_a_sheet_of_one_endless_text_is_cut(tmp_path: Path) -> None:
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="inlineStr"><is><t>'
    path = bomb(tmp_path / "bomb.xlsx", head, b"a" * 2**20, 60, b"</t></is></c></row></sheetData></worksheet>")
    assert path.stat().st_size < 100_000
    ((cell,),) = open_sparse(path, lambda _done, _total: None).sheets[0].slice(0, 10)
    assert len(str(cell)) < 5 * 2**20


def test_formulas_and_markup_are_texts(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    path.write_text('name,notes\n<img src=x>,=1+1\n"<b>Dana</b>","{0.__class__}"\n', encoding="utf-8")
    assert all_rows(path)[1:] == [["<img src=x>", "=1+1"], ["<b>Dana</b>", "{0.__class__}"]]


LETTERS = "abcdefghijk"
ENTITIES = ("<!DOCTYPE w [<!ENTITY a 'lol'>" + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in pairwise(LETTERS)) + "]>").encode()
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"
CELL = b'<row><c t="inlineStr"><is><t>%s</t></is></c></row>'


def test_a_sheet_that_unpacks_to_gigabytes_is_too_large(tmp_path: Path) -> None:
    path = bomb(tmp_path / "bomb.xlsx", SHEET, CELL % (b"a" * 2**20), 300, END)
    assert path.stat().st_size < 1_000_000
    with pytest.raises(UserError, match=r"bomb\.xlsx is too large"):
        all_rows(path)


def test_an_open_document_that_unpacks_to_gigabytes_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "bomb.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        with archive.open("content.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b"<a>aaaa</a>" * 95_000)
    with pytest.raises(UserError, match=r"bomb\.ods is too large"):
        all_rows(path)


@pytest.mark.parametrize(
    "sheet", [ENTITIES + SHEET + CELL % b"&k;" + END, SHEET + b"<a>" * 10**6, SHEET + b"<a>" * 10**6 + b"</a>" * 10**6 + END]
)
def test_entities_and_tags_without_end_do_no_harm(tmp_path: Path, sheet: bytes) -> None:
    path = bomb(tmp_path / "bomb.xlsx", sheet, b"", 0, b"")
    read_or_told(path)
    with suppress(ReadingError):
        assert len(open_sparse(path, lambda _done, _total: None).sheets) == 1


@pytest.mark.parametrize("line", ["a" * 3_000_000, "a," * 1_000_000, '"' + "a\n" * 500_000, "BEGIN:VCARD\nNOTE:" + "a" * 3_000_000])
def test_lines_without_end_are_cut_or_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "customers.csv"
    path.write_text(line, encoding="utf-8")
    read_or_told(path)
