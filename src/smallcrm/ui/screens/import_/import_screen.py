"""The screen on which a file is brought in: file, what was understood, columns, check, done; Esc goes a step back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout
from shiboken6 import isValid

from smallcrm.domain.changes import Kind
from smallcrm.exchange.open_file import PasswordNeeded
from smallcrm.exchange.sheet_kinds import NoCustomers
from smallcrm.exchange.understanding import Asked
from smallcrm.i18n import _, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.infra import clock
from smallcrm.services.customer_list import Filter
from smallcrm.services.importing import open_questions
from smallcrm.services.past_imports import customers_of
from smallcrm.ui import errors
from smallcrm.ui.actions import key_text
from smallcrm.ui.errands import FindDuplicates, ShowCustomers
from smallcrm.ui.finding import find_customers
from smallcrm.ui.forms.base import FormContext
from smallcrm.ui.forms.choice_editors import ChoiceBox
from smallcrm.ui.kept_cards import kept_names, left_words
from smallcrm.ui.screen import Screen, Window
from smallcrm.ui.screens import CUSTOMERS, DUPLICATES, IMPORT
from smallcrm.ui.screens.import_.bringing import Bringing
from smallcrm.ui.screens.import_.columns_page import ColumnsPage
from smallcrm.ui.screens.import_.done_page import DonePage
from smallcrm.ui.screens.import_.file_page import FilePage
from smallcrm.ui.screens.import_.held_file import Choices
from smallcrm.ui.screens.import_.looking import Done
from smallcrm.ui.screens.import_.marked_copies import ask_for_marked_copy
from smallcrm.ui.screens.import_.matching_panel import as_understood_action, look_again
from smallcrm.ui.screens.import_.matching_sheet import ask_to_save
from smallcrm.ui.screens.import_.review_page import ReviewPage
from smallcrm.ui.screens.import_.step_page import StepPage, is_whole_book
from smallcrm.ui.screens.import_.understood_page import UnderstoodPage
from smallcrm.ui.screens.import_.words import Words
from smallcrm.ui.style import fonts
from smallcrm.ui.style.look import px
from smallcrm.ui.style.metrics import SPACE, WIDEST
from smallcrm.ui.widgets.buttons import plain_tooltip
from smallcrm.ui.widgets.labels import CutLabel, note, title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent
    from PySide6.QtWidgets import QWidget

    from smallcrm.domain.changes import ChangeSet
    from smallcrm.services.history import Undone


class ImportScreen(Screen):
    """Every step is a page; the work itself is done by `Bringing`."""

    name = IMPORT

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.setAcceptDrops(True)
        self.bringing = Bringing(window)
        self.file_page = FilePage(self.bringing, window.settings)
        self.understood_page = UnderstoodPage(self.bringing)
        self.columns_page = ColumnsPage(self.bringing, window)
        self.review_page = ReviewPage(self.bringing, window, _form_context(window))
        self.done_page = DonePage(self.bringing)
        self._pages: tuple[StepPage, ...] = (
            self.file_page,
            self.understood_page,
            self.columns_page,
            self.review_page,
            self.done_page,
        )
        self._wanted_step = 0
        self._go_on = self._make_go_on()
        self._as_understood = as_understood_action(self.bringing, self.understood_page)
        self._lay_out()
        self._connect()
        self._go_to(0)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(WIDEST), 0, px(WIDEST), 0)
        column.setSpacing(px(SPACE))
        head = QHBoxLayout()
        head.setSpacing(px(SPACE))
        self._title = title()
        head.addWidget(self._title)
        self._file = CutLabel(font=fonts.small(), colour="dim")
        head.addWidget(self._file, 1)
        self._step = note(wrap=False)
        head.addWidget(self._step)
        column.addLayout(head)
        self._stack = QStackedWidget()
        for page in self._pages:
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)

    def _make_go_on(self) -> QAction:
        """One key for the button that goes on, wherever the focus stands on the page; the tables have Enter for themselves."""
        action = QAction(_("Go on"), self)
        action.setData("arrow-right")
        action.setShortcuts([QKeySequence("Ctrl+Enter"), QKeySequence("Ctrl+Return")])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _on: self._page().forward.click())
        self.addAction(action)
        for page in self._pages:
            page.forward.setToolTip(plain_tooltip(f"{action.text()} ({key_text(action.shortcut())})"))
        return action

    def _connect(self) -> None:
        self.file_page.chosen.connect(self.bring)
        self.file_page.password.given.connect(self._open_with)
        for page in self._pages:
            page.back_wanted.connect(self.go_back)
        self.understood_page.forward_wanted.connect(self._go_on_to_columns)
        self.columns_page.save_wanted.connect(self.save)
        self.columns_page.forward_wanted.connect(self._go_on_to_check)
        self.review_page.bring_wanted.connect(lambda: self.bringing.bring_in(self._said))
        self.review_page.marked_copy_wanted.connect(lambda: ask_for_marked_copy(self.bringing, self._window, self))
        self.done_page.forward_wanted.connect(self._show_those_brought)
        self.done_page.another_wanted.connect(self._start_anew)
        self.done_page.duplicates_wanted.connect(lambda: self._window.go(DUPLICATES, FindDuplicates()))
        self.done_page.take_back_wanted.connect(self._take_back)
        self.file_page.take_back_wanted.connect(lambda operation: self.bringing.take_back(operation, self._taken_back_later))
        self.file_page.before.show_wanted.connect(lambda which: self._window.go(CUSTOMERS, ShowCustomers(which)))
        self.file_page.again_wanted.connect(lambda operation: self.bringing.take_back(operation, self._come_again, again=True))
        self.bringing.understood.connect(self._understood)
        self.bringing.checked.connect(self.review_page.show_known)
        self.bringing.checked.connect(self.review_page.start)
        self.bringing.finished.connect(self._finished)
        self.bringing.refused.connect(self._refused)
        self.bringing.history_known.connect(self._show_history)

    # what a screen is

    def title(self) -> str:
        return _("Import")

    def help_text(self) -> str:
        return _(
            "Choose the spreadsheet you have kept your customers in; it is only read, never changed.\n\n"
            "You see what was understood of it, say where its columns go, and read row by row what cannot be read. "
            "Nothing is written before the last button, and all of it can be taken back with one. "
            "What you say of the columns is remembered for the next file with the same headings.\n\n"
            "Ctrl+Enter goes on from anywhere on the page, Esc goes a step back. "
            "Among the columns Enter opens the choice of fields."
        )

    def actions_offered(self) -> Sequence[QAction]:
        page, choices = self._page(), self.bringing.choices
        is_matched = page is self.understood_page and choices is not None and choices.used is not None
        offered = {self._go_on: page.forward.isEnabled(), self._as_understood: is_matched}
        return [action for action, is_offered in offered.items() if is_offered]

    def save(self) -> None:
        if self.can_save():
            ask_to_save(self.bringing, self._window, self)

    def can_save(self) -> bool:
        """What is said of the columns is saved under a name."""
        choices = self.bringing.choices
        return self._page() in {self.understood_page, self.columns_page} and choices is not None and choices.says_anything

    def activate(self) -> None:
        page = self._page()
        if page is self.review_page and self.bringing.review is None:
            self.bringing.check()
        elif page in {self.understood_page, self.columns_page}:
            self.bringing.resume()
        self._follow_history()

    def changed(self, changes: ChangeSet) -> None:
        if changes.touches(Kind.MATCHING):
            look_again(self.bringing, self._window)
        if self.isVisible():  # else when one comes back
            self._follow_history()

    def _follow_history(self) -> None:
        if self._page() is self.file_page:
            self.bringing.look_back()
        else:
            self.bringing.follow_history()

    def first_focus(self) -> QWidget:
        return self._page().first_focus()

    def take(self, errand: object) -> None:
        if isinstance(errand, Path):
            self.bring(errand)

    def bring(self, path: Path) -> None:
        """Begin with that file."""
        self.file_page.password.let_go()
        self._go_to(0)
        self._wanted_step = 1
        self.bringing.open(path)

    def go_back(self) -> bool:
        step = self._stack.currentIndex()
        if step == 0 and not self.file_page.password.isHidden():
            self._leave_locked()
            return True
        if step in {0, len(self._pages) - 1} or self.bringing.is_writing:
            return False
        if step == 1:
            self.bringing.forget()
        self._wanted_step = 0
        self._go_to(step - 1)
        return True

    def put_away(self) -> None:
        self.bringing.let_go()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.bringing.let_go()

    def remember(self) -> Mapping[str, object]:
        return {"choices": self.bringing.choices, "step": self._stack.currentIndex(), "done": self.bringing.done}

    def recall(self, remembered: Mapping[str, object]) -> None:
        choices, step, done = remembered.get("choices"), remembered.get("step"), remembered.get("done")
        if isinstance(done, Done):
            self.bringing.done, self.bringing.choices = done, done.understood.choices
            self._go_to(len(self._pages) - 1)
        elif isinstance(choices, Choices) and isinstance(step, int):
            self._wanted_step = min(step, 2)
            self.bringing.look(choices, title=_("Reading the file"))

    # a file dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        event.acceptProposedAction()
        self.bring(Path(event.mimeData().urls()[0].toLocalFile()))

    # steps

    def _page(self) -> StepPage:
        return self._pages[self._stack.currentIndex()]

    def _go_to(self, step: int) -> None:
        whole = is_whole_book(self.bringing)
        step -= int(whole and self._pages[step] is self.columns_page)  # a whole book has no columns to match
        page = self._pages[step]
        self._say_fault("")
        self._title.setText(page.heading() if step else self.title())
        name = self.bringing.choices.path.name if self.bringing.choices and step else ""
        self._file.set_text(isolate(name))
        words = Words(self._window.book.shop)
        number, count = words.number(step + 1 - (whole and step > 1)), words.number(len(self._pages) - whole)
        self._step.setText(_("Step {number} of {count}").format(number=number, count=count))
        page.show_known()
        self._stack.setCurrentIndex(step)
        if self.isVisible():
            page.start()

    def _understood(self) -> None:
        self.file_page.password.let_go()
        if self._wanted_step:
            step, self._wanted_step = self._wanted_step, 0
            self._go_to(step)
        else:
            self._say_fault("")
            self._page().show_known()

    def _open_with(self, password: str) -> None:
        self._say_fault("")
        self._wanted_step = 1
        self.bringing.choose_password(password)

    def _leave_locked(self) -> None:
        self.file_page.password.let_go()
        self._start_anew()

    def _go_on_to_columns(self) -> None:
        row = self.understood_page.open_question()
        if row is not None:
            self._say_fault(_("Answer the question first."))
            row.setFocus()
            return
        known = self.bringing.known
        page = known.understanding.remarks.code_page if known else None
        if page and known and any(question.option is Asked.CODE_PAGE for question in open_questions(known.understanding)):
            # Going on says that the rows shown can be read.
            self._wanted_step = 2
            self.bringing.choose_code_page(page)
            return
        self._go_on_to_check() if is_whole_book(self.bringing) else self._go_to(2)

    def _go_on_to_check(self) -> None:
        self.understood_page.show_known()
        if self.understood_page.open_question() is not None:
            self._go_to(1)
            self._say_fault(_("Answer the question first."))
            return
        self.review_page.say_taken_back("")
        self._go_to(3)
        self.bringing.check()

    def _start_anew(self) -> None:
        self.bringing.forget()
        self._go_to(0)

    # what came of it

    def _show_history(self) -> None:
        if self._page() is self.done_page:
            self._say_fault("")
            self.done_page.show_known()

    def _finished(self) -> None:
        self._go_to(4)

    def _said(self, done: Done) -> str:
        """What is said at the bottom to whoever does not see the page that says it."""
        if isValid(self) and self.isVisible():
            return ""
        return Words(self._window.book.shop).about_review(done.review, written=True)[0]

    def _take_back(self) -> None:
        done = self.bringing.done
        self.bringing.take_back(done.operation_id if done else None, self._taken_back)

    def _show_those_brought(self) -> None:
        done = self.bringing.done
        which = customers_of(self._window.book, done.operation_id) if done and done.operation_id is not None else Filter()
        self._window.go(CUSTOMERS, ShowCustomers(which))

    def _taken_back(self, undone: Undone) -> None:
        self.bringing.done = None
        self.review_page.say_taken_back(self._kept(undone) or _("All of it is out of the book again; it is as it was before."))
        self._go_to(3)

    def _taken_back_later(self, undone: Undone) -> None:
        # Other things may have been done since: the book need not be as it was before.
        self.file_page.say_taken_back(self._kept(undone) or _("Undone: {label}").format(label=undone.label))
        if self.isVisible() and self._page() is self.file_page:
            self.file_page.start()

    def _come_again(self, undone: Undone) -> None:
        self.file_page.say_taken_back(_("Done again: {label}").format(label=undone.label))
        if self.isVisible() and self._page() is self.file_page:
            self.file_page.start()

    def _kept(self, undone: Undone) -> str:
        """What stays though an import was taken back; empty where nothing does."""
        if not undone.kept_count:
            return left_words(undone, self._window.book.shop)
        words = Words(self._window.book.shop)
        return ngettext(
            "Taken back, but for {count} card that was changed since: {names}",
            "Taken back, but for {count} cards that were changed since: {names}",
            undone.kept_count,
        ).format(count=words.number(undone.kept_count), names=kept_names(undone, self._window.book.shop))

    def _refused(self, error: Exception) -> None:
        may_hold_customers = isinstance(error, NoCustomers) and self._page() is self.file_page
        self._wanted_step = int(may_hold_customers)  # who says that it does goes on from there
        sentence = errors.sentence(error)
        if sentence is None:
            self._window.show_error(error)
            return
        choices = self.bringing.choices
        if isinstance(error, PasswordNeeded) and choices is not None:
            self._go_to(0)
            self.file_page.password.ask(choices.path.name)
            sentence = sentence if choices.password else ""
        elif self._page() is self.review_page and self.bringing.review is None:
            self._go_to(2)
        self._say_fault(sentence)
        if isinstance(error, NoCustomers) and may_hold_customers:
            self.file_page.offer_as_customers(error.index)
        if self.isVisible() and not isinstance(self.window().focusWidget(), ChoiceBox):  # who walks through a box goes on
            self._page().start()

    def _say_fault(self, sentence: str) -> None:
        for page in self._pages:
            page.say_fault("")
        self._page().say_fault(sentence)


def _form_context(window: Window) -> FormContext:
    """What the choice of a card for a row asks."""
    book = window.book
    return FormContext(shop=book.shop, tasks=window.tasks, today=clock.today(), find_customers=lambda text: find_customers(book, text))
