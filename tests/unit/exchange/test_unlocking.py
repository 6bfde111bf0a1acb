"""Workbooks locked with a password."""

from __future__ import annotations

import io
import struct
import zipfile
from hashlib import md5
from typing import TYPE_CHECKING

import olefile
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from msoffcrypto.method.rc4 import DocumentRC4
from tests.unit.exchange.files import DATA, all_rows, opened

from smallcrm.domain.errors import UserError
from smallcrm.exchange.open_file import PasswordNeeded

if TYPE_CHECKING:
    from pathlib import Path

BOF, FILE_PASS, WRITE_ACCESS, BOUND_SHEET, INTERFACE = 0x809, 0x2F, 0x5C, 0x85, 0xE1
SALT = bytes(range(16))


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """The Persian customers, locked as Excel 2010 and later do."""
    path = tmp_path / "customers.xlsx"
    with (DATA / "customers_fa.xlsx").open("rb") as plain, path.open("wb") as target:
        OOXMLFile(plain).encrypt("رمز ۱۲۳", target)
    return path


def test_a_locked_workbook_asks_for_its_password(locked: Path) -> None:
    with pytest.raises(PasswordNeeded, match=r"customers\.xlsx is locked with a password\. Give the password"):
        opened(locked)


def test_with_its_password_a_locked_workbook_is_read_as_if_it_had_none(locked: Path) -> None:
    with opened(locked, password="رمز ۱۲۳") as file:
        assert file.kind == "xlsx"
    assert all_rows(locked, password="رمز ۱۲۳") == all_rows(DATA / "customers_fa.xlsx")


def test_a_wrong_password_is_said_to_be_wrong(locked: Path) -> None:
    with pytest.raises(PasswordNeeded, match=r"not the password of customers\.xlsx") as told:
        opened(locked, password="רמז")
    assert "רמז" not in repr(told.value.values)


def test_a_password_for_a_workbook_without_one_does_no_harm() -> None:
    assert all_rows(DATA / "grocer_he.xls", password="סוד") == all_rows(DATA / "grocer_he.xls")


def test_what_excel_locks_only_against_changes_needs_no_password(tmp_path: Path) -> None:
    path = tmp_path / "read_only.xlsx"
    with (DATA / "customers_fa.xlsx").open("rb") as plain, path.open("wb") as target:
        OOXMLFile(plain).encrypt("VelvetSweatshop", target)
    assert all_rows(path) == all_rows(DATA / "customers_fa.xlsx")


def test_a_locked_workbook_of_two_far_cells_gives_its_one_row(tmp_path: Path) -> None:
    path = tmp_path / "wide.xlsx"
    with (DATA / "bad" / "huge_range.xlsx").open("rb") as plain, path.open("wb") as target:
        OOXMLFile(plain).encrypt("Dana", target)
    with opened(path, password="Dana") as file:
        assert file.rows(0, 0, 10) == [["Name"], ["Dana"]]


def test_nothing_of_a_password_is_kept(locked: Path) -> None:
    with opened(locked, password="رمز ۱۲۳") as file:
        assert "رمز ۱۲۳" not in repr(vars(file))


def test_a_locked_open_document_is_to_be_saved_without_a_password(tmp_path: Path) -> None:
    path = tmp_path / "clients.ods"
    manifest = io.BytesIO(b'<manifest:file-entry><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>')
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest.getvalue())
    with pytest.raises(UserError, match="Save it without a password") as told:
        opened(path, password="secret")
    assert not isinstance(told.value, PasswordNeeded)


def test_a_workbook_whose_lock_is_damaged_is_damaged(locked: Path) -> None:
    content = bytearray(locked.read_bytes())
    start = content.index(b"<keyData")
    content[start : start + 60] = b"x" * 60
    locked.write_bytes(content)
    with pytest.raises(UserError, match=r"customers\.xlsx is damaged"):
        opened(locked, password="رمز ۱۲۳")


def locked_as_excel_97_did(source: Path, target: Path, password: str) -> Path:
    """An .xls locked with RC4 ([MS-XLS] 2.2.10): the record of who wrote it makes room for the record of the lock."""
    target.write_bytes(source.read_bytes())
    with olefile.OleFileIO(str(target), write_mode=True) as ole:
        plain = ole.openstream("Workbook").read()
        verifier = DocumentRC4.decrypt(password, SALT, io.BytesIO(SALT + md5(SALT).digest())).read()
        file_pass = struct.pack("<HHHHH", FILE_PASS, 54, 1, 1, 1) + SALT + verifier
        records, position = b"", 0
        while any(plain[position:]):
            kind, size = struct.unpack_from("<HH", plain, position)
            record = plain[position : position + 4 + size]
            if kind == WRITE_ACCESS:
                record = struct.pack("<HH", WRITE_ACCESS, 54) + record[4:58]
            records += record + (file_pass if position == 0 else b"")
            position += 4 + size
        # What fills the stream up becomes one record.
        records += struct.pack("<HH", 0, len(plain) - position - 4) + bytes(len(plain) - position - 4)
        scrambled = bytearray(DocumentRC4.decrypt(password, SALT, io.BytesIO(records), blocksize=1024).read())
        position = 0
        while position < len(records):
            kind, size = struct.unpack_from("<HH", records, position)
            clear = 4 + (size if kind in {BOF, FILE_PASS, INTERFACE} else 4 if kind == BOUND_SHEET else 0)
            scrambled[position : position + clear] = records[position : position + clear]
            position += 4 + size
        ole.write_stream("Workbook", bytes(scrambled))
    return target


def test_an_xls_asks_for_its_password_and_opens_with_it(tmp_path: Path) -> None:
    path = locked_as_excel_97_did(DATA / "grocer_he.xls", tmp_path / "grocer.xls", "עגבניה")
    with pytest.raises(PasswordNeeded, match=r"grocer\.xls is locked"):
        opened(path)
    with pytest.raises(PasswordNeeded, match=r"not the password of grocer\.xls"):
        opened(path, password="מלפפון")
    assert all_rows(path, password="עגבניה") == all_rows(DATA / "grocer_he.xls")
