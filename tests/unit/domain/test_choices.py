"""The words of the closed lists."""

from __future__ import annotations

import pytest

from smallcrm.domain.choices import LABELS, Channel, ContactMeans, PhoneKind, label
from smallcrm.i18n import in_language


def test_a_phone_is_a_phone_and_not_a_phone_call() -> None:
    assert (label(PhoneKind.PHONE), label(ContactMeans.PHONE)) == ("Phone", "Phone call")


def test_reaching_someone_by_whatsapp_is_not_sending_whatsapp_messages() -> None:
    assert (label(ContactMeans.WHATSAPP), label(Channel.WHATSAPP)) == ("WhatsApp", "WhatsApp messages")


def test_a_choice_is_named_in_the_language_spoken() -> None:
    with in_language("he"):
        assert label(PhoneKind.MOBILE) == "נייד"


@pytest.mark.parametrize("kind", LABELS, ids=lambda kind: kind.__name__)
def test_every_member_of_a_list_has_words_of_its_own(kind: type) -> None:
    words = LABELS[kind]
    assert list(words) == list(kind)  # type: ignore[call-overload]  # an enumeration can be walked through
    assert len(set(words.values())) == len(words)
