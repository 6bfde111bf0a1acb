"""What is there when the window is first painted, and what is not yet."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

NOT_YET = (
    "openpyxl",
    "reportlab",
    "rustpy_xlsxwriter",
    "python_calamine",
    "phonenumbers",
    "numpy",
    "sqlalchemy",
    "alembic",
    "babel",
    "fontTools",
    "PIL",
    "PySide6.QtNetwork",
    "smallcrm.services",
    "smallcrm.models",
)

PAINT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import smallcrm.app as app

painted = []

def look(program, one):
    painted.append(program.main.isVisible())
    print("\\n".join(sorted(sys.modules)))
    QApplication.exit(0)

app._after_first_paint = look
sys.exit(app.run(["smallcrm"]) or (not painted))
"""


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules imported when the window has been painted, in a program of its own."""
    import os

    environment = {**os.environ, "SMALLCRM_HOME": str(tmp_path_factory.mktemp("home"))}
    ended = subprocess.run([sys.executable, "-c", PAINT], env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr
    return set(ended.stdout.split())


@pytest.mark.parametrize("name", NOT_YET)
def test_nothing_heavy_is_imported_before_the_first_paint(name: str, modules: set[str]) -> None:
    assert not {module for module in modules if module == name or module.startswith(f"{name}.")}


def test_the_window_itself_is_there(modules: set[str]) -> None:
    assert "smallcrm.ui.main_window" in modules


def test_a_second_start_brings_the_first_window_to_the_front_and_ends(home: Path) -> None:
    import os

    first = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from smallcrm.ui.single import OneWindow

application = QApplication([])
one = OneWindow()
assert one.is_first()
one.called.connect(lambda: (print("called", flush=True), application.quit()))
print("ready", flush=True)
QTimer.singleShot(500, one.listen)  # it is still being made when it is called
sys.exit(application.exec())
"""
    second = """
import sys
import smallcrm.app
sys.exit(smallcrm.app.run(["smallcrm"]))
"""
    environment = {**os.environ, "SMALLCRM_HOME": str(home)}
    with subprocess.Popen([sys.executable, "-c", first], env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "ready\n"
        ended = subprocess.run([sys.executable, "-c", second], env=environment, capture_output=True, timeout=60, check=False)
        assert running.stdout.readline() == "called\n"
    assert (ended.returncode, running.returncode) == (0, 0)


def test_a_lock_left_by_a_crash_is_no_other_window(home: Path) -> None:
    (home / "state").mkdir()
    (home / "state" / "window.lock").write_text("999999999\nsmallcrm\nlocalhost\n", encoding="utf-8")
    from smallcrm.ui.single import OneWindow

    one = OneWindow()
    assert one.is_first() or not one.call_the_first()
    one.close()
