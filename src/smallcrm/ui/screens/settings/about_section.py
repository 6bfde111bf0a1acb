"""About the program: its version, what it is made with, and where it writes what went wrong."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from smallcrm import __version__
from smallcrm.i18n import _
from smallcrm.i18n.direction import ltr
from smallcrm.infra import paths
from smallcrm.infra.resources import resources_folder
from smallcrm.ui.books.choosing import show_in_folder
from smallcrm.ui.screens.settings.made_with import FONTS_AND_ICONS, LIBRARIES
from smallcrm.ui.screens.settings.section import Section
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SPACE, WIDE
from smallcrm.ui.widgets.buttons import quiet, secondary
from smallcrm.ui.widgets.labels import CutLabel, label, note
from smallcrm.ui.widgets.text_sheet import TextSheet

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from smallcrm.ui.screen import Window
    from smallcrm.ui.widgets.panel import Panel


class AboutSection(Section):
    """Nothing here changes anything."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        panel = self.panel("smallcrm")
        panel.body.addWidget(label(_("Version {number}").format(number=ltr(__version__))))
        panel.body.addWidget(label(_("Free to use and to give on under the MIT licence. Nothing is sent anywhere."), wrap=True))
        panel = self.panel(_("Where things lie on this computer"))
        self._place(panel, _("The book"), window.book.path)
        self._place(panel, _("What went wrong, without names, phones or amounts"), paths.log_folder())
        self._place(panel, _("The settings of this computer"), paths.settings_file())
        self._list_fonts()
        self._list_libraries()
        self.end()

    def _place(self, panel: Panel, name: str, path: Path) -> None:
        button = secondary(_("Show in folder"), "folder-open", partial(show_in_folder, path))
        button.setAccessibleName(_("Show in folder: {name}").format(name=name))
        _add_entry(panel, label(name, wrap=True), CutLabel(ltr(str(path)), font=fonts.small(), colour="dim"), button)

    def _list_fonts(self) -> None:
        panel = self.panel(_("Letters and icons"))
        for name, licence, file in FONTS_AND_ICONS:
            button = quiet(_("Read the licence"), "file-text", partial(self._read, name, file))
            button.setAccessibleName(_("Read the licence of {name}").format(name=name))
            _add_entry(panel, label(ltr(name)), label(ltr(licence), font=fonts.small(), colour="dim"), button)

    def _list_libraries(self) -> None:
        panel = self.panel(_("Libraries"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(WIDE))
        grid.setVerticalSpacing(px(HAIR))
        for row, (name, licence) in enumerate(LIBRARIES):
            grid.addWidget(label(ltr(name)), row, 0)
            grid.addWidget(label(ltr(licence), colour="dim"), row, 1)
        grid.setColumnStretch(1, 1)
        panel.body.addLayout(grid)
        panel.body.addWidget(note(_("With thanks to those who made them and give them to everybody.")))

    def _read(self, name: str, file: str) -> None:
        text = (resources_folder() / file).read_text(encoding="utf-8")
        TextSheet(_("Licence of {name}").format(name=ltr(name)), text, self.window()).open()


def _add_entry(panel: Panel, name: QWidget, about: QWidget, button: QWidget) -> None:
    """A name with a line about it, and beside both the button for it."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(SPACE))
    grid.setVerticalSpacing(px(HAIR))
    grid.addWidget(name, 0, 0)
    grid.addWidget(about, 1, 0)
    grid.addWidget(button, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
    grid.setColumnStretch(0, 1)
    panel.body.addLayout(grid)
