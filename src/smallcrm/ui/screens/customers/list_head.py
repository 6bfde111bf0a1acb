"""What stands above the customers' list: how many there are and what they owe, and what can be done with all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _, ngettext, pgettext
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.numbers import format_number
from smallcrm.infra import clock
from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import FIELD, SMALL
from smallcrm.ui.text_direction import joined
from smallcrm.ui.values import Values
from smallcrm.ui.widgets.buttons import Button, plain_tooltip
from smallcrm.ui.widgets.labels import note, title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QResizeEvent

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.services.customer_list import Summary
    from smallcrm.services.search import SearchNote


class ListHead(QWidget):
    """The title, the sums and the buttons, which show their word where there is room; `doings` are name, word, icon and what is run."""

    def __init__(self, doings: Iterable[tuple[str, str, str, Callable[[], None]]]) -> None:
        super().__init__()
        self._sums: list[str] = []
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(SMALL))
        self._title = title(_("Customers"))
        across.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addSpacing(px(SMALL))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.summary, self.found = note(), note()
        words.addStretch(1)
        words.addWidget(self.summary)
        words.addWidget(self.found)
        words.addStretch(1)
        self.found.hide()
        across.addLayout(words, 1)
        self._buttons = [_WordedIcon(*doing) for doing in doings]
        for button in self._buttons:
            across.addWidget(button)

    def say(self, shop: ShopSettings, summary: Summary, found: SearchNote | None) -> None:
        """Say what the list holds, and what a search did beyond what was typed."""
        values = Values(shop, clock.today())
        count = format_number(summary.count, digits=shop.digits)
        parts = [ngettext("{count} customer", "{count} customers", summary.count).format(count=count)]
        if summary.owing:
            parts.append(_("owing {amount}").format(amount=values.amount(summary.owing)))
        if summary.in_credit:
            parts.append(pgettext("many customers", "in credit {amount}").format(amount=values.amount(summary.in_credit)))
        self._sums = parts
        self._fit()
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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Words beside the icons if all stands on one line; else no words, and the sums on as many lines as they take."""
        across = QFontMetrics(self.summary.font()).horizontalAdvance
        gaps = px(SMALL) * (len(self._buttons) + 3)
        room = self.width() - self._title.sizeHint().width() - gaps
        worded = across(joined(self._sums)) + sum(button.width_with_word for button in self._buttons) <= room
        for button in self._buttons:
            button.show_word(shown=worded)
        self.summary.setText(_in_lines(self._sums, room - sum(button.width() for button in self._buttons), across))


class _WordedIcon(Button):
    """An icon with its word, or alone; its whole name is in the tooltip and what a screen reader says."""

    def __init__(self, name: str, word: str, icon: str, run: Callable[[], None]) -> None:
        super().__init__(word, icon)
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))
        self.setStyleSheet(sheets.quiet_button())
        self.clicked.connect(lambda _checked: run())
        self.ensurePolished()
        self._word = self.text()
        self.width_with_word = self.sizeHint().width()

    def show_word(self, *, shown: bool) -> None:
        """Show the word or only the icon."""
        self.setText(self._word if shown else "")
        self.setFixedWidth(self.width_with_word if shown else px(FIELD))


def _in_lines(parts: Sequence[str], room: int, across: Callable[[str], int]) -> str:
    """The parts on as few lines as hold them whole."""
    lines: list[list[str]] = []
    for part in parts:
        if lines and across(joined([*lines[-1], part])) <= room:
            lines[-1].append(part)
        else:
            lines.append([part])
    return "\n".join(joined(line) for line in lines)
