"""The Bulgarian DOS code page."""

from __future__ import annotations

from smallcrm.exchange.readers import mik

mik.register()


def test_its_sixty_four_letters_begin_at_eighty() -> None:
    assert bytes(range(0x80, 0xC0)).decode("mik") == "".join(map(chr, range(0x410, 0x450)))


def test_every_byte_comes_back() -> None:
    assert bytes(range(256)).decode("mik").encode("mik") == bytes(range(256))


def test_signs_stand_where_bulgarian_programs_put_them() -> None:
    assert "№ 5, § 3, Щърбанов".encode("mik") == b"\xd5 5, \xd6 3, \x99\xea\xf0\xa1\xa0\xad\xae\xa2".replace(b"\xea\xf0", b"\xba\xb0")
