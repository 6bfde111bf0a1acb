"""The imports of the past: what each did, taken back alone or brought in again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.cli.book_commands import revert
from smallcrm.cli.opening import opened
from smallcrm.cli.terminal import print_json, print_table, say
from smallcrm.domain.errors import UserError
from smallcrm.domain.shown_values import ShownValues
from smallcrm.i18n import N_, gettext
from smallcrm.infra import clock

if TYPE_CHECKING:
    from argparse import Namespace

    from smallcrm.domain.changes import Outcome
    from smallcrm.domain.progress import Progress
    from smallcrm.services.book import Book
    from smallcrm.services.history import Undone
    from smallcrm.services.past_imports import BroughtIn

MOST = 1000
NO_SUCH = N_("There is no import {number}. `smallcrm imports` lists them, each with its number.")


def imports(command: Namespace) -> None:
    """List them, the newest first; or take one back, or bring it in again."""
    from smallcrm.services import history, past_imports

    if command.undo is not None or command.again is not None:
        number, act = (command.undo, history.revert_operation) if command.undo is not None else (command.again, history.do_again)
        said = gettext("Undone: {label}") if command.undo is not None else gettext("Done again: {label}")

        def carry_out(book: Book, progress: Progress) -> Outcome[Undone]:
            if number not in {each.operation_id for each in past_imports.imports(book, most=MOST)}:
                raise UserError(NO_SUCH, number=number)
            return act(book, number, progress)

        revert(command, carry_out, said)
        return
    with opened(command) as book:
        found = past_imports.imports(book, most=MOST)
        if command.json:
            print_json([_as_json(each) for each in found])
        elif found:
            _show(found, book)
        else:
            say(gettext("Nothing was imported into this book."))


def _show(found: list[BroughtIn], book: Book) -> None:
    values = ShownValues(book.shop, today=clock.today())
    heads = (
        gettext("Number"),
        gettext("When"),
        gettext("What"),
        gettext("New"),
        gettext("Up to date"),
        gettext("Entries"),
        gettext("Left out"),
    )
    lines = [
        (
            str(each.operation_id),
            values.moment(each.made_at),
            each.label,
            *map(str, (each.cards, each.updated, each.entries, each.left_out)),
            "" if each.stands else gettext("undone"),
        )
        for each in found
    ]
    print_table([(*heads, ""), *lines])


def _as_json(each: BroughtIn) -> dict[str, object]:
    return {
        "number": each.operation_id,
        "what": each.label,
        "when": each.made_at.isoformat(),
        "new_customers": each.cards,
        "changed_customers": each.updated,
        "entries": each.entries,
        "left_out": each.left_out,
        "undone": not each.stands,
    }
