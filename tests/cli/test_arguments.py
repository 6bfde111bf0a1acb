"""What is typed: help in five languages, and one sentence for whatever is no command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from smallcrm import __version__
from smallcrm.cli import language_of
from smallcrm.i18n import LANGUAGES
from smallcrm.infra import settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Type

VERBS = {
    *("new", "check", "undo", "redo", "demo", "settings", "find", "card", "tag", "aside", "tags", "cities", "fields", "filters"),
    *("matchings", "merge", "unmerge", "duplicates", "apart", "import", "imports", "export", "report"),
}


def test_help_names_every_verb(bare: Type) -> None:
    help_ = bare("--help")
    assert help_.code == 0
    assert {line.split()[0] for line in help_.lines if re.match(" {4}[a-z]", line)} == VERBS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verb", ["", *sorted(VERBS)])
def test_every_verb_has_help_in_every_language(bare: Type, monkeypatch: pytest.MonkeyPatch, verb: str, language: str) -> None:
    monkeypatch.setenv("LANG", f"{language}_XX.UTF-8")
    help_ = bare(*([verb] if verb else []), "--help")
    assert help_.code == 0
    assert ("How to write it:" in help_.out) == (language == "en")
    assert not set(help_.out) & set("\u200e\u200f\u2066\u2067\u2068\u2069")


def test_the_language_of_the_settings_goes_before_that_of_the_terminal(bare: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "bg_BG.UTF-8")
    settings.Settings()[settings.LANGUAGE] = "he"
    assert "איך כותבים" in bare("find", "--help").out


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "he_IL.UTF-8"}, "he"),
        ({"LC_ALL": "fa_IR", "LANG": "he_IL"}, "fa"),
        ({"LANG": "iw"}, "he"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_of_a_terminal_is_told_from_its_environment(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


def test_the_version_is_said(bare: Type) -> None:
    assert bare("--version").out == f"smallcrm {__version__}\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["frobnicate"], "“frobnicate” is not understood. Type “smallcrm --help” to see what it can do."),
        (["find", "--frobnicate"], "“--frobnicate” is not understood. Type “smallcrm --help” to see what it can do."),
        (["new"], "Something is missing: --shop. Type “smallcrm new --help” to see what it can do."),
        (["tag"], "Something is missing: name. Type “smallcrm tag --help” to see what it can do."),
        (["--book"], "What is given for --book is missing or cannot be taken. Type “smallcrm --help” to see what it can do."),
        (
            ["find", "--balance", "huge"],
            "What is given for --balance is missing or cannot be taken. Type “smallcrm find --help” to see what it can do.",
        ),
        (
            ["demo", "--customers", "-3"],
            "What is given for --customers is missing or cannot be taken. Type “smallcrm demo --help” to see what it can do.",
        ),
        (["--json"], "This command is not complete. Type “smallcrm --help” to see what it can do."),
    ],
)
def test_what_is_no_command_is_named_in_one_sentence(bare: Type, typed: list[str], said: str) -> None:
    answer = bare(*typed)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"{said}\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_the_help_is_of_blanks_alone(bare: Type, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", language)
    assert not [line for line in bare("--help").lines if line and not line.strip()]


@pytest.mark.parametrize("name", ["", "  "])
def test_a_shop_without_a_name_is_refused_in_the_words_of_the_window(bare: Type, book_file: Path, name: str) -> None:
    answer = bare("--book", book_file, "new", "--shop", name)
    assert (answer.code, answer.err) == (2, "Write the name of the shop. It stands on every page you print.\n")
    assert not book_file.exists()


def test_a_folder_is_said_to_be_no_book(bare: Type, tmp_path: Path) -> None:
    folder = tmp_path / "ספרים"
    folder.mkdir()
    assert bare("--book", folder, "find").err == "“ספרים” is a folder, not a book.\n"


def test_the_book_may_be_named_before_the_command_or_after_it(crm: Type, bare: Type, book_file: object) -> None:
    assert bare("--book", book_file, "tags").code == bare("tags", "--book", book_file).code == 0
