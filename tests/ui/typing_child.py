"""A window somebody types a new card into, until it is killed: started by a test with the book's path and what to type."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from tests.ui.keys import type_into

from smallcrm.infra.settings import LANGUAGE, Settings
from smallcrm.services.book import open_book
from smallcrm.services.drafts import drafts
from smallcrm.ui.program import Program
from smallcrm.ui.screens.customers.list_screen import CustomersScreen


def main(path: str, text: str) -> None:
    application = QApplication(["typing"])
    settings = Settings()
    settings[LANGUAGE] = "he"
    program = Program(application, settings)
    program.furnish()
    program.main.show()
    book = open_book(Path(path))
    program.use_book(book, screen="customers")
    screen = program.main.front()
    assert isinstance(screen, CustomersScreen)
    screen.new()
    while (form := screen._card._form) is None:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    type_into(form.editor("given_name").main(), text)
    while not drafts(book):
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    sys.stdout.write("typed\n")
    sys.stdout.flush()
    while True:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
