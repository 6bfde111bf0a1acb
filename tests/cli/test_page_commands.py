"""Printing to PDF from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Type


def test_a_card_is_a_page(grocer: Type, tmp_path: Path) -> None:
    path = tmp_path / "כרטיס.pdf"
    assert grocer("report", "card", "--customer", "1012", "--output", path).out == f"1 page: {path}\n"
    assert len(pypdfium2.PdfDocument(path)) == 1


def test_the_list_takes_every_option(grocer: Type, tmp_path: Path) -> None:
    path = tmp_path / "רשימה.pdf"
    options = ["--columns", "name,Balance,city", "--group-by", "city", "--paper", "A5", "--sideways", "--language", "bg"]
    answer = grocer("report", "customers", "--output", path, "--balance", "owes", "--sort=-balance", *options)
    assert answer.code == 0
    page = pypdfium2.PdfDocument(path)[0]
    assert page.get_width() > page.get_height()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--find", "אין כזה אדם"], "Nobody was found to print, so no page was made."),
        (["--columns", "name,shoe"], "There is no column “shoe”."),
        (["--paper", "A3"], "What is given for --paper"),
        (["--customer", "999"], "No card has the number or the name 999."),
    ],
)
def test_what_cannot_be_printed_is_said_and_no_file_made(grocer: Type, tmp_path: Path, typed: list[str], said: str) -> None:
    answer = grocer("report", "customers", "--output", tmp_path / "a.pdf", *typed)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith(said)
    assert not (tmp_path / "a.pdf").exists()
