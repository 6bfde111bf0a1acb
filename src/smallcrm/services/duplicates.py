"""Cards that are probably one customer: found in the book and among the rows of a file, proposed with reasons, told apart for good."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smallcrm.analysis.duplicates import ComparedCard, Reason, find_duplicates
from smallcrm.domain.changes import Outcome
from smallcrm.domain.partial_date import PartialDate
from smallcrm.i18n import N_, gettext
from smallcrm.i18n.calendars import Calendar
from smallcrm.i18n.lists import listed
from smallcrm.models.index_rows import phone_index_key
from smallcrm.services.book import EDIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smallcrm.analysis.duplicates import DuplicatePair
    from smallcrm.domain.customer import Customer
    from smallcrm.domain.progress import Progress
    from smallcrm.models.connection import Connection
    from smallcrm.services.book import Book

REASONS: Mapping[Reason, str] = {
    Reason.SAME_NAME: N_("the same name"),
    Reason.SWAPPED_NAME: N_("the same names, the other way round"),
    Reason.SIMILAR_NAME: N_("a similar name"),
    Reason.SAME_COMPANY: N_("the same company"),
    Reason.SIMILAR_COMPANY: N_("a similar company"),
    Reason.SAME_PHONE: N_("the same phone"),
    Reason.SIMILAR_PHONE: N_("a similar phone"),
    Reason.SAME_EMAIL: N_("the same e-mail"),
    Reason.SIMILAR_EMAIL: N_("a similar e-mail"),
    Reason.SAME_BIRTHDAY: N_("the same birthday"),
    Reason.SIMILAR_BIRTHDAY: N_("a similar birthday"),
    Reason.SAME_ADDRESS: N_("the same address"),
    Reason.SAME_CITY: N_("the same city"),
    Reason.SAME_NUMBER: N_("the same number"),
}

_CARDS = """
SELECT c.id, c.title, c.given_name, c.middle_name, c.family_name, c.known_as, c.company,
       (SELECT group_concat(key, char(10)) FROM phone_key WHERE customer_id = c.id),
       (SELECT group_concat(address, char(10)) FROM email WHERE customer_id = c.id),
       c.birth_year, c.birth_month, c.birth_day, c.birth_calendar, a.street, a.city, c.number
FROM customer_index AS i JOIN customer AS c ON c.id = i.customer_id
LEFT JOIN address AS a ON a.customer_id = c.id AND a.position = 0 WHERE i.put_aside = 0
"""

_STANDING = """
WITH RECURSIVE chain (asked, id, merged_into) AS (
    SELECT customer.id, customer.id, merged_into FROM customer WHERE id IN (SELECT value FROM json_each(?))
    UNION ALL SELECT asked, customer.id, customer.merged_into FROM chain JOIN customer ON customer.id = chain.merged_into
)
SELECT asked, chain.id, display_name, number, put_aside FROM chain
JOIN customer_index ON customer_id = chain.id JOIN customer ON customer.id = chain.id WHERE chain.merged_into IS NULL
"""


@dataclass(frozen=True, slots=True)
class _Card:
    """A card that is not merged into another."""

    id: int
    name: str
    number: str
    put_aside: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two cards that are probably one customer: how they are called, how probably (0 to 1), and what speaks for it in words."""

    first: int
    second: int
    first_name: str
    second_name: str
    score: float
    reasons: tuple[Reason, ...]
    first_number: str = ""
    second_number: str = ""
    chosen: bool = False
    """Whether the user has put the two beside one another; then there are no reasons."""
    was_apart: bool = False
    """Whether they had been told apart when the user did so."""

    @property
    def ids(self) -> tuple[int, int]:
        """Both, the smaller first."""
        return _in_order(self.first, self.second)

    def because(self) -> str:
        """What speaks for it, in the language spoken now."""
        return reasons_in_words(self.reasons)


def reasons_in_words(reasons: Sequence[Reason]) -> str:
    """What speaks for two cards being one, in the language spoken now."""
    return listed(gettext(REASONS[reason]) for reason in reasons)


def duplicates_in(book: Book, progress: Progress) -> list[Proposal]:
    """The pairs of cards in the lists that are probably one customer and were not told apart, the likeliest first."""
    return still_proposed(book, likely_pairs(book, progress))


def likely_pairs(book: Book, progress: Progress, before: Sequence[Proposal] = ()) -> list[Proposal]:
    """The same with those told apart, and without names: `still_proposed` tells which are to be proposed at any time.

    Those of `before` that are not to be proposed now stay among them, for what hides them may be undone.
    """
    with book.reading() as connection:
        pairs = find_duplicates(compared_cards(connection), progress)
    found = [Proposal(pair.first, pair.second, "", "", pair.score, pair.reasons) for pair in pairs]
    known = {pair.ids for pair in (*found, *still_proposed(book, before))}
    return [*found, *(pair for pair in before if pair.ids not in known)]


def chosen_pairs(book: Book, ids: Sequence[int]) -> list[Proposal]:
    """Cards that the user says are one customer, the first beside each of the others."""
    first, *others = ids
    with book.reading() as connection:
        apart = _told_apart(connection)
    pairs = [Proposal(first, other, "", "", 1.0, (), chosen=True) for other in others]
    return still_proposed(book, [replace(pair, was_apart=pair.ids in apart) for pair in pairs])


def still_proposed(book: Book, proposals: Iterable[Proposal]) -> list[Proposal]:
    """What of proposals made before is to be proposed now, in their order, with the names of now.

    A card that was merged since stands for the one it is in, and a pair is proposed once. Cards that are gone and pairs
    told apart are left out, and of what the user did not choose those put aside.
    """
    found = list(proposals)
    with book.reading() as connection:
        apart = _told_apart(connection)
        ids = json.dumps(sorted({identity for pair in (*apart, *(each.ids for each in found)) for identity in pair}))
        cards = {asked: _Card(*told) for asked, *told in connection.execute(_STANDING, (ids,)).all()}
    apart_now = {_in_order(cards[one].id, cards[other].id) for one, other in apart if one in cards and other in cards}
    kept: dict[tuple[int, int], Proposal] = {}
    for each in found:
        first, second = cards.get(each.first), cards.get(each.second)
        if first is None or second is None or first.id == second.id:
            continue
        is_apart = not each.was_apart and _in_order(first.id, second.id) in apart_now
        if not is_apart and (each.chosen or not (first.put_aside or second.put_aside)):
            now = _named(each, first, second)
            kept.setdefault(now.ids, now)
    return list(kept.values())


def _named(proposal: Proposal, first: _Card, second: _Card) -> Proposal:
    return replace(
        proposal,
        first=first.id,
        second=second.id,
        first_name=first.name,
        second_name=second.name,
        first_number=first.number,
        second_number=second.number,
    )


def _told_apart(connection: Connection) -> set[tuple[int, int]]:
    return set(connection.execute("SELECT customer_id, other_id FROM told_apart").all())


def _in_order(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def likely_known(connection: Connection, rows: Sequence[ComparedCard], progress: Progress) -> tuple[list[DuplicatePair], dict[int, str]]:
    """Which of new rows (`compared_row`, their ids below zero) are probably one customer with one another or with a card of the book.

    The names of those cards of the book are told with them.
    """
    pairs = find_duplicates(rows, progress, against=compared_cards(connection)) if rows else []
    return pairs, _names(connection, {pair.second for pair in pairs if pair.second > 0})


def tell_apart(book: Book, one: int, other: int) -> Outcome[None]:
    """Two cards are two customers: they are not proposed again."""
    first, second = sorted((one, other))
    with book.reading() as connection:
        names = _names(connection, {first, second})
    label = N_("“{name}” and “{other}” told apart")
    with book.working(EDIT, label, name=names.get(first, ""), other=names.get(second, "")) as work:
        known = "SELECT 1 FROM told_apart WHERE customer_id = ? AND other_id = ?"
        if work.connection.execute(known, (first, second)).first() is None:
            work.connection.execute("INSERT INTO told_apart (customer_id, other_id) VALUES (?, ?)", (first, second))
    return Outcome(None, work.changes)


def compared_cards(connection: Connection) -> Iterator[ComparedCard]:
    """What of every card in the lists is compared."""
    for (
        identity,
        title,
        given,
        middle,
        family,
        known_as,
        company,
        phones,
        emails,
        year,
        month,
        day,
        calendar,
        street,
        city,
        number,
    ) in connection.execute(_CARDS):
        yield ComparedCard(
            id=identity,
            title=title,
            given_name=given,
            middle_name=middle,
            family_name=family,
            known_as=known_as,
            company=company,
            phones=tuple(phones.split("\n")) if phones else (),
            emails=tuple(emails.split("\n")) if emails else (),
            birthday=PartialDate(year, month, day, Calendar(calendar)) if calendar else None,
            street=street or "",
            city=city or "",
            number=number,
        )


def compared_row(identity: int, card: Customer) -> ComparedCard:
    """What of a row that became no card yet is compared."""
    home = card.addresses[0] if card.addresses else None
    return ComparedCard(
        id=identity,
        title=card.title,
        given_name=card.given_name,
        middle_name=card.middle_name,
        family_name=card.family_name,
        known_as=card.known_as,
        company=card.company,
        phones=tuple(key for phone in card.phones if (key := phone_index_key(phone))),
        emails=card.emails,
        birthday=card.birthday,
        street=home.street if home else "",
        city=home.city if home else "",
        number=card.number,
    )


def _names(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    select = "SELECT customer_id, display_name FROM customer_index WHERE customer_id IN (SELECT value FROM json_each(?))"
    return dict(connection.execute(select, (json.dumps(list(ids)),)).all())
