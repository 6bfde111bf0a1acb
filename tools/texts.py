"""Finds the texts in the source and brings the translated files up to them: `python3 bootstrap.py texts`.

New texts are added empty, texts that are gone leave, what is translated stays; nothing is guessed.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = Path("src/smallcrm")
TRANSLATED = Path("resources/i18n")
KEYWORDS = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "NN_": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# Ours, not the library's: https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html, whole numbers only.
PLURALS = {
    "he": (3, "(n == 1 ? 0 : n == 2 ? 1 : 2)"),
    "ar": (6, "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)"),
    "fa": (2, "(n > 1)"),
    "bg": (2, "(n != 1)"),
}
_CHANGING_HEADERS = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team", "Generated-By", "Report-Msgid")


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it stands in the source: where, its context if it has one, one form or two."""

    file: str
    line: int
    context: str | None
    forms: tuple[str, ...]


def texts_in_source(root: Path = ROOT) -> list[Text]:
    """Every marked text of the project at `root`, in the order of files and lines; one that stands twice is there twice."""
    found = extract_from_dir(root / SOURCE, [("**.py", "python")], keywords=KEYWORDS)
    texts = []
    for file, line, forms, _comments, context in found:
        texts.append(Text(file, line, context, (forms,) if isinstance(forms, str) else tuple(forms)))
    return sorted(texts, key=lambda text: (text.file, text.line))


def read(file: Path) -> Catalog:
    """A translated file; raises babel's PoFileError where it is not in form."""
    with file.open("rb") as stream:
        return read_po(stream, abort_invalid=True)


def update(language: str, texts: list[Text], root: Path = ROOT) -> list[str]:
    """Bring one language's file up to the texts; returns the source texts it still lacks."""
    file = root / TRANSLATED / f"{language}.po"
    old = read(file) if file.exists() else Catalog()
    new = _empty(language)
    forms, _rule = PLURALS[language]
    for text in texts:
        plural = len(text.forms) > 1
        known = old.get(text.forms[0], text.context)
        new.add(text.forms if plural else text.forms[0], _kept(known, forms if plural else 0), context=text.context)
    _write(new, file)
    return [_shown(message) for message in new if message.id and not _translated(message)]


def _empty(language: str) -> Catalog:
    header = "# smallcrm: texts in this language."
    catalogue = Catalog(locale=language, project="smallcrm", charset="utf-8", header_comment=header, fuzzy=False)
    forms, rule = PLURALS[language]
    catalogue.mime_headers = [("Plural-Forms", f"nplurals={forms}; plural={rule};")]
    return catalogue


def _kept(known: Message | None, forms: int) -> str | tuple[str, ...]:
    """The translation there was if it has the right number of forms (0: not plural), else an empty one."""
    string = known.string if known is not None else ""
    if forms:
        return tuple(string) if isinstance(string, (tuple, list)) and len(string) == forms else ("",) * forms
    return string if isinstance(string, str) else ""


def _write(catalogue: Catalog, file: Path) -> None:
    stream = BytesIO()
    write_po(stream, catalogue, width=0, sort_output=True, no_location=True)
    lines = stream.getvalue().decode("utf-8").split("\n")
    stable = [line for line in lines if not line.startswith(tuple(f'"{header}' for header in _CHANGING_HEADERS))]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(stable), encoding="utf-8", newline="\n")


def _translated(message: Message) -> bool:
    return all(message.string) if isinstance(message.string, (tuple, list)) else bool(message.string)


def _shown(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def main() -> int:
    """Update every language and name what is to be translated; 1 if anything is."""
    texts = texts_in_source()
    lacking = {language: update(language, texts) for language in PLURALS}
    for language, missing in lacking.items():
        print(f"{language}: {len(missing)} to translate")
        for text in missing:
            print(f"    {text!r}")
    return 1 if any(lacking.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
