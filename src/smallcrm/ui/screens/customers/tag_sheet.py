"""The sheet that asks for a tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.i18n import _
from smallcrm.ui.forms.base import LineField
from smallcrm.ui.forms.text_editors import complete
from smallcrm.ui.widgets.buttons import primary
from smallcrm.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget


class TagSheet(Sheet):
    """Asks for one tag, with those there are to choose from while typing."""

    def __init__(self, heading: str, verb: str, take: Callable[[str], None], parent: QWidget | None) -> None:
        super().__init__(heading, parent, width=380)
        self._take = take
        self.line = _TagLine(_("Tag"))
        self.line.entered = self._accept
        self.body.addWidget(self.line)
        self.add_buttons(primary(verb, "", self._accept))
        self.line.setFocus()

    def suggest(self, tags: Sequence[str]) -> None:
        """Offer these while typing."""
        complete(self.line, tags)

    def _accept(self) -> None:
        tag = self.line.text().strip()
        if tag:
            self.accept()
            self._take(tag)


class _TagLine(LineField):
    """Enter is the sheet's button."""

    entered: Callable[[], None]

    def go_on(self) -> None:
        self.entered()
