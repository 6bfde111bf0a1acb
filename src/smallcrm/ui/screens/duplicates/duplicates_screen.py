"""The screen of duplicates: cards that are perhaps one customer, a pair at a time, made one or told apart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from smallcrm.domain.changes import Kind
from smallcrm.domain.errors import Cancelled
from smallcrm.i18n import _, gettext, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.numbers import format_number
from smallcrm.services import duplicates, merging
from smallcrm.services.merge_choices import pair_of
from smallcrm.ui.errands import FindDuplicates, MergeCards
from smallcrm.ui.screen import Screen, Window
from smallcrm.ui.screens import CUSTOMERS, DUPLICATES
from smallcrm.ui.screens.duplicates.pair_grid import OPENS
from smallcrm.ui.screens.duplicates.pair_view import PairView
from smallcrm.ui.screens.duplicates.proposal_list import ProposalList
from smallcrm.ui.screens.duplicates.wishes import Wishes
from smallcrm.ui.style import icons
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import HAIR, NARROW_WINDOW, SPACE, WIDE, WIDEST
from smallcrm.ui.widgets.buttons import quiet, secondary
from smallcrm.ui.widgets.empty_state import EmptyState
from smallcrm.ui.widgets.labels import label, title
from smallcrm.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from smallcrm.domain.changes import ChangeSet
    from smallcrm.domain.progress import Progress
    from smallcrm.services.duplicates import Proposal
    from smallcrm.services.merge_choices import Pair
    from smallcrm.ui.tasks import Job

LIST, NARROW_LIST = 320, 250
BESIDE_FROM = 940
"""From this width on the list stands beside the pair; under it one in the place of the other."""

Ids = tuple[int, int]


class DuplicatesScreen(Screen):
    """Looks through the whole book, or shows what was chosen in the list of customers."""

    name = DUPLICATES

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._found: list[Proposal] | None = None
        self._chosen: tuple[int, ...] = ()
        self._later: list[Ids] = []
        self._settled: list[Ids] = []
        self._wishes: dict[Ids, Wishes] = {}
        self._job: Job | None = None
        self._searching = self._stale = self._busy = self._pair_alone = self._follows = False
        self.merge = self._make(_("Make them one card"), "users", self._merge, "Ctrl+Return", "Ctrl+Enter")
        self.apart = self._make(_("They are two customers"), "user", self._tell_apart, "Ctrl+D")
        self.later = self._make(_("Later"), "chevron-down", self._put_off, "Ctrl+J")
        self.opens = [self._make(gettext(words), "maximize-2", partial(self._open, side), key) for side, (words, key) in enumerate(OPENS)]
        self._search_again = self._make(_("Look through the whole book"), "search", self.search_book)
        self.list = ProposalList()
        self.pair = PairView(window.book.shop, self.merge, self.apart, self.later)
        self._lay_out()
        self.list.current_changed.connect(self._load)
        self.list.opened.connect(self._enter_pair)
        self.pair.open_wanted.connect(window.open_customer)
        self.pair.left.connect(self.go_back)
        self._show_state()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(WIDEST), 0, px(WIDEST), 0)
        column.setSpacing(px(SPACE))
        head = QHBoxLayout()
        head.setSpacing(px(SPACE))
        head.addWidget(title(_("Duplicates")))
        self.count = label(colour="dim", wrap=True)
        head.addWidget(self.count, 1)
        self.again = quiet(self._search_again.text(), "search", self._search_again.trigger)
        head.addWidget(self.again)
        column.addLayout(head)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._waiting = EmptyState("loader-circle", _("Looking through the book…"), _("Nothing is changed by looking."))
        self._nobody = EmptyState(
            "circle-check",
            _("Nobody seems to be in the book twice"),
            _("Cards that are perhaps one customer would stand here, side by side. They are never made one without you."),
            (secondary(_("Show the customers"), "users", lambda: self._window.go(CUSTOMERS)),),
        )
        self._stopped = EmptyState(
            "search",
            _("The search was stopped"),
            _("Cards that are perhaps one customer are found when the whole book was looked through."),
            (secondary(_("Look again"), "search", self.search_book),),
        )
        self._both = QWidget()
        across = QHBoxLayout(self._both)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(WIDE))
        self._list_panel = Panel(padding=0, spacing=0)
        self._list_panel.body.setContentsMargins(1, px(HAIR), 1, px(HAIR))
        self._list_panel.body.addWidget(self.list)
        across.addWidget(self._list_panel)
        across.addWidget(self.pair, 1)
        for place in (self._waiting, self._nobody, self._stopped, self._both):
            self._stack.addWidget(place)
        column.addWidget(holder, 1)

    def _make(self, text: str, icon: str, run: Callable[[], None], *keys: str) -> QAction:
        action = QAction(icons.icon(icon), text, self)
        action.setData(icon)
        action.triggered.connect(lambda _checked: run())
        if keys:
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
        return action

    # what a screen is

    def title(self) -> str:
        return _("Duplicates")

    def help_text(self) -> str:
        return _(
            "Cards that are perhaps one customer stand here in pairs, the likeliest first. Nothing is made one without you.\n\n"
            "Arrows walk through the list, Enter goes to the pair, Esc back to the list. In the pair the arrows go from field to field, "
            "and Space or Enter chooses whose word holds; phones, e-mails, addresses and tags of both are kept unless you let one go. "
            "Under it you see the card that comes out. Alt+1 and Alt+2 open the two cards whole.\n\n"
            "Undo separates them at once; later it is done at the foot of the card."
        )

    def activate(self) -> None:
        if self._chosen:
            self._follow()
        elif self._found is None or self._stale:
            self.search_book()
        elif self._follows:
            self._follow()

    def first_focus(self) -> QWidget | None:
        now = self._stack.currentWidget()
        if isinstance(now, EmptyState):
            return now.buttons[0] if now.buttons else self  # which holds the focus for the list that is on its way
        return self.pair.first_focus() if self._list_panel.isHidden() else self.list

    def changed(self, changes: ChangeSet) -> None:
        if self._found is None:
            return
        if self.isVisible():
            self._follow()
        else:
            self._follows = True
            self._stale = self._stale or changes.touches(Kind.CUSTOMER)

    def take(self, errand: object) -> None:
        if isinstance(errand, MergeCards):
            self._look_at(errand.ids)
        elif isinstance(errand, FindDuplicates) and self._chosen:
            self._chosen, self._found = (), None

    def actions_offered(self) -> Sequence[QAction]:
        on_pair = (self.merge, self.apart, self.later, *self.opens) if self.merge.isEnabled() else ()
        return (*on_pair, self._search_again)

    def go_back(self) -> bool:
        if self._stack.currentWidget() is not self._both or not (self._pair_alone or self.pair.isAncestorOf(self.focusWidget() or self)):
            return False
        self._pair_alone = False
        self._arrange()
        self.list.setFocus()
        return True

    def put_away(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def remember(self) -> Mapping[str, object]:
        return {"found": self._found, "chosen": self._chosen, "later": self._later, "wishes": self._wishes, "current": self._current_ids()}

    def recall(self, remembered: Mapping[str, object]) -> None:
        self._found, self._chosen = remembered["found"], remembered["chosen"]  # type: ignore[assignment]  # as they were handed out
        self._later, self._wishes = remembered["later"], remembered["wishes"]  # type: ignore[assignment]  # the same
        if remembered["current"]:
            self._settled = [remembered["current"]]  # type: ignore[list-item]  # the same
        if self._found is not None:
            self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    # finding

    def search_book(self) -> None:
        """Look through the whole book; what is shown stays until that is done."""
        if self._searching:
            return
        if self._chosen:
            self._chosen, self._found = (), None
        if self.again.hasFocus():
            self.setFocus()  # the button is not to be pressed meanwhile
        self._searching, self._stale = True, False
        self._show_state()
        book, before = self._window.book, self._found or []

        def look(progress: Progress) -> tuple[list[Proposal], list[Proposal]]:
            found = duplicates.likely_pairs(book, progress, before)
            return found, duplicates.still_proposed(book, found)

        heading = _("Looking for customers who are in the book twice")
        job = self._window.tasks.read_long(look, self._have_found, self._not_found, title=heading, owner=self)
        self._job = job if self._searching else None

    def _look_at(self, ids: tuple[int, ...]) -> None:
        """Show cards that the user says are one customer."""
        self._chosen, self._pair_alone = ids, True
        if self._job is not None:
            self._job.cancel()
        book = self._window.book
        self._window.tasks.read(lambda: duplicates.chosen_pairs(book, ids), self._have_chosen, owner=self, line="pairs")

    def _have_chosen(self, pairs: list[Proposal]) -> None:
        self._found = pairs
        self._have_pairs(pairs)
        self.pair.first_focus().setFocus()

    def _have_found(self, answer: tuple[list[Proposal], list[Proposal]]) -> None:
        self._searching, self._job = False, None
        if not self._chosen:
            self._found, standing = answer
            self._later = []
            self._have_pairs(standing)
            self._take_focus()

    def _not_found(self, error: Exception) -> None:
        self._searching, self._job = False, None
        if not isinstance(error, Cancelled):
            self._window.show_error(error)
        self._show_state()
        self._take_focus()

    def _follow(self) -> None:
        """After a change, ask what of the proposals stands."""
        self._follows = False
        book, found = self._window.book, self._found
        if found is not None:
            self._window.tasks.read(lambda: duplicates.still_proposed(book, found), self._have_pairs, owner=self, line="pairs")

    def _have_pairs(self, pairs: list[Proposal]) -> None:
        """Show what is proposed now; the cursor stays on its pair, goes to the one that has come back, or to the next."""
        put_off = {ids: place for place, ids in enumerate(self._later, start=1)}
        pairs = sorted(pairs, key=lambda pair: put_off.get(pair.ids, 0))
        rows = {pair.ids: row for row, pair in enumerate(pairs)}
        back = next((ids for ids in reversed(self._settled) if ids in rows), None)
        if back is not None:
            self._settled.remove(back)
        row = rows.get(back or self._current_ids() or (0, 0), self.list.currentIndex().row())
        self.list.show_proposals(pairs, max(min(row, len(pairs) - 1), 0))
        self._show_state()

    def _current_ids(self) -> Ids | None:
        now = self.list.current()
        return now.ids if now is not None else None

    # what is shown

    def _show_state(self) -> None:
        count = len(self.list.proposals())
        if self._found is None:
            self._stack.setCurrentWidget(self._waiting if self._searching or self._chosen else self._stopped)
        else:
            self._stack.setCurrentWidget(self._both if count else self._nobody)
        self.again.setVisible(self._found is not None)
        self.again.setEnabled(not self._searching)
        number = format_number(count, digits=self._window.book.shop.digits)
        said = ngettext("{count} pair is perhaps one customer", "{count} pairs are perhaps one customer each", count)
        if self._chosen:
            said = ngettext("{count} pair chosen by you", "{count} pairs chosen by you", count)
        self.count.setText(said.format(count=number) if self._found is not None and count else "")
        self._allow()
        self._arrange()

    def _allow(self) -> None:
        can = self.pair.grid is not None and bool(self.list.proposals()) and not self._busy
        for action in (self.merge, self.apart, *self.opens):
            action.setEnabled(can)
        self.later.setEnabled(can and len(self.list.proposals()) > 1)

    def _arrange(self) -> None:
        """List and pair beside one another, or one of them where there is no room; one chosen pair needs no list."""
        one_alone = bool(self._chosen) and len(self.list.proposals()) == 1
        narrow = self.width() < px(BESIDE_FROM)
        self._list_panel.setFixedWidth(px(NARROW_LIST if self.width() < px(NARROW_WINDOW) - px(WIDEST) else LIST))
        if narrow and not one_alone and not self._pair_alone:
            self._list_panel.setMaximumWidth(16_777_215)
            self._list_panel.setMinimumWidth(0)
        self._list_panel.setVisible(not one_alone and not (narrow and self._pair_alone))
        self.pair.setVisible(one_alone or not narrow or self._pair_alone)
        self.pair.back.setVisible(narrow and not one_alone)

    def _take_focus(self) -> None:
        first = self.first_focus()
        if first is not None and self.isVisible() and self.window().focusWidget() in {None, self, self.again, self.window()}:
            first.setFocus()

    def _enter_pair(self) -> None:
        if self.list.current() is not None:
            self._pair_alone = True
            self._arrange()
            self.pair.first_focus().setFocus()

    def _load(self) -> None:
        """Read the two cards under the cursor."""
        proposal, book = self.list.current(), self._window.book
        if proposal is None:
            return

        def show(pair: Pair) -> None:
            wishes = self._wishes.setdefault(proposal.ids, Wishes(proposal.first))
            self.pair.show_pair(proposal, pair, wishes)
            self._allow()

        self._window.tasks.read(lambda: pair_of(book, proposal.first, proposal.second), show, owner=self, line="pair")

    # what can be done

    def _merge(self) -> None:
        proposal, card = self.list.current(), self.pair.card()
        if proposal is None or card is None or card.id is None or self._busy:
            return
        book, surviving = self._window.book, card.id
        other = proposal.second if surviving == proposal.first else proposal.first
        names = {"name": isolate(proposal.first_name), "other": isolate(proposal.second_name)}
        self._settle(proposal)
        self._window.command(
            lambda: merging.merge(book, surviving, [other], card),
            lambda _surviving: self._ready(),
            self._refused,
            owner=self,
            says=_("{name} and {other} are one card now").format(**names),
        )

    def _tell_apart(self) -> None:
        proposal = self.list.current()
        if proposal is None or self._busy:
            return
        book = self._window.book
        names = {"name": isolate(proposal.first_name), "other": isolate(proposal.second_name)}
        self._settle(proposal)
        self._window.command(
            lambda: duplicates.tell_apart(book, proposal.first, proposal.second),
            lambda _none: self._ready(),
            self._refused,
            owner=self,
            says=_("{name} and {other} are two customers, and are not shown together again").format(**names),
        )

    def _put_off(self) -> None:
        """The pair goes to the end of the list, and the one after it is shown."""
        proposal, row = self.list.current(), self.list.currentIndex().row()
        if proposal is None:
            return
        self._later = [*(ids for ids in self._later if ids != proposal.ids), proposal.ids]
        rest = [pair for pair in self.list.proposals() if pair.ids != proposal.ids]
        self.list.show_proposals([*rest, proposal], min(row, len(rest)))

    def _open(self, side: int) -> None:
        """Open one of the two cards; the way back leads here."""
        if (proposal := self.list.current()) is not None:
            self._window.open_customer(proposal.ids[side])

    def _settle(self, proposal: Proposal) -> None:
        self._busy = True
        self._allow()
        self._settled = [*(ids for ids in self._settled if ids != proposal.ids), proposal.ids]

    def _ready(self) -> None:
        self._busy = False
        self._allow()

    def _refused(self, error: Exception) -> None:
        self._ready()
        self._settled.pop()
        self._window.show_error(error)
        self._follow()
