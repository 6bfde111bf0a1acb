"""The frame of the window: places at the side, search on top, the screen in front, messages at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from smallcrm.i18n import _
from smallcrm.ui.navigation import Stop, Trail
from smallcrm.ui.screens import CUSTOMERS, IMPORT, IN_THE_SIDE_BAR, PLACES
from smallcrm.ui.side_bar import SideBar
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import NARROW_WINDOW, SMALL, SPACE, WIDE, WIDEST
from smallcrm.ui.widgets.foot import Foot
from smallcrm.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from smallcrm.ui.actions import Actions
    from smallcrm.ui.forms.base import Chosen
    from smallcrm.ui.progress_panel import ProgressPanel
    from smallcrm.ui.screen import Screen
    from smallcrm.ui.state import WindowState
    from smallcrm.ui.widgets.message_bar import MessageBar

LEAST_WIDTH, LEAST_HEIGHT = 720, 480


class MainWindow(QMainWindow):
    """Made anew when language or theme change; what it does is decided by the program that made it.

    Its bare frame is painted first, quickly; `furnish` then adds what nobody sees or uses at once.
    """

    actions_of: Actions
    message: MessageBar
    progress: ProgressPanel

    wanted = Signal(str)
    """The place of that name was asked for."""
    undo_wanted = Signal()
    redo_wanted = Signal()
    closing = Signal()

    def __init__(self, state: WindowState) -> None:
        super().__init__()
        self.state = state
        self._make_screen: Callable[[str], Screen] | None = None
        self._screens: dict[str, Screen] = {}
        self._whole: Screen | None = None
        self.setWindowTitle("smallcrm")
        # Not scaled with the text: an old screen of 1024 × 700 must hold the window at 150 % too.
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.side = SideBar(IN_THE_SIDE_BAR)
        self.side.wanted.connect(self.wanted)
        self.side.choose(next((place.under or place.name for place in PLACES if place.name == state.screen), CUSTOMERS))
        self.search = SearchBox(_("Search for customers"), _("Find by name, phone, city, note…"))
        self._lay_out()

    def furnish(self) -> None:
        """Add keys, the buttons of undo, messages and progress."""
        from smallcrm.ui.actions import Actions
        from smallcrm.ui.progress_panel import ProgressPanel
        from smallcrm.ui.widgets.buttons import for_action
        from smallcrm.ui.widgets.message_bar import MessageBar
        from smallcrm.ui.widgets.undo_keys import LeavesUndo

        LeavesUndo(self.search.line)
        self.installEventFilter(self)
        self.setAcceptDrops(True)
        self.search.line.setAcceptDrops(False)  # a file dropped there is meant for the window
        self._fit()
        self.actions_of = Actions(self)
        self._buttons.addWidget(for_action(self.actions_of.undo, "undo-2"))
        self._buttons.addWidget(for_action(self.actions_of.redo, "redo-2"))
        self._own_buttons = self._buttons.count()
        self.progress = ProgressPanel(self._foot)
        self.message = MessageBar(self._foot)
        self.message.undo_wanted.connect(self.undo_wanted)
        self.message.redo_wanted.connect(self.redo_wanted)
        self.search.searched.connect(self._searched)
        self.search.left.connect(self._left_search)

    def _lay_out(self) -> None:
        root = QWidget()
        across = QHBoxLayout(root)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.side)
        self._body = QWidget()
        across.addWidget(self._body, 1)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(px(WIDEST), px(WIDE), px(WIDEST), px(SPACE))
        top.setSpacing(px(SMALL))
        top.addWidget(self.search, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(px(SMALL))
        top.addLayout(self._buttons)
        column.addWidget(self._top)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self._foot = Foot()
        column.addWidget(self._foot)
        self.setCentralWidget(root)

    # screens

    def serve(self, make_screen: Callable[[str], Screen], shop: str) -> None:
        """A book is open: screens may be made from now on."""
        self._make_screen = make_screen
        self.side.name_shop(shop)
        self.setWindowTitle(f"{shop} · smallcrm" if shop else "smallcrm")
        self._show_frame(shown=True)

    def show_whole(self, screen: Screen) -> None:
        """Show a screen that takes the whole window, as it was before the window was made anew."""
        self._whole = screen
        if screen.name in self.state.screens:
            screen.recall(self.state.screens[screen.name])
        self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        self._show_frame(shown=False)
        screen.activate()
        _focus(screen)

    def forget_screens(self) -> None:
        """Another book: its screens are made when they are shown, and nothing of the one before is remembered."""
        for screen in [*self._screens.values(), *([self._whole] if self._whole else [])]:
            self._stack.removeWidget(screen)
            screen.hide()
            screen.deleteLater()
        self._screens, self._whole, self._make_screen = {}, None, None
        self.state.screens, self.state.trail = {}, Trail()
        self.search.set_text("")

    def screens(self) -> Sequence[Screen]:
        """Those made so far."""
        return [*self._screens.values(), *([self._whole] if self._whole else [])]

    def front(self) -> Screen | None:
        """The screen in front."""
        return self._whole or self._screens.get(self.state.screen)

    def go(self, name: str, errand: object = None, *, remembers: bool = True) -> None:
        """Show the place and hand it the errand."""
        if self._make_screen is None:
            return
        entries = {place.name: place.under or place.name for place in PLACES}
        name = name if name in entries else CUSTOMERS
        is_new = name not in self._screens
        if is_new:
            screen = self._make_screen(name)
            screen.setAccessibleName(screen.title())
            self._screens[name] = screen
            self._stack.addWidget(screen)
        screen = self._screens[name]
        self.state.screen = name
        self.side.choose(entries[name])
        self._stack.setCurrentWidget(screen)
        self._show_buttons(screen)
        if is_new and name in self.state.screens:
            screen.recall(self.state.screens[name])
        if is_new and name == CUSTOMERS and self.search.text():
            screen.search(self.search.text())
        if errand is not None:
            screen.take(errand)
        screen.activate()
        _focus(screen)
        if remembers:
            self.state.trail.visit(Stop(name, errand))

    def remembered(self) -> WindowState:
        """What a window made anew needs to look the same."""
        kept = {**self.state.screens, **{name: dict(screen.remember()) for name, screen in self._screens.items()}}
        if self._whole is not None:
            kept[self._whole.name] = dict(self._whole.remember())
        self.state.screens, self.state.search = kept, self.search.text()
        return self.state

    def _show_buttons(self, screen: Screen) -> None:
        while self._buttons.count() > self._own_buttons:
            item = self._buttons.takeAt(self._own_buttons)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
        for button in screen.top_buttons():
            self._buttons.addWidget(button)
            button.show()

    def _show_frame(self, *, shown: bool) -> None:
        self.side.setVisible(shown)
        self._top.setVisible(shown)
        self.actions_of.follow_book(is_open=shown)

    # what keys and buttons ask for

    def focus_search(self) -> None:
        self.search.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.line.selectAll()

    def _searched(self, text: str) -> None:
        if self._make_screen is None:
            return
        if self.state.screen != CUSTOMERS:
            self.go(CUSTOMERS)
            self.search.line.setFocus()
        if CUSTOMERS in self._screens:  # a screen that is still to be made asks for the text itself
            self._screens[CUSTOMERS].search(text)

    def _left_search(self, key: Qt.Key) -> None:
        screen = self.front()
        if screen is None:
            return
        if key == Qt.Key.Key_Escape:
            screen.go_back()
        else:
            _focus(screen)

    def new_customer(self) -> None:
        if self._make_screen is not None:
            if self.state.screen != CUSTOMERS:
                self.go(CUSTOMERS)
            self._screens[CUSTOMERS].new()

    def save(self) -> None:
        screen = self.front()
        if screen is not None:
            screen.save()

    def print_out(self) -> None:
        screen = self.front()
        if screen is not None:
            screen.print_out()

    def back(self) -> None:
        screen = self.front()
        if screen is not None and not screen.go_back():
            self._follow(self.state.trail.back())

    def forth(self) -> None:
        self._follow(self.state.trail.forth())

    def _follow(self, stop: Stop | None) -> None:
        if stop is not None:
            self.go(stop.screen, stop.errand, remembers=False)

    def show_help(self) -> None:
        screen = self.front()
        if screen is not None:
            from smallcrm.ui.widgets.help_sheet import HelpSheet  # late: seldom needed

            HelpSheet(screen.title(), screen.help_text(), [*self.actions_of.working(screen), *screen.actions_offered()], self).open()

    def show_palette(self) -> None:
        screen = self.front()
        if self._make_screen is not None and screen is not None:
            from smallcrm.ui.widgets.command_palette import CommandPalette  # late: seldom needed

            commands = [*screen.actions_offered(), *self.actions_of.working(screen)]
            palette = CommandPalette([each for each in commands if each is not self.actions_of.palette], self.find_customers, self)
            palette.customer_chosen.connect(self.customer_wanted)
            palette.open()

    customer_wanted = Signal(int)

    def find_customers(self, text: str, answer: Callable[[Sequence[Chosen]], None]) -> None:
        """Set by the program: find customers off this thread and give them to `answer`."""

    # Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        screen = self.front()
        if event.key() == Qt.Key.Key_Escape and screen is not None:
            screen.go_back()
        elif self._top.isVisible() and _types_a_letter(event):
            # Letters typed where nothing takes them begin a search.
            self.search.line.setFocus()
            self.search.line.insert(event.text())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        # Not `resizeEvent`: PySide would make its costly class of events before the first paint.
        kind = event.type()
        if watched is not self:
            return False
        if kind == event.Type.Resize:
            self._fit()
        elif kind in {event.Type.DragEnter, event.Type.Drop}:
            return self._take_dropped(event)
        return False

    def _take_dropped(self, event: QEvent) -> bool:
        """A table of customers may be dropped anywhere."""
        from PySide6.QtGui import QDropEvent  # late: seldom needed, as is what follows

        from smallcrm.ui.dropped_file import dropped_table

        if not isinstance(event, QDropEvent) or self._make_screen is None:
            return False
        table = dropped_table(event.mimeData())
        if table is None:
            return False
        event.acceptProposedAction()
        if event.type() == event.Type.Drop:
            self.go(IMPORT, table)
        return True

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        from smallcrm.ui.tab_order import move_focus  # late: the first paint needs no Tab

        return move_focus(self, onwards=next)

    def _fit(self) -> None:
        self.side.set_narrow(narrow=self.width() < px(NARROW_WINDOW))
        self._foot.fit(self.height())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        for screen in self.screens():
            screen.put_away()
        self.closing.emit()
        event.accept()


def _types_a_letter(event: QKeyEvent) -> bool:
    """Whether a letter was meant, not a key that does something: with Ctrl held there is a text too on some systems."""
    held, text = Qt.KeyboardModifier, event.text()
    does_something = event.modifiers() & (held.ControlModifier | held.AltModifier | held.MetaModifier)
    return not does_something and text.isprintable() and bool(text.strip())


def _focus(screen: Screen) -> None:
    first = screen.first_focus()
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)
