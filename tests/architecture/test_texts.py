"""Every text is whole in every language."""

from __future__ import annotations

import ast
import gettext
import re
from functools import cache
from io import BytesIO
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from babel.messages.mofile import write_mo
from tests.architecture.source import PACKAGE, ROOT, called, calls, python_files
from tools import texts

from smallcrm import i18n

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

LANGUAGES = tuple(texts.PLURALS)
COUNTS = (0, 1, 2, 3, 11, 100)
FORM_OF_COUNT = {"he": (2, 0, 1, 2, 2, 2), "ar": (0, 1, 2, 3, 4, 5), "fa": (0, 0, 1, 1, 1, 1), "bg": (1, 0, 1, 1, 1, 1)}
# Names and signs that are written in Latin letters everywhere.
LATIN_EVERYWHERE = {
    "smallcrm", "Excel", "CSV", "JSON", "PDF", "SMS", "WhatsApp", "SQLite", "Outlook", "Google", "Windows", "Ctrl", "Shift", "Alt", "Enter",
    "Esc", "Tab", "LibreOffice",
}  # fmt: skip

NO_WORDS = re.compile(r"\{[^}]*\}|`[^`]*`|--[a-z-]+|\.[a-z]{3,4}\b")
"""Fields, what is typed on the command line, its options and endings of file names stay as they are."""


@cache
def _source() -> tuple[texts.Text, ...]:
    return tuple({(text.context, text.forms[0]): text for text in texts.texts_in_source()}.values())


@cache
def _catalogue(language: str) -> Catalog:
    return texts.read(ROOT / texts.TRANSLATED / f"{language}.po")


@cache
def _compiled(language: str) -> gettext.GNUTranslations:
    stream = BytesIO()
    write_mo(stream, _catalogue(language))
    stream.seek(0)
    return gettext.GNUTranslations(stream)


def _forms(language: str, text: texts.Text) -> tuple[str, ...]:
    """The translations of a text, one or as many as the language has plural forms; none where it is missing."""
    message = _catalogue(language).get(text.forms[0], text.context)
    string = (message.string if message is not None else "") or ""
    return tuple(string) if isinstance(string, (tuple, list)) else (string,)


def _fields(text: str) -> set[str]:
    return {name for _before, name, _format, _conversion in Formatter().parse(text) if name is not None}


def _translated() -> list[tuple[str, texts.Text, tuple[str, ...]]]:
    return [(language, text, _forms(language, text)) for language in LANGUAGES for text in _source()]


def test_the_languages_translated_into_are_those_that_are_offered() -> None:
    assert {"en", *LANGUAGES} == i18n.LANGUAGES.keys()


def test_every_text_is_translated_into_every_language() -> None:
    missing = [(language, text.file, text.forms[0]) for language, text, forms in _translated() if not all(forms)]
    assert missing == []


def test_every_text_that_is_marked_is_found() -> None:
    """Those inside another's marks or inside an f-string are passed over by the search."""
    found = {text.forms[0] for text in _source()}
    marked = [call for file in python_files(PACKAGE) for call in calls(file) if called(call) in texts.KEYWORDS]
    literal = [node.value for call in marked for node in call.args if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    others = {form for text in _source() for form in (*text.forms[1:], text.context)}
    assert len(literal) > len(found)
    assert set(literal) - found - others == set()


def test_no_translation_is_uncertain_or_left_over() -> None:
    known = {(text.context, text.forms[0]) for text in _source()}
    for language in LANGUAGES:
        catalogue = _catalogue(language)
        assert [message.id for message in catalogue if message.id and message.fuzzy] == []
        left_over = [message.id for message in catalogue if message.id and (message.context, _first(message.id)) not in known]
        assert left_over == []


def _first(identity: str | tuple[str, ...] | list[str]) -> str:
    return identity if isinstance(identity, str) else identity[0]


def test_every_text_that_counts_has_all_the_forms_of_the_language() -> None:
    wrong = [
        (language, text.forms[0], len(forms))
        for language, text, forms in _translated()
        if len(forms) != (texts.PLURALS[language][0] if len(text.forms) > 1 else 1)
    ]
    assert wrong == []


def test_the_fields_of_a_translation_are_those_of_the_source() -> None:
    wrong = []
    for language, text, forms in _translated():
        fields = _fields(text.forms[-1])
        for number, form in enumerate(forms):
            one_number_only = len(text.forms) > 1 and FORM_OF_COUNT[language].count(number) == 1 and number < len(forms) - 1
            lacking = fields - _fields(form)
            # A form for one number alone may say the number as a word: "two customers".
            if form and (_fields(form) - fields or len(lacking) > one_number_only):
                wrong.append((language, text.forms[0], form))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plural_rules_are_ours(language: str) -> None:
    forms, rule = texts.PLURALS[language]
    assert (_catalogue(language).num_plurals, _catalogue(language).plural_expr) == (forms, rule)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_that_count_are_right_for_none_one_two_few_and_many(language: str) -> None:
    compiled = _compiled(language)
    for text in _source():
        forms = _forms(language, text)
        if len(text.forms) == 1 or not all(forms):
            continue
        for count, expected in zip(COUNTS, FORM_OF_COUNT[language], strict=True):
            shown = _counted(compiled, text, count)
            assert shown == forms[expected]
            assert "{" not in shown.format(**dict.fromkeys(_fields(text.forms[-1]), count))


def _counted(compiled: gettext.GNUTranslations, text: texts.Text, count: int) -> str:
    one, many = text.forms
    return compiled.npgettext(text.context, one, many, count) if text.context else compiled.ngettext(one, many, count)


def test_space_around_a_text_stays_as_it_was() -> None:
    wrong = [
        (language, text.forms[0]) for language, text, forms in _translated() for form in forms if _edges(form) != _edges(text.forms[0])
    ]
    assert wrong == []


def _edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()


def test_no_english_word_is_left_in_a_translation() -> None:
    wrong = []
    for language, text, forms in _translated():
        codes = set(re.findall(r"[A-Z]{2,}", text.forms[0]))
        for form in forms:
            words = set(re.findall(r"[A-Za-z]{2,}", NO_WORDS.sub(" ", form))) - LATIN_EVERYWHERE - codes
            if words:
                wrong.append((language, text.forms[0], sorted(words)))
    assert wrong == []
