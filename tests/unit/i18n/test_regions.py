"""Countries and currencies by their names."""

from __future__ import annotations

import pytest

from smallcrm.i18n import LANGUAGES
from smallcrm.i18n.currencies import OFFERED
from smallcrm.i18n.regions import currencies, currency_of, regions


@pytest.mark.parametrize(("language", "name"), [("en", "Israel"), ("he", "ישראל"), ("ar", "إسرائيل"), ("fa", "اسرائیل"), ("bg", "Израел")])
def test_a_country_has_its_name_in_every_language(language: str, name: str) -> None:
    assert regions(language)["IL"] == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_groups_of_countries_and_spare_codes_are_no_countries(language: str) -> None:
    assert not {"EU", "UN", "ZZ", "XA", "001", "150"} & regions(language).keys()


def test_bulgaria_counts_in_euro_whatever_the_tables_say() -> None:
    assert currency_of("BG") == "EUR"


@pytest.mark.parametrize(("region", "currency"), [("IL", "ILS"), ("IR", "IRR"), ("JO", "JOD"), ("GB", "GBP"), ("US", "USD"), ("SA", "SAR")])
def test_a_country_has_its_currency(region: str, currency: str) -> None:
    assert currency_of(region) == currency


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_currencies_our_shops_use_come_first(language: str) -> None:
    assert tuple(currencies(language))[: len(OFFERED)] == OFFERED


def test_a_currency_nobody_translated_is_named_by_cldr() -> None:
    assert currencies("he")["AUD"] == "דולר אוסטרלי"
