"""The first question: five languages, each in its own script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup

from smallcrm.i18n import LANGUAGES, _, language
from smallcrm.ui.books.big_choice import BigChoice
from smallcrm.ui.screens.first_start.page import Page, digit_of
from smallcrm.ui.style import fonts
from smallcrm.ui.widgets.buttons import primary

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class LanguagePage(Page):
    """Choosing a language speaks it at once; Enter goes on."""

    chosen = Signal(str)
    gone_on = Signal()

    def __init__(self) -> None:
        super().__init__(_("Which language do you speak?"), _("You can change it at any time in the settings."))
        self._group = QButtonGroup(self)
        self.choices: dict[str, BigChoice] = {}
        for key, (code, own_name) in enumerate(LANGUAGES.items(), start=1):
            choice = BigChoice(own_name, font=fonts.title(), key=digit_of(key))
            choice.setCheckable(True)
            choice.setChecked(code == language())
            choice.clicked.connect(lambda _on, code=code: self.chosen.emit(code))
            choice.entered.connect(lambda code=code: self._entered(code))
            self._group.addButton(choice)
            self.choices[code] = choice
        self.offer(list(self.choices.values()))
        self.go_on = primary(_("Continue"), "", self.gone_on.emit)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.go_on)

    def first_focus(self) -> QWidget:
        return self.choices[language()]

    def _entered(self, code: str) -> None:
        if code == language():
            self.gone_on.emit()
        else:
            self.chosen.emit(code)

    def chosen_by_digit(self, choice: BigChoice) -> None:
        choice.setFocus(Qt.FocusReason.ShortcutFocusReason)
        choice.click()
