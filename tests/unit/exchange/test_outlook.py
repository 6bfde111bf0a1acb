"""The contacts that Outlook writes: addresses of several kinds, and values that say nothing."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.reading import BRITAIN, BULGARIA, ISRAEL, Imported, imported

from smallcrm.domain.customer import Address
from smallcrm.exchange.understanding import CUSTOM, IGNORE

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.exchange.reading_context import ReadingContext

ADDRESS = ("Street", "Street 2", "Street 3", "City", "State", "Postal Code", "Country/Region")
HEADINGS = (
    *("Title", "First Name", "Middle Name", "Last Name", "Company"),
    *(f"{whose} {part}" for whose in ("Business", "Home", "Other") for part in ADDRESS),
    *("Business Phone", "Home Phone", "Mobile Phone", "Anniversary", "Birthday", "E-mail Address", "Gender", "Notes"),
    *("Priority", "Private", "Sensitivity", "Spouse"),
)
FILLED_IN = {
    "Anniversary": "0/0/00",
    "Birthday": "0/0/00",
    "Gender": "Unspecified",
    "Priority": "Normal",
    "Private": "False",
    "Sensitivity": "Normal",
}


def _exported(folder: Path, *contacts: dict[str, str]) -> Imported:
    path = folder / "contacts.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADINGS, quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows({**FILLED_IN, **contact} for contact in contacts)
    return imported(path, BRITAIN)


def _addresses(found: Imported) -> list[tuple[Address, ...]]:
    return [reading.customer.addresses for reading in found.readings if reading.customer]


def _read(folder: Path, text: str, context: ReadingContext) -> Imported:
    path = folder / "contacts.csv"
    path.write_text(text, encoding="utf-8")
    return imported(path, context)


def test_the_street_and_the_city_of_one_place_are_one_address(tmp_path: Path) -> None:
    ann = {"First Name": "Ann", "Last Name": "Lee", "Home Street": "1 Low Rd", "Home City": "York", "Home Postal Code": "YO1 7HH"}
    bob = {"First Name": "Bob", "Business Street": "12 High St", "Business City": "Leeds", "Home Street": "5 Oak Ave", "Home City": "York"}
    assert _addresses(_exported(tmp_path, ann, bob)) == [
        (Address("1 Low Rd", "York", "YO1 7HH"),),
        (Address("12 High St", "Leeds"), Address("5 Oak Ave", "York")),
    ]


def test_the_second_line_of_a_street_goes_on_with_it(tmp_path: Path) -> None:
    cat = {"First Name": "Cat", "Business Street": "12 High St", "Business Street 2": "Floor 2", "Business City": "Leeds"}
    assert _addresses(_exported(tmp_path, cat)) == [(Address("12 High St, Floor 2", "Leeds"),)]


def test_addresses_of_hebrew_contacts_are_told_by_home_and_work(tmp_path: Path) -> None:
    text = "שם פרטי,עיר בעבודה,רחוב בעבודה,רחוב בבית,רחוב בבית 2,עיר בבית\nדנה,חיפה,הרצל 5,ויצמן 7,דירה 3,לוד\nיוסי,,,יפו 2,,עכו\n"
    assert _addresses(_read(tmp_path, text, ISRAEL)) == [
        (Address("הרצל 5", "חיפה"), Address("ויצמן 7, דירה 3", "לוד")),
        (Address("יפו 2", "עכו"),),
    ]


def test_addresses_of_bulgarian_contacts_are_told_by_home_and_work(tmp_path: Path) -> None:
    text = (
        "Собствено име,Служебен адрес - улица,Домашен адрес - улица,Домашен адрес - град,Служебен адрес - град\n"
        "Иван,ул. Шипка 5,ул. Роза 2,Варна,София\n"
    )
    assert _addresses(_read(tmp_path, text, BULGARIA)) == [(Address("ул. Шипка 5", "София"), Address("ул. Роза 2", "Варна"))]


@pytest.mark.parametrize("headings", ["Name,Home address,City,Postcode", "Name,Address,Business city,Business postcode"])
def test_one_street_and_one_city_stay_one_address_whatever_is_said_of_them(tmp_path: Path, headings: str) -> None:
    found = _read(tmp_path, f"{headings}\nAnn Lee,1 Low Rd,York,YO1 7HH\n", BRITAIN)
    assert _addresses(found) == [(Address("1 Low Rd", "York", "YO1 7HH"),)]


def test_what_outlook_fills_in_is_no_fault_no_note_and_no_field(tmp_path: Path) -> None:
    found = _exported(tmp_path, {"First Name": "Ann", "Last Name": "Lee", "Spouse": "John Lee"}, {"First Name": "Bob"})
    ann = found.readings[0]
    assert ann.customer
    assert (ann.faults, ann.customer.notes, ann.custom) == ((), "", (("Spouse", "John Lee"),))
    assert {found.column(heading).target for heading in ("Anniversary", "Priority", "Private", "Sensitivity")} == {IGNORE}


def test_a_field_of_the_shops_own_comes_back_from_our_own_table_whatever_it_says(tmp_path: Path) -> None:
    found = _read(tmp_path, "Number,Given name,Person or firm,Balance,Priority\n1,Ann,person,12.50,Normal\n", BRITAIN)
    assert found.readings[0].custom == (("Priority", "Normal"),)


def test_a_priority_that_somebody_set_keeps_the_column(tmp_path: Path) -> None:
    found = _exported(tmp_path, {"First Name": "Ann", "Priority": "High"}, {"First Name": "Bob", "Anniversary": "6/15/2001"})
    assert found.column("Priority").target == CUSTOM
    assert [reading.custom for reading in found.readings] == [
        (("Priority", "High"),),
        (("Anniversary", "2001-06-15"), ("Priority", "Normal")),
    ]
