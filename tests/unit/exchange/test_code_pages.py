"""Code pages told from bytes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.unit.exchange.files import DATA
from tests.unit.exchange.held_out import ARABIC, BULGARIAN, CITIES, PERSIAN, WESTERN, almost_english, in_order_of_sight
from tests.unit.exchange.held_out import HEBREW as HELD_OUT_HEBREW

from smallcrm.exchange.readers.code_pages import code_page_of, named_page

if TYPE_CHECKING:
    from collections.abc import Callable

HEBREW = "שם,עיר\nדנה כהן,חיפה\nמשה לוי,תל אביב\nרחל אברהם,ירושלים\n"
FEW_ARABIC = "الاسم,المدينة\nأحمد عبد الله,القاهرة\nفاطمة النجار,دمشق\n"
FEW_BULGARIAN = "Име,Град\nКалоян Тодоров,Варна\nЩерьо Йорданов,Русе\n"
FRENCH = "Nom,Ville\nFrançois Lefèvre,Orléans\nZoé Müller,Zürich\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [(HEBREW, "cp1255"), (FEW_ARABIC, "cp1256"), (FEW_BULGARIAN, "cp1251"), (FRENCH, "cp1252")],
    ids=["he", "ar", "bg", "fr"],
)
def test_the_words_tell_the_code_page(text: str, name: str) -> None:
    told = code_page_of(text.encode(name))
    assert (told.name, told.sure) == (name, True)


@pytest.mark.parametrize("text", [HEBREW, FEW_ARABIC, FEW_BULGARIAN, FRENCH], ids=["he", "ar", "bg", "fr"])
@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_certain(text: str, name: str) -> None:
    told = code_page_of(text.encode(name))
    assert told.sure
    assert text.encode(name).decode(told.name).removeprefix("\ufeff") == text


@pytest.mark.parametrize(
    ("file", "name"),
    [("clients_bg.csv", "cp1251"), ("clients_ar.txt", "cp1256"), ("outlook_he.csv", "cp1255"), ("dos_visual_he.csv", "cp862-visual")],
)
def test_real_files_are_told(file: str, name: str) -> None:
    assert code_page_of((DATA / file).read_bytes()).name == name


def test_one_hebrew_word_among_english_ones_is_enough() -> None:
    assert code_page_of(b"name,city\nDana," + "חיפה".encode("cp1255") + b"\n").name == "cp1255"


def test_what_fits_no_code_page_is_left_to_the_user() -> None:
    told = code_page_of("Ονομα,Πόλη\nΓιώργος,Αθήνα\nΕλένη,Πάτρα\n".encode("cp1253"))
    assert not told.sure
    assert len((told.name, *told.others)) == 5


@pytest.mark.parametrize("page", ["cp1255", "cp862", "cp862-visual", "iso-8859-8-visual"])
def test_hebrew_is_told_in_either_order_of_its_letters(page: str) -> None:
    told = code_page_of(_written(HELD_OUT_HEBREW, page))
    assert (told.name, told.sure) == (page, True)


@pytest.mark.parametrize("page", ["cp1251", "mik", "cp866", "koi8-r"])
@pytest.mark.parametrize("shape", [str, str.upper, str.lower], ids=["as written", "capitals", "small"])
def test_bulgarian_is_told_in_capitals_and_small_letters_too(page: str, shape: Callable[[str], str]) -> None:
    written = shape(BULGARIAN).encode(page)
    told = code_page_of(written)
    assert told.sure
    assert written.decode(told.codec) == shape(BULGARIAN)


@pytest.mark.parametrize(("text", "page"), [(ARABIC, "cp1256"), (ARABIC, "cp720"), (PERSIAN, "cp1256"), (WESTERN, "cp1252")])
def test_arabic_persian_and_western_texts_are_told(text: str, page: str) -> None:
    told = code_page_of(text.encode(page))
    assert (told.name, told.sure) == (page, True)


ROWS_IN_PAGES = [
    *((HELD_OUT_HEBREW, page) for page in ("cp1255", "cp862", "cp862-visual")),
    *((BULGARIAN, page) for page in ("cp1251", "mik", "cp866", "koi8-r")),
    *((ARABIC, page) for page in ("cp1256", "cp720")),
    (PERSIAN, "cp1256"),
    (WESTERN, "cp1252"),
]


@pytest.mark.parametrize(("text", "page"), ROWS_IN_PAGES)
def test_a_single_row_is_enough(text: str, page: str) -> None:
    for row in text.splitlines()[1:]:
        assert code_page_of(_written(row, page)).name == page, row


@pytest.mark.parametrize(
    ("language", "page"),
    [("he", "cp1255"), ("ar", "cp1256"), ("fa", "cp1256"), ("bg", "cp1251"), ("bg", "mik"), ("bg", "cp866"), ("fr", "cp1252")],
)
def test_one_city_in_an_english_table_tells_the_page(language: str, page: str) -> None:
    for city in CITIES[language].split("|"):
        told = code_page_of(almost_english(city).encode(page))
        assert almost_english(city).encode(page).decode(told.codec) == almost_english(city), city


@pytest.mark.parametrize("page", ["cp862", "cp862-visual", "koi8-r"])
def test_a_word_that_may_be_read_either_way_is_never_taken_for_certain(page: str) -> None:
    for city in CITIES["bg" if page == "koi8-r" else "he"].split("|"):
        text = almost_english(city)
        written = _written(text, page)
        told = code_page_of(written)
        assert not told.sure or told.name == page, city


def test_high_bytes_far_down_in_the_file_are_found() -> None:
    assert code_page_of(b"name,city\n" + b"Dana,London\n" * 300_000 + "רחל,ירושלים\nשרה,חיפה\n".encode("cp1255")).name == "cp1255"


def test_a_damaged_letter_does_not_make_utf_8_another_page() -> None:
    written = HELD_OUT_HEBREW.encode()
    told = code_page_of(written[:40] + b"\xd7" + written[41:])
    assert (told.name, told.sure) == ("utf-8", True)


@pytest.mark.parametrize("name", ["utf-32", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [HEBREW, "Name,City\nJohn,London\n"])
def test_four_bytes_a_letter_are_certain(text: str, name: str) -> None:
    told = code_page_of(text.encode(name))
    assert told.sure
    assert text.encode(name).decode(told.codec).removeprefix("\ufeff") == text


@pytest.mark.parametrize(
    ("name", "page", "is_visual"),
    [("CP862-Visual", "cp862-visual", True), ("iso_8859_8_visual", "iso-8859-8-visual", True), ("iso-8859-8-i", "iso8859-8", False)],
)
def test_pages_go_by_their_names(name: str, page: str, is_visual: bool) -> None:
    named = named_page(name)
    assert (named.name, named.is_visual, named.sure) == (page, is_visual, True)


def _written(text: str, page: str) -> bytes:
    named = named_page(page)
    return (in_order_of_sight(text) if named.is_visual else text).encode(named.codec)


def test_lone_nuls_do_not_make_it_wide() -> None:
    assert code_page_of(b"name,phone\r\nDana,\x00\x00050\r\n").name == "utf-8"


@pytest.mark.parametrize(
    ("text", "name"), [("риболов;шах\nски;футбол\nградинарство;море\n", "cp1251"), ("דיג;שחמט\nסקי;כדורגל\nגינון;ים\n", "cp1255")]
)
def test_small_letters_of_cyrillic_are_told_from_hebrew_though_they_share_their_bytes(text: str, name: str) -> None:
    told = code_page_of(text.encode(name))
    assert (told.name, told.sure) == (name, True)


@pytest.mark.parametrize("text", ["שם,טלפון\nדנה,050-1234567\nש", "Име,Град\nИва", "نام,شهر\nزهرا"])
def test_utf_8_that_ends_in_the_middle_of_a_letter_is_certain_all_the_same(text: str) -> None:
    page = code_page_of(text.encode()[:-1])
    assert (page.name, page.sure) == ("utf-8", True)


def test_one_high_byte_at_the_end_is_no_utf_8_cut_off() -> None:
    assert code_page_of("Name,City\nAnn,Leeds\nJos\u00e9".encode("cp1252")).name != "utf-8"
