"""The day and the moment, as a test can set them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import time_machine

from smallcrm.infra import clock


def test_the_moment_is_told_in_universal_time() -> None:
    with time_machine.travel(datetime(2026, 3, 1, 22, 30, tzinfo=UTC), tick=False):
        assert clock.now() == datetime(2026, 3, 1, 22, 30, tzinfo=UTC)
        assert clock.now().tzinfo is UTC


def test_the_day_is_that_of_the_machine() -> None:
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False):
        assert clock.today() == date(2026, 3, 1)
