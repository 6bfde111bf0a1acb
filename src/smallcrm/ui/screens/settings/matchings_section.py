"""Saved matchings of columns: looked at, renamed, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.changes import Kind
from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.services.matchings import remove_matching, rename_matching, saved_matchings
from smallcrm.ui.screens.settings.named_section import NamedRow, NamedSection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.domain.changes import Outcome
    from smallcrm.ui.screen import Window


class MatchingsSection(NamedSection):
    """They are made when a file is brought in; here they are kept in order."""

    kind = Kind.MATCHING

    def __init__(self, window: Window) -> None:
        said = _("They say how a file is read when you bring it. Removing one removes no customer.")
        nothing = _("There are none yet. When you bring a file, say where its columns go and save that under a name.")
        super().__init__(window, _("Saved matchings"), said, nothing)

    def look(self) -> None:
        book = self.window_of.book
        self.window_of.tasks.read(lambda: saved_matchings(book), self._show, owner=self, line="matchings")

    def rename(self, old: str, new: str) -> Outcome[None]:
        return rename_matching(self.window_of.book, old, new)

    def remove(self, name: str) -> Outcome[None]:
        return remove_matching(self.window_of.book, name)

    def _show(self, names: Sequence[str]) -> None:
        self.show_rows([_row(name) for name in names])


def _row(name: str) -> NamedRow:
    named = isolate(name)
    return NamedRow(
        name,
        editor=_("Name of the matching {name}").format(name=named),
        missing=_("A matching needs a name."),
        remove=_("Remove the matching {name}").format(name=named),
    )
