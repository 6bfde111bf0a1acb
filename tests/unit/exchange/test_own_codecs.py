"""Code pages that Python does not bring."""

from __future__ import annotations

import codecs

import pytest

from smallcrm.exchange.readers import own_codecs

own_codecs.register()


def test_its_sixty_four_letters_begin_at_eighty() -> None:
    assert bytes(range(0x80, 0xC0)).decode("mik") == "".join(map(chr, range(0x410, 0x450)))


def test_every_byte_comes_back() -> None:
    assert bytes(range(256)).decode("mik").encode("mik") == bytes(range(256))


def test_signs_stand_where_bulgarian_programs_put_them() -> None:
    assert "№ 5, § 3, Щърбанов".encode("mik") == b"\xd5 5, \xd6 3, \x99\xea\xf0\xa1\xa0\xad\xae\xa2".replace(b"\xea\xf0", b"\xba\xb0")


@pytest.mark.parametrize(("page", "codec"), [("cp862-visual", "cp862"), ("iso-8859-8-visual", "cp1255")])
def test_hebrew_in_the_order_of_sight_goes_by_a_name_of_its_own(page: str, codec: str) -> None:
    assert codecs.lookup(page).name == page
    assert "ןהכ הרש".encode(codec).decode(page) == "ןהכ הרש"


@pytest.mark.parametrize("page", ["mik", "cp862-visual"])
def test_they_decode_piece_by_piece(page: str) -> None:
    decoder = codecs.getincrementaldecoder(page)(errors="replace")
    assert "".join(decoder.decode(bytes([byte])) for byte in range(256)) == bytes(range(256)).decode(page)
