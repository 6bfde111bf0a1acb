"""Two cards side by side: what they tell otherwise, and the card that comes out of what was chosen of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.services.books import DANA, YOSEF
from tests.services.merged import DANA_AGAIN, new

from smallcrm.domain.choices import Channel, CustomType, Relation
from smallcrm.domain.customer import Consent, Customer, CustomValue, FamilyMember
from smallcrm.domain.errors import UserError
from smallcrm.domain.partial_date import PartialDate
from smallcrm.i18n.direction import strip_marks
from smallcrm.services import merging
from smallcrm.services.custom_fields import add_custom_field
from smallcrm.services.customers import get_customer
from smallcrm.services.merge_choices import BOTH, ComparedField, Pair, card_of, compared_fields, pair_of

if TYPE_CHECKING:
    from smallcrm.services.book import Book


def pair(book: Book, first: Customer, second: Customer) -> Pair:
    return pair_of(book, new(book, first), new(book, second))


def field(book: Book, two: Pair, key: str) -> ComparedField:
    return next(each for each in compared_fields(two, book.shop) if each.key == key)


def chosen(book: Book, two: Pair, surviving: Customer, **choices: int | None) -> Customer:
    return card_of(two, book.shop, surviving.id or 0, {key: value or BOTH for key, value in choices.items()})


def test_a_line_stands_for_each_field_of_which_a_card_says_something(book: Book) -> None:
    two = pair(book, replace(DANA, role="אופה"), replace(DANA_AGAIN, role="בעלים"))
    told = {each.key: (each.differs, each.is_open) for each in compared_fields(two, book.shop)}
    assert told["given_name"] == (False, False)
    assert told["role"] == (True, True)
    assert told["emails"] == (True, False)
    assert "occupation" not in told
    assert "kind" not in told


def test_a_phone_written_in_two_ways_is_no_difference(book: Book) -> None:
    two = pair(book, DANA, replace(DANA, phones=tuple(replace(phone, typed="+972 54 1234567") for phone in DANA.phones)))
    assert field(book, two, "phones").differs is False


def test_family_and_consents_are_told_in_words(book: Book) -> None:
    noa = FamilyMember("נועה", Relation.DAUGHTER, PartialDate(2015, 11, 26))
    refused = Consent(Channel.SMS, given=False, recorded_at=datetime(2026, 1, 1, tzinfo=UTC))
    two = pair(book, replace(DANA, family=(noa,), consents=(refused,)), YOSEF)
    assert strip_marks(field(book, two, "family").first[0]) == "נועה (Daughter, 26/11/2015)"
    assert field(book, two, "consents").first == ("SMS messages: no",)


def test_without_a_choice_the_card_is_the_one_that_a_merge_proposes(book: Book) -> None:
    two = pair(book, replace(DANA, role="אופה"), replace(DANA_AGAIN, role="בעלים"))
    first, second = two.first.id or 0, two.second.id or 0
    assert card_of(two, book.shop, first, {}) == merging.proposal(book, first, [second])
    assert card_of(two, book.shop, second, {}) == merging.proposal(book, second, [first])


def test_the_word_of_the_other_card_holds_where_it_was_chosen_and_that_of_the_first_goes_into_the_notes(book: Book) -> None:
    two = pair(book, replace(DANA, role="אופה", birthday=PartialDate(1980, 5, 3)), replace(DANA_AGAIN, role="בעלים"))
    card = chosen(book, two, two.first, role=two.second.id, birthday=two.second.id)
    assert (card.id, card.number, card.role, card.birthday) == (two.first.id, "1001", "בעלים", PartialDate(1980, 5, 2))
    assert "תפקיד: אופה" in card.notes.split("\n")


def test_of_phones_both_cards_say_both_are_kept_unless_one_is_let_go(book: Book) -> None:
    two = pair(book, DANA, DANA_AGAIN)
    assert [phone.typed for phone in chosen(book, two, two.first).phones] == ["054-123-4567", "03-555-0142"]
    assert [phone.typed for phone in chosen(book, two, two.first, phones=two.second.id).phones] == ["03-555-0142"]
    assert [phone.typed for phone in chosen(book, two, two.second, phones=two.first.id).phones] == ["054-123-4567"]
    assert len(chosen(book, two, two.second, phones=None).phones) == 2


def test_notes_of_one_card_can_be_let_go_too(book: Book) -> None:
    two = pair(book, replace(DANA, notes="אוהבת חלה"), replace(DANA, notes="לא להתקשר בשבת"))
    notes = chosen(book, two, two.first, notes=two.second.id).notes
    assert notes.split("\n")[0] == "לא להתקשר בשבת"
    assert "חלה" not in notes


def test_a_field_of_the_shops_own_is_chosen_like_any_other(book: Book) -> None:
    shoe = add_custom_field(book, "מידה", CustomType.TEXT).value
    two = pair(book, replace(DANA, custom=(CustomValue(shoe, "38"),)), replace(DANA, custom=(CustomValue(shoe, "39"),)))
    key = f"custom:{shoe}"
    assert (field(book, two, key).label, field(book, two, key).is_open) == ("מידה", True)
    card = card_of(two, book.shop, two.first.id or 0, {key: two.second.id or 0})
    assert [value.text for value in card.custom] == ["39"]
    assert "מידה: 38" in card.notes


def test_who_referred_the_other_card_comes_with_the_name(book: Book) -> None:
    yosef, ivan = new(book, YOSEF), new(book, replace(YOSEF, given_name="יצחק"))
    two = pair(book, replace(DANA, referred_by=yosef), replace(DANA_AGAIN, referred_by=ivan))
    card = chosen(book, two, two.first, referred_by=two.second.id)
    assert (card.referred_by, card.referred_by_name) == (ivan, "יצחק לוי")


def test_what_was_chosen_is_what_is_written(book: Book) -> None:
    two = pair(book, replace(DANA, role="אופה"), replace(DANA_AGAIN, role="בעלים"))
    card = chosen(book, two, two.second, role=two.first.id, phones=two.first.id)
    merging.merge(book, two.second.id or 0, [two.first.id or 0], card)
    written = get_customer(book, two.second.id or 0)
    assert (written.role, [phone.typed for phone in written.phones]) == ("אופה", ["054-123-4567"])


def test_a_card_that_was_merged_meanwhile_cannot_stand_beside_another(book: Book) -> None:
    two = pair(book, DANA, DANA_AGAIN)
    merging.merge(book, two.first.id or 0, [two.second.id or 0])
    with pytest.raises(UserError, match="was merged into"):
        pair_of(book, two.first.id or 0, two.second.id or 0)
