"""Finding customers, showing and writing cards, tagging and putting aside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Type


def test_a_customer_is_found_by_three_digits_and_a_name_and_says_what_is_owed(grocer: Type) -> None:
    answer = grocer("find", "פרידמן")
    assert answer.lines[-1] == "9 customers · owing ₪4,676.60 · in credit ₪50.50"
    assert "1012  דנה פרידמן   053-470-1127  נתניה        ₪2,778.23" in answer.lines
    assert grocer("find", "701127").lines[0].startswith("1012")


def test_the_other_keyboard_is_tried_and_said(grocer: Type) -> None:
    answer = grocer("find", "prhs")
    assert answer.lines[-1] == "Nothing was found as typed; this is what “פריד” finds."
    assert "1012" in answer.out


def test_columns_and_their_order_are_chosen_by_key_or_by_name(grocer: Type) -> None:
    assert grocer("find", "--sort=-balance", "--columns", "Family name,balance").lines[0] == "וקנין        ₪2,953.47"
    assert grocer("find", "--columns", "number").lines[0] == "1031"


def test_a_column_that_is_not_there_is_named(grocer: Type) -> None:
    for typed in (["--columns", "shoe"], ["--sort", "shoe"]):
        answer = grocer("find", *typed)
        assert answer.code == 2
        assert answer.err.startswith("There is no column “shoe”. Choose from: name, number,")


def test_filters_narrow_the_list_and_a_saved_one_is_used_again(grocer: Type) -> None:
    saved = grocer("find", "--balance", "owes", "--city", "חיפה", "--sort=-balance", "--save-as", "חייבים בחיפה", "--columns", "number")
    again = grocer("find", "--filter", "חייבים בחיפה", "--columns", "number")
    assert again.out == saved.out
    assert grocer("find", "--filter", "חייבים בחיפה", "--city", "נתניה", "--columns", "city").lines[0] == "נתניה"
    assert grocer("find", "--filter", "אין כזה").err == "There is no saved filter “אין כזה”.\n"


def test_a_tag_and_a_city_are_meant_whatever_their_case_and_one_that_is_nowhere_is_said(grocer: Type) -> None:
    grocer("tag", "Gold", "--customer", "1001")
    assert grocer("find", "--tag", "gold", "--columns", "number").lines[0] == "1001"
    assert grocer("find", "--city", "תל-אביב").out == grocer("find", "--city", "תל אביב").out
    assert grocer("find", "--tag", "silver").err == "There is no tag “silver”.\n"
    assert grocer("find", "--city", "אטלנטיס").err == "No address has the city “אטלנטיס”.\n"


def test_json_is_the_whole_of_each_card(grocer: Type) -> None:
    (card,) = json.loads(grocer("find", "1012", "--json").out)
    assert card == json.loads(grocer("card", "1012", "--json").out)
    assert (card["display_name"], card["balance"], card["currency"]) == ("דנה פרידמן", 277823, "ILS")
    assert json.loads(grocer("find", "אין כזה אדם", "--json").out) == []


def test_a_card_is_shown_in_the_language_spoken(grocer: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Birthday:" in grocer("card", "1012").out
    monkeypatch.setenv("LANG", "he_IL.UTF-8")
    card = grocer("card", "1012").out
    assert "Birthday" not in card
    assert "2,778.23" in card
    assert "משלם רק במזומן; אמא של דנה <b>מהמאפייה</b> & אחות של יוסי" in card


def test_a_card_is_written_corrected_and_the_correction_taken_back(crm: Type) -> None:
    new = json.loads(crm("card", "--new", "--set", "name=דנה כהן", "--set", "mobile=054-123-4567", "--set", "balance=12.50", "--json").out)
    assert (new["display_name"], new["balance"]) == ("דנה כהן", 1250)
    assert "Family name:        לוי" in crm("card", new["number"], "--set", "family_name=לוי").lines
    assert crm("undo").out.startswith("Undone: Changes to דנה")
    assert json.loads(crm("card", new["number"], "--json").out)["display_name"] == "דנה כהן"


def test_an_e_mail_that_is_none_is_kept_and_warned_of(crm: Type) -> None:
    answer = crm("card", "--new", "--set", "name=דנה", "--set", "email=bad@")
    assert answer.code == 0
    assert answer.lines[0] == "This does not look like an e-mail address. It is kept as typed."
    assert "bad@" in answer.out


def test_a_number_that_two_cards_have_is_warned_of_and_then_refused_naming_both(crm: Type) -> None:
    for name in ("דנה כהן", "יוסף לוי"):
        crm("card", "--new", "--set", f"name={name}")
    assert crm("card", "1001", "--set", "number=1002").lines[0] == "Another card has this number."
    for refused in (
        ["card", "1002", "--set", "notes=חלה"],
        ["aside", "--customer", "1002"],
        ["card", "--new", "--set", "referred_by=1002"],
    ):
        assert crm(*refused).code == 2
    said = "Several cards are meant by “1002”. Write the one you mean, with its name, as one of: “1002 דנה כהן”, “1002 יוסף לוי”.\n"
    assert crm("card", "1002").err == said
    assert crm("card", "1002 דנה כהן", "--set", "number=1001").code == 0
    assert "1002" in crm("card", "יוסף לוי").out


def test_cards_of_one_number_and_one_name_are_told_apart_by_the_order_they_came_in(crm: Type) -> None:
    for street in ("הרצל 1", "הרצל 2"):
        crm("card", "--new", "--set", "name=מרים אוחיון", "--set", f"street={street}")
    crm("card", "--new", "--set", "name=דנה כהן", "--set", "number=1001")
    crm("card", "1002", "--set", "number=1001")
    offered = "“1001 מרים אוחיון (1)”, “1001 מרים אוחיון (2)”"
    assert crm("card", "1001").err.endswith(f"as one of: {offered}, “1001 דנה כהן”.\n")
    assert crm("card", "מרים אוחיון").err.endswith(f"as one of: {offered}.\n")
    assert "הרצל 1" in crm("card", "1001 מרים אוחיון (1)").out
    assert "הרצל 2" in crm("card", "1001 מרים אוחיון (2)", "--set", "number=1002").out
    assert crm("card", "1001 מרים אוחיון (3)").err == "No card has the number or the name 1001 מרים אוחיון (3).\n"


def test_cards_of_one_name_without_a_number_can_each_be_meant(crm: Type) -> None:
    for _ in range(2):
        crm("card", "--new", "--set", "name=Иван Петров")
    crm("card", "1001", "--set", "number=")
    assert crm("card", "иван петров").err.endswith("as one of: “Иван Петров (1)”, “1002 Иван Петров”.\n")
    assert crm("card", "иван петров (1)", "--set", "city=Бургас").code == 0
    assert "Бургас" not in crm("card", "1002").out


def test_a_card_cannot_be_referred_by_itself(crm: Type) -> None:
    crm("card", "--new", "--set", "name=יוסף לוי")
    refused = crm("card", "1001", "--set", "referred_by=1001", "--set", "notes=חלה")
    said = "A card cannot be referred by itself. Choose another customer, or nobody.\n"
    assert (refused.code, refused.err) == (2, said)
    assert "חלה" not in crm("card", "1001").out


def test_a_book_without_fields_of_its_own_is_said_to_have_none(crm: Type) -> None:
    refused = crm("find", "--where", "foo=bar")
    assert (refused.code, refused.err) == (2, "“foo=bar” names a field of the shop's own, but this book has none.\n")


def test_what_looks_wrong_on_a_card_is_said_and_kept(crm: Type) -> None:
    answer = crm("card", "--new", "--set", "name=דנה", "--set", "mobile=054-12")
    assert answer.code == 0
    assert answer.lines[0] == "This does not look like a whole phone number. It is kept as typed."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["card"], "Give the number of a card, or --new for a new one."),
        (["card", "1012", "--new"], "Give the number of a card, or --new for a new one."),
        (["card", "דנה כהן"], "No card has the number or the name דנה כהן."),
        (["card", "1012", "--set", "shoe=39"], "“shoe=39” sets no field."),
        (["card", "1012", "--set", "balance=הרבה"], "balance: “הרבה” cannot be read."),
        (["card", "--new"], "Write at least a name, a firm or a phone"),
        (["card", "1012", "--put-aside", "--bring-back"], "What is given for --bring-back"),
        (["tag", "VIP"], "Say which customers"),
        (["aside"], "Say which customers"),
        (["tag", " ", "--all"], "A tag needs a name."),
        (["tag", "VIP", "--customer", "999"], "No card has the number or the name 999."),
        (["find", "--where", "shoe=39"], "“shoe=39” names a field of the shop's own, but this book has none."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence_and_nothing_changes(grocer: Type, typed: list[str], said: str) -> None:
    answer = grocer(*typed)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert answer.err.startswith(said)
    assert grocer("undo", "--show").out == "Import of grocer_he.xls\n"


def test_tags_go_on_and_off_the_cards_chosen(grocer: Type) -> None:
    assert grocer("tag", "VIP", "--customer", "1001", "--customer", "1002").out == "2 cards got the tag.\n"
    assert grocer("tag", "VIP", "--find", "פרידמן").out == "9 cards got the tag.\n"
    assert grocer("find", "--tag", "VIP", "--columns", "number").lines[-1].startswith("11 customers")
    assert grocer("tag", "VIP", "--off", "--all").out == "11 cards lost the tag.\n"
    assert grocer("undo").code == 0
    assert "11 customers" in grocer("find", "--tag", "VIP").out


def test_cards_are_put_aside_found_last_and_brought_back(grocer: Type) -> None:
    assert grocer("aside", "--find", "פרידמן").out == "9 cards put aside\n"
    assert "51 customers" in grocer("find").out
    assert grocer("find", "פרידמן").out.count("put aside") == 9
    assert "9 customers" in grocer("find", "--put-aside", "only").out
    assert grocer("aside", "--back", "--all").out == "9 cards brought back\n"
    assert "60 customers" in grocer("find").out
    assert "Put aside since" in grocer("card", "1012", "--put-aside").out
    assert "Put aside since" not in grocer("card", "1012", "--bring-back").out


def test_all_customers_are_those_put_aside_too_where_a_tag_is_meant(grocer: Type) -> None:
    grocer("tag", "VIP", "--customer", "1001")
    grocer("aside", "--customer", "1001")
    assert grocer("tag", "VIP", "--off", "--all").out == "1 card lost the tag.\n"
    assert grocer("tag", "VIP", "--all").out == "60 cards got the tag.\n"


@pytest.mark.parametrize(
    ("before", "typed", "said"),
    [
        (["tag", "VIP", "--customer", "1001"], ["tag", "VIP", "--customer", "1001"], "All of them have the tag already."),
        (["tags"], ["tag", "VIP", "--off", "--all"], "None of them has the tag."),
        (["aside", "--customer", "1001"], ["aside", "--customer", "1001"], "All of them are put aside already."),
        (["tags"], ["aside", "--back", "--customer", "1001"], "None of them is put aside."),
        (["tags"], ["aside", "--back", "--all"], "Nobody was found, so nothing was changed."),
    ],
)
def test_what_changes_nothing_says_why(grocer: Type, before: list[str], typed: list[str], said: str) -> None:
    grocer(*before)
    assert grocer(*typed).out == f"{said}\n"


@pytest.mark.parametrize(
    "where", ["Размер=42,5", "Размер=42.50", "Последна покупка=10.08.2024", "Последна покупка=10/08/2024", "Марка=ЛАДА"]
)
def test_a_field_of_the_shops_own_is_found_as_people_write_it(where: str, crm: Type) -> None:
    for label, kind in (("Размер", "number"), ("Последна покупка", "date"), ("Марка", "text")):
        crm("fields", "--add", label, "--type", kind)
    own = ("Размер=42,5", "Последна покупка=10/08/2024", "Марка=бяла лада")
    assert crm("card", "--new", "--set", "name=Иван Петров", *(part for pair in own for part in ("--set", pair))).code == 0
    crm("card", "--new", "--set", "name=Мария Илиева", "--set", "Размер=42", "--set", "Марка=Опел")
    assert [card["display_name"] for card in json.loads(crm("find", "--where", where, "--json").out)] == ["Иван Петров"]


def test_customers_are_found_and_sorted_by_a_field_of_the_shops_own(grocer: Type) -> None:
    grocer("fields", "--add", "מידת נעל", "--type", "number")
    for number, size in (("1001", "44"), ("1002", "39"), ("1003", "41")):
        grocer("card", number, "--set", f"מידת נעל={size}")
    assert grocer("find", "--where", "מידת נעל=٣٩", "--columns", "number").lines[0] == "1002"
    assert [line.split()[0] for line in grocer("find", "--sort", "מידת נעל", "--columns", "number,מידת נעל").lines[:3]] == [
        "1002",
        "1003",
        "1001",
    ]


def two_of_dana(crm: Type) -> None:
    crm("card", "--new", "--set", "name=דנה כהן", "--set", "mobile=054-123-4567", "--set", "balance=50")
    crm("card", "--new", "--set", "name=דינה כהן", "--set", "email=dana@example.com", "--set", "balance=1240.50")


def test_what_a_merge_would_give_is_shown_before_anything_is_done(crm: Type) -> None:
    two_of_dana(crm)
    assert "E-mail:             dana@example.com" in crm("merge", "1001", "1002", "--dry-run").lines
    proposed = json.loads(crm("merge", "1001", "1002", "--dry-run", "--json").out)
    assert (proposed["emails"], proposed["balance"]) == (["dana@example.com"], 129_050)
    assert "2 customers" in crm("find").out


def test_two_cards_are_made_one_and_separated_again(crm: Type) -> None:
    two_of_dana(crm)
    merged = crm("merge", "דנה כהן", "1002").lines
    assert "E-mail:             dana@example.com" in merged
    assert any(line.startswith("Merged from:") and "1002 דינה כהן, on " in line for line in merged)
    assert crm("find").lines[-1] == "1 customer · owing ₪1,290.50"
    assert crm("card", "1002").err == "“דינה כהן” was merged into “דנה כהן”. Choose that card, or separate the two first.\n"
    crm("card", "1001", "--set", "email=cohen@example.com")
    separated = crm("unmerge", "1002")
    assert separated.lines[:2] == ["Undone: “דינה כהן” merged into “דנה כהן”", "What was edited since stays: E-mail"]
    assert json.loads(crm("card", "1002", "--json").out)["balance"] == 124_050
    assert json.loads(crm("card", "1001", "--json").out)["emails"] == ["cohen@example.com"]


def test_a_merge_is_undone_and_done_again_like_anything_else(crm: Type) -> None:
    two_of_dana(crm)
    assert json.loads(crm("merge", "1001", "1002", "--json").out)["balance"] == 129_050
    assert crm("undo").out == "Undone: “דינה כהן” merged into “דנה כהן”\n"
    assert "2 customers" in crm("find").out
    assert crm("redo").code == 0
    assert json.loads(crm("unmerge", "1002", "--json").out)["display_name"] == "דינה כהן"


def test_what_cannot_be_merged_or_separated_is_said(crm: Type) -> None:
    two_of_dana(crm)
    assert crm("merge", "1001", "1001").err == "Choose two different cards to merge.\n"
    assert crm("merge", "1001", "999").err == "No card has the number or the name 999.\n"
    assert crm("unmerge", "1001").err == "“דנה כהן” is not merged into another card.\n"
    assert "2 customers" in crm("find").out


def test_cards_that_are_probably_one_customer_are_listed_with_what_speaks_for_it(crm: Type) -> None:
    two_of_dana(crm)
    crm("card", "1002", "--set", "mobile=054-123-4567")
    crm("card", "1001", "--set", "mobile=0541234567")
    found = crm("duplicates")
    assert found.lines[0].startswith("1001  דנה כהן  1002  דינה כהן")
    assert found.lines[0].endswith("%  a similar name, the same phone")
    assert found.lines[-1] == "1 pair is probably one customer."
    (pair,) = json.loads(crm("duplicates", "--json").out)
    assert pair["cards"] == [{"number": "1001", "name": "דנה כהן"}, {"number": "1002", "name": "דינה כהן"}]
    assert pair["reasons"] == ["similar_name", "same_phone"]
    assert 0.5 <= pair["score"] <= 1
    assert json.loads(crm("duplicates", "--json", "--limit", "1").out) == [pair]


def test_two_customers_are_told_apart_and_undone(crm: Type) -> None:
    two_of_dana(crm)
    for number in ("1001", "1002"):
        crm("card", number, "--set", "mobile=0541234567")
    assert crm("apart", "1001", "דינה כהן").out == "“דנה כהן” and “דינה כהן” told apart\n"
    assert crm("duplicates").out == "Nobody seems to be in the book twice.\n"
    assert json.loads(crm("duplicates", "--json").out) == []
    assert crm("undo").out == "Undone: “דנה כהן” and “דינה כהן” told apart\n"
    assert len(json.loads(crm("duplicates", "--json").out)) == 1
    assert crm("apart", "1001", "1001").err == "Choose two different cards to tell apart.\n"
