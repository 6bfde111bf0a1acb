"""What one can do with the card that is shown, besides reading and writing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence

from smallcrm.domain.card_rules import shown_name
from smallcrm.domain.fields import CUSTOM_PREFIX
from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate, ltr
from smallcrm.ui.errands import PrintCards
from smallcrm.ui.screens import REPORTS
from smallcrm.ui.style import icons
from smallcrm.ui.widgets.copy_label import copy_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from smallcrm.domain.customer import Customer, CustomField
    from smallcrm.ui.screen import Window
    from smallcrm.ui.screens.customers.card_field_sheet import FieldSheet


class CardActions(QObject):
    """Each is offered only while it has something to act on; `edit` is given the key of a field."""

    def __init__(self, parent: QWidget, window: Window, edit: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._window = window
        self._over = parent
        self._edit = edit
        self._card: Customer | None = None
        self._sheet: FieldSheet | None = None
        self.edit = self._make(_("Edit this card"), "pencil", lambda: edit(""))
        self.edit.setShortcut(QKeySequence("Ctrl+E"))
        self.put_aside = self._make(_("Put this card aside"), "archive", self.put_aside_or_back)
        self.bring_back = self._make(_("Bring this card back"), "archive-restore", self.put_aside_or_back)
        self.add_field = self._make(_("Add a field of your own"), "plus", self.ask_field)
        parent.addAction(self.edit)
        self.follow(None)

    def follow(self, card: Customer | None) -> None:
        """Another card is shown; a card without an id is not in the book yet."""
        self._card = card if card is not None and card.id is not None else None
        self.edit.setEnabled(self._card is not None)
        is_aside = self._card is not None and self._card.put_aside_at is not None
        self.put_aside.setEnabled(self._card is not None and not is_aside)
        self.bring_back.setEnabled(is_aside)

    def offered(self, *, by_itself: bool) -> list[QAction]:
        """For the palette of commands, where Ctrl+P prints the card; who chose it in the list puts it aside there."""
        aside = (self.put_aside, self.bring_back) if by_itself else ()
        return [action for action in (self.edit, *aside, self.add_field) if action.isEnabled()]

    def print_out(self) -> None:
        """Take the card to the page of reports."""
        if self._card is not None and self._card.id is not None:
            self._window.go(REPORTS, PrintCards((self._card.id,)))

    def put_aside_or_back(self) -> None:
        """Take the card out of the lists, or bring it back into them."""
        from smallcrm.services import customers  # late: the list is there first

        card, book = self._card, self._window.book
        if card is None or card.id is None:
            return
        identity = card.id
        name = isolate(shown_name(card, book.shop.name_order))
        if card.put_aside_at is None:
            self._window.command(lambda: customers.put_aside(book, [identity]), says=_("{name} was put aside.").format(name=name))
        else:
            self._window.command(lambda: customers.bring_back(book, [identity]), says=_("{name} was brought back.").format(name=name))

    def separate(self, merged_id: int) -> None:
        """Let a card that was merged into this one be a card of its own again."""
        from smallcrm.services import merging
        from smallcrm.ui.kept_cards import undone_words

        book, window = self._window.book, self._window
        window.long_command(
            lambda progress: merging.unmerge(book, merged_id, progress),
            lambda undone: window.say(undone_words(undone, book.shop), undo=True),
            title=_("Separating the cards"),
            owner=self,
        )

    def open_link(self, url: str) -> None:
        """Hand a number or an address to the program of this computer that calls or writes."""
        if not QDesktopServices.openUrl(QUrl(url)):
            self._window.warn(_("No program on this computer can do that. Copy it instead, and use your phone."))

    def copy(self, text: str) -> None:
        """Copy a number or an address."""
        copy_text(text)
        self._window.say(_("Copied: {text}").format(text=ltr(text)))

    def ask_field(self) -> None:
        """Ask for a new field of the shop's own."""
        from smallcrm.ui.screens.customers.card_field_sheet import FieldSheet  # late: seldom needed

        self._sheet = FieldSheet(self._over)
        self._sheet.asked.connect(self._add_field)
        self._sheet.open()

    def _add_field(self, wanted: CustomField) -> None:
        from smallcrm.services import custom_fields

        book = self._window.book
        self._window.command(
            lambda: custom_fields.add_custom_field(book, wanted.label, wanted.type, wanted.choices),
            self._field_added,
            self._field_refused,
            owner=self,
            says=_("Every card has the field {name} now.").format(name=isolate(wanted.label)),
        )

    def _field_added(self, field_id: int) -> None:
        if self._sheet is not None:
            self._sheet.accept()
            self._sheet = None
        self._edit(f"{CUSTOM_PREFIX}{field_id}")

    def _field_refused(self, error: Exception) -> None:
        if self._sheet is None or not self._sheet.refuse(error):
            self._window.show_error(error)

    def _make(self, text: str, icon: str, run: Callable[[], None]) -> QAction:
        action = QAction(icons.icon(icon), text, self)
        action.triggered.connect(lambda _checked: run())
        return action
