"""Tags and cities: counted, renamed and merged everywhere at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.services.books import QUIET

from smallcrm.domain.customer import Address, Customer
from smallcrm.domain.errors import UserError
from smallcrm.services import customers, history
from smallcrm.services.customer_list import Filter, Sort, list_ids
from smallcrm.services.labels import Label, alike, cities, remove_tag_everywhere, rename_city, rename_tag, tags
from smallcrm.services.saved_filters import save_filter, saved_filters

if TYPE_CHECKING:
    from smallcrm.services.book import Book


def tagged(book: Book, name: str, *names: str) -> int:
    return customers.save_customer(book, Customer(given_name=name, tags=names)).value


def living(book: Book, name: str, *names: str) -> int:
    return customers.save_customer(book, Customer(given_name=name, addresses=tuple(Address(city=city) for city in names))).value


def test_tags_are_listed_alphabetically_with_how_many_bear_them(book: Book) -> None:
    first = tagged(book, "דנה", "קבלן", "VIP")
    tagged(book, "יוסף", "VIP")
    customers.remove_tag(book, [first], "קבלן")
    assert tags(book) == [Label("קבלן", 0), Label("VIP", 2)]


def test_a_renamed_tag_is_renamed_on_every_card_and_found_by_its_new_name(book: Book) -> None:
    identity = tagged(book, "דנה", "VIP")
    assert rename_tag(book, ["VIP"], " לקוח זהב ").value == 1
    assert customers.get_customer(book, identity).tags == ("לקוח זהב",)
    assert list(list_ids(book, Filter(text="זהב"), Sort())) == [identity]
    assert list(list_ids(book, Filter(text="vip"), Sort())) == []


def test_a_tag_renamed_to_another_becomes_one_with_it(book: Book) -> None:
    both, one = tagged(book, "דנה", "VIP", "ויאיפי"), tagged(book, "יוסף", "ויאיפי")
    assert rename_tag(book, ["ויאיפי"], "VIP").value == 2
    assert [customers.get_customer(book, card).tags for card in (both, one)] == [("VIP",), ("VIP",)]
    assert tags(book) == [Label("VIP", 2)]
    history.undo(book, QUIET)
    assert [customers.get_customer(book, card).tags for card in (both, one)] == [("VIP", "ויאיפי"), ("ויאיפי",)]


def test_several_tags_become_one_in_one_step(book: Book) -> None:
    cards = [tagged(book, "דנה", "קבוע", "קבועים", "VIP"), tagged(book, "יוסף", "לקוח קבוע"), tagged(book, "אבי", "קבועים")]
    assert rename_tag(book, ["קבועים", "לקוח קבוע", "קבוע"], "קבוע").value == 3
    assert [customers.get_customer(book, card).tags for card in cards] == [("קבוע", "VIP"), ("קבוע",), ("קבוע",)]
    assert tags(book) == [Label("קבוע", 3), Label("VIP", 1)]
    history.undo(book, QUIET)
    assert [customers.get_customer(book, card).tags for card in cards] == [("קבוע", "קבועים", "VIP"), ("לקוח קבוע",), ("קבועים",)]


def test_several_tags_become_one_under_a_new_name(book: Book) -> None:
    card = tagged(book, "דנה", "קבוע", "קבועים")
    assert rename_tag(book, ["קבוע", "קבועים"], "נאמנים").value == 1
    assert customers.get_customer(book, card).tags == ("נאמנים",)
    assert list(list_ids(book, Filter(text="נאמנים"), Sort())) == [card]


def test_nothing_is_merged_where_one_of_the_tags_does_not_exist(book: Book) -> None:
    tagged(book, "דנה", "קבוע", "VIP")
    with pytest.raises(UserError, match="no tag “אין”"):
        rename_tag(book, ["קבוע", "אין"], "VIP")
    assert tags(book) == [Label("קבוע", 1), Label("VIP", 1)]


def test_a_tag_cannot_be_renamed_to_nothing_or_from_nothing(book: Book) -> None:
    tagged(book, "דנה", "VIP")
    with pytest.raises(UserError, match="new name"):
        rename_tag(book, ["VIP"], "  ")
    with pytest.raises(UserError, match="no tag “אין”"):
        rename_tag(book, ["אין"], "VIP")


def test_a_tag_removed_everywhere_leaves_the_list_of_tags(book: Book) -> None:
    identity = tagged(book, "דנה", "VIP", "קבלן")
    assert remove_tag_everywhere(book, "VIP").value == 1
    assert customers.get_customer(book, identity).tags == ("קבלן",)
    assert tags(book) == [Label("קבלן", 1)]


def test_spellings_of_one_city_are_proposed_together_and_become_one(book: Book) -> None:
    first, second = living(book, "דנה", 'ת"א'), living(book, "יוסף", "ת״א", "חיפה")
    living(book, "אבי", "תל אביב")
    assert [[label.name for label in group] for group in alike(cities(book))] == [['ת"א', "ת״א"]]
    assert rename_city(book, ['ת"א', "ת״א"], "תל אביב").value == 2
    assert cities(book) == [Label("חיפה", 1), Label("תל אביב", 3)]
    assert [address.city for address in customers.get_customer(book, second).addresses] == ["תל אביב", "חיפה"]
    assert set(list_ids(book, Filter(text="תל אביב"), Sort())) >= {first, second}


def test_a_name_with_a_latin_letter_among_its_cyrillic_ones_is_proposed_with_the_right_one(book: Book) -> None:
    for city in ("Варна", "Bарна", "Русе"):
        living(book, "Иван", city)
    assert [{label.name for label in group} for group in alike(cities(book))] == [{"Варна", "Bарна"}]


def test_a_city_that_is_nowhere_cannot_be_renamed(book: Book) -> None:
    with pytest.raises(UserError, match="“אטלנטיס”"):
        rename_city(book, ["אטלנטיס"], "חיפה")
    assert history.can_undo(book) is None


def test_a_saved_filter_follows_a_tag_to_its_new_name_and_back(book: Book) -> None:
    identity = tagged(book, "דנה", "VIP")
    save_filter(book, "נבחרים", Filter(tags=("VIP", "קבלן")), Sort())
    rename_tag(book, ["VIP"], "זהב")
    (saved,) = saved_filters(book)
    assert saved.filter == Filter(tags=("זהב", "קבלן"))
    assert list(list_ids(book, saved.filter, saved.sort)) == [identity]
    history.undo(book, QUIET)
    assert [saved.filter for saved in saved_filters(book)] == [Filter(tags=("VIP", "קבלן"))]


def test_a_saved_filter_of_two_tags_that_became_one_asks_for_it_once(book: Book) -> None:
    tagged(book, "דנה", "קבוע", "קבועים")
    save_filter(book, "נאמנים", Filter(tags=("קבועים", "קבוע")), Sort())
    rename_tag(book, ["קבועים"], "קבוע")
    assert [saved.filter.tags for saved in saved_filters(book)] == [("קבוע",)]


def test_a_saved_filter_follows_a_city_to_its_new_name_and_back(book: Book) -> None:
    identity = living(book, "דנה", 'ת"א')
    save_filter(book, "מהעיר", Filter(cities=('ת"א',), tags=('ת"א',)), Sort())
    rename_city(book, ['ת"א'], "תל אביב")
    assert [saved.filter for saved in saved_filters(book)] == [Filter(cities=("תל אביב",), tags=('ת"א',))]
    assert list(list_ids(book, Filter(cities=("תל אביב",)), Sort())) == [identity]
    history.undo(book, QUIET)
    assert [saved.filter.cities for saved in saved_filters(book)] == [('ת"א',)]
