"""The row of headings found by what is known in it and by how it differs from the rows below."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.reading import BRITAIN, BULGARIA, ISRAEL, Imported, imported
from tests.workbooks import workbook

from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.header_row import find_header
from smallcrm.exchange.understanding import CUSTOM

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.reading_context import ReadingContext

PEOPLE = ("Ann Levy", "Bob Katz", "Carl Roth", "Dina Moss", "Eve Orr")


def _at(rows: list[list[Cell]]) -> int | None:
    found = find_header(rows)
    return None if found is None else found.index


def _file(folder: Path, text: str, context: ReadingContext) -> Imported:
    path = folder / "customers.csv"
    path.write_text(text, encoding="utf-8")
    return imported(path, context)


def _targets(found: Imported) -> dict[str, str]:
    return {column.heading: column.target for column in found.table.columns}


def _names(found: Imported) -> list[tuple[str, str]]:
    return [(reading.customer.given_name, reading.customer.family_name) for reading in found.readings if reading.customer]


@pytest.mark.parametrize("own", [8, 60])
def test_many_headings_of_the_shops_own_do_not_outweigh_a_name_and_a_phone(own: int) -> None:
    headings: list[Cell] = ["Name", "Phone", *(f"Field {number}" for number in range(own))]
    rows: list[list[Cell]] = [
        [who, f"05011122{at}0", *(f"value {number} {at}" for number in range(own))] for at, who in enumerate(PEOPLE, 10)
    ]
    assert _at([headings, *rows]) == 0


def test_the_headings_of_an_optician_are_not_a_customer(tmp_path: Path) -> None:
    own = "Right eye sphere,Right eye cylinder,Right eye axis,Left eye sphere,PD,Frame model,Frame colour,Lens type,Coating,Fund,Allergy"
    rows = "Ann Levy,0501112200,-1.25,-0.50,90,-1.00,62,Rayban 5154,black,single,AR,Clalit,dust\nBob Katz,0501112201,+2.00,,,,64,Oakley X"
    found = _file(tmp_path, f"Client name,Mobile,{own}\n{rows}\n", ISRAEL)
    assert _names(found) == [("Ann", "Levy"), ("Bob", "Katz")]
    assert found.table.left_out == ()


def test_two_known_headings_stand_above_texts_that_say_none_of_them() -> None:
    own = ("Breed", "Colour", "Food", "Coat", "Temper", "Walks", "Toys", "Vet", "Chip", "Kennel")
    first = ("Poodle", "white", "dry", "curly", "calm", "long", "ball", "Dr Stone", "none", "warm")
    second = ("Beagle", "brown", "tinned", "short", "lively", "short", "rope", "Dr Hill", "left ear", "cold")
    assert _at([["Client name", "City", *own], ["Ann Levy", "Haifa", *first], ["Bob Katz", "Acre", *second]]) == 0


def test_a_first_customer_without_headings_is_no_row_of_headings() -> None:
    rows: list[list[Cell]] = [
        ["Ann Levy", "Haifa", "no phone", "pays in cash"],
        ["Bob Katz", "Acre", "050-1234567", 12.5],
        ["Carl Roth", "Acre", "050-1234568", 3.5],
    ]
    assert _at(rows) is None


def test_a_title_above_the_headings_stays_one() -> None:
    rows: list[list[Cell]] = [
        ["Customers of the shop"],
        ["Name", "Phone", *(f"Field {number}" for number in range(8))],
        ["Ann Levy", "0501112200", *(f"value {number}" for number in range(8))],
    ]
    assert _at(rows) == 1


def test_frame_beside_a_name_is_a_field_of_the_shops_own(tmp_path: Path) -> None:
    rows = "Ann Levy,0501112200,120,Rayban 5154\nBob Katz,0501112201,0,Oakley X\n"
    found = _file(tmp_path, f"Client name,Mobile,Balance,Frame\n{rows}", ISRAEL)
    assert _targets(found)["Frame"] == CUSTOM
    assert _names(found) == [("Ann", "Levy"), ("Bob", "Katz")]


def test_unknown_headings_above_names_phones_and_emails_are_no_customer(tmp_path: Path) -> None:
    found = _file(tmp_path, "Foo,Bar,Baz,Qux\nAnn Lee,020 7946 0001,a@x.com,Leeds\nBob Ray,020 7946 0002,b@x.com,York\n", BRITAIN)
    assert _targets(found) == {"Foo": "name", "Bar": "phone", "Baz": "email", "Qux": "city"}
    assert _names(found) == [("Ann", "Lee"), ("Bob", "Ray")]


def test_questions_as_headings_are_answered_by_the_values(tmp_path: Path) -> None:
    rows = "Иван Петров,0888123456,София,12\nМария Димова,0888123457,Варна,5\nПетър Колев,0888123458,Русе,3\n"
    found = _file(tmp_path, f"Кой,Контакт,Къде,Колко\n{rows}", BULGARIA)
    assert _targets(found) == {"Кой": "name", "Контакт": "mobile", "Къде": "city", "Колко": CUSTOM}


def test_a_column_of_contacts_that_are_all_phones_is_no_name(tmp_path: Path) -> None:
    rows = "".join(f"{who},020 7946 000{at},Leeds,{at}.50\n" for at, who in enumerate(PEOPLE))
    found = _file(tmp_path, f"Who,Contact,Place,Sum due\n{rows}", BRITAIN)
    assert _names(found)[0] == ("Ann", "Levy")
    assert _targets(found)["Contact"] == "phone"


def test_short_headings_may_have_two_letters_swapped_or_lack_a_vowel(tmp_path: Path) -> None:
    rows = "ann@x.com,Ann Lee,020 7946 0001,Leeds,1.50\nbob@x.com,Bob Ray,020 7946 0002,York,2.50\n"
    found = _file(tmp_path, f"E-mial,Nmae,Phnoe,Cty,Blance\n{rows}", BRITAIN)
    assert [*_targets(found).values()] == ["email", "name", "phone", "city", "balance"]


def test_bulgarian_headings_are_known_by_their_short_words(tmp_path: Path) -> None:
    found = _file(tmp_path, "Собствено,Бащино,Фамилия,Стац. тел.,Заб.\nИван,Петров,Георгиев,029876543,ок\n", BULGARIA)
    assert [*_targets(found).values()] == ["given_name", "middle_name", "family_name", "phone", "notes"]


@pytest.mark.parametrize(
    "ranges",
    [
        ("0-30", "31-60", "61-90", "Over 90"),
        ("Current", "1-30 days", "31–60 days", "91-120 days", "120+"),
        ("0-30 дни", "31-60 дни", "> 60 дни"),
    ],
)
def test_how_old_debts_are_heads_columns_of_amounts(ranges: tuple[str, ...]) -> None:
    rows: list[list[Cell]] = [[who, f"05011122{at}0", *(float(at) for _ in ranges)] for at, who in enumerate(PEOPLE, 10)]
    assert _at([["Name", "Phone", *ranges], *rows]) == 0


def test_years_that_are_numbers_head_columns_of_amounts() -> None:
    rows: list[list[Cell]] = [[who, "0501112220", 5.0, 7.5] for who in PEOPLE]
    found = find_header([["Name", "Phone", 2023.0, 2024.0], *rows])
    assert found is not None
    assert (found.index, found.headings) == (0, ("Name", "Phone", "2023", "2024"))


MONTHS: list[list[Cell]] = [
    ["שם", "טלפון", date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1), "יתרה"],
    ["דנה כהן", "0541234567", 20, None, 5, 25],
    ["יוסי לוי", "0541234568", None, 10, None, 10],
]
WRITTEN: list[list[Cell]] = [["Name", "Phone", "01/2025", "02/2025"], ["Ann Lee", "020 7946 0001", 20, None], ["Bob Ray", None, None, 10]]
NUMBERED: list[list[Cell]] = [["Име", "Телефон", 1, 2, 3], ["Иван Петров", "0888123456", 20, None, 5], ["Мария Иванова", None, 7, 7, None]]


@pytest.mark.parametrize("rows", [MONTHS, WRITTEN, NUMBERED])
def test_columns_of_months_or_days_are_headed_by_them(rows: list[list[Cell]]) -> None:
    found = find_header(rows)
    assert found is not None
    assert (found.index, found.headings) == (0, tuple(cell_text(cell) for cell in rows[0]))


def test_the_balance_beside_columns_of_months_is_what_customers_owe(tmp_path: Path) -> None:
    got = imported(workbook(tmp_path / "חובות.xlsx", MONTHS), ISRAEL)
    assert [(reading.customer.given_name, reading.opening_balance) for reading in got.readings if reading.customer] == [
        ("דנה", 2500),
        ("יוסי", 1000),
    ]


def test_a_row_of_dates_above_dates_is_no_heading() -> None:
    dates: list[Cell] = ["Ann Levy", "Phone", date(2025, 1, 1), date(2025, 2, 1)]
    assert _at([dates, ["Bob Katz", "0541234567", date(2025, 1, 3), date(2025, 2, 4)]]) is None
