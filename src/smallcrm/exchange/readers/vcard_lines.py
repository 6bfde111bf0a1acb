"""The lines of a file of contacts (vCard 2.1, 3.0, 4.0): cards and their properties, as bytes, whatever wrote them.

`vobject` is not asked: one line of its grammar takes a time that doubles with every equals sign, a folded photograph one that
grows with its square, and a card that it cannot read ends the file.
"""

from __future__ import annotations

import binascii
import quopri
import re
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = re.compile(rb'((?:[\w-]+\.)?[A-Za-z][\w-]*)((?:;(?:"[^"]*"|[^":;])*)*):')
HEAD_WITH_OPEN_QUOTE = re.compile(rb"((?:[\w-]+\.)?[A-Za-z][\w-]*)((?:;[^:;]*)*):")
START = re.compile(rb"(?:[\w-]+\.)?[A-Za-z][\w-]*(?:;|:(?!//))")
QUOTED_PRINTABLE = re.compile(rb"[;=\"]QUOTED-PRINTABLE\b", re.IGNORECASE)
BASE64 = re.compile(rb"[;=\"](?:BASE64|B)\"?(?:;|$)", re.IGNORECASE)
NOT_SAID_TO_BE_QUOTED = re.compile(rb"(?:=[89A-F][0-9A-F]){2}")
LETTER = re.compile(rb"[0-9A-Za-z\x80-\xff]")
QUOTED_SEMICOLON = re.compile(rb"=3[Bb]")
BINARY = frozenset({"SOUND", "KEY"})
PICTURES = frozenset({"PHOTO", "LOGO"})
LONGEST_HEAD = 4_096
LONGEST_VALUE = 100_000
LONGEST_PICTURE = 5 * 2**20
"""Characters of base64 and what stands before them; what is longer is no picture of a card."""
DATA_URI = re.compile(rb"\s*data:[^,]{0,200},", re.IGNORECASE)
OLD = "2.1"


@dataclass(slots=True)
class Property:
    """One property of a card: `name` in capitals, `types` and the names of parameters in small letters."""

    name: str
    group: str
    types: frozenset[str]
    parameters: dict[str, str]
    value: bytes


@dataclass(slots=True)
class Card:
    """What stands between BEGIN and END; `photo` is as it was written, `left_out` counts the pictures beside it."""

    properties: list[Property] = field(default_factory=list)
    version: str = ""
    photo: bytes = b""
    left_out: int = 0

    def ends_with_agent(self) -> bool:
        """Whether the last property so far is one that another card follows for."""
        return bool(self.properties) and self.properties[-1].name == "AGENT"


def cards_of(content: bytes) -> Iterator[Card]:
    """Every card that holds anything, in the file's order; one that is cut off or broken loses no other."""
    card: Card | None = None
    in_agent = False
    for prop in _properties(content):
        mark = prop.name if prop.name in {"BEGIN", "END"} and prop.value.strip().upper() == b"VCARD" else ""
        if card is not None and mark == "BEGIN" and not in_agent and card.ends_with_agent():
            # The card of an agent stands inside the card of his principal.
            in_agent = True
        elif card is not None and in_agent and mark != "BEGIN":
            in_agent = mark != "END"
            if prop.name in PICTURES:
                card.left_out += 1
            elif in_agent:
                card.properties[-1].value += prop.name.encode() + b": " + prop.value + b" "
        elif mark:
            if card is not None and card.properties:
                yield card
            card, in_agent = Card() if mark == "BEGIN" else None, False
        elif card is not None:
            _keep(card, prop)
    if card is not None and card.properties:
        yield card


def _keep(card: Card, prop: Property) -> None:
    if prop.name == "VERSION":
        card.version = prop.value.decode("ascii", errors="replace").strip()
    elif prop.name == "PHOTO" and prop.value and not card.photo:
        card.photo = prop.value
    elif prop.name in PICTURES:
        card.left_out += 1
    elif prop.value.strip() or prop.name == "AGENT":
        card.properties.append(prop)


def _properties(content: bytes) -> Iterator[Property]:
    """The properties, their folded and softly broken lines put together; a line that is none belongs to the notes."""
    last: Property | None = None
    for raw in _raw_properties(content):
        prop = raw.property()
        if prop is None:
            text = raw.joined()
            if not LETTER.search(text):
                continue
            if last is not None and last.name == "NOTE" and len(last.value) < LONGEST_VALUE:
                last.value += b"\n" + text
                continue
            prop = Property("NOTE", "", frozenset(), {}, text)
        if last is not None:
            yield last
        last = prop
    if last is not None:
        yield last


def _raw_properties(content: bytes) -> Iterator[_Raw]:
    if b"\n" not in content:
        content = content.replace(b"\r", b"\n")
    raw: _Raw | None = None
    is_old = False
    for ended in BytesIO(content):
        line = ended.rstrip(b"\r\n")
        if line[:1] in {b" ", b"\t"} and line.strip().upper() == b"BEGIN:VCARD" and (raw is None or raw.ends_a_card):
            line = line.lstrip()
        if raw is not None:
            if raw.takes(line, is_old=is_old):
                continue
            yield raw
            raw = None
        if line.strip():
            raw = _Raw(line)
            if line[:8].upper() == b"VERSION:":
                is_old = line[8:].strip() == OLD.encode()
    if raw is not None:
        yield raw


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before the colon; of the lines behind it no more than the `longest` is kept."""

    name: str
    group: str
    types: frozenset[str]
    parameters: dict[str, str]
    is_quoted: bool
    is_base64: bool
    is_binary: bool
    longest: int


@lru_cache(maxsize=2_000)
def _head(text: bytes) -> _Head | None:
    """None for what does not begin a property; phones write the same few heads over and over."""
    whole = text + b":"
    found = HEAD.fullmatch(whole) or HEAD_WITH_OPEN_QUOTE.fullmatch(whole)
    if found is None:
        return None
    group, _, name = found[1].rpartition(b".")
    types, parameters = _parameters(found[2])
    quoted, base64 = bool(QUOTED_PRINTABLE.search(found[2])), bool(BASE64.search(found[2]))
    called = name.decode("ascii").upper()
    binary = called in PICTURES or (base64 and (called in BINARY or called.startswith("X-")))
    longest = LONGEST_PICTURE if called == "PHOTO" else 0 if binary else LONGEST_VALUE * 3
    return _Head(called, group.decode("ascii").lower(), types, parameters, quoted, base64, binary, longest)


class _Raw:
    """The lines of one property."""

    __slots__ = ("_is_quoted", "_length", "_lines", "_longest", "is_binary")

    def __init__(self, line: bytes) -> None:
        head = _head(line[:LONGEST_HEAD].partition(b":")[0])
        self._is_quoted = head is not None and head.is_quoted
        self.is_binary = head is not None and head.is_binary
        self._longest = LONGEST_VALUE * 3 if head is None else head.longest
        self._lines = [line]
        self._length = len(line)

    @property
    def ends_a_card(self) -> bool:
        return self._lines[-1].strip().upper() == b"END:VCARD"

    def takes(self, line: bytes, *, is_old: bool) -> bool:
        """Put a line behind that belongs to this property; whether it does."""
        if self._is_quoted and (self._lines[-1].endswith(b"=") or (line[:1] == b"=" and len(line) > 1)):
            # A soft break stands before it, or was forgotten.
            self._lines[-1] = self._lines[-1].removesuffix(b"=")
            self._add(line.lstrip(b" \t") if line.lstrip(b" \t")[:1] == b"=" else line)
        elif line[:1] in {b" ", b"\t"} and line.strip():
            # Version 2.1 folds at a space and keeps it, the later ones put one in.
            self._add(line if is_old else line[1:])
        elif self.is_binary and line.strip() and not START.match(line):
            self._add(line)
        else:
            return False
        return True

    def _add(self, line: bytes) -> None:
        """Of what is endless, or binary and no photo, nothing is kept."""
        if self._length < self._longest:
            self._lines.append(line)
            self._length += len(line)

    def joined(self) -> bytes:
        return b"".join(self._lines) if len(self._lines) > 1 else self._lines[0]

    def property(self) -> Property | None:
        """The property, None if the line is none."""
        whole = self.joined()
        before, colon, value = whole.partition(b":")
        if b'"' in before and (found := HEAD.match(whole[:LONGEST_HEAD])):
            before, value = whole[: found.end() - 1], whole[found.end() :]
        head = _head(before) if colon and len(before) < LONGEST_HEAD else None
        if head is None or (value.startswith(b"//") and not head.types):
            return None
        return Property(
            head.name, head.group, head.types, head.parameters, self._binary(value) if self.is_binary else _decoded(value, head)
        )

    def _binary(self, value: bytes) -> bytes:
        return _picture(value) if self._length < self._longest else b""


def _picture(value: bytes) -> bytes:
    """The bytes of a picture, whichever version wrote it; nothing for an address of one, which is never fetched."""
    found = DATA_URI.match(value)
    written = value[found.end() :] if found else value
    try:
        return b"" if b":" in written else binascii.a2b_base64(written + b"==")
    except binascii.Error:
        return b""


def _decoded(value: bytes, head: _Head) -> bytes:
    """The bytes of the text, whatever they were wrapped in."""
    if head.is_quoted or (b"=" in value and NOT_SAID_TO_BE_QUOTED.search(value)):
        if b";" in value:
            # A semicolon that is written so is a letter of the text, unless all of them are.
            value = QUOTED_SEMICOLON.sub(rb"\\;", value)
        return quopri.decodestring(value.removesuffix(b"="))
    if head.is_base64:
        try:
            return binascii.a2b_base64(value)
        except binascii.Error:
            return value
    return value


def _parameters(text: bytes) -> tuple[frozenset[str], dict[str, str]]:
    types: list[str] = []
    parameters: dict[str, str] = {}
    for part in _apart(text.decode("utf-8", errors="replace")):
        name, equals, value = part.partition("=")
        key = name.strip().lower()
        if not equals:
            types.append(key)
        elif key == "type":
            types += value.replace('"', "").lower().split(",")
        else:
            parameters[key] = value.strip().strip('"')
    return frozenset(kind.strip() for kind in types if kind.strip()), parameters


def _apart(text: str) -> list[str]:
    return re.findall(r';((?:"[^"]*"|[^";])*)', text) if text.count('"') % 2 == 0 else text.split(";")[1:]
