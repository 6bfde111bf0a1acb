"""The log tells where something went wrong and never about whom."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from smallcrm.infra import logs, paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

log = logging.getLogger("smallcrm.tests")


@pytest.fixture(autouse=True)
def _closed_after() -> Iterator[None]:
    yield
    logs.stop()


def fail(name: str) -> None:
    raise ValueError(f"no number in {name}")


def logged() -> str:
    return (paths.log_folder() / "smallcrm.log").read_text(encoding="utf-8")


def test_a_bug_is_logged_with_its_kind_and_place_but_not_its_message() -> None:
    logs.start()
    try:
        fail("יוסי כהן 054-1234567")
    except ValueError:
        log.exception("A cell could not be read")
    text = logged()
    assert "A cell could not be read" in text
    assert "ValueError" in text
    assert "test_logs.py" in text
    assert "יוסי" not in text
    assert "1234567" not in text


def test_what_led_to_a_bug_is_told_too() -> None:
    try:
        try:
            fail("שרה לוי")
        except ValueError as error:
            raise RuntimeError("the card of שרה לוי") from error
    except RuntimeError as error:
        text = logs.describe(error)
    assert text.index("ValueError") < text.index("RuntimeError")
    assert "שרה" not in text


def test_the_folder_of_whoever_is_logged_in_is_not_told() -> None:
    try:
        fail("x")
    except ValueError as error:
        text = logs.describe(error)
    assert "infra/test_logs.py:" in text
    assert "/tests/unit" not in text


def test_the_log_never_grows_beyond_its_share(tmp_path: Path) -> None:
    logs.start(tmp_path)
    for _ in range(300):
        log.info("%s", "a" * 10_000)
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= logs.LARGEST_FILE * (logs.OLD_FILES_KEPT + 1)


def test_a_folder_that_cannot_be_written_leaves_the_program_running(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be", encoding="utf-8")
    logs.start(tmp_path / "logs")
    log.warning("unheard")


def test_starting_the_log_twice_writes_each_line_once() -> None:
    logs.start()
    logs.start()
    log.info("one line")
    assert logged().count("one line") == 1
