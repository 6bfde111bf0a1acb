"""Fonts, icons and the sample spreadsheet are found."""

from __future__ import annotations

import pytest
from python_calamine import CalamineWorkbook

from smallcrm.infra import resources


def test_the_fonts_of_the_screen_and_the_page_are_found() -> None:
    for name in ("Rubik-Regular", "Rubik-Bold", "Vazirmatn-Regular", "Vazirmatn-Bold", "DejaVuSans", "DejaVuSans-Bold"):
        assert resources.font_file(name).stat().st_size


def test_an_icon_is_found_by_its_name() -> None:
    assert "<svg" in resources.icon_file("search").read_text(encoding="utf-8")


def test_an_icon_that_is_not_shipped_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        resources.icon_file("rocket")


def test_a_language_without_a_sample_shop_gets_the_hebrew_one() -> None:
    assert resources.demo_shop("xx").language == "he"


@pytest.mark.parametrize("shop", resources.DEMO_SHOPS, ids=lambda shop: shop.language)
def test_every_sample_shop_has_forty_customers_below_its_title_and_a_total(shop: resources.DemoShop) -> None:
    rows = CalamineWorkbook.from_path(shop.file).get_sheet_by_index(0).to_python()
    assert len([row for row in rows if isinstance(row[0], float)]) == 40
    assert isinstance(rows[-1][8], float)
