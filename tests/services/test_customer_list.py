"""The customers' list: filtered, sorted, summed up, and what its columns show."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from tests.services.books import SHOP

from smallcrm.domain.choices import CustomerKind, CustomType, FormOfAddress, MaritalStatus, NameOrder, PhoneKind, Relation
from smallcrm.domain.customer import Address, Age, Customer, CustomValue, FamilyMember, Phone
from smallcrm.domain.fields import FIELD_BY_KEY, FieldType, column_label
from smallcrm.domain.partial_date import Calendar, PartialDate
from smallcrm.i18n import in_language
from smallcrm.services import custom_fields, customers, shop
from smallcrm.services.customer_list import BalanceFilter, Filter, PutAside, Sort, Summary, columns, first_ids, list_ids, rows, summary

if TYPE_CHECKING:
    from smallcrm.services.book import Book


def write(book: Book, *cards: Customer, balance: int | None = None) -> list[int]:
    return [customers.save_customer(book, card, opening_balance=balance).value for card in cards]


def named(name: str, **parts: Any) -> Customer:
    return replace(Customer(given_name=name), **parts)


def names(book: Book, which: Filter | None = None, sort: Sort | None = None) -> list[object]:
    ids = list_ids(book, which or Filter(), sort or Sort())
    return [row.values[0] for row in rows(book, ids, ["name"])]


def test_the_list_is_alphabetical_whatever_was_written_first(book: Book) -> None:
    write(book, named("יוסף"), named("אברהם"), named("דנה"), named("Zoe"), named("anna"), named("Борис"))
    assert names(book) == ["אברהם", "דנה", "יוסף", "anna", "Zoe", "Борис"]


def test_a_shop_that_changes_its_language_has_the_names_in_its_own_script_first(book: Book) -> None:
    write(book, named("יוסף"), named("Zoe"), named("Борис"))
    shop.update_shop(book, replace(SHOP, language="bg"))
    assert names(book) == ["Борис", "Zoe", "יוסף"]
    assert names(book, Filter(text="бор")) == ["Борис"]


def test_the_shop_decides_whether_the_family_name_stands_first(book: Book) -> None:
    write(book, named("דנה", family_name="ברק"), named("אבי", family_name="שלום"))
    assert names(book) == ["אבי שלום", "דנה ברק"]
    shop.update_shop(book, replace(SHOP, name_order=NameOrder.FAMILY_FIRST))
    assert names(book) == ["ברק דנה", "שלום אבי"]


def test_the_persian_alphabet_has_its_own_order(book: Book) -> None:
    write(book, named("هادی"), named("وحید"))
    assert names(book) == ["هادی", "وحید"]
    shop.update_shop(book, replace(SHOP, language="fa"))
    assert names(book) == ["وحید", "هادی"]


@pytest.mark.parametrize("descending", [False, True])
def test_cards_without_a_value_come_last_either_way(book: Book, descending: bool) -> None:
    write(book, named("א", company="אחים כהן"), named("ב"), named("ג", company="Bakery"))
    found = names(book, sort=Sort("company", descending))
    assert found[-1] == "ב"
    assert found[:2] == (["ג", "א"] if descending else ["א", "ג"])


def test_numbers_are_sorted_as_numbers(book: Book) -> None:
    write(book, *(named(f"לקוח {number}", number=number) for number in ("10", "9", "100")))
    assert names(book, sort=Sort("number")) == ["לקוח 9", "לקוח 10", "לקוח 100"]


def test_the_balance_is_sorted_by_its_amount(book: Book) -> None:
    for name, balance in (("א", 500), ("ב", -2000), ("ג", 100_000), ("ד", 0)):
        write(book, named(name), balance=balance)
    assert names(book, sort=Sort("balance", descending=True)) == ["ג", "א", "ד", "ב"]
    assert names(book, sort=Sort("balance")) == ["ב", "ד", "א", "ג"]


def test_birthdays_are_sorted_by_the_gregorian_day_whatever_their_calendar(book: Book) -> None:
    write(
        book,
        named("نوروز", birthday=PartialDate(1360, 1, 1, Calendar.JALALI)),
        named("Иван", birthday=PartialDate(1980, 5, 6)),
        named("דנה", birthday=PartialDate(5744, 13, 14, Calendar.HEBREW)),
        named("בלי"),
    )
    assert names(book, sort=Sort("birthday")) == ["Иван", "نوروز", "דנה", "בלי"]


def test_ages_are_sorted_by_the_year_of_birth_they_tell(book: Book) -> None:
    write(book, named("א", age=Age(40, date(2026, 1, 1))), named("ב", age=Age(30, date(2006, 1, 1))), named("ג"))
    assert names(book, sort=Sort("age")) == ["ב", "א", "ג"]


@pytest.mark.parametrize(
    "key", ["kind", "marital_status", "form_of_address", "language", "created_at", "tags", "interests", "main_phone", "mobile", "city"]
)
def test_every_kind_of_column_can_be_sorted(book: Book, key: str) -> None:
    full = named(
        "א",
        kind=CustomerKind.FIRM,
        marital_status=MaritalStatus.SINGLE,
        form_of_address=FormOfAddress.HE,
        language="he",
        tags=("VIP",),
        interests=("שחמט",),
        phones=(Phone("054-123-4567"),),
        addresses=(Address(city="חיפה"),),
        created_at=datetime(2020, 1, 1, tzinfo=UTC),
    )
    write(book, named("ב", created_at=datetime(2021, 1, 1, tzinfo=UTC), kind=CustomerKind.PERSON), full)
    assert names(book, sort=Sort(key)) == ["א", "ב"]


def test_all_columns_can_be_sorted_and_shown(book: Book) -> None:
    write(book, named("דנה"), named("Иван", notes="x"))
    custom_fields.add_custom_field(book, "מידה", CustomType.NUMBER)
    for column in columns(book):
        assert len(names(book, sort=Sort(column.key))) == 2
        assert len(rows(book, [1, 2], [column.key])) == 2


def test_the_shops_own_fields_are_columns_sorted_by_value(book: Book) -> None:
    field = custom_fields.add_custom_field(book, "מידת נעליים", CustomType.NUMBER).value
    for name, size in (("א", "9.5"), ("ב", "38"), ("ג", "-2")):
        write(book, named(name, custom=(CustomValue(field, size),)))
    write(book, named("ד"))
    assert columns(book)[-1].key == f"custom:{field}"
    assert columns(book)[-1].label == "מידת נעליים"
    assert names(book, sort=Sort(f"custom:{field}")) == ["ג", "א", "ב", "ד"]
    assert names(book, sort=Sort(f"custom:{field}", descending=True)) == ["ב", "א", "ג", "ד"]
    assert names(book, Filter(custom=((field, "38"),))) == ["ב"]


def test_an_own_number_is_found_with_or_without_idle_zeros(book: Book) -> None:
    field = custom_fields.add_custom_field(book, "Размер", CustomType.NUMBER).value
    for name, size in (("Иван", "42.50"), ("Борис", "42"), ("Мария", "142.5")):
        write(book, named(name, custom=(CustomValue(field, size),)))
    assert names(book, Filter(custom=((field, "42.5"),))) == ["Иван"]


def test_an_own_text_is_found_by_any_part_of_it_however_it_is_written(book: Book) -> None:
    field = custom_fields.add_custom_field(book, "Марка", CustomType.TEXT).value
    other = custom_fields.add_custom_field(book, "Бележка", CustomType.TEXT).value
    write(book, named("Иван", custom=(CustomValue(field, "Бяла ЛАДА-Нива"),)))
    write(book, named("Борис", custom=(CustomValue(field, "Опел"), CustomValue(other, "имаше лада"))))
    assert names(book, Filter(custom=((field, "лада нива"),))) == ["Иван"]
    assert names(book, Filter(custom=((field, "лада"),), text="иван")) == ["Иван"]
    assert names(book, Filter(custom=((field, "ла"),))) == ["Иван"]
    assert names(book, Filter(custom=((field, '"'),))) == []
    assert summary(book, Filter(custom=((field, "лада"),))).count == 1


def test_an_own_choice_is_found_whole_alone(book: Book) -> None:
    field = custom_fields.add_custom_field(book, "Кръвна група", CustomType.CHOICE, ("A", "A-", "AB")).value
    for name, group in (("Иван", "A"), ("Борис", "A-"), ("Мария", "AB")):
        write(book, named(name, custom=(CustomValue(field, group),)))
    assert names(book, Filter(custom=((field, "A"),))) == ["Иван"]


def test_a_filter_by_tags_finds_cards_with_any_of_them(book: Book) -> None:
    write(book, named("א", tags=("VIP", "חבר")), named("ב", tags=("חבר",)), named("ג", tags=("קבלן",)), named("ד"))
    assert names(book, Filter(tags=("VIP", "קבלן"))) == ["א", "ג"]


def test_a_filter_by_cities_looks_at_every_address(book: Book) -> None:
    write(
        book, named("א", addresses=(Address(city="חיפה"), Address(city="София"))), named("ב", addresses=(Address(city="אילת"),)), named("ג")
    )
    assert names(book, Filter(cities=("София", "אילת"))) == ["א", "ב"]


def test_filters_by_balance_tell_debtors_credits_and_the_settled_apart(book: Book) -> None:
    for name, balance in (("א", 500), ("ב", -2000), ("ג", 0)):
        write(book, named(name), balance=balance)
    assert names(book, Filter(balance=BalanceFilter.OWES)) == ["א"]
    assert names(book, Filter(balance=BalanceFilter.IN_CREDIT)) == ["ב"]
    assert names(book, Filter(balance=BalanceFilter.SETTLED)) == ["ג"]


def test_filters_join(book: Book) -> None:
    for name, tags, balance in (("א", ("VIP",), 500), ("ב", ("VIP",), 0), ("ג", (), 500)):
        write(book, named(name, tags=tags), balance=balance)
    assert names(book, Filter(tags=("VIP",), balance=BalanceFilter.OWES)) == ["א"]


def test_cards_put_aside_are_hidden_shown_alone_or_shown_last(book: Book) -> None:
    ids = write(book, named("א"), named("ב"), named("ג"))
    customers.put_aside(book, ids[:1])
    assert names(book) == ["ב", "ג"]
    assert names(book, Filter(put_aside=PutAside.ONLY)) == ["א"]
    assert names(book, Filter(put_aside=PutAside.WITH)) == ["ב", "ג", "א"]
    assert [row.put_aside for row in rows(book, ids, ["name"])] == [True, False, False]


def test_the_first_page_is_the_beginning_of_the_whole_list(book: Book) -> None:
    ids = write(book, *(named(f"לקוח {number:02}", company="" if number % 3 else "חברה") for number in range(12)))
    customers.put_aside(book, ids[:2])
    for sort in (Sort(), Sort("company"), Sort("company", descending=True), Sort("number", descending=True)):
        for which in (Filter(), Filter(put_aside=PutAside.WITH)):
            assert first_ids(book, which, sort, 5) == (list_ids(book, which, sort)[:5], False)
            assert first_ids(book, which, sort, 13) == (list_ids(book, which, sort), True)


def test_a_list_says_how_many_it_holds_and_what_they_owe_and_have_in_credit(book: Book) -> None:
    for name, balance in (("א", 500), ("ב", -2000), ("ג", 0), ("ד", 124_050)):
        write(book, named(name, tags=("VIP",) if name == "ד" else ()), balance=balance)
    assert summary(book, Filter()) == Summary(4, 124_550, 2000)
    assert summary(book, Filter(tags=("VIP",))) == Summary(1, 124_050, 0)
    assert summary(book, Filter(tags=("אין",))) == Summary(0, 0, 0)
    assert summary(book, Filter(text="ב")) == Summary(1, 0, 2000)


def test_a_line_holds_values_of_the_kind_of_their_column(book: Book) -> None:
    (ivan,) = write(book, named("Иван", family_name="Петров"))
    (dana,) = write(
        book,
        named(
            "דנה",
            kind=CustomerKind.FIRM,
            phones=(Phone("03-555-0199", PhoneKind.PHONE), Phone("054-123-4567"), Phone("12 סניף", PhoneKind.FAX)),
            emails=("dana@example.com", "b@example.com"),
            addresses=(Address("הרצל 1", "חיפה"), Address("x", "אילת")),
            birthday=PartialDate(5744, 13, 14, Calendar.HEBREW),
            age=Age(42, date(2026, 1, 1)),
            family=(FamilyMember("יוסי", Relation.SON),),
            tags=("ב", "א"),
            interests=("שחמט", "football"),
            referred_by=ivan,
            created_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
        ),
        balance=500,
    )
    keys = [
        "name",
        "kind",
        "main_phone",
        "mobile",
        "phone",
        "fax",
        "email",
        "city",
        "birthday",
        "age",
        "tags",
        "interests",
        "referred_by",
        "balance",
    ]
    assert rows(book, [dana], [*keys, "created_at", "notes", "marital_status"])[0].values == (
        "דנה",
        "firm",
        "+972541234567",
        "+972541234567",
        "+97235550199",
        "12 סניף",
        "dana@example.com",
        "חיפה",
        PartialDate(5744, 13, 14, Calendar.HEBREW),
        Age(42, date(2026, 1, 1)),
        ("ב", "א"),
        ("שחמט", "football"),
        "Иван Петров",
        500,
        date(2026, 3, 1),
        "",
        None,
    )


def test_lines_come_in_the_order_of_the_ids_without_those_that_are_gone(book: Book) -> None:
    first, second = write(book, named("א"), named("ב"))
    assert [row.id for row in rows(book, [second, 99, first], ["name"])] == [second, first]


def test_columns_are_named_in_the_language_spoken(book: Book) -> None:
    with in_language("he"):
        hebrew = {column.key: column.label for column in columns(book)}
    english = {column.key: column.label for column in columns(book)}
    assert english["city"] == "City"
    assert hebrew["city"] == "עיר"
    assert {column.key: column.type for column in columns(book)}["balance"] is FieldType.MONEY


def test_the_column_of_names_is_headed_on_the_screen_as_on_paper(book: Book) -> None:
    assert columns(book)[0].label == column_label(FIELD_BY_KEY["name"]) == "Customer"


def test_the_number_to_call_is_the_first_mobile_else_the_first_phone_and_never_a_fax(book: Book) -> None:
    bakery, dana, fax = write(
        book,
        named("מאפיית הרצל", phones=(Phone("02-6255555", PhoneKind.FAX), Phone("02-6244444", PhoneKind.PHONE))),
        named("דנה", phones=(Phone("03-5550199", PhoneKind.PHONE), Phone("054-1234567"))),
        named("פקס בלבד", phones=(Phone("02-6255555", PhoneKind.FAX),)),
    )
    assert [row.values for row in rows(book, [bakery, dana, fax], ["main_phone"])] == [("+97226244444",), ("+972541234567",), (None,)]
    assert names(book, sort=Sort("main_phone")) == ["מאפיית הרצל", "דנה", "פקס בלבד"]
