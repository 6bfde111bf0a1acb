"""Whose card a row is about: by number, phone, e-mail or name, in the book and among the cards that the same file makes."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import permutations
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.analysis.duplicates import Reason
from smallcrm.domain.card_filling import NAMES, live_together, phone_key
from smallcrm.domain.card_rules import shown_name
from smallcrm.domain.choices import CustomerKind, NameOrder
from smallcrm.domain.folding import fold, sort_key
from smallcrm.domain.phone import tells_a_phone
from smallcrm.i18n import N_
from smallcrm.models.cards import load_cards
from smallcrm.models.index_rows import MERGED, number_sort_key, phone_index_key
from smallcrm.models.merges import survivor_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from smallcrm.domain.customer import Customer
    from smallcrm.models.connection import Connection

    Merged = dict[tuple[str, str], list[tuple[Customer, Customer]]]
    """By `number` or `name` and its key, each merged card after the one it is in."""

SEVERAL = N_("Several cards are meant: {names}.")

MOST_ORDERED_WORDS = 3
"""Names of more words are looked up as they stand, shorter ones in every order."""
FEWEST_SHARED_WORDS = 2
MOST_SHARING = 20
"""A phone, an e-mail or a name that more cards have tells none of them from another: 050-000-0000, none@none.com, "customer"."""

_STANDING = "i.put_aside IN (0, 1) AND i.customer_id < ?"
_REACHED = f"CROSS JOIN customer_index AS i ON i.customer_id = k.customer_id AND {_STANDING}"
LOOK_UPS: Mapping[str, str] = {
    "number": "SELECT w.value, i.customer_id FROM json_each(?) AS w CROSS JOIN customer_index AS i "
    f"ON i.number_key = w.value AND i.number_key > '' AND {_STANDING}",
    "phone": f"SELECT w.value, k.customer_id FROM json_each(?) AS w CROSS JOIN phone_key AS k ON k.key = w.value {_REACHED}",
    "email": f"SELECT w.value, k.customer_id FROM json_each(?) AS w CROSS JOIN email_key AS k ON k.key = w.value {_REACHED}",
    "name": f"SELECT w.value, i.customer_id FROM json_each(?) AS w CROSS JOIN customer_index AS i ON i.name_key = w.value AND {_STANDING}",
}
"""Cards by keys, of those below an id. The rows stand outside (`CROSS JOIN`): SQLite knows of no list how short it is, and would take
each card to it."""
_MERGED = (
    "SELECT w.value, i.customer_id FROM json_each(?) AS w CROSS JOIN customer_index AS i "
    f"ON i.{{by}}_key = w.value AND i.{{by}}_key > '' AND i.put_aside = {MERGED}"
)


class Keys(NamedTuple):
    """By what a card is known: its number, the words of its name in no order, and keys of its phones and e-mails."""

    number: str
    words: frozenset[str]
    phones: frozenset[str]
    emails: frozenset[str]


class Candidate(NamedTuple):
    """A customer by what tells him from another of his name: a card of the book by `card_id`, or one that the file makes at `place`.

    `place` is the sheet and the row (0 is the first), `sheet` the name of that sheet where the file has several of the kind.
    """

    name: str
    number: str = ""
    phone: str = ""
    card_id: int | None = None
    place: tuple[int, int] | None = None
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The card that is meant, or why none is said to be (`reason`, a text to translate, with `values`); neither where there is none.

    `among` are those who could be meant, `near` the cards that are perhaps meant and not surely, with what speaks for
    each. `holder` is the card that has the row's number, whether it is meant or not. `news` names what a row of entries says of
    the card and nothing has said before: `number`, `phone`, `email`.
    """

    card_id: int | None = None
    reason: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    among: tuple[Candidate, ...] = ()
    near: tuple[tuple[Candidate, tuple[Reason, ...]], ...] = ()
    holder: Candidate | None = None
    news: frozenset[str] = frozenset()


NOBODY = Found()


def keys_of(card: Customer) -> Keys:
    """By what a card, or what a row says of one, is known."""
    name = " ".join(getattr(card, key) for key in NAMES)
    if card.kind is CustomerKind.FIRM or not name.strip():
        name = card.company or name.strip() or card.known_as
    return Keys(
        number_sort_key(card.number) if card.number else "",
        frozenset(fold(name).split()),
        frozenset(key for key in map(phone_key, card.phones) if tells_a_phone(key)),
        frozenset(fold(email) for email in card.emails if not email.endswith("@")),  # without a domain it is nobody's alone
    )


def certain(phones: Iterable[str]) -> bool:
    """Whether any of these keys is that of a whole number, which stands in E.164."""
    return any(phone.startswith("+") for phone in phones)


class BookMatcher:
    """Finds cards of the book for rows of customers, some hundred at a time: those with ids below `first_new`, which stood there before."""

    def __init__(self, connection: Connection, language: str, first_new: int) -> None:
        self._connection = connection
        self._language = language
        self._first_new = first_new
        self.put_aside = frozenset(connection.execute("SELECT customer_id FROM customer_index WHERE put_aside = 1").scalars())
        self._crowds: dict[tuple[str, str], list[int]] = {}
        self.is_empty = connection.execute("SELECT 1 FROM customer LIMIT 1").first() is None
        self._has_merged = connection.execute(f"SELECT 1 FROM customer_index WHERE put_aside = {MERGED} LIMIT 1").first() is not None

    def match(self, rows: Sequence[Customer]) -> list[tuple[Found, Customer | None]]:
        """For each row the card that it is about, whole, or why several could be meant."""
        if self.is_empty:
            return [(NOBODY, None)] * len(rows)
        candidates = self._candidates(rows)
        wanted = sorted({*(each for ids in candidates for each in ids)})
        cards = {card.id or 0: (card, keys_of(card)) for card in load_cards(self._connection, wanted)}
        found = [[cards[each] for each in sorted(ids) if each in cards] for ids in candidates]
        merged = self._merged(rows)
        return [
            _decide(row, self._telling(row), each, self._meant_merged(row, [card for card, _keys in each], merged) if merged else ())
            for row, each in zip(rows, found, strict=True)
        ]

    def match_with(self, row: Customer, card: Customer) -> tuple[Found, Customer | None]:
        """The same for one row of which only this card is meant, as rows before have left it."""
        pairs = self._meant_merged(row, [card], self._merged([row])) if self._has_merged else ()
        merged = [(card, hidden) for survivor, hidden in pairs if survivor.id == card.id]
        return _decide(row, _Telling(keys_of(row), keys_of(row)), [(card, keys_of(card))], merged)

    def sharing(self, rows: Sequence[Customer]) -> Iterator[Customer]:
        """The cards that share a number, phone, e-mail or name with one of the rows.

        Before them merged cards whose number or name a row has, as if they were the cards they were merged into.
        """
        if not self.is_empty and rows:
            found = list(load_cards(self._connection, sorted({*(each for ids in self._candidates(rows) for each in ids)})))
            merged = self._merged(rows)
            for row in rows if merged else ():
                for card, hidden in self._meant_merged(row, found, merged):
                    yield from (replace(hidden, id=card.id), card)
            yield from found

    def _merged(self, rows: Sequence[Customer]) -> Merged:
        """The merged cards that have the numbers or names of these rows."""
        found: Merged = defaultdict(list)
        if not self._has_merged:
            return found
        asked: dict[str, set[str]] = {"number": set(), "name": set()}
        for row in rows:
            for by, key in self._asked(row):
                if by in asked:
                    asked[by].add(key)
        by_key = {by: self._connection.execute(_MERGED.format(by=by), (json.dumps(sorted(asked[by])),)).all() for by in asked}
        by_key = {by: [(key, each) for key, each in pairs if each < self._first_new] for by, pairs in by_key.items()}
        into = {each: survivor_of(self._connection, each) for pairs in by_key.values() for _key, each in pairs}
        cards = {card.id: card for card in load_cards(self._connection, sorted({*into, *into.values()}))}
        for by, pairs in by_key.items():
            for key, hidden in pairs:
                found[by, key].append((cards[into[hidden]], cards[hidden]))
        return found

    def _meant_merged(self, row: Customer, candidates: Sequence[Customer], merged: Merged) -> Sequence[tuple[Customer, Customer]]:
        """The merged cards of the row's number or name, each after the one it is in; of a number none where another card has it by now."""
        number = number_sort_key(row.number) if row.number else ""
        is_anothers = any(card.number and number_sort_key(card.number) == number for card in candidates)
        found = [pair for asked in self._asked(row) if asked[0] != "number" or not is_anothers for pair in merged.get(asked, ())]
        return list({hidden.id: (card, hidden) for card, hidden in found}.values())

    def card(self, card_id: int) -> Customer | None:
        """The card of that id, if it is still there."""
        return next(load_cards(self._connection, [card_id]), None)

    def _candidates(self, rows: Sequence[Customer]) -> list[set[int]]:
        asked: dict[str, dict[str, list[int]]] = {by: defaultdict(list) for by in LOOK_UPS}
        for place, row in enumerate(rows):
            for by, key in self._asked(row):
                asked[by][key].append(place)
        found: list[set[int]] = [set() for _ in rows]
        for by, places in asked.items():
            for key, ids in self._look_up(by, list(places)).items() if places else ():
                for place in places[key]:
                    found[place].update(ids)
        return found

    def _look_up(self, by: str, keys: Sequence[str]) -> dict[str, list[int]]:
        """The cards that have each key, of a crowd the first ones; the book is asked for a crowd once."""
        found = {key: self._crowds[by, key] for key in keys if (by, key) in self._crowds}
        unknown = [key for key in keys if key not in found]
        for key, card_id in self._connection.execute(LOOK_UPS[by], (json.dumps(unknown), self._first_new)):
            found.setdefault(key, []).append(card_id)
        for key in unknown:
            if len(found.get(key, ())) > MOST_SHARING:
                found[key] = self._crowds[by, key] = found[key][: MOST_SHARING + 1]
        return found

    def _telling(self, row: Customer) -> _Telling:
        """By what a row is known that no crowd of cards has."""
        keys = keys_of(row)
        crowds = {asked for asked in self._asked(row) if asked in self._crowds} if self._crowds else None
        if not crowds:
            return _Telling(keys, keys)
        phones = {phone_key(phone) for phone in row.phones if ("phone", phone_index_key(phone)) in crowds}
        emails = {email for email in keys.emails if ("email", email) in crowds}
        told = keys._replace(phones=keys.phones - phones, emails=keys.emails - emails)
        return _Telling(keys, told, by_name=all(by != "name" for by, _key in crowds))

    def _asked(self, row: Customer) -> Iterable[tuple[str, str]]:
        if row.number:
            yield "number", number_sort_key(row.number)
        for phone in row.phones:
            if (key := phone_index_key(phone)) and tells_a_phone(phone.e164 or key):
                yield "phone", key
        for email in row.emails:
            yield "email", fold(email)
        for name in _written_names(row):
            if key := sort_key(name, self._language):
                yield "name", key


def candidate(card: Customer, card_id: int | None, place: tuple[int, int] | None = None, sheet: str = "") -> Candidate:
    """What tells a card of the book, or a customer whom the file makes at a place, from another of the name."""
    phone = card.phones[0].typed if card.phones else ""
    return Candidate(shown_name(card, NameOrder.GIVEN_FIRST), card.number, phone, card_id, place, sheet)


def several(candidates: Sequence[Candidate]) -> Found:
    """None of several who could be meant: it is said who they are."""
    return Found(reason=SEVERAL, values={"names": tuple(candidates)}, among=tuple(candidates))


class _Telling(NamedTuple):
    """By what a row is known, and what of that tells whose it is: `told` lacks the phones and e-mails of a crowd, `by_name` its name."""

    keys: Keys
    told: Keys
    by_name: bool = True


def _decide(
    row: Customer, telling: _Telling, known: Sequence[tuple[Customer, Keys]], merged: Sequence[tuple[Customer, Customer]]
) -> tuple[Found, Customer | None]:
    """The card that the row is surely about, else who is near.

    Sure are the same number under an agreeing name, a shared phone or e-mail under the same name, and the only one of
    the name that nothing speaks against. The number of a merged card means the one it is in, under either's name, and so does
    its name, where no other card has that.
    """
    keys, told_keys = telling.keys, telling.told
    of_number = [pair for pair in merged if keys.number and number_sort_key(pair[1].number) == keys.number]
    numbered = {card.id: card for card, hidden in merged if _is_told(row, told_keys, hidden, keys_of(hidden))}
    numbered |= {card.id: card for card, _hidden in of_number if _is_told(row, told_keys, card, keys_of(card)._replace(number=keys.number))}
    told = list(numbered.values()) or [card for card, other in known if _is_told(row, told_keys, card, other)]
    if not told:
        told = [card for card, other in known if _is_the_one_of_the_name(row, keys, card, other)]
        if len(told) == 1 and not telling.by_name:
            told = []  # more cards of the name were not looked at
    if not told and telling.by_name:
        named = {card.id: card for card, hidden in merged if _is_the_one_of_the_name(row, keys, hidden, keys_of(hidden))}
        told = list(named.values())
    if len(told) > 1:
        surely = [card for card in told if row.number and card.number == row.number]
        told = surely if len(surely) == 1 else told
    if len(told) > 1:
        return several([candidate(card, card.id) for card in told]), None
    owner = next((card for card, other in known if keys.number and keys.number == other.number), of_number[0][0] if of_number else None)
    holder = candidate(owner, owner.id) if owner is not None else None
    if told:
        return Found(told[0].id, holder=candidate(told[0], told[0].id) if numbered else holder), told[0]
    near = ((card, _near(row, told_keys, card, other)) for card, other in known)
    found = ((candidate(card, card.id), because) for card, because in near if because and (telling.by_name or because != _BY_NAME_ALONE))
    return Found(near=tuple(found), holder=holder), None


def _is_told(row: Customer, keys: Keys, card: Customer, other: Keys) -> bool:
    """Whether a number, phone or e-mail that is shared says surely that the two are one.

    Another birthday speaks against it, unless number, name and a phone or e-mail all agree: then it was mended.
    """
    is_reached = bool(keys.phones & other.phones or keys.emails & other.emails)
    if _born_apart(row, card) and not (is_reached and keys.number and keys.number == other.number and _is_the_same_name(keys, other)):
        return False
    if keys.number and keys.number == other.number:
        return _names_agree(row, keys, card, other)
    if not is_reached:
        return False
    if keys.words and other.words:
        return keys.words == other.words
    return not (keys.number and other.number)


def _is_the_one_of_the_name(row: Customer, keys: Keys, card: Customer, other: Keys) -> bool:
    return _is_the_same_name(keys, other) and not _contradict(row, keys, card, other)


def _is_the_same_name(keys: Keys, other: Keys) -> bool:
    return bool(keys.words) and keys.words == other.words


def _names_agree(row: Customer, keys: Keys, card: Customer, other: Keys) -> bool:
    """Whether one is called as the other, or by some of the other's names; one of them may be without a name."""
    if not keys.words or not other.words:
        return True
    return keys.words <= other.words | _other_names(card) or other.words <= keys.words | _other_names(row)


def _other_names(card: Customer) -> set[str]:
    return set(fold(f"{card.known_as} {card.company}").split())


def _near(row: Customer, keys: Keys, card: Customer, other: Keys) -> tuple[Reason, ...]:
    """What speaks for the two being one where that is not sure; nothing where they are strangers.

    A number, phone or e-mail with the same name, one of more or fewer words, or none; and the same name in another
    place. A family's name beside its phone is none of these.
    """
    shares = keys.number == other.number != "", bool(keys.phones & other.phones), bool(keys.emails & other.emails)
    means = [reason for reason, shared in zip(_MEANS, shares, strict=True) if shared]
    common = keys.words & other.words
    fewest = min(len(keys.words), len(other.words))
    is_alike = not fewest or keys.words == other.words or (len(common) >= FEWEST_SHARED_WORDS and len(common) == fewest)
    if means and (is_alike or (Reason.SAME_NUMBER in means and common)):
        named = [] if not fewest else [Reason.SAME_NAME if keys.words == other.words else Reason.SIMILAR_NAME]
        return (*named, *means)
    is_elsewhere = _is_the_same_name(keys, other) and not _contradict(row, keys, card, other, anywhere=True)
    return _BY_NAME_ALONE if is_elsewhere else ()


_BY_NAME_ALONE = (Reason.SAME_NAME,)
_MEANS = (Reason.SAME_NUMBER, Reason.SAME_PHONE, Reason.SAME_EMAIL)


def _contradict(row: Customer, keys: Keys, card: Customer, other: Keys, *, anywhere: bool = False) -> bool:
    """Whether anything speaks against two of one name being one; `anywhere` they live."""
    # What was no whole number on the card may be mended in the row.
    phones = other.phones if certain(other.phones) or not certain(keys.phones) else frozenset[str]()
    if any(one and two and not one & two for one, two in ((keys.phones, phones), (keys.emails, other.emails))):
        return True
    if row.number and card.number and keys.number != other.number:
        return True
    if _born_apart(row, card):
        return True
    return not anywhere and bool(row.addresses) and bool(card.addresses) and not live_together(row, card)


def _born_apart(row: Customer, card: Customer) -> bool:
    """Whether both birthdays are whole and are two days."""
    one, other = row.birthday, card.birthday
    if one is None or other is None or one == other or not (one.is_whole and other.is_whole):
        return False
    return one.gregorian() != other.gregorian()


def _written_names(row: Customer) -> list[str]:
    """The names under which its card may stand in the book: given name first or last."""
    words = [word for key in NAMES for word in getattr(row, key).split()]
    if row.kind is CustomerKind.FIRM or not words:
        return [name for name in (row.company, row.known_as) if name]
    if len(words) > MOST_ORDERED_WORDS:
        return list(dict.fromkeys((" ".join(words), shown_name(row, NameOrder.FAMILY_FIRST))))
    return [" ".join(order) for order in permutations(words)]
