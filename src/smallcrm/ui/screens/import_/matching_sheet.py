"""Saving how a file is read under a name: the sheet that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.errors import Cancelled
from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.services.matchings import save_matching
from smallcrm.ui.forms.name_editor import NameEditor
from smallcrm.ui.widgets.buttons import primary
from smallcrm.ui.widgets.labels import note
from smallcrm.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from smallcrm.domain.changes import Outcome
    from smallcrm.ui.screen import Window
    from smallcrm.ui.screens.import_.bringing import Bringing


def ask_to_save(bringing: Bringing, window: Window, over: QWidget) -> None:
    """Ask for the name, that of the matching in use at first, and save what is said of the file."""
    choices = bringing.choices
    if choices is None or not choices.says_anything:
        return
    name = choices.used.name if choices.used else ""
    MatchingSheet(name, lambda given: _save(bringing, window, given), over.window()).open()


def _save(bringing: Bringing, window: Window, name: str) -> None:
    book, choices = window.book, bringing.choices

    def work() -> Outcome[None]:
        file = bringing.file()
        if file is None or choices is None:
            raise Cancelled
        return save_matching(book, file, name, choices.said)

    said = _("Matching “{name}” saved").format(name=isolate(name))
    window.command(work, failed=bringing.refused.emit, owner=bringing, says=said)


class MatchingSheet(Sheet):
    """Asks for one name; Enter saves."""

    def __init__(self, name: str, take: Callable[[str], None], parent: QWidget | None) -> None:
        super().__init__(_("Save this matching"), parent, width=420)
        self._take = take
        self.name = NameEditor(_("Name of the matching"), _("A matching needs a name."), enters=True, placeholder=_("Such as the supplier"))
        self.name.set_value(name)
        self.name.entered.connect(self._accept)
        self.body.addWidget(self.name)
        self.body.addWidget(note(_("Choose it again under “How to read it” when you bring another file, be its columns in another order.")))
        self.add_buttons(primary(_("Save"), "check", self._accept))
        self.name.main().setFocus()

    def _accept(self) -> None:
        if self.name.is_wrong():
            return
        self.accept()
        self._take(self.name.value())
