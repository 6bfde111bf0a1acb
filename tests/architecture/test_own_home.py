"""No test touches the home of whoever runs it, and none hangs on which came before."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QApplication

from smallcrm.infra import paths
from smallcrm.infra.settings import LANGUAGE, Settings
from smallcrm.reports.text_layout import ensure_application


@pytest.fixture(scope="session")
def remembered_for_all() -> Path:
    """A setting written where things are made once for many tests, before any test has a folder."""
    Settings()[LANGUAGE] = "bg"
    return paths.settings_file()


def test_a_setting_written_in_a_test_lies_in_the_tests_own_home(home: Path) -> None:
    Settings()[LANGUAGE] = "bg"
    assert [file for file in home.rglob("*") if file.is_file()] == [paths.settings_file()]


def test_a_setting_written_for_many_tests_lies_in_the_home_of_all_tests(remembered_for_all: Path, machine: Path) -> None:
    assert remembered_for_all.is_file()
    assert remembered_for_all.is_relative_to(machine)


def test_what_asks_the_system_for_the_users_folders_gets_those_of_the_tests(monkeypatch: pytest.MonkeyPatch, machine: Path) -> None:
    monkeypatch.delenv("SMALLCRM_HOME")
    asked = [paths.config_folder(), paths.state_folder(), paths.cache_folder(), paths.log_folder(), paths.documents_folder(), Path.home()]
    asked += [Path(QStandardPaths.writableLocation(place)) for place in QStandardPaths.StandardLocation if place.name.endswith("Location")]
    strangers = [folder for folder in asked if not folder.is_relative_to(machine)]
    assert set(strangers) <= {Path(), Path(tempfile.gettempdir())}


def test_pages_find_the_windows_application_and_make_none() -> None:
    ensure_application()
    assert isinstance(QCoreApplication.instance(), QApplication)
