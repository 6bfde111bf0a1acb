"""The imports that stand in the book, each with the button that takes it back, however long ago it was."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import _, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.ui.screens.import_.words import Words
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE
from smallcrm.ui.widgets.buttons import quiet
from smallcrm.ui.widgets.labels import CutLabel, section
from smallcrm.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from smallcrm.services.history import BroughtIn
    from smallcrm.ui.screens.import_.bringing import Bringing
    from smallcrm.ui.widgets.buttons import Button


class BroughtBefore(Panel):
    """A line for each import; nothing is shown where there is none."""

    take_back_wanted = Signal(int)

    def __init__(self, bringing: Bringing) -> None:
        super().__init__(padding=SPACE, spacing=SMALL)
        self._bringing = bringing
        self._shown: list[BroughtIn] = []
        self.buttons: list[Button] = []
        self.body.addWidget(section(_("Brought in before")))
        self._lines = QWidget()
        self.body.addWidget(self._lines)
        self.hide()
        bringing.brought_before.connect(self._show)
        bringing.writing.connect(lambda begins: self.setEnabled(not begins))

    def _show(self, found: list[BroughtIn]) -> None:
        if found == self._shown:
            return  # the focus stays where it is
        self._shown, self.buttons = found, []
        fresh = QWidget()
        lines = QVBoxLayout(fresh)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(px(SMALL))
        for brought in found:
            lines.addLayout(self._line(brought))
        self.body.replaceWidget(self._lines, fresh)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = fresh
        self.setVisible(bool(found))

    def _line(self, brought: BroughtIn) -> QHBoxLayout:
        words = Words(self._bringing.book.shop)
        customers = ngettext("{count} customer", "{count} customers", brought.cards).format(count=words.number(brought.cards))
        when = f"{customers} · {words.moment(brought.made_at)}"
        button = quiet(_("Take it all back"), "undo-2", partial(self.take_back_wanted.emit, brought.operation_id))
        named = _("Take it all back: {label}").format(label=f"{isolate(brought.label)} · {when}")
        like = sum(other.accessibleName().startswith(named) for other in self.buttons)
        button.setAccessibleName(f"{named} ({words.number(like + 1)})" if like else named)
        self.buttons.append(button)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(CutLabel(brought.label))
        texts.addWidget(CutLabel(when, font=fonts.small(), colour="dim"))
        line = QHBoxLayout()
        line.setSpacing(px(SPACE))
        line.addLayout(texts, 1)
        line.addWidget(button)
        return line
