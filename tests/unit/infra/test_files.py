"""A file is written wholly or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from smallcrm.infra.files import write_whole


def test_the_new_content_replaces_the_old(tmp_path: Path) -> None:
    file = tmp_path / "לקוחות.json"
    write_whole(file, b"old")
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"


def test_the_folder_is_made_when_missing(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b" / "file", b"text")
    assert (tmp_path / "a" / "b" / "file").read_bytes() == b"text"


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.json"
    write_whole(file, b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["settings.json"]
    assert file.read_bytes() == b"old"


def test_a_program_killed_before_the_rename_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.json"
    write_whole(file, b"old")

    def killed(_self: Path, _target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"
