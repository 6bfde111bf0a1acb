"""What a card says when it is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from smallcrm.domain.choices import Channel, ContactMeans, CustomerKind, CustomType, PhoneKind, Relation
from smallcrm.domain.customer import Address, Age, Consent, Customer, CustomField, CustomValue, FamilyMember, Phone
from smallcrm.domain.fields import FIELD_BY_KEY, Use, fields_of
from smallcrm.domain.partial_date import PartialDate
from smallcrm.domain.shop import ShopSettings
from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import in_language
from smallcrm.i18n.calendars import Calendar
from smallcrm.i18n.direction import strip_marks
from smallcrm.ui.screens.customers.card_contents import CardReader, Contents
from smallcrm.ui.screens.customers.card_means import means_of

SHOP = ShopSettings(name="המכולת של כהן", language="he", currency="ILS", region="IL")
TODAY = date(2026, 11, 22)
DANA = Customer(
    id=7,
    number="1042",
    given_name="דנה",
    family_name="כהן",
    phones=(Phone("03-5550199", PhoneKind.PHONE, "+97235550199"), Phone("0541234567", PhoneKind.MOBILE, "+972541234567")),
    emails=("dana@example.com",),
    created_at=datetime(2019, 3, 5, 9, tzinfo=UTC),
)


def read(card: Customer, *own: CustomField, language: str = "en") -> Contents:
    with in_language(language):
        return CardReader(shop=SHOP, values=ShownValues(SHOP, today=TODAY), today=TODAY, own_fields=own).read(card)


def said(contents: Contents) -> str:
    texts = [contents.name, *(row.text for row in contents.beside_name)]
    texts += [text for fact in contents.facts for text in (fact.name, fact.text, fact.detail)]
    texts += [text for section in contents.sections for row in section.rows for text in (row.name, row.text)]
    return strip_marks("\n".join(texts))


def fact(contents: Contents, key: str) -> tuple[str, str]:
    found = next(each for each in contents.facts if each.key == key)
    return strip_marks(found.text), strip_marks(found.detail)


def rows(contents: Contents) -> dict[str, str]:
    return {row.name: strip_marks(row.text) for section in contents.sections for row in section.rows}


@pytest.mark.parametrize(("balance", "words"), [(124050, "owes ₪1,240.50"), (-1050, "in credit ₪10.50"), (0, "owes nothing")])
def test_a_balance_says_in_words_which_way_it_goes(balance: int, words: str) -> None:
    assert fact(read(replace(DANA, balance=balance)), "balance")[0] == words


def test_a_balance_speaks_hebrew_in_a_hebrew_window() -> None:
    assert fact(read(replace(DANA, balance=124050), language="he"), "balance")[0].startswith("חוב")


def test_a_birthday_tells_the_age_and_how_far_off_it_is() -> None:
    card = replace(DANA, birthday=PartialDate(1980, 11, 26))
    assert fact(read(card), "birthday") == ("26/11/1980", "age 45\nbirthday in 4 days")


def test_a_birthday_today_is_said_to_be_today() -> None:
    assert fact(read(replace(DANA, birthday=PartialDate(None, 11, 22))), "birthday") == ("22\u00a0November", "today")


def test_a_hebrew_birthday_comes_back_in_its_own_calendar() -> None:
    card = replace(DANA, birthday=PartialDate(None, 9, 12, Calendar.HEBREW))
    assert fact(read(card), "birthday") == ("12\u00a0Kislev", "today")


def test_an_age_stands_where_no_birthday_is_known() -> None:
    assert "44" in fact(read(replace(DANA, age=Age(44, date(2026, 1, 1)))), "age")[0]


def test_four_facts_are_enough() -> None:
    card = replace(DANA, birthday=PartialDate(1980, 1, 2), referred_by=3, referred_by_name="יוסי מזרחי", source="המלצה")
    contents = read(card)
    assert [fact.key for fact in contents.facts] == ["balance", "birthday", "created_at", "referred_by"]
    assert rows(contents)["Source"] == "המלצה"


def test_nothing_is_said_twice() -> None:
    card = replace(DANA, company="כהן ובניו", occupation="מורה", birthday=PartialDate(1980, 1, 2), notes="אוהבת קפה")
    text = said(read(card))
    for once in ("כהן ובניו", "מורה", "02/01/1980", "אוהבת קפה", "1042"):
        assert text.count(once) == 1


def test_a_card_that_says_nothing_has_no_sections() -> None:
    assert read(Customer(phones=(Phone("052-9998877"),))).sections == ()


def test_a_firm_is_called_by_its_name_and_said_to_be_one() -> None:
    contents = read(replace(DANA, kind=CustomerKind.FIRM, company='אחים לוי בע"מ', role="מנהלת"))
    assert contents.name == 'אחים לוי בע"מ'
    assert "Firm · Number 1042" in said(contents)
    assert rows(contents)["Given name"] == "דנה"


def test_a_title_stands_before_the_name_of_a_person() -> None:
    assert read(replace(DANA, title='ד"ר')).name == 'ד"ר דנה כהן'


def test_family_is_told_with_relation_and_birthday() -> None:
    card = replace(DANA, family=(FamilyMember("נועה", Relation.DAUGHTER, PartialDate(2015, 11, 26)),))
    assert rows(read(card))["Daughter"] == "נועה, born 26/11/2015 (age 10)"


def test_consents_are_told_by_channel_with_their_day_and_occasion() -> None:
    asked = datetime(2024, 3, 5, 9, tzinfo=UTC)
    card = replace(DANA, consents=(Consent(Channel.EMAIL, True, asked, "בדלפק"), Consent(Channel.CALL, False, asked)))
    told = rows(read(card))
    assert told["Agreed to receive"] == "E-mails · 05/03/2024 · בדלפק"
    assert told["Does not want"] == "Calls · 05/03/2024"


def test_the_shops_own_fields_are_shown_by_their_type() -> None:
    own = (CustomField(1, "מידה", CustomType.NUMBER), CustomField(2, "משלוח", CustomType.YES_NO), CustomField(3, "חוזה", CustomType.DATE))
    card = replace(DANA, custom=(CustomValue(1, "38.50"), CustomValue(2, "yes"), CustomValue(3, "2026-05-01")))
    assert rows(read(card, *own)) == {"מידה": "38.5", "משלוח": "Yes", "חוזה": "01/05/2026"}


def test_every_field_that_is_printed_is_also_seen_in_the_window() -> None:
    own = (CustomField(1, "מידה"),)
    card = replace(
        DANA,
        title="Mrs",
        middle_name="רות",
        known_as="דנדוש",
        company="כהן ובניו",
        role="מנהלת",
        occupation="מורה",
        addresses=(Address("הרצל 12", "תל אביב", "6688302", "ישראל"),),
        region="מרכז",
        preferred_contact=ContactMeans.VISIT,
        birthday=PartialDate(1980, 1, 2),
        age=Age(46, TODAY),
        interests=("אפייה",),
        source="המלצה",
        referred_by=3,
        referred_by_name="יוסי מזרחי",
        notes="אוהבת קפה",
        custom=(CustomValue(1, "38"),),
        language="he",
        family=(FamilyMember("נועה", Relation.DAUGHTER),),
    )
    contents = read(card, *own)
    text = said(contents)
    shown = {section_row.key for section in contents.sections for section_row in section.rows}
    shown |= {each.key for each in contents.facts} | {row.key for row in contents.beside_name}
    missing = [
        field.key
        for field in fields_of(Use.REPORT)
        if field.source not in shown
        and field.source not in {"phones", "emails", "tags", "photo", "name", "kind"}
        and any(str(value) not in text for value in [getattr(card, field.source)] if value)
    ]
    assert missing == []
    assert FIELD_BY_KEY["balance"].source in shown


def test_the_means_that_is_preferred_comes_first() -> None:
    with in_language("en"):
        values = ShownValues(SHOP, today=TODAY)
        found = means_of(replace(DANA, preferred_contact=ContactMeans.WHATSAPP), values)
        by_mail = means_of(replace(DANA, preferred_contact=ContactMeans.EMAIL), values)
    assert [(strip_marks(each.text), each.preferred) for each in found] == [
        ("054-123-4567", True),
        ("03-555-0199", False),
        ("dana@example.com", False),
    ]
    assert by_mail[0].key == "emails"


def test_a_number_is_called_and_a_mobile_also_written_to() -> None:
    with in_language("en"):
        landline, mobile, mail = means_of(DANA, ShownValues(SHOP, today=TODAY))
    assert [link.url for link in landline.links] == ["tel:+97235550199"]
    assert [link.url for link in mobile.links] == ["tel:+972541234567", "https://wa.me/972541234567"]
    assert [link.url for link in mail.links] == ["mailto:dana@example.com"]


def test_an_address_typed_by_a_stranger_cannot_say_more_than_an_address() -> None:
    with in_language("en"):
        (means,) = means_of(Customer(emails=("a@b.co?bcc=all@x.y&body=hi",)), ShownValues(SHOP, today=TODAY))
    assert means.links[0].url == "mailto:a@b.co%3Fbcc%3Dall@x.y%26body%3Dhi"


def test_faxes_come_last_and_are_not_called() -> None:
    card = Customer(phones=(Phone("03-5550198", PhoneKind.FAX, "+97235550198"), Phone("12345", PhoneKind.PHONE)))
    with in_language("he"):
        found = means_of(card, ShownValues(SHOP, today=TODAY))
    assert [means.name for means in found] == ["טלפון", "פקס"]
    assert found[0].links[0].url == "tel:12345"
    assert found[1].links == ()
