"""Commands as a desk gives them, with everything filled in that a test does not care about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from application.consultation import RecordConsultation
from application.curriculum import PublishCurriculum, TaughtModule
from application.migrant import RegisterMigrant
from application.person_parts import Consent, Phone
from application.referral import DraftReferral
from application.training import ScheduleSession
from application.transfer import Agreed, ProposeTransfer
from tests.harness.days import today
from tests.simulation.staff import an_id


def just_now() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=5)


def a_consent(purpose: str, **other: Any) -> Consent:
    return Consent(
        **{"purpose": purpose, "mode": "WRITTEN", "text_version": "2026-01", "language": "tg"} | other
    )


def a_registration(person_id: UUID | None = None, **other: Any) -> RegisterMigrant:
    usual = {
        "person_id": person_id or an_id(),
        "centre": "KJD",
        "family_name": "Каримова",
        "given_name": "Амина",
        "sex": "FEMALE",
        "birth_year": 1990,
        "birth_precision": "YEAR",
        "citizenships": ("TJK",),
        "language": "tg",
        "country": "TJK",
        "region": "TJ-SU",
        "phones": (Phone(number="+992927771122"),),
        "consents": tuple(map(a_consent, ("REG", "STAT", "REF"))),
    }
    return RegisterMigrant(**usual | other)


def a_consultation(person_id: UUID | None, **other: Any) -> RecordConsultation:
    usual = {
        "consultation_id": an_id(),
        "person_id": person_id,
        "centre": "KJD",
        "occurred_at": just_now(),
        "channel": "OFFICE",
        "topics": ("DOC-PATENT", "INF-COST"),
        "main_topic": "DOC-PATENT",
        "advice": "Explained what the patent costs and where to pay for it.",
    }
    return RecordConsultation(**usual | other)


def a_referral(person_id: UUID, **other: Any) -> DraftReferral:
    usual = {
        "person_id": person_id,
        "referral_id": an_id(),
        "service": "LEGAL",
        "channel": "PHONE",
        "agency": "Bar",
    }
    return DraftReferral(**usual | other)


def a_transfer(person_id: UUID, **other: Any) -> ProposeTransfer:
    agreed = Agreed(mode="WRITTEN", text_version="2026-01", language="tg")
    usual = {"person_id": person_id, "transfer_id": an_id(), "to_centre": "DYU", "reason": "MOVED", "consent": agreed}
    return ProposeTransfer(**usual | other)


def a_curriculum(**other: Any) -> PublishCurriculum:
    modules = (TaughtModule(code="MONEY", minutes=45), TaughtModule(code="TRAVEL", minutes=60))
    usual = {
        "curriculum_id": an_id(),
        "code": "PDO",
        "revision": 1,
        "kind": "PDO",
        "title": "Before",
        "modules": modules,
    }
    return PublishCurriculum(**usual | other)


def a_session(curriculum_id: UUID, **other: Any) -> ScheduleSession:
    usual = {
        "session_id": an_id(),
        "curriculum_id": curriculum_id,
        "centre": "KJD",
        "starts_on": today(),
        "ends_on": today(),
        "capacity": 2,
        "language": "tg",
    }
    return ScheduleSession(**usual | other)
