"""The running program: settings, tasks, the open book, and the window, which it makes anew when its look changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from smallcrm.i18n import _, set_language
from smallcrm.infra.settings import DENSE_ROWS, LANGUAGE, LAST_SCREEN, RECENT_BOOKS, TEXT_SCALE, THEME, Settings
from smallcrm.ui.language import speak, system_language
from smallcrm.ui.main_window import MainWindow
from smallcrm.ui.screens import CUSTOMERS, PLACES, beginning, no_book
from smallcrm.ui.state import first_state, keep_place, restore_place
from smallcrm.ui.style.look import Look
from smallcrm.ui.style.wear import palette_for, wear

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from smallcrm.domain.changes import ChangeSet, Outcome
    from smallcrm.domain.progress import Progress
    from smallcrm.services.book import Book
    from smallcrm.services.history import Undone
    from smallcrm.ui.book_watch import BookWatch
    from smallcrm.ui.forms.base import Chosen
    from smallcrm.ui.screen import Screen
    from smallcrm.ui.state import WindowState
    from smallcrm.ui.tasks import Job, Tasks


class Program(QObject):
    """The `Window` that screens know; it outlives the main windows it makes."""

    def __init__(self, application: QApplication, settings: Settings, tasks: Tasks | None = None) -> None:
        super().__init__()
        self._application = application
        self._settings = settings
        self._given_tasks = tasks
        self._book: Book | None = None
        self._watch: BookWatch | None = None
        self._closed = False
        self._dress()
        self.main = self._make_window(first_state(settings))
        restore_place(self.main, settings)

    def furnish(self) -> None:
        """After the first paint: get ready to work."""
        from smallcrm.ui.tasks import ThreadTasks

        self._tasks = self._given_tasks or ThreadTasks(self.show_error)
        self._tasks.long_job.connect(self._follow)
        self.main.furnish()

    # what screens may ask

    @property
    def book(self) -> Book:
        if self._book is None:
            raise RuntimeError("no book is open")
        return self._book

    @property
    def tasks(self) -> Tasks:
        return self._tasks

    @property
    def settings(self) -> Settings:
        return self._settings

    def say(self, message: str, *, undo: bool = False, redo: bool = False) -> None:
        self.main.message.say(message, undo=undo, redo=redo)

    def warn(self, message: str) -> None:
        self.main.message.say(message, fault=True)

    def show_error(self, error: Exception) -> None:
        from smallcrm.ui import errors

        said = errors.sentence(error)
        if said is None:
            errors.show(error, self.main)
        else:
            self.warn(said)

    def command(
        self,
        job: Callable[[], Outcome[Any]],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        owner: QObject | None = None,
        says: str | Callable[[Any], str] = "",
    ) -> Job:
        return self._tasks.write(job, self._after(done, owner, says), _while_there(failed, owner) or self.show_error)

    def long_command(
        self,
        job: Callable[[Progress], Outcome[Any]],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        title: str,
        owner: QObject | None = None,
        says: str | Callable[[Any], str] = "",
    ) -> Job:
        return self._tasks.write_long(job, self._after(done, owner, says), _while_there(failed, owner) or self.show_error, title=title)

    def go(self, screen: str, errand: object = None) -> None:
        self.main.go(screen, errand)

    def clear_search(self) -> None:
        self.main.search.line.clear()

    def open_customer(self, customer: int) -> None:
        self.main.go(CUSTOMERS, customer)

    def visited(self, errand: object) -> None:
        from smallcrm.ui.navigation import Stop

        self.main.state.trail.visit(Stop(self.main.state.screen, errand))

    def open_book(self, path: Path) -> None:
        def opening() -> Book:
            from smallcrm.services.book import WINDOW, open_book

            return open_book(path, who=WINDOW)

        self._tasks.write(opening, self.use_book, self._not_opened)

    def use_book(self, book: Book, *, screen: str = "", errand: object = None) -> None:
        if self._closed:  # it was still being made: it is there for the next start
            self._settings.remember_book(book.path)
            book.close()
            return
        for shown in self.main.screens():
            shown.put_away()
        self.main.forget_screens()
        before, self._book = self._book, book
        if self._watch is not None:
            self._watch.end()
        if before is not None:
            self._tasks.write(before.close, lambda _none: None)
        self._settings.remember_book(book.path)
        self._serve()
        self.main.go(screen or self.main.state.screen, errand)
        self._name_undo()
        if self._watch is not None:
            self._watch.begin(book)

    def change_look(self) -> None:
        state = self.main.remembered()
        old = self.main
        was_shown = old.isVisible()
        self._dress()
        self.main = self._make_window(state)
        self.main.furnish()
        self.main.setGeometry(old.geometry())
        self.main.setWindowState(old.windowState())
        for job in old.progress.running():
            self.main.progress.follow(job)
        if self._book is not None:
            self._serve()
            self.main.search.set_text(state.search)
            self.main.go(state.screen, remembers=False)
            self._name_undo()
        else:
            self.main.show_whole(beginning(self))
        if was_shown:
            self.main.show()
            self.main.activateWindow()
        # Hidden before it goes: closing it would end the program with the last window.
        old.hide()
        old.deleteLater()

    # the book

    def begin(self) -> None:
        """Open the book used last, or greet whoever starts for the first time."""
        from pathlib import Path

        from smallcrm.ui.book_watch import BookWatch

        self._watch = BookWatch(self)
        recent = [Path(each) for each in self._settings[RECENT_BOOKS]]
        if recent:
            self.open_book(recent[0])
        else:
            self.main.show_whole(beginning(self))

    def bring_to_front(self) -> None:
        """The program was started again: show the window that is there."""
        if self.main.isMinimized():
            self.main.showNormal()
        self.main.show()
        self.main.raise_()
        self.main.activateWindow()

    def close(self) -> None:
        """The window closes: remember where it was, wait for what is under way, fold the book."""
        keep_place(self.main, self._settings)
        self._settings[LAST_SCREEN] = self.main.state.screen
        self.main.forget_screens()
        self._closed = True
        if self._watch is not None:
            self._watch.end()
        self._tasks.close()
        _close_pages()
        if self._book is not None:
            self._book.close()
            self._book = None

    def _follow(self, job: Job) -> None:
        self.main.progress.follow(job)

    def _not_opened(self, error: Exception) -> None:
        from smallcrm.ui import errors

        said = errors.sentence(error)
        if self._book is None and not self.main.screens():
            self.main.show_whole(no_book(self, said or ""))
        elif said is not None:
            self.warn(said)
        if said is None:
            self.show_error(error)

    def _serve(self) -> None:
        self.main.serve(self._make_screen, self.book.shop.name)

    def _make_screen(self, name: str) -> Screen:
        return next(place for place in PLACES if place.name == name).make(self)

    # the window

    def _dress(self) -> None:
        language = self._settings[LANGUAGE] or system_language()
        set_language(language)
        speak(language)
        wear(
            self._application,
            Look(palette_for(self._settings[THEME]), self._settings[TEXT_SCALE], self._settings[DENSE_ROWS], language),
        )

    def _make_window(self, state: WindowState) -> MainWindow:
        made = MainWindow(state)
        made.wanted.connect(made.go)
        made.undo_wanted.connect(self._undo)
        made.redo_wanted.connect(self._redo)
        made.customer_wanted.connect(self.open_customer)
        made.closing.connect(self.close)
        made.find_customers = self._find_customers  # type: ignore[method-assign]  # the window has no book of its own
        return made

    def _find_customers(self, text: str, answer: Callable[[Sequence[Chosen]], None]) -> None:
        from smallcrm.ui.finding import find_customers

        book = self.book
        self._tasks.read(lambda: find_customers(book, text), answer, owner=self, line="palette")

    # commands

    def _after(
        self, done: Callable[[Any], None] | None, owner: QObject | None, says: str | Callable[[Any], str]
    ) -> Callable[[Outcome[Any]], None]:
        def finish(outcome: Outcome[Any]) -> None:
            if self._closed:  # it is written, and nobody is left to be told
                return
            self._changed(outcome.changes)
            if done is not None and (owner is None or isValid(owner)):
                done(outcome.value)
            said = says(outcome.value) if callable(says) else says
            if said:
                self.say(said, undo=outcome.changes.operation_id is not None)

        return finish

    def _changed(self, changes: ChangeSet) -> None:
        from smallcrm.domain.changes import Kind

        if changes.touches(Kind.SHOP):
            self._serve()
        for screen in self.main.screens():
            screen.changed(changes)
        self._name_undo()

    def _name_undo(self) -> None:
        from smallcrm.services import history

        book = self.book
        self._tasks.read(
            lambda: (history.can_undo(book), history.can_redo(book)),
            lambda labels: self.main.actions_of.name_undo(*labels),
            owner=self,
            line="undo",
        )

    def _undo(self) -> None:
        from smallcrm.services import history

        book = self.book
        self.long_command(lambda progress: history.undo(book, progress), self._say_undone, title=_("Undoing"))

    def _redo(self) -> None:
        from smallcrm.services import history

        book = self.book
        self.long_command(lambda progress: history.redo(book, progress), self._say_redone, title=_("Doing it again"))

    def _say_undone(self, undone: Undone) -> None:
        from smallcrm.ui.kept_cards import undone_words

        self.say(undone_words(undone, self.book.shop), redo=True)

    def _say_redone(self, undone: Undone) -> None:
        self.say(_("Done again: {label}").format(label=undone.label), undo=True)


def _close_pages() -> None:
    """Pages that were shown, or whose answer came too late, are let go before the library that draws them is."""
    from smallcrm.ui.printing.pdf_pages import close_all

    close_all()


def _while_there(failed: Callable[[Exception], None] | None, owner: QObject | None) -> Callable[[Exception], None] | None:
    if failed is None or owner is None:
        return failed
    return lambda error: failed(error) if isValid(owner) else None
