"""Tags and cities: how many cards bear each, renamed and merged everywhere at once, with those that look alike pointed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.domain.changes import Kind
from smallcrm.i18n import _, ngettext
from smallcrm.services.customer_list import Filter
from smallcrm.services.labels import cities, remove_tag_everywhere, rename_city, rename_tag, tags
from smallcrm.ui.errands import ShowCustomers
from smallcrm.ui.screens.settings.label_list import LabelList
from smallcrm.ui.screens.settings.section import Section
from smallcrm.ui.widgets.buttons import danger

if TYPE_CHECKING:
    from collections.abc import Callable

    from smallcrm.domain.changes import ChangeSet, Outcome
    from smallcrm.domain.progress import Progress
    from smallcrm.ui.screen import Window


class LabelsSection(Section):
    """Two lists of the same shape."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        panel = self.panel(_("Tags"), _("Choose several tags and give them one name, and they become one."))
        self.tags = LabelList(window, _("List of tags"), _("New name of the tag"))
        self.remove = danger(_("Remove the tag"), "trash-2", self._remove_tag)
        self.tags.add_button_for_one(self.remove)
        self.tags.rename_wanted.connect(self._rename_tag)
        self.tags.show_wanted.connect(lambda names: self._show_customers(Filter(tags=tuple(names))))
        panel.body.addWidget(self.tags)
        panel = self.panel(_("Cities"), _("Write a city in one way everywhere, and lists and reports by city are right."))
        self.cities = LabelList(window, _("List of cities"), _("New name of the city"))
        self.cities.rename_wanted.connect(self._rename_city)
        self.cities.show_wanted.connect(lambda names: self._show_customers(Filter(cities=tuple(names))))
        panel.body.addWidget(self.cities)
        self.end()

    def look(self) -> None:
        read, book = self.window_of.tasks.read, self.window_of.book
        read(lambda: tags(book), self.tags.show_labels, owner=self, line="tags")
        read(lambda: cities(book), self.cities.show_labels, owner=self, line="cities")

    def changed(self, changes: ChangeSet) -> None:
        if changes.touches(Kind.TAG) or changes.touches(Kind.CUSTOMER):
            self.look()

    def _rename_tag(self, old: list[str], new: str) -> None:
        book = self.window_of.book
        self._run(self.tags, lambda progress: rename_tag(book, old, new, progress), _("Renaming the tag"))

    def _rename_city(self, old: list[str], new: str) -> None:
        book = self.window_of.book
        self._run(self.cities, lambda progress: rename_city(book, old, new, progress), _("Renaming the city"))

    def _remove_tag(self) -> None:
        book, chosen = self.window_of.book, self.tags.chosen()
        if len(chosen) == 1:
            self._run(self.tags, lambda progress: remove_tag_everywhere(book, chosen[0].name, progress), _("Removing the tag"))

    def _run(self, where: LabelList, job: Callable[[Progress], Outcome[int]], title: str) -> None:
        self.window_of.long_command(job, failed=where.refuse, owner=self, title=title, says=_cards_changed)

    def _show_customers(self, which: Filter) -> None:
        self.window_of.go("customers", ShowCustomers(which))


def _cards_changed(count: int) -> str:
    return ngettext("{count} card changed", "{count} cards changed", count).format(count=count)
