"""The words of closed choices."""

from __future__ import annotations

import pytest

from smallcrm.domain.choices import LABELS, ContactMeans, CustomerKind, FormOfAddress, MaritalStatus, PaymentMeans
from smallcrm.exchange.choice_words import choice_of, language_of, yes_or_no
from smallcrm.i18n import LANGUAGES, gettext, in_language

IMPORTED = (ContactMeans, CustomerKind, FormOfAddress, MaritalStatus, PaymentMeans)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_our_own_export_are_known_again(language: str) -> None:
    with in_language(language):
        shown = [(choice, gettext(words)) for kind in IMPORTED for choice, words in LABELS[kind].items()]
    assert [choice_of(word, type(choice)) for choice, word in shown] == [choice for choice, _word in shown]


def test_what_people_write_is_known() -> None:
    assert choice_of("הקפה", PaymentMeans) is PaymentMeans.ON_CREDIT
    assert choice_of("Семеен", MaritalStatus) is MaritalStatus.MARRIED
    assert choice_of("أرملة", MaritalStatus) is MaritalStatus.WIDOWED
    assert choice_of("מזומן", MaritalStatus) is None


def test_languages_and_answers_are_known() -> None:
    assert [language_of(word) for word in ("עברית", "فارسی", "BG", "klingon")] == ["he", "fa", "bg", None]
    assert [yes_or_no(word) for word in ("כן", "No", "بله", "אולי")] == [True, False, True, None]
