"""The places of the window, most of them in the side bar; each is imported when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from smallcrm.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallcrm.ui.screen import Screen, Window


class Place(NamedTuple):
    """An entry of the side bar, or what belongs to the entry named `under` and is reached from elsewhere; `make` imports the screen."""

    name: str
    label: str
    icon: str
    make: Callable[[Window], Screen]
    at_bottom: bool = False
    under: str = ""


def _customers(window: Window) -> Screen:
    from smallcrm.ui.screens.customers.list_screen import CustomersScreen

    return CustomersScreen(window)


def _import(window: Window) -> Screen:
    from smallcrm.ui.screens.import_.import_screen import ImportScreen

    return ImportScreen(window)


def _reports(window: Window) -> Screen:
    from smallcrm.ui.screens.reports.reports_screen import ReportsScreen

    return ReportsScreen(window)


def _settings(window: Window) -> Screen:
    from smallcrm.ui.screens.settings.settings_screen import SettingsScreen

    return SettingsScreen(window)


def _duplicates(window: Window) -> Screen:
    from smallcrm.ui.screens.duplicates.duplicates_screen import DuplicatesScreen

    return DuplicatesScreen(window)


def beginning(window: Window) -> Screen:
    """What is shown while there is no book: it takes the whole window."""
    from smallcrm.ui.screens.first_start.first_start_screen import FirstStartScreen

    return FirstStartScreen(window)


def no_book(window: Window, sentence: str) -> Screen:
    """What is shown when the book used last could not be opened, with the sentence that says why: it takes the whole window."""
    from smallcrm.ui.screens.books.books_screen import BooksScreen

    return BooksScreen(window, sentence)


CUSTOMERS, IMPORT, REPORTS, SETTINGS, DUPLICATES = "customers", "import", "reports", "settings", "duplicates"

PLACES: tuple[Place, ...] = (
    Place(CUSTOMERS, N_("Customers"), "users", _customers),
    Place(IMPORT, N_("Import"), "file-input", _import),
    Place(REPORTS, N_("Reports"), "printer", _reports),
    Place(SETTINGS, N_("Settings"), "settings", _settings, at_bottom=True),
    Place(DUPLICATES, N_("Duplicates"), "users", _duplicates, under=CUSTOMERS),
)
IN_THE_SIDE_BAR = tuple(place for place in PLACES if not place.under)
