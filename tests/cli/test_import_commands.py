"""The imports of the past on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import GROCER

if TYPE_CHECKING:
    from tests.cli.conftest import Type


@pytest.fixture
def number(crm: Type) -> int:
    """The number of the one import of a book, of the grocer's file."""
    assert crm("import", GROCER, "--yes").code == 0
    (only,) = json.loads(crm("imports", "--json").out)
    assert (only["what"], only["new_customers"], only["undone"]) == ("Import of \u2068grocer_he.xls\u2069", 60, False)
    return int(only["number"])


def test_an_import_is_listed_with_what_it_did(crm: Type, number: int) -> None:
    heads, line = crm("imports").lines
    assert heads.split()[:3] == ["Number", "When", "What"]
    assert line.startswith(f"{number} ")
    assert "Import of grocer_he.xls" in line


def test_any_import_is_taken_back_and_brought_in_again_by_its_number(crm: Type, number: int) -> None:
    assert crm("imports", "--undo", number).lines[0] == "Undone: Import of grocer_he.xls"
    assert crm("find").out == "0 customers\n"
    assert crm("imports").lines[1].endswith("undone")
    assert crm("imports", "--again", number).lines[0] == "Done again: Import of grocer_he.xls"
    assert crm("find").lines[-1].startswith("60 customers")


def test_a_number_that_is_no_import_is_refused(crm: Type, number: int) -> None:
    refused = crm("imports", "--undo", number + 7)
    assert refused.code == 2
    assert refused.err == f"There is no import {number + 7}. `smallcrm imports` lists them, each with its number.\n"


def test_the_customers_of_one_import_are_found_by_its_number(crm: Type, number: int) -> None:
    crm("card", "--new", "--set", "name=רות לבנון")
    assert crm("find").lines[-1].startswith("61 customers")
    assert crm("find", "--of-import", number).lines[-1].startswith("60 customers")
    refused = crm("find", "--of-import", number + 7)
    assert (refused.code, refused.err) == (2, f"There is no import {number + 7}. `smallcrm imports` lists them, each with its number.\n")


def test_a_book_without_imports_says_so(crm: Type) -> None:
    assert crm("imports").out == "Nothing was imported into this book.\n"
