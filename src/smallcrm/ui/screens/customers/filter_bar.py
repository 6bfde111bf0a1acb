"""The chips above the list: ready filters, and those the user saved."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from smallcrm.i18n import _, pgettext
from smallcrm.i18n.direction import isolate, strip_marks
from smallcrm.services.customer_list import BalanceFilter, Filter, PutAside
from smallcrm.ui.screens.customers.list_source import without_text
from smallcrm.ui.style import icons, sheets
from smallcrm.ui.widgets.buttons import Chip, plain_tooltip
from smallcrm.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smallcrm.services.saved_filters import SavedFilter

LONGEST = 40
"""Letters of the name of an import that are shown."""


class FilterBar(QWidget):
    """One chip is on: the filter that is worn; none where it is another one."""

    chosen = Signal(object)
    """A `Filter` without text, or a `SavedFilter`."""
    removal_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self)
        self._chips: list[tuple[Chip, Filter]] = []
        self._worn = Filter()
        self._import: Chip | None = None
        self.show_saved(())

    def show_saved(self, saved: Sequence[SavedFilter]) -> None:
        """Lay the chips anew."""
        for chip, _which in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for text, which in _ready():
            self._add(text, which).clicked.connect(partial(self._choose, which))
        for each in saved:
            chip = self._add(each.name, without_text(each.filter))
            chip.clicked.connect(partial(self._choose, each))
            chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chip.customContextMenuRequested.connect(partial(self._menu, chip, each.name))
        self.wear(self._worn)

    def wear(self, which: Filter) -> None:
        """Mark the chip of that filter."""
        self._worn = without_text(which)
        self._show_import()
        for chip, filter_of_chip in self._chips:
            chip.setChecked(filter_of_chip == self._worn)

    def _show_import(self) -> None:
        """A chip for the import whose customers are listed; pressing it shows the others again."""
        if self._import is not None:
            if self._import.hasFocus():
                self._chips[0][0].setFocus()
            self._flow.removeWidget(self._import)
            self._import.hide()
            self._import.deleteLater()
            self._import = None
        shown = self._worn.brought_in
        if shown is None or any(which == self._worn for _chip, which in self._chips):
            return
        self._import = chip = Chip(_shortened(shown.label), on=True)
        chip.setAccessibleName(_("{filter}: press to show everybody again").format(filter=shown.label))
        chip.setToolTip(plain_tooltip(chip.accessibleName()))
        everybody = replace(self._worn, brought_in=None, put_aside=PutAside.HIDE)
        chip.clicked.connect(partial(self._choose, everybody))
        self._flow.addWidget(chip)
        chip.show()

    def _add(self, text: str, which: Filter) -> Chip:
        chip = Chip(text)
        self._flow.addWidget(chip)
        self._chips.append((chip, which))
        chip.show()
        return chip

    def _choose(self, what: Filter | SavedFilter, _checked: bool = False) -> None:
        self.wear(self._worn)  # the chip has switched itself; the list says what is worn
        self.chosen.emit(what)

    def _menu(self, chip: Chip, name: str, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setStyleSheet(sheets.menu())
        menu.addAction(icons.icon("x"), _("Remove the filter “{name}”").format(name=name), partial(self.removal_wanted.emit, name))
        menu.popup(chip.mapToGlobal(place))


def _shortened(text: str) -> str:
    """As much of a long name as leaves room for other chips, in its own direction."""
    plain = strip_marks(text)
    return text if len(plain) <= LONGEST else f"{isolate(plain[:LONGEST].rstrip())}…"


def _ready() -> list[tuple[str, Filter]]:
    everyone = Filter()
    return [
        (_("All"), everyone),
        (_("Owing"), replace(everyone, balance=BalanceFilter.OWES)),
        (pgettext("filter", "In credit"), replace(everyone, balance=BalanceFilter.IN_CREDIT)),
        (pgettext("filter", "Put aside"), replace(everyone, put_aside=PutAside.ONLY)),
    ]
