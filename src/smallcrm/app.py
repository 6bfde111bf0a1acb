"""Builds the window: it is painted first, and what is heavy is imported after."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.ui.program import Program
    from smallcrm.ui.single import OneWindow

FIRST_PAGE_WITHIN = 1000
"""Milliseconds that the first page of customers has the processor for itself."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Show the window until it is closed; returns the exit code. A second start brings the first window to the front."""
    gc.disable()  # until the first paint: looking through what the imports make costs a tenth of the start
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from smallcrm.infra.settings import Settings
    from smallcrm.ui.program import Program
    from smallcrm.ui.single import OneWindow
    from smallcrm.ui.style.wear import STYLE

    application = QApplication([*(arguments or sys.argv[:1]), *STYLE])
    application.setApplicationName("smallcrm")
    application.setDesktopFileName("smallcrm")
    one = OneWindow()
    if not one.is_first() and one.call_the_first():
        return 0
    program = Program(application, Settings())
    program.main.show()
    # Once for the events that paint, once more for what waits behind them.
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: _after_first_paint(program, one)))
    code = application.exec()
    one.close()
    return code


def _after_first_paint(program: Program, one: OneWindow) -> None:
    from PySide6.QtCore import QTimer

    from smallcrm.infra import collector
    from smallcrm.ui import errors
    from smallcrm.ui.style import fonts

    collector.collect_rarely()
    fonts.load_all()
    program.furnish()
    errors.catch(program.show_error)
    one.called.connect(program.bring_to_front)
    program.begin()
    QTimer.singleShot(FIRST_PAGE_WITHIN, one, lambda: _after_first_page(one))


def _after_first_page(one: OneWindow) -> None:
    from smallcrm.infra import logs

    one.listen()
    logs.start()
