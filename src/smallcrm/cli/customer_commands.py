"""Commands on customers: find them, show and write a card, tag, put aside, rename tags and cities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.cli.opening import opened
from smallcrm.cli.terminal import TerminalProgress, print_json, print_pairs, print_table, say
from smallcrm.domain.customer import Customer
from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_, gettext, ngettext
from smallcrm.infra import clock
from smallcrm.services.customer_list import BalanceFilter, Filter, PutAside, Sort

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from smallcrm.services.book import Book

FOUND_COLUMNS = ("number", "name", "mobile", "city", "balance")


def filter_of(command: Namespace) -> Filter:
    """The filter that the options of a command mean."""
    return Filter(
        text=" ".join(command.text or ()),
        tags=tuple(command.tag or ()),
        cities=tuple(command.city or ()),
        balance=BalanceFilter(command.balance),
        put_aside=PutAside(command.put_aside),
    )


def chosen_ids(book: Book, command: Namespace) -> list[int]:
    """The cards that a command names by number, else all that its filter finds, in the order of its column."""
    from smallcrm.services import customer_list, saved_filters

    if getattr(command, "customer", None):
        return [card_id(book, number) for number in command.customer]
    which, sort = filter_of(command), Sort(command.sort.removeprefix("-"), command.sort.startswith("-"))
    if command.filter:
        known = {saved.name: saved for saved in saved_filters.saved_filters(book)}
        if command.filter not in known:
            raise UserError(N_("There is no saved filter “{name}”."), name=command.filter)
        which, sort = known[command.filter].filter, known[command.filter].sort
    if sort.key not in {column.key for column in customer_list.columns(book)}:
        raise UserError(N_("There is no column “{name}” to sort by."), name=sort.key)
    if command.save_as:
        saved_filters.save_filter(book, command.save_as, which, sort)
    return list(customer_list.list_ids(book, which, sort))


def card_id(book: Book, number: str) -> int:
    """The id of the card with a number. Raises `UserError` when there is none."""
    from smallcrm.services.customers import find_by_number

    found = find_by_number(book, number)
    if found is None:
        raise UserError(N_("No card has the number {number}."), number=number)
    return found


def find(command: Namespace) -> None:
    """List the customers found."""
    from smallcrm.domain.shown_values import ShownValues
    from smallcrm.services import customer_list, search
    from smallcrm.services.exporting import whole_cards

    with opened(command) as book:
        ids = chosen_ids(book, command)
        if command.json:
            print_json(whole_cards(book, ids))
            return
        shown = ShownValues(book.shop, today=clock.today())
        lines = []
        for row in customer_list.rows(book, ids, FOUND_COLUMNS):
            number, name, mobile, city, balance = row.values
            aside = gettext("put aside") if row.put_aside else ""
            lines.append(
                (str(number), str(name), shown.written_number(str(mobile or "")), str(city or ""), shown.balance(int(str(balance))), aside)
            )
        print_table(lines)
        say(ngettext("{count} customer", "{count} customers", len(ids)).format(count=len(ids)))
        note = search.search_note(book, " ".join(command.text or ()))
        if note.layout_tried:
            say(gettext("Nothing was found as typed; this is what “{text}” finds.").format(text=note.layout_tried))


def card(command: Namespace) -> None:
    """Show a card; write a new one or change it where fields are given."""
    from smallcrm.services.customers import bring_back, get_customer, put_aside
    from smallcrm.services.exporting import whole_cards

    with opened(command) as book:
        identity = None if command.new else card_id(book, _required_number(command))
        if command.new or command.set:
            identity = _write(book, identity, command.set or ())
        if identity is not None and command.put_aside:
            put_aside(book, [identity])
        if identity is not None and command.bring_back:
            bring_back(book, [identity])
        if identity is None:
            return
        if command.json:
            print_json(whole_cards(book, [identity])[0])
        else:
            _print_card(book, get_customer(book, identity))


def _required_number(command: Namespace) -> str:
    if not command.number:
        raise UserError(N_("Give the number of a card, or --new for a new one."))
    return str(command.number)


def _write(book: Book, identity: int | None, pairs: Sequence[str]) -> int:
    from smallcrm.services import customers
    from smallcrm.services.card_texts import with_texts

    before = customers.get_customer(book, identity) if identity is not None else Customer()
    after, opening_balance = with_texts(book, before, pairs)
    return customers.save_customer(book, after, opening_balance=opening_balance).value


def _print_card(book: Book, shown_card: Customer) -> None:
    from smallcrm.domain.fields import FIELDS, Use
    from smallcrm.domain.shown_values import ShownValues
    from smallcrm.services.custom_fields import custom_fields

    shown = ShownValues(book.shop, today=clock.today())
    pairs = [
        (gettext(field.label), shown.joined(texts))
        for field in FIELDS
        if Use.REPORT in field.uses and (texts := shown.of(shown_card, field))
    ]
    own = {field.id: field for field in custom_fields(book)}
    pairs += [(own[value.field_id].label, shown.custom(own[value.field_id], value)) for value in shown_card.custom]
    print_pairs(pairs)


def tag(command: Namespace) -> None:
    """Tag the cards chosen, or take the tag off."""
    from smallcrm.services.customers import add_tag, remove_tag

    with opened(command) as book:
        change, said = (remove_tag, N_("{count} cards lost the tag.")) if command.off else (add_tag, N_("{count} cards got the tag."))
        count = change(book, chosen_ids(book, command), command.name, TerminalProgress()).value
        say(gettext(said).format(count=count))


def rename(command: Namespace) -> None:
    """Rename a tag or a city everywhere; where the new name exists, the two become one."""
    from smallcrm.services import labels

    with opened(command) as book:
        if command.what == "tag":
            count = labels.rename_tag(book, command.old, command.new, TerminalProgress()).value
        else:
            count = labels.rename_city(book, [command.old], command.new, TerminalProgress()).value
        say(ngettext("{count} card changed.", "{count} cards changed.", count).format(count=count))


def aside(command: Namespace) -> None:
    """Put the cards chosen aside, or bring them back."""
    from smallcrm.services.customers import bring_back, put_aside

    with opened(command) as book:
        count = (bring_back if command.back else put_aside)(book, chosen_ids(book, command), TerminalProgress()).value
        say(ngettext("{count} card changed.", "{count} cards changed.", count).format(count=count))
