"""Bootstrap finds a Python, says plainly what is missing, and runs every gate."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import bootstrap
import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been run; nothing is."""
    run: list[list[str]] = []

    def call(command: list[str], **_options: object) -> int:
        run.append(command)
        return 1 if "mypy" in command else 0

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setattr(bootstrap, "prepare", lambda: sys.executable)
    return run


def test_the_python_at_hand_is_taken_when_it_fits() -> None:
    assert bootstrap.find_python() == sys.executable


def test_where_no_python_fits_it_says_which_would(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(bootstrap, "read_stamp", dict)
    monkeypatch.setattr(bootstrap, "fits", lambda _python: False)
    assert bootstrap.main(["run"]) == 2
    assert "smallcrm needs Python 3.11, 3.12 or 3.13, and none was found" in capsys.readouterr().err


@pytest.mark.parametrize(("said", "fits"), [("3 10", False), ("3 11", True), ("3 13", True), ("3 14", False), ("2 7", False), ("", False)])
def test_only_pythons_that_were_tried_fit(monkeypatch: pytest.MonkeyPatch, said: str, *, fits: bool) -> None:
    monkeypatch.setattr(bootstrap, "ask", lambda _command: said)
    assert bootstrap.fits("python3") is fits


def test_every_gate_is_run_though_one_fails(commands: list[list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["test"]) == 1
    assert len(commands) == 5
    assert capsys.readouterr().out.endswith("Failed: Types\n")


def test_what_is_said_to_test_goes_to_pytest(commands: list[list[str]]) -> None:
    bootstrap.main(["test", "-k", "phone"])
    assert commands[-1][-2:] == ["-k", "phone"]


def test_without_a_display_there_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "LINUX", True)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert not bootstrap.has_screen(sys.executable)


def test_a_display_nobody_answers_on_is_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "LINUX", True)
    monkeypatch.setattr(bootstrap, "ask", lambda _command: "")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setenv("DISPLAY", ":99")
    assert not bootstrap.has_screen(sys.executable)


def test_libraries_are_found_missing_by_trying_to_load_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "LINUX", True)
    monkeypatch.setattr(bootstrap, "LIBRARIES", {"libnone1": "libnone-of-this-name.so.1"})
    monkeypatch.setattr(bootstrap, "display_is_set", lambda: False)
    assert bootstrap.missing_packages("") == ["libnone1"]


def test_the_screens_libraries_are_wanted_only_where_there_is_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "LINUX", True)
    monkeypatch.setattr(bootstrap, "loads", lambda _library: False)
    monkeypatch.setattr(bootstrap, "display_is_set", lambda: False)
    offscreen = bootstrap.missing_packages("")
    monkeypatch.setattr(bootstrap, "display_is_set", lambda: True)
    assert offscreen == ["libglib2.0-0", "libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3"]
    assert bootstrap.missing_packages("") == [
        *offscreen,
        "libxkbcommon-x11-0",
        "libxcb-cursor0",
        "libxcb-icccm4",
        "libxcb-keysyms1",
        "libxcb-shape0",
    ]


def test_a_user_who_may_not_install_is_told_the_one_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(bootstrap.Stop, match="apt-get install --yes --no-install-recommends libgl1 python3-venv'"):
        bootstrap.install_system_packages(["libgl1", "python3-venv"])


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would have been made or installed; nothing is."""
    done: list[str] = []
    monkeypatch.setattr(bootstrap, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / "bootstrap.json")
    monkeypatch.setattr(bootstrap, "works", lambda _python: True)
    monkeypatch.setattr(bootstrap, "missing_packages", lambda _base: [])
    monkeypatch.setattr(bootstrap, "find_python", lambda: sys.executable)
    monkeypatch.setattr(bootstrap, "make_environment", lambda _base: done.append("environment"))
    monkeypatch.setattr(bootstrap, "pip", lambda _python, *arguments: done.append(arguments[-1]))
    monkeypatch.setattr(bootstrap, "compile_catalogues", lambda _python: done.append("catalogues"))
    return done


def test_a_second_run_finds_everything_done(steps: list[str]) -> None:
    bootstrap.prepare()
    assert steps == ["environment", "requirements.txt", ".", "catalogues"]
    bootstrap.prepare()
    assert len(steps) == 4


def test_a_run_that_was_broken_off_goes_on_where_it_was(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_python: Path, *_arguments: str) -> None:
        raise bootstrap.Stop("no network")

    with monkeypatch.context() as without_network:
        without_network.setattr(bootstrap, "pip", broken)
        with pytest.raises(bootstrap.Stop):
            bootstrap.prepare()
    bootstrap.prepare()
    assert steps == ["environment", "requirements.txt", ".", "catalogues"]
