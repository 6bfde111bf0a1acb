"""Locked and garbled files on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from tests.workbooks import workbook

from smallcrm.cli import locked_files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Type


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """One customer with a birthday that is none, locked."""
    plain = workbook(tmp_path / "plain.xlsx", [["שם", "נייד", "תאריך לידה"], ["דנה כהן", "054-1234567", "35/17/1990"]])
    path = tmp_path / "לקוחות.xlsx"
    with plain.open("rb") as content, path.open("wb") as target:
        OOXMLFile(content).encrypt("סוד 1980", target)
    return path


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What somebody at a terminal answers, the first one first."""
    given: list[str] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(locked_files, "getpass", lambda _asked: given.pop(0))
    return given


def test_the_password_stands_in_the_first_line_of_a_file(crm: Type, locked: Path, tmp_path: Path) -> None:
    held = tmp_path / "password.txt"
    held.write_text("סוד 1980\nלא זו\n", encoding="utf-8")
    answer = crm("import", locked, "--yes", "--password-file", held)
    assert (answer.code, "1 new customer was brought in." in answer.lines) == (0, True)
    assert "סוד" not in answer.out + answer.err


def test_where_nobody_can_be_asked_the_option_is_named(crm: Type, locked: Path) -> None:
    answer = crm("import", locked, "--yes")
    assert answer.code == 2
    assert answer.err == "לקוחות.xlsx is locked with a password. Write the password into a file, and name that with --password-file.\n"


def test_a_wrong_password_in_a_file_is_said(crm: Type, locked: Path, tmp_path: Path) -> None:
    held = tmp_path / "password.txt"
    held.write_text("1980", encoding="utf-8")
    answer = crm("import", locked, "--yes", "--password-file", held)
    assert answer.code == 2
    assert answer.err.startswith("That is not the password of לקוחות.xlsx.")


def test_a_file_for_the_password_that_is_not_there_is_named(crm: Type, locked: Path, tmp_path: Path) -> None:
    answer = crm("import", locked, "--password-file", tmp_path / "away.txt")
    assert (answer.code, answer.err) == (2, "away.txt cannot be read. It should hold the password in its first line.\n")


def test_at_a_terminal_the_password_is_asked_for_until_it_fits(crm: Type, locked: Path, answers: list[str]) -> None:
    answers[:] = ["1980", "סוד 1980"]
    answer = crm("import", locked, "--yes")
    assert (answer.code, "1 new customer was brought in." in answer.lines) == (0, True)
    assert answer.err.startswith("That is not the password of לקוחות.xlsx.")


def test_nobody_is_asked_without_end(crm: Type, locked: Path, answers: list[str]) -> None:
    answers[:] = ["1", "2", "3", "4"]
    assert crm("import", locked, "--yes").code == 2
    assert answers == ["3", "4"]


def test_the_marked_copy_of_a_locked_file_opens_with_the_same_password(crm: Type, locked: Path, answers: list[str]) -> None:
    marked = locked.with_name("marked.xlsx")
    answers[:] = ["סוד 1980", "סוד 1980"]
    assert crm("import", locked, "--marked", marked).code == 0
    with marked.open("rb") as content:
        assert OOXMLFile(content).is_encrypted()
    assert crm("import", marked).code == 0


def test_garbled_texts_are_left_as_they_stand_where_that_is_wished(crm: Type, tmp_path: Path) -> None:
    path = tmp_path / "לקוחות.csv"
    names = [f"לקוח {word}" for word in ("ישראלי", "כהן", "אברהמי", "שלום")]
    garbled = [name.encode().decode("cp1252", errors="replace") if name.isascii() else name.encode().decode("latin-1") for name in names]
    path.write_text("Name,Mobile\n" + "".join(f"{name},054123456{place}\n" for place, name in enumerate(garbled)), encoding="utf-8")
    assert crm("import", path, "--yes", "--no-repair").code == 0
    assert "ישראלי" not in crm("find").out
    crm("undo")
    assert crm("import", path, "--yes").code == 0
    assert "ישראלי" in crm("find").out
