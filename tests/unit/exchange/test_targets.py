"""Where each column of a table goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.reading import ISRAEL, SAUDI_ARABIA

from smallcrm.domain.fields import Use, fields_of
from smallcrm.exchange.headers import match_header
from smallcrm.exchange.targets import match_columns
from smallcrm.exchange.understanding import CUSTOM
from smallcrm.i18n import LANGUAGES, gettext, in_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.exchange.cells import Cell


def targets(*headings: str, rows: Sequence[Sequence[str]] = ()) -> list[str]:
    return [column.target for column in match_columns(headings, len(headings), {}, rows=rows, context=SAUDI_ARABIA if rows else None)]


@pytest.mark.parametrize("without", [{"name"}, {"name", "family_name"}, {"name", "family_name", "given_name"}], ids=len)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_heading_of_our_own_table_is_taken_for_another_field(language: str, without: set[str]) -> None:
    with in_language(language):
        labels = {field.key: gettext(field.label) for field in fields_of(Use.EXPORT) if field.key not in without}
    meant = {key: match_header(label).meaning for key, label in labels.items() if key != "family"}
    assert {key: meaning for key, meaning in meant.items() if meaning not in {key, None}} == {}
    found = dict(zip(labels, targets(*labels.values()), strict=True))
    assert {key: target for key, target in found.items() if target != key} == {}


def test_a_field_of_the_shops_own_stays_one_in_our_own_table_whatever_it_is_called() -> None:
    headings = ("Number", "Person or firm", "Given name", "Street", "Street 2", "Balance", "Deposit", "Nickname")
    assert targets(*headings) == ["number", "kind", "given_name", "street", "street", "balance", CUSTOM, CUSTOM]
    assert targets("Number", "Name", "Balance", "Deposit", "Nickname") == ["number", "name", "balance", "balance", "known_as"]


def test_who_has_a_column_of_the_surname_has_relatives_in_that_of_the_family() -> None:
    assert targets("Family", "Family name", "Given name") == [CUSTOM, "family_name", "given_name"]
    assert targets("שם פרטי", "משפחה", "שם משפחה") == ["given_name", CUSTOM, "family_name"]


def test_where_only_the_family_stands_it_is_the_surname() -> None:
    assert targets("שם פרטי", "משפחה", "טלפון", "יתרה") == ["given_name", "family_name", "phone", "balance"]
    assert targets("First", "Family", "Mobile") == ["given_name", "family_name", "mobile"]


@pytest.mark.parametrize(
    "headings",
    [
        ("Name", "Total", "Paid", "Left"),
        ("Name", "Bought", "Paid", "Rest"),
        ("שם", 'סה"כ', "שולם", "נשאר"),
        ("الاسم", "الإجمالي", "المدفوع", "الباقي"),
        ("نام", "جمع", "پرداختی", "مانده"),
        ("Име", "Общо", "Платено", "Остава"),
    ],
)
def test_what_is_left_beside_a_total_and_what_was_paid_is_owed(headings: tuple[str, ...]) -> None:
    assert targets(*headings)[-1] == "balance"


@pytest.mark.parametrize(
    "headings", [("Name", "Right", "Left"), ("Name", "Paid", "Right", "Left"), ("Name", "Balance", "Total", "Paid", "Left")]
)
def test_the_word_left_means_nothing_that_is_owed_elsewhere(headings: tuple[str, ...]) -> None:
    assert targets(*headings)[-1] == CUSTOM


def test_beside_given_names_the_arabic_word_for_a_nickname_means_the_familys_name() -> None:
    rows = [["أحمد", "الحربي"], ["عبد الله", "العتيبي"]]
    assert targets("الاسم", "اللقب", rows=rows) == ["given_name", "family_name"]
    assert targets("الاسم الأول", "اللقب", rows=rows) == ["given_name", "family_name"]


def test_beside_whole_names_it_means_a_nickname() -> None:
    rows = [["أحمد محمد الحربي", "أبو علي"], ["سارة العتيبي", "أم خالد"]]
    assert targets("الاسم", "اللقب", rows=rows) == ["name", "known_as"]
    assert targets("الاسم الأول", "اسم العائلة", "اللقب", rows=[["سارة", "العتيبي", "أم خالد"]]) == [
        "given_name",
        "family_name",
        "known_as",
    ]


def test_a_column_of_titles_is_none_of_nicknames_or_streets() -> None:
    assert targets("اللقب", "الاسم الأول", "اسم العائلة", rows=[["د.", "فاطمة", "الحربي"]]) == ["title", "given_name", "family_name"]
    assert targets("عنوان", "نام", "نام خانوادگی", rows=[["آقای", "علی", "رضایی"]]) == ["title", "given_name", "family_name"]
    assert targets("عنوان", "نام", "نام خانوادگی", rows=[["خیابان ولیعصر", "علی", "رضایی"]]) == ["street", "given_name", "family_name"]


def test_one_heading_over_two_columns_is_that_of_the_given_names_and_the_familys() -> None:
    rows = [["Иван", "Петров", "0888123456"], ["Мария", "Иванова", "0888123457"], ["Георги", "Колев", "0888123458"]]
    assert targets("Клиент", "", "Телефон", rows=rows) == ["given_name", "family_name", "phone"]
    rows = [["משה", "כהן", "050-1234567"], ["רות", "לוי", "052-7654321"], ["דוד", "מזרחי", "052-7654322"]]
    assert targets("לקוח", "", "טלפון", rows=rows) == ["given_name", "family_name", "phone"]


def test_home_and_work_are_phones_where_phones_stand_below() -> None:
    rows: list[list[Cell]] = [["משה כהן", "04-8123456", "050-1234567", "04-8123457"], ["רות לוי", "04-8123458", "052-7654321", None]]
    columns = match_columns(("שם", "בית", "נייד", "עבודה"), 4, {}, rows=rows, context=ISRAEL)
    assert [column.target for column in columns] == ["name", "phone", "mobile", "phone"]


def test_work_is_the_occupation_where_words_stand_below() -> None:
    assert targets("Name", "Work", rows=[["Ali Hassan", "Baker"], ["Sara Omar", "Driver"]]) == ["name", "occupation"]
