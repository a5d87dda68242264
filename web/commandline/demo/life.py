"""The lives of the story: who comes, with what, and what follows, as commands with their instants."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from application.consultation import (
    CloseFollowUp,
    CorrectConsultation,
    RecordConsultation,
    VoidConsultation,
)
from application.migrant import RegisterMigrant, RequestErasure, WithdrawConsent
from application.referral import (
    AcceptReferral,
    CompleteReferral,
    DeclineReferral,
    DraftReferral,
    SendReferral,
    StartReferral,
)
from domain.geography import DemonstrationCentre
from web.commandline.demo import words
from web.commandline.demo.arrival import registration
from web.commandline.demo.beside import afterwards, further
from web.commandline.demo.families import family
from web.commandline.demo.late import found_wrong, typed_in, weeks_later
from web.commandline.demo.own_topics import in_own_words
from web.commandline.demo.providers import entry_of, sent_on
from web.commandline.demo.teller import Step, Teller
from web.commandline.demo.told import leaves, told


def life(teller: Teller, centre: DemonstrationCentre, arrived: datetime) -> Iterator[Step]:
    """Everything that happens to one person, in order, up to the end of the story."""
    person_id = teller.new_id(arrived)
    registered = registration(teller, centre, person_id, arrived)
    yield Step(arrived, registered, centre.code)
    yield from told(teller, centre, registered, arrived)
    yield from family(centre, registered, arrived)
    yield from _contacts(teller, centre, registered, arrived)


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
        advice=_advice(teller, topic),
    )
    return Step(at, command, centre.code)


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
    yield from leaves(teller, centre, who, at)
    yield from _endings(teller, centre, who, at)


def _contact(
    teller: Teller, centre: DemonstrationCentre, who: RegisterMigrant, at: datetime
) -> Iterator[Step]:
    record = in_own_words(centre.code, _record(teller, who, at), at)
    late = (
        timedelta(days=teller.dice.randint(1, 12))
        if record["channel"] == "MOBILE" or teller.chance(0.04)
        else timedelta(0)
    )
    recorded = min(max(at + late, typed_in(teller, centre.code, at)), teller.end)
    consultation_id = teller.new_id(at)
    held = RecordConsultation(
        consultation_id=consultation_id,
        person_id=who.person_id,
        centre=centre.code,
        occurred_at=at - timedelta(minutes=10),
        **record | further(teller, record, at, who.destination),
    )
    yield Step(recorded, held, centre.code)
    yield from _afterwards(teller, centre, who, held, recorded)


def _afterwards(
    teller: Teller, centre: DemonstrationCentre, who: RegisterMigrant, held: RecordConsultation, at: datetime
) -> Iterator[Step]:
    if found_wrong(held):
        yield from weeks_later(held, _version(held), at)
    elif teller.chance(0.03):
        changed = {n: getattr(held, n) for n in words.CORRECTED} | {
            "outcome": "PENDING",
            "base_version": _version(held),
            "reason": "TYPING_ERROR",
        }
        yield Step(at + timedelta(hours=3), CorrectConsultation(**changed), centre.code)
    elif teller.chance(0.01):
        ids = {"consultation_id": held.consultation_id, "person_id": who.person_id}
        gone = VoidConsultation(**ids, base_version=_version(held), reason="DUPLICATE")
        yield Step(at + timedelta(hours=2), gone, centre.code)
    elif held.follow_up_on is not None and teller.chance(0.6):
        closed = CloseFollowUp(
            consultation_id=held.consultation_id, person_id=who.person_id, outcome="ADVISED"
        )
        yield Step(at + timedelta(days=9), closed, centre.code)
    else:
        yield from afterwards(teller, centre, held, at)
    if held.outcome == "REFERRED":
        yield from _referral(teller, centre, who, held, at + timedelta(minutes=30))


def _version(held: RecordConsultation) -> int:
    """Further answers are an event of their own."""
    return 1 if held.answers is None else 2


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
        "advice": _advice(teller, topics[0]),
        "follow_up_on": at.date() + timedelta(days=dice.randint(4, 30)) if teller.chance(0.25) else None,
    }


def _referral(
    teller: Teller, centre: DemonstrationCentre, who: RegisterMigrant, held: RecordConsultation, at: datetime
) -> Iterator[Step]:
    service = teller.pick(words.FAMILY_SERVICES if who.stage == "NONE" else words.SERVICES)
    ids = {"person_id": who.person_id, "referral_id": teller.new_id(at)}
    # An entry of the directory is an event of its own.
    entry, v = entry_of(service), 1 if entry_of(service) is None else 2
    said = {"service": service, "channel": "PAPER_SLIP", "reason": words.REASON, "shared": ("NAME", "SITUATION")}
    to = {"provider_id": entry, "agency": words.AGENCIES.get(service, words.OTHER_AGENCY)}
    drafted = DraftReferral(**ids, consultation_id=held.consultation_id, **said, **to)
    yield Step(at, drafted, centre.code)
    moves: list[tuple[int, Any]] = [(0, SendReferral(**ids, base_version=v))]
    declined = teller.chance(0.12)
    if declined:
        moves.append((6, DeclineReferral(**ids, base_version=v + 1, by="PROVIDER", reason="NO_CAPACITY")))
    elif teller.chance(0.85):
        moves.append((4, AcceptReferral(**ids, base_version=v + 1)))
        if teller.chance(0.8):
            moves += [
                (9, StartReferral(**ids, base_version=v + 2)),
                (30, CompleteReferral(**ids, base_version=v + 3, result="SERVICE_RECEIVED")),
            ]
    for days, command in moves:
        then = at + timedelta(days=days + (teller.dice.randint(0, days) if days else 0), minutes=len(moves))
        at = max(at + timedelta(minutes=7), then)
        if at > teller.end:
            return
        yield Step(at, command, centre.code)
    if declined and service != "LEGAL":
        yield from sent_on(teller, drafted, centre.code, at + timedelta(days=1))


def _endings(
    teller: Teller, centre: DemonstrationCentre, who: RegisterMigrant, at: datetime
) -> Iterator[Step]:
    if teller.chance(0.02) and "STAT" in {consent.purpose for consent in who.consents}:
        yield Step(at, WithdrawConsent(person_id=who.person_id, purpose="STAT"), centre.code)
    elif teller.chance(0.01):
        yield Step(at, RequestErasure(person_id=who.person_id, ground="CLIENT_REQUEST"), centre.code)


def _advice(teller: Teller, topic: str) -> str:
    return teller.dice.choice(words.ADVICE[topic.partition("-")[0]])
