"""Workbooks locked with a password."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from tests.unit.exchange.files import DATA, all_rows, opened

from smallcrm.domain.errors import UserError
from smallcrm.exchange import open_file
from smallcrm.exchange.open_file import PasswordNeeded

if TYPE_CHECKING:
    from pathlib import Path


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
    with pytest.raises(UserError) as told:
        opened(locked, password="رمز ۱۲۳")
    assert str(told.value) == open_file.SENTENCES[open_file.Problem.DAMAGED].format(file="customers.xlsx")
