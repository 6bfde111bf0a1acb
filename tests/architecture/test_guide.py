"""The user's guide says what stands on the screen: its bold words are texts of the program, its keys work, its commands are understood."""

from __future__ import annotations

import re
import shlex
from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.architecture.source import PACKAGE, ROOT, python_files
from tools import texts

from smallcrm.cli import arguments
from smallcrm.i18n.direction import strip_marks
from smallcrm.ui.screens import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GUIDE = ROOT / "docs" / "guide"
LANGUAGES = ("en", "he")
PAGES = sorted(GUIDE.glob("*/*.md"))

BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
BLOCK = re.compile(r"^```\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]*)(?:#([^)\s]*))?\)")
FIELD = re.compile(r"\{[a-z_]+\}")
KEY = re.compile(r"^(?:(?:Ctrl|Alt|Shift)\+)+\S+$|^F\d+$|^Del$")
# Those of Qt's own widgets, and the ones that screens read as they are pressed.
COMMON = {"Enter", "Esc", "Tab", "Shift+Tab", "Home", "End", "PgUp", "PgDn", "Shift", "Ctrl", "+", "-", "↑", "↓", "Ctrl+A", "Ctrl+C"}
ARROWS = {"Left": "←", "Right": "→"}
SEARCHED = {"dana haifa", "דנה חיפה"}
"""What the guide types into the search box."""


@cache
def _said(language: str) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """The texts as they are shown in that language; those with fields in them as patterns, unless hardly a word is left."""
    if language == "en":
        forms = {form for text in texts.texts_in_source() for form in text.forms}
    else:
        catalogue = texts.read(ROOT / texts.TRANSLATED / f"{language}.po")
        strings = (message.string for message in catalogue if message.id)
        forms = {form for string in strings for form in (string if isinstance(string, (list, tuple)) else (string or "",))}
    plain = {strip_marks(form) for form in forms if not FIELD.search(form)}
    worded = [strip_marks(form) for form in forms if FIELD.search(form) and any(letter.isalpha() for letter in FIELD.sub("", form))]
    return frozenset(plain), tuple(re.compile(".+?".join(map(re.escape, FIELD.split(form)))) for form in worded)


@cache
def _keys() -> frozenset[str]:
    """Every key that the window's source names, as it stands on keyboards."""
    named = re.compile(r'"([^"\n]+)"')
    found = {name for file in python_files(PACKAGE / "ui") for name in named.findall(file.read_text(encoding="utf-8")) if KEY.match(name)}
    for name, sign in ARROWS.items():
        found = {key.replace(name, sign) for key in found}
    return frozenset(found | COMMON | {f"Ctrl+{number}" for number in range(1, len(PLACES) + 1)})


def _prose(page: Path) -> str:
    return BLOCK.sub("", strip_marks(page.read_text(encoding="utf-8")))


def _commands(page: Path) -> Iterator[str]:
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        yield from block.strip().splitlines()


def _is_said(words: str, language: str) -> bool:
    plain, patterns = _said(language)
    return words in plain or any(pattern.fullmatch(words) for pattern in patterns)


def _name(page: Path) -> str:
    return page.relative_to(GUIDE).as_posix()


def test_both_languages_have_the_same_pages() -> None:
    assert {page.name for page in GUIDE.glob("en/*.md")} == {page.name for page in GUIDE.glob("he/*.md")} != set()


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_bold_words_stand_on_the_screen(page: Path) -> None:
    bold = {" ".join(found.split()) for found in BOLD.findall(_prose(page))}
    assert sorted(words for words in bold if not _is_said(words, page.parent.name)) == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_keys_and_what_is_typed_exist(page: Path) -> None:
    typed = {words for words in CODE.findall(_prose(page)) if words not in SEARCHED}
    options = {words for words in typed if words.startswith(("--", "smallcrm", ".venv"))}
    assert sorted(typed - options - _keys()) == []
    named = {word for words in options for word in words.split() if word.startswith("--")}
    source = "".join(file.read_text(encoding="utf-8") for file in python_files(PACKAGE / "cli"))
    assert sorted(option for option in named if f'"{option}"' not in source) == []


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_commands_are_understood(page: Path) -> None:
    for line in _commands(page):
        program, *typed = shlex.split(line)
        if program == "smallcrm" and "--help" not in typed:
            arguments.parse(typed)
        else:
            assert line in {"python3 bootstrap.py run", "smallcrm --help", "smallcrm import --help"}


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_links_lead_somewhere(page: Path) -> None:
    for target, place in LINK.findall(page.read_text(encoding="utf-8")):
        wanted = (page.parent / target).resolve() if target else page
        assert wanted.is_file(), f"{target} is not there"
        assert not place or place in _places(wanted), f"{target} has no part called {place}"


def _places(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
