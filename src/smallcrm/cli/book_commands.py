"""Commands on the book as a whole: new, check, undo, redo, demo, settings."""

from __future__ import annotations

from dataclasses import fields, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smallcrm.cli.lines import say_what_stayed
from smallcrm.cli.opening import opened
from smallcrm.cli.terminal import TerminalProgress, print_json, print_pairs, say
from smallcrm.domain.choices import NameOrder
from smallcrm.domain.errors import UserError
from smallcrm.domain.money import exponent_of
from smallcrm.domain.shop import HOME, Digits, ShopSettings, guess_shop
from smallcrm.i18n import LANGUAGES, N_, gettext, language, ngettext
from smallcrm.i18n.calendars import Calendar
from smallcrm.i18n.lists import listed
from smallcrm.infra import paths

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable

    from smallcrm.domain.changes import Outcome
    from smallcrm.domain.progress import Progress
    from smallcrm.services.book import Book
    from smallcrm.services.history import Undone

CHANGEABLE = tuple(field.name for field in fields(ShopSettings) if field.name != "currency_exponent")
_KINDS: dict[str, Any] = {"calendar": Calendar, "second_calendar": Calendar, "digits": Digits, "name_order": NameOrder}


def new(command: Namespace) -> None:
    """Make a book; what is not said of the shop is guessed from its language, and shown."""
    from smallcrm.domain.currency_words import money_within
    from smallcrm.i18n.regions import regions
    from smallcrm.services.book import create_book

    spoken = command.language or language()
    region, currency = HOME[spoken]
    currency, region = _currency(command.currency or currency), _region(command.region or region)
    shop = replace(guess_shop(spoken, region, currency), name=command.shop)
    book = command.book or paths.new_book_file(command.shop)
    create_book(book, shop).close()
    say(gettext("A new book was made: {file}").format(file=book))
    say(
        gettext("Language {language}, currency {currency}, country {region}.").format(
            language=LANGUAGES[spoken], currency=money_within(currency), region=regions(language())[region]
        )
    )


def check(command: Namespace) -> None:
    """Say whether the book is sound."""
    from smallcrm.services import checking

    with opened(command) as book, TerminalProgress() as progress:
        problems = checking.check(book, progress)
        if problems:
            raise UserError(N_("“{file}” is not sound. {problems}"), file=book.path.name, problems=" ".join(problems))
    say(gettext("The book is sound."))


def undo(command: Namespace) -> None:
    """Take back the last thing done, or the latest import, or say what that would be."""
    from smallcrm.services import history

    said = gettext("Undone: {label}")
    if command.latest_import:
        _revert(command, history.undo_import, _latest_import, said, gettext("There is no import to take back."))
    else:
        _revert(command, history.undo, history.can_undo, said, gettext("There is nothing to undo."))


def _latest_import(book: Book) -> str | None:
    from smallcrm.services.past_imports import imports

    return next((brought.label for brought in imports(book, most=1, standing=True)), None)


def redo(command: Namespace) -> None:
    """Do again what was undone last, or say what that would be."""
    from smallcrm.services import history

    _revert(command, history.redo, history.can_redo, gettext("Done again: {label}"), gettext("There is nothing to redo."))


def _revert(
    command: Namespace,
    take_back: Callable[[Book, Progress], Outcome[Undone]],
    would: Callable[[Book], str | None],
    said: str,
    nothing: str,
) -> None:
    if not command.show:
        revert(command, take_back, said)
        return
    with opened(command) as book:
        say(would(book) or nothing)


def revert(command: Namespace, take_back: Callable[[Book, Progress], Outcome[Undone]], said: str) -> None:
    """Take something back, and say what stayed of it; `said` has a place for its `label`."""
    with opened(command) as book:
        with TerminalProgress() as progress:
            undone = take_back(book, progress).value
        say(said.format(label=undone.label))
        if undone.kept_count:
            kept = ngettext("{count} card was changed since and stayed:", "{count} cards were changed since and stayed:", undone.kept_count)
            more = "…" if undone.kept_count > len(undone.kept) else ""
            say(kept.format(count=undone.kept_count), listed(undone.kept) + more)
        if undone.went_along:
            from smallcrm.services.history import about_went_along

            say(about_went_along(undone))
        if undone.left_before:
            from smallcrm.services.history import about_left_before

            say(about_left_before(undone, listed(undone.left_before)))
        say_what_stayed(undone)


def demo(command: Namespace) -> None:
    """Fill the book with invented customers, for trying and measuring."""
    from smallcrm.services.demo import make_demo

    with opened(command) as book, TerminalProgress() as progress:
        count = make_demo(book, command.customers, command.seed, progress).value
    say(ngettext("{count} invented customer was added.", "{count} invented customers were added.", count).format(count=count))


def shop_settings(command: Namespace) -> None:
    """Show the shop's settings, or change those given as NAME=VALUE."""
    from smallcrm.services.shop import update_shop

    with opened(command) as book:
        shop = book.shop
        if command.change:
            with TerminalProgress() as progress:
                shop = update_shop(book, _changed(shop, command.change), progress).value
        shown = {name: _plain(getattr(shop, name)) for name in CHANGEABLE}
        if command.json:
            print_json(shown)
        else:
            print_pairs(list(shown.items()))


def _changed(shop: ShopSettings, pairs: Iterable[str]) -> ShopSettings:
    for pair in pairs:
        name, value = _change(pair)
        shop = replace(shop, **{name: value})
        if name == "currency":
            shop = replace(shop, currency_exponent=exponent_of(value))
    return shop


def _change(pair: str) -> tuple[str, Any]:
    name, equals, value = pair.partition("=")
    if not equals or name not in CHANGEABLE:
        raise UserError(N_("“{text}” is no setting. Write NAME=VALUE with one of: {names}."), text=pair, names=listed(CHANGEABLE))
    match name:
        case "language" if value not in LANGUAGES:
            raise _not_a_choice(value, LANGUAGES)
        case "currency":
            return name, _currency(value)
        case "region":
            return name, _region(value)
        case "logo":
            return name, _logo(value)
        case "second_calendar" if not value:
            return name, None
    if name in _KINDS and value not in list(_KINDS[name]):
        raise _not_a_choice(value, _KINDS[name])
    return name, _KINDS[name](value) if name in _KINDS else value


def _currency(written: str) -> str:
    from smallcrm.i18n.regions import currencies

    if written.upper() not in currencies(language()):
        raise UserError(N_("“{text}” is no currency. Write its three letters, such as {example}."), text=written, example="ILS")
    return written.upper()


def _region(written: str) -> str:
    from smallcrm.i18n.regions import regions

    if written.upper() not in regions(language()):
        raise UserError(N_("“{text}” is no country. Write its two letters, such as {example}."), text=written, example="IL")
    return written.upper()


def _logo(file: str) -> bytes | None:
    from smallcrm.infra.pictures import read_picture

    return read_picture(Path(file)) if file else None


def _not_a_choice(value: str, choices: Iterable[str]) -> UserError:
    return UserError(N_("“{value}” cannot be chosen here. Choose one of: {choices}."), value=value, choices=listed(choices))


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        return gettext("Yes")
    return value.value if isinstance(value, StrEnum) else str(value or "")
