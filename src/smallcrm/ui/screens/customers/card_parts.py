"""The parts a card is read in: a way to reach the customer, a fact at a glance, a group of the catalogue."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.domain.fields import Group
from smallcrm.i18n import _, ngettext
from smallcrm.i18n.direction import strip_marks
from smallcrm.i18n.numbers import format_number
from smallcrm.ui.style import fonts, icons, sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SMALL, SMALL_ICON, SPACE, WIDEST
from smallcrm.ui.widgets.buttons import icon_only, plain_tooltip, quiet
from smallcrm.ui.widgets.copy_label import CopyLabel
from smallcrm.ui.widgets.labels import icon_label, section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from smallcrm.ui.screens.customers.card_contents import Fact, Section
    from smallcrm.ui.screens.customers.card_means import Link, Means

MEANS_AT_FIRST = 4
MOST_ACROSS = 2
WORDS_WIDTH = 200
"""What a number or an address takes at most where the rows stand beside one another; a longer one is broken."""
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
        self._grid.setHorizontalSpacing(px(WIDEST + SPACE))
        self._grid.setVerticalSpacing(px(SMALL))
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
        for row in self._rows:
            row.stand(beside_others=columns > 1)
        for column in range(MOST_ACROSS + 1):
            self._grid.setColumnStretch(column, 1 if column == (0 if columns == 1 else columns) else 0)

    def rows(self) -> Sequence[QWidget]:
        """One for each of the ways, in their order."""
        return self._rows

    def _show_all(self) -> None:
        for row in self._rows:
            row.show()
        if self._more is not None:
            self._more.hide()
        buttons = self._rows[MEANS_AT_FIRST].findChildren(QWidget, "means")
        if buttons:
            buttons[0].setFocus()

    def _row(self, means: Means, suffix: str) -> _MeansRow:
        row = _MeansRow(means)
        row.text.opened.connect(lambda: self.edit_wanted.emit(means.key))
        for link in means.links:
            row.add(_link_button(link, f"{link.words}{suffix}", partial(self.link_wanted.emit, link.url)))
        copy = _("Copy {text}").format(text=means.text)
        button = icon_only(f"{copy}{suffix}", "copy", lambda: self.copy_wanted.emit(strip_marks(means.text)))
        row.add(button)
        return row


def _link_button(link: Link, words: str, pressed: Callable[[], object]) -> QWidget:
    if not link.name:
        return icon_only(words, link.icon, pressed)
    button = quiet(link.name, link.icon, pressed)
    button.setIconSize(icons.size(SMALL_ICON))
    button.setStyleSheet(sheets.low_button())
    button.setFont(fonts.small())
    button.setAccessibleName(words)
    button.setToolTip(plain_tooltip(words))
    return button


class _MeansRow(QWidget):
    """A number or an address with what it is, and the buttons for it."""

    def __init__(self, means: Means) -> None:
        super().__init__()
        self._across = QHBoxLayout(self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(px(HAIR))
        self._across.addWidget(icon_label(means.icon))
        self._across.addSpacing(px(HAIR))
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.text = CopyLabel(means.text, font=fonts.numbers())
        kind = _("{kind}, preferred").format(kind=means.name) if means.preferred else means.name
        self._kind = CopyLabel(kind, font=fonts.small(), colour="accent" if means.preferred else "dim")
        column.addWidget(self.text)
        column.addWidget(self._kind)
        self._across.addWidget(self._words, 1)

    def add(self, button: QWidget) -> None:
        """Set a button behind those that are there."""
        button.setObjectName("means")
        self._across.addWidget(button)

    def stand(self, *, beside_others: bool) -> None:
        """Beside others the buttons stand right behind the words they belong to; one under the other they stand in line."""
        needed = max(QFontMetrics(each.font()).horizontalAdvance(each.whole()) for each in (self.text, self._kind)) + px(HAIR)
        self._words.setMinimumWidth(min(needed, px(WORDS_WIDTH)) if beside_others else 0)
        self._across.setStretchFactor(self._words, 0 if beside_others else 1)


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
