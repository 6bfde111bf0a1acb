"""Tags, cities, fields of the shop's own and saved filters: shown, renamed, merged, removed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Type


def test_tags_are_counted_renamed_merged_and_removed(grocer: Type) -> None:
    grocer("tag", "קבוע", "--customer", "1001", "--customer", "1002")
    grocer("tag", "קבועים", "--customer", "1003")
    assert json.loads(grocer("tags", "--json").out) == [{"name": "קבוע", "cards": 2}, {"name": "קבועים", "cards": 1}]
    assert grocer("tags", "--rename", "קבועים", "קבוע").code == 0
    assert grocer("tags").out == "קבוע  3\n"
    grocer("tag", "לקוח קבוע", "--customer", "1004")
    grocer("tag", "לקוח", "--customer", "1004")
    assert grocer("tags", "--rename", "לקוח", "לקוח קבוע", "קבוע").out == "1 card changed.\n"
    grocer("undo")
    assert {tag["name"] for tag in json.loads(grocer("tags", "--json").out)} == {"קבוע", "לקוח", "לקוח קבוע"}
    grocer("redo")
    assert grocer("tags", "--remove", "קבוע").out == "4 cards changed.\n"
    assert grocer("tags").out == "There are none yet.\n"
    grocer("undo")
    assert grocer("tags").out == "קבוע  4\n"


@pytest.mark.parametrize("verb", ["tags", "cities", "fields", "filters"])
def test_a_book_without_any_says_so(crm: Type, verb: str) -> None:
    assert crm(verb).out == "There are none yet.\n"
    assert crm(verb, "--json").out == "[]\n"


def test_cities_that_look_alike_are_pointed_out_and_merged(grocer: Type) -> None:
    for number, city in (("1001", 'ת"א'), ("1002", "ת״א")):
        grocer("card", number, "--set", f"city={city}")
    assert any(line.startswith("These look alike:") for line in grocer("cities").lines)
    assert grocer("cities", "--rename", 'ת"א', "ת״א", "תל אביב-יפו").out == "2 cards changed.\n"
    names = [city["name"] for city in json.loads(grocer("cities", "--json").out)]
    assert "תל אביב-יפו" in names
    assert 'ת"א' not in names


def test_fields_are_added_changed_and_removed_with_what_they_held(grocer: Type) -> None:
    assert (
        grocer("fields", "--add", "מועדון", "--type", "choice", "--choice", "זהב", "--choice", "כסף").out
        == "מועדון  Choice from a list  זהב, כסף\n"
    )
    grocer("card", "1001", "--set", "מועדון=זהב")
    assert json.loads(grocer("fields", "--change", "מועדון", "--name", "חבר", "--json").out) == [
        {"name": "חבר", "type": "choice", "choices": ["זהב", "כסף"]}
    ]
    assert json.loads(grocer("card", "1001", "--json").out)["custom"] == {"חבר": "זהב"}
    assert grocer("fields", "--remove", "חבר").out == "1 card held something in it; undo brings it back.\n"
    grocer("undo")
    assert json.loads(grocer("card", "1001", "--json").out)["custom"] == {"חבר": "זהב"}


def test_fields_are_put_in_order_and_those_not_named_come_after(grocer: Type) -> None:
    for name in ("מידה", "רכב", "צבע"):
        grocer("fields", "--add", name)
    assert grocer("fields", "--order", "צבע", "רכב").code == 0
    assert [field["name"] for field in json.loads(grocer("fields", "--json").out)][:2] == ["צבע", "רכב"]
    grocer("undo")
    assert [field["name"] for field in json.loads(grocer("fields", "--json").out)][-3:] == ["מידה", "רכב", "צבע"]


def test_saved_filters_are_listed_renamed_and_removed(grocer: Type) -> None:
    grocer("find", "--balance", "owes", "--save-as", "חייבים")
    (saved,) = json.loads(grocer("filters", "--json").out)
    assert (saved["name"], saved["filter"]["balance"], saved["sort"]["key"]) == ("חייבים", "owes", "name")
    assert grocer("filters", "--rename", "חייבים", "חובות").out == "חובות\n"
    assert grocer("filters", "--remove", "חובות").out == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["tags", "--rename", "אין", "יש"], "There is no tag “אין”."),
        (["tags", "--remove", "אין"], "There is no tag “אין”."),
        (["cities", "--rename", "אין", "יש"], "No address has the city “אין”."),
        (["fields", "--order", "אין"], "There is no field “אין”."),
        (["fields", "--remove", "אין"], "There is no field “אין”."),
        (["fields", "--change", "אין", "--name", "יש"], "There is no field “אין”."),
        (["fields", "--add", " "], "A field needs a name."),
        (["filters", "--remove", "אין"], "There is no saved filter “אין”."),
        (["tags", "--rename", "אין"], "Write the new name."),
        (["fields", "--add", "a", "--remove", "b"], "What is given for --remove"),
    ],
)
def test_a_name_that_is_not_there_is_said_in_one_sentence(grocer: Type, typed: list[str], said: str) -> None:
    answer = grocer(*typed)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert answer.err.startswith(said)


def test_saved_matchings_are_shown_renamed_and_removed(crm: Type, tmp_path: Path) -> None:
    assert crm("matchings").out == "There are none yet.\n"
    file = workbook(tmp_path / "a.xlsx", [["שם", "נייד", "קוד"], ["דנה כהן", "054-123-4567", "אופה"]])
    crm("import", file, "--yes", "--column", "קוד=occupation", "--save-matching", "ספק")
    assert crm("matchings", "--rename", "ספק", "קופה").out == "קופה\n"
    assert json.loads(crm("matchings", "--json").out) == ["קופה"]
    assert crm("matchings", "--remove", "ספק").err == "There is no saved matching “ספק”.\n"
    assert crm("matchings", "--remove", "קופה").code == 0
    crm("undo")
    assert crm("matchings").out == "קופה\n"
