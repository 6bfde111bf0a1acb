"""What stands above the customers' list: how many there are and what they owe, and what can be done with all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.numbers import format_number
from smallcrm.infra import clock
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL
from smallcrm.ui.text_direction import joined
from smallcrm.ui.values import Values
from smallcrm.ui.widgets.buttons import icon_only
from smallcrm.ui.widgets.labels import note, title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.customer_list import Summary
    from smallcrm.services.search import SearchNote


class ListHead(QWidget):
    """The title, the sums and the buttons; `doings` are name, icon and what is run."""

    def __init__(self, doings: Iterable[tuple[str, str, Callable[[], None]]]) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(SMALL))
        across.addWidget(title(_("Customers")), 0, Qt.AlignmentFlag.AlignVCenter)
        across.addSpacing(px(SMALL))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.summary, self.found = note(wrap=False), note(wrap=False)
        words.addStretch(1)
        words.addWidget(self.summary)
        words.addWidget(self.found)
        words.addStretch(1)
        self.found.hide()
        across.addLayout(words, 1)
        for name, icon, run in doings:
            across.addWidget(icon_only(name, icon, run, pixels=18))

    def say(self, shop: ShopSettings, summary: Summary, found: SearchNote | None) -> None:
        """Say what the list holds, and what a search did beyond what was typed."""
        values = Values(shop, clock.today())
        count = format_number(summary.count, digits=shop.digits)
        parts = [ngettext("{count} customer", "{count} customers", summary.count).format(count=count)]
        if summary.owing:
            parts.append(_("owing {amount}").format(amount=values.amount(summary.owing)))
        if summary.in_credit:
            parts.append(_("in credit {amount}").format(amount=values.amount(summary.in_credit)))
        self.summary.setText(joined(parts))
        said = []
        if found is not None and found.layout_tried:
            said.append(_("Looked for “{text}”, as if typed on the other keyboard").format(text=isolate(found.layout_tried)))
        if found is not None and found.put_aside_count and summary.count:
            aside = format_number(found.put_aside_count, digits=shop.digits)
            said.append(
                ngettext("{count} of them is put aside", "{count} of them are put aside", found.put_aside_count).format(count=aside)
            )
        self.found.setText(joined(said))
        self.found.setVisible(bool(said))
