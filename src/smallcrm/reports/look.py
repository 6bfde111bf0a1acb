"""The colours, sizes and spaces of printed pages: calm, one accent, sharp on a cheap printer."""

from __future__ import annotations

from dataclasses import replace

from smallcrm.reports.text_layout import Align, Direction, Style

TEXT = "#1B2430"
DIM = "#5A6573"
LINE = "#D9DDE3"
ACCENT = "#1F6F5C"
SOFT = "#E4F1ED"
DANGER = "#B3261E"
DANGER_SOFT = "#FBE9E7"

MILLIMETRE = 72 / 25.4

DOT = "\u00a0\u00a0·  "
"""Parts the facts of a line; it stays with the one before it where the line is broken."""

PLAIN = Style(9.5)
SMALL = Style(8, colour=DIM)
SHOP_NAME = Style(14, bold=True, leading=1.3)
TITLE = Style(20, bold=True, leading=1.3, direction=Direction.OF_DOCUMENT)
SUBTITLE = Style(9.5, colour=DIM, direction=Direction.OF_DOCUMENT)
GROUP = Style(11, bold=True, colour=ACCENT, leading=1.3)


def at_end(style: Style) -> Style:
    """The style with its lines at the end of their width."""
    return replace(style, align=Align.END)
