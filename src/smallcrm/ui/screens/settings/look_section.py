"""How the window looks on this computer, applied at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from smallcrm.i18n import _
from smallcrm.i18n.direction import ltr
from smallcrm.i18n.numbers import format_number
from smallcrm.infra.settings import DENSE_ROWS, LARGEST_TEXT, SMALLEST_TEXT, TEXT_SCALE, THEME
from smallcrm.ui.screens.settings.one_of import OneOf
from smallcrm.ui.screens.settings.section import Section

if TYPE_CHECKING:
    from smallcrm.infra.settings import Setting
    from smallcrm.ui.screen import Window

Value = TypeVar("Value")
STEP = 10


class LookSection(Section):
    """Light or dark, the size of text, the height of rows."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        panel = self.panel(_("Look"))
        themes = [("system", _("As the computer has it")), ("light", _("Light")), ("dark", _("Dark"))]
        sizes = [(percent, ltr(f"{format_number(percent, digits=window.book.shop.digits)}%")) for percent in _sizes()]
        rows = [(False, _("Roomy")), (True, _("Dense"))]
        self.theme = OneOf(_("Colours"), themes, window.settings[THEME])
        self.text_size = OneOf(_("Size of text"), sizes, window.settings[TEXT_SCALE])
        self.rows = OneOf(_("Rows of lists"), rows, window.settings[DENSE_ROWS])
        self.theme.chosen.connect(lambda value: self._wear(THEME, value))
        self.text_size.chosen.connect(lambda value: self._wear(TEXT_SCALE, value))
        self.rows.chosen.connect(lambda value: self._wear(DENSE_ROWS, value))
        for choice in (self.theme, self.text_size, self.rows):
            panel.body.addWidget(choice)
        self.end()

    def _wear(self, setting: Setting[Value], value: Value) -> None:
        if self.window_of.settings[setting] != value:
            self.window_of.settings[setting] = value
            self.window_of.change_look()


def _sizes() -> range:
    return range(SMALLEST_TEXT, LARGEST_TEXT + 1, STEP)
