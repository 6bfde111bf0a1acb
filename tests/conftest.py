"""What every test stands on: no screen, a home folder of its own, and the same examples on every run."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from smallcrm.infra.collector import collect_if_due

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
    os.environ.pop(_name, None)
os.environ["LANG"] = "C.UTF-8"

# `HYPOTHESIS_PROFILE=wide` looks for new examples, many times over.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("wide", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


HOME_VARIABLES = {
    "HOME": "",
    "USERPROFILE": "",
    "SMALLCRM_HOME": "smallcrm",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "XDG_DOCUMENTS_DIR": "Documents",
    "XDG_RUNTIME_DIR": ".run",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
}
"""Every variable that leads to the user's own folders, and the folder under the tests' home it leads to instead."""


@pytest.fixture(scope="session", autouse=True)
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The home of whoever runs the tests is hidden before anything else is made, also from what is made once for many tests."""
    folder = tmp_path_factory.mktemp("machine")
    with pytest.MonkeyPatch.context() as patch:
        for name, place in HOME_VARIABLES.items():
            (folder / place).mkdir(mode=0o700, parents=True, exist_ok=True)
            patch.setenv(name, str(folder / place))
        yield folder


@pytest.fixture(scope="session", autouse=True)
def application(machine: Path, qapp: QApplication) -> QApplication:
    """The window's application comes first: pages are content with it, and a window is not with the one that pages would make."""
    del machine
    return qapp


@pytest.fixture(autouse=True)
def garbage_is_collected_here() -> Iterator[None]:
    """As in the program, never in a thread other than the window's, be it one of those that hand the tests out."""
    gc.disable()
    yield
    collect_if_due()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that stands for the user's own: settings, logs, drafts, documents."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("SMALLCRM_HOME", str(folder))
    return folder
