"""The last column of a workbook of ours, and its sheet of the same name: what the cells beside do not say to the letter.

They never overrule what a person wrote: what they hold is taken only where the cells beside still say the same.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from smallcrm.domain.card_rules import clean
from smallcrm.domain.choices import PhoneKind
from smallcrm.domain.customer import Age, Phone
from smallcrm.domain.phone import guess_kind, national, read_phones
from smallcrm.exchange.json_values import day, items, moment, texts, whole
from smallcrm.exchange.whole_book import picture
from smallcrm.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from smallcrm.domain.customer import Customer
    from smallcrm.exchange.draft import Draft
    from smallcrm.exchange.reading_context import ReadingContext

KEPT_LABEL = N_("For smallcrm")
PARTS = ("created_at", "id", "put_aside_at", "referred_by", "age_years", "age_as_of", "phones")
"""What a cell beside a card holds, in this order; where there is nothing but the first, that alone."""
PARTS_OF_AN_ENTRY = ("recorded_at", "id", "account")
BOOK, CARD, ROWS = "book", "card", "rows"
"""What a row of the sheet holds, by its first cell; the second is a piece of JSON, which goes on in the next row of the same word."""
LONGEST_PIECE = 16_000
"""Characters: a cell takes 32,767 of at most two units each."""
BETWEEN = "; "


def pieces(word: str, content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The rows of the sheet that hold this."""
    written = json.dumps(content, ensure_ascii=False)
    for start in range(0, len(written), LONGEST_PIECE):
        yield word, written[start : start + LONGEST_PIECE]


def joined(rows: Iterable[list[Any]]) -> Iterator[tuple[str, str]]:
    """What the rows of the sheet hold, put together again: the word and its JSON."""
    word, parts = "", list[str]()
    for row in rows:
        said, piece = (str(each or "") for each in (*row, "", "")[:2])
        if said != word and parts:
            yield word, "".join(parts)
            parts = []
        word = said
        parts.append(piece)
    if parts:
        yield word, "".join(parts)


def kept_of(cell: str, parts: tuple[str, ...]) -> dict[str, Any]:
    """What a cell of the column holds, by name; nothing where it is not as we write it."""
    if not cell.startswith("["):
        return {parts[0]: cell}
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError):
        return {}
    return dict(zip(parts, found, strict=False)) if isinstance(found, list) else {}


def take_kept(draft: Draft, cell: str, context: ReadingContext, troubles: Collection[str]) -> None:
    """Put into the draft what the cell says beside the others; `troubles` are reasons of faults that are none then."""
    found = kept_of(cell, PARTS)
    draft.key = whole(found, "id")
    for name in ("created_at", "put_aside_at"):
        exact, noon = moment(found, name), draft.values.get(name)
        if exact is not None and noon is not None and exact.astimezone().date() == noon.astimezone().date():
            draft.values[name] = exact
    if any(draft.referrer):
        draft.referrer = (*draft.referrer[:2], whole(found, "referred_by"))
    years, as_of, age = whole(found, "age_years"), day(found, "age_as_of"), draft.values.get("age")
    if years is not None and as_of is not None and age is not None:
        draft.values["age"] = Age(years, as_of)
    phones = tuple(_phones(found))
    if phones and _say_the_same(draft.phones, phones, context.region):
        draft.phones = list(phones)
        faults = [fault for fault in draft.faults if fault.reason in troubles]
        draft.faults = [fault for fault in draft.faults if fault not in faults]
        lines = {clean(f"{fault.heading}: {fault.text}", lines=True) for fault in faults if not fault.doubtful}
        lines.update(draft.words_beside_phones)
        draft.notes = [note for note in draft.notes if note not in lines]


class PlainPhones:
    """Whether the phones of a card are read back from cells that show them as `national` does, asked of one card after the other.

    Where none of the first cards has such phones, the others are not asked: whoever types otherwise does so everywhere.
    """

    ASKED = 500

    def __init__(self, region: str) -> None:
        self._region = region
        self._asked = self._plain = 0

    @property
    def has_given_up(self) -> bool:
        """Whether none of those asked of had such phones."""
        return self._asked >= self.ASKED and not self._plain

    def __call__(self, written: str | None) -> bool:
        """`written` holds a line for each phone: its kind, the number as typed, and E.164."""
        if not written:
            return True
        if self.has_given_up:
            return False
        is_plain = _are_plain(written, self._region)
        self._asked, self._plain = self._asked + 1, self._plain + is_plain
        return is_plain


def _are_plain(written: str, region: str) -> bool:
    lines = written.split("\n")
    last = 0
    for line in lines:
        kind, typed, e164 = line.split("\t")
        place = _COLUMNS.index(kind)
        if place < last or not e164 or typed != national(e164, region):
            return False
        if kind != PhoneKind.FAX and guess_kind(e164, region) != kind:
            return False
        last = place
    return len(set(lines)) == len(lines)


_COLUMNS = (PhoneKind.MOBILE, PhoneKind.PHONE, PhoneKind.FAX)
"""In the order of the columns of a table."""


def _phones(found: Mapping[str, Any]) -> Iterator[Phone]:
    for each in items(found, "phones"):
        kind, typed, e164 = (*each, None, None, None)[:3] if isinstance(each, list) else (None, None, None)
        if kind in set(PhoneKind) and isinstance(typed, str) and (e164 is None or (isinstance(e164, str) and e164[1:2].isdigit())):
            yield Phone(clean(typed), PhoneKind(kind), e164)


def _say_the_same(read: Iterable[Phone], kept: Iterable[Phone], region: str) -> bool:
    """Whether the cells of phones, as they were read, are those that were written of the kept ones."""
    numbers = sorted(phone.e164 or phone.typed for phone in read)
    if numbers == sorted(phone.e164 or phone.typed for phone in kept):
        return True
    written: list[str] = []
    for kind in PhoneKind:
        cell = BETWEEN.join(national(phone.e164 or phone.typed, region) for phone in kept if phone.kind is kind)
        written += dict.fromkeys(reading.e164 or clean(reading.typed) for reading in read_phones(cell, region))
    return sorted(set(numbers)) == sorted(set(written))


def with_rest(card: Customer, found: Mapping[str, Any], split: Mapping[str, Callable[[str], list[str]]]) -> dict[str, Any]:
    """What the sheet adds to a card that was read from its row: the picture, and lists whose texts no cell could keep apart."""
    added: dict[str, Any] = {"photo": picture(found, "photo")} if card.photo is None else {}
    for name, parts_of in split.items():
        kept = texts(found, name)
        if kept and tuple(dict.fromkeys(part for each in kept for part in parts_of(each))) == getattr(card, name):
            added[name] = kept
    return added
