"""Undo and redo: what goes back, what stays because it was changed since, and what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.services.books import DANA, IVAN, QUIET, YOSEF, bring_in, dump, select

from smallcrm.domain.changes import Kind
from smallcrm.domain.choices import CustomType
from smallcrm.domain.customer import Address, Customer, CustomValue
from smallcrm.domain.errors import UserError
from smallcrm.domain.shop import Digits
from smallcrm.i18n import in_language
from smallcrm.infra import clock
from smallcrm.services import custom_fields, customers, history, labels, past_imports, saved_filters
from smallcrm.services.book import open_book
from smallcrm.services.checking import check
from smallcrm.services.customer_list import Filter, Sort, list_ids

if TYPE_CHECKING:
    from typing import Any

    from smallcrm.domain.changes import Outcome
    from smallcrm.services.book import Book


def operation(outcome: Outcome[Any]) -> int:
    assert outcome.changes.operation_id is not None
    return outcome.changes.operation_id


def edit(book: Book, identity: int, **parts: str) -> Outcome[int]:
    card = customers.get_customer(book, identity)
    return customers.save_customer(book, replace(card, notes=parts.get("notes", card.notes), role=parts.get("role", card.role)))


def test_with_nothing_done_there_is_nothing_to_undo_or_redo(book: Book) -> None:
    assert (history.can_undo(book), history.can_redo(book)) == (None, None)
    with pytest.raises(UserError, match="nothing to undo"):
        history.undo(book, QUIET)
    with pytest.raises(UserError, match="nothing to redo"):
        history.redo(book, QUIET)


def test_undo_and_redo_say_in_words_what_they_will_do(book: Book) -> None:
    identity = customers.save_customer(book, DANA).value
    edit(book, identity, notes="חלה")
    assert history.can_undo(book) == "Changes to \u2068דנה כהן\u2069"
    assert history.undo(book, QUIET).value == history.Undone("Changes to \u2068דנה כהן\u2069")
    assert (history.can_undo(book), history.can_redo(book)) == ("New customer \u2068דנה כהן\u2069", "Changes to \u2068דנה כהן\u2069")


def test_several_undos_and_redos_walk_back_and_forth_in_order(book: Book) -> None:
    identity = customers.save_customer(book, DANA).value
    for notes in ("א", "ב", "ג"):
        edit(book, identity, notes=notes)
    seen = []
    for step in (history.undo, history.undo, history.redo, history.undo, history.undo, history.redo, history.redo, history.redo):
        step(book, QUIET)
        seen.append(customers.get_customer(book, identity).notes)
    assert seen == ["ב", "א", "ב", "א", "", "א", "ב", "ג"]
    assert history.can_redo(book) is None


def test_undo_and_redo_go_on_after_closing_and_opening(book: Book) -> None:
    identity = customers.save_customer(book, DANA).value
    edit(book, identity, notes="חלה")
    history.undo(book, QUIET)
    book.close()
    again = open_book(book.path)
    history.redo(again, QUIET)
    assert customers.get_customer(again, identity).notes == "חלה"
    history.undo(again, QUIET)
    history.undo(again, QUIET)
    assert select(again, "SELECT count(*) FROM customer") == [(0,)]
    again.close()


def test_something_new_done_leaves_nothing_to_redo(book: Book) -> None:
    identity = customers.save_customer(book, DANA).value
    edit(book, identity, notes="א")
    history.undo(book, QUIET)
    edit(book, identity, role="אופה")
    assert history.can_redo(book) is None


def test_undo_tells_which_cards_changed(book: Book) -> None:
    identity = customers.save_customer(book, replace(DANA, tags=("VIP",))).value
    changes = history.undo(book, QUIET).changes
    assert changes.touches(Kind.CUSTOMER, identity)
    assert changes.touches(Kind.TAG)
    assert not changes.touches(Kind.SHOP)


def test_an_older_edit_goes_back_where_later_ones_wrote_elsewhere(book: Book) -> None:
    identity = customers.save_customer(book, DANA).value
    first = operation(edit(book, identity, notes="חלה"))
    edit(book, identity, role="אופה")
    history.revert_operation(book, first, QUIET)
    card = customers.get_customer(book, identity)
    assert (card.notes, card.role) == ("", "אופה")


def test_an_edit_whose_columns_changed_since_is_refused_naming_the_card(book: Book) -> None:
    identity = customers.save_customer(book, DANA).value
    first = operation(edit(book, identity, notes="חלה"))
    edit(book, identity, notes="פיתה")
    before = dump(book)
    with pytest.raises(UserError, match="“Changes to \u2068דנה כהן\u2069” cannot be undone, because דנה כהן was changed since"):
        history.revert_operation(book, first, QUIET)
    assert dump(book) == before
    assert history.can_redo(book) is None


def test_what_was_undone_is_not_undone_twice(book: Book) -> None:
    first = operation(customers.save_customer(book, DANA))
    history.undo(book, QUIET)
    with pytest.raises(UserError, match="undone already"):
        history.revert_operation(book, first, QUIET)
    assert history.can_redo(book) == "New customer \u2068דנה כהן\u2069"
    customers.save_customer(book, IVAN)
    with pytest.raises(UserError, match="undone already"):
        history.revert_operation(book, first, QUIET)


def test_after_a_redo_the_operation_can_be_undone_again_by_its_first_name(book: Book) -> None:
    first = operation(customers.save_customer(book, DANA))
    history.undo(book, QUIET)
    history.redo(book, QUIET)
    history.revert_operation(book, first, QUIET)
    assert select(book, "SELECT count(*) FROM customer") == [(0,)]


def test_undoing_an_older_import_keeps_whole_cards_that_were_changed_since_and_names_them(book: Book) -> None:
    ids, changes = bring_in(book, [(replace(DANA, tags=("מהקובץ",)), 500), (YOSEF, 0), (replace(IVAN, tags=("מהקובץ",)), -100)])
    edit(book, ids[0], notes="חלה ביום שישי")
    kept = customers.get_customer(book, ids[0])
    assert changes.operation_id is not None
    outcome = history.revert_operation(book, changes.operation_id, QUIET)
    assert outcome.value == history.Undone("3 customers brought in", ("דנה כהן",), 1)
    assert list(list_ids(book, Filter(), Sort())) == [ids[0]]
    assert customers.get_customer(book, ids[0]) == kept
    assert labels.tags(book) == [labels.Label("מהקובץ", 1)]
    assert check(book, QUIET) == []


def test_redoing_that_brings_the_others_back_and_leaves_the_kept_card_alone(book: Book) -> None:
    ids, changes = bring_in(book, [(DANA, 500), (YOSEF, 0)])
    edit(book, ids[0], notes="חלה")
    before = dump(book)
    assert changes.operation_id is not None
    history.revert_operation(book, changes.operation_id, QUIET)
    history.redo(book, QUIET)
    assert dump(book) == before


def test_a_card_of_an_import_whose_account_was_posted_to_since_stays(book: Book) -> None:
    ids, changes = bring_in(book, [(DANA, 500), (YOSEF, 500)])
    customers.save_customer(book, customers.get_customer(book, ids[1]), opening_balance=900)
    assert changes.operation_id is not None
    assert history.revert_operation(book, changes.operation_id, QUIET).value.kept == ("יוסף לוי",)
    assert customers.get_customer(book, ids[1]).balance == 900
    assert select(book, "SELECT amount FROM entry ORDER BY id") == [(500,), (-500,), (900,)]


def test_a_card_of_an_import_that_another_card_names_as_referrer_stays(book: Book) -> None:
    ids, changes = bring_in(book, [(DANA, 0), (YOSEF, 0)])
    customers.save_customer(book, replace(IVAN, referred_by=ids[1]))
    assert changes.operation_id is not None
    assert history.revert_operation(book, changes.operation_id, QUIET).value.kept == ("יוסף לוי",)
    assert check(book, QUIET) == []


def test_undoing_a_new_card_on_whose_account_entries_stand_puts_it_aside_instead(book: Book) -> None:
    identity = customers.save_customer(book, DANA).value
    customers.save_customer(book, customers.get_customer(book, identity), opening_balance=500)
    posted = dump(book)
    history.undo(book, QUIET)
    settled = dump(book)
    assert history.undo(book, QUIET).value == history.Undone("New customer \u2068דנה כהן\u2069", ("דנה כהן",), 1)
    assert customers.get_customer(book, identity).put_aside_at is not None
    assert select(book, "SELECT amount FROM entry ORDER BY id") == [(500,), (-500,)]
    assert history.can_undo(book) is None
    history.redo(book, QUIET)
    assert dump(book) == settled
    history.redo(book, QUIET)
    assert dump(book) == posted


def test_undoing_a_new_card_that_another_names_as_referrer_puts_it_aside_instead(book: Book) -> None:
    made = operation(customers.save_customer(book, IVAN))
    (ivan,) = list_ids(book, Filter(), Sort())
    customers.save_customer(book, replace(DANA, referred_by=ivan))
    assert history.revert_operation(book, made, QUIET).value.kept == ("Иван Петров",)
    assert customers.get_customer(book, ivan).put_aside_at is not None


def test_a_tag_that_came_with_an_import_stays_where_another_card_wears_it_now(book: Book) -> None:
    ivan = customers.save_customer(book, IVAN).value
    _, changes = bring_in(book, [(replace(DANA, tags=("VIP",)), 0)])
    customers.add_tag(book, [ivan], "VIP")
    assert changes.operation_id is not None
    assert history.revert_operation(book, changes.operation_id, QUIET).value.kept == ()
    assert labels.tags(book) == [labels.Label("VIP", 1)]
    assert list(list_ids(book, Filter(), Sort())) == [ivan]


def test_a_bulk_edit_goes_back_on_cards_that_were_left_alone(book: Book) -> None:
    ids = [customers.save_customer(book, replace(card, addresses=(Address(city='ת"א'),))).value for card in (DANA, YOSEF)]
    renamed = operation(labels.rename_city(book, ['ת"א'], "תל אביב"))
    customers.save_customer(book, replace(customers.get_customer(book, ids[0]), addresses=(Address(city="חיפה"),)))
    assert history.revert_operation(book, renamed, QUIET).value.kept == ("דנה כהן",)
    assert [customers.get_customer(book, identity).addresses[0].city for identity in ids] == ["חיפה", 'ת"א']


def test_a_merged_tag_does_not_come_back_where_its_name_was_given_anew(book: Book) -> None:
    identity = customers.save_customer(book, replace(DANA, tags=("VIP",))).value
    merged = operation(labels.rename_tag(book, ["VIP"], "זהב"))
    customers.save_customer(book, replace(IVAN, tags=("VIP",)))
    history.revert_operation(book, merged, QUIET)
    assert customers.get_customer(book, identity).tags == ("זהב",)
    assert check(book, QUIET) == []


def test_a_merge_of_tags_goes_back_around_cards_that_lost_their_old_tag_for_good(book: Book) -> None:
    identity = customers.save_customer(book, replace(DANA, tags=("VIP", "זהב"))).value
    customers.save_customer(book, replace(YOSEF, tags=("VIP",)))
    merged = operation(labels.rename_tag(book, ["VIP"], "זהב"))
    customers.save_customer(book, replace(IVAN, tags=("VIP",)))
    before = customers.get_customer(book, identity)
    assert history.revert_operation(book, merged, QUIET).value.kept == ("דנה כהן", "יוסף לוי")
    assert customers.get_customer(book, identity) == before
    assert check(book, QUIET) == []


def test_a_removed_filter_does_not_come_back_over_a_new_one_of_its_name(book: Book) -> None:
    saved_filters.save_filter(book, "חייבים", Filter(), Sort())
    removed = operation(saved_filters.remove_filter(book, "חייבים"))
    saved_filters.save_filter(book, "חייבים", Filter(text="כהן"), Sort())
    with pytest.raises(UserError, match="because the shop was changed since"):
        history.revert_operation(book, removed, QUIET)


def test_a_referrer_that_is_gone_is_not_named_again(book: Book) -> None:
    made = operation(customers.save_customer(book, IVAN))
    ivan = next(iter(list_ids(book, Filter(), Sort())))
    dana = customers.save_customer(book, replace(DANA, referred_by=ivan)).value
    changed = operation(customers.save_customer(book, replace(customers.get_customer(book, dana), referred_by=None)))
    history.revert_operation(book, made, QUIET)
    with pytest.raises(UserError, match="דנה כהן was changed since"):
        history.revert_operation(book, changed, QUIET)
    assert check(book, QUIET) == []


def test_a_replaced_opening_balance_cannot_be_undone_under_the_later_one(book: Book) -> None:
    identity = customers.save_customer(book, DANA).value
    first = operation(customers.save_customer(book, customers.get_customer(book, identity), opening_balance=500))
    customers.save_customer(book, customers.get_customer(book, identity), opening_balance=900)
    with pytest.raises(UserError, match="דנה כהן was changed since"):
        history.revert_operation(book, first, QUIET)
    assert customers.get_customer(book, identity).balance == 900


def test_a_removed_field_comes_back_with_its_values_unless_a_card_is_gone(book: Book) -> None:
    field = custom_fields.add_custom_field(book, "מידה", CustomType.TEXT).value
    made = operation(customers.save_customer(book, Customer(given_name="דנה", custom=(CustomValue(field, "38"),))))
    removed = operation(custom_fields.remove_custom_field(book, field))
    with pytest.raises(UserError, match="was changed since"):
        history.revert_operation(book, made, QUIET)
    history.revert_operation(book, removed, QUIET)
    assert select(book, "SELECT text FROM custom_value") == [("38",)]


def test_the_place_of_a_card_that_was_undone_is_not_given_to_another(book: Book) -> None:
    first = customers.save_customer(book, DANA).value
    history.undo(book, QUIET)
    second = customers.save_customer(book, IVAN).value
    assert first != second
    assert history.can_redo(book) is None
    assert customers.get_customer(book, second).given_name == "Иван"


def test_a_name_that_ends_in_a_bracket_stays_whole_in_a_sentence_of_another_direction(book: Book) -> None:
    customers.save_customer(book, Customer(given_name="<b>Sean</b>"))
    with in_language("he"):
        assert history.can_undo(book) == "לקוח חדש \u2068<b>Sean</b>\u2069"


def test_the_count_in_an_undo_label_is_grouped_and_in_the_digits_of_the_shop(book: Book) -> None:
    ids = [customers.save_customer(book, card).value for card in (DANA, IVAN)]
    customers.add_tag(book, [*ids, *range(10_000, 11_998)], "VIP")
    assert history.can_undo(book) == "Tag “\u2068VIP\u2069” on 2,000 cards"
    book.shop = replace(book.shop, digits=Digits.NATIVE)
    with in_language("fa"):
        assert "۲٬۰۰۰" in (history.can_undo(book) or "")


def test_the_imports_that_stand_are_listed_with_the_newest_first(book: Book) -> None:
    bring_in(book, [(DANA, 500), (YOSEF, 0)])
    bring_in(book, [(IVAN, 0)])
    assert [(each.label, each.cards) for each in past_imports.imports(book, most=9, standing=True)] == [
        ("1 customer brought in", 1),
        ("2 customers brought in", 2),
    ]


def test_an_import_is_dated_by_the_moment_it_was_made(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 3, 4, 16, 20, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: moment)
    bring_in(book, [(DANA, 0)])
    assert [each.made_at for each in past_imports.imports(book, most=9, standing=True)] == [moment]


def test_edits_are_not_listed_among_the_imports(book: Book) -> None:
    identity = customers.save_customer(book, DANA).value
    edit(book, identity, notes="חלה")
    assert past_imports.imports(book, most=9, standing=True) == []


def test_an_import_that_was_taken_back_is_listed_again_once_it_is_redone(book: Book) -> None:
    bring_in(book, [(DANA, 0)])
    listed = past_imports.imports(book, most=9, standing=True)
    history.undo_import(book, QUIET)
    assert past_imports.imports(book, most=9, standing=True) == []
    history.redo(book, QUIET)
    assert past_imports.imports(book, most=9, standing=True) == listed


def test_after_closing_and_opening_the_latest_import_is_taken_back_whatever_was_done_since(book: Book) -> None:
    bring_in(book, [(IVAN, 0)])
    ids, _changes = bring_in(book, [(DANA, 500), (YOSEF, 0)])
    edit(book, ids[0], notes="חלה ביום שישי")
    by_hand = customers.save_customer(book, replace(YOSEF, given_name="מרים")).value
    book.close()
    again = open_book(book.path)
    assert [each.cards for each in past_imports.imports(again, most=9, standing=True)] == [2, 1]
    assert history.undo_import(again, QUIET).value == history.Undone("2 customers brought in", ("דנה כהן",), 1)
    assert set(list_ids(again, Filter(), Sort())) == {1, ids[0], by_hand}
    assert [each.cards for each in past_imports.imports(again, most=9, standing=True)] == [1]
    assert check(again, QUIET) == []
    again.close()


def test_without_an_import_there_is_none_to_take_back(book: Book) -> None:
    customers.save_customer(book, DANA)
    with pytest.raises(UserError, match="no import to take back"):
        history.undo_import(book, QUIET)
