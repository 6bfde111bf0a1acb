"""What whoever starts for the first time sees: the language, the shop, and how to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from smallcrm.i18n import _, language
from smallcrm.infra.settings import LANGUAGE
from smallcrm.ui.books.choosing import ask_for_table
from smallcrm.ui.books.making import get_ready, make_book, make_sample
from smallcrm.ui.screen import Screen
from smallcrm.ui.screens.first_start.beginning_page import BeginningPage
from smallcrm.ui.screens.first_start.language_page import LanguagePage
from smallcrm.ui.screens.first_start.shop_page import ShopPage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from smallcrm.ui.screen import Window
    from smallcrm.ui.screens.first_start.page import Page


class FirstStartScreen(Screen):
    """Three pages one after the other; Enter goes on, Esc goes back."""

    name = "first_start"

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.language_page, self.shop_page, self.beginning_page = LanguagePage(), ShopPage(window), BeginningPage()
        self._pages: tuple[Page, ...] = (self.language_page, self.shop_page, self.beginning_page)
        self._stack = QStackedWidget()
        for page in self._pages:
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()

    def _connect(self) -> None:
        self.language_page.chosen.connect(self._speak)
        self.language_page.gone_on.connect(self._settle_language)
        self.shop_page.gone_on.connect(lambda: self._show(2))
        self.beginning_page.old_file_chosen.connect(self._ask_for_file)
        self.beginning_page.empty_page_chosen.connect(lambda: self._make("customers", None))
        self.beginning_page.sample_chosen.connect(self._make_sample)
        for page in (self.shop_page, self.beginning_page):
            page.gone_back.connect(self.go_back)

    def title(self) -> str:
        return _("Welcome")

    def help_text(self) -> str:
        return _(
            "Choose your language, name your shop, and say how you want to begin.\n\n"
            "The arrows or a digit choose, Enter goes on, Esc goes back.\n\n"
            "Everything stays on this computer, in one file: the book of your shop."
        )

    def first_focus(self) -> QWidget:
        return self._pages[self._stack.currentIndex()].first_focus()

    def go_back(self) -> bool:
        if self._stack.currentIndex() == 0:
            return False
        self._show(self._stack.currentIndex() - 1)
        return True

    def remember(self) -> Mapping[str, object]:
        return {"page": self._stack.currentIndex(), "shop": self.shop_page.form.typed()}

    def recall(self, remembered: Mapping[str, Any]) -> None:
        self.shop_page.form.retype(remembered["shop"])
        self._stack.setCurrentIndex(remembered["page"])

    def bring(self, file: Path) -> None:
        """Make the book and go to the import of this file."""
        self._make("import", file)

    # what the pages ask for

    def _show(self, page: int) -> None:
        self.beginning_page.fault.say("")
        self._stack.setCurrentIndex(page)
        self._pages[page].begin()

    def _speak(self, code: str) -> None:
        self.window_of.settings[LANGUAGE] = code
        if code != language():
            self.window_of.change_look()

    def _settle_language(self) -> None:
        self.window_of.settings[LANGUAGE] = language()
        get_ready(self.window_of)
        self._show(1)

    def _ask_for_file(self) -> None:
        file = ask_for_table(self, self.window_of.settings)
        if file is not None:
            self.bring(file)

    def _make(self, screen: str, errand: object) -> None:
        form = self.shop_page.form
        self._rest()
        make_book(self.window_of, form.path(), form.shop(), self._failed, owner=self, screen=screen, errand=errand)

    def _make_sample(self) -> None:
        self._rest()
        make_sample(self.window_of, self.shop_page.form.path().parent, self._failed, owner=self)

    def _rest(self) -> None:
        self.beginning_page.fault.say("")
        self.beginning_page.rest(busy=True)

    def _failed(self, sentence: str) -> None:
        self.beginning_page.rest(busy=False)
        self.beginning_page.fault.say(sentence)
        self.beginning_page.begin()
