"""What can be done to the cards chosen in the list: tagged, put aside, printed, exported."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog

from smallcrm.i18n import NN_, _, ngettext
from smallcrm.i18n.direction import isolate
from smallcrm.i18n.numbers import format_number
from smallcrm.infra.settings import LAST_FOLDER
from smallcrm.services.customer_list import PutAside
from smallcrm.ui.errands import FindDuplicates, MergeCards, PrintCards, PrintList
from smallcrm.ui.screens import DUPLICATES
from smallcrm.ui.style import icons

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from smallcrm.domain.changes import Outcome
    from smallcrm.domain.progress import Progress
    from smallcrm.services.book import Book
    from smallcrm.ui.screen import Window
    from smallcrm.ui.screens.customers.list_source import Question

MOST_MERGED = 10
"""Nobody looks at more cards than that beside one another."""
FORMATS = (".xlsx", ".csv", ".vcf", ".json")


class BulkActions(QObject):
    """The actions; `chosen` gives the ids of the moment, `question` what the list shows."""

    def __init__(self, parent: QWidget, window: Window, chosen: Callable[[], list[int]], question: Callable[[], Question]) -> None:
        super().__init__(parent)
        self._over, self._window = parent, window
        self._chosen, self._question = chosen, question
        self.tag = self._make(_("Tag…"), "tag", self._ask_tag, "Ctrl+T")
        self.untag = self._make(_("Take a tag off…"), "tags", self._ask_untag)
        self.put_aside = self._make(_("Put aside"), "archive", self._put_aside, "Del")
        self.bring_back = self._make(_("Bring back"), "archive-restore", self._bring_back)
        self.print_cards = self._make(_("Print the cards"), "printer", self._print_cards)
        self.export = self._make(_("Export…"), "download", self._export)
        self.print_list = self._make(_("Print the list"), "printer", self.print_the_list)
        self.export_list = self._make(_("Export the whole list…"), "download", self._export_list)
        self.export_everything = self._make(_("Export everything…"), "download", lambda: self._save_as(None))
        self.merge = self._make(_("Make them one card…"), "users", self._merge)
        self.find_duplicates = self._make(_("Find duplicates"), "copy", lambda: window.go(DUPLICATES, FindDuplicates()))

    def show_what_fits(self) -> None:
        """Hide what can be done to none of the cards shown."""
        fitting = self.on_chosen()
        for action in (self.put_aside, self.bring_back, self.merge):
            action.setVisible(action in fitting)

    def on_chosen(self) -> list[QAction]:
        """Those that act on chosen cards; a search finds cards put aside among the others."""
        which = self._question().which
        middle = [self.put_aside] if which.put_aside is not PutAside.ONLY else []
        if which.put_aside is not PutAside.HIDE or which.text:
            middle.append(self.bring_back)
        if 1 < len(self._chosen()) <= MOST_MERGED:
            middle.append(self.merge)
        return [self.tag, self.untag, *middle, self.print_cards, self.export]

    def print_the_list(self) -> None:
        """Take the list as it stands to the reports."""
        question = self._question()
        self._window.go("reports", PrintList(question.which, question.sort, tuple(column.key for column in question.columns)))

    def _make(self, text: str, icon: str, run: Callable[[], None], key: str = "") -> QAction:
        action = QAction(icons.icon(icon), text, self._over)
        action.triggered.connect(lambda _checked: run())
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self._over.addAction(action)
        return action

    def _ask_tag(self) -> None:
        self._ask_for_tag(_("Tag the cards chosen"), _("Tag"), self._tag)

    def _ask_untag(self) -> None:
        self._ask_for_tag(_("Take a tag off the cards chosen"), _("Take off"), self._untag)

    def _ask_for_tag(self, heading: str, verb: str, take: Callable[[str], None]) -> None:
        from smallcrm.services.suggestions import suggestions
        from smallcrm.ui.screens.customers.tag_sheet import TagSheet

        if not self._chosen():
            return
        sheet = TagSheet(heading, verb, take, self._over.window())
        book = self._window.book
        self._window.tasks.read(partial(suggestions, book, "tags"), sheet.suggest, owner=sheet)
        sheet.open()

    def _tag(self, tag: str) -> None:
        from smallcrm.services.customers import add_tag  # late, as in the others: the list is there first

        self._change(
            lambda book, ids, progress: add_tag(book, ids, tag, progress),
            title=_("Tagging the cards"),
            done=NN_("“{tag}” put on {count} card", "“{tag}” put on {count} cards"),
            nothing=_("All of them have the tag already."),
            tag=isolate(tag),
        )

    def _untag(self, tag: str) -> None:
        from smallcrm.services.customers import remove_tag

        self._change(
            lambda book, ids, progress: remove_tag(book, ids, tag, progress),
            title=_("Taking the tag off the cards"),
            done=NN_("“{tag}” taken off {count} card", "“{tag}” taken off {count} cards"),
            nothing=_("None of them has the tag."),
            tag=isolate(tag),
        )

    def _put_aside(self) -> None:
        from smallcrm.services.customers import put_aside

        self._change(
            put_aside,
            title=_("Putting the cards aside"),
            done=NN_("{count} card put aside", "{count} cards put aside"),
            nothing=_("All of them are put aside already."),
        )

    def _bring_back(self) -> None:
        from smallcrm.services.customers import bring_back

        self._change(
            bring_back,
            title=_("Bringing the cards back"),
            done=NN_("{count} card brought back", "{count} cards brought back"),
            nothing=_("None of them is put aside."),
        )

    def _change(
        self,
        change: Callable[[Book, Sequence[int], Progress], Outcome[int]],
        *,
        title: str,
        done: tuple[str, str],
        nothing: str,
        **values: str,
    ) -> None:
        """Change the cards that are chosen, and say of how many that was new."""
        book, ids = self._window.book, self._chosen()
        if ids:
            self._window.long_command(
                lambda progress: change(book, ids, progress),
                title=title,
                says=lambda count: ngettext(*done, count).format(count=self._number(count), **values) if count else nothing,
            )

    def _number(self, count: int) -> str:
        return format_number(count, digits=self._window.book.shop.digits)

    def _merge(self) -> None:
        ids = self._chosen()
        if 1 < len(ids) <= MOST_MERGED:
            self._window.go(DUPLICATES, MergeCards(tuple(ids)))

    def _print_cards(self) -> None:
        ids = self._chosen()
        if ids:
            self._window.go("reports", PrintCards(tuple(ids)))

    def _export(self) -> None:
        self._save_as(self._chosen())

    def _export_list(self) -> None:
        book, question = self._window.book, self._question()
        from smallcrm.services.customer_list import list_ids

        self._window.tasks.read(lambda: list(list_ids(book, question.which, question.sort)), self._save_as, owner=self)

    def _save_as(self, ids: Sequence[int] | None) -> None:
        """Ask for a file for these cards, or for all there are, those put aside too."""
        if ids is not None and not ids:
            return
        kinds = {
            ".xlsx": _("Excel"),
            ".csv": _("CSV"),
            ".vcf": _("Contacts for phones and mail programs"),
            ".json": _("JSON, the whole of each card"),
        }
        folder = self._window.settings[LAST_FOLDER] or str(self._window.book.path.parent)
        path, kind = QFileDialog.getSaveFileName(
            self._over.window(),
            _("Export customers"),
            str(Path(folder) / f"{_('Customers')}.xlsx"),
            ";;".join(f"{words} (*{suffix})" for suffix, words in kinds.items()),
        )
        if path:
            suffix = next((suffix for suffix in kinds if f"*{suffix}" in kind), FORMATS[0])
            self.export_to(Path(path) if Path(path).suffix.lower() in FORMATS else Path(path + suffix), ids)

    def export_to(self, path: Path, ids: Sequence[int] | None) -> None:
        """Write these cards, or all there are, in the format the file's name ends in."""
        from smallcrm.services.exporting import export_customers

        book = self._window.book
        self._window.settings[LAST_FOLDER] = str(path.parent)
        self._window.tasks.read_long(
            lambda progress: export_customers(book, ids, path, progress),
            lambda count: self._window.say(
                ngettext("{count} customer written to {file}", "{count} customers written to {file}", count).format(
                    count=self._number(count), file=isolate(path.name)
                )
            ),
            title=_("Exporting customers"),
        )
