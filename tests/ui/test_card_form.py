"""The form of a card: every field there and back, what is seldom needed under *More*, and what the shop's own fields hold."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

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
from smallcrm.domain.customer import Address, Age, Consent, Customer, CustomField, CustomValue, FamilyMember, Phone
from smallcrm.domain.fields import Use, fields_of
from smallcrm.domain.partial_date import PartialDate
from smallcrm.i18n.calendars import Calendar
from smallcrm.ui.forms.base import FormContext
from smallcrm.ui.screens.customers.card_form import CardForm
from smallcrm.ui.screens.customers.card_opening import OPENING_BALANCE
from smallcrm.ui.screens.customers.card_source import Loaded
from smallcrm.ui.tasks import InlineTasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.ui.style.look import Look

TODAY = date(2026, 11, 22)
PIXEL = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==")
OWN = (
    CustomField(1, "הערת שוליים", CustomType.TEXT),
    CustomField(2, "מידה", CustomType.NUMBER),
    CustomField(3, "חוזה", CustomType.DATE),
    CustomField(4, "מסלול", CustomType.CHOICE, ("צפון", "דרום")),
    CustomField(5, "משלוח", CustomType.YES_NO),
)
FULL = Customer(
    id=7,
    number="1042",
    kind=CustomerKind.FIRM,
    title="Mrs",
    given_name="דנה",
    middle_name="רות",
    family_name="כהן",
    known_as="דנדוש",
    company='כהן ובניו (2004) בע"מ',
    role="מנהלת",
    occupation="מורה",
    phones=(Phone("054-1234567", PhoneKind.MOBILE, "+972541234567"), Phone("03 555 0198", PhoneKind.FAX, "+97235550198")),
    emails=("dana@example.com", "office@example.com"),
    addresses=(Address("הרצל 5", "תל אביב-יפו", "6433222", "ישראל"), Address(city="חיפה")),
    region="מרכז",
    preferred_contact=ContactMeans.WHATSAPP,
    preferred_payment=PaymentMeans.CASH,
    birthday=PartialDate(None, 9, 12, Calendar.HEBREW),
    age=Age(36, date(2025, 1, 3)),
    marital_status=MaritalStatus.MARRIED,
    family=(FamilyMember("נועה", Relation.DAUGHTER, PartialDate(2018, 5, None)), FamilyMember("Иван", Relation.SPOUSE)),
    interests=("אפייה", "cycling"),
    tags=("VIP", "שכונה"),
    source="המלצה",
    referred_by=3,
    referred_by_name="יוסי מזרחי",
    notes="הבת עולה לכיתה א׳\nLikes coffee",
    photo=PIXEL,
    custom=(CustomValue(1, "a"), CustomValue(2, "38.5"), CustomValue(3, "2026-05-01"), CustomValue(4, "צפון"), CustomValue(5, "no")),
    language="bg",
    form_of_address=FormOfAddress.SHE,
    consents=(Consent(Channel.SMS, given=True, recorded_at=datetime(2026, 1, 2, tzinfo=UTC), source="בחנות"),),
    created_at=datetime(2019, 3, 5, tzinfo=UTC),
)


@pytest.fixture
def opened(dress: Callable[..., Look], shop: ShopSettings, qtbot: QtBot) -> Callable[..., CardForm]:
    dress("en")

    def open_form(card: Customer, *, own: tuple[CustomField, ...] = OWN, opening: int | None = 0) -> CardForm:
        context = FormContext(shop=shop, tasks=InlineTasks(), today=TODAY)
        made = CardForm(Loaded(card, own, opening, {}), context, "דנה כהן")
        qtbot.addWidget(made)
        return made

    return open_form


def test_every_field_of_the_catalogue_has_an_editor(opened: Callable[..., CardForm]) -> None:
    form = opened(Customer())
    form._unfold(form._folds)
    missing = [field.key for field in fields_of(Use.FORM) if field.source not in form._form.editors and field.key != "balance"]
    assert missing == []
    assert OPENING_BALANCE in form._form.editors


def test_every_field_of_the_catalogue_is_filled_in_the_card_these_tests_use() -> None:
    empty = Customer()
    assert [field.key for field in fields_of(Use.FORM) if getattr(FULL, field.source) == getattr(empty, field.source)] == ["balance"]


def test_a_full_card_comes_out_of_the_form_as_it_went_in(opened: Callable[..., CardForm]) -> None:
    form = opened(FULL)
    read = form.card()
    assert {field.name: getattr(read, field.name) for field in fields(FULL)} == {
        field.name: getattr(FULL, field.name) for field in fields(FULL)
    }
    assert form.changes() == {}


def test_an_empty_card_comes_out_empty(opened: Callable[..., CardForm]) -> None:
    form = opened(Customer())
    form._unfold(form._folds)
    assert form.card() == Customer()
    assert form.changes() == {}
    assert form.opening_balance() is None


def test_all_that_was_typed_into_one_form_can_be_put_into_another(opened: Callable[..., CardForm]) -> None:
    full = opened(replace(FULL, consents=()))
    full._unfold(full._folds)
    blank = opened(Customer(id=7, created_at=FULL.created_at))
    typed = {key: editor.typed() for key, editor in full._form.editors.items() if key != OPENING_BALANCE}
    blank.retype(typed)
    again = replace(blank.card(), phones=tuple(replace(phone) for phone in blank.card().phones))
    assert again == full.card()


def test_only_what_was_changed_is_kept_as_a_draft(opened: Callable[..., CardForm]) -> None:
    form = opened(FULL)
    form.editor("occupation").retype("אופה")
    assert form.changes() == {"occupation": "אופה"}


def test_a_draft_of_another_version_gives_what_it_can(opened: Callable[..., CardForm]) -> None:
    form = opened(Customer(given_name="דנה"))
    form.retype({"phones": [["0541234567", "telex"]], "photo": 7, "gone": "x", "family_name": "כהן"})
    assert form.card().family_name == "כהן"


def test_what_is_seldom_needed_is_folded_until_the_card_has_it(opened: Callable[..., CardForm]) -> None:
    empty = opened(Customer())
    assert not any(fold.is_open() for fold in empty._folds.values())
    form = opened(Customer(given_name="דנה", occupation="מורה"))
    assert form._folds["occupation"].is_open()
    assert not form._folds["marital_status"].is_open()


def test_a_folded_field_unfolds_when_it_is_gone_to(opened: Callable[..., CardForm]) -> None:
    form = opened(Customer())
    form.focus_on("interests")
    assert form._folds["interests"].is_open()


def test_what_is_wrong_under_more_is_unfolded_when_one_saves(opened: Callable[..., CardForm]) -> None:
    form = opened(Customer(given_name="דנה"))
    form.retype({"age": ["young", "2026-11-22"]})
    form._folds["age"].toggle()
    assert not form._folds["age"].is_open()
    assert form.go_to_wrong()
    assert form._folds["age"].is_open()


def test_an_opening_balance_is_not_offered_where_other_entries_stand_beside_it(opened: Callable[..., CardForm]) -> None:
    form = opened(replace(FULL, balance=500), opening=None)
    assert OPENING_BALANCE not in form._form.editors
    assert form.opening_balance() is None


def test_an_opening_balance_that_was_not_touched_is_left_alone(opened: Callable[..., CardForm]) -> None:
    assert opened(FULL, opening=124050).opening_balance() is None


def test_an_opening_balance_that_was_emptied_becomes_nothing(opened: Callable[..., CardForm]) -> None:
    form = opened(FULL, opening=124050)
    form.editor(OPENING_BALANCE).retype("")
    assert form.opening_balance() == 0


def test_a_balance_of_more_than_one_reading_is_asked_and_not_guessed(opened: Callable[..., CardForm]) -> None:
    form = opened(Customer(given_name="דנה"))
    form.editor(OPENING_BALANCE).retype("1.234")
    assert form.go_to_wrong() is form.editor(OPENING_BALANCE).is_wrong()


@pytest.mark.parametrize("percent", [100, 150])
@pytest.mark.parametrize("language", ["en", "he"])
def test_the_form_fits_beside_the_list(language: str, percent: int, opened: Callable[..., CardForm], dress: Callable[..., Look]) -> None:
    opened(Customer())
    look = dress(language, percent)
    form = opened(FULL)
    form.resize(look.px(356), 600)
    form.show()
    assert form._form.minimumSizeHint().width() <= look.px(356)
