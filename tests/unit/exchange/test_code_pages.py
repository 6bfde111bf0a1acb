"""Code pages told from bytes alone."""

from __future__ import annotations

import pytest
from tests.unit.exchange.files import DATA

from smallcrm.exchange.readers.code_pages import code_page_of

HEBREW = "שם,עיר\nדנה כהן,חיפה\nמשה לוי,תל אביב\nרחל אברהם,ירושלים\n"
ARABIC = "الاسم,المدينة\nأحمد عبد الله,القاهرة\nفاطمة النجار,دمشق\n"
BULGARIAN = "Име,Град\nКалоян Тодоров,Варна\nЩерьо Йорданов,Русе\n"
FRENCH = "Nom,Ville\nFrançois Lefèvre,Orléans\nZoé Müller,Zürich\n"


@pytest.mark.parametrize(
    ("text", "name"), [(HEBREW, "cp1255"), (ARABIC, "cp1256"), (BULGARIAN, "cp1251"), (FRENCH, "cp1252")], ids=["he", "ar", "bg", "fr"]
)
def test_the_words_tell_the_code_page(text: str, name: str) -> None:
    told = code_page_of(text.encode(name))
    assert (told.name, told.sure) == (name, True)


@pytest.mark.parametrize("text", [HEBREW, ARABIC, BULGARIAN, FRENCH], ids=["he", "ar", "bg", "fr"])
@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_certain(text: str, name: str) -> None:
    told = code_page_of(text.encode(name))
    assert told.sure
    assert text.encode(name).decode(told.name).removeprefix("\ufeff") == text


@pytest.mark.parametrize(("file", "name"), [("clients_bg.csv", "cp1251"), ("clients_ar.txt", "cp1256"), ("outlook_he.csv", "cp1255")])
def test_real_files_are_told(file: str, name: str) -> None:
    assert code_page_of((DATA / file).read_bytes()).name == name


def test_one_hebrew_word_among_english_ones_is_enough() -> None:
    assert code_page_of(b"name,city\nDana," + "חיפה".encode("cp1255") + b"\n").name == "cp1255"


def test_what_fits_no_code_page_is_left_to_the_user() -> None:
    told = code_page_of("רבקה מלכה,פתח תקווה\nאסתר לוי,אשדוד\n".encode("cp862"))
    assert not told.sure
    assert len((told.name, *told.others)) == 4


def test_lone_nuls_do_not_make_it_wide() -> None:
    assert code_page_of(b"name,phone\r\nDana,\x00\x00050\r\n").name == "utf-8"


@pytest.mark.parametrize(
    ("text", "name"), [("риболов;шах\nски;футбол\nградинарство;море\n", "cp1251"), ("דיג;שחמט\nסקי;כדורגל\nגינון;ים\n", "cp1255")]
)
def test_small_letters_of_cyrillic_are_told_from_hebrew_though_they_share_their_bytes(text: str, name: str) -> None:
    told = code_page_of(text.encode(name))
    assert (told.name, told.sure) == (name, True)
