"""The place of the card: read first, edited where it stands; it loads, saves and keeps what is typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from smallcrm.domain.card_rules import shown_name
from smallcrm.domain.changes import Kind
from smallcrm.domain.errors import UserError
from smallcrm.i18n import _
from smallcrm.i18n.direction import isolate
from smallcrm.infra import clock
from smallcrm.ui.one_shot import one_shot
from smallcrm.ui.screens.customers.card_actions import CardActions
from smallcrm.ui.screens.customers.card_drafts import DraftKeeper, Typed, drafts_shown, read_typed
from smallcrm.ui.screens.customers.card_nothing import NothingView
from smallcrm.ui.screens.customers.card_offer import DraftOffer
from smallcrm.ui.widgets.buttons import quiet
from smallcrm.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QAction, QKeyEvent

    from smallcrm.domain.changes import ChangeSet
    from smallcrm.services.drafts import Draft
    from smallcrm.ui.screen import Window
    from smallcrm.ui.screens.customers.card_form import CardForm
    from smallcrm.ui.screens.customers.card_source import Loaded, Saved
    from smallcrm.ui.screens.customers.card_view import CardView

WARNED_AFTER = 350


@dataclass(frozen=True, slots=True)
class _Wish:
    """The form is wanted as soon as the card is here: with what in it (None: its draft), and the focus where."""

    key: str = ""
    changes: Mapping[str, object] | None = None


class CardPanel(Panel):
    """One card or none, beside the list or whole; a new card is a form."""

    opened_whole = Signal(int)
    closed = Signal()
    """Only while whole: Esc, the button that goes back, a new card that was left."""
    created = Signal(int)

    def __init__(self, window: Window, *, whole: bool = False) -> None:
        super().__init__()
        self._window = window
        self._customer: int | None = None
        self._before: int | None = None
        self._is_new = False
        self._loaded: Loaded | None = None
        self._wish: _Wish | None = None
        self._form: CardForm | None = None
        self._keeper: DraftKeeper | None = None
        self._view: CardView | None = None
        self._scroll_to = 0
        self._saving = False
        self._keeps_focus = False
        self._actions = CardActions(self, window, self.edit)
        self._back = quiet(_("Back to the list"), "arrow-left", self.closed.emit)
        self.offer = self._offer = DraftOffer(window)  # whoever hides the panel shows what was begun elsewhere
        self._offer.go_on_wanted.connect(lambda is_new: self.show_new() if is_new else self.edit())
        self._offer.start_over_wanted.connect(self._start_over)
        self._offer.brought_back.connect(self._brought_back)
        self._content: QWidget = NothingView()
        self._first: QWidget = self._content
        self.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._offer)
        self.body.addWidget(self._content, 1)
        self._warned = one_shot(self, self._ask_warnings, WARNED_AFTER)
        self.set_whole(whole)
        self._load()

    @property
    def customer_id(self) -> int | None:
        """The card that is shown or on its way; None for a new one or none."""
        return self._customer

    def is_editing(self) -> bool:
        """Whether the form is open, or about to be."""
        return self._form is not None or self._wish is not None

    def set_whole(self, whole: bool) -> None:
        """Whether it takes the whole place of the list."""
        self._whole = whole
        self._back.setVisible(whole)
        if self._view is not None:
            self._view.show_whole_button(shown=not whole)

    def show_customer(self, customer_id: int) -> None:
        """Read a card; what was being typed into another one is kept as a draft."""
        self._put_form_away()
        self._customer, self._is_new = customer_id, False
        self._load()

    def show_new(self) -> None:
        """An empty card to be written, or the one that was begun before."""
        self._put_form_away()
        self._before = self._before if self._is_new else self._customer
        self._customer, self._is_new = None, True
        self._wish = _Wish()
        self._load()

    def show_nothing(self) -> None:
        """No card is chosen."""
        self._put_form_away()
        self._customer, self._is_new = None, False
        self._load()

    def first_focus(self) -> QWidget:
        """The first button of the card that is read, the first field of the form."""
        return self._first

    def changed(self, changes: ChangeSet) -> None:
        """Look again if the card may have changed; what was typed stays in the form."""
        if self._saving or self._loaded is None or not self._concerns(self._loaded, changes):
            return
        if self._form is not None:
            self._wish = _Wish(self._form.focused_key(), self._form.changes())
        self._load()

    def actions_offered(self, *, by_itself: bool) -> Sequence[QAction]:
        """What the palette of commands finds while the card is there; beside its row the list has a part of it."""
        return self._actions.offered(by_itself=by_itself)

    def print_out(self) -> None:
        """Take the card that is shown to the page of reports."""
        self._actions.print_out()

    def _concerns(self, loaded: Loaded, changes: ChangeSet) -> bool:
        shown = (loaded.card.id, loaded.card.referred_by)
        cards = any(changes.touches(Kind.CUSTOMER, identity) for identity in shown if identity is not None)
        return cards or any(changes.touches(kind) for kind in (Kind.CUSTOM_FIELD, Kind.SHOP, Kind.TAG))

    def _load(self) -> None:
        asked, book = self._customer, self._window.book
        if asked is None and not self._is_new:
            self._window.tasks.read(lambda: drafts_shown(book, None), self._no_card, owner=self, line="card")
            return
        from smallcrm.ui.screens.customers.card_source import load  # late: the list is there first

        self._window.tasks.read(lambda: load(book, asked), self._arrived, self._not_found, owner=self, line="card")

    def _no_card(self, drafts: Mapping[int | None, Draft]) -> None:
        self._offer.learn(drafts)
        self._loaded = None
        nothing = NothingView()
        self._set_content(nothing, nothing)
        self._actions.follow(None)
        self._offer.show_while_reading(None)

    def _arrived(self, loaded: Loaded) -> None:
        self._offer.learn(loaded.drafts)
        if self._wish is not None:
            self._open_form(loaded, self._wish)
        else:
            self._show_card(loaded)
        if self._form is None:
            self._offer.show_while_reading(self._customer)

    def _not_found(self, error: Exception) -> None:
        was_shown = self._loaded is not None and self._loaded.card.id == self._customer
        self.show_nothing()
        if not (was_shown and isinstance(error, UserError)):
            self._window.show_error(error)

    def _show_card(self, loaded: Loaded) -> None:
        from smallcrm.ui.screens.customers.card_view import view_of

        view = view_of(loaded, self._window.book.shop, clock.today(), self)
        view.edit_wanted.connect(self.edit)
        view.print_wanted.connect(self.print_out)
        view.aside_wanted.connect(self._actions.put_aside_or_back)
        view.separate_wanted.connect(self._actions.separate)
        view.whole_wanted.connect(lambda: self.opened_whole.emit(loaded.card.id))
        view.link_wanted.connect(self._actions.open_link)
        view.copy_wanted.connect(self._actions.copy)
        view.show_whole_button(shown=not self._whole)
        same = self._loaded is not None and self._loaded.card.id == loaded.card.id
        place = self._scrolled() if same and self._view is not None else self._scroll_to
        self._scroll_to = 0
        self._loaded = loaded
        self._set_content(view, view.edit_button)
        self._view = view
        self._actions.follow(loaded.card)
        if place:
            view.scroll_to(place)

    def _set_content(self, content: QWidget, focused: QWidget) -> None:
        """Put something else into the place; a focus that was here stays here."""
        had_focus = self._has_focus() or self._keeps_focus
        self._keeps_focus = False
        before, self._content = self._content, content
        self.body.replaceWidget(before, content)
        content.show()
        self._first = focused
        if had_focus:
            focused.setFocus()
        before.hide()
        before.deleteLater()
        self._view = self._form = self._keeper = None

    def _has_focus(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def _scrolled(self) -> int:
        return self._view.scrolled() if self._view is not None else 0

    def edit(self, field_key: str = "") -> None:
        """Turn the card into a form, with the focus in that field."""
        if self._wish is not None:
            self._wish = replace(self._wish, key=field_key)
        elif self._form is not None:
            self._form.focus_on(field_key)
        elif self._customer is not None:
            self._wish = _Wish(field_key)
            self._load()

    def _open_form(self, loaded: Loaded, wish: _Wish) -> None:
        from smallcrm.ui.screens.customers.card_form import FIRST, CardForm
        from smallcrm.ui.screens.customers.card_source import form_context

        self._wish = None
        card, book = loaded.card, self._window.book
        heading = shown_name(card, book.shop.name_order) if card.id else _("New customer")
        draft = self._offer.draft(card.id)
        changes = wish.changes if wish.changes is not None else read_typed(draft).changes if draft else {}
        form = CardForm(loaded, form_context(book, self._window.tasks, clock.today(), card.id), heading, self)
        form.retype(changes)
        self._set_content(form, form.editor(FIRST).main())
        self._form, self._loaded = form, loaded
        self._keeper = DraftKeeper(self._window, card.id, self._typed, form)
        self._keeper.begin_with(draft)
        form.changed.connect(self._keeper.touch)
        form.changed.connect(self._warned.start)
        form.save_wanted.connect(self.save)
        form.give_up_wanted.connect(self.give_up)
        form.field_wanted.connect(self._actions.ask_field)
        self._actions.follow(card)
        self._offer.show_while_writing(from_draft=bool(draft) and wish.changes is None)
        form.focus_on(wish.key)
        self._ask_warnings()

    def _typed(self) -> Typed | None:
        """What is in the form that the card has not."""
        changes = self._form.changes() if self._form is not None else {}
        if self._form is None or not changes:
            return None
        return Typed(shown_name(self._form.card(), self._window.book.shop.name_order), changes)

    def _ask_warnings(self) -> None:
        from smallcrm.services import customers

        if self._form is not None:
            form, book, card = self._form, self._window.book, self._form.card()
            self._window.tasks.read(lambda: customers.warnings(book, card), form.warn, owner=form, line="warnings")

    def save(self) -> None:
        """Write what stands in the form, or go where something is in its way."""
        from smallcrm.ui.screens.customers.card_source import save

        form = self._form
        if form is None or self._saving or form.go_to_wrong() or form.is_for_nobody():
            return
        if not form.changes():
            self.go_back()
            return
        book, card, opening = self._window.book, form.card(), form.opening_balance()
        name = isolate(shown_name(card, book.shop.name_order))
        words = _("{name} is in the book now.") if card.id is None else _("The card of {name} is saved.")
        self._saving = True
        if self._keeper is not None:
            self._keeper.stop()
        # What is disabled loses the focus; the card that follows shall have it.
        self._keeps_focus = self._has_focus()
        form.setEnabled(False)
        self._window.command(
            lambda: save(book, card, opening),
            self._saved,
            self._not_saved,
            owner=self,
            says=lambda saved: words.format(name=name) if saved.changed else "",
        )

    def _saved(self, saved: Saved) -> None:
        self._saving = False
        was_new, self._is_new = self._is_new, False
        self._offer.put(self._customer, None)
        self._offer.forget_let_go()
        self._form = self._keeper = None
        self._customer = saved.customer_id
        self._load()
        if was_new:
            self.created.emit(saved.customer_id)

    def _not_saved(self, error: Exception) -> None:
        self._saving = self._keeps_focus = False
        if self._form is not None and self._keeper is not None:
            self._form.setEnabled(True)
            self._form.focus_on()
            self._keeper.go_on()
        self._window.show_error(error)

    def give_up(self) -> None:
        """Leave the form and let go what was typed; it can be brought back."""
        typed = self._typed()
        if self._keeper is not None:
            self._keeper.stop()
            self._offer.let_go(self._customer, typed.as_text() if typed else None)
        self._form = self._keeper = None
        self._read_again()

    def go_back(self) -> bool:
        """Leave the form, keeping what was typed, or the whole card; false where there is nowhere to go back to."""
        if self.is_editing():
            self.leave()
            return True
        if self._whole:
            self.closed.emit()
        return self._whole

    def leave(self) -> None:
        """Keep what was typed and leave the form; nothing ever stands in the way."""
        if self.is_editing():
            self._put_form_away()
            self._read_again()

    def _put_form_away(self) -> None:
        """Keep the draft; the form stays to be seen until something else takes its place."""
        if self._keeper is not None and not self._saving:
            self._offer.put(self._customer, self._keeper.keep_now())
            self._keeper.stop()
        self._form = self._keeper = self._wish = None

    def _read_again(self) -> None:
        """The card that was edited, or the one that was shown before a new one."""
        was_new, self._is_new = self._is_new, False
        if was_new:
            self._customer = self._before
        self._load()
        if was_new and self._whole:
            self.closed.emit()

    def _start_over(self) -> None:
        typed = self._typed()
        if self._form is not None and typed is not None:
            self._form.start_over()
            self._offer.let_go(self._customer, typed.as_text())
            self._offer.show_while_writing(from_draft=False)
            self._form.focus_on()

    def _brought_back(self, text: str) -> None:
        if self._form is not None:
            self._form.retype(read_typed(text).changes)
            self._offer.show_while_writing(from_draft=True)
        else:
            self._offer.show_while_reading(self._customer)

    def remember(self) -> dict[str, object]:
        """What it takes to look the same in a window made anew; what was typed is kept in the book as well."""
        kept: dict[str, object] = {"customer": self._customer, "new": self._is_new, "scroll": self._scrolled()}
        if self._form is not None and self._keeper is not None:
            self._keeper.keep_now()
            kept |= {"changes": self._form.changes(), "key": self._form.focused_key()}
        return kept

    def recall(self, remembered: Mapping[str, object]) -> None:
        """Look as it was remembered."""
        customer, changes, place = remembered.get("customer"), remembered.get("changes"), remembered.get("scroll")
        self._customer = customer if isinstance(customer, int) else None
        self._is_new = bool(remembered.get("new"))
        self._scroll_to = place if isinstance(place, int) else 0
        self._wish = _Wish(str(remembered.get("key")), changes) if isinstance(changes, dict) else None
        self._load()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.go_back():
            return
        if self._view is None or not self._view.scroll_by_key(event.key()):
            super().keyPressEvent(event)
