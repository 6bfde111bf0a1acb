"""The imports of the past with what each did: taken back, however long ago it was, or brought in again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smallcrm.i18n import NN_, _, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.services.past_imports import customers_of
from smallcrm.ui.screens.import_.words import Words
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE
from smallcrm.ui.widgets.buttons import quiet
from smallcrm.ui.widgets.labels import CutLabel, section
from smallcrm.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smallcrm.services.past_imports import BroughtIn
    from smallcrm.ui.screens.import_.bringing import Bringing
    from smallcrm.ui.widgets.buttons import Button


class BroughtBefore(Panel):
    """A line for each import, those taken back among them; nothing is shown where there is none."""

    take_back_wanted = Signal(int)
    again_wanted = Signal(int)
    show_wanted = Signal(object)
    """The `Filter` that finds the customers of one of them."""

    def __init__(self, bringing: Bringing) -> None:
        super().__init__(padding=SPACE, spacing=SMALL)
        self._bringing = bringing
        self._shown: list[BroughtIn] = []
        self.buttons: list[Button] = []
        self.show_buttons: list[Button] = []
        self.body.addWidget(section(_("Brought in before")))
        self._lines = QWidget()
        self.body.addWidget(self._lines)
        self.more = quiet(_("Show earlier ones"), "chevron-down", bringing.look_further_back)
        self.body.addWidget(self.more)
        self.more.hide()
        self.hide()
        bringing.brought_before.connect(self._show)
        bringing.writing.connect(lambda begins: self.setEnabled(not begins))

    def _show(self, found: list[BroughtIn]) -> None:
        shown, rest = found[: self._bringing.imports_shown], found[self._bringing.imports_shown :]
        had_focus = self.more.hasFocus()
        self.more.setVisible(bool(rest))
        if shown == self._shown:
            return  # the focus stays where it is
        first_fresh = len(self._shown)
        found = shown
        self._shown, self.buttons, self.show_buttons = found, [], []
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
        if had_focus and not rest and len(self.buttons) > first_fresh:
            self.buttons[first_fresh].setFocus()

    def _line(self, brought: BroughtIn) -> QHBoxLayout:
        words = Words(self._bringing.book.shop)
        when = words.moment(brought.made_at)
        did = " · ".join([*_counts(brought, words), when])
        if brought.stands:
            button = quiet(_("Take it all back"), "undo-2", partial(self.take_back_wanted.emit, brought.operation_id))
            named = _("Take it all back: {label}").format(label=f"{isolate(brought.label)} · {did}")
        else:
            did = f"{_('Taken back')} · {did}"
            button = quiet(_("Bring it in again"), "redo-2", partial(self.again_wanted.emit, brought.operation_id))
            named = _("Bring it in again: {label}").format(label=f"{isolate(brought.label)} · {did}")
        like = sum(other.accessibleName().startswith(named) for other in self.buttons)
        said_before = f" ({words.number(like + 1)})" if like else ""
        button.setAccessibleName(f"{named}{said_before}")
        if brought.stands or brought.can_come_again:
            self.buttons.append(button)
        else:
            button.hide()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(CutLabel(brought.label, colour="text" if brought.stands else "dim"))
        texts.addWidget(CutLabel(did, font=fonts.small(), colour="dim"))
        line = QHBoxLayout()
        line.setSpacing(px(SPACE))
        line.addLayout(texts, 1)
        if brought.stands:
            line.addWidget(self._show_button(brought, f"{isolate(brought.label)} · {did}{said_before}"))
        line.addWidget(button)
        return line

    def _show_button(self, brought: BroughtIn, named: str) -> Button:
        which = customers_of(self._bringing.book, brought.operation_id)
        button = quiet(_("Show its customers"), "users", partial(self.show_wanted.emit, which))
        button.setAccessibleName(_("Show its customers: {label}").format(label=named))
        self.show_buttons.append(button)
        return button


def _counts(brought: BroughtIn, words: Words) -> Iterator[str]:
    """What it did, in counts; cards that it made are told though there are none."""
    yield ngettext("{count} customer", "{count} customers", brought.cards).format(count=words.number(brought.cards))
    for number, one, many in (
        (brought.updated, *NN_("{count} brought up to date", "{count} brought up to date")),
        (brought.entries, *NN_("{count} entry", "{count} entries")),
        (brought.left_out, *NN_("{count} row left out", "{count} rows left out")),
    ):
        if number:
            yield ngettext(one, many, number).format(count=words.number(number))
