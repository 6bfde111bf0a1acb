"""Margins counted from where a line begins, for Qt does not mirror them as it mirrors what stands between them."""

from __future__ import annotations

from PySide6.QtCore import QMargins

from smallcrm.ui.style.look import look, px


def margins(start: float = 0, top: float = 0, end: float = 0, bottom: float = 0) -> QMargins:
    """The margins in pixels at 100 %; `start` is the side where the window is read first, the right one in Hebrew."""
    left, right = (end, start) if look().right_to_left else (start, end)
    return QMargins(px(left), px(top), px(right), px(bottom))
