"""Headings in two rows, as merged cells give them: the text in the first of them, blank in the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.reading import BRITAIN, ISRAEL, imported

from smallcrm.exchange.header_row import find_header, header_wished
from smallcrm.exchange.understanding import CUSTOM, Reason

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.exchange.cells import Cell

ENGLISH: list[list[Cell]] = [
    ["Client", None, "Balance", "Phone"],
    ["First", "Last"],
    ["Anna", "Smith", 12.5, "212-555-0101"],
    ["Bob", "Jones", 7, "212-555-0102"],
]
HEBREW: list[list[Cell]] = [
    ["פרטי לקוח", None, "טלפונים", None, None, "חוב"],
    ["שם", "כתובת", "בית", "נייד", "עבודה", "יתרה"],
    ["כהן משה", "הרצל 5", "03-5551234", "050-1234567", None, 120],
    ["לוי רות", "ויצמן 7", "04-8123456", None, "04-8777777", 45.5],
]


@pytest.mark.parametrize(
    ("rows", "meanings"),
    [
        (ENGLISH, ("given_name", "family_name", "balance", "phone")),
        (HEBREW, ("name", "street", "phone", "mobile", "phone", "balance")),
    ],
)
def test_the_headings_of_both_rows_are_read_together(rows: list[list[Cell]], meanings: tuple[str, ...]) -> None:
    found = find_header(rows)
    assert found is not None
    assert (found.index, found.end) == (0, 2)
    assert tuple(match.meaning for match in found.matches) == meanings


def test_the_upper_heading_stays_where_the_lower_alone_says_less() -> None:
    found = find_header(HEBREW)
    assert found is not None
    assert found.headings == ("שם", "כתובת", "טלפונים בית", "נייד", "טלפונים עבודה", "יתרה")


def test_years_over_months_tell_the_months_apart() -> None:
    months: list[Cell] = [None, "Jan", "Feb", "Jan", "Feb"]
    found = find_header([["Name", 2024.0, None, 2025.0, None], months, ["Anna Smith", 1, 2, 3, 4], ["Bob Jones", 5, 6, 7, 8]])
    assert found is not None
    assert found.headings == ("Name", "2024 Jan", "2024 Feb", "2025 Jan", "2025 Feb")


def test_a_title_of_two_cells_above_the_headings_is_not_joined_with_them() -> None:
    rows: list[list[Cell]] = [
        ["Corner bakery", None, None, "autumn"],
        ["Name", "Phone", "City", "Shoe"],
        ["Anna Smith", "212-555-0101", "Salem", "brown"],
    ]
    found = find_header(rows)
    assert found is not None
    assert (found.index, found.headings) == (1, ("Name", "Phone", "City", "Shoe"))


@pytest.mark.parametrize(
    "title",
    [
        ["Customer", "Alpha Bakery"],
        ["Customer", "Alpha Bakery", None, "City", "Leeds"],
        ["Customer: Alpha Bakery", None, "Balance: 50"],
        ["Customer", "Alpha Bakery", None, None, None, None, "City", "Leeds"],
    ],
)
def test_a_title_that_says_whose_the_entries_are_is_not_joined_with_their_headings(title: list[Cell]) -> None:
    rows: list[list[Cell]] = [title, ["Date", "Note", "Took", "Paid", "Balance"], ["1/3/2025", "bread", 10.0, None, 10.0]]
    found = find_header(rows)
    assert found is not None
    assert (found.index, found.end) == (1, 2)


def test_a_first_customer_below_a_blank_heading_is_not_a_row_of_headings() -> None:
    rows: list[list[Cell]] = [
        ["Client", None, "Phone", "City"],
        ["Нелина", "Петрова", None, "Варна"],
        ["Иво", "Илиев", "0888123456", "Русе"],
    ]
    found = find_header(rows)
    assert found is not None
    assert (found.index, found.end) == (0, 1)


def test_the_user_names_the_first_of_two_rows_or_the_second_alone() -> None:
    both, second = header_wished(ENGLISH, 1), header_wished(ENGLISH, 2)
    assert both is not None
    assert second is not None
    assert ((both.index, both.end), (second.index, second.end)) == ((0, 2), (1, 2))


def test_two_rows_of_headings_are_left_out_on_every_page(tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    head = "Client,,Balance,Phone\nFirst,Last,,\n"
    path.write_text(f"{head}Anna,Smith,12.50,07700 900123\n{head}Bob,Jones,7,07700 900124\n", encoding="utf-8")
    found = imported(path, BRITAIN)
    assert [(left.row, left.reason) for left in found.table.left_out] == [(4, Reason.REPEATED_HEADING), (5, Reason.REPEATED_HEADING)]
    assert [reading.customer.family_name for reading in found.readings if reading.customer] == ["Smith", "Jones"]
    assert found.table.blank_rows == 0


def test_amounts_under_a_heading_merged_over_both_rows_are_not_guessed_to_be_owed(tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    path.write_text("לקוח,,טלפון,מחזור\nשם פרטי,שם משפחה,,\nמשה,כהן,050-1234567,1250.5\nרות,לוי,052-1234567,80\n", encoding="utf-8")
    assert imported(path, ISRAEL).column("מחזור").target == CUSTOM
