"""The lives of the story: who comes, with what, and what follows; each life is a list of commands with their instants."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from application.consultation import (
    CloseFollowUp,
    CorrectConsultation,
    RecordConsultation,
    VoidConsultation,
)
from application.migrant import RegisterMigrant, RequestErasure, WithdrawConsent
from application.person_parts import Consent, Document, Phone
from application.referral import (
    AcceptReferral,
    CompleteReferral,
    DeclineReferral,
    DraftReferral,
    SendReferral,
    StartReferral,
)
from domain.geography import DemonstrationCentre, districts_of
from web.commandline.demo import words
from web.commandline.demo.names import person_name


@dataclass(frozen=True)
class Step:
    """One command of the story. `by` is "desk" (a counsellor of the centre), "manager" or "protection"."""

    recorded: datetime
    command: Any
    centre: str
    by: str = "desk"


@dataclass
class Teller:
    """Chance and ids of the story: the same seed tells the same story."""

    dice: Random
    end: datetime

    def new_id(self, at: datetime) -> UUID:
        """A UUIDv7 of that instant."""
        milliseconds = int(at.timestamp() * 1000)
        value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | self.dice.getrandbits(12) << 64
        return UUID(int=value | 0b10 << 62 | self.dice.getrandbits(62))

    def pick(self, weights: dict[str, int]) -> str:
        """One of the keys, by weight."""
        return self.dice.choices(list(weights), list(weights.values()))[0]

    def chance(self, share: float) -> bool:
        """True in that share of cases."""
        return self.dice.random() < share

    def desk_time(self, day: date, zone: str) -> datetime:
        """Some minute of a working day at the centre."""
        return datetime(
            day.year,
            day.month,
            day.day,
            self.dice.randint(9, 16),
            self.dice.randint(0, 59),
            tzinfo=ZoneInfo(zone),
        )


def life(teller: Teller, centre: DemonstrationCentre, arrived: datetime) -> Iterator[Step]:
    """Everything that happens to one person, in order, up to the end of the story."""
    person_id = teller.new_id(arrived)
    registration = _registration(teller, centre, person_id, arrived)
    yield Step(arrived, registration, centre.code)
    yield from _contacts(teller, centre, registration, arrived)


def registered(step: Step) -> RegisterMigrant | None:
    """The registration, if this is one."""
    return step.command if isinstance(step.command, RegisterMigrant) else None


def anonymous_call(teller: Teller, centre: DemonstrationCentre, at: datetime) -> Step:
    """Somebody rings and does not say who they are."""
    topic = teller.pick(words.CALL_TOPICS)
    command = RecordConsultation(
        consultation_id=teller.new_id(at),
        centre=centre.code,
        occurred_at=at - timedelta(minutes=12),
        channel="PHONE_IN",
        asked_by=teller.pick({"ANONYMOUS": 5, "SIBLING": 2, "SPOUSE": 2, "EMPLOYER": 1}),
        topics=(topic,),
        main_topic=topic,
        minutes=teller.dice.randint(3, 15),
        advice=words.ADVICE[teller.dice.randrange(len(words.ADVICE))],
    )
    return Step(at, command, centre.code)


def _registration(
    teller: Teller, centre: DemonstrationCentre, person_id: UUID, at: datetime
) -> RegisterMigrant:
    dice = teller.dice
    sex = teller.pick({"MALE": 61, "FEMALE": 38, "UNKNOWN": 1})
    country = teller.pick(words.ORIGINS[centre.country])
    stage = (
        "NONE" if sex == "FEMALE" and teller.chance(0.45) else teller.pick({"PRE": 45, "EMP": 30, "POST": 25})
    )
    year = at.year - min(78, max(16, int(dice.gauss(33, 11))))
    purposes = [
        "REG",
        *(p for p, share in (("STAT", 0.92), ("REF", 0.7), ("CONTACT", 0.8)) if teller.chance(share)),
    ]
    home = districts_of(centre.region)
    return RegisterMigrant(
        person_id=person_id,
        centre=centre.code,
        occurred_at=at - timedelta(minutes=5),
        **person_name(dice, country, sex),
        sex=sex,
        birth_year=year,
        birth_precision="YEAR",
        citizenships=(country,),
        country=centre.country,
        region=centre.region,
        district=dice.choice(home).code if home and teller.chance(0.95) else None,
        village=dice.choice(words.VILLAGES),
        language=teller.pick(words.LANGUAGES[country]),
        stage=stage,
        destination=None if stage == "NONE" else teller.pick(words.CORRIDORS[country]),
        phones=_phones(teller, centre),
        safe_contact=words.SAFE[0] if sex == "FEMALE" and teller.chance(0.15) else "",
        documents=(Document(kind="INT_PASSPORT", number=f"{dice.randint(400000000, 409999999)}"),)
        if teller.chance(0.6)
        else (),
        guardian="" if year < at.year - 19 else words.GUARDIAN,
        consents=tuple(_consent(teller, purpose) for purpose in purposes),
    )


def _consent(teller: Teller, purpose: str) -> Consent:
    mode = teller.pick({"ORAL_CERTIFIED": 6, "WRITTEN": 4})
    return Consent(purpose=purpose, mode=mode, text_version=words.CONSENT_TEXT, language="ru")


def _phones(teller: Teller, centre: DemonstrationCentre) -> tuple[Phone, ...]:
    if not teller.chance(0.85):
        return ()
    prefix, digits = words.PHONES[centre.country]
    number = prefix + "".join(str(teller.dice.randrange(10)) for _ in range(digits))
    return (
        Phone(
            number=number,
            owner=teller.pick({"OWN": 8, "RELATIVE": 2}),
            safe=teller.chance(0.9),
            message=teller.chance(0.5),
        ),
    )


def _contacts(
    teller: Teller, centre: DemonstrationCentre, who: RegisterMigrant, arrived: datetime
) -> Iterator[Step]:
    at = arrived + timedelta(minutes=20)
    for _ in range(teller.dice.choices((1, 2, 3, 4, 6), (45, 27, 15, 9, 4))[0]):
        steps = list(_contact(teller, centre, who, at))
        yield from steps
        at = max(step.recorded for step in steps) + timedelta(
            days=teller.dice.randint(3, 70), minutes=teller.dice.randint(1, 400)
        )
        if at > teller.end:
            return
    yield from _endings(teller, centre, who, at)


def _contact(
    teller: Teller, centre: DemonstrationCentre, who: RegisterMigrant, at: datetime
) -> Iterator[Step]:
    record = _record(teller, who, at)
    late = (
        timedelta(days=teller.dice.randint(1, 12))
        if record["channel"] == "MOBILE" or teller.chance(0.04)
        else timedelta(0)
    )
    recorded = min(at + late, teller.end)
    consultation_id = teller.new_id(at)
    held = RecordConsultation(
        consultation_id=consultation_id,
        person_id=who.person_id,
        centre=centre.code,
        occurred_at=at - timedelta(minutes=10),
        **record,
    )
    yield Step(recorded, held, centre.code)
    yield from _afterwards(teller, centre, who, held, recorded)


def _afterwards(
    teller: Teller, centre: DemonstrationCentre, who: RegisterMigrant, held: RecordConsultation, at: datetime
) -> Iterator[Step]:
    if teller.chance(0.03):
        changed = {n: getattr(held, n) for n in words.CORRECTED} | {
            "outcome": "PENDING",
            "base_version": 1,
            "reason": "TYPING_ERROR",
        }
        yield Step(at + timedelta(hours=3), CorrectConsultation(**changed), centre.code)
    elif teller.chance(0.01):
        gone = VoidConsultation(
            consultation_id=held.consultation_id, person_id=who.person_id, base_version=1, reason="DUPLICATE"
        )
        yield Step(at + timedelta(hours=2), gone, centre.code)
    elif held.follow_up_on is not None and teller.chance(0.6):
        closed = CloseFollowUp(
            consultation_id=held.consultation_id, person_id=who.person_id, outcome="ADVISED"
        )
        yield Step(at + timedelta(days=9), closed, centre.code)
    if held.outcome == "REFERRED":
        yield from _referral(teller, centre, who, held, at + timedelta(minutes=30))


def _record(teller: Teller, who: RegisterMigrant, at: datetime) -> dict[str, Any]:
    dice = teller.dice
    family = who.stage == "NONE"
    topics = tuple(
        dict.fromkeys(
            teller.pick(words.FAMILY_TOPICS if family else words.TOPICS[who.stage])
            for _ in range(dice.choices((1, 2, 3), (60, 30, 10))[0])
        )
    )
    may_refer = "REF" in {consent.purpose for consent in who.consents}
    outcome = teller.pick(
        {
            "ADVISED": 55,
            "REFERRED": 22 if may_refer else 0,
            "DOC_PREPARED": 10,
            "APPLICATION_FILED": 8,
            "PENDING": 5,
        }
    )
    problem = who.stage in ("PRE", "EMP") and teller.chance(0.35)
    return {
        "channel": teller.pick(words.CHANNELS),
        "asked_by": "SELF" if teller.chance(0.8) else teller.pick({"SPOUSE": 4, "PARENT": 3, "SIBLING": 2}),
        "topics": topics,
        "main_topic": topics[0],
        "document_problems": (teller.pick(words.PROBLEMS),) if problem else (),
        "outcome": outcome,
        "urgency": teller.pick({"NORMAL": 90, "URGENT_72H": 8, "EMERGENCY_24H": 2}),
        "minutes": dice.randint(5, 60),
        "advice": dice.choice(words.ADVICE),
        "follow_up_on": at.date() + timedelta(days=dice.randint(4, 30)) if teller.chance(0.25) else None,
    }


def _referral(
    teller: Teller, centre: DemonstrationCentre, who: RegisterMigrant, held: RecordConsultation, at: datetime
) -> Iterator[Step]:
    service = teller.pick(words.FAMILY_SERVICES if who.stage == "NONE" else words.SERVICES)
    ids = {"person_id": who.person_id, "referral_id": teller.new_id(at)}
    agency = words.AGENCIES.get(service, words.AGENCIES["LEGAL"])
    yield Step(
        at,
        DraftReferral(
            **ids,
            consultation_id=held.consultation_id,
            service=service,
            channel="PAPER_SLIP",
            agency=agency,
            reason=words.REASON,
        ),
        centre.code,
    )
    moves: list[tuple[int, Any]] = [(0, SendReferral(**ids, base_version=1))]
    if teller.chance(0.12):
        moves.append((6, DeclineReferral(**ids, base_version=2, by="PROVIDER", reason="NO_CAPACITY")))
    elif teller.chance(0.85):
        moves.append((4, AcceptReferral(**ids, base_version=2)))
        if teller.chance(0.8):
            moves += [
                (9, StartReferral(**ids, base_version=3)),
                (30, CompleteReferral(**ids, base_version=4, result="SERVICE_RECEIVED")),
            ]
    for days, command in moves:
        then = at + timedelta(days=days + (teller.dice.randint(0, days) if days else 0), minutes=len(moves))
        at = max(at + timedelta(minutes=7), then)
        if at > teller.end:
            return
        yield Step(at, command, centre.code)


def _endings(
    teller: Teller, centre: DemonstrationCentre, who: RegisterMigrant, at: datetime
) -> Iterator[Step]:
    if teller.chance(0.02) and "STAT" in {consent.purpose for consent in who.consents}:
        yield Step(at, WithdrawConsent(person_id=who.person_id, purpose="STAT"), centre.code)
    elif teller.chance(0.01):
        yield Step(at, RequestErasure(person_id=who.person_id, ground="CLIENT_REQUEST"), centre.code)
