"""Files of contacts by Google: labels beside values, several values in a cell, groups of Google itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import text_file
from tests.unit.exchange.reading import BRITAIN, imported

from smallcrm.domain.choices import CustomType, PhoneKind, Relation
from smallcrm.domain.customer import FamilyMember
from smallcrm.domain.phone import read_phones
from smallcrm.exchange.googles_cells import tags_of
from smallcrm.exchange.understanding import IGNORE, SAYS_KIND

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = (
    "First Name,Last Name,Labels,Phone 1 - {0},Phone 1 - Value,Phone 2 - {0},Phone 2 - Value,Relation 1 - {0},Relation 1 - Value,"
    "Relation 2 - {0},Relation 2 - Value,Event 1 - {0},Event 1 - Value,Custom Field 1 - {0},Custom Field 1 - Value,"
    "Custom Field 2 - {0},Custom Field 2 - Value"
)
ANN = (
    "Ann,Lee,* myContacts ::: VIP ::: * starred,* Mobile,+44 7911 123456,Work Fax,020 7946 0000 ::: 020 7946 0001,Spouse,Tom Lee,"
    "Child,Tim ::: Sue,Anniversary,2001-06-07,Shoe,42,Hat,L"
)
DAN = "Dan,Fox,* myContacts,Main,020 7946 0999 :::,,,,,,,First visit,2024-02-13,Hat,M,Shoe,44"


@pytest.mark.parametrize("word", ["Label", "Type"])
def test_what_a_label_says_of_the_value_beside_it_is_so_on_the_card(tmp_path: Path, word: str) -> None:
    found = imported(text_file(tmp_path, "\n".join((HEADINGS.format(word), ANN, DAN))), BRITAIN)
    ann, dan = (reading.customer for reading in found.readings)
    assert ann
    assert dan
    assert [(phone.typed, phone.kind) for phone in ann.phones] == [
        ("+44 7911 123456", PhoneKind.MOBILE),
        ("020 7946 0000", PhoneKind.FAX),
        ("020 7946 0001", PhoneKind.FAX),
    ]
    assert [phone.typed for phone in dan.phones] == ["020 7946 0999"]
    assert ann.family == (FamilyMember("Tom Lee", Relation.SPOUSE),)
    assert (ann.tags, dan.tags) == (("VIP",), ())
    assert not any(reading.faults for reading in found.readings)
    assert found.readings[0].custom == (("Child", "Tim, Sue"), ("Anniversary", "2001-06-07"), ("Shoe", "42"), ("Hat", "L"))
    assert found.readings[1].custom == (("First visit", "2024-02-13"), ("Hat", "M"), ("Shoe", "44"))


def test_the_fields_that_labels_name_are_known_before_anything_is_written(tmp_path: Path) -> None:
    found = imported(text_file(tmp_path, "\n".join((HEADINGS.format("Label"), ANN, DAN))), BRITAIN)
    assert found.column("Event 1 - Value").own_names == ("Anniversary", "First visit")
    assert found.column("Event 1 - Value").decisions.custom_type is CustomType.DATE
    assert found.column("Custom Field 1 - Value").own_names == ("Shoe", "Hat")
    assert found.column("Relation 2 - Value").own_names == ("Child",)
    assert found.column("Relation 1 - Value").own_names == ()
    assert found.column("Phone 1 - Label").target == SAYS_KIND


def test_a_field_that_two_columns_name_takes_what_both_hold(tmp_path: Path) -> None:
    """42 and L of a hat are texts both."""
    found = imported(text_file(tmp_path, "\n".join((HEADINGS.format("Label"), ANN, DAN))), BRITAIN)
    kinds = {found.column(f"Custom Field {number} - Value").decisions.custom_type for number in (1, 2)}
    assert kinds == {CustomType.TEXT}


def test_two_values_of_one_label_are_one_text(tmp_path: Path) -> None:
    row = "Ann,Lee,,,,,,,,,,,,Shoe,42,Shoe,43"
    (reading,) = imported(text_file(tmp_path, f"{HEADINGS.format('Label')}\n{row}"), BRITAIN).readings
    assert reading.custom == (("Shoe", "42, 43"),)


def test_a_value_without_a_label_is_kept_by_what_it_is(tmp_path: Path) -> None:
    row = "Ann,Lee,,,,,,,,,,,,,42,,"
    found = imported(text_file(tmp_path, f"{HEADINGS.format('Label')}\n{row}"), BRITAIN)
    assert found.readings[0].custom == (("Custom Field 1", "42"),)
    assert found.column("Custom Field 1 - Value").own_names == ("Custom Field 1",)


def test_whoever_leaves_a_label_out_has_the_values_as_they_stand(tmp_path: Path) -> None:
    path = text_file(tmp_path, "\n".join((HEADINGS.format("Label"), ANN, DAN)))
    found = imported(path, BRITAIN, targets={13: IGNORE, 5: IGNORE})
    assert found.readings[0].customer
    assert {phone.kind for phone in found.readings[0].customer.phones} == {PhoneKind.MOBILE, PhoneKind.PHONE}
    assert ("Custom Field 1 - Value", "42") in found.readings[0].custom


def test_several_values_in_a_cell_are_several_wherever_they_stand(tmp_path: Path) -> None:
    text = "Name,Hobby,Occupation,E-mail 1 - Value\nAnn Lee,Chess ::: Tea,Baker ::: Cook,ann@x.com ::: b@x.com"
    (reading,) = imported(text_file(tmp_path, text), BRITAIN).readings
    assert reading.customer
    assert reading.customer.interests == ("Chess", "Tea")
    assert reading.customer.occupation == "Baker, Cook"
    assert reading.customer.emails == ("ann@x.com", "b@x.com")


def test_numbers_parted_as_google_parts_them_are_two() -> None:
    assert [each.typed for each in read_phones("+447911123456 ::: 07911123457", "GB")] == ["+447911123456", "07911123457"]
    assert [each.typed for each in read_phones("+447911123456 :::", "GB")] == ["+447911123456"]


def test_a_star_before_a_tag_of_the_shop_is_no_group_of_google() -> None:
    assert tags_of("* myContacts ::: * friends ::: starred") == "friends\nstarred"
    assert tags_of("VIP; Friends") == "VIP; Friends"


def test_outlooks_own_headings_come_in_as_what_they_are(tmp_path: Path) -> None:
    text = (
        "First Name,Last Name,Business Fax,Mobile Phone,Anniversary,Spouse,Children,Categories\n"
        "Ann,Lee,020 7946 0000,07911 123456,7/6/2001,Tom Lee,Tim; Sue,VIP;Friends\n"
        "Dan,Fox,,,13/6/2001,,,VIP"
    )
    found = imported(text_file(tmp_path, text), BRITAIN)
    ann = found.readings[0].customer
    assert ann
    assert [(phone.typed, phone.kind) for phone in ann.phones] == [("020 7946 0000", PhoneKind.FAX), ("07911 123456", PhoneKind.MOBILE)]
    assert ann.tags == ("VIP", "Friends")
    assert found.readings[0].custom == (("Anniversary", "2001-06-07"), ("Spouse", "Tom Lee"), ("Children", "Tim; Sue"))


MAIL = "First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value"
PLACE = "Address 1 - Label,Address 1 - Street,Address 1 - City,Address 2 - Label,Address 2 - Street,Address 2 - City"


@pytest.mark.parametrize(
    ("row", "notes"),
    [
        ("* Work,ann@work.co.uk,Home,ann@home.co.uk,,,,,,,,", "Work: ann@work.co.uk\nHome: ann@home.co.uk"),
        ("Accountant,acc@gray.co.uk,,,,,,,,,,", "Accountant: acc@gray.co.uk"),
        (",,,,Mother,020 7946 0123,,,,,,", "Mother: 020 7946 0123"),
        (",,,,,,Summer house,2 Sea St,Hove,,,", "Summer house: 2 Sea St"),
        (",,,,,,Home,1 High St,London,Work,,Leeds", "Home: 1 High St\nWork: Leeds"),
        ("* ,ann@home.co.uk,Other,ann@work.co.uk,Mobile,020 7946 0123,Home,1 High St,London,,,", ""),
    ],
)
def test_labels_that_say_which_of_several_or_say_an_own_word_are_kept_in_the_notes(tmp_path: Path, row: str, notes: str) -> None:
    (reading,) = imported(text_file(tmp_path, f"{MAIL},{PLACE}\nAnn,Lee,{row}\n"), BRITAIN).readings
    assert reading.customer
    assert reading.customer.notes == notes


def test_a_label_leaves_every_part_of_an_address_where_it_belongs(tmp_path: Path) -> None:
    row = "Ann,Lee,,,,,,,Home,1 High St,London,Work,5 Low Rd,Leeds"
    (reading,) = imported(text_file(tmp_path, f"{MAIL},{PLACE}\n{row}\n"), BRITAIN).readings
    assert reading.customer
    assert [(each.street, each.city) for each in reading.customer.addresses] == [("1 High St", "London"), ("5 Low Rd", "Leeds")]
