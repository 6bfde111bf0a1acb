"""A whole book as .json brought into another: what is told of it, the settings that an empty book takes over, and another money."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Answer, Type

AT = ("--amounts-in", "GBP", "--rate", "4.6")


@pytest.fixture
def london(bare: Type, tmp_path: Path) -> Path:
    """The file of a shop that counts in pounds: Ruth owes 100.50, Adam owes nothing."""
    book = tmp_path / "london.smallcrm"
    bare("--book", book, "new", "--shop", "Ruth's bakery", "--language", "en")
    bare("--book", book, "card", "--new", "--set", "name=Ruth Levy", "--set", "balance=100.50")
    bare("--book", book, "card", "--new", "--set", "name=Adam Stone")
    assert bare("--book", book, "export", tmp_path / "london.json").code == 0
    return tmp_path / "london.json"


def said(answer: Answer) -> list[str]:
    return [strip_marks(line) for line in answer.lines]


def test_a_whole_book_is_told_by_what_it_holds_and_not_by_its_cells(crm: Type, london: Path) -> None:
    lines = said(crm("import", london, "--dry-run"))
    assert "This is a whole smallcrm book: 2 customers, 1 entry." in lines
    assert not any("{" in line for line in lines)


def test_an_empty_book_says_beforehand_whose_settings_it_takes_over_and_counts_in_their_money(crm: Type, london: Path) -> None:
    lines = said(crm("import", london, "--dry-run"))
    assert (
        "Your book is still empty, so it takes over the settings of the shop in the file "
        "(Ruth's bakery, English, British pound), its own fields and its filters."
    ) in lines
    assert "They owe £100.50 in all." in lines


def test_a_book_that_holds_cards_keeps_its_settings(crm: Type, london: Path) -> None:
    crm("card", "--new", "--set", "name=דנה כהן")
    assert not any("settings" in line for line in said(crm("import", london, *AT, "--yes")))
    assert json.loads(crm("settings", "--json").out)["currency"] == "ILS"


@pytest.mark.parametrize("more", [(), ("--rate", "4.6")], ids=["nothing said", "a rate of no money"])
def test_another_money_without_a_rate_names_the_options_that_say_it(crm: Type, london: Path, more: tuple[str, ...]) -> None:
    crm("card", "--new", "--set", "name=דנה כהן")
    answer = crm("import", london, "--yes", *more)
    assert answer.code == 2
    assert strip_marks(answer.err).strip() == (
        "london.json: The amounts in this file are in British pound, and this book counts in Israeli shekel. "
        "Say with --amounts-in GBP --rate how many Israeli shekel one of it is worth, such as --rate 3.71. Nothing was changed."
    )


def test_another_money_comes_over_at_the_rate_and_the_same_file_again_changes_nothing(crm: Type, london: Path) -> None:
    crm("card", "--new", "--set", "name=דנה כהן")
    assert "They owe ₪462.30 in all." in said(crm("import", london, *AT, "--yes"))
    (ruth,) = json.loads(crm("find", "Ruth", "--json").out)
    assert (ruth["balance"], ruth["currency"]) == (46_230, "ILS")
    assert "All of it stands in the book already. Nothing was changed." in said(crm("import", london, *AT, "--yes"))


def test_a_workbook_of_another_book_is_looked_at_beforehand_without_what_is_not_for_people(bare: Type, crm: Type, london: Path) -> None:
    workbook = london.with_suffix(".xlsx")
    bare("--book", london.with_suffix(".smallcrm"), "export", workbook)
    crm("card", "--new", "--set", "name=דנה כהן")
    answer = crm("import", workbook, *AT, "--dry-run")
    assert answer.code == 0
    assert "They owe ₪462.30 in all." in said(answer)
