"""Commands that print pages to PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.cli.customer_commands import chosen_ids
from smallcrm.cli.opening import opened
from smallcrm.cli.terminal import TerminalProgress, say
from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_, gettext, ngettext

if TYPE_CHECKING:
    from argparse import Namespace


def report(command: Namespace) -> None:
    """Print the cards chosen, or the list of them, as PDF."""
    from smallcrm.services import customer_list, reporting

    with opened(command) as book:
        ids = chosen_ids(book, command)
        if not ids:
            raise UserError(N_("Nobody was found to print, so no page was made."))
        known = {column.key for column in customer_list.columns(book)}
        unknown = [key for key in command.columns if key not in known]
        if unknown:
            raise UserError(N_("There is no column “{name}”. Choose from: {names}."), name=unknown[0], names=", ".join(sorted(known)))
        progress = TerminalProgress()
        printed = reporting.print_to_file(
            book,
            command.output,
            command.name,
            ids,
            reporting.page_options(book, command.paper, command.language or ""),
            progress,
            keys=command.columns,
            group_by=command.group_by,
        )
        progress.end()
        pages = ngettext("{count} page: {file}", "{count} pages: {file}", printed.pages)
        say(pages.format(count=printed.pages, file=command.output))
        if printed.missing:
            say(gettext("These signs are in no font and were drawn as boxes: {signs}").format(signs=" ".join(sorted(printed.missing))))
