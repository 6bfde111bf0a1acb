"""Broken and hostile files: a sentence or the rows, never anything else."""

from __future__ import annotations

import random
import zipfile
from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import DATA, all_rows

from smallcrm.domain.errors import UserError
from smallcrm.exchange.readers.sparse_xlsx import open_sparse

if TYPE_CHECKING:
    from pathlib import Path

FILES = ("grocer_he.xls", "customers_fa.xlsx", "freelancer_en.ods", "clients_bg.csv")


def read_or_told(path: Path) -> None:
    said = ""
    try:
        all_rows(path)
    except UserError as told:
        said = str(told)
    assert not said or path.name in said


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off(tmp_path: Path, name: str, share: float) -> None:
    content = (DATA / name).read_bytes()
    path = tmp_path / name
    path.write_bytes(content[: int(len(content) * share)])
    read_or_told(path)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("seed", range(5))
def test_a_file_with_flipped_bits(tmp_path: Path, name: str, seed: int) -> None:
    chance = random.Random(f"{name}{seed}")
    content = bytearray((DATA / name).read_bytes())
    for _ in range(20):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    path = tmp_path / name
    path.write_bytes(content)
    read_or_told(path)


@pytest.mark.parametrize("start", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xef\xbb\xbf", b"\xff\xfe", b"\x09\x08"])
def test_random_bytes(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "customers.xlsx"
    path.write_bytes(start + random.Random(str(start)).randbytes(5000))
    read_or_told(path)


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
