"""Amounts in a list of customers that no heading says are owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import text_file
from tests.unit.exchange.reading import BRITAIN, ISRAEL, imported

from smallcrm.exchange.column_texts import about_unclaimed
from smallcrm.exchange.understanding import CUSTOM
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from pathlib import Path


def test_amounts_under_an_unknown_heading_are_told_as_nobodys_debt(tmp_path: Path) -> None:
    got = imported(text_file(tmp_path, "Name,On the slate\nAnn Lee,100\nBob Ray,20\n"), BRITAIN)
    (said,) = about_unclaimed(got.table)
    assert strip_marks(said) == (
        "The amounts of “On the slate” become a field of the shop's own: nobody will owe them. "
        "If customers do owe them, let the column go to “Balance”."
    )


@pytest.mark.parametrize("heading", ["Amount", "Running balance", "סכום", "المبلغ", "مبلغ", "Сума"])
def test_amounts_under_a_word_for_money_that_is_no_balance_are_told(tmp_path: Path, heading: str) -> None:
    got = imported(text_file(tmp_path, f"Name,Phone,{heading}\nAnn Lee,020 7946 0123,100\nBob Ray,020 7946 0124,20\n"), BRITAIN)
    assert got.column(heading).target == CUSTOM
    assert len(about_unclaimed(got.table)) == 1


def test_an_earlier_balance_beside_that_of_today_is_no_amount_left_behind_as_that_holds_it(tmp_path: Path) -> None:
    got = imported(text_file(tmp_path, "שם,יתרה קודמת,יתרה\nדנה כהן,70,100\nמשה לוי,20,30\n"), ISRAEL)
    assert (got.column("יתרה קודמת").target, about_unclaimed(got.table)) == (CUSTOM, [])


def test_amounts_by_their_looks_are_told_beside_a_balance_too(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Name,Balance,Deposit held\nAnn Lee,100,£70.50\nBob Ray,20,£30.20\nCat Moe,0,£12.40\n")
    assert len(about_unclaimed(imported(path, BRITAIN).table)) == 1


@pytest.mark.parametrize(
    ("rows", "heading"),
    [
        ("Ann Lee,36\nBob Ray,41", "Shoe size"),
        ("Ann Lee,red\nBob Ray,blue", "Team"),
        ("Ann Lee,1001\nBob Ray,1002\nCat Moe,1003\nDan Fox,1004\nEve New,1005", "Locker"),
    ],
)
def test_numbers_that_are_no_amounts_are_not_told(tmp_path: Path, rows: str, heading: str) -> None:
    assert about_unclaimed(imported(text_file(tmp_path, f"Name,{heading}\n{rows}\n"), BRITAIN).table) == []


def test_plain_numbers_beside_a_balance_are_not_told(tmp_path: Path) -> None:
    assert about_unclaimed(imported(text_file(tmp_path, "Name,Balance,Cows\nAnn Lee,100,3\nBob Ray,20,5\n"), BRITAIN).table) == []


def test_a_column_that_the_user_made_a_field_of_the_shops_own_is_not_told(tmp_path: Path) -> None:
    path = text_file(tmp_path, "Name,On the slate\nAnn Lee,100\nBob Ray,20\n")
    assert about_unclaimed(imported(path, BRITAIN, targets={1: CUSTOM}).table) == []
