"""Merged cards separated again: each as it was, and nothing lost that was edited since."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.services.books import DANA, IVAN, QUIET, YOSEF, bring_in, dump, select
from tests.services.files import bring
from tests.services.merged import DANA_AGAIN, edit, is_as_if_made_anew, new, shown
from tests.workbooks import workbook

from smallcrm.domain.customer import Address, Customer, Phone
from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.domain.partial_date import PartialDate
from smallcrm.infra import clock
from smallcrm.services import customers, history, labels, merging
from smallcrm.services.book import open_book
from smallcrm.services.checking import check
from smallcrm.services.customers import get_customer
from smallcrm.services.merging import merge, unmerge
from smallcrm.services.past_imports import imports

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.services.book import Book


def test_separating_gives_the_book_as_it_was(book: Book) -> None:
    first, other = new(book, replace(DANA, notes="אוהבת חלה"), 50_00), new(book, DANA_AGAIN, 124_050)
    new(book, replace(YOSEF, referred_by=other))
    before = dump(book)
    merging.merge(book, first, [other])
    assert merging.unmerge(book, other).value == history.Undone("“\u2068דנה כהן\u2069” merged into “\u2068דנה כהן\u2069”")
    assert dump(book) == before
    assert is_as_if_made_anew(book)


def test_undo_and_redo_of_a_merge_go_there_and_back(book: Book) -> None:
    first, other = new(book, DANA, 50_00), new(book, DANA_AGAIN, 124_050)
    before = dump(book)
    merging.merge(book, first, [other])
    after = dump(book)
    history.undo(book, QUIET)
    assert dump(book) == before
    history.redo(book, QUIET)
    assert dump(book) == after


def test_separating_is_a_step_that_is_undone_and_done_again_as_any_other(book: Book) -> None:
    first, other, stranger = new(book, DANA, 50_00), new(book, DANA_AGAIN, 124_050), new(book, IVAN)
    merging.merge(book, first, [other])
    edit(book, stranger, role="хлебар")
    merged = dump(book)
    merging.unmerge(book, other)
    separated = dump(book)
    for _time in range(2):
        assert history.undo(book, QUIET).value.label == "“\u2068דנה כהן\u2069” separated from “\u2068דנה כהן\u2069”"
        assert dump(book) == merged
        history.redo(book, QUIET)
        assert dump(book) == separated
    assert is_as_if_made_anew(book)


def test_a_separation_can_be_taken_back_after_what_was_done_since_was(book: Book) -> None:
    first, other = new(book, DANA), new(book, DANA_AGAIN)
    merging.merge(book, first, [other])
    merged = dump(book)
    merging.unmerge(book, other)
    edit(book, first, role="אופה")
    history.undo(book, QUIET)
    history.undo(book, QUIET)
    assert dump(book) == merged


def test_undo_goes_on_from_a_separation_to_the_merge_in_the_order_of_what_was_done(book: Book) -> None:
    first, other, stranger = new(book, DANA), new(book, DANA_AGAIN), new(book, IVAN)
    states = [dump(book)]
    merging.merge(book, first, [other])
    states.append(dump(book))
    edit(book, stranger, role="хлебар")
    states.append(dump(book))
    merging.unmerge(book, other)
    states.append(dump(book))
    for _time in range(2):
        for state in reversed(states[:-1]):
            history.undo(book, QUIET)
            assert dump(book) == state
        for state in states[1:]:
            history.redo(book, QUIET)
            assert dump(book) == state


def test_cards_whose_separation_was_undone_can_be_separated_anew(book: Book) -> None:
    first, other = new(book, DANA, 50_00), new(book, DANA_AGAIN, 124_050)
    before = dump(book)
    merging.merge(book, first, [other])
    merging.unmerge(book, other)
    history.undo(book, QUIET)
    merging.unmerge(book, other)
    assert dump(book) == before
    assert history.can_redo(book) is None


def test_edits_made_since_stay_on_the_survivor_and_are_named(book: Book) -> None:
    first, other = new(book, DANA), new(book, DANA_AGAIN)
    merging.merge(book, first, [other])
    card = customers.get_customer(book, first)
    edit(book, first, birthday=PartialDate(1981, 5, 2), role="אופה", emails=("dana.cohen@example.com",))
    undone = merging.unmerge(book, other).value
    assert undone.stayed == ("Birthday", "E-mail")
    card = customers.get_customer(book, first)
    assert (card.birthday, card.role, card.emails) == (PartialDate(1981, 5, 2), "אופה", ("dana.cohen@example.com",))
    assert ([phone.typed for phone in card.phones], card.tags, card.addresses) == (["054-123-4567"], (), ())
    back = customers.get_customer(book, other)
    assert (back.emails, back.birthday, back.merged_into) == (("dana@example.com",), PartialDate(1980, 5, 2), None)
    assert is_as_if_made_anew(book)


def test_a_birthday_edited_by_its_day_alone_stays_whole(book: Book) -> None:
    first, other = new(book, DANA), new(book, DANA_AGAIN)
    merging.merge(book, first, [other])
    edit(book, first, birthday=PartialDate(1980, 5, 3))
    merging.unmerge(book, other)
    assert customers.get_customer(book, first).birthday == PartialDate(1980, 5, 3)


def test_a_line_written_into_the_notes_since_stays_and_the_lines_of_the_other_card_go(book: Book) -> None:
    first, other = new(book, replace(DANA, notes="אוהבת חלה")), new(book, replace(DANA_AGAIN, given_name="דינה"))
    merging.merge(book, first, [other])
    edit(book, first, notes=customers.get_customer(book, first).notes + "\nחייבת לי סיר")
    assert merging.unmerge(book, other).value.stayed == ()
    assert customers.get_customer(book, first).notes == "אוהבת חלה\nחייבת לי סיר"


def test_what_the_user_left_out_when_merging_comes_back_though_others_were_written_since(book: Book) -> None:
    first, other = new(book, replace(DANA, emails=("a@example.com", "b@example.com"))), new(book, DANA_AGAIN)
    merging.merge(book, first, [other], replace(merging.proposal(book, first, [other]), emails=("a@example.com",)))
    new(book, replace(YOSEF, emails=("yosef@example.com",)))
    edit(book, first, emails=("a@example.com", "c@example.com"))
    merging.unmerge(book, other)
    assert customers.get_customer(book, first).emails == ("a@example.com", "c@example.com", "b@example.com")
    positions = "SELECT position FROM email WHERE customer_id = ? ORDER BY position"
    assert select(book, positions, first) == [(0,), (1,), (2,)]


def test_separating_works_after_closing_and_opening(book: Book) -> None:
    first, other = new(book, DANA, 50_00), new(book, DANA_AGAIN, 124_050)
    before = dump(book)
    merging.merge(book, first, [other])
    book.close()
    again = open_book(book.path)
    merging.unmerge(again, other)
    assert dump(again) == before
    again.close()


def chain(book: Book) -> tuple[int, int, int]:
    """Three cards of Dana: the first merged into the second, that into the third."""
    first, second = new(book, DANA, 10_00), new(book, replace(DANA_AGAIN, role="אופה"), 20_00)
    third = new(book, Customer(given_name="דנה", family_name="כהן לוי"), 40_00)
    new(book, replace(YOSEF, referred_by=first))
    return first, second, third


def test_in_a_chain_separating_the_later_brings_the_earlier_with_it(book: Book) -> None:
    first, second, third = chain(book)
    merging.merge(book, second, [first])
    between = dump(book)
    merging.merge(book, third, [second])
    assert customers.get_customer(book, third).balance == 70_00
    merging.unmerge(book, second)
    assert dump(book) == between
    assert customers.get_customer(book, second).balance == 30_00


def test_in_a_chain_the_earlier_can_be_separated_while_the_later_stands(book: Book) -> None:
    first, second, third = chain(book)
    before = dump(book)
    merging.merge(book, second, [first])
    merging.merge(book, third, [second])
    merging.unmerge(book, first)
    assert [customers.get_customer(book, each).balance for each in (first, second, third)] == [10_00, 0, 60_00]
    assert (customers.get_customer(book, first).merged_into, customers.get_customer(book, second).merged_into) == (None, third)
    assert is_as_if_made_anew(book)
    merging.unmerge(book, second)
    assert dump(book) == before


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_two_cards_merged_one_after_the_other_are_separated_in_any_order(book: Book, order: tuple[int, int]) -> None:
    stays = new(book, Customer(given_name="דנה", notes="אוהבת חלה"), 10_00)
    others = [new(book, DANA, 20_00), new(book, replace(DANA_AGAIN, given_name="דינה"), 40_00)]
    before = dump(book)
    for other in others:
        wanted = replace(merging.proposal(book, stays, [other]), known_as=f"דנוש {other}", phones=(Phone(f"03-555-01{other}0"),))
        merging.merge(book, stays, [other], wanted)
    for place in order:
        merging.unmerge(book, others[place])
    assert dump(book) == before


def test_a_card_is_separated_by_its_own_merge_though_a_later_one_wrote_its_referrer_anew(book: Book) -> None:
    stays, friend = new(book, DANA), new(book, YOSEF)
    other = new(book, replace(DANA_AGAIN, referred_by=friend))
    merging.merge(book, stays, [other])
    merging.merge(book, stays, [friend])
    merging.unmerge(book, other)
    back = customers.get_customer(book, other)
    assert (back.merged_into, back.referred_by, customers.get_customer(book, friend).merged_into) == (None, stays, stays)
    merging.unmerge(book, friend)
    assert customers.get_customer(book, other).referred_by == friend


def test_separating_one_card_leaves_another_alone_that_was_separated_and_merged_again(book: Book) -> None:
    stays, friend = new(book, DANA), new(book, YOSEF)
    other = new(book, replace(DANA_AGAIN, referred_by=friend))
    merging.merge(book, stays, [other])
    merging.merge(book, stays, [friend])
    merging.unmerge(book, other)
    merging.merge(book, stays, [other])
    merging.unmerge(book, friend)
    assert [customers.get_customer(book, each).merged_into for each in (friend, other)] == [None, stays]


def test_several_cards_merged_at_once_are_separated_at_once(book: Book) -> None:
    ids = [new(book, card, 10_00) for card in (DANA, DANA_AGAIN, replace(DANA, given_name="דינה"))]
    before = dump(book)
    merging.merge(book, ids[0], ids[1:])
    assert (shown(book), customers.get_customer(book, ids[0]).balance) == ([ids[0]], 30_00)
    assert history.can_undo(book) == "“\u2068דנה כהן, דינה כהן\u2069” merged into “\u2068דנה כהן\u2069”"
    merging.unmerge(book, ids[2])
    assert dump(book) == before


def test_a_card_that_is_not_merged_cannot_be_separated(book: Book) -> None:
    first = new(book, DANA)
    with pytest.raises(UserError, match="“דנה כהן” is not merged into another card"):
        merging.unmerge(book, first)
    with pytest.raises(UserError, match="no longer in the book"):
        merging.unmerge(book, 99)


def test_a_card_tells_which_were_merged_into_it_and_when_through_chains(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = chain(book)
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 3, 9, tzinfo=UTC))
    merging.merge(book, second, [first])
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 4, 1, 9, tzinfo=UTC))
    merging.merge(book, third, [second])
    told = [(each.id, each.name, each.number, each.merged_at.date().isoformat()) for each in merging.merged_into(book, third)]
    assert told == [(second, "דנה כהן", "1002", "2026-04-01"), (first, "דנה כהן", "1001", "2026-03-03")]
    merging.unmerge(book, second)
    assert merging.merged_into(book, third) == []


# other things undone around a merge


def test_undoing_an_import_keeps_and_names_a_card_that_was_merged_since(book: Book) -> None:
    first = new(book, DANA, 50_00)
    ids, changes = bring_in(book, [(replace(DANA_AGAIN, given_name="דינה"), 124_050), (IVAN, 500)])
    merging.merge(book, first, [ids[0]])
    assert changes.operation_id is not None
    undone = history.revert_operation(book, changes.operation_id, QUIET).value
    assert undone.kept == ("דינה כהן",)
    assert (shown(book), customers.get_customer(book, first).balance) == ([first], 129_050)
    assert is_as_if_made_anew(book)
    merging.unmerge(book, ids[0])
    assert customers.get_customer(book, ids[0]).balance == 124_050


def test_undoing_an_import_keeps_and_names_a_card_into_which_another_was_merged_since(book: Book) -> None:
    other = new(book, DANA, 50_00)
    ids, changes = bring_in(book, [(DANA_AGAIN, 124_050), (IVAN, 500)])
    merging.merge(book, ids[0], [other])
    assert changes.operation_id is not None
    assert history.revert_operation(book, changes.operation_id, QUIET).value.kept == ("דנה כהן",)
    assert (shown(book), customers.get_customer(book, ids[0]).balance) == ([ids[0]], 129_050)
    assert check(book, QUIET) == []


def test_a_tag_renamed_while_a_card_is_hidden_is_renamed_on_it_too(book: Book) -> None:
    first, other = new(book, DANA), new(book, DANA_AGAIN)
    merging.merge(book, first, [other])
    labels.rename_tag(book, ["VIP"], "זהב")
    merging.unmerge(book, other)
    assert (customers.get_customer(book, other).tags, customers.get_customer(book, first).tags) == (("זהב",), ())


def test_taking_a_merge_back_can_be_stopped(book: Book) -> None:
    class Impatient:
        def report(self, done: int, total: int, doing: str) -> None:
            raise Cancelled

    first, other = new(book, DANA, 50_00), new(book, DANA_AGAIN, 124_050)
    merging.merge(book, first, [other])
    before = dump(book)
    with pytest.raises(Cancelled):
        merging.unmerge(book, other, Impatient())
    assert dump(book) == before


def test_what_a_later_merge_hid_of_an_earlier_one_goes_too_when_that_was_done_again_between(book: Book) -> None:
    stays, friend = new(book, DANA), new(book, YOSEF)
    other = new(book, replace(DANA_AGAIN, referred_by=friend))
    before = dump(book)
    merging.merge(book, stays, [other])
    merging.merge(book, stays, [friend])
    merging.unmerge(book, other)
    history.undo(book, QUIET)
    merging.unmerge(book, friend)
    assert customers.get_customer(book, stays).referred_by == friend
    merging.unmerge(book, other)
    assert dump(book) == before


# imports that changed what a merge had written, taken back after the cards were separated

LIST = ["שם", "נייד", "עיר", "רחוב", "תאריך לידה"]


def with_an_import_between(book: Book, folder: Path, row: list[object]) -> tuple[int, int]:
    """Dana's card of Haifa, into which that of Acre was merged, then changed by an import, and separated; the card and the import."""
    dana = new(book, Customer(given_name="דנה", family_name="כהן", phones=(Phone("054-1234567"),), addresses=(Address(city="חיפה"),)))
    other = new(book, Customer(given_name="דנה", family_name="כהן-לוי", addresses=(Address(city="עכו"),), birthday=PartialDate(1980, 5, 2)))
    merge(book, dana, [other])
    bring(book, workbook(folder / "חדש.xlsx", [LIST, ["דנה כהן", "054-1234567", *row]]))
    unmerge(book, other)
    return dana, imports(book, most=1)[0].operation_id


def test_an_address_of_the_other_card_that_an_import_completed_goes_with_that_import(book: Book, tmp_path: Path) -> None:
    dana, operation = with_an_import_between(book, tmp_path, ["עכו", "הרצל 5", None])
    assert [each.city for each in get_customer(book, dana).addresses] == ["חיפה", "עכו"]
    history.revert_operation(book, operation, QUIET)
    assert [each.city for each in get_customer(book, dana).addresses] == ["חיפה"]
    history.redo(book, QUIET)
    assert [each.street for each in get_customer(book, dana).addresses] == ["", "הרצל 5"]
    history.undo(book, QUIET)
    assert [each.city for each in get_customer(book, dana).addresses] == ["חיפה"]
    assert is_as_if_made_anew(book)


def test_an_address_that_was_edited_after_such_an_import_stays(book: Book, tmp_path: Path) -> None:
    dana, operation = with_an_import_between(book, tmp_path, ["עכו", "הרצל 5", None])
    first, second = get_customer(book, dana).addresses
    edit(book, dana, addresses=(first, replace(second, postcode="2430105")))
    history.revert_operation(book, operation, QUIET)
    assert [each.postcode for each in get_customer(book, dana).addresses] == ["", "2430105"]
