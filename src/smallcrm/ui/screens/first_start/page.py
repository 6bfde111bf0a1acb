"""A page of the first start: one question, answered by a click, by the arrows, or by a digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from smallcrm.domain.shop import HOME, guess_shop
from smallcrm.i18n import language
from smallcrm.i18n.digits import to_ascii
from smallcrm.i18n.numbers import format_number
from smallcrm.ui.widgets.page_column import PageColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from smallcrm.ui.books.big_choice import BigChoice


def digit_of(place: int) -> str:
    """The digit that chooses the choice at that place (1 is the first), as it is shown beside it.

    The shop is not made yet: its figures are those that are guessed for the language.
    """
    return format_number(place, digits=guess_shop(language(), *HOME[language()]).digits)


class Page(PageColumn):
    """Knows its choices, if it has any."""

    def __init__(self, heading: str, sentence: str = "") -> None:
        super().__init__(heading, sentence)
        self._choices: Sequence[BigChoice] = ()

    def offer(self, choices: Sequence[BigChoice]) -> None:
        """Set these choices into the body."""
        self._choices = choices
        for choice in choices:
            self.body.addWidget(choice)

    def first_focus(self) -> QWidget:
        """Where the answer is given."""
        raise NotImplementedError

    def begin(self) -> None:
        """The page has come to the front."""
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_by_digit(self, choice: BigChoice) -> None:
        """What a digit does: here it only goes to the choice, and Enter presses it."""
        choice.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        digit = to_ascii(event.text())
        if digit.isdecimal() and 0 < int(digit) <= len(self._choices):
            self.chosen_by_digit(self._choices[int(digit) - 1])
            return
        super().keyPressEvent(event)
