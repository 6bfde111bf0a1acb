"""The card as it is read: who on top, the facts that matter, then all that is known, in one column or two."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.ui.screens.customers.card_contents import CardReader
from smallcrm.ui.screens.customers.card_means import means_of
from smallcrm.ui.screens.customers.card_parts import FactTile, MeansBlock, SectionView
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, SMALL, SPACE, TEXT, TITLE, WIDE, WIDEST
from smallcrm.ui.widgets.avatar import Avatar
from smallcrm.ui.widgets.buttons import icon_only, primary, quiet, secondary
from smallcrm.ui.widgets.copy_label import CopyLabel
from smallcrm.ui.widgets.flow import FlowLayout
from smallcrm.ui.widgets.labels import Sign, Tag, note
from smallcrm.ui.widgets.panel import beside_scroll_bar, scroll

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from smallcrm.domain.customer import Customer
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.merging import MergedCard
    from smallcrm.ui.screens.customers.card_contents import Contents
    from smallcrm.ui.screens.customers.card_means import Means
    from smallcrm.ui.screens.customers.card_source import Loaded

LONG_NAME = 80
"""Letters of a name that is written small, so that what follows it is still seen."""
TWO_COLUMNS_FROM = 720
FACTS_ACROSS = {False: 2, True: 4}
_SCROLLS = {Qt.Key.Key_PageDown: 0.9, Qt.Key.Key_PageUp: -0.9, Qt.Key.Key_Home: -1e4, Qt.Key.Key_End: 1e4}
"""By how many of its heights these keys move the card."""


class Merged(NamedTuple):
    """Cards that were merged into this one at once: the id of one, their names, and when."""

    id: int
    names: str
    date: str


class CardView(QWidget):
    """One card; made anew for each. It asks for things by its signals and does nothing itself."""

    edit_wanted = Signal(str)
    """The key of the field that was clicked twice, empty for the whole card."""
    print_wanted = Signal()
    aside_wanted = Signal()
    whole_wanted = Signal()
    link_wanted = Signal(str)
    copy_wanted = Signal(str)
    separate_wanted = Signal(int)

    def __init__(
        self,
        card: Customer,
        contents: Contents,
        means: Sequence[Means],
        digits: str,
        aside_since: str,
        merged: Sequence[Merged],
        merged_into: str,
        parent: QWidget | None,
    ) -> None:
        # What is made inside the place where it will stand is dressed once, and not at each step of its making.
        super().__init__(parent)
        self._wide: bool | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        self.area = scroll(body)
        whole.addWidget(self.area)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(beside_scroll_bar())
        self._column.setSpacing(px(SPACE))
        if aside_since:
            words = _("This card was put aside on {date}. Lists do not show it.").format(date=aside_since)
            self._column.addWidget(Sign(words, "warning", "archive"))
        if merged_into:
            words = _("This card was merged into {name}. Lists do not show it.").format(name=isolate(merged_into))
            self._column.addWidget(Sign(words, "warning", "users"))
        self._column.addLayout(self._head(card, contents))
        self._add_tags(card.tags)
        self._means = self._means_block(means, digits)
        self._facts = [FactTile(fact) for fact in contents.facts]
        self._fact_grid = QGridLayout()
        self._fact_grid.setSpacing(px(SMALL))
        self._column.addLayout(self._fact_grid)
        self._add_buttons(is_aside=bool(aside_since))
        self._sections = [SectionView(each) for each in contents.sections]
        self._add_sections()
        for each in merged:
            self._column.addWidget(self._merged_line(each))
        for tile in self._facts:
            tile.edit_wanted.connect(self.edit_wanted)
        for shown in self._sections:
            shown.edit_wanted.connect(self.edit_wanted)
        self._column.addStretch(1)
        self.arrange(wide=False)

    def scroll_to(self, place: int) -> None:
        """Move it so many pixels under its top."""
        self.area.widget().adjustSize()
        self.area.verticalScrollBar().setValue(place)

    def scrolled(self) -> int:
        """How many pixels under its top it is."""
        return self.area.verticalScrollBar().value()

    def scroll_by_key(self, key: int) -> bool:
        """Move it by a key that moves; false where the key is another."""
        heights = _SCROLLS.get(Qt.Key(key))
        if heights is not None:
            self.scroll_to(self.scrolled() + round(heights * self.height()))
        return heights is not None

    def show_whole_button(self, *, shown: bool) -> None:
        """Beside the list there is a button that opens the card whole."""
        self._open.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.arrange(wide=self.width() >= px(TWO_COLUMNS_FROM))

    def arrange(self, *, wide: bool) -> None:
        """Stand in one column or in two."""
        if wide is self._wide:
            return
        self._wide = wide
        across = FACTS_ACROSS[wide]
        for place, tile in enumerate(self._facts):
            self._fact_grid.addWidget(tile, place // across, place % across)
        for column in range(max(FACTS_ACROSS.values())):
            self._fact_grid.setColumnStretch(column, 1 if column < across else 0)
        if self._means is not None:
            self._means.arrange(2 if wide else 1)
        self._share_sections(wide=wide)
        self._across.setStretch(1, 1 if wide else 0)
        self._across.setSpacing(px(WIDEST) * 2 if wide else 0)

    def _share_sections(self, *, wide: bool) -> None:
        """The sections in their order: all in one column, or about half of what they hold in each of two."""
        for column in self._halves:
            while column.takeAt(0) is not None:
                pass
        half, weight = sum(each.weight for each in self._sections) / 2, 0.0
        for each in self._sections:
            second = wide and weight + each.weight / 2 > half
            self._halves[1 if second else 0].addWidget(each)
            weight += each.weight
        for column in self._halves:
            column.addStretch(1)

    def _head(self, card: Customer, contents: Contents) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(px(WIDE))
        head.addWidget(Avatar(_with_letters(contents.plain_name), card.photo, side=60), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        name = CopyLabel(contents.name, font=fonts.font(TITLE - 2 if len(contents.name) <= LONG_NAME else TEXT, bold=True))
        name.opened.connect(lambda: self.edit_wanted.emit("given_name"))
        words.addWidget(name)
        for row in contents.beside_name:
            line = CopyLabel(row.text, font=fonts.font(13), colour="dim")
            line.opened.connect(lambda key=row.key: self.edit_wanted.emit(key))
            words.addWidget(line)
        words.addStretch(1)
        head.addLayout(words, 1)
        self._open = icon_only(_("Open the whole card"), "maximize-2", self.whole_wanted.emit)
        head.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _add_tags(self, tags: Sequence[str]) -> None:
        if tags:
            row = QWidget()
            flow = FlowLayout(row, HAIR + 2)
            for tag in tags:
                flow.addWidget(Tag(tag))
            self._column.addWidget(row)

    def _means_block(self, means: Sequence[Means], digits: str) -> MeansBlock | None:
        if not means:
            return None
        block = MeansBlock(means, digits)
        block.link_wanted.connect(self.link_wanted)
        block.copy_wanted.connect(self.copy_wanted)
        block.edit_wanted.connect(self.edit_wanted)
        self._column.addWidget(block)
        return block

    def _add_buttons(self, *, is_aside: bool) -> None:
        row = QWidget()
        flow = FlowLayout(row, SMALL)
        self.edit_button = primary(_("Edit"), "pencil", lambda: self.edit_wanted.emit(""))
        self.print_button = secondary(_("Print"), "printer", self.print_wanted.emit)
        words, icon = (_("Bring back"), "archive-restore") if is_aside else (_("Put aside"), "archive")
        self.aside_button = quiet(words, icon, self.aside_wanted.emit)
        for button in (self.edit_button, self.print_button, self.aside_button):
            flow.addWidget(button)
        self._column.addWidget(row)

    def _merged_line(self, merged: Merged) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, SMALL)
        words = _("Merged from: {names}, on {date}").format(names=merged.names, date=merged.date)
        separate = quiet(_("Separate again"), "users", lambda: self.separate_wanted.emit(merged.id))
        separate.setAccessibleName(_("Separate {names} again").format(names=merged.names))
        flow.addWidget(note(words))
        flow.addWidget(separate)
        return row

    def _add_sections(self) -> None:
        self._across = QHBoxLayout()
        self._halves = [QVBoxLayout(), QVBoxLayout()]
        for half in self._halves:
            half.setSpacing(px(WIDE))
            self._across.addLayout(half, 1)
        self._column.addSpacing(px(HAIR))
        self._column.addLayout(self._across)
        if not self._sections:
            self._column.addWidget(note(_("Nothing else is written on this card yet.")))


def view_of(loaded: Loaded, shop: ShopSettings, today: date, parent: QWidget | None = None) -> CardView:
    """The view of a card as the shop shows it, made inside its place."""
    card, values = loaded.card, ShownValues(shop, today=today)
    reader = CardReader(shop=shop, values=values, today=today, own_fields=loaded.own_fields, lines=loaded.lines)
    contents = reader.read(card)
    aside_since = values.moment(card.put_aside_at) if card.put_aside_at else ""
    merged, into = list(_merges(loaded.merged, values)), values.name(loaded.merged_into) if loaded.merged_into else ""
    return CardView(card, contents, means_of(card, values), shop.digits, aside_since, merged, into, parent)


def _merges(merged: Sequence[MergedCard], values: ShownValues) -> Iterator[Merged]:
    """What was merged at once is separated at once, and stands in one line."""
    for _operation, cards in groupby(merged, lambda each: each.operation_id):
        first, *others = cards
        yield Merged(first.id, values.joined(tuple(isolate(each.name) for each in (first, *others))), values.moment(first.merged_at))


def _with_letters(name: str) -> str:
    """The name, unless it is only the number the card is called by."""
    return name if any(letter.isalpha() for letter in name) else ""
