"""Where things are kept, and what a new book's file is called."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.infra import paths

if TYPE_CHECKING:
    from pathlib import Path


def test_one_variable_puts_everything_under_one_folder(home: Path) -> None:
    folders = [paths.config_folder(), paths.state_folder(), paths.cache_folder(), paths.log_folder(), paths.documents_folder()]
    assert {folder.parent for folder in folders} == {home}
    assert len(set(folders)) == len(folders)


def test_without_it_they_are_where_the_system_wants_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SMALLCRM_HOME")
    own = [paths.config_folder(), paths.state_folder(), paths.cache_folder(), paths.log_folder()]
    assert all("smallcrm" in folder.parts for folder in own)
    assert paths.documents_folder().is_absolute()


def test_the_first_book_is_called_after_the_shop_and_lies_in_the_documents(home: Path) -> None:
    assert paths.new_book_file("מכולת כהן") == home / "documents" / "מכולת כהן.smallcrm"


def test_the_newest_book_is_the_one_written_last(home: Path) -> None:
    assert paths.newest_book() is None
    (home / "documents").mkdir(parents=True)
    for name, written in (("מכולת כהן", 2), ("Магазин", 1)):
        book = home / "documents" / f"{name}.smallcrm"
        book.touch()
        os.utime(book, (written, written))
    assert paths.newest_book() == home / "documents" / "מכולת כהן.smallcrm"


def test_a_second_book_of_the_same_shop_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "מכולת כהן.smallcrm").touch()
    assert paths.new_book_file("מכולת כהן", tmp_path) == tmp_path / "מכולת כהן 2.smallcrm"


@pytest.mark.parametrize(
    ("shop", "name"),
    [
        ("  Ivan / Petrov: ltd.  ", "Ivan Petrov ltd"),
        ("צ'ק וצ\"ק", "צ'ק וצ ק"),
        ("\u200fבקالة\u202e", "בקالة"),
        ("", "book"),
        ("...", "book"),
        ("con", "con book"),
        ("LPT1.old", "LPT1.old book"),
    ],
)
def test_a_shops_name_becomes_a_file_name_every_system_takes(shop: str, name: str) -> None:
    assert paths.file_name(shop) == name


@given(st.text())
def test_a_file_name_is_never_empty_hidden_or_a_path(text: str) -> None:
    name = paths.file_name(text)
    assert name
    assert not set(name) & set('<>:"/\\|?*\0\n')
    assert not name.startswith(".")
    assert not name.endswith((".", " "))
    assert len(name.encode("utf-8")) < 256
