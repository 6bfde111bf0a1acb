"""Spaces, corners, heights and letter sizes, in pixels at 100 %."""

from __future__ import annotations

from typing import Final

HAIR: Final = 4
SMALL: Final = 8
SPACE: Final = 12
WIDE: Final = 16
WIDEST: Final = 24

CORNER: Final = 8
CARD_CORNER: Final = 10

ROW: Final = 42
DENSE_ROW: Final = 32
HEADER: Final = 36
FIELD: Final = 36
CHIP: Final = 28
ICON: Final = 18
SMALL_ICON: Final = 16
SCROLL_BAR: Final = 12
FOOT: Final = 48
"""The strip at the bottom of a window high enough: a message of one line and the air around it."""

TEXT: Final = 14
SMALL_TEXT: Final = 12
SECTION: Final = 16
TITLE: Final = 22
BIG: Final = 28

SIDE_BAR: Final = 184
SIDE_BAR_ICONS: Final = 60
CARD_WIDTH: Final = 390
NARROW_WINDOW: Final = 1100
"""Under this width of the window the side bar shows icons only and the card takes the place of the list."""
