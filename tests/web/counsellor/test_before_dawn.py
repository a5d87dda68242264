"""Written before dawn at the centre: the day is the centre's, though in UTC it is still the day before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from application.links import Said
from application.people import TimelineEntry
from web import dates
from web.counsellor.same_person_words import said_text
from web.counsellor.story import history

DUSHANBE = timezone(timedelta(hours=5))
AT_NIGHT = datetime(2026, 11, 22, 20, 23, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_dushanbe() -> None:
    dates.zone.set("Asia/Dushanbe")


def when(occurred: datetime) -> str:
    entry = TimelineEntry(UUID(int=1), 1, "household.HeadChanged", occurred, AT_NIGHT, "", "KJD", {}, {})
    return str(history([entry])[0].when)


def test_what_was_written_down_at_once_is_not_called_late() -> None:
    assert when(AT_NIGHT.astimezone(DUSHANBE)) == "23.11.2026, 01:23"


def test_what_happened_the_evening_before_is_said_to_be_written_down_later() -> None:
    evening = datetime(2026, 11, 22, 18, 0, tzinfo=DUSHANBE)
    assert when(evening) == "22.11.2026, 18:00, written down on 23.11.2026, 01:23"


def test_an_instant_of_the_machine_is_shown_as_the_day_of_the_centre() -> None:
    assert dates.date_text(AT_NIGHT) == "23.11.2026"
    assert dates.date_text(AT_NIGHT.astimezone(DUSHANBE)) == "23.11.2026"


def test_two_files_are_linked_on_the_day_of_the_centre() -> None:
    assert "23.11.2026" in said_text(Said("LINKED", AT_NIGHT, "Gulnora", "both passports seen"))
