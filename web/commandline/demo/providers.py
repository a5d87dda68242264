"""The directory of organisations of the story, referrals that are sent on, and a slip that was answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import select
from uuid_utils.compat import uuid7

from adapters.readmodels.referrals import REFERRALS
from adapters.wiring import House
from application.answering import AnswerByCode
from application.provider import ListProvider, SuspendProvider, VerifyProvider
from application.referral import AcceptReferral, DraftReferral, SendReferral
from web.commandline.demo import words
from web.commandline.demo.teller import Step, Teller

_NAMESPACE = UUID("5a0d7f9e-3f1c-5c46-8f0a-6d2f1b7c9e11")
# Service → kind, regions, languages, whom to ask for, hours, who is taken.
ENTRIES: dict[str, dict[str, Any]] = {
    "LEGAL": {
        "kind": "NGO",
        "services": ("LEGAL", "FAM_MEDIATION"),
        "contact_person": "Шарипова Мадина",
        "hours": "пн–пт 9–17",
        "eligibility": "Бесплатно; с паспортом или без него.",
        "capacity": 15,
    },
    "COURT": {"kind": "STATE", "services": ("COURT",), "hours": "пн–пт 8–17", "eligibility": "По месту жительства."},
    "ALIMONY_EXEC": {"kind": "STATE", "services": ("ALIMONY_EXEC",), "hours": "пн–пт 8–17"},
    "LABOUR_INSPECTION": {"kind": "STATE", "services": ("LABOUR_INSPECTION",), "hours": "пн–пт 9–16"},
    "JOB_CENTRE": {"kind": "STATE", "services": ("JOB_CENTRE", "SKILLS", "LANGUAGE"), "hours": "пн–сб 8–17"},
    "SOCIAL": {"kind": "STATE", "services": ("SOCIAL", "FOOD_NFI"), "hours": "пн–пт 8–17"},
}
# Beside those to which the story sends people.
FURTHER: tuple[dict[str, Any], ...] = (
    {
        "name": "Приют «Умед» (вымышленный)",
        "kind": "NGO",
        "services": ("SHELTER", "MENTAL", "CHILD_PROT"),
        "sex_served": "FEMALE",
        "regions": ("TJ-SU",),
        "capacity": 8,
        "hours": "круглосуточно",
    },
    {
        "name": "Агентство «Роҳ» (вымышленное)",
        "kind": "PRIVATE",
        "services": ("RECRUIT_AGENCY",),
        "licence": "ВМ-0046",
        "licence_until": date(2025, 12, 31),
    },
)
CLOSED = {"name": "Курсы «Маҳорат» (вымышленные)", "kind": "PRIVATE", "services": ("SKILLS",), "regions": ("TJ-KT",)}
NOTE = "Примем завтра в 10, пусть возьмёт свидетельство о браке."


def entry_of(service: str) -> UUID | None:
    """The entry of the directory that the story sends people to for a service."""
    agency = words.AGENCIES.get(service)
    return uuid5(_NAMESPACE, agency) if agency else None


def directory(teller: Teller, centre: str, start: datetime) -> Iterator[tuple[datetime, object]]:
    """Listed by the coordinator before anybody comes."""
    yield start - timedelta(days=1), lambda: _listed(teller, centre, start)


def _listed(teller: Teller, centre: str, start: datetime) -> Iterator[Step]:
    known = [
        {"provider_id": uuid5(_NAMESPACE, agency), "name": agency, **ENTRIES[service]}
        for service, agency in words.AGENCIES.items()
    ]
    known += [{"provider_id": teller.new_id(start), **entry} for entry in (*FURTHER, CLOSED)]
    for entry in known:
        phone = f"+992 3422 6 {teller.dice.randint(1000, 9999)}"
        said = {"languages": ("tg", "ru"), "phone": phone, **entry}
        yield Step(start, ListProvider(**said), centre, "coordinator")
    gone = SuspendProvider(provider_id=known[-1]["provider_id"], reason="CLOSED")
    later = [Step(start + timedelta(days=200), gone, centre, "coordinator")]
    for entry in known[:-2]:
        asked = teller.end - timedelta(days=teller.dice.randint(20, 260))
        later.append(Step(asked, VerifyProvider(provider_id=entry["provider_id"]), centre, "coordinator"))
    yield from sorted(later, key=lambda step: step.recorded)


def sent_on(teller: Teller, first: DraftReferral, centre: str, at: datetime) -> Iterator[Step]:
    """Whoever was turned down goes to the legal-aid office."""
    agency = words.AGENCIES["LEGAL"]
    ids = {"person_id": first.person_id, "referral_id": teller.new_id(at)}
    said = {"service": "LEGAL", "channel": "PAPER_SLIP", "reason": words.REASON, "shared": ("NAME", "SITUATION")}
    to = {"provider_id": entry_of("LEGAL"), "agency": agency, "replaces": first.referral_id}
    yield Step(at, DraftReferral(**ids, **said, **to), centre)
    yield Step(at + timedelta(minutes=9), SendReferral(**ids, base_version=2), centre)
    yield Step(at + timedelta(days=1), AcceptReferral(**ids, base_version=3), centre)


def answer_a_slip(house: House, centre: str) -> None:
    """An organisation types the code of a slip and takes somebody on."""
    c = REFERRALS.c
    query = select(REFERRALS).where(c.centre == centre, c.status == "SENT").order_by(c.sent_on.desc()).limit(1)
    with house.engines["ledger"].begin() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        return
    now = datetime.now(UTC)
    made = house.system.answers.issue(row.referral_id, row.person_id, centre, "ru", now)
    code = house.system.answers.by_code(made.code, "127.0.0.1", now)
    ids = {"person_id": row.person_id, "referral_id": row.referral_id, "base_version": row.version}
    house.system.dispatch(AnswerByCode(**ids, answer="ACCEPT", note=NOTE), code.actor, command_id=uuid7())
