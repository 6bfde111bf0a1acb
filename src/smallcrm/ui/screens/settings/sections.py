"""The sections of the settings in their order; each is imported when it is first shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smallcrm.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallcrm.ui.screen import Window
    from smallcrm.ui.screens.settings.section import Section


@dataclass(frozen=True, slots=True)
class Entry:
    """A section by its name, how the list at the side shows it, and how it is made."""

    name: str
    label: str
    icon: str
    make: Callable[[Window], Section]


def _shop(window: Window) -> Section:
    from smallcrm.ui.screens.settings.shop_section import ShopSection

    return ShopSection(window)


def _language(window: Window) -> Section:
    from smallcrm.ui.screens.settings.language_section import LanguageSection

    return LanguageSection(window)


def _look(window: Window) -> Section:
    from smallcrm.ui.screens.settings.look_section import LookSection

    return LookSection(window)


def _printing(window: Window) -> Section:
    from smallcrm.ui.screens.settings.printing_section import PrintingSection

    return PrintingSection(window)


def _fields(window: Window) -> Section:
    from smallcrm.ui.screens.settings.fields_section import FieldsSection

    return FieldsSection(window)


def _labels(window: Window) -> Section:
    from smallcrm.ui.screens.settings.labels_section import LabelsSection

    return LabelsSection(window)


def _filters(window: Window) -> Section:
    from smallcrm.ui.screens.settings.filters_section import FiltersSection

    return FiltersSection(window)


def _matchings(window: Window) -> Section:
    from smallcrm.ui.screens.settings.matchings_section import MatchingsSection

    return MatchingsSection(window)


def _book(window: Window) -> Section:
    from smallcrm.ui.screens.settings.book_section import BookSection

    return BookSection(window)


def _about(window: Window) -> Section:
    from smallcrm.ui.screens.settings.about_section import AboutSection

    return AboutSection(window)


SHOP = "shop"
SECTIONS = (
    Entry(SHOP, N_("Shop"), "store", _shop),
    Entry("language", N_("Language and calendars"), "languages", _language),
    Entry("look", N_("Look"), "palette", _look),
    Entry("printing", N_("Printing"), "printer", _printing),
    Entry("fields", N_("Own fields"), "layout-list", _fields),
    Entry("labels", N_("Tags and cities"), "tags", _labels),
    Entry("filters", N_("Saved filters"), "filter", _filters),
    Entry("matchings", N_("Saved matchings"), "columns-3", _matchings),
    Entry("book", N_("Book"), "book-open", _book),
    Entry("about", N_("About"), "info", _about),
)
