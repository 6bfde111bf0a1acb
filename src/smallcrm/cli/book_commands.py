"""Commands on the book as a whole: new, check, undo, redo, demo, settings, fields, filters."""

from __future__ import annotations

from dataclasses import fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from smallcrm.cli.opening import opened
from smallcrm.cli.terminal import TerminalProgress, print_json, print_pairs, print_table, say
from smallcrm.domain.choices import CustomType, NameOrder, label
from smallcrm.domain.errors import UserError
from smallcrm.domain.money import exponent_of
from smallcrm.domain.shop import HOME, Digits, ShopSettings
from smallcrm.i18n import LANGUAGES, N_, gettext, ngettext
from smallcrm.i18n.calendars import Calendar

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable

    from smallcrm.domain.changes import Outcome
    from smallcrm.domain.progress import Progress
    from smallcrm.services.book import Book
    from smallcrm.services.history import Undone

CHANGEABLE = tuple(field.name for field in fields(ShopSettings) if field.name not in ("logo", "currency_exponent"))
_KINDS: dict[str, Any] = {"calendar": Calendar, "second_calendar": Calendar, "digits": Digits, "name_order": NameOrder}


def new(command: Namespace) -> None:
    """Make a book."""
    from smallcrm.services.book import create_book, default_book_path

    region, currency = HOME[command.language]
    currency = (command.currency or currency).upper()
    shop = ShopSettings(
        name=command.shop,
        language=command.language,
        currency=currency,
        currency_exponent=exponent_of(currency),
        region=(command.region or region).upper(),
    )
    book = create_book(command.book or default_book_path(), shop)
    say(gettext("A new book was made: {file}").format(file=book.path))
    book.close()


def check(command: Namespace) -> None:
    """Say whether the book is sound."""
    from smallcrm.services import checking

    with opened(command) as book:
        progress = TerminalProgress()
        problems = checking.check(book, progress)
        progress.end()
        if problems:
            raise UserError(N_("“{file}” is not sound. {problems}"), file=book.path.name, problems=" ".join(problems))
        say(gettext("The book is sound."))


def undo(command: Namespace) -> None:
    """Take back the last thing done."""
    from smallcrm.services import history

    _revert(command, history.undo, gettext("Undone: {label}"))


def redo(command: Namespace) -> None:
    """Do again what was undone last."""
    from smallcrm.services import history

    _revert(command, history.redo, gettext("Done again: {label}"))


def _revert(command: Namespace, revert: Callable[[Book, Progress], Outcome[Undone]], said: str) -> None:
    with opened(command) as book:
        progress = TerminalProgress()
        undone = revert(book, progress).value
        progress.end()
        say(said.format(label=undone.label))
        if undone.kept_count:
            kept = ngettext("{count} card was changed since and stayed:", "{count} cards were changed since and stayed:", undone.kept_count)
            say(kept.format(count=undone.kept_count), ", ".join(undone.kept))


def demo(command: Namespace) -> None:
    """Fill the book with invented customers, for trying and measuring."""
    from smallcrm.services.demo import make_demo

    with opened(command) as book:
        progress = TerminalProgress()
        count = make_demo(book, command.customers, command.seed, progress).value
        progress.end()
        say(ngettext("{count} invented customer was added.", "{count} invented customers were added.", count).format(count=count))


def shop_settings(command: Namespace) -> None:
    """Show the shop's settings, or change those given as NAME=VALUE."""
    from smallcrm.services.shop import update_shop

    with opened(command) as book:
        shop = book.shop
        if command.change:
            shop = update_shop(book, replace(shop, **dict(_change(pair) for pair in command.change)), TerminalProgress()).value
        shown = {name: _plain(getattr(shop, name)) for name in CHANGEABLE}
        if command.json:
            print_json(shown)
        else:
            print_pairs(list(shown.items()))


def _change(pair: str) -> tuple[str, Any]:
    name, equals, value = pair.partition("=")
    if not equals or name not in CHANGEABLE:
        raise UserError(N_("“{text}” is no setting. Write NAME=VALUE with one of: {names}."), text=pair, names=", ".join(CHANGEABLE))
    if name == "language" and value not in LANGUAGES:
        raise _not_a_choice(value, LANGUAGES)
    if name not in _KINDS:
        return name, value.upper() if name in ("currency", "region") else value
    if name == "second_calendar" and not value:
        return name, None
    if value not in list(_KINDS[name]):
        raise _not_a_choice(value, _KINDS[name])
    return name, _KINDS[name](value)


def _not_a_choice(value: str, choices: Iterable[str]) -> UserError:
    return UserError(N_("“{value}” cannot be chosen here. Choose one of: {choices}."), value=value, choices=", ".join(choices))


def _plain(value: object) -> str:
    return value.value if isinstance(value, StrEnum) else str(value or "")


def own_fields(command: Namespace) -> None:
    """Show the shop's own fields, add one, or take one away."""
    from smallcrm.services import custom_fields

    with opened(command) as book:
        if command.add:
            custom_fields.add_custom_field(book, command.add, CustomType(command.type), command.choice or ())
        if command.remove:
            known = {field.label: field.id for field in custom_fields.custom_fields(book)}
            if command.remove not in known:
                raise UserError(N_("There is no field “{name}”."), name=command.remove)
            custom_fields.remove_custom_field(book, known[command.remove])
        print_table([(field.label, label(field.type), ", ".join(field.choices)) for field in custom_fields.custom_fields(book)])
