"""The customer's card: kept whole, tidied, numbered, warned about, put aside."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from tests.services.books import DANA, IVAN, QUIET, YOSEF, bring_in, dump, select
from tests.stopping import StopAfter

from smallcrm.domain.choices import (
    Channel,
    ContactMeans,
    CustomerKind,
    CustomType,
    FormOfAddress,
    MaritalStatus,
    PaymentMeans,
    PhoneKind,
    Relation,
)
from smallcrm.domain.customer import Address, Age, Consent, Customer, CustomValue, FamilyMember, Phone
from smallcrm.domain.errors import Cancelled, UserError
from smallcrm.domain.partial_date import Calendar, PartialDate
from smallcrm.models import customer_index
from smallcrm.services import checking, custom_fields, customer_list, customers, history, labels

if TYPE_CHECKING:
    from smallcrm.services.book import Book

MOMENT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def whole_card(referrer: int, field: int) -> Customer:
    """A card on which every field says something."""
    return Customer(
        number="א-17",
        kind=CustomerKind.FIRM,
        title='ד"ר',
        given_name="דנה",
        middle_name="רות",
        family_name="כהן-לוי",
        known_as="דנוש",
        company='מאפיית כהן בע"מ',
        role="מנהלת",
        occupation="אופה",
        phones=(
            Phone("054-123-4567", PhoneKind.MOBILE, "+972541234567"),
            Phone("03-555-0199", PhoneKind.PHONE, "+97235550199"),
            Phone("03-555-0198", PhoneKind.FAX, "+97235550198"),
        ),
        emails=("dana@example.com", "office@example.co.il"),
        addresses=(Address("הרצל 12", "תל אביב", "6688101", "ישראל"), Address("ул. Раковски 5", "София", "1000", "България")),
        region="גוש דן",
        preferred_contact=ContactMeans.WHATSAPP,
        preferred_payment=PaymentMeans.ON_CREDIT,
        birthday=PartialDate(5744, 13, 14, Calendar.HEBREW),
        age=Age(42, date(2026, 1, 1)),
        marital_status=MaritalStatus.MARRIED,
        family=(
            FamilyMember("יוסי", Relation.SPOUSE, PartialDate(1980)),
            FamilyMember("مريم", Relation.DAUGHTER, PartialDate(None, 9, 1, Calendar.HIJRI)),
            FamilyMember("נועם", Relation.SON),
        ),
        interests=("שחמט", "football"),
        tags=("VIP", "חבר"),
        source="שלט ברחוב",
        referred_by=referrer,
        referred_by_name="יוסף לוי",
        notes="אוהבת חלה ביום שישי.\nלא להתקשר אחרי 20:00.",
        photo=b"\x89PNG\x00\xff",
        custom=(CustomValue(field, "38"),),
        language="he",
        form_of_address=FormOfAddress.SHE,
        consents=(
            Consent(Channel.SMS, given=True, recorded_at=MOMENT, source="בחנות"),
            Consent(Channel.CALL, given=False, recorded_at=MOMENT),
        ),
        created_at=MOMENT,
    )


def test_every_field_of_a_card_comes_back_as_it_was_written(book: Book) -> None:
    referrer = customers.save_customer(book, YOSEF).value
    field = custom_fields.add_custom_field(book, "מידת נעליים", CustomType.NUMBER).value
    card = whole_card(referrer, field)
    identity = customers.save_customer(book, card, opening_balance=124_050).value
    assert customers.get_customer(book, identity) == replace(card, id=identity, balance=124_050)


def test_the_card_of_that_test_says_something_in_every_field() -> None:
    card, nothing = whole_card(1, 1), Customer()
    unsaid = {field.name for field in fields(Customer) if getattr(card, field.name) == getattr(nothing, field.name)}
    assert unsaid == {"id", "put_aside_at", "merged_into", "balance"}


def test_every_field_of_a_card_comes_back_after_closing_and_opening(book: Book) -> None:
    from smallcrm.services.book import open_book

    identity = customers.save_customer(book, replace(DANA, notes="חלה")).value
    written = customers.get_customer(book, identity)
    book.close()
    reopened = open_book(book.path)
    try:
        assert customers.get_customer(reopened, identity) == written
    finally:
        reopened.close()


def test_an_edited_card_comes_back_as_edited_and_leaves_the_others_alone(book: Book) -> None:
    dana = customers.save_customer(book, DANA).value
    ivan = customers.save_customer(book, IVAN).value
    before = customers.get_customer(book, ivan)
    card = replace(customers.get_customer(book, dana), family_name="לוי", emails=("dana@example.com",), phones=(), tags=("VIP",))
    customers.save_customer(book, card)
    assert customers.get_customer(book, dana) == card
    assert customers.get_customer(book, ivan) == before


def test_saving_a_card_on_which_nothing_changed_is_nothing_to_undo(book: Book) -> None:
    identity = customers.save_customer(book, DANA).value
    outcome = customers.save_customer(book, customers.get_customer(book, identity))
    assert outcome.changes.operation_id is None
    assert history.can_undo(book) == "New customer \u2068דנה כהן\u2069"


def test_a_number_typed_the_national_way_is_kept_as_typed_and_read_for_the_region_of_the_shop(book: Book) -> None:
    identity = customers.save_customer(book, DANA).value
    assert customers.get_customer(book, identity).phones == (Phone("054-123-4567", PhoneKind.MOBILE, "+972541234567"),)


def test_a_phone_that_was_edited_is_read_anew(book: Book) -> None:
    identity = customers.save_customer(book, DANA).value
    card = customers.get_customer(book, identity)
    customers.save_customer(book, replace(card, phones=(replace(card.phones[0], typed="052-765-4321"),)))
    assert customers.get_customer(book, identity).phones[0].e164 == "+972527654321"


def test_texts_are_tidied_and_empty_parts_fall_away(book: Book) -> None:
    card = Customer(
        given_name="  דנה\u200f \t רות ", emails=("", " a@b.co "), addresses=(Address(), Address(city=" חיפה ")), tags=("VIP", "VIP")
    )
    found = customers.get_customer(book, customers.save_customer(book, card).value)
    assert (found.given_name, found.emails, found.addresses, found.tags) == ("דנה רות", ("a@b.co",), (Address(city="חיפה"),), ("VIP",))


def test_a_card_that_says_nothing_of_who_it_is_is_refused(book: Book) -> None:
    with pytest.raises(UserError, match="at least a name"):
        customers.save_customer(book, Customer(notes="שילם במזומן", number="5"))
    assert select(book, "SELECT count(*) FROM customer") == [(0,)]


def test_a_card_with_only_a_phone_is_called_by_it(book: Book) -> None:
    identity = customers.save_customer(book, Customer(phones=(Phone("054-123-4567"),))).value
    assert customer_list.rows(book, [identity], ["name"])[0].values == ("054-123-4567",)


def test_a_card_that_is_gone_cannot_be_read_or_written(book: Book) -> None:
    with pytest.raises(UserError, match="no longer in the book"):
        customers.get_customer(book, 99)
    with pytest.raises(UserError, match="no longer in the book"):
        customers.save_customer(book, replace(DANA, id=99))


def test_new_cards_are_numbered_from_1001_and_then_one_more_than_the_highest(book: Book) -> None:
    first = customers.save_customer(book, DANA).value
    assert customers.get_customer(book, first).number == "1001"
    customers.save_customer(book, replace(DANA, number="2040"))
    customers.save_customer(book, replace(IVAN, number="Б-9999"))
    identity = customers.save_customer(book, YOSEF).value
    assert customers.get_customer(book, identity).number == "2041"
    assert customers.cards_meant(book, " 2041 ") == [(identity, "2041 יוסף לוי")]
    assert customers.cards_meant(book, "7") == []


def test_a_card_is_meant_by_its_number_by_its_name_or_by_both(book: Book) -> None:
    dana, ivan = (customers.save_customer(book, replace(card, number="7")).value for card in (DANA, IVAN))
    assert customers.cards_meant(book, "7") == [(dana, "7 דנה כהן"), (ivan, "7 Иван Петров")]
    assert customers.cards_meant(book, "ИВАН петров") == [(ivan, "7 Иван Петров")]
    assert customers.cards_meant(book, "7 דנה כהן") == [(dana, "7 דנה כהן")]
    assert customers.cards_meant(book, " ") == []


def test_cards_brought_in_without_a_number_are_numbered_too(book: Book) -> None:
    customers.save_customer(book, replace(DANA, number="1500"))
    ids, _ = bring_in(book, [(YOSEF, 0), (replace(IVAN, number="12"), 0), (DANA, 0)])
    assert [customers.get_customer(book, identity).number for identity in ids] == ["1501", "12", "1502"]


def test_a_card_brought_in_is_the_same_as_one_saved_by_hand(book: Book) -> None:
    referrer = customers.save_customer(book, YOSEF).value
    field = custom_fields.add_custom_field(book, "מידה", CustomType.NUMBER).value
    card = whole_card(referrer, field)
    by_hand = customers.save_customer(book, card, opening_balance=500).value
    ids, _ = bring_in(book, [(card, 500)])
    found = customers.get_customer(book, ids[0])
    assert replace(found, id=None) == replace(customers.get_customer(book, by_hand), id=None)
    for table in ("customer_index", "search_text", "phone_key", "email_key", "custom_key"):
        rows = {identity: select(book, f"SELECT * FROM {table} WHERE customer_id = ?", identity) for identity in (by_hand, ids[0])}
        assert [row[1:] for row in rows[by_hand]] == [row[1:] for row in rows[ids[0]]], table


def test_what_looks_wrong_is_a_warning_beside_its_field_and_never_a_refusal(book: Book) -> None:
    customers.save_customer(book, replace(DANA, number="7"))
    card = Customer(
        given_name="Иван", number="7", phones=(Phone("054-123-4567"), Phone("12")), emails=("ivan@example.bg", "ivan at example")
    )
    assert [(found.key, found.index) for found in customers.warnings(book, card)] == [("phones", 1), ("emails", 1), ("number", 0)]
    customers.save_customer(book, card)


def test_a_card_does_not_warn_of_its_own_number(book: Book) -> None:
    identity = customers.save_customer(book, replace(DANA, number="7")).value
    assert customers.warnings(book, customers.get_customer(book, identity)) == []


def test_cards_put_aside_leave_the_list_and_come_back_whole(book: Book) -> None:
    dana, ivan = (customers.save_customer(book, card).value for card in (DANA, IVAN))
    assert customers.put_aside(book, [dana, ivan]).value == 2
    assert list(customer_list.list_ids(book, customer_list.Filter(), customer_list.Sort())) == []
    assert customers.get_customer(book, dana).put_aside_at is not None
    assert customers.put_aside(book, [dana]).value == 0
    assert customers.bring_back(book, [dana]).value == 1
    assert list(customer_list.list_ids(book, customer_list.Filter(), customer_list.Sort())) == [dana]
    assert customers.get_customer(book, dana).put_aside_at is None


def test_several_cards_are_tagged_at_once_and_those_that_had_the_tag_are_not_counted(book: Book) -> None:
    dana, ivan = (customers.save_customer(book, card).value for card in (replace(DANA, tags=("VIP",)), IVAN))
    assert customers.add_tag(book, [dana, ivan], " VIP ").value == 1
    assert [customers.get_customer(book, card).tags for card in (dana, ivan)] == [("VIP",), ("VIP",)]
    assert customers.remove_tag(book, [dana, ivan], "VIP").value == 2
    with pytest.raises(UserError, match="needs a name"):
        customers.add_tag(book, [dana], " ")


def index_as_it_is_and_as_made_anew(book: Book) -> tuple[list[object], list[object]]:
    found: list[list[object]] = []
    with book.checking() as connection:
        for make_anew in (False, True):
            if make_anew:
                customer_index.reindex(connection, customer_index.all_cards(connection), book.shop, QUIET)
            tables = ("customer_index", "search_text", "phone_key", "email_key", "custom_key")
            found.append([sorted(connection.execute(f"SELECT * FROM {table}").all(), key=repr) for table in tables])
    return found[0], found[1]


def test_the_index_follows_tags_and_putting_aside_as_if_it_were_made_anew(book: Book) -> None:
    ids = [customers.save_customer(book, replace(card, tags=("VIP", "א"))).value for card in (DANA, IVAN, YOSEF)]
    for work in (
        lambda: customers.add_tag(book, ids[:2], "ב"),
        lambda: customers.put_aside(book, ids[1:]),
        lambda: customers.remove_tag(book, ids[1:], "VIP"),
        lambda: labels.rename_tag(book, ["א"], "ג"),
        lambda: history.undo(book, QUIET),
        lambda: customers.bring_back(book, ids),
        lambda: history.undo(book, QUIET),
    ):
        work()
        as_it_is, anew = index_as_it_is_and_as_made_anew(book)
        assert as_it_is == anew
        assert checking.check(book, QUIET) == []


@pytest.mark.parametrize("command", ["add_tag", "remove_tag", "put_aside", "bring_back"])
def test_work_on_many_cards_that_is_stopped_leaves_all_as_it_was(command: str, book: Book) -> None:
    ids = [customers.save_customer(book, replace(card, tags=("VIP",))).value for card in (DANA, IVAN)]
    customers.put_aside(book, ids)
    if command == "put_aside":
        customers.bring_back(book, ids)
    before = dump(book)
    tag = {"add_tag": ["חדש"], "remove_tag": ["VIP"]}.get(command, [])
    with pytest.raises(Cancelled):
        getattr(customers, command)(book, ids, *tag, progress=StopAfter(0))
    assert dump(book) == before


def test_a_tag_put_on_after_another_was_taken_off_stands_last(book: Book) -> None:
    identity = customers.save_customer(book, replace(DANA, tags=("א", "ב", "ג"))).value
    customers.remove_tag(book, [identity], "א")
    customers.add_tag(book, [identity], "ד")
    assert customers.get_customer(book, identity).tags == ("ב", "ג", "ד")


def test_the_undo_label_names_the_card_or_counts_the_cards(book: Book) -> None:
    dana, ivan = (customers.save_customer(book, card).value for card in (DANA, IVAN))
    customers.put_aside(book, [dana])
    assert history.can_undo(book) == "\u2068דנה כהן\u2069 put aside"
    customers.add_tag(book, [dana, ivan], "VIP")
    assert history.can_undo(book) == "Tag “\u2068VIP\u2069” on 2 cards"


def test_a_name_with_braces_is_shown_as_it_is_in_the_undo_label(book: Book) -> None:
    customers.save_customer(book, Customer(given_name="{name} {0} %s"))
    assert history.can_undo(book) == "New customer \u2068{name} {0} %s\u2069"


def test_renaming_a_customer_renames_him_where_he_is_the_referrer(book: Book) -> None:
    ivan = customers.save_customer(book, IVAN).value
    dana = customers.save_customer(book, replace(DANA, referred_by=ivan)).value
    changes = customers.save_customer(book, replace(customers.get_customer(book, ivan), given_name="Йордан")).changes
    assert customers.get_customer(book, dana).referred_by_name == "Йордан Петров"
    assert select(book, "SELECT referred_by_key FROM customer_index WHERE customer_id = ?", dana) == select(
        book, "SELECT name_key FROM customer_index WHERE customer_id = ?", ivan
    )
    assert sorted(next(iter(changes.ids.values()))) == [ivan, dana]


def test_a_card_put_aside_keeps_its_moment_when_it_is_edited(book: Book) -> None:
    identity = customers.save_customer(book, DANA).value
    customers.put_aside(book, [identity])
    before = customers.get_customer(book, identity)
    customers.save_customer(book, replace(before, notes="עברה דירה"))
    assert customers.get_customer(book, identity) == replace(before, notes="עברה דירה")
    history.undo(book, QUIET)
    assert customers.get_customer(book, identity) == before
