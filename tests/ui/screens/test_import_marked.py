"""The file with its faults marked, from the page that shows every row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from tests.ui.screens.importing import go_to_import
from tests.workbooks import workbook

from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen

ROWS = [["שם", "נייד", "תאריך לידה"], ["דנה כהן", "054-1234567", "31/12/1980"], ["יוסי לוי", "052-6689415", "35/17/1990"]]


@pytest.fixture
def screen(program: Program, tmp_path: Path) -> ImportScreen:
    """The review of two rows, one with a birthday that is none."""
    program.main.activateWindow()
    found = go_to_import(program, workbook(tmp_path / "לקוחות.xlsx", ROWS))
    for page in (found.understood_page, found.columns_page):
        page.forward.click()
    assert found._page() is found.review_page
    return found


def ask(screen: ImportScreen, monkeypatch: pytest.MonkeyPatch, answer: str) -> list[str]:
    """Press the button; what was proposed."""
    proposed: list[str] = []

    def answered(_over: object, _title: str, path: str, _kinds: str) -> tuple[str, str]:
        proposed.append(path)
        return answer, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answered)
    screen.review_page.mark_copy.setFocus()
    QTest.keyClick(screen.review_page.mark_copy, Qt.Key.Key_Return)
    return proposed


def test_the_marked_file_is_proposed_beside_the_file_and_written(
    program: Program, screen: ImportScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    target = tmp_path / "מסומן.xlsx"
    assert ask(screen, monkeypatch, str(target)) == [str(tmp_path / "לקוחות (marked).xlsx")]
    assert openpyxl.load_workbook(target).worksheets[0]["C3"].comment is not None
    assert strip_marks(program.main.message.text()) == f"1 cell is marked in מסומן.xlsx. It lies in {tmp_path}."


def test_a_name_without_an_ending_gets_one(screen: ImportScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ask(screen, monkeypatch, str(tmp_path / "מסומן"))
    assert (tmp_path / "מסומן.xlsx").exists()


def test_the_file_itself_is_never_written_over(screen: ImportScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "לקוחות.xlsx"
    before = path.read_bytes()
    ask(screen, monkeypatch, str(path))
    assert path.read_bytes() == before
    assert strip_marks(screen.review_page.fault()).startswith("לקוחות.xlsx is the file itself")


def test_it_goes_on_after_the_copy_was_written(screen: ImportScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ask(screen, monkeypatch, str(tmp_path / "מסומן.xlsx"))
    screen.review_page.forward.click()
    assert screen._page() is screen.done_page


def test_giving_up_the_name_writes_nothing(screen: ImportScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    ask(screen, monkeypatch, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_where_nothing_is_faulty_no_copy_is_offered(program: Program, tmp_path: Path) -> None:
    found = go_to_import(program, workbook(tmp_path / "לקוחות.xlsx", ROWS[:2]))
    for page in (found.understood_page, found.columns_page):
        page.forward.click()
    assert found.review_page.mark_copy.isHidden()
