"""Which way a piece of text reads, and edit fields that follow what is typed into them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from smallcrm.i18n.direction import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT_ISOLATE, isolate, ltr, rtl
from smallcrm.ui.style.look import look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QLineEdit

_LOOKED_AT = 200
_ISOLATES = {"LRI": 1, "RLI": 1, "FSI": 1, "PDI": -1}
_STRONG = {"L": False, "R": True, "AL": True}
JOINT = " · "


def reads_from_right(text: str) -> bool | None:
    """Whether the first letter with a direction reads from the right; None where there is none."""
    if text.isascii():
        return False if any(letter.isalpha() for letter in text[:_LOOKED_AT]) else None
    for letter in text[:_LOOKED_AT]:
        direction = unicodedata.bidirectional(letter)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return None


def joined(parts: Iterable[str]) -> str:
    """Pieces with dots between them, each whole in its own direction, in the order in which the window is read."""
    said = [part for part in parts if part]
    if not look().right_to_left and all(map(str.isascii, said)):
        return JOINT.join(said)
    # A mark of direction at the beginning would do as well, but Rubik has none: a font of higher lines would draw it.
    whole = rtl if look().right_to_left else ltr
    return whole(JOINT.join(isolate(part) for part in said))


def reading_side() -> Qt.AlignmentFlag:
    """The side where one begins to read, whatever the text."""
    return (Qt.AlignmentFlag.AlignRight if look().right_to_left else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute


def in_its_direction(text: str) -> str:
    """Each line in the direction of its own words; where all of it stands in isolates, in that of the window."""
    return "\n".join(f"{_opening(line)}{line}{POP_ISOLATE}" if line else "" for line in text.split("\n"))


def _opening(line: str) -> str:
    from_right, depth = look().right_to_left, 0
    for letter in line[:_LOOKED_AT]:
        direction = unicodedata.bidirectional(letter)
        if direction in _ISOLATES:
            depth += _ISOLATES[direction]
        elif not depth and direction in _STRONG:
            from_right = _STRONG[direction]
            break
    return RIGHT_TO_LEFT_ISOLATE if from_right else LEFT_TO_RIGHT_ISOLATE


def follow_content(edit: QLineEdit) -> None:
    """Keep a field's text in its own direction, but its caret and its beginning on the side where the window is read."""
    edit.setAlignment(reading_side() | Qt.AlignmentFlag.AlignVCenter)

    def follow(text: str) -> None:
        from_right = reads_from_right(text)
        if from_right is None:
            from_right = look().right_to_left
        wanted = Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LeftToRight
        if edit.layoutDirection() != wanted:
            edit.setLayoutDirection(wanted)

    edit.textChanged.connect(follow)
    edit.setLayoutDirection(Qt.LayoutDirection.RightToLeft if look().right_to_left else Qt.LayoutDirection.LeftToRight)


def read_from_left(edit: QLineEdit, *, at_right: bool | None = None) -> None:
    """For phones, e-mails, amounts and codes: always from the left, standing on the side where the window is read."""
    right = look().right_to_left if at_right is None else at_right
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    edit.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
