"""Which cards a command is about: named by their numbers, or found by a filter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from smallcrm.domain.errors import UserError
from smallcrm.domain.folding import fold
from smallcrm.i18n import N_
from smallcrm.i18n.lists import listed
from smallcrm.services.customer_list import BalanceFilter, Filter, OneImport, PutAside, Sort

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from smallcrm.services.book import Book
    from smallcrm.services.customer_list import Column
    from smallcrm.services.labels import Label
    from smallcrm.services.saved_filters import SavedFilter

LISTED_COLUMNS = ("number", "name", "main_phone", "city", "balance")
"""The columns of a list where the command names none: the number first, by which the next command names a card."""
_CRITERIA = ("customer", "text", "tag", "city", "where", "balance", "put_aside", "of_import", "filter")


def is_choice(command: Namespace) -> bool:
    """Whether the command says anything of which cards it is about."""
    return any(getattr(command, name, None) for name in _CRITERIA)


def chosen_ids(book: Book, command: Namespace, *, aside: PutAside = PutAside.HIDE) -> list[int]:
    """The cards that a command names by number or name, else all that its filter finds, in the order of its column.

    `aside` is what is done with cards put aside where the command does not say. Raises `UserError` for a number, a
    column, a field or a saved filter that is not there.
    """
    from smallcrm.services import customer_list, saved_filters
    from smallcrm.services.customers import card_meant

    if getattr(command, "customer", None):
        return list(dict.fromkeys(card_meant(book, number) for number in command.customer))
    saved = _saved(book, command.filter) if command.filter else None
    before = saved.filter if saved else Filter(put_aside=aside)
    which = replace(before, **_given(book, command))
    sort = _sort(book, command.sort) if command.sort else saved.sort if saved else Sort()
    if command.save_as:
        saved_filters.save_filter(book, command.save_as, which, sort)
    return list(customer_list.list_ids(book, which, sort))


def searched_text(command: Namespace) -> str:
    """What the command searches for."""
    return " ".join(command.text) if isinstance(command.text, list) else command.text or ""


def columns_named(book: Book, names: Sequence[str]) -> list[Column]:
    """The columns of the list by key, or by the name they are shown by. Raises `UserError` for one that is not there."""
    from smallcrm.services import customer_list

    known = customer_list.columns(book)
    by_name = {fold(column.label): column for column in known} | {column.key: column for column in known}
    found: list[Column] = []
    for name in names:
        column = by_name.get(name) or by_name.get(fold(name))
        if column is None:
            names_known = listed(column.label if column.custom else column.key for column in known)
            raise UserError(N_("There is no column “{name}”. Choose from: {names}."), name=name, names=names_known)
        found.append(column)
    return found


def _sort(book: Book, written: str) -> Sort:
    descending = written.startswith("-")
    return Sort(columns_named(book, [written.removeprefix("-")])[0].key, descending)


def _saved(book: Book, name: str) -> SavedFilter:
    from smallcrm.services import saved_filters

    found = next((saved for saved in saved_filters.saved_filters(book) if saved.name == name), None)
    if found is None:
        raise UserError(N_("There is no saved filter “{name}”."), name=name)
    return found


def _given(book: Book, command: Namespace) -> dict[str, Any]:
    """The parts of a filter that the command says; the others stay as the saved filter has them."""
    from smallcrm.services import labels
    from smallcrm.services.card_texts import own_pair

    given = {
        "text": searched_text(command),
        "tags": _written(command.tag, labels.tags, book, N_("There is no tag “{name}”.")),
        "cities": _written(command.city, labels.cities, book, N_("No address has the city “{name}”.")),
        "balance": BalanceFilter(command.balance) if command.balance else None,
        "put_aside": PutAside(command.put_aside) if command.put_aside else None,
        "custom": tuple(own_pair(book, pair) for pair in command.where or ()),
        "brought_in": None if command.of_import is None else _one_import(book, command.of_import),
    }
    return {name: value for name, value in given.items() if value}


def _one_import(book: Book, number: int) -> OneImport:
    from smallcrm.cli.import_commands import MOST, NO_SUCH
    from smallcrm.services import past_imports

    found = next((each for each in past_imports.imports(book, most=MOST, standing=True) if each.operation_id == number), None)
    if found is None:
        raise UserError(NO_SUCH, number=number)
    return OneImport(found.operation_id, found.label)


def _written(typed: Sequence[str] | None, known: Callable[[Book], list[Label]], book: Book, otherwise: str) -> tuple[str, ...]:
    """The names as the shop writes them; where it does not write one so, all that differ by case, marks or hyphens."""
    if not typed:
        return ()
    names = [label.name for label in known(book)]
    found: list[str] = []
    for name in typed:
        meant = [name] if name in names else [each for each in names if fold(each) == fold(name)]
        if not meant:
            raise UserError(otherwise, name=name)
        found += meant
    return tuple(dict.fromkeys(found))
