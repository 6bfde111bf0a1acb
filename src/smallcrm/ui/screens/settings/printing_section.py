"""Printing from this computer: the paper offered first, and the printer of each paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.infra.settings import PAPER, PRINT_STRAIGHT, PRINTERS
from smallcrm.ui.screens.settings.one_of import OneOf
from smallcrm.ui.screens.settings.section import Section
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SPACE
from smallcrm.ui.widgets.buttons import Button, quiet
from smallcrm.ui.widgets.labels import CutLabel, icon_label, label, note

if TYPE_CHECKING:
    from smallcrm.ui.screen import Window

PAPERS = ("A4", "A5")


class PrintingSection(Section):
    """A printer is remembered when one prints; here it is shown and forgotten."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        settings = window.settings
        panel = self.panel(_("Printing"))
        self.paper = OneOf(_("Paper offered first"), [(paper, paper) for paper in PAPERS], settings[PAPER])
        self.paper.chosen.connect(self._offer)
        ways = [(False, _("Ask for the printer each time")), (True, _("Print at once to the printer used last"))]
        self.straight = OneOf(_("When printing"), ways, settings[PRINT_STRAIGHT])
        self.straight.chosen.connect(self._print_straight)
        panel.body.addWidget(self.paper)
        panel.body.addWidget(self.straight)
        remembered = self.panel(_("Printers remembered"))
        self._nothing = note(_("None yet. The printer you choose for a paper is remembered when you print."))
        remembered.body.addWidget(self._nothing)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(SPACE))
        remembered.body.addLayout(self._rows)
        self.forget: dict[str, Button] = {}
        self.end()

    def _offer(self, paper: str) -> None:
        self.window_of.settings[PAPER] = paper

    def _print_straight(self, straight: bool) -> None:
        self.window_of.settings[PRINT_STRAIGHT] = straight

    def look(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        self.forget = {}
        known = self.window_of.settings[PRINTERS]
        self._nothing.setVisible(not known)
        for paper, printer in sorted(known.items()):
            self._rows.addWidget(self._row(paper, printer))

    def _row(self, paper: str, printer: str) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(SPACE))
        across.addWidget(icon_label("printer"))
        across.addWidget(label(paper, font=fonts.font(bold=True)))
        across.addWidget(CutLabel(isolate(printer)), 1)
        button = quiet(_("Forget"), "x", lambda: self._forget(paper))
        button.setAccessibleName(_("Forget the printer of {paper}").format(paper=paper))
        self.forget[paper] = button
        across.addWidget(button)
        return row

    def _forget(self, paper: str) -> None:
        settings = self.window_of.settings
        settings[PRINTERS] = {known: printer for known, printer in settings[PRINTERS].items() if known != paper}
        self.look()
