"""What the window remembers: on this machine from one start to the next, and in hand while it is made anew."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize

from smallcrm.infra.settings import LAST_SCREEN, WINDOW_GEOMETRY
from smallcrm.ui.navigation import Trail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from smallcrm.infra.settings import Settings

FIRST_SIZE = QSize(1360, 840)


@dataclass(slots=True)
class WindowState:
    """What goes from the old window to the new one when language or theme change."""

    screen: str
    search: str = ""
    screens: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    trail: Trail = field(default_factory=Trail)


def first_state(settings: Settings) -> WindowState:
    """What to begin with."""
    return WindowState(settings[LAST_SCREEN])


def restore_place(window: QWidget, settings: Settings) -> None:
    """Put the window where it was, if that place is still on a screen."""
    kept = settings[WINDOW_GEOMETRY]
    if not (kept and window.restoreGeometry(QByteArray(base64.b64decode(kept)))):
        available = window.screen().availableSize()
        window.resize(FIRST_SIZE.boundedTo(available))


def keep_place(window: QWidget, settings: Settings) -> None:
    """Remember where the window is."""
    settings[WINDOW_GEOMETRY] = base64.b64encode(bytes(window.saveGeometry().data())).decode("ascii")
