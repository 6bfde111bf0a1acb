"""Editors about the person: what was agreed to, and since when."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from smallcrm.domain.choices import Channel
from smallcrm.domain.customer import Consent
from smallcrm.infra import clock
from smallcrm.ui.forms.base import FormContext
from smallcrm.ui.forms.people_editors import ConsentsEditor
from smallcrm.ui.tasks import InlineTasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from smallcrm.domain.shop import ShopSettings
    from smallcrm.ui.style.look import Look

TODAY = date(2026, 11, 22)
IN_THE_SHOP = Consent(Channel.SMS, given=True, recorded_at=datetime(2026, 1, 2, 12, tzinfo=UTC), source="בחנות")
BY_PHONE = Consent(Channel.CALL, given=False, recorded_at=datetime(2025, 5, 31, 12, tzinfo=UTC))
AGREED, REFUSED = 1, 2


@pytest.fixture
def consents(dress: Callable[..., Look], shop: ShopSettings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ConsentsEditor:
    dress("he")
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 22, 12, tzinfo=UTC))
    editor = ConsentsEditor("מסכים לקבל", FormContext(shop=shop, tasks=InlineTasks(), today=TODAY))
    qtbot.addWidget(editor)
    editor.set_value((IN_THE_SHOP, BY_PHONE))
    return editor


def test_the_day_of_each_answer_stands_under_it(consents: ConsentsEditor) -> None:
    days = {channel: day.text() for channel, day in consents.days.items() if day.isVisibleTo(consents)}
    assert days == {Channel.SMS: "מאז 02.01.2026", Channel.CALL: "מאז 31.05.2025"}


def test_the_day_is_told_to_who_cannot_see_it(consents: ConsentsEditor) -> None:
    assert consents.answers[Channel.SMS].accessibleDescription() == "מאז 02.01.2026"
    assert not consents.answers[Channel.EMAIL].accessibleDescription()


def test_another_answer_is_of_today(consents: ConsentsEditor) -> None:
    _answer(consents, Channel.SMS, REFUSED)
    assert consents.days[Channel.SMS].text() == "מאז 22.11.2026"
    assert consents.value()[0] == Consent(Channel.SMS, given=False, recorded_at=clock.now(), source="בחנות")


def test_an_answer_taken_back_has_its_old_day_again(consents: ConsentsEditor) -> None:
    _answer(consents, Channel.SMS, REFUSED)
    _answer(consents, Channel.SMS, AGREED)
    assert consents.value() == (IN_THE_SHOP, BY_PHONE)
    assert consents.days[Channel.SMS].text() == "מאז 02.01.2026"


def test_who_was_not_asked_has_no_day(consents: ConsentsEditor) -> None:
    _answer(consents, Channel.SMS, 0)
    assert not consents.days[Channel.SMS].isVisibleTo(consents)


def _answer(consents: ConsentsEditor, channel: Channel, place: int) -> None:
    consents.answers[channel].setCurrentIndex(place)
    consents.answers[channel].activated.emit(place)
