"""The parts a card is read in: a way to reach the customer, a fact at a glance, a group of the catalogue."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.domain.fields import Group
from smallcrm.i18n import _, ngettext
from smallcrm.i18n.direction import strip_marks
from smallcrm.i18n.numbers import format_number
from smallcrm.ui.style import fonts, sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SMALL, SPACE
from smallcrm.ui.widgets.buttons import icon_only, quiet
from smallcrm.ui.widgets.copy_label import CopyLabel
from smallcrm.ui.widgets.labels import icon_label, section

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smallcrm.ui.screens.customers.card_contents import Fact, Section
    from smallcrm.ui.screens.customers.card_means import Means

MEANS_AT_FIRST = 4
MOST_ACROSS = 2
ROW_WIDTH = 330
QWIDGETSIZE_MAX = 16_777_215
NAME_COLUMN, TEXT_COLUMN = 2, 3
"""How a row shares its width between the name of a field and what it holds."""


class MeansBlock(QWidget):
    """The ways to reach a customer; many of them are folded until one asks for them."""

    link_wanted = Signal(str)
    copy_wanted = Signal(str)
    edit_wanted = Signal(str)

    def __init__(self, means: Sequence[Means], digits: str) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(SPACE))
        self._grid.setVerticalSpacing(0)
        self._columns = 0
        self._rows = [self._row(each, suffix) for each, suffix in _named_once(means)]
        self._more = None
        hidden = self._rows[MEANS_AT_FIRST:] if len(self._rows) > MEANS_AT_FIRST + 1 else []
        if hidden:
            words = ngettext("Show {count} more", "Show {count} more", len(hidden))
            self._more = quiet(words.format(count=format_number(len(hidden), digits=digits)), "chevron-down", self._show_all)
        for row in hidden:
            row.hide()
        self.arrange(1)

    def arrange(self, columns: int) -> None:
        """Stand in so many columns."""
        self._columns = columns
        for place, row in enumerate(self._rows):
            self._grid.addWidget(row, place // columns, place % columns)
        if self._more is not None:
            self._grid.addWidget(self._more, len(self._rows), 0, 1, columns, Qt.AlignmentFlag.AlignLeading)
        # Where there is room a row is no wider than it needs, so that its buttons stand near its number.
        for row in self._rows:
            row.setMaximumWidth(px(ROW_WIDTH) if columns > 1 else QWIDGETSIZE_MAX)
        for column in range(MOST_ACROSS + 1):
            self._grid.setColumnStretch(column, 1 if column == (0 if columns == 1 else columns) else 0)
            self._grid.setColumnMinimumWidth(column, px(ROW_WIDTH) if 1 < columns > column else 0)

    def _show_all(self) -> None:
        for row in self._rows:
            row.show()
        if self._more is not None:
            self._more.hide()
        buttons = self._rows[MEANS_AT_FIRST].findChildren(QWidget, "means")
        if buttons:
            buttons[0].setFocus()

    def _row(self, means: Means, suffix: str) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(HAIR))
        across.addWidget(icon_label(means.icon))
        across.addSpacing(px(HAIR))
        words = QVBoxLayout()
        words.setSpacing(0)
        text = CopyLabel(means.text, font=fonts.numbers())
        text.opened.connect(lambda: self.edit_wanted.emit(means.key))
        words.addWidget(text)
        kind = _("{kind}, preferred").format(kind=means.name) if means.preferred else means.name
        words.addWidget(CopyLabel(kind, font=fonts.small(), colour="accent" if means.preferred else "dim"))
        across.addLayout(words, 1)
        for link in means.links:
            button = icon_only(f"{link.words}{suffix}", link.icon, partial(self.link_wanted.emit, link.url))
            button.setObjectName("means")
            across.addWidget(button)
        copy = _("Copy {text}").format(text=means.text)
        button = icon_only(f"{copy}{suffix}", "copy", lambda: self.copy_wanted.emit(strip_marks(means.text)))
        button.setObjectName("means")
        across.addWidget(button)
        return row


def _named_once(means: Iterable[Means]) -> list[tuple[Means, str]]:
    """Each with what makes the names of its buttons differ where the same number stands on the card twice."""
    seen: dict[str, int] = {}
    named = []
    for each in means:
        seen[each.text] = seen.get(each.text, 0) + 1
        named.append((each, f" ({seen[each.text]})" if seen[each.text] > 1 else ""))
    return named


class FactTile(QFrame):
    """A few words under a small heading, on a soft ground."""

    edit_wanted = Signal(str)

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        ground, name_colour, colour = {
            "danger": ("danger_soft", "danger", "danger"),
            "soft": ("soft", "accent", "accent"),
        }.get(fact.tone, ("window", "dim", "text"))
        self.setObjectName("fact")
        self.setStyleSheet(sheets.tinted("fact", ground))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(SPACE - 2), px(SMALL), px(SPACE - 2), px(SMALL))
        column.setSpacing(px(2))
        for text, font, used in (
            (fact.name, fonts.small(), name_colour),
            (fact.text, fonts.font(bold=True), colour),
            (fact.detail, fonts.small(), name_colour),
        ):
            if text:
                words = CopyLabel(text, font=font, colour=used)
                words.opened.connect(lambda: self.edit_wanted.emit(fact.key))
                column.addWidget(words)
        column.addStretch(1)


class SectionView(QWidget):
    """A heading and what is known under it: the name of each field beside what it holds."""

    edit_wanted = Signal(str)

    def __init__(self, shown: Section) -> None:
        super().__init__()
        self.weight = 2 + sum(1 + row.text.count("\n") + len(row.text) // 40 for row in shown.rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SMALL))
        column.addWidget(section(shown.heading))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(SPACE))
        grid.setVerticalSpacing(px(SMALL))
        grid.setColumnStretch(0, NAME_COLUMN)
        grid.setColumnStretch(1, TEXT_COLUMN)
        column.addLayout(grid)
        for place, row in enumerate(shown.rows):
            text = CopyLabel(row.text)
            text.opened.connect(lambda key=row.key: self.edit_wanted.emit(key))
            if row.name == shown.heading or shown.group is Group.NOTES:
                grid.addWidget(text, place, 0, 1, 2)
            else:
                grid.addWidget(CopyLabel(row.name, colour="dim"), place, 0)
                grid.addWidget(text, place, 1)
