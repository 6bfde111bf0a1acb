"""What the window wears now: palette, size of text, height of rows and direction.

Widgets ask for it while they are made; when it changes the window is made anew, so nothing has to follow a change.
"""

from __future__ import annotations

from typing import NamedTuple

from smallcrm.i18n import is_right_to_left
from smallcrm.ui.style.metrics import DENSE_ROW, ROW
from smallcrm.ui.style.palette import LIGHT, Palette


class Look(NamedTuple):
    """The choices of one person at one machine."""

    palette: Palette = LIGHT
    percent: int = 100
    dense: bool = False
    language: str = "en"

    @property
    def right_to_left(self) -> bool:
        """Whether the window is read from the right."""
        return is_right_to_left(self.language)

    @property
    def row_height(self) -> int:
        """The height of a row of a table, in pixels."""
        return self.px(DENSE_ROW if self.dense else ROW)

    def px(self, pixels: float) -> int:
        """A measure at the size of text chosen."""
        return round(pixels * self.percent / 100)


class _Worn:
    look = Look()


def look() -> Look:
    """The look worn now."""
    return _Worn.look


def px(pixels: float) -> int:
    """A measure at the size of text worn now."""
    return _Worn.look.px(pixels)


def remember(worn: Look) -> None:
    """Make it what `look()` answers; only `wear.wear` calls this."""
    _Worn.look = worn
