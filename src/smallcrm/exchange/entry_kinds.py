"""Of which kind an entry is by the word in a column of kinds: a sale, a payment, an opening balance; never by a guess."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from smallcrm.domain.choices import PaymentMeans
from smallcrm.domain.ledger import EntryKind
from smallcrm.exchange.balance_sides import side_of
from smallcrm.exchange.choice_words import choice_of
from smallcrm.exchange.entry_kind_words import LOWERS, PAID, RAISES, TELLS_NOTHING, TOOK
from smallcrm.exchange.headers import header_key
from smallcrm.exchange.ledger_parts import ENTRY_KIND_LABELS
from smallcrm.i18n import LANGUAGES, gettext, in_language

if TYPE_CHECKING:
    from collections.abc import Mapping

_PREPOSITIONS = ("ב", "بال", "ب")
"""Written together with the word: `בצ'ק`, `بشيك`."""
_LONGEST = 5
"""How many words a phrase has at most."""


class KindOfEntry(NamedTuple):
    """What a word says of an entry; `says_more` where it is another thing than a sale or money, and is to be kept.

    `method` is how it was paid, where the word says that.
    """

    kind: EntryKind
    says_more: bool = False
    method: PaymentMeans | None = None


class _Part(StrEnum):
    TOOK = "took"
    PAID = "paid"
    RAISES = "raises"
    LOWERS = "lowers"
    NOTHING = "nothing"


@lru_cache(maxsize=4096)
def kind_of_entry(text: str) -> KindOfEntry | None:
    """What the cell of a column of kinds says; None for words that are not known, and for those that say two things.

    Sale, payment and ways of paying may stand together where they agree ("payment by cheque"), the others only alone: a
    "cash refund" may be either.
    """
    key = header_key(text)
    own = _own_kinds().get(key)
    if own is not None:
        return KindOfEntry(own)
    if side := side_of(text):
        return _KINDS[_Part.TOOK if side > 0 else _Part.PAID]
    parts = _parts(key.split())
    if parts is None:
        return None
    said = {part for part, _ in parts} - {_Part.NOTHING}
    method = next((means for _, means in parts if means is not None), None)
    return _KINDS[said.pop()]._replace(method=method) if len(said) == 1 else None


_KINDS: Mapping[_Part, KindOfEntry] = {
    _Part.TOOK: KindOfEntry(EntryKind.SALE),
    _Part.PAID: KindOfEntry(EntryKind.PAYMENT),
    _Part.RAISES: KindOfEntry(EntryKind.SALE, says_more=True),
    _Part.LOWERS: KindOfEntry(EntryKind.PAYMENT, says_more=True),
}


def _parts(words: list[str]) -> list[tuple[_Part, PaymentMeans | None]] | None:
    """What the words say, the longest phrases first; None where one of them is not known."""
    parts, start = [], 0
    while start < len(words):
        for end in range(min(len(words), start + _LONGEST), start, -1):
            found = _part(" ".join(words[start:end]))
            if found is not None:
                parts.append(found)
                start = end
                break
        else:
            return None
    return parts


def _part(phrase: str) -> tuple[_Part, PaymentMeans | None] | None:
    known = _known().get(phrase)
    if known is not None:
        return known, None
    means = choice_of(phrase, PaymentMeans)
    if means is not None:
        return (_Part.TOOK, None) if means is PaymentMeans.ON_CREDIT else (_Part.PAID, PaymentMeans(means))
    shorter = (phrase.removeprefix(each) for each in _PREPOSITIONS if phrase.startswith(each))
    return next((found for each in shorter if each and (found := _part(each)) is not None), None)


@lru_cache(maxsize=1)
def _known() -> Mapping[str, _Part]:
    known: dict[str, _Part] = {}
    lists = ((_Part.TOOK, TOOK), (_Part.PAID, PAID), (_Part.RAISES, RAISES), (_Part.LOWERS, LOWERS), (_Part.NOTHING, TELLS_NOTHING))
    for part, languages in lists:
        for word in "|".join(languages).split("|"):
            known.setdefault(header_key(word), part)
    known.pop("", None)
    return known


@lru_cache(maxsize=1)
def _own_kinds() -> Mapping[str, EntryKind]:
    """What we call the kinds of entries, in every language."""
    kinds: dict[str, EntryKind] = {}
    for language in LANGUAGES:
        with in_language(language):
            kinds |= {header_key(gettext(label)): kind for kind, label in ENTRY_KIND_LABELS.items()}
    return kinds
