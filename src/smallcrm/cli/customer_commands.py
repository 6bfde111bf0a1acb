"""Commands on customers: find them, show and write a card, tag, put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smallcrm.cli.choosing import LISTED_COLUMNS, chosen_ids, columns_named, is_choice, searched_text
from smallcrm.cli.lines import Lines, say_what_stayed
from smallcrm.cli.opening import opened
from smallcrm.cli.terminal import TerminalProgress, print_json, print_json_list, print_pairs, print_table, say
from smallcrm.domain.customer import Customer
from smallcrm.domain.errors import UserError
from smallcrm.i18n import N_, gettext, ngettext, pgettext
from smallcrm.services.customer_list import PutAside

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from smallcrm.services.book import Book
    from smallcrm.services.duplicates import Proposal


def find(command: Namespace) -> None:
    """List the customers found."""
    from smallcrm.services import customer_list
    from smallcrm.services.exporting import each_whole_card

    with opened(command) as book:
        ids = chosen_ids(book, command)
        if command.json:
            print_json_list(each_whole_card(book, ids))
            return
        columns = columns_named(book, command.columns or LISTED_COLUMNS)
        rows = customer_list.rows(book, ids, [*(column.key for column in columns), "balance"])
        lines = Lines(book.shop)
        print_table([lines.line(row, columns) for row in rows])
        _say_how_many([int(str(row.values[-1])) for row in rows], lines)
        _say_what_was_tried(book, searched_text(command))


def _say_how_many(balances: Sequence[int], lines: Lines) -> None:
    said = [ngettext("{count} customer", "{count} customers", len(balances)).format(count=len(balances))]
    owing, in_credit = sum(max(each, 0) for each in balances), sum(min(each, 0) for each in balances)
    if owing:
        said.append(gettext("owing {amount}").format(amount=lines.values.balance(owing)))
    if in_credit:
        said.append(pgettext("many customers", "in credit {amount}").format(amount=lines.values.balance(-in_credit)))
    say(" · ".join(said))


def _say_what_was_tried(book: Book, text: str) -> None:
    from smallcrm.services import search

    note = search.search_note(book, text)
    if note.layout_tried:
        say(gettext("Nothing was found as typed; this is what “{text}” finds.").format(text=note.layout_tried))


def card(command: Namespace) -> None:
    """Show a card; write a new one or change it where fields are given."""
    from smallcrm.services.customers import bring_back, put_aside

    with opened(command) as book:
        identity = _written(book, command)
        if command.put_aside:
            put_aside(book, [identity])
        if command.bring_back:
            bring_back(book, [identity])
        _show(book, identity, command)


def _show(book: Book, identity: int, command: Namespace) -> None:
    """The whole card, and which were merged into it."""
    from smallcrm.services.custom_fields import custom_fields
    from smallcrm.services.customers import get_customer
    from smallcrm.services.exporting import each_whole_card
    from smallcrm.services.merging import merged_into

    if command.json:
        print_json(next(each_whole_card(book, [identity])))
        return
    lines = Lines(book.shop)
    pairs = list(lines.page(get_customer(book, identity), custom_fields(book)))
    for each in merged_into(book, identity):
        told = gettext("{name}, on {date}").format(name=f"{each.number} {each.name}".strip(), date=lines.values.moment(each.merged_at))
        pairs.append((gettext("Merged from"), told))
    print_pairs(pairs)


def _written(book: Book, command: Namespace) -> int:
    """The id of the card that the command names, after it was written as the command says."""
    from smallcrm.services import customers
    from smallcrm.services.card_texts import with_texts

    if command.new == bool(command.number):
        raise UserError(N_("Give the number of a card, or --new for a new one."))
    identity = None if command.new else customers.card_meant(book, command.number)
    if identity is not None and not command.set:
        return identity
    before = customers.get_customer(book, identity) if identity is not None else Customer()
    after, opening_balance = with_texts(book, before, command.set or ())
    saved = customers.save_customer(book, after, opening_balance=opening_balance).value
    for warning in customers.warnings(book, customers.get_customer(book, saved)):
        say(gettext(warning.message))
    return saved


def merge(command: Namespace) -> None:
    """Make one card of several, or only show what it would be."""
    from smallcrm.services import merging
    from smallcrm.services.custom_fields import custom_fields
    from smallcrm.services.customers import card_meant
    from smallcrm.services.exporting import whole_card_of

    with opened(command) as book, TerminalProgress() as progress:
        surviving, *others = (card_meant(book, text) for text in (command.card, *command.others))
        if not command.dry_run:
            merging.merge(book, surviving, others, progress=progress)
            _show(book, surviving, command)
        elif command.json:
            print_json(whole_card_of(book, merging.proposal(book, surviving, others)))
        else:
            print_pairs(list(Lines(book.shop).page(merging.proposal(book, surviving, others), custom_fields(book))))


def unmerge(command: Namespace) -> None:
    """Separate a card from the one it was merged into."""
    from smallcrm.services import merging
    from smallcrm.services.customers import card_meant

    with opened(command) as book, TerminalProgress() as progress:
        identity = card_meant(book, command.card, merged=True)
        undone = merging.unmerge(book, identity, progress).value
        if not command.json:
            say(gettext("Undone: {label}").format(label=undone.label))
            say_what_stayed(undone)
        _show(book, identity, command)


def duplicates(command: Namespace) -> None:
    """List the cards that are probably one customer."""
    from smallcrm.services.duplicates import duplicates_in

    with opened(command) as book, TerminalProgress() as progress:
        found = duplicates_in(book, progress)
        shown = found if command.limit is None else found[: command.limit]
        if command.json:
            print_json([_pair_as_json(each) for each in shown])
            return
        values = Lines(book.shop).values
        sides = ((each.first_number, each.first_name, each.second_number, each.second_name) for each in shown)
        print_table(
            [(*side, f"{values.number(round(100 * each.score))}%", each.because()) for side, each in zip(sides, shown, strict=True)]
        )
        said = ngettext("{count} pair is probably one customer.", "{count} pairs are probably one customer each.", len(found))
        say(said.format(count=values.number(len(found))) if found else gettext("Nobody seems to be in the book twice."))


def _pair_as_json(pair: Proposal) -> dict[str, object]:
    sides = ((pair.first_number, pair.first_name), (pair.second_number, pair.second_name))
    return {
        "cards": [{"number": number, "name": name} for number, name in sides],
        "score": round(pair.score, 3),
        "reasons": [reason.value for reason in pair.reasons],
    }


def apart(command: Namespace) -> None:
    """Two cards are two customers, and are not proposed again."""
    from smallcrm.services.customers import card_meant, get_customer
    from smallcrm.services.duplicates import tell_apart

    with opened(command) as book:
        one, other = (card_meant(book, text) for text in (command.card, command.other))
        if one == other:
            raise UserError(N_("Choose two different cards to tell apart."))
        tell_apart(book, one, other)
        name, other_name = (Lines(book.shop).values.name(get_customer(book, each)) for each in (one, other))
        say(gettext("“{name}” and “{other}” told apart").format(name=name, other=other_name))


def tag(command: Namespace) -> None:
    """Tag the cards chosen, or take the tag off."""
    from smallcrm.services.customers import add_tag, remove_tag

    with opened(command) as book, TerminalProgress() as progress:
        ids = _chosen_on_purpose(book, command, aside=PutAside.WITH if command.all else PutAside.HIDE)
        if command.off:
            count = remove_tag(book, ids, command.name, progress).value
            said = ngettext("{count} card lost the tag.", "{count} cards lost the tag.", count)
            nothing = gettext("None of them has the tag.")
        else:
            count = add_tag(book, ids, command.name, progress).value
            said = ngettext("{count} card got the tag.", "{count} cards got the tag.", count)
            nothing = gettext("All of them have the tag already.")
        _say_done(ids, count, said, nothing)


def aside(command: Namespace) -> None:
    """Put the cards chosen aside, or bring them back."""
    from smallcrm.services.customers import bring_back, put_aside

    with opened(command) as book, TerminalProgress() as progress:
        ids = _chosen_on_purpose(book, command, aside=PutAside.ONLY if command.back else PutAside.HIDE)
        if command.back:
            count = bring_back(book, ids, progress).value
            said = ngettext("{count} card brought back", "{count} cards brought back", count)
            nothing = gettext("None of them is put aside.")
        else:
            count = put_aside(book, ids, progress).value
            said = ngettext("{count} card put aside", "{count} cards put aside", count)
            nothing = gettext("All of them are put aside already.")
        _say_done(ids, count, said, nothing)


def _say_done(ids: Sequence[int], count: int, said: str, nothing: str) -> None:
    """What was done to how many cards; `nothing` where all that were chosen were like that before."""
    if not ids:
        say(gettext("Nobody was found, so nothing was changed."))
    else:
        say(said.format(count=count) if count else nothing)


def _chosen_on_purpose(book: Book, command: Namespace, *, aside: PutAside) -> list[int]:
    """The cards chosen; all of them only where that is said."""
    if not is_choice(command) and not command.all:
        raise UserError(N_("Say which customers, such as with --customer or --find, or --all for all of them."))
    return chosen_ids(book, command, aside=aside)
