"""Columns that only tables of our own have: how their cells are written, and read again as they were."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from smallcrm.domain.card_rules import clean
from smallcrm.domain.choices import Channel, Relation, label
from smallcrm.domain.customer import Consent, FamilyMember
from smallcrm.domain.date_reading import read_date
from smallcrm.exchange.choice_words import choice_of, yes_or_no
from smallcrm.exchange.understanding import KEPT
from smallcrm.exchange.written_dates import written_date
from smallcrm.i18n import N_, gettext

if TYPE_CHECKING:
    from smallcrm.domain.partial_date import PartialDate
    from smallcrm.exchange.cells import Cell

PUT_ASIDE = "put_aside_at"
"""The target of the column that says since when a card is put aside; it is no field of the card."""
PUT_ASIDE_LABEL = N_("Put aside since")
OURS_ALONE = frozenset({"family", "consents", "referred_by", "created_at", PUT_ASIDE, KEPT})

BETWEEN = "; "
_MEMBER = re.compile(r"(.+?) \(([^(),]+)(?:, ([^()]+))?\)(?:; |$)")
_CONSENT = re.compile(r"([^:;()]+): ([^:;()]+) \((\d{4}-\d\d-\d\dT[^,;()]+)(?:, (.*?))?\)(?:; |$)")
_REFERRER = re.compile(r"(.*) \((\S+)\)")


def written_member(member: FamilyMember) -> str:
    """Someone of the family as the command line takes it back too: Dan (Son, 2010-03-02)."""
    born = f", {written_date(member.birthday)}" if member.birthday else ""
    return f"{member.name} ({label(member.relation)}{born})"


def read_members(text: str, today: date) -> tuple[FamilyMember, ...] | None:
    """The family that the text names; None where it says anything else too."""
    members = []
    for found in _MEMBER.finditer(text):
        relation = choice_of(found[2], Relation)
        born = _birthday(found[3], today) if found[3] else None
        if relation is None or (found[3] and born is None):
            return None
        members.append(FamilyMember(clean(found[1]), Relation(relation), born))
    return tuple(members) if _is_whole(_MEMBER, text) else None


def written_consent(consent: Consent) -> str:
    """What the customer said of a channel, when and on what occasion: SMS: No (2024-05-17T10:00:00+03:00, at the shop)."""
    answer = gettext("Yes") if consent.given else gettext("No")
    source = f", {consent.source}" if consent.source else ""
    return f"{label(consent.channel)}: {answer} ({consent.recorded_at.isoformat()}{source})"


def read_consents(text: str) -> tuple[Consent, ...] | None:
    """What the customer said of each channel; None where the text says anything else too."""
    consents = []
    for found in _CONSENT.finditer(text):
        channel, given, recorded_at = choice_of(found[1], Channel), yes_or_no(found[2]), _moment(found[3])
        if channel is None or given is None or recorded_at is None:
            return None
        consents.append(Consent(Channel(channel), given, recorded_at, clean(found[4] or "")))
    return tuple(consents) if _is_whole(_CONSENT, text) else None


def read_referrer(text: str) -> tuple[str, str]:
    """Number and name of the customer named; the number is empty where there is none."""
    found = _REFERRER.fullmatch(text)
    return (found[2], found[1]) if found else ("", text)


def read_day(cell: Cell) -> datetime | None:
    """Noon of the day: what a table says of a moment is its day alone."""
    if isinstance(cell, str):
        try:
            cell = date.fromisoformat(cell.strip())
        except ValueError:
            return None
    if isinstance(cell, datetime):
        cell = cell.date()
    return datetime.combine(cell, time(12)).astimezone(UTC) if isinstance(cell, date) else None


def _birthday(text: str, today: date) -> PartialDate | None:
    return read_date(text, today=today, birthday=True).date


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else None


def _is_whole(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the pattern leaves nothing over."""
    return not pattern.sub("", text).strip()
