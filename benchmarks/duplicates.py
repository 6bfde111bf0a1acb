"""Finding 5,000 cards written twice among 100,000 in five languages: how many are found, how many proposals are right, how long it takes.

`python -m benchmarks.duplicates SEED` tries other cards than those the figures are held to.
"""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from benchmarks.data import MANY, book_file
from benchmarks.duplicate_data import FINGERPRINT, SEED, make_doubled_cards
from benchmarks.measuring import Line, processor_time, run
from smallcrm.analysis.duplicates import ComparedCard, find_duplicates
from smallcrm.domain.partial_date import PartialDate
from smallcrm.domain.progress import Silent
from smallcrm.infra.collector import collect_rarely

if TYPE_CHECKING:
    from benchmarks.duplicate_data import DoubledCards, InventedCard

FEW = 60


def measure() -> list[Line]:
    """Five lines: recall, precision, the processor's time, the time for a few new cards against all the others, and for a book."""
    seed = next((int(argument) for argument in sys.argv[1:] if argument.isdigit()), SEED)
    data = make_doubled_cards(seed=seed)
    if seed == SEED and data.fingerprint() != FINGERPRINT:
        raise RuntimeError("These are not the cards that were fixed before the finder was written.")
    return [*_lines(data, seed), _line_of_a_book()]


def _lines(data: DoubledCards, seed: int) -> list[Line]:
    cards = [_compared(card) for card in data.cards]
    collect_rarely()
    before = processor_time()
    found = find_duplicates(cards, Silent())
    seconds = processor_time() - before
    right = sum((pair.first, pair.second) in data.pairs for pair in found)
    before = processor_time()
    find_duplicates(cards[:FEW], Silent(), against=cards[FEW:])
    few_seconds = processor_time() - before
    what, missed, wrong = f"duplicates among {len(cards):,} cards", 1 - right / len(data.pairs), 1 - right / len(found)
    return [
        Line(f"{what}, not found", 100 * missed, "%", most=5, remark=f"recall {1 - missed:.1%}, {len(data.pairs):,} pairs, seed {seed}"),
        Line(f"{what}, proposed wrongly", 100 * wrong, "%", most=10, remark=f"precision {1 - wrong:.1%}, {len(found):,} proposed"),
        Line(what, seconds, "s CPU", most=6),
        Line(f"{what}, {FEW} new ones against the others", few_seconds, "s CPU"),
    ]


def _line_of_a_book() -> Line:
    """With the reading of the cards, and the names of those proposed."""
    from smallcrm.services.book import open_book
    from smallcrm.services.duplicates import duplicates_in

    book = open_book(book_file())
    before = processor_time()
    found = duplicates_in(book, Silent())
    seconds = processor_time() - before
    book.close()
    return Line(f"duplicates in a book of {MANY:,} cards", seconds, "s CPU", remark=f"{len(found):,} proposed")


def _compared(card: InventedCard) -> ComparedCard:
    return ComparedCard(
        id=card.id,
        title=card.title,
        given_name=card.given,
        middle_name=card.middle,
        family_name=card.family,
        company=card.company,
        phones=card.phones,
        emails=card.emails,
        birthday=PartialDate.of(date.fromisoformat(card.birthday)) if card.birthday else None,
        street=card.street,
        city=card.city,
    )


if __name__ == "__main__":
    run(measure)
