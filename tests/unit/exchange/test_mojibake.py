"""Cells that a program garbled by reading them in the wrong code page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import all_rows, opened, text_file
from tests.unit.exchange.held_out import ARABIC, BULGARIAN, HEBREW, PERSIAN, WESTERN
from tests.workbooks import workbook

from smallcrm.domain.progress import Silent
from smallcrm.exchange.open_file import open_table_file
from smallcrm.exchange.readers.mojibake import WRONG_PAGES, mending_of

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {"he": HEBREW, "ar": ARABIC, "fa": PERSIAN, "bg": BULGARIAN, "fr": WESTERN}


def cells_of(text: str) -> list[str]:
    return [cell for line in text.splitlines() for cell in line.split(",")]


def read_wrongly(text: str, written: str, read: str) -> str:
    """The text as a program shows it that takes bytes of one page for another's; bytes of no letter go through as controls."""
    letters = (bytes([byte]).decode(read, errors="replace") for byte in text.encode(written))
    return "".join(chr(byte) if letter == "\ufffd" else letter for letter, byte in zip(letters, text.encode(written), strict=True))


@pytest.mark.parametrize("page", WRONG_PAGES)
@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("times", [1, 2])
def test_utf_8_that_was_read_as_another_page_comes_back(language: str, page: str, times: int) -> None:
    cells = cells_of(TEXTS[language])
    garbled = cells
    for _ in range(times):
        garbled = [read_wrongly(cell, "utf-8", page) for cell in garbled]
    mending = mending_of(garbled)
    assert mending is not None
    assert [mending.mended(cell) for cell in garbled] == cells


@pytest.mark.parametrize(("language", "page"), [("he", "cp1255"), ("ar", "cp1256"), ("fa", "cp1256"), ("bg", "cp1251")])
def test_letters_of_windows_that_were_read_as_western_ones_come_back(language: str, page: str) -> None:
    cells = cells_of(TEXTS[language])
    garbled = [read_wrongly(cell, page, "cp1252") for cell in cells]
    mending = mending_of(garbled)
    assert mending is not None
    assert [mending.mended(cell) for cell in garbled] == cells


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("shape", [str, str.upper, str.lower])
def test_what_is_right_is_left_alone(language: str, shape: type[str]) -> None:
    assert mending_of([shape(cell) for cell in cells_of(TEXTS[language])]) is None


@pytest.mark.parametrize(
    "cell",
    ["Straße“", "CAFÉ®", "“IRMÔ", "à la carte", "ÉTÉ", "½", "£5", "25°", "3×”", "ג׳ורג׳ “המלך”", "ط، ٢", "С“ №", "Åse Ångström", "ÄÖÜ"],
)
def test_signs_behind_letters_are_no_proof(cell: str) -> None:
    assert mending_of([cell]) is None


@pytest.mark.parametrize(
    ("garbled", "right"),
    [("GarcÃ\xada", "García"), ("Ð˜Ð²Ð°Ð½", "Иван"), ("Ù…Ø±ÙŠÙ…", "مريم"), ("×©×œ×•×\x9d", "שלום"), ("Ã‰mile", "Émile")],
)
def test_one_cell_is_enough_where_nobody_can_have_meant_it(garbled: str, right: str) -> None:
    mending = mending_of(["Dana Cohen", garbled])
    assert mending is not None
    assert mending.mended(garbled) == right


def test_a_blank_that_was_half_a_letter_is_taken_for_it() -> None:
    mending = mending_of(["×™×•× ×ª×\x9f"])
    assert mending is not None
    assert mending.mended("×™×•× ×ª×\x9f") == "יונתן"


def test_only_the_garbled_cells_of_a_sheet_are_touched() -> None:
    cells = ["São Paulo", "GarcÃ\xada", "José", "Ã‰mile", "שרה", "“Ô"]
    mending = mending_of(cells)
    assert mending is not None
    assert [mending.mended(cell) for cell in cells] == ["São Paulo", "García", "José", "Émile", "שרה", "“Ô"]


def test_western_names_among_misread_hebrew_stay() -> None:
    cells = [read_wrongly(cell, "cp1255", "cp1252") for cell in cells_of(HEBREW)]
    mending = mending_of([*cells, "José García"])
    assert mending is not None
    assert [mending.mended(cell) for cell in ("José García", "à la carte", read_wrongly("דנה Levy", "cp1255", "cp1252"))] == [
        "José García",
        "à la carte",
        "דנה Levy",
    ]


def test_the_cells_of_a_workbook_are_mended_and_shown(tmp_path: Path) -> None:
    rows: list[list[object]] = [["שם", "עיר", "חוב"], ["שרה כהן", "חיפה", 12.5], ["Dana", "London", None]]
    garbled = [[read_wrongly(cell, "utf-8", "cp1252") if isinstance(cell, str) else cell for cell in row] for row in rows]
    path = workbook(tmp_path / "a.xlsx", garbled)
    with opened(path) as file:
        assert file.rows(0) == [["שם", "עיר", "חוב"], ["שרה כהן", "חיפה", 12.5], ["Dana", "London"]]
        assert file.remarks.repaired_count == 5
        assert file.remarks.repaired[0] == (read_wrongly("שם", "utf-8", "cp1252"), "שם")
        assert len(file.remarks.repaired) == 3


def test_mending_can_be_switched_off(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Name\nGarcÃ\xada\n")
    assert all_rows(path)[1] == ["García"]
    with open_table_file(path, repair=False, progress=Silent()) as file:
        assert file.rows(0)[1] == ["GarcÃ\xada"]
        assert file.remarks.repaired_count == 0


def test_a_page_that_the_user_chose_is_shown_as_it_reads(tmp_path: Path) -> None:
    path = text_file(tmp_path, HEBREW, "cp1255")
    with opened(path, code_page="cp1252") as file:
        assert file.rows(0)[0] == [read_wrongly(cell, "cp1255", "cp1252") for cell in HEBREW.splitlines()[0].split(",")]
