"""What this machine remembers, and that a broken memory harms nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.infra import paths
from smallcrm.infra import settings as table
from smallcrm.infra.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_a_new_machine_has_the_defaults(file: Path) -> None:
    settings = Settings(file)
    assert {setting.key: settings[setting] for setting in table.TABLE} == {setting.key: setting.default for setting in table.TABLE}


def test_looking_at_the_settings_writes_nothing(file: Path) -> None:
    assert Settings(file)[table.TEXT_SCALE] == 100
    assert not file.exists()


def test_what_was_chosen_is_there_after_a_restart(file: Path) -> None:
    Settings(file)[table.LANGUAGE] = "he"
    assert Settings(file)[table.LANGUAGE] == "he"


def test_the_settings_lie_in_the_users_own_folder() -> None:
    Settings()[table.THEME] = "dark"
    assert json.loads(paths.settings_file().read_text(encoding="utf-8")) == {"theme": "dark"}


def test_a_file_name_in_hebrew_is_kept_readable(file: Path) -> None:
    Settings(file)[table.LAST_FOLDER] = "מסמכים/לקוחות"
    assert "מסמכים/לקוחות" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("damage", [b"", b"{", b'{"language": "he"', b"[1, 2]", b"\xff\xfe\x00", b"[" * 100_000])
def test_a_damaged_file_leads_to_the_defaults_and_is_kept_aside(file: Path, damage: bytes) -> None:
    file.write_bytes(damage)
    assert Settings(file)[table.LANGUAGE] == ""
    assert file.with_name("settings.damaged.json").read_bytes() == damage


def test_after_a_damaged_file_choices_are_remembered_again(file: Path) -> None:
    file.write_bytes(b"{")
    Settings(file)[table.LANGUAGE] = "bg"
    assert Settings(file)[table.LANGUAGE] == "bg"


def test_a_value_that_cannot_be_is_read_as_the_default(file: Path) -> None:
    file.write_text('{"text_scale": 4000, "dense_rows": 1, "language": "xx", "recent_books": "מכולת"}', encoding="utf-8")
    settings = Settings(file)
    assert settings[table.TEXT_SCALE] == 100
    assert settings[table.DENSE_ROWS] is False
    assert settings[table.LANGUAGE] == ""
    assert settings[table.RECENT_BOOKS] == []


def test_a_value_that_cannot_be_is_not_remembered(file: Path) -> None:
    with pytest.raises(ValueError, match="text_scale"):
        Settings(file)[table.TEXT_SCALE] = 151


def test_what_a_newer_version_remembers_is_kept(file: Path) -> None:
    file.write_text('{"till_number": 3}', encoding="utf-8")
    Settings(file)[table.DENSE_ROWS] = True
    assert json.loads(file.read_text(encoding="utf-8")) == {"dense_rows": True, "till_number": 3}


def test_two_programs_do_not_forget_each_others_choices(file: Path) -> None:
    window, command_line = Settings(file), Settings(file)
    window[table.THEME] = "dark"
    command_line[table.LANGUAGE] = "fa"
    assert (Settings(file)[table.THEME], Settings(file)[table.LANGUAGE]) == ("dark", "fa")


def test_a_list_that_was_handed_out_is_not_the_one_remembered(file: Path) -> None:
    settings = Settings(file)
    settings[table.RECENT_BOOKS].append("somewhere")
    assert settings[table.RECENT_BOOKS] == []


def test_a_folder_that_cannot_be_written_costs_the_memory_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be", encoding="utf-8")
    settings = Settings(tmp_path / "config" / "settings.json")
    settings[table.DENSE_ROWS] = True
    assert settings[table.DENSE_ROWS] is True


def test_the_book_opened_last_stands_first_and_once(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    books = [tmp_path / name for name in ("מכולת.smallcrm", "garage.smallcrm", "מכולת.smallcrm")]
    for book in books:
        settings.remember_book(book)
    assert settings[table.RECENT_BOOKS] == [str(books[0]), str(books[1])]


def test_only_the_last_eight_books_are_listed(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    for number in range(12):
        settings.remember_book(tmp_path / f"{number}.smallcrm")
    assert settings[table.RECENT_BOOKS] == [str(tmp_path / f"{number}.smallcrm") for number in range(11, 3, -1)]


def test_a_book_that_is_gone_leaves_the_list(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    settings.remember_book(tmp_path / "old.smallcrm")
    settings.forget_book(tmp_path / "old.smallcrm")
    assert settings[table.RECENT_BOOKS] == []


def test_every_setting_has_a_key_of_its_own_a_default_it_allows_and_a_sentence() -> None:
    keys = [setting.key for setting in table.TABLE]
    assert len(keys) == len(set(keys))
    assert [setting.key for setting in table.TABLE if not setting.valid(setting.default) or not setting.help.endswith(".")] == []


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(content=st.dictionaries(st.sampled_from([setting.key for setting in table.TABLE]), JSON_VALUES))
def test_whatever_stands_in_the_file_every_setting_can_be_read(tmp_path_factory: pytest.TempPathFactory, content: dict[str, Any]) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    settings = Settings(file)
    for setting in table.TABLE:
        assert setting.valid(settings[setting])
