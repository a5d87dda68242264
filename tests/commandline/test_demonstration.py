"""What the story of the demonstration makes seen: figures that are revised after their release."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from application.consultation import CorrectConsultation, RecordConsultation, VoidConsultation
from application.reports.release_calendar import vintage_of
from web.commandline.demo.late import found_wrong, typed_in, weeks_later
from web.commandline.demo.teller import Teller

ZONE = ZoneInfo("Asia/Dushanbe")
END = datetime(2026, 11, 21, 12, tzinfo=ZONE)


def held(number: int, outcome: str = "ADVISED") -> RecordConsultation:
    day = datetime(2026, 3, 20, 10, tzinfo=ZONE)
    topics = {"topics": ("INF-RULES",), "main_topic": "INF-RULES"}
    return RecordConsultation(
        consultation_id=UUID(int=number), centre="KJD", occurred_at=day, channel="OFFICE", outcome=outcome, **topics
    )


def test_a_late_register_is_typed_in_after_the_first_release_and_before_the_second() -> None:
    teller, at = Teller(Random(1), END), datetime(2025, 12, 28, 11, tzinfo=ZONE)
    late = typed_in(teller, "DYU", at)
    assert vintage_of("2025-Q4", "FIRST", "Asia/Dushanbe") < late < vintage_of("2025-Q4", "SECOND", "Asia/Dushanbe")
    assert typed_in(teller, "KJD", at) == at
    assert typed_in(teller, "DYU", at - timedelta(days=40)) == at - timedelta(days=40)


def test_mistakes_found_weeks_later_are_corrected_or_struck() -> None:
    assert found_wrong(held(104))
    assert not found_wrong(held(199))
    assert not found_wrong(held(104, "REFERRED"))
    day = datetime(2026, 3, 20, 10, tzinfo=ZONE)
    (first,), (second,) = (list(weeks_later(held(number), 1, day)) for number in (301, 401))
    assert isinstance(first.command, VoidConsultation)
    assert isinstance(second.command, CorrectConsultation)
    assert second.command.channel == "PHONE_IN"
    assert min(first.recorded, second.recorded) >= day + timedelta(days=30)
