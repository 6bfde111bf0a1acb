"""Photos in files of contacts: they come with their cards in every version, and hostile ones cost nothing but themselves."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import pytest
from tests.pictures import size_of, taken
from tests.unit.exchange.test_contacts import card

from smallcrm.exchange.cells import cell_text, decode_rows, encode_rows, from_line, to_line
from smallcrm.exchange.readers import card_pictures
from smallcrm.exchange.readers.contacts import open_contacts
from smallcrm.exchange.readers.vcard_lines import LONGEST_PICTURE

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.exchange.cells import Cell

OF_DANA = taken(300, 200)
WRITTEN = b64encode(OF_DANA).decode()


def folded(text: str, between: str = "\r\n ") -> str:
    return between.join(text[start : start + 74] for start in range(0, len(text), 74))


def photos(folder: Path, text: str) -> tuple[list[Cell], int]:
    """The picture of each contact, None where it has none, and how many were left out."""
    path = folder / "phone.vcf"
    path.write_text(text, encoding="utf-8", newline="")
    opened = open_contacts(path, None, lambda _done, _total: None)
    (sheet,) = opened.sheets
    rows = [dict(zip(sheet.fields, row, strict=True)) for row in sheet.slice(0, 1_000)]
    return [row.get("photo") for row in rows], opened.photo_count


@pytest.mark.parametrize(
    ("version", "line"),
    [
        ("2.1", f"PHOTO;ENCODING=BASE64;JPEG:{folded(WRITTEN)}\r\n"),
        ("2.1", f"PHOTO;JPEG;ENCODING=BASE64:\r\n{folded(WRITTEN, chr(10))}\r\n"),
        ("3.0", f"PHOTO;ENCODING=b;TYPE=JPEG:{folded(WRITTEN)}"),
        ("3.0", f"item1.PHOTO;TYPE=JPEG;ENCODING=b;X-ABCROP-RECTANGLE=ABClipRect_1&0&0&9&9&x==:{WRITTEN.rstrip('=')}"),
        ("4.0", f"PHOTO:data:image/jpeg;base64,{folded(WRITTEN)}"),
        ("4.0", f"PHOTO;VALUE=uri:data:image/jpeg\\;base64\\,{WRITTEN}"),
    ],
)
def test_the_photo_of_dana_is_read_as_every_version_writes_it(tmp_path: Path, version: str, line: str) -> None:
    assert photos(tmp_path, card("FN:דנה לוי", line, "TEL:054-123-4567", version=version)) == ([OF_DANA], 0)


def test_a_photo_of_a_phones_full_size_is_made_small(tmp_path: Path) -> None:
    large = b64encode(taken(1440, 1080)).decode()
    (photo,), _ = photos(tmp_path, card("FN:דנה לוי", f"PHOTO;ENCODING=b:{folded(large)}"))
    assert isinstance(photo, bytes)
    assert size_of(photo) == (512, 384)


def test_of_several_pictures_the_first_photo_comes_and_the_others_are_counted(tmp_path: Path) -> None:
    logo = b64encode(taken(30, 30)).decode()
    lines = ("PHOTO;VALUE=uri:https://example.com/a.jpg", f"LOGO;ENCODING=b:{logo}", f"PHOTO;ENCODING=b:{WRITTEN}")
    assert photos(tmp_path, card("FN:Иван Петров", *lines, f"PHOTO;ENCODING=b:{logo}")) == ([OF_DANA], 3)


@pytest.mark.parametrize(
    "value",
    [
        "https://example.com/dana.jpg",
        WRITTEN[: len(WRITTEN) // 2],
        b64encode(b"no picture at all").decode(),
        "=" * 100_000,
        folded("A" * (LONGEST_PICTURE + 1)),
        "",
    ],
    ids=["an address", "cut off", "no picture", "equals signs", "too long", "nothing"],
)
def test_what_is_no_picture_is_counted_and_the_next_card_keeps_its_own(tmp_path: Path, value: str) -> None:
    text = card("FN:سارة", f"PHOTO;ENCODING=b:{value}") + card("FN:دانا", f"PHOTO;ENCODING=b:{WRITTEN}")
    assert photos(tmp_path, text) == ([None, OF_DANA], 1)


def test_a_picture_that_would_fill_the_memory_is_left_out(tmp_path: Path) -> None:
    bomb = b64encode(taken(6_000, 5_000, "PNG", "1")).decode()
    assert photos(tmp_path, card("FN:Dana", f"PHOTO;ENCODING=b:{folded(bomb)}") + card("FN:Yossi"))[1] == 1


def test_once_the_pictures_of_a_file_fill_the_room_for_them_the_others_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card_pictures, "MOST_BYTES", 2 * len(OF_DANA))
    text = "".join(card(f"FN:{name}", f"PHOTO;ENCODING=b:{WRITTEN}") for name in ("Dana", "Yossi", "Rivka"))
    assert photos(tmp_path, text) == ([OF_DANA, OF_DANA, None], 1)


def test_the_photo_of_a_card_within_a_card_is_not_of_the_card_around_it(tmp_path: Path) -> None:
    text = card("FN:Dana", "AGENT:", "BEGIN:VCARD", "FN:Susan", f"PHOTO;ENCODING=BASE64:{WRITTEN}", "END:VCARD", version="2.1")
    assert photos(tmp_path, text) == ([None], 1)


def test_a_picture_travels_from_the_reading_process_as_it_is_and_is_shown_in_words() -> None:
    (message,) = encode_rows([["דנה", OF_DANA, None]])
    found = from_line(to_line(message))
    assert isinstance(found, dict)
    assert decode_rows(found) == [["דנה", OF_DANA]]
    assert cell_text(OF_DANA) == "Photo"
