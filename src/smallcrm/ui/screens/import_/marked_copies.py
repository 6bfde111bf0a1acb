"""Giving the user his own file back with its faults marked: where to, and what is said of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from smallcrm.domain.errors import Cancelled
from smallcrm.exchange.marked_copy import SUFFIX
from smallcrm.i18n import _, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.infra.settings import LAST_FOLDER
from smallcrm.services.marking import mark_faults, proposed_name
from smallcrm.ui.screens.import_.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from smallcrm.domain.progress import Progress
    from smallcrm.ui.screen import Window
    from smallcrm.ui.screens.import_.bringing import Bringing


def ask_for_marked_copy(bringing: Bringing, window: Window, over: QWidget) -> None:
    """Ask for the name, beside the file itself at first, and write the copy."""
    choices = bringing.choices
    if choices is None:
        return
    proposed = choices.path.with_name(proposed_name(choices.path.name))
    path, _kind = QFileDialog.getSaveFileName(
        over.window(), _("Save the file with the faults marked"), str(proposed), f"{_('Excel')} (*{SUFFIX})"
    )
    if path:
        write_marked_copy(bringing, window, Path(path) if Path(path).suffix.lower() == SUFFIX else Path(path + SUFFIX))


def write_marked_copy(bringing: Bringing, window: Window, target: Path) -> None:
    """Write the copy, and say where it is."""
    known, review, book = bringing.known, bringing.review, window.book
    if known is None or review is None:
        return
    window.settings[LAST_FOLDER] = str(target.parent)
    choices = known.choices

    def work(progress: Progress) -> int:
        file = bringing.file(progress)
        if file is None:
            raise Cancelled
        return mark_faults(book, file, review, target, progress, rows=choices.rows, password=choices.password)

    def told(count: int) -> None:
        words = Words(window.book.shop)
        said = ngettext(
            "{count} cell is marked in {file}. It lies in {folder}.", "{count} cells are marked in {file}. It lies in {folder}.", count
        )
        window.say(said.format(count=words.number(count), file=isolate(target.name), folder=isolate(str(target.parent))))

    window.tasks.read_long(work, told, bringing.refused.emit, title=_("Marking the faults"), owner=bringing)
