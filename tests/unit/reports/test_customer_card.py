"""The printed card: all that is known, in the document's language, and nothing empty."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from PIL import Image
from tests.unit.reports.people import DAVID, GROCER, HARDWARE, options, person, printed_cards
from tests.unit.reports.reading import pages, sizes, text_of

from smallcrm.domain.choices import Channel, CustomerKind, CustomType
from smallcrm.domain.customer import Consent, Customer, CustomField, CustomValue
from smallcrm.domain.fields import GROUP_LABELS
from smallcrm.domain.shop import Digits
from smallcrm.i18n import LANGUAGES, in_language
from smallcrm.reports import look
from smallcrm.reports.options import Paper
from smallcrm.reports.page import Document


def card_text(customer: Customer, language: str = "en", **others: object) -> str:
    return text_of(printed_cards([customer], GROCER if language == "he" else HARDWARE, options(language), **others)[0])


def test_everything_known_of_the_person_is_on_the_card() -> None:
    text = card_text(DAVID, "he")
    told = (
        'ר"ד', "דוד", "ןהכ", "ידוד", "1042", "ןהכ וינבו", "054-123-4567", "03-555-0199", "david@example.co.il", "ןמציו", "6423901",
        "12.04.1980", "הרש", "באוי", "גיד", "עובק", "VIP", "רוחש", "1,250.50 ₪", "להנמ", "םייניש",
    )  # fmt: skip
    missing = [fact for fact in told if fact not in text and " ".join(reversed(fact.split())) not in text]
    assert missing == []


def test_nothing_empty_is_printed() -> None:
    text = card_text(person("Ruth"))
    assert "Ruth" in text
    assert not [heading for heading in GROUP_LABELS.values() if heading in text.split("\n")]


@pytest.mark.parametrize(("balance", "words"), [(125_050, "Owes £1,250.50"), (-1_050, "In credit £10.50"), (0, "Owes nothing £0.00")])
def test_the_balance_is_said_in_words(balance: int, words: str) -> None:
    text = card_text(person("Ruth", balance)).replace("\n", " ")
    word, amount = words.rsplit(" ", 1)
    assert word in text
    assert amount in text
    assert "-" not in amount


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", Paper)
def test_no_letter_is_missing_in_any_language_on_any_paper(language: str, paper: Paper) -> None:
    pdf, done = printed_cards([DAVID], replace(GROCER, language=language), options(language, paper))
    assert done.missing == frozenset()
    assert sizes(pdf)[0] == pytest.approx({Paper.A4: (595.3, 841.9), Paper.A5: (419.5, 595.3)}[paper], abs=0.1)


def test_labels_are_in_the_language_of_the_page_whatever_the_screen_speaks() -> None:
    with in_language("bg"):
        text = card_text(DAVID, "en")
    assert "Birthday" in text


def test_the_card_of_a_hebrew_shop_has_its_labels_in_hebrew() -> None:
    text = card_text(DAVID, "he")
    assert "חוקל סיטרכ" in text
    assert "בוח" in text


def test_markup_in_a_note_is_printed_as_typed() -> None:
    assert "Likes <b>bread</b> & <img src=x>" in card_text(person("Ruth", notes="Likes <b>bread</b> & <img src=x>"))


def test_a_firm_is_called_by_its_name_and_says_who_stands_for_it() -> None:
    firm = Customer(kind=CustomerKind.FIRM, company="ACME Ltd", given_name="John", family_name="Smith")
    text = card_text(firm)
    assert text.count("ACME Ltd") == 1
    assert "John" in text
    assert "Firm" in text


def test_the_last_word_on_a_channel_counts() -> None:
    text = card_text(replace(DAVID, language=""))
    assert "Does not want" in text
    assert "Agreed to receive" not in text


def test_a_long_note_goes_on_on_the_next_page_and_loses_no_line() -> None:
    note = "\n".join(f"Line {number} of the note." for number in range(120))
    pdf, done = printed_cards([person("Ruth", notes=note)])
    text = text_of(pdf)
    assert done.pages == 3
    assert all(f"Line {number} of the note." in text for number in range(120))


@pytest.mark.parametrize("count", range(20, 90))
def test_no_line_of_a_note_stands_alone_on_the_last_page(count: int) -> None:
    note = "\n".join(f"Line {number} of the note." for number in range(1, count + 1))
    last = pages(printed_cards([person("Ruth", notes=note)], chosen=options(paper=Paper.A5))[0])[-1]
    assert len([line for line in last if "of the note" in line.text]) >= 2


def test_each_card_begins_a_page_and_counts_its_own_pages() -> None:
    pdf, done = printed_cards([person("Ruth"), person("Noa", notes="word " * 3000), person("Tom")])
    feet = [page[-1].text for page in pages(pdf)]
    assert done.pages == len(feet)
    assert feet[0].endswith("Page 1 of 1")
    assert feet[1].endswith(f"Page 1 of {len(feet) - 2}")
    assert feet[-1].endswith("Page 1 of 1")


def test_a_card_put_aside_says_so() -> None:
    assert "put aside" in card_text(person("Ruth", put_aside_at=datetime(2025, 1, 1)))  # noqa: DTZ001 - a day on paper


def test_a_photo_is_printed_and_a_damaged_one_stops_nothing() -> None:
    picture = BytesIO()
    Image.new("RGB", (40, 60), "#336699").save(picture, "PNG")
    with_photo = printed_cards([person("Ruth", photo=picture.getvalue())])[0]
    damaged = printed_cards([person("Ruth", photo=picture.getvalue()[:60])])[0]
    assert b"/Image" in with_photo
    assert b"/Subtype /Image" not in damaged
    assert "Ruth" in text_of(damaged)


def test_fields_of_the_shops_own_are_printed_by_their_type() -> None:
    kinds = {"Discount": CustomType.NUMBER, "Delivery": CustomType.YES_NO, "Until": CustomType.DATE}
    fields = [CustomField(number, label, kind) for number, (label, kind) in enumerate(kinds.items(), start=1)]
    values = (CustomValue(1, "12.50"), CustomValue(2, "yes"), CustomValue(3, "2026-12-31"))
    text = card_text(person("Ruth", custom=values), custom_fields=fields)
    assert "12.5" in text
    assert "Yes" in text
    assert "31/12/2026" in text


def test_the_shop_stands_at_the_head_and_its_closing_line_at_the_foot() -> None:
    page = pages(printed_cards([DAVID], GROCER, options("he"))[0])[0]
    assert page[0].text == "יבא לש תלוכמה"
    assert "03-555-0199" in page[1].text
    assert "512345678" in page[1].text
    assert page[-1].text.endswith("תוארתהלו הדות")


def test_only_fonts_of_our_own_are_in_the_file() -> None:
    pdf = printed_cards([DAVID], GROCER, options("he"))[0]
    assert b"Helvetica" not in pdf
    assert b"/FontFile2" in pdf
    assert b"ASCII85" not in pdf


def test_a_telephones_photo_does_not_swell_the_file() -> None:
    picture = BytesIO()
    Image.effect_noise((1200, 1600), 80).save(picture, "PNG")
    pdf = printed_cards([person("Ruth", photo=picture.getvalue())])[0]
    assert len(picture.getvalue()) > 1_500_000
    assert len(pdf) < 700_000


def test_a_long_name_is_printed_whole() -> None:
    text = card_text(person(" ".join(f"Name{number}" for number in range(40))))
    assert all(f"Name{number}" in text for number in range(40))


def test_the_numbers_of_card_shop_and_phone_are_in_the_shops_digits() -> None:
    shop = replace(GROCER, language="fa", phone="021-8877 6655", address="")
    text = text_of(printed_cards([replace(DAVID, addresses=())], shop, options("fa", digits=Digits.NATIVE))[0])
    assert "۰۲۱-۸۸۷۷ ۶۶۵۵" in text
    assert "۵۱۲۳۴۵۶۷۸" in text
    assert "۱۰۴۲" in text
    assert not [digit for digit in "0123456789" if digit in text]


def test_the_day_of_a_consent_stands_beside_it() -> None:
    consents = (Consent(Channel.WHATSAPP, given=True, recorded_at=datetime(2026, 3, 12)),)  # noqa: DTZ001 - a day on paper
    text = card_text(person("Ruth", consents=consents))
    assert re.search(r"WhatsApp messages\W+12/03/2026", text)


@pytest.mark.parametrize(("balance", "ground"), [(125_050, look.DANGER_SOFT), (-1_050, look.SOFT)])
def test_a_debt_stands_on_the_red_of_the_screen_and_a_credit_on_its_green(
    balance: int, ground: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    grounds: list[str] = []
    monkeypatch.setattr(Document, "fill", lambda _self, _start, _width, _height, colour, **_others: grounds.append(colour))
    card_text(person("Ruth", balance))
    assert grounds == [ground]
