"""Pictures made small: nothing of a file but the picture is kept, and ours stay as they are."""

from __future__ import annotations

import pytest
from tests.pictures import size_of, taken, with_secrets

from smallcrm.infra.pictures import NotAPicture, small_picture


def test_the_longer_side_is_at_most_512_pixels() -> None:
    assert size_of(small_picture(taken(1200, 600))) == (512, 256)


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "RGB"), ("PNG", "RGBA")])
def test_a_picture_as_we_write_it_stays_byte_for_byte(kind: str, mode: str) -> None:
    ours = small_picture(taken(1024, 1024, kind, mode))
    assert small_picture(ours) == ours


def test_a_picture_is_put_upright_and_loses_what_it_says_beside() -> None:
    picture = small_picture(with_secrets())
    assert (size_of(picture), b"taken at home" in picture) == ((200, 300), False)


def test_what_is_written_behind_a_small_picture_is_not_kept() -> None:
    assert not small_picture(taken(100, 100) + b"taken at home").endswith(b"taken at home")


def test_a_large_picture_is_not_ours_though_it_is_opened_small() -> None:
    assert size_of(small_picture(taken(1024, 1024))) == (512, 512)


@pytest.mark.parametrize("content", [b"", b"https://example.com/a.jpg", taken(300, 300)[:900], taken(300, 300, "TIFF")])
def test_what_is_no_whole_picture_that_we_read_is_none(content: bytes) -> None:
    with pytest.raises(NotAPicture):
        small_picture(content)


def test_more_pixels_than_are_allowed_are_not_opened() -> None:
    with pytest.raises(NotAPicture):
        small_picture(taken(300, 300), 300 * 300 - 1)
