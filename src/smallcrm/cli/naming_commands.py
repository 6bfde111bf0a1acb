"""Commands on what the shop has named: tags, cities, fields of its own, saved filters and matchings."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from smallcrm.cli.opening import opened
from smallcrm.cli.terminal import TerminalProgress, print_json, print_table, say
from smallcrm.domain.choices import CustomType, label
from smallcrm.domain.errors import UserError
from smallcrm.domain.folding import fold
from smallcrm.i18n import N_, gettext, ngettext
from smallcrm.i18n.lists import listed

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from smallcrm.domain.customer import CustomField
    from smallcrm.services.book import Book
    from smallcrm.services.labels import Label


def tags(command: Namespace) -> None:
    """Show the tags and how many cards bear each; rename, merge or remove one everywhere."""
    from smallcrm.services import labels

    with opened(command) as book, TerminalProgress() as progress:
        if command.rename:
            old, new = _old_and_new(command.rename)
            _say_changed(labels.rename_tag(book, old, new, progress).value)
        elif command.remove:
            _require(command.remove, labels.tags(book), N_("There is no tag “{name}”."))
            _say_changed(labels.remove_tag_everywhere(book, command.remove, progress).value)
        else:
            _show_labels(book, labels.tags, as_json=command.json)


def cities(command: Namespace) -> None:
    """Show the cities and how many cards are of each; write one as another everywhere."""
    from smallcrm.services import labels

    with opened(command) as book, TerminalProgress() as progress:
        if command.rename:
            old, new = _old_and_new(command.rename)
            _say_changed(labels.rename_city(book, old, new, progress).value)
        else:
            _show_labels(book, labels.cities, as_json=command.json)


def fields(command: Namespace) -> None:
    """Show the shop's own fields; add one, change its name or choices, put them in order, or take one away."""
    from smallcrm.services import custom_fields

    with opened(command) as book:
        if command.add:
            custom_fields.add_custom_field(book, command.add, CustomType(command.type), command.choice or ())
        elif command.change:
            field = _own_field(book, command.change)
            changed = replace(field, label=command.name or field.label, choices=tuple(command.choice or field.choices))
            custom_fields.change_custom_field(book, changed)
        elif command.order:
            custom_fields.order_custom_fields(book, [_own_field(book, name).id for name in command.order])
        elif command.remove:
            count = custom_fields.remove_custom_field(book, _own_field(book, command.remove).id).value
            said = ngettext(
                "{count} card held something in it; undo brings it back.", "{count} cards held something in it; undo brings it back.", count
            )
            say(said.format(count=count) if count else "")
        found = custom_fields.custom_fields(book)
        if command.json:
            print_json([{"name": field.label, "type": field.type.value, "choices": list(field.choices)} for field in found])
        else:
            if not (command.add or command.change or command.order or command.remove):
                _say_if_none(found)
            print_table([(field.label, label(field.type), listed(field.choices)) for field in found])


def filters(command: Namespace) -> None:
    """Show the saved filters; rename or remove one."""
    from smallcrm.services import saved_filters

    with opened(command) as book:
        if command.rename:
            saved_filters.rename_filter(book, *command.rename)
        elif command.remove:
            if command.remove not in [saved.name for saved in saved_filters.saved_filters(book)]:
                raise UserError(N_("There is no saved filter “{name}”."), name=command.remove)
            saved_filters.remove_filter(book, command.remove)
        found = saved_filters.saved_filters(book)
        if command.json:
            print_json([{"name": saved.name, "filter": asdict(saved.filter), "sort": asdict(saved.sort)} for saved in found])
        else:
            if not (command.rename or command.remove):
                _say_if_none(found)
            print_table([(saved.name,) for saved in found])


def matchings(command: Namespace) -> None:
    """Show the saved matchings; rename or remove one."""
    from smallcrm.services import matchings as saved

    with opened(command) as book:
        if command.rename:
            saved.rename_matching(book, *command.rename)
        elif command.remove:
            if command.remove not in saved.saved_matchings(book):
                raise UserError(saved.NO_SUCH, name=command.remove)
            saved.remove_matching(book, command.remove)
        found = saved.saved_matchings(book)
        if command.json:
            print_json(found)
        else:
            if not (command.rename or command.remove):
                _say_if_none(found)
            print_table([(name,) for name in found])


def _old_and_new(names: list[str]) -> tuple[list[str], str]:
    *old, new = names
    if not old:
        raise UserError(N_("Write the new name."))
    return old, new


def _own_field(book: Book, name: str) -> CustomField:
    from smallcrm.services.custom_fields import custom_fields

    found = next((field for field in custom_fields(book) if fold(field.label) == fold(name)), None)
    if found is None:
        raise UserError(N_("There is no field “{name}”."), name=name)
    return found


def _require(name: str, known: list[Label], otherwise: str) -> None:
    if name not in [label.name for label in known]:
        raise UserError(otherwise, name=name)


def _show_labels(book: Book, read: Callable[[Book], list[Label]], *, as_json: bool) -> None:
    from smallcrm.services.labels import alike

    found = read(book)
    if as_json:
        print_json([{"name": each.name, "cards": each.count} for each in found])
        return
    _say_if_none(found)
    print_table([(each.name, str(each.count)) for each in found])
    for group in alike(found):
        say(gettext("These look alike: {names}").format(names=listed(f"{each.name} ({each.count})" for each in group)))


def _say_if_none(found: Sequence[object]) -> None:
    if not found:
        say(gettext("There are none yet."))


def _say_changed(count: int) -> None:
    say(ngettext("{count} card changed.", "{count} cards changed.", count).format(count=count))
