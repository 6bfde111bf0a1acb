"""Quotation marks in text files that were written as in a sentence, not as the format has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import all_rows, text_file

if TYPE_CHECKING:
    from pathlib import Path


def test_a_firm_that_begins_with_a_quotation_mark_swallows_no_row(tmp_path: Path) -> None:
    path = text_file(tmp_path, 'Код;Фирма;Град\n1;"Алфа" ООД;Варна\n2;ЕТ "Гама";Русе\n3;Бета ЕООД;София\n')
    assert all_rows(path)[1:] == [["1", '"Алфа" ООД', "Варна"], ["2", 'ЕТ "Гама"', "Русе"], ["3", "Бета ЕООД", "София"]]


def test_a_firm_that_begins_with_a_quotation_mark_swallows_no_cell_of_its_row(tmp_path: Path) -> None:
    path = text_file(tmp_path, 'שם,קשר,עיר\n"גל" בע"מ,מכולת "אלון",חיפה\n"דקל" בע"מ,ד"ר לוי,לוד\n')
    assert all_rows(path)[1:] == [['"גל" בע"מ', 'מכולת "אלון"', "חיפה"], ['"דקל" בע"מ', 'ד"ר לוי', "לוד"]]


def test_inches_are_letters(tmp_path: Path) -> None:
    path = text_file(tmp_path, 'Name;Notes;Phone\nBob Day;"5" nails;0101\nAl Ray;6" nails;0102\nCy Fox;"hi";0103\nDi Lee;pipe 2";0104\n')
    assert all_rows(path)[1:] == [
        ["Bob Day", '"5" nails', "0101"],
        ["Al Ray", '6" nails', "0102"],
        ["Cy Fox", "hi", "0103"],
        ["Di Lee", 'pipe 2"', "0104"],
    ]


@pytest.mark.parametrize(
    "name", ['ЕТ "Гама"', '"Алфа" ООД', '"Алфа"', 'ЕТ "Гама", Русе', 'тръба 2"', 'врата 6" бяла', 'אלון בע"מ, חיפה', 'ЕТ "Гама"\nРусе']
)
def test_fields_that_are_all_quoted_may_hold_marks_that_nobody_doubled(tmp_path: Path, name: str) -> None:
    path = text_file(tmp_path, f'"Код","Фирма","Град"\n"1","{name}","Варна"\n"2","Бета","Русе"\n')
    assert all_rows(path)[1:] == [["1", name, "Варна"], ["2", "Бета", "Русе"]]


def test_fields_that_are_quoted_well_stay_right_beside_one_that_is_not(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, 'Код,Фирма,Бележка\n1,"Алфа" ООД,ред\n2,"ЕТ ""Гама"", Русе","първи ред\nвтори, ""ред"""\n3,"""Бета"" ЕООД","три"\n'
    )
    assert all_rows(path)[1:] == [
        ["1", '"Алфа" ООД', "ред"],
        ["2", 'ЕТ "Гама", Русе', 'първи ред\nвтори, "ред"'],
        ["3", '"Бета" ЕООД', "три"],
    ]


def test_a_name_that_was_cut_behind_its_quotation_mark_swallows_no_row(tmp_path: Path) -> None:
    path = text_file(tmp_path, 'Код;Фирма;Град\n1;"Дружба и синове;Варна\n2;ЕТ "Гама";Русе\n3;"Бета" ЕООД;София\n')
    assert all_rows(path)[1:] == [["1", '"Дружба и синове', "Варна"], ["2", 'ЕТ "Гама"', "Русе"], ["3", '"Бета" ЕООД', "София"]]
