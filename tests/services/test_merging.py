"""Cards of one customer made one: what the card that stays becomes, what hangs on it, and how the others are hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.services.books import DANA, QUIET, YOSEF, dump, select
from tests.services.merged import DANA_AGAIN, balances, edit, is_as_if_made_anew, new, shown

from smallcrm.domain.choices import Channel, CustomType, Relation
from smallcrm.domain.customer import Address, Consent, Customer, CustomValue, FamilyMember, Phone
from smallcrm.domain.errors import UserError
from smallcrm.domain.partial_date import PartialDate
from smallcrm.services import custom_fields, customers, history, labels, merging
from smallcrm.services.customer_list import Filter, PutAside, Sort, list_ids
from smallcrm.services.exporting import export_customers
from smallcrm.services.ledger import opening_balance
from smallcrm.services.search import search_note
from smallcrm.services.suggestions import suggestions

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book

# what the surviving card becomes


def test_the_card_that_stays_keeps_its_values_and_is_filled_from_the_other(book: Book) -> None:
    first, other = new(book, DANA), new(book, DANA_AGAIN)
    card = customers.get_customer(book, merging.merge(book, first, [other]).value)
    assert (card.number, card.birthday, card.emails) == ("1001", PartialDate(1980, 5, 2), ("dana@example.com",))
    assert [phone.typed for phone in card.phones] == ["054-123-4567", "03-555-0142"]
    assert (card.addresses, card.tags) == ((Address("הרצל 14", "חיפה"),), ("VIP",))


def test_what_the_other_card_says_otherwise_goes_into_the_notes_under_its_name(book: Book) -> None:
    first = new(book, replace(DANA, role="אופה", notes="אוהבת חלה"))
    other = new(book, replace(DANA, given_name="דינה", role="בעלים", notes="לא להתקשר בשבת"))
    notes = customers.get_customer(book, merging.merge(book, first, [other]).value).notes
    assert notes.split("\n") == ["אוהבת חלה", "לא להתקשר בשבת", "מספר: 1002", "שם פרטי: דינה", "תפקיד: בעלים"]


def test_one_phone_written_in_two_ways_stays_one(book: Book) -> None:
    first, other = new(book, DANA), new(book, replace(DANA, phones=(Phone("+972 54 1234567"),)))
    assert [phone.typed for phone in merging.proposal(book, first, [other]).phones] == ["054-123-4567"]


def test_an_address_that_says_more_takes_the_place_of_one_that_says_less(book: Book) -> None:
    first = new(book, replace(DANA, addresses=(Address(city="חיפה"),)))
    assert merging.proposal(book, first, [new(book, DANA_AGAIN)]).addresses == (Address("הרצל 14", "חיפה"),)


def test_a_child_known_to_both_cards_is_there_once_with_the_birthday(book: Book) -> None:
    first = new(book, replace(DANA, family=(FamilyMember("נועה", Relation.DAUGHTER),)))
    born = FamilyMember("נועה", Relation.DAUGHTER, PartialDate(2015, 11, 26))
    assert merging.proposal(book, first, [new(book, replace(DANA, family=(born,)))]).family == (born,)


def test_of_two_answers_about_a_channel_the_later_one_counts(book: Book) -> None:
    yes = Consent(Channel.SMS, True, datetime(2024, 3, 1, tzinfo=UTC))
    no = Consent(Channel.SMS, False, datetime(2026, 3, 1, tzinfo=UTC))
    first, other = new(book, replace(DANA, consents=(yes,))), new(book, replace(DANA, consents=(no,)))
    assert merging.proposal(book, first, [other]).consents == (no,)


def test_a_field_of_the_shops_own_is_filled_or_its_other_value_noted(book: Book) -> None:
    size = custom_fields.add_custom_field(book, "מידה", CustomType.TEXT).value
    colour = custom_fields.add_custom_field(book, "צבע", CustomType.TEXT).value
    first = new(book, replace(DANA, custom=(CustomValue(size, "38"),)))
    other = new(book, replace(DANA, custom=(CustomValue(size, "39"), CustomValue(colour, "כחול"))))
    card = merging.proposal(book, first, [other])
    assert card.custom == (CustomValue(size, "38"), CustomValue(colour, "כחול"))
    assert card.notes.endswith("מידה: 39")


def test_a_customer_put_aside_and_one_in_the_lists_become_one_in_the_lists(book: Book) -> None:
    first, other = new(book, DANA), new(book, DANA_AGAIN)
    customers.put_aside(book, [first])
    assert merging.proposal(book, first, [other]).put_aside_at is None


def test_the_customer_is_in_the_book_since_the_earlier_of_the_two_days(book: Book) -> None:
    early = datetime(2019, 3, 5, tzinfo=UTC)
    first, other = new(book, DANA), new(book, replace(DANA_AGAIN, created_at=early))
    assert merging.proposal(book, first, [other]).created_at == early


def test_nobody_is_referred_by_the_card_he_was_merged_with(book: Book) -> None:
    first = new(book, DANA)
    other = new(book, replace(DANA_AGAIN, referred_by=first))
    edit(book, first, referred_by=other)
    assert customers.get_customer(book, merging.merge(book, first, [other]).value).referred_by is None


def test_the_card_that_the_user_put_together_is_the_one_that_is_written(book: Book) -> None:
    first, other = new(book, DANA), new(book, DANA_AGAIN)
    wanted = replace(merging.proposal(book, first, [other]), given_name="דינה", notes="")
    merging.merge(book, first, [other], wanted)
    card = customers.get_customer(book, first)
    assert (card.given_name, card.notes, card.phones[0].e164) == ("דינה", "", "+972541234567")


# what hangs on the cards


def test_the_survivor_owes_what_both_cards_owed(book: Book) -> None:
    first, other = new(book, DANA, 50_00), new(book, DANA_AGAIN, 124_050)
    merging.merge(book, first, [other])
    assert customers.get_customer(book, first).balance == 129_050
    assert (customers.get_customer(book, other).balance, balances(book)) == (0, 129_050)
    assert is_as_if_made_anew(book)


def test_whoever_was_referred_by_the_other_card_is_referred_by_the_survivor(book: Book) -> None:
    first, other = new(book, DANA), new(book, replace(DANA_AGAIN, given_name="דינה"))
    friend = new(book, replace(YOSEF, referred_by=other))
    merging.merge(book, first, [other])
    assert customers.get_customer(book, friend).referred_by_name == "דנה כהן"
    merging.unmerge(book, other)
    assert customers.get_customer(book, friend).referred_by_name == "דינה כהן"


def test_rows_that_were_brought_in_for_the_other_card_are_known_of_the_survivor(book: Book) -> None:
    first, other = new(book, DANA), new(book, DANA_AGAIN)
    with book.working("edit", "x") as work:
        work.connection.execute("INSERT INTO source_row (customer_id, digest) VALUES (?, 77)", (other,))
    merging.merge(book, first, [other])
    assert select(book, "SELECT customer_id FROM source_row") == [(first,)]
    merging.unmerge(book, other)
    assert select(book, "SELECT customer_id FROM source_row") == [(other,)]


def test_an_opening_balance_posted_after_a_merge_stays_with_the_survivor(book: Book) -> None:
    first, other = new(book, DANA), new(book, DANA_AGAIN)
    merging.merge(book, first, [other])
    edit(book, first, balance=70_00)
    merging.unmerge(book, other)
    assert [customers.get_customer(book, each).balance for each in (first, other)] == [70_00, 0]


def test_an_opening_balance_changed_after_a_merge_is_reversed_where_it_stands(book: Book) -> None:
    first, other = new(book, DANA, 10_00), new(book, DANA_AGAIN, 30_00)
    merging.merge(book, first, [other])
    edit(book, first, balance=55_00)
    merging.unmerge(book, other)
    assert [customers.get_customer(book, each).balance for each in (first, other)] == [55_00, 0]
    assert [opening_balance(book, each) for each in (first, other)] == [55_00, 0]
    assert is_as_if_made_anew(book)


# a hidden card


@pytest.fixture
def merged(book: Book) -> tuple[int, int]:
    """Dana's card and the one of her other number, merged into it."""
    first, other = new(book, DANA, 50_00), new(book, replace(DANA_AGAIN, given_name="דינה"), 124_050)
    merging.merge(book, first, [other])
    return first, other


def test_a_merged_card_is_in_no_list_and_found_by_no_search(book: Book, merged: tuple[int, int]) -> None:
    first, other = merged
    edit(book, first, notes="")
    assert (shown(book), shown(book, "דינה"), shown(book, "כהן")) == ([first], [], [first])
    assert list(list_ids(book, Filter(put_aside=PutAside.ONLY), Sort())) == []
    assert search_note(book, "דינה").put_aside_count == 0
    assert select(book, "SELECT count(*) FROM phone_key WHERE customer_id = ?", other) == [(0,)]


def test_what_only_a_merged_card_says_does_not_keep_another_keyboard_from_being_tried(book: Book) -> None:
    first, other = new(book, Customer(given_name="שלום")), new(book, Customer(given_name="akuo"))
    merging.merge(book, first, [other], replace(customers.get_customer(book, first)))
    assert search_note(book, "akuo").layout_tried == "שלום"


def test_a_merged_card_tells_into_which_it_was_merged(book: Book, merged: tuple[int, int]) -> None:
    first, other = merged
    card = customers.get_customer(book, other)
    assert (card.given_name, card.merged_into, customers.get_customer(book, first).merged_into) == ("דינה", first, None)


def test_a_merged_card_cannot_be_edited_put_aside_tagged_or_merged_again(book: Book, merged: tuple[int, int]) -> None:
    first, other = merged
    before = dump(book)
    with pytest.raises(UserError, match="“דינה כהן” was merged into “דנה כהן”"):
        edit(book, other, role="אופה")
    with pytest.raises(UserError, match="“דינה כהן” was merged into “דנה כהן”"):
        merging.merge(book, new(book, YOSEF), [other])
    history.undo(book, QUIET)
    assert customers.put_aside(book, [other]).value == 0
    assert dump(book) == before
    assert customers.add_tag(book, [other], "זהב").value == 0
    with pytest.raises(UserError, match="two different cards"):
        merging.merge(book, first, [first])


def test_the_number_of_a_merged_card_is_not_given_again_and_is_no_double(book: Book, merged: tuple[int, int]) -> None:
    first, _other = merged
    assert customers.get_customer(book, new(book, YOSEF)).number == "1003"
    assert customers.warnings(book, replace(customers.get_customer(book, first), number="1002")) == []


def test_a_merged_card_is_meant_neither_by_its_number_nor_by_its_name(book: Book, merged: tuple[int, int]) -> None:
    _first, other = merged
    for text in ("1002", "דינה כהן"):
        with pytest.raises(UserError, match="“דינה כהן” was merged into “דנה כהן”"):
            customers.card_meant(book, text)
    assert customers.card_meant(book, "1002", merged=True) == other


def test_tags_cities_and_offered_texts_do_not_count_merged_cards(book: Book) -> None:
    first, other = new(book, DANA), new(book, replace(DANA_AGAIN, role="אופה"))
    merging.merge(book, first, [other], replace(customers.get_customer(book, first), tags=("VIP",), addresses=(Address(city="חיפה"),)))
    assert (labels.tags(book), labels.cities(book)) == ([labels.Label("VIP", 1)], [labels.Label("חיפה", 1)])
    assert suggestions(book, "role") == []


def test_an_export_of_everything_leaves_merged_cards_out_and_their_columns_too(book: Book, tmp_path: Path) -> None:
    first, other = new(book, DANA, 50_00), new(book, replace(DANA_AGAIN, role="אופה", addresses=(Address("הרצל 14"), Address("דיזנגוף 5"))))
    merging.merge(book, first, [other], customers.get_customer(book, first))
    assert export_customers(book, None, tmp_path / "out.csv", QUIET) == 1
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert "דנה" in text
    assert not any(word in text for word in ("תפקיד", "רחוב", "הרצל", "1002"))
