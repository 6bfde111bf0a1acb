"""The text of a page or of contacts: which encoding it declares, and whether that is to be believed."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.readers.code_pages import CodePage, code_page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGEST = 100 * 2**20
HEAD = 4_096
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
FOR_TEXT = re.compile(r"(?:utf|windows|cp|ibm|iso|koi8|mac|x-mac|us-ascii|ascii|latin|gb|big5|shift|sjis|euc)", re.IGNORECASE)
"""Python knows more codecs, some of them slow or no alphabets at all."""
LATIN = ("cp1252", "iso8859-1", "ascii")
CHUNK = 65_536


def codec_named(name: str) -> str | None:
    """Python's name for an encoding named by a stranger; None if there is none. What is called Latin 1 is Windows-1252, as in browsers."""
    if not FOR_TEXT.match(name):
        return None
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    return "cp1252" if found in LATIN else found


def markup_page(content: bytes, chosen: str | None, declared: str | None = None) -> CodePage:
    """The code page of a page: the chosen one, else what its bytes prove, else what it declares, else the likeliest.

    `declared` is what stands beside the content, as in a message. Raises ReadingError where there is no code page of the chosen name.
    """
    if chosen:
        try:
            codecs.getincrementaldecoder(chosen)
            "".encode(chosen)
            return CodePage(codecs.lookup(chosen).name, sure=True)
        except LookupError as error:
            raise ReadingError(Problem.CODE_PAGE) from error
    told = code_page_of(content)
    if told.sure and told.name.startswith("utf"):
        return told
    if declared is None and (found := DECLARED.search(content[:HEAD])):
        declared = found[1].decode("ascii", errors="replace")
    name = codec_named(declared) if declared else None
    if name is None or name.startswith("utf") or (name == "cp1252" and told.name != "cp1252"):
        # Declared by habit: the bytes are no UTF-8, and hardly anybody writes Hebrew in Latin 1.
        return told
    return CodePage(name, sure=True)


def parts_of(content: bytes, name: str, beat: Callable[[int, int], None]) -> Iterator[str]:
    """The text part by part, so that a large one never lies in memory whole; `beat` is called before each with the bytes done."""
    decoder = codecs.getincrementaldecoder(name)(errors="replace")
    for start in range(0, len(content), CHUNK):
        beat(start, len(content))
        yield decoder.decode(content[start : start + CHUNK])
    yield decoder.decode(b"", final=True)
