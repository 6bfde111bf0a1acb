"""A book of ours as JSON, as one sheet: a row for each card, which travels whole in one cell.

The writer puts each card in a line, so a file of any size is read line by line; one that another program wrote anew is
read at once, if it is small.
"""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, Any

from smallcrm.exchange.kept_cells import BOOK, joined
from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.sheet import OpenedFile, Sheet
from smallcrm.exchange.understanding import KEPT_SHEET, WHOLE_CARD
from smallcrm.exchange.whole_book import ENTRY_COUNT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from smallcrm.exchange.cells import Cell

LONGEST_LINE = 6 * 2**20
"""A cell goes to the program in one line of at most 16 MB, with its quotation marks escaped."""
LARGEST_AT_ONCE = 48 * 2**20
MOST_CARDS = 2_000_000
MOST_OWN_FIELDS = 300
LONGEST_SETTINGS = 4 * 2**20
DEEPEST = 8
CARDS_BETWEEN_BEATS = 2_000
HEAD = ("shop", "fields", "filters", "matchings", "told_apart")
MOST_PIECES = 1_000
_CUSTOMERS = b'"customers": ['
_OUR_BOOK = '{"smallcrm"'


def open_own_book(path: Path, _code_page: str | None, beat: Callable[[int, int], None]) -> OpenedFile:
    """The one sheet, and what the file says of its shop; a line is parsed here once, so that later ones are known to be cards."""
    return _by_lines(path, beat) or _at_once(path, beat)


def know_own_workbook(opened: OpenedFile) -> OpenedFile:
    """A workbook that may be one of ours: then its sheet that is not for people is marked, and what it says of the shop is read."""
    for sheet in opened.sheets:
        rows = sheet.slice(1, 1)
        if (first := next(iter(rows), None)) and len(first) > 1 and first[0] == BOOK and str(first[1]).startswith(_OUR_BOOK):
            found = next((written for word, written in joined(sheet.slice(1, MOST_PIECES)) if word == BOOK), "")
            head = _parsed(found.encode("utf-8", errors="replace"))
            opened.book = _checked({key: head[key] for key in HEAD if key in head})
            sheet.fields = (KEPT_SHEET,)
            break
    return opened


def _by_lines(path: Path, beat: Callable[[int, int], None]) -> OpenedFile | None:
    """None where the lines are not those that our writer makes."""
    starts, labels, entries = array("q"), dict[str, None](), 0
    with path.open("rb") as file:
        head = _head(file.readline(LONGEST_LINE) for _ in range(len(HEAD) + 2))
        if head is None:
            return None
        while True:
            start, line = file.tell(), file.readline(LONGEST_LINE)
            if len(line) == LONGEST_LINE or len(starts) > MOST_CARDS:
                raise ReadingError(Problem.TOO_BIG)
            if not line.startswith(b"{"):
                break
            entries += _know(_parsed(_card_of(line)), labels)
            starts.append(start)
            if len(starts) % CARDS_BETWEEN_BEATS == 0:
                beat(len(starts), 0)
        if not line.startswith(b"]}"):
            raise ReadingError(Problem.DAMAGED)

    def start_over() -> Iterator[list[Cell]]:
        with path.open("rb") as again:
            for place in starts:
                again.seek(place)
                yield [_card_of(again.readline(LONGEST_LINE)).decode("utf-8")]

    return _opened(path, {**head, ENTRY_COUNT: entries}, labels, len(starts), start_over)


def _at_once(path: Path, beat: Callable[[int, int], None]) -> OpenedFile:
    if path.stat().st_size > LARGEST_AT_ONCE:
        raise ReadingError(Problem.TOO_BIG)
    content = _parsed(path.read_bytes().removeprefix(b"\xef\xbb\xbf"))
    found = content.pop("customers", None)
    if not isinstance(found, list):
        raise ReadingError(Problem.NO_TABLE)
    labels, entries = dict[str, None](), 0
    cards: list[str] = []
    for card in found:
        entries += _know(card, labels)
        cards.append(json.dumps(card, ensure_ascii=False))
        if len(cards[-1].encode("utf-8", errors="surrogatepass")) > LONGEST_LINE:
            raise ReadingError(Problem.TOO_BIG)
        if len(cards) % CARDS_BETWEEN_BEATS == 0:
            beat(len(cards), len(found))
    return _opened(path, {**content, ENTRY_COUNT: entries}, labels, len(cards), lambda: ([card] for card in cards))


def _opened(
    path: Path, head: dict[str, Any], labels: dict[str, None], count: int, start_over: Callable[[], Iterator[list[Cell]]]
) -> OpenedFile:
    book = _checked({key: head[key] for key in HEAD if key in head})
    book |= {"labels": list(labels), ENTRY_COUNT: head[ENTRY_COUNT]}
    sheet = Sheet(path.stem, False, count, 1, start_over, (WHOLE_CARD,), longest_text=LONGEST_LINE)
    return OpenedFile("json", [sheet], book=book)


def _checked(book: dict[str, Any]) -> dict[str, Any]:
    if _depth(book) > DEEPEST:
        raise ReadingError(Problem.DAMAGED)
    if len(json.dumps(book)) > LONGEST_SETTINGS:
        raise ReadingError(Problem.TOO_BIG)
    return book


def _head(lines: Iterator[bytes]) -> dict[str, Any] | None:
    """What stands before the first card, whose line follows; None where it is not what our writer puts there."""
    written = b""
    for line in lines:
        written += line
        if line.rstrip(b"\n").endswith(_CUSTOMERS):
            return _parsed(written.rstrip(b"\n") + b"]}")
        if len(written) > LONGEST_LINE or not line.endswith(b",\n"):
            return None
    return None


def _card_of(line: bytes) -> bytes:
    return line.rstrip(b"\r\n").rstrip(b",")


def _parsed(text: bytes) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadingError(Problem.DAMAGED) from error
    if not isinstance(found, dict):
        raise ReadingError(Problem.DAMAGED)
    return found


def _know(card: object, labels: dict[str, None]) -> int:
    """Take in a card: it must be one, and its own fields get their names known. Returns how many entries it has."""
    if not isinstance(card, dict) or _depth(card) > DEEPEST:
        raise ReadingError(Problem.DAMAGED)
    merged = card.get("merged")
    for each in (card, *(merged if isinstance(merged, list) else ())):
        own = each.get("custom") if isinstance(each, dict) else None
        for label in own if isinstance(own, dict) else ():
            if len(labels) < MOST_OWN_FIELDS:
                labels[label] = None
    entries = card.get("entries")
    return len(entries) if isinstance(entries, list) else 0


def _depth(value: object) -> int:
    """How deep lists and objects lie in one another; counted no further than is too deep."""
    deepest, level = 0, [value]
    while level and deepest <= DEEPEST:
        level = [
            each
            for held in level
            if isinstance(held, dict | list)
            for each in (held.values() if isinstance(held, dict) else held)
            if isinstance(each, dict | list)
        ]
        deepest += 1
    return deepest
