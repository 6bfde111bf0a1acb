"""What the window remembers: on this machine from one start to the next, and in hand while it is made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize

from smallcrm.infra.settings import LAST_SCREEN, WINDOW_GEOMETRY
from smallcrm.ui.navigation import Trail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from smallcrm.infra.settings import Settings

FIRST_SIZE = QSize(1360, 840)


class WindowState:
    """What goes from the old window to the new one when language or theme change."""

    def __init__(self, screen: str) -> None:
        self.screen = screen
        self.search = ""
        self.screens: Mapping[str, Mapping[str, object]] = {}
        self.trail = Trail()


def first_state(settings: Settings) -> WindowState:
    """What to begin with."""
    return WindowState(settings[LAST_SCREEN])


def restore_place(window: QWidget, settings: Settings) -> None:
    """Put the window where it was, if that place is still on a screen."""
    kept = settings[WINDOW_GEOMETRY].encode()
    if not (kept and window.restoreGeometry(QByteArray.fromBase64(kept))):
        available = window.screen().availableSize()
        window.resize(FIRST_SIZE.boundedTo(available))


def keep_place(window: QWidget, settings: Settings) -> None:
    """Remember where the window is."""
    settings[WINDOW_GEOMETRY] = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
