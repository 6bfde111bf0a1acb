"""What the properties of a card mean: fields of ours, and own fields for all that is none of them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from smallcrm.exchange.cells import cell_text
from smallcrm.exchange.readers.vcard_lines import OLD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from smallcrm.exchange.cells import Cell
    from smallcrm.exchange.readers.vcard_lines import Card, Property

NOT_OF_THE_CUSTOMER = frozenset({"BEGIN", "END", "VERSION", "PRODID", "REV", "UID", "X-ABUID", "X-ABADR", "X-ABLABEL", "PROFILE"})
"""When and by what the card was written, and labels, which are told with what they label."""
ESCAPED = re.compile(r"\\([nN,;:\\])")
ESCAPED_OLD = re.compile(r"\\([,;:\\])")
PIECES = re.compile(r"\\.|[^\\;,]+|[;,]|\\", re.DOTALL)
APPLE_LABEL = re.compile(r"_\$!<(.*)>!\$_")
MOBILE = frozenset({"cell", "mobile", "iphone", "car"})
DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ].*)?")
WITHOUT_YEAR = re.compile(r"(?:--|0000-?|0001-?)(\d{2})-?(\d{2})(?:[T ].*)?")
YEAR_LEFT_OUT = 1604
"""Apple writes it for a birthday whose year is not known."""
LAST = 101
SINGLE = {"FN": "name", "TITLE": "role", "ROLE": "occupation", "LANG": "language"}
DATES = frozenset(
    {"ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY", "DEATHDATE", "X-ABDATE", "ABDATE"}
)
GENDERS = {"m": "male", "male": "male", "f": "female", "female": "female"}
OURS, OURS_OWN = "X-SMALLCRM", "X-SMALLCRM-OWN"
"""What our own writer adds: a field by its key, and a field of the shop's own by its label."""
OUR_FIELDS = (
    *("number", "region", "preferred_contact", "preferred_payment", "marital_status", "form_of_address", "birthday", "age", "family"),
    *("interests", "consents", "source", "referred_by", "created_at", "put_aside_at", "balance"),
)
SAID_TWICE = {
    "FN": "number",
    "BDAY": "birthday",
    "GENDER": "form_of_address",
    "RELATED": "family",
    "INTEREST": "interests",
}
WHO_IT_IS_OF = frozenset({"X-ABDATE", "ABDATE", "X-ABRELATEDNAMES"})
ANDROID = "vnd.android.cursor.item/"
"""Begins the kind of what phones with Android keep in a property of their own: kind, value, number of its type, own word."""
ANDROID_EVENTS = {"1": "ANNIVERSARY"}
ANDROID_BIRTHDAY = "3"
ANDROID_RELATIONS = (
    *("", "assistant", "brother", "child", "domestic partner", "father", "friend", "manager", "mother", "parent", "partner"),
    *("referred by", "relative", "sister", "spouse"),
)


class Contact:
    """A card as fields. `values` hold one each, `repeated` several, `addresses` their parts, `own` what is no field of ours."""

    def __init__(self, card: Card, text_of: Callable[[Property], str]) -> None:
        self.values: dict[str, Cell] = {}
        self.repeated: dict[str, list[str]] = {}
        self.addresses: list[dict[str, str]] = []
        self.own: dict[str, list[Cell]] = {}
        self._is_old = card.version == OLD
        self._labels = {prop.group: self._plain(text_of(prop)) for prop in card.properties if prop.name == "X-ABLABEL" and prop.group}
        takers = self._takers()
        said_by_us = _said_by_us(card)
        for prop in sorted(card.properties, key=_preference):
            if prop.name not in NOT_OF_THE_CUSTOMER and prop.name not in said_by_us:
                takers.get(prop.name, self._take_other)(prop, text_of(prop))

    def own_text(self, name: str) -> Cell:
        """What an own column holds: a date as such, several texts as one."""
        found = self.own.get(name, [])
        return found[0] if len(found) == 1 else ", ".join(str(value) for value in found) or None

    def tag(self, labels: Iterable[str]) -> None:
        """Put labels beside those it has."""
        self._join("tags", [*labels])

    def note_own(self, name: str) -> None:
        """Move an own value into the notes."""
        self.note(f"{name}: {cell_text(self.own_text(name))}")
        del self.own[name]

    def note(self, text: str) -> None:
        """Add a paragraph to the notes."""
        self.values["notes"] = f"{cell_text(self.values['notes'])}\n{text}" if "notes" in self.values else text

    def _takers(self) -> Mapping[str, Callable[[Property, str], None]]:
        """Who takes each property; all else becomes a field of the shop's own by its name."""
        return {
            "N": self._take_name,
            "ORG": self._take_company,
            "TEL": self._take_phone,
            "EMAIL": self._take_email,
            "ADR": self._take_address,
            "BDAY": self._take_birthday,
            "NOTE": self._take_note,
            "CATEGORIES": self._take_tags,
            "NICKNAME": self._take_nickname,
            "X-ANDROID-CUSTOM": self._take_androids,
            OURS: self._take_ours,
            OURS_OWN: self._take_our_own,
            **dict.fromkeys(("GENDER", "X-GENDER", "KIND", "X-ABSHOWAS"), self._take_kind),
        }

    def _take_ours(self, prop: Property, text: str) -> None:
        if (field := prop.parameters.get("x-field", "")) in OUR_FIELDS:
            self.values[field] = self._plain(text)

    def _take_our_own(self, _: Property, text: str) -> None:
        label, value, *_more = [*self._parts(text), ""]
        self._put_own(label or OURS_OWN, value)

    def _take_birthday(self, prop: Property, text: str) -> None:
        self._put("birthday", _day(self._plain(text)), prop.name)

    def _take_note(self, _: Property, text: str) -> None:
        self.note(self._plain(text))

    def _take_tags(self, _: Property, text: str) -> None:
        self._join("tags", self._parts(text, ","))

    def _take_nickname(self, _: Property, text: str) -> None:
        self._join("known_as", self._parts(text, ","))

    def _take_androids(self, prop: Property, text: str) -> None:
        """A nickname, a relative or a day of their life, as phones with Android write what vCard 2.1 has no word for."""
        kind, value, number, word, *_ = [*self._parts(text), *[""] * 4]
        match kind.removeprefix(ANDROID):
            case "nickname":
                self._join("known_as", [value])
            case "relation":
                known = ANDROID_RELATIONS[int(number)] if number.isdecimal() and int(number) < len(ANDROID_RELATIONS) else ""
                self._put_own("RELATED", ": ".join(filter(None, (word or known, value))))
            case "contact_event" if number == ANDROID_BIRTHDAY:
                self._put("birthday", _day(value), "BDAY")
            case "contact_event":
                self._put_own(word or ANDROID_EVENTS.get(number, "X-ABDATE"), _day(value))
            case _:
                self._put_own(prop.name, ", ".join(part for part in self._parts(text)[1:] if part) or kind)

    def _take_email(self, prop: Property, text: str) -> None:
        self._take_repeated("email", prop, self._plain(text).removeprefix("mailto:"))

    def _take_company(self, prop: Property, text: str) -> None:
        company, *units = self._parts(text)
        self._put("company", company, prop.name)
        self._put_own("DEPARTMENT", ", ".join(filter(None, units)))

    def _take_name(self, _: Property, text: str) -> None:
        family, given, middle, title, suffix, *more = [*self._parts(text, comma=" "), *[""] * 5]
        if any(key in self.values for key in ("family_name", "given_name")):
            # Another writing of the name, as in another script.
            self._put_own("N", " ".join(part for part in (title, given, middle, family, suffix) if part))
            return
        for key, part in (("family_name", family), ("given_name", given), ("middle_name", middle), ("title", title)):
            self._put(key, part, "N")
        self._put_own("SUFFIX", ", ".join(filter(None, (suffix, *more))))

    def _take_phone(self, prop: Property, text: str) -> None:
        number = re.sub(r";phone-context=[^;]*", "", self._plain(text).strip())
        if number[:4].lower() == "tel:":
            number = number[4:].replace(";ext=", " ext. ")
        kinds = prop.types | {self._labels.get(prop.group, "").lower()}
        if any("fax" in kind for kind in kinds):
            self._take_repeated("fax", prop, number)
        else:
            is_mobile = not kinds.isdisjoint(MOBILE) or any("mobile" in kind for kind in kinds)
            self._take_repeated("mobile" if is_mobile else "phone", prop, number)

    def _take_repeated(self, key: str, prop: Property, text: str) -> None:
        text = text.strip()
        if text and text not in self.repeated.setdefault(key, []):
            self.repeated[key].append(text)
        self._take_label(prop, text)

    def _take_address(self, prop: Property, text: str) -> None:
        box, more, street, city, state, postcode, country, *rest = [*self._parts(text, comma=", "), *[""] * 7]
        parts = {
            "street": ", ".join(filter(None, (street, more, box, *rest))),
            "city": city,
            "postcode": postcode,
            "country": country,
        }
        address = {part: value for part, value in parts.items() if value}
        if address and address not in self.addresses:
            self.addresses.append(address)
        self._put("region", state, "STATE")
        self._take_label(prop, address.get("street", "") or city)

    def _take_label(self, prop: Property, text: str) -> None:
        """Somebody's own word for a number ("mother"), with the number."""
        label = self._labels.get(prop.group, "") if prop.group else ""
        if label and text and not APPLE_LABEL.fullmatch(label):
            self._put_own("LABEL", f"{label}: {text}")

    def _take_kind(self, prop: Property, text: str) -> None:
        name, said = prop.name, self._plain(text).lower()
        if name.endswith("GENDER") and said.strip(";") in GENDERS:
            self._put("form_of_address", GENDERS[said.strip(";")], name)
        elif (name == "KIND" and said == "org") or (name == "X-ABSHOWAS" and said == "company"):
            self.values["kind"] = "firm"
        elif said != "individual":
            self._put_own(name, self._plain(text))

    def _take_other(self, prop: Property, text: str) -> None:
        plain = self._plain(text)
        label = self._labels.get(prop.group, "") if prop.group else ""
        found = APPLE_LABEL.fullmatch(label)
        label = found[1] if found else label
        if prop.name in SINGLE:
            self._put(SINGLE[prop.name], plain, prop.name)
        elif prop.name in WHO_IT_IS_OF and label:
            self._put_own(label, _day(plain) if prop.name in DATES else plain)
        elif prop.name in DATES:
            self._put_own(prop.name, _day(plain))
        elif prop.name == "RELATED" and prop.types:
            self._put_own(prop.name, f"{', '.join(sorted(prop.types))}: {plain}")
        else:
            self._put_own(prop.name, plain)
            self._take_label(prop, plain if not found else "")

    def _put(self, key: str, value: Cell, name: str) -> None:
        """The first value of a field; a further, different one is kept under the name of its property."""
        value = value.strip() if isinstance(value, str) else value
        if not value or self.values.get(key) == value:
            return
        if key in self.values:
            self._put_own(name, value)
        else:
            self.values[key] = value

    def _put_own(self, name: str, value: Cell) -> None:
        value = value.strip() if isinstance(value, str) else value
        if value and value not in self.own.get(name, []):
            self.own.setdefault(name, []).append(value)

    def _join(self, key: str, texts: list[str]) -> None:
        held = str(self.values.get(key, "")).split(", ") if key in self.values else []
        if joined := ", ".join(dict.fromkeys(filter(None, (*held, *texts)))):
            self.values[key] = joined

    def _plain(self, text: str) -> str:
        text = text.strip()
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if "\\" not in text:
            return text
        if self._is_old:
            return ESCAPED_OLD.sub(r"\1", text)
        return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)

    def _parts(self, text: str, separator: str = ";", comma: str = ",") -> list[str]:
        """The components between separators; `comma` takes the place of a comma between several texts in one."""
        if "\\" not in text:
            return [" ".join((part.replace(",", comma) if separator == ";" else part).split()) for part in text.split(separator)]
        parts = [""]
        for piece in PIECES.findall(text):
            if piece == separator:
                parts.append("")
            else:
                parts[-1] += comma if piece == "," else piece
        return [" ".join(self._plain(part).split()) for part in parts]


def _said_by_us(card: Card) -> frozenset[str]:
    """Properties that a card of our own says once more, and better, in a field of ours."""
    fields = {prop.parameters.get("x-field", "") for prop in card.properties if prop.name == OURS}
    return frozenset(name for name, field in SAID_TWICE.items() if field in fields)


def _preference(prop: Property) -> int:
    """Where a property stands among its like: first what is preferred (1 to 100, or just said to be)."""
    said = prop.parameters.get("pref", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) <= 3 else 1 if "pref" in prop.types else LAST  # noqa: PLR2004


def _day(text: str) -> Cell:
    """A whole date as such; one without its year as --04-12; anything else as it is."""
    text = text.strip()
    if found := DATE.fullmatch(text):
        year, month, day = map(int, found.groups())
        if year == YEAR_LEFT_OUT:
            return f"--{month:02}-{day:02}"
        try:
            return date(year, month, day) if year > 1 else f"--{month:02}-{day:02}"
        except ValueError:
            return text
    if found := WITHOUT_YEAR.fullmatch(text):
        return f"--{found[1]}-{found[2]}"
    return text
