"""A timer that rings once, a while after it was last started."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


def one_shot(owner: QObject, run: Callable[[], object], after: int = 0) -> QTimer:
    """A timer that is not started yet, of `after` milliseconds where its start says nothing else; it goes with its owner."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(after)
    timer.timeout.connect(run)
    return timer
