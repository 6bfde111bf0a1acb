"""Matchings as plain values and back, and what a stranger writes in their place."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from smallcrm.exchange.header_row import LAST_ROW_WISHED
from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.matching import Matching, SheetMatching
from smallcrm.exchange.matching_json import KINDS, TARGETS, matching_from_json, matching_to_json
from smallcrm.exchange.reading_context import Wishes
from smallcrm.i18n.calendars import Calendar

keys = st.sampled_from(["שם", "نام", "телефон", "debt", "debt =2", "=3", "קוד"])
wishes = st.builds(
    Wishes,
    date_order=st.sampled_from([None, "dmy", "mdy", "ymd"]),
    calendar=st.none() | st.sampled_from(list(Calendar)),
    decimal=st.sampled_from([None, ".", ","]),
    amounts_in=st.sampled_from([None, "USD", "TOMAN", "THOUSAND_TOMAN"]),
    worth=st.none() | st.decimals(Decimal("0.000001"), 10**9, places=6),
    sign=st.sampled_from([None, 1, -1]),
)
sheets = st.lists(keys, min_size=1, unique=True).flatmap(
    lambda columns: st.builds(
        SheetMatching,
        st.text(),
        st.just(tuple(columns)),
        st.none() | st.sampled_from(sorted(KINDS)).map(SheetKind),
        st.dictionaries(st.sampled_from(columns), st.sampled_from(sorted(TARGETS))),
        st.dictionaries(st.sampled_from(columns), wishes.filter(lambda each: each != Wishes())),
        st.none() | st.integers(0, LAST_ROW_WISHED),
    )
)
matchings = st.builds(Matching, st.dates(), st.lists(sheets, min_size=1).map(tuple), wishes)
junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from(["on", "sheets", "columns", "targets", "wishes", "kind", "worth"]), inner)
    ),
)


@given(matchings)
def test_a_matching_comes_back_from_its_json(matching: Matching) -> None:
    assert matching_from_json(json.loads(json.dumps(matching_to_json(matching)))) == matching


@given(st.dictionaries(st.sampled_from(["on", "sheets", "wishes"]), junk))
def test_what_a_stranger_wrote_is_a_matching_that_can_be_written_or_none(found: dict[str, object]) -> None:
    matching = matching_from_json({"on": "2026-03-03", "sheets": [{"columns": ["קוד"]}], **found})
    assert matching is None or matching_from_json(matching_to_json(matching)) == matching


def test_what_is_not_understood_is_left_out_alone() -> None:
    written = {
        "on": "2026-03-03",
        "wishes": {"date_order": "dym", "decimal": ",", "amounts_in": "$$$", "worth": "-3", "sign": 7},
        "sheets": [
            {"name": 5, "columns": ["קוד", 3, "עיר"], "kind": "empty", "targets": {"קוד": "occupation", "עיר": "x", "שם": "name"}},
            {"columns": "קוד"},
        ],
    }
    sheet = SheetMatching("", ("קוד", "עיר"), None, {"קוד": "occupation"})
    assert matching_from_json(written) == Matching(date(2026, 3, 3), (sheet,), Wishes(decimal=","))
