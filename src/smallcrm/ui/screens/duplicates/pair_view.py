"""The pair of cards under the cursor: what speaks for it, the two side by side, the card that comes out, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.services.merge_choices import card_of
from smallcrm.ui.actions import key_text
from smallcrm.ui.screens.duplicates.card_preview import CardPreview
from smallcrm.ui.screens.duplicates.pair_grid import PairGrid
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE, WIDE
from smallcrm.ui.widgets.buttons import icon_only, plain_tooltip, primary, quiet, secondary
from smallcrm.ui.widgets.flow import FlowLayout
from smallcrm.ui.widgets.labels import Sign
from smallcrm.ui.widgets.panel import Panel, beside_scroll_bar, scroll

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from smallcrm.domain.customer import Customer
    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.duplicates import Proposal
    from smallcrm.services.merge_choices import Pair
    from smallcrm.ui.screens.duplicates.wishes import Wishes


class PairView(Panel):
    """Shows one pair at a time; `open_wanted` says the id of a card, `left` that the list is wanted back."""

    open_wanted = Signal(int)
    left = Signal()

    def __init__(self, shop: ShopSettings, merge: QAction, apart: QAction, later: QAction) -> None:
        super().__init__(padding=SPACE, spacing=SMALL)
        self._shop = shop
        self._pair: Pair | None = None
        self._wishes: Wishes | None = None
        self.grid: PairGrid | None = None
        self.preview: CardPreview | None = None
        head = QHBoxLayout()
        head.setSpacing(px(SMALL))
        self.back = icon_only(_("Back to the list"), "arrow-left", self.left.emit)
        head.addWidget(self.back)
        self.because = Sign("", "soft", "info")
        head.addWidget(self.because, 1)
        self.body.addLayout(head)
        holder = QWidget()
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(beside_scroll_bar())
        self._column.setSpacing(px(WIDE))
        self._column.addStretch(1)
        self.area = scroll(holder)
        self.body.addWidget(self.area, 1)
        buttons = QWidget()
        flow = FlowLayout(buttons, SMALL)
        self.buttons = (
            primary(merge.text(), "users", merge.trigger),
            secondary(apart.text(), "user", apart.trigger),
            quiet(later.text(), "chevron-down", later.trigger),
        )
        for button, action in zip(self.buttons, (merge, apart, later), strict=True):
            button.setToolTip(plain_tooltip(f"{action.text()} ({key_text(action.shortcut())})"))
            action.changed.connect(lambda button=button, action=action: button.setEnabled(action.isEnabled()))
            flow.addWidget(button)
        self.body.addWidget(buttons)

    def show_pair(self, proposal: Proposal, pair: Pair, wishes: Wishes) -> None:
        """Show two cards with what was chosen of them; the focus stays in its place where they are those shown before."""
        said = _("You put these two cards side by side.")
        if not proposal.chosen:
            said = _("What speaks for it: {reasons}").format(reasons=proposal.because())
        self.because.text.setText(said)
        focused = self._focused() if self._is_shown(pair) else None
        scrolled = self.area.verticalScrollBar().value() if self._is_shown(pair) else 0
        self._pair, self._wishes = pair, wishes
        self.clear()
        self.grid = PairGrid(pair, wishes, self._shop)
        self.grid.chosen.connect(self._preview_anew)
        self.grid.open_wanted.connect(self.open_wanted)
        self._column.insertWidget(0, self.grid)
        self._preview_anew()
        self.area.verticalScrollBar().setValue(scrolled)
        if focused is not None and focused[0] < len(self.grid.cells):
            self.grid.cells[focused[0]][focused[1]].setFocus()

    def clear(self) -> None:
        """Take what is shown away."""
        for shown in (self.grid, self.preview):
            if shown is not None:
                self._column.removeWidget(shown)
                shown.hide()
                shown.deleteLater()
        self.grid = self.preview = None

    def card(self) -> Customer | None:
        """The card that comes out, as it is chosen now."""
        if self._pair is None or self._wishes is None:
            return None
        return card_of(self._pair, self._shop, self._wishes.surviving, self._wishes.choices)

    def first_focus(self) -> QWidget:
        """The first choice; the buttons while no pair is shown."""
        return self.grid.first_cell() if self.grid is not None else self.buttons[0]

    def _is_shown(self, pair: Pair) -> bool:
        before = self._pair
        return before is not None and (before.first.id, before.second.id) == (pair.first.id, pair.second.id)

    def _focused(self) -> tuple[int, int] | None:
        cells = self.grid.cells if self.grid is not None else []
        return next(((row, side) for row, pair in enumerate(cells) for side, cell in enumerate(pair) if cell.hasFocus()), None)

    def _preview_anew(self) -> None:
        card = self.card()
        if card is None or self._pair is None:
            return
        before, self.preview = self.preview, CardPreview(card, self._shop, self._pair.own_fields)
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._column.insertWidget(1, self.preview)
