"""The screen on which a file is brought in, as a test goes to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from smallcrm.ui.screens.import_.import_screen import ImportScreen

if TYPE_CHECKING:
    from smallcrm.ui.program import Program

DATA = Path(__file__).parents[2] / "data"
GROCER = DATA / "grocer_he.xls"


def front(program: Program) -> ImportScreen:
    """The screen, where it is in front."""
    found = program.main.front()
    assert isinstance(found, ImportScreen)
    return found


def go_to_import(program: Program, file: Path | None = None) -> ImportScreen:
    """Go there, and begin with that file if one is given."""
    program.go("import", file)
    return front(program)
