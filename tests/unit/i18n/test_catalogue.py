"""Texts in the language of the process, or of a document."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from smallcrm.i18n import LANGUAGES, N_, gettext, in_language, is_right_to_left, language, ngettext, set_language

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    set_language("en")
    yield
    set_language("en")


def test_five_languages_are_offered_by_their_own_names() -> None:
    assert list(LANGUAGES.items())[1] == ("he", "עברית")
    assert len(LANGUAGES) == 5


def test_english_gives_the_source_text() -> None:
    assert gettext("This is not a date.") == "This is not a date."


def test_a_text_without_translation_is_shown_as_it_stands_in_the_source() -> None:
    with in_language("he"):
        assert gettext("Not in any catalogue") == "Not in any catalogue"


def test_an_empty_text_stays_empty_in_every_language() -> None:
    for code in LANGUAGES:
        with in_language(code):
            assert gettext("") == ""


def test_a_document_speaks_another_language_than_the_screen() -> None:
    set_language("bg")
    with in_language("fa"):
        assert language() == "fa"
    assert language() == "bg"


def test_the_language_of_a_document_does_not_reach_other_threads() -> None:
    seen: list[str] = []
    with in_language("ar"):
        other = threading.Thread(target=lambda: seen.append(language()))
        other.start()
        other.join()
    assert seen == ["en"]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="xx"):
        set_language("xx")


def test_hebrew_arabic_and_persian_are_written_from_the_right() -> None:
    assert [code for code in LANGUAGES if is_right_to_left(code)] == ["he", "ar", "fa"]


def test_marking_a_text_leaves_it_as_it_is() -> None:
    assert N_("Customer") == "Customer"


def test_the_source_language_has_a_form_for_one_and_one_for_many() -> None:
    assert [ngettext("one card", "many cards", n) for n in (1, 2)] == ["one card", "many cards"]
