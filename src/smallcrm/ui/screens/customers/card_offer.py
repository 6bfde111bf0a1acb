"""The line above a card that speaks of what was typed before and not saved, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.ui.screens.customers.card_drafts import read_typed, write_job
from smallcrm.ui.style import sheets
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SMALL, SPACE
from smallcrm.ui.widgets.buttons import secondary
from smallcrm.ui.widgets.copy_label import CopyLabel
from smallcrm.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from smallcrm.services.drafts import Draft
    from smallcrm.ui.screen import Window

    Answer = tuple[str, str, Callable[[], object]]
    """The words of a button, its icon, and what it does."""


class DraftOffer(QFrame):
    """Knows the drafts there are: as the book told, and as this window changed them since. Hidden where there is none to offer."""

    go_on_wanted = Signal(bool)
    """To go on with the card that is shown; True: with a new one."""
    start_over_wanted = Signal()
    """The form is open on a draft that is not wanted."""
    brought_back = Signal(str)
    """A draft that had been let go while the form is open."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._window = window
        self._texts: dict[int | None, str | None] = {}
        self._let_go: tuple[int | None, str] | None = None
        self.setObjectName("offer")
        self.setStyleSheet(sheets.tinted("offer", "warning_soft"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(SPACE), px(SPACE), px(SPACE), px(SPACE))
        self._said = ""
        self._body = QWidget()
        self._column.addWidget(self._body)
        self.hide()

    def learn(self, found: Mapping[int | None, Draft]) -> None:
        """What the book has; what this window did since it was asked is younger."""
        for customer_id, draft in found.items():
            self._texts.setdefault(customer_id, draft.text)

    def draft(self, customer_id: int | None) -> str | None:
        """What was typed into the form of a card, or of a new one."""
        return self._texts.get(customer_id)

    def put(self, customer_id: int | None, text: str | None) -> None:
        """A draft was kept in the book, or, None, is there no more."""
        self._texts[customer_id] = text

    def let_go(self, customer_id: int | None, text: str | None) -> None:
        """Drop a draft; it can be brought back until another one is let go or a card is saved."""
        self._let_go = (customer_id, text) if text else None
        self._write(customer_id, None)

    def forget_let_go(self) -> None:
        """A card was saved: nobody asks any more for what was let go before."""
        self._let_go = None

    def words(self) -> str:
        """What is offered, empty while nothing is."""
        return "" if self.isHidden() else self._said

    def show_while_reading(self, customer_id: int | None) -> None:
        """Offer the draft of the card that is read, else one of a new card, else the one that was just let go."""
        new = self.draft(None)
        if customer_id is not None and self.draft(customer_id):
            words = _("You had begun to change this card. What you typed is kept.")
            self._show(words, self._go_on(is_new=False), self._give_up(customer_id))
        elif self._let_go is not None:
            self._show(_("What you typed was let go."), (_("Bring it back"), "undo-2", self._bring_back))
        elif new:
            name = read_typed(new).name
            words = _("You had begun a new card: {name}.").format(name=isolate(name)) if name else _("You had begun a new card.")
            self._show(words, self._go_on(is_new=True), self._give_up(None))
        else:
            self.hide()

    def show_while_writing(self, *, from_draft: bool) -> None:
        """Say that the form holds a draft, if it does."""
        if from_draft:
            words = _("This is what you had typed before. It is not saved yet.")
            self._show(words, (_("Let it go"), "x", self.start_over_wanted.emit))
        elif self._let_go is not None:
            self._show(_("What you typed was let go."), (_("Bring it back"), "undo-2", self._bring_back))
        else:
            self.hide()

    def _go_on(self, *, is_new: bool) -> Answer:
        return _("Go on"), "pencil", lambda: self.go_on_wanted.emit(is_new)

    def _give_up(self, customer_id: int | None) -> Answer:
        def give_up() -> None:
            self.let_go(customer_id, self.draft(customer_id))
            self.show_while_reading(customer_id)

        return _("Let it go"), "x", give_up

    def _bring_back(self) -> None:
        if self._let_go is not None:
            (customer_id, text), self._let_go = self._let_go, None
            self._write(customer_id, text)
            self.brought_back.emit(text)

    def _write(self, customer_id: int | None, text: str | None) -> None:
        self.put(customer_id, text)
        self._window.tasks.write(write_job(self._window, customer_id, text), lambda _none: None, owner=self)

    def _show(self, words: str, *answers: Answer) -> None:
        self._said = words
        body, row = QWidget(), QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(SMALL))
        column.addWidget(CopyLabel(words, colour="warning"))
        flow = FlowLayout(row, SMALL)
        for verb, icon, answer in answers:
            flow.addWidget(secondary(verb, icon, answer))
        column.addWidget(row)
        before, self._body = self._body, body
        self._column.replaceWidget(before, body)
        before.hide()
        before.deleteLater()
        self.show()
