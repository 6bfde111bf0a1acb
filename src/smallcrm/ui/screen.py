"""What a screen is to the window, and what the window is to a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAction

    from smallcrm.domain.changes import ChangeSet, Outcome
    from smallcrm.domain.progress import Progress
    from smallcrm.infra.settings import Settings
    from smallcrm.services.book import Book
    from smallcrm.ui.tasks import Job, Tasks

Value = TypeVar("Value")


class Window(Protocol):
    """What a screen may ask of the window it stands in; screens know nothing of one another."""

    @property
    def book(self) -> Book:
        """The book that is open."""

    @property
    def tasks(self) -> Tasks:
        """Where work off the thread of the window is done."""

    @property
    def settings(self) -> Settings:
        """What this machine remembers."""

    def say(self, message: str, *, undo: bool = False, redo: bool = False) -> None:
        """Say at the bottom for eight seconds what was done, with *Undo* or *Redo* on it if asked."""

    def warn(self, message: str) -> None:
        """Say at the bottom what did not work, until it is closed or something else is said."""

    def show_error(self, error: Exception) -> None:
        """The one way of telling what went wrong; `Cancelled` says that nothing was changed."""

    def command(
        self,
        job: Callable[[], Outcome[Value]],
        done: Callable[[Value], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        owner: QObject | None = None,
        says: str | Callable[[Value], str] = "",
    ) -> Job:
        """Run a command in the writer, hand its changes to every screen, then its value to `done`, and say `says` with *Undo*.

        `done` and `failed` are left out when `owner` is gone by then (the window was made anew); the changes and the words are not.
        """

    def long_command(
        self,
        job: Callable[[Progress], Outcome[Value]],
        done: Callable[[Value], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        title: str,
        owner: QObject | None = None,
        says: str | Callable[[Value], str] = "",
    ) -> Job:
        """The same for what may take longer than half a second: progress is shown under `title` and can be stopped."""

    def go(self, screen: str, errand: object = None) -> None:
        """Show the screen of that name and hand it the errand, for `Screen.take`."""

    def clear_search(self) -> None:
        """Empty the search box."""

    def open_customer(self, customer: int) -> None:
        """Show one card."""

    def visited(self, errand: object) -> None:
        """The screen in front shows something one may want to come back to by Alt+←: `Screen.take` is handed the errand then."""

    def open_book(self, path: Path) -> None:
        """Close this book and open another; told in a sentence where that cannot be."""

    def use_book(self, book: Book, *, screen: str = "customers", errand: object = None) -> None:
        """A book was made or opened in the writer: close the one before and show the screen, with the errand if there is one."""

    def change_look(self) -> None:
        """The settings of language, theme, size or rows were changed: make the window anew, nothing lost."""


class Screen(QWidget):
    """One of the places in the side bar; made when it is first shown, and anew when language or theme change."""

    name = ""
    """Its name in the settings and for `Window.go`."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.window_of = window

    def title(self) -> str:
        """Its translated name, as the side bar shows it."""
        raise NotImplementedError

    def help_text(self) -> str:
        """What F1 says: a few plain sentences, paragraphs parted by an empty line."""
        raise NotImplementedError

    def activate(self) -> None:
        """It has come to the front, its errand done: look again at what may have changed."""

    def first_focus(self) -> QWidget | None:
        """What takes the focus when the screen comes to the front or one goes on from the search box; None leaves it where it is."""
        return None

    def changed(self, changes: ChangeSet) -> None:
        """A command has changed something, here or elsewhere."""

    def take(self, errand: object) -> None:
        """Do what another screen asked for through `Window.go`."""

    def search(self, text: str) -> None:
        """What stands in the search box on top, on every key; only the customers' screen listens."""

    def top_buttons(self) -> Sequence[QWidget]:
        """The buttons it wants beside the search box, the primary one among them."""
        return ()

    def actions_offered(self) -> Sequence[QAction]:
        """What Ctrl+K finds while this screen is in front, besides what the window does: each with a text, an icon or the name
        of one as its data, and its key if it has one, which F1 tells too.
        """
        return ()

    def save(self) -> None:
        """Ctrl+S."""

    def can_save(self) -> bool:
        """Whether Ctrl+S has something to do now."""
        return False

    def print_out(self) -> None:
        """Ctrl+P."""

    def printed(self) -> str:
        """What Ctrl+P does now, in the words of a button; empty where it does nothing."""
        return ""

    def new(self) -> None:
        """Ctrl+N, asked of the customers' screen whichever is in front."""

    def go_back(self) -> bool:
        """Esc or Alt+← was pressed: whether the screen had somewhere of its own to go back to."""
        return False

    def put_away(self) -> None:
        """The window closes or another book is opened: keep what was typed as a draft, and let go of what is held."""

    def remember(self) -> Mapping[str, object]:
        """What it takes to look the same after the window was made anew."""
        return {}

    def recall(self, remembered: Mapping[str, object]) -> None:
        """Look as it was remembered."""
