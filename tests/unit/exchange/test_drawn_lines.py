"""Lines that are drawn between rows with dashes: they are told and never taken for customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import text_file
from tests.unit.exchange.reading import BRITAIN, ISRAEL, imported

from smallcrm.exchange.drawn_lines import is_line
from smallcrm.exchange.understanding import Reason

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.exchange.reading import Imported

ANN, BOB = "Ann Lee,020 7946 0018,15\n", "Bob Ray,020 7946 0019,7\n"


def names(got: Imported) -> list[str]:
    cards = [reading.customer for reading in got.readings]
    return [f"{card.given_name} {card.family_name}" for card in cards if card is not None]


def lines(got: Imported) -> list[int]:
    return [left.row for left in got.table.left_out if left.reason is Reason.LINE]


def test_lines_below_the_headings_and_above_the_sum_are_nobody(tmp_path: Path) -> None:
    got = imported(text_file(tmp_path, f"Name,Phone,Balance\n------,------,------\n{ANN}{BOB}======,======,======\nTotal,,22\n"), BRITAIN)
    assert (names(got), lines(got)) == (["Ann Lee", "Bob Ray"], [2, 5])


def test_a_line_below_a_sum_without_a_word_leaves_it_one(tmp_path: Path) -> None:
    got = imported(text_file(tmp_path, f"Name,Phone,Balance\n{ANN}{BOB},,22\n,,=====\n"), BRITAIN)
    assert names(got) == ["Ann Lee", "Bob Ray"]
    assert [check.agrees for check in got.table.totals] == [True]


def test_what_a_database_prints_around_its_rows_is_nobody(tmp_path: Path) -> None:
    headings = " name    |  phone        | balance\n---------+---------------+---------\n"
    rows = " Ann Lee | 020 7946 0018 |   15.00\n Bob Ray | 020 7946 0019 |    7.00\n"
    assert names(imported(text_file(tmp_path, f"{headings}{rows}(2 rows)\n"), BRITAIN)) == ["Ann Lee", "Bob Ray"]


def test_the_line_of_a_markdown_table_is_nobody(tmp_path: Path) -> None:
    table = "| שם | טלפון | יתרה |\n|----|:-----:|-----:|\n| דנה כהן | 054-123-4567 | 15 |\n| יוסי לוי | 054-123-4568 | 7 |\n"
    assert names(imported(text_file(tmp_path, table), ISRAEL)) == ["דנה כהן", "יוסי לוי"]


@pytest.mark.parametrize("row", [["-----", None, "====="], [None, "–––"], ["-", "-", "-"], ["─────┼────"]])
def test_dashes_alone_are_a_line(row: list[str | None]) -> None:
    assert is_line(row)


@pytest.mark.parametrize("row", [["-----", "Ann Lee"], ["-"], [None, -5.0], ["+972 54 123 4567"], ["--", 0]])
def test_a_row_that_says_anything_is_no_line(row: list[str | float | None]) -> None:
    assert not is_line(row)
