"""Finding cards by any fragment of anything, however it is typed."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from smallcrm.domain.choices import CustomType, PhoneKind, Relation
from smallcrm.domain.customer import Address, Customer, CustomValue, FamilyMember, Phone
from smallcrm.services import custom_fields, customers, list_segments
from smallcrm.services.customer_list import BalanceFilter, Filter, PutAside, Sort, first_ids, list_ids, rows
from smallcrm.services.search import SearchNote, search_note

if TYPE_CHECKING:
    from smallcrm.services.book import Book


@pytest.fixture
def shop_of_five(book: Book) -> Book:
    size = custom_fields.add_custom_field(book, "מידה", CustomType.TEXT).value
    for card in (
        Customer(
            given_name="דָּנָה",
            family_name="כהן-לוי",
            known_as="דנוש",
            number="1001",
            phones=(Phone("054-123-4567"), Phone("03-555-0199", PhoneKind.PHONE)),
            emails=("Dana.K@example.com",),
            addresses=(Address("הרצל 12", 'ת"א'),),
            tags=("VIP",),
            notes="אוהבת חלה ביום שישי",
            family=(FamilyMember("נועם", Relation.SON),),
            custom=(CustomValue(size, "XXL"),),
        ),
        Customer(given_name="ג'ורג'", family_name="חדד", number="1002", phones=(Phone("050-9876543"),)),
        Customer(
            given_name="أحمد", family_name="الهاشمي", number="1003", phones=(Phone("+962 7 9012 3456"),), addresses=(Address(city="عمّان"),)
        ),
        Customer(given_name="علی", family_name="کریمی", number="1004", phones=(Phone("۰۹۱۲۳۴۵۶۷۸۹"),), notes="می‌آید"),
        Customer(given_name="Иван", family_name="Петров", number="1005", company="Хляб и сол ЕООД", phones=(Phone("+359 88 123 4999"),)),
    ):
        customers.save_customer(book, card)
    return book


def found(book: Book, text: str) -> list[str]:
    ids = list_ids(book, Filter(text=text), Sort())
    return [str(row.values[0]) for row in rows(book, ids, ["number"])]


@pytest.mark.parametrize(
    "typed",
    [
        "דנה",
        "דָּנָה",
        "כהן",
        "לוי",
        "כהן לוי",
        "לוי דנה",
        "דנוש",
        "הרצל",
        'ת"א',
        "ת״א",
        "תא",
        "vip",
        "חלה",
        "נועם",
        "dana.k",
        "EXAMPLE.com",
        "xxl",
        "ana",
    ],
)
def test_any_fragment_of_anything_finds_the_card(shop_of_five: Book, typed: str) -> None:
    assert found(shop_of_five, typed) == ["1001"]


@pytest.mark.parametrize(
    "typed",
    [
        "0541234567",
        "054-123-4567",
        "054 123 45",
        "+972 54 123",
        "+972-54-123-4567",
        "00972541234567",
        "972541234567",
        "+972 (0)54 1234567",
        "54-1234567",
        "٠٥٤١٢٣٤٥٦٧",
        "۰۵۴-۱۲۳",
        "(054) 1234567",
    ],
)
def test_a_phone_is_found_in_any_spelling_and_by_digits_of_any_script(shop_of_five: Book, typed: str) -> None:
    assert found(shop_of_five, typed) == ["1001"]


@pytest.mark.parametrize(("typed", "number"), [("+962 79", "1003"), ("0912 345", "1004"), ("0881234999", "1005"), ("881234999", "1005")])
def test_phones_of_other_countries_are_found_in_their_spellings_too(shop_of_five: Book, typed: str, number: str) -> None:
    assert found(shop_of_five, typed) == [number]


@pytest.mark.parametrize("typed", ["ג'ורג'", "ג׳ורג׳", "גורג", "ג’ורג’"])
def test_geresh_apostrophe_and_nothing_are_the_same(shop_of_five: Book, typed: str) -> None:
    assert found(shop_of_five, typed) == ["1002"]


@pytest.mark.parametrize("typed", ["أحمد", "احمد", "إحمد", "الهاشمی", "عمان"])
def test_forms_of_arabic_letters_are_the_same(shop_of_five: Book, typed: str) -> None:
    assert found(shop_of_five, typed) == ["1003"]


@pytest.mark.parametrize("typed", ["علي", "علی", "كريمي", "کریمی", "می آید"])
def test_arabic_and_persian_letters_and_the_zero_width_joint_are_the_same(shop_of_five: Book, typed: str) -> None:
    assert found(shop_of_five, typed) == ["1004"]


@pytest.mark.parametrize(("typed", "number"), [("sbv", "1001"), ("fvi", "1001"), ("петр", "1005"), ("hpl]", "1003"), ("ugd", "1004")])
def test_a_word_typed_on_the_wrong_keyboard_finds_the_card(shop_of_five: Book, typed: str, number: str) -> None:
    assert found(shop_of_five, typed) == [number]


def test_the_search_says_which_words_it_tried_for_the_wrong_keyboard(shop_of_five: Book) -> None:
    assert search_note(shop_of_five, "sbv") == SearchNote("דנה")
    assert search_note(shop_of_five, "דנה") == SearchNote()


def test_a_text_that_finds_something_is_not_tried_on_another_keyboard(shop_of_five: Book) -> None:
    customers.save_customer(shop_of_five, Customer(given_name="Sbvan", number="1006"))
    assert found(shop_of_five, "sbv") == ["1006"]


def test_what_is_nowhere_is_not_found(shop_of_five: Book) -> None:
    assert found(shop_of_five, "zzzz") == []
    assert found(shop_of_five, "דנה חדד") == []


@pytest.mark.parametrize(
    "typed", ['"', "'", "*", "דנה*", "דנה OR חדד", "NEAR(", "text:", "%", "_", "\\", "a AND b", "(", "  ", "\u200f", "-", "+"]
)
def test_signs_are_data_and_never_a_query(shop_of_five: Book, typed: str) -> None:
    assert isinstance(found(shop_of_five, typed), list)
    assert first_ids(shop_of_five, Filter(text=typed), Sort(), 100)
    search_note(shop_of_five, typed)


@pytest.mark.parametrize("typed", [",,,,", "qqqq"])  # on a Bulgarian keyboard q is a comma
def test_signs_that_stand_nowhere_find_nobody(shop_of_five: Book, typed: str) -> None:
    assert found(shop_of_five, typed) == []
    assert list(first_ids(shop_of_five, Filter(text=typed), Sort(), 100).ids) == []


def test_names_that_begin_with_what_was_typed_come_first(book: Book) -> None:
    for number, name in (("1", "אברהם דן"), ("2", "דן שלום"), ("3", "ירדן")):
        customers.save_customer(book, Customer(given_name=name, number=number))
    assert found(book, "דן") == ["2", "1", "3"]


@pytest.mark.parametrize("common", [2, 3, 2000])
@pytest.mark.parametrize("looks_at", [1, 2, 100])
@pytest.mark.parametrize("typed", ["ד", "דן", "אבר", "05", "541", "0541", "דן של", "אבר ים", "zz"])
def test_the_first_page_of_a_search_is_the_beginning_of_the_whole_and_says_whether_it_is_all(
    book: Book, typed: str, looks_at: int, common: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for setting, value in {"_COMMON": common, "_LOOKED_AT": looks_at, "_WALKED": looks_at}.items():
        monkeypatch.setattr(list_segments, setting, value)
    for number, name in enumerate(("אברהם דן", "דן שלום", "ירדן", "דנה", "גד", "דן", "אבריל", "אברים")):
        customers.save_customer(book, Customer(given_name=name, number=str(number), phones=(Phone(f"054123456{number}"),)))
    customers.put_aside(book, [2])
    for sort in (Sort(), Sort("number", descending=True), Sort("city")):
        whole = list_ids(book, Filter(text=typed), sort)
        for limit in (1, 2, 100):
            ids, are_all = first_ids(book, Filter(text=typed), sort, limit)
            assert ids == whole[: len(ids)]
            assert not are_all or ids == whole


def test_a_first_page_that_looks_at_every_hit_says_that_it_is_all(shop_of_five: Book) -> None:
    assert first_ids(shop_of_five, Filter(text="כהן לוי"), Sort(), 100).are_all
    assert first_ids(shop_of_five, Filter(text="qqqq"), Sort(), 100).are_all


def test_whoever_stands_behind_many_with_the_same_letters_is_found(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_segments, "_LOOKED_AT", 3)
    for number in range(5):
        customers.save_customer(book, Customer(given_name=f"אביגיל {number}"))
    customers.save_customer(book, Customer(given_name="תמר", addresses=(Address(city="תל אביב"),)))
    assert first_ids(book, Filter(text="תל אבי"), Sort(), 100) == (array("q"), False)
    assert len(list_ids(book, Filter(text="תל אבי"), Sort())) == 1


@pytest.mark.parametrize("typed", ["abc", "example"])
def test_cards_that_say_nothing_in_a_column_sorted_downward_stand_in_one_order(
    book: Book, typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_segments, "_COMMON", 2)
    for number in range(6):
        customers.save_customer(book, Customer(given_name="דנה", emails=(f"abc{number}@example.com",), title="Dr" if number == 3 else ""))
    for which in (Filter(text=typed), Filter()):
        whole = list_ids(book, which, Sort("title", descending=True))
        assert list(whole) == [4, 6, 5, 3, 2, 1]
        assert first_ids(book, which, Sort("title", descending=True), 4).ids == whole[:4]


def test_two_letters_that_stand_somewhere_are_not_taken_for_another_keyboards(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_segments, "_WALKED", 2)
    for name in ("Rsan", "אבא", "גבי", "ורד"):  # an English keyboard writes רד as rs
        customers.save_customer(book, Customer(given_name=name))
    assert first_ids(book, Filter(text="רד"), Sort(), 8) == (array("q"), False)
    assert list(list_ids(book, Filter(text="רד"), Sort())) == [4]


@pytest.mark.parametrize(
    "typed", ["10-12", "10 12", "555/2024", "1.5", "03 555 0199", "555-0199", "+44 20 7946 0958", "7946 0958", "*2700"]
)
def test_a_number_in_a_note_is_found_however_its_parts_are_parted(shop_of_five: Book, typed: str) -> None:
    notes = "open 10-12, order 555/2024, size 1.5, call 03 555 0199 or +44 20 7946 0958"
    customers.save_customer(shop_of_five, Customer(given_name="Noga", number="1007", notes=notes, phones=(Phone("*2700"),)))
    assert "1007" in found(shop_of_five, typed)


@pytest.mark.parametrize("typed", ["Петров, Иван", "петров; иван", "иван +359-88-123-4999"])
def test_signs_between_words_are_no_part_of_them(shop_of_five: Book, typed: str) -> None:
    assert found(shop_of_five, typed) == ["1005"]


def test_cards_put_aside_are_found_last_and_the_search_says_so(shop_of_five: Book) -> None:
    customers.save_customer(shop_of_five, Customer(given_name="אבנר", family_name="כהן", number="999"))
    customers.put_aside(shop_of_five, list(list_ids(shop_of_five, Filter(text="אבנר"), Sort())))
    assert found(shop_of_five, "כהן") == ["1001", "999"]
    assert search_note(shop_of_five, "כהן") == SearchNote(None, 1)
    assert search_note(shop_of_five, "אבנ") == SearchNote(None, 1)  # the beginning of a name that ends with the letter's other form


def test_a_search_joins_with_the_filter_and_the_sort(shop_of_five: Book) -> None:
    customers.save_customer(shop_of_five, Customer(given_name="דנה", family_name="אור", number="2000"), opening_balance=100)
    owing = Filter(text="דנה", balance=BalanceFilter.OWES)
    assert len(list_ids(shop_of_five, owing, Sort())) == 1
    assert len(list_ids(shop_of_five, replace(owing, put_aside=PutAside.ONLY), Sort())) == 0
    down = list_ids(shop_of_five, Filter(text="דנה"), Sort("number", descending=True))
    assert [row.values[0] for row in rows(shop_of_five, down, ["number"])] == ["2000", "1001"]


def test_an_edited_card_is_found_by_what_it_says_now(shop_of_five: Book) -> None:
    (identity,) = list_ids(shop_of_five, Filter(text="חדד"), Sort())
    card = customers.get_customer(shop_of_five, identity)
    customers.save_customer(shop_of_five, replace(card, family_name="נחום"))
    assert found(shop_of_five, "חדד") == []
    assert found(shop_of_five, "נחום") == ["1002"]
