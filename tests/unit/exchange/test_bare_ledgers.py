"""Sheets of entries without headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import text_file
from tests.unit.exchange.reading import BRITAIN, ISRAEL, understood

from smallcrm.exchange.column_texts import about_bare_entries
from smallcrm.exchange.headers import SheetKind
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.exchange.reading_context import ReadingContext
    from smallcrm.exchange.understanding import TableUnderstanding

SIGNED = "13/03/2025,Ann Lee,12.50\n14/03/2025,Bob Gray,30.00\n15/03/2025,Ann Lee,-12.50\n16/03/2025,Carol White,7.25\n"
TWO_SIDES = "01/03/2025,דוד כהן,120,\n02/03/2025,שרה לוי,30,\n15/03/2025,דוד כהן,,100\n16/03/2025,רות מזרחי,45,\n"


def table(folder: Path, content: str, context: ReadingContext) -> TableUnderstanding:
    return understood(text_file(folder, content), context).tables[0]


def targets(table: TableUnderstanding) -> list[str]:
    return [column.target for column in table.columns]


def test_an_amount_beside_days_and_names_that_come_again_is_an_entry_by_its_sign(tmp_path: Path) -> None:
    got = table(tmp_path, SIGNED, BRITAIN)
    assert (got.kind, targets(got)) == (SheetKind.LEDGER, ["day", "name", "amount"])
    (said,) = about_bare_entries(got)
    assert strip_marks(said) == (
        "These entries have no headings: an amount of “Column C” is read as taken on credit, one below zero as paid. "
        "If all of them were paid, say so of the column."
    )


def test_of_two_amounts_of_which_a_row_has_one_the_first_was_taken_and_that_is_said(tmp_path: Path) -> None:
    got = table(tmp_path, TWO_SIDES, ISRAEL)
    assert (got.kind, targets(got)) == (SheetKind.LEDGER, ["day", "name", "took", "paid"])
    assert "“Column C” is read as what was taken on credit, “Column D” as what was paid" in strip_marks(about_bare_entries(got)[0])


def test_the_balance_after_each_row_tells_which_amounts_were_paid(tmp_path: Path) -> None:
    rows = "01/03/2025,דוד כהן,,120,120\n02/03/2025,שרה לוי,,30,150\n15/03/2025,דוד כהן,100,,50\n16/03/2025,דוד כהן,,45,95\n"
    assert targets(table(tmp_path, rows, ISRAEL)) == ["day", "name", "paid", "took", "ignore"]


def test_names_that_nobody_has_heard_of_are_names_where_they_come_again(tmp_path: Path) -> None:
    rows = "13/03/2025,Zorp,120.50\n14/03/2025,Glim,30.00\n15/03/2025,Zorp,10.00\n16/03/2025,Zorp,-10.00\n"
    assert targets(table(tmp_path, rows, BRITAIN)) == ["day", "name", "amount"]


def test_two_amounts_in_one_row_may_mean_several_things_and_are_left_to_the_user(tmp_path: Path) -> None:
    rows = "13/03/2025,Ann Lee,12.50,3.00\n14/03/2025,Bob Gray,30.00,2.00\n15/03/2025,Ann Lee,10.00,4.50\n"
    got = table(tmp_path, rows, BRITAIN)
    assert targets(got) == ["day", "name", "entry_note", "entry_note"]
    assert about_bare_entries(got) == [
        "These entries have no headings, and their amounts may mean several things: say of each column what it holds."
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "דוד כהן,050-1234567,13/03/2025,120.50\nשרה לוי,050-1234568,14/03/2025,30.00\nרות מזרחי,050-1234569,15/03/2025,10.00\n",
        "דוד כהן,13/03/2025,120.50\nשרה לוי,14/03/2025,30.00\nרות מזרחי,15/03/2025,10.00\n",
        "דוד כהן,050-1234567,120.50\nשרה לוי,050-1234568,30.00\nדוד כהן,050-1234569,10.00\n",
    ],
)
def test_a_list_of_people_who_stand_in_it_once_is_one_of_customers(tmp_path: Path, rows: str) -> None:
    got = table(tmp_path, rows, ISRAEL)
    assert got.kind is SheetKind.CUSTOMERS
    assert about_bare_entries(got) == []
