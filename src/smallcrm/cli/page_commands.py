"""Commands that print pages to PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.cli.choosing import LISTED_COLUMNS, chosen_ids, columns_named
from smallcrm.cli.opening import opened
from smallcrm.cli.terminal import TerminalProgress, say
from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_, gettext, ngettext
from smallcrm.reports.options import Paper

if TYPE_CHECKING:
    from argparse import Namespace


def report(command: Namespace) -> None:
    """Print the cards chosen, or the list of them, as PDF."""
    from smallcrm.services import reporting

    with opened(command) as book, TerminalProgress() as progress:
        ids = chosen_ids(book, command)
        if not ids:
            raise UserError(N_("Nobody was found to print, so no page was made."))
        printed = reporting.print_to_file(
            book,
            command.output,
            command.name,
            ids,
            reporting.page_options(book, Paper(command.paper), command.language or "", sideways=command.sideways),
            progress,
            keys=[column.key for column in columns_named(book, command.columns or LISTED_COLUMNS)],
            group_by=command.group_by,
        )
    pages = ngettext("{count} page: {file}", "{count} pages: {file}", printed.pages)
    say(pages.format(count=printed.pages, file=command.output))
    if printed.missing:
        say(gettext("These signs are in no font and were drawn as boxes: {signs}").format(signs=" ".join(sorted(printed.missing))))
