"""Files of contacts (vCard) as one sheet: a row for each card, each column a field of ours or of the shop's own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from smallcrm.domain.fields import CUSTOM_PREFIX
from smallcrm.exchange.problems import Problem, ReadingError
from smallcrm.exchange.property_words import PROPERTY_NAMES, PROPERTY_PREFIX
from smallcrm.exchange.readers.card_pictures import CardPictures
from smallcrm.exchange.readers.code_pages import code_page_of, is_utf_8
from smallcrm.exchange.readers.contact_fields import OUR_FIELDS, OURS_OWN, Contact
from smallcrm.exchange.readers.markup_text import codec_named, markup_page
from smallcrm.exchange.readers.sheet import OpenedFile, sheet_of
from smallcrm.exchange.readers.vcard_lines import cards_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from pathlib import Path

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.readers.code_pages import CodePage
    from smallcrm.exchange.readers.vcard_lines import Card, Property

LARGEST = 250 * 2**20
"""Photographs make the files large."""
CARDS_BETWEEN_BEATS = 2_000
PICTURES_BETWEEN_BEATS = 5
MOST_OF_A_KIND = 10
MOST_OWN_COLUMNS = 300
NOT_REPEATED = (
    "name", "title", "given_name", "middle_name", "family_name", "known_as", "kind", "company", "role", "occupation",
)  # fmt: skip
REPEATED = ("mobile", "phone", "fax", "email")
ADDRESS = ("street", "city", "postcode", "country")
KINDS = frozenset({"KIND", "X-ADDRESSBOOKSERVER-KIND"})
MEMBERS = frozenset({"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"})
IDENTITIES = frozenset({"UID"})
AFTER = tuple(dict.fromkeys(("birthday", "language", "form_of_address", "tags", "notes", "photo", *OUR_FIELDS)))


def open_contacts(path: Path, code_page: str | None, beat: Callable[[int, int], None]) -> OpenedFile:
    """The one sheet, without headings; `code_page` is for texts whose card does not say theirs."""
    if path.stat().st_size > LARGEST:
        raise ReadingError(Problem.TOO_BIG)
    content = path.read_bytes()
    told = code_page_of(content[:1_000])
    wide = told if told.name.startswith(("utf-16", "utf-32")) else None
    if wide is not None:
        content = content.decode(wide.name, errors="replace").encode("utf-8", errors="replace")
    opened = OpenedFile("vcf", [])
    cards = _read_cards(content.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b""), beat)
    del content
    if not cards:
        raise ReadingError(Problem.DAMAGED)
    texts = _Texts(cards, code_page)
    cards, lists = _lists_apart(cards)
    if not cards:
        raise ReadingError(Problem.NO_TABLE)
    tags = _tags_by_member(lists, texts)
    page = wide or texts.page
    opened.code_page, opened.code_pages = wide.name if wide else texts.name, [] if page.sure else [page.name, *page.others]
    opened.photo_count = sum(card.left_out for card in cards)
    contacts = []
    for card in cards:
        contacts.append(Contact(card, texts.of))
        if card.photo:
            contacts[-1].values["photo"] = card.photo
        for uid in _values(card, IDENTITIES) if tags else ():
            contacts[-1].tag(tags.get(uid, ()))
        if len(contacts) % CARDS_BETWEEN_BEATS == 0:
            beat(len(contacts), len(cards))
    opened.lists = [_name_of(each, texts) for each in lists]
    opened.replaced_count = texts.replaced_count
    is_ours = any(prop.name == OURS_OWN for card in cards for prop in card.properties)
    fields, rows = _table(contacts, {} if is_ours else PROPERTY_NAMES)
    opened.sheets.append(sheet_of(path.stem, rows, opened, hidden=False, fields=fields))
    return opened


def _read_cards(content: bytes, beat: Callable[[int, int], None]) -> list[Card]:
    """All cards, their pictures small: those that were written are not all held at once."""
    cards: list[Card] = []
    pictures, done = CardPictures(), 0
    for card in cards_of(content):
        cards.append(card)
        if card.photo:
            pictures.make_small(card)
            done += 1
        if len(cards) % CARDS_BETWEEN_BEATS == 0 or (card.photo and done % PICTURES_BETWEEN_BEATS == 0):
            beat(len(cards), 0)
    return cards


def _lists_apart(cards: list[Card]) -> tuple[list[Card], list[Card]]:
    """The cards of somebody, and those that only list others."""
    people: list[Card] = []
    lists: list[Card] = []
    for card in cards:
        (lists if b"group" in _values(card, KINDS) else people).append(card)
    return people, lists


def _tags_by_member(lists: list[Card], texts: _Texts) -> dict[bytes, list[str]]:
    """The names of the lists that each member is on, by what the member is known by."""
    tags: dict[bytes, list[str]] = {}
    for card in lists:
        for member in _values(card, MEMBERS):
            tags.setdefault(member, []).append(_name_of(card, texts))
    return tags


def _values(card: Card, names: frozenset[str]) -> list[bytes]:
    return [prop.value.strip().lower().removeprefix(b"urn:uuid:") for prop in card.properties if prop.name in names]


def _name_of(card: Card, texts: _Texts) -> str:
    return next((text for prop in card.properties if prop.name == "FN" and (text := texts.of(prop).strip())), "")


class _Texts:
    """The texts of values: by the card's own word, else as UTF-8 where they are, else in the page that fits all the others."""

    def __init__(self, cards: list[Card], chosen: str | None) -> None:
        self.replaced_count = 0
        self._chosen = chosen
        last = cards[-1].properties[-1]  # where a file was cut, it may have been in the middle of a letter
        others = b"\n".join(
            prop.value
            for card in cards
            for prop in card.properties
            if not _says_how(prop) and not is_utf_8(prop.value, may_be_cut=prop is last)
        )
        said = Counter(codec_named(prop.parameters["charset"]) for card in cards for prop in card.properties if _says_how(prop))
        is_said = said and not chosen and all(prop.value.isascii() or _says_how(prop) for card in cards for prop in card.properties)
        self.page: CodePage = markup_page(others, chosen) if chosen else code_page_of(others)
        self.name = said.most_common(1)[0][0] if is_said else self.page.name
        """The code page as it is told to the user."""

    def of(self, prop: Property) -> str:
        """The text of one value."""
        for name in self._pages_of(prop):
            try:
                return prop.value.decode(name)
            except UnicodeDecodeError:
                continue
        text = prop.value.decode(self.page.name, errors="replace")
        self.replaced_count += text.count("\ufffd")
        return text

    def _pages_of(self, prop: Property) -> list[str]:
        declared = codec_named(prop.parameters.get("charset", ""))
        if declared and declared != "cp1252":
            return [declared, "utf-8"]
        return [self.page.name] if self._chosen else ["utf-8"]


def _says_how(prop: Property) -> bool:
    declared = codec_named(prop.parameters.get("charset", ""))
    return bool(declared) and not (declared or "").startswith("utf")


def _table(contacts: list[Contact], properties: Container[str]) -> tuple[tuple[str, ...], list[list[Cell]]]:
    """The fields of the columns that are needed, and a row for each contact; `properties` are named by words of ours."""
    own = _own_columns(contacts)
    plan: list[tuple[str, int]] = [(key, 0) for key in NOT_REPEATED if any(key in contact.values for contact in contacts)]
    for key in REPEATED:
        most = max(len(contact.repeated.get(key, ())) for contact in contacts)
        plan += [(key, nth) for nth in range(min(most, MOST_OF_A_KIND))]
    most = max(len(contact.addresses) for contact in contacts)
    for nth in range(min(most, MOST_OF_A_KIND)):
        # Every part of an address has its column, or the second city would be taken for the first address's.
        plan += [(part, nth) for part in ADDRESS]
    plan += [(key, 0) for key in AFTER if any(key in contact.values for contact in contacts)]
    rows = [[_cell(contact, key, nth) for key, nth in plan] + [contact.own_text(name) for name in own] for contact in contacts]
    return (*(key for key, _ in plan), *(f"{PROPERTY_PREFIX if name in properties else CUSTOM_PREFIX}{name}" for name in own)), rows


def _own_columns(contacts: list[Contact]) -> list[str]:
    """Names of own columns in the order of the file; what there is no room for goes into the notes."""
    names: dict[str, None] = {}
    for contact in contacts:
        for name in list(contact.own):
            if name in names or len(names) < MOST_OWN_COLUMNS:
                names[name] = None
            else:
                contact.note_own(name)
        for address in contact.addresses[MOST_OF_A_KIND:]:
            contact.note(", ".join(address.values()))
    return list(names)


def _cell(contact: Contact, key: str, nth: int) -> Cell:
    if key in ADDRESS:
        return contact.addresses[nth].get(key) if nth < len(contact.addresses) else None
    if key not in REPEATED:
        return contact.values.get(key)
    found = contact.repeated.get(key, [])
    # Two in a cell are two: nothing is lost where somebody has dozens.
    return ", ".join(found[nth:]) if nth == MOST_OF_A_KIND - 1 else found[nth] if nth < len(found) else None
