"""Moves beside a consultation at random: further persons and answers, ban checks, claims, talks, journeys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from application import ban_check, claim, consultation, outreach, striking, trip
from application.consultation_parts import Answers, AskedBan, SaidClaim
from application.heads import Band, Material
from tests.harness.days import today
from tests.simulation.asking import a_consultation, just_now
from tests.simulation.staff import COUNSELLORS, an_id
from tests.simulation.world import Maker, Move, World

DESK = COUNSELLORS["KJD"]


def _together(w: World) -> Move:
    """A consultation with everything that may stand beside it."""
    first, other = w.pick(w.people), w.pick(w.people)
    answers = Answers(
        agency="Б", fee=Decimal(300), fee_currency=w.pick(["TJS", None]), women=w.rng.randrange(4)
    )
    told: dict[str, Any] = {
        "answers": w.maybe(answers, 0.7),
        "companions": tuple({other} - {first}),
        "trip_id": w.maybe(w.pick(w.trips), 0.5) if w.trips else None,
    }
    if w.rng.random() < 0.3:
        told["ban_check"] = AskedBan(
            check_id=an_id(), entry_to="RUS", result=w.pick(["BANNED", "NOT_ANSWERED"])
        )
    if w.rng.random() < 0.3:
        told["claim"] = SaidClaim(claim_id=an_id(), amount=Decimal(900), currency="RUB", worked_in="RUS")
    command = a_consultation(first, **told)
    w.contacts.append((command.consultation_id, first))
    return command, DESK


def _feedback(w: World) -> Move:
    contact, person = w.pick(w.contacts)
    said = {"score": w.rng.randrange(1, 6), "by_channel": "PHONE_OUT", "comment": "хуб"}
    return consultation.GiveFeedback(consultation_id=contact, person_id=person, **said), DESK


def _asked(w: World) -> Move:
    command = ban_check.AskBanCheck(
        person_id=w.pick(w.people), check_id=an_id(), centre="KJD", entry_to="RUS"
    )
    w.checks.append((command.check_id, command.person_id))
    return command, DESK


def _answered(w: World) -> Move:
    check, person = w.pick(w.checks or [(an_id(), w.pick(w.people))])
    said = {"result": w.pick(["BANNED", "NOT_BANNED", "NOT_ANSWERED"]), "authority": "А"}
    return ban_check.AnswerBanCheck(
        person_id=person, check_id=check, base_version=w.base(check), **said
    ), DESK


def _given_up(w: World) -> Move:
    check, person = w.pick(w.checks or [(an_id(), w.pick(w.people))])
    return ban_check.GiveUpBanCheck(person_id=person, check_id=check, base_version=w.base(check)), DESK


def _void_check(w: World) -> Move:
    check, person = w.pick(w.checks or [(an_id(), w.pick(w.people))])
    why = {"reason": "WRONG_PERSON", "explanation": "не он"}
    return striking.VoidBanCheck(person_id=person, check_id=check, base_version=w.base(check), **why), DESK


def _struck(w: World) -> Move:
    claim_id, person = w.pick(w.claims or [(an_id(), w.pick(w.people))])
    version, why = w.base(claim_id), {"reason": "TYPING_ERROR", "explanation": "лишний ноль"}
    of = {"person_id": person, "claim_id": claim_id, "base_version": version}
    return striking.StrikeRecovery(**of, payment=w.rng.randrange(1, version + 1), **why), DESK


def _owed() -> dict[str, Any]:
    return {"amount": Decimal("1250.50"), "currency": "RUB", "worked_in": "RUS", "employer": "Завод"}


def _stated(w: World) -> Move:
    command = claim.StateClaim(person_id=w.pick(w.people), claim_id=an_id(), centre="KJD", **_owed())
    w.claims.append((command.claim_id, command.person_id))
    return command, DESK


def _claim(kind: Any, **more: Any) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        claim_id, person = w.pick(w.claims or [(an_id(), w.pick(w.people))])
        return kind(person_id=person, claim_id=claim_id, base_version=w.base(claim_id), **more), DESK

    return made


def _referred(w: World) -> Move:
    referral = w.pick(w.referrals)[0] if w.referrals else an_id()
    return _claim(claim.ReferClaim, referral_id=referral)(w)


def _reached(w: World) -> dict[str, Any]:
    bands = (Band(band="Y25T34", number=w.rng.randrange(20)),)
    given = (Material(leaflet="RIGHTS", number=w.rng.randrange(50)),)
    return {
        "kind": "TALK",
        "men": 12,
        "women": w.rng.randrange(9),
        "age_bands": bands,
        "materials": given,
        "place": "М",
    }


def _planned(w: World) -> Move:
    command = outreach.PlanOutreach(
        outreach_id=an_id(), centre="KJD", planned_on=today(), kind="TALK", place="М"
    )
    w.talks.append(command.outreach_id)
    return command, DESK


def _recorded(w: World) -> Move:
    on_the_way = w.maybe(w.pick(w.trips), 0.5) if w.trips else None
    ids = {"outreach_id": an_id(), "trip_id": on_the_way, "centre": "KJD"}
    command = outreach.RecordOutreach(**ids, occurred_at=just_now(), **_reached(w))
    w.talks.append(command.outreach_id)
    return command, DESK


def _talk(kind: Any, *, reached: bool = True, **more: Any) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        talk = w.pick(w.talks or [an_id()])
        told = {"occurred_at": just_now(), **_reached(w)} if reached else {}
        return kind(outreach_id=talk, base_version=w.base(talk), **told, **more), DESK

    return made


def _set_out(w: World) -> Move:
    command = trip.StartTrip(trip_id=an_id(), centre="KJD", starts_on=today() - timedelta(days=1), route="Р")
    w.trips.append(command.trip_id)
    return command, DESK


def _trip(kind: Any, *, versioned: bool = True, **more: Any) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        trip_id = w.pick(w.trips or [an_id()])
        version = {"base_version": w.base(trip_id)} if versioned else {}
        return kind(trip_id=trip_id, **version, **{name: make() for name, make in more.items()}), DESK

    return made


def _struck_stop(w: World) -> Move:
    trip_id = w.pick(w.trips or [an_id()])
    version, why = w.base(trip_id), {"reason": "TYPING_ERROR", "explanation": "не там"}
    stop = w.rng.randrange(1, version + 1)
    return trip.StrikeStop(trip_id=trip_id, base_version=version, stop=stop, **why), DESK


# How often, beside how.
BESIDE: dict[type, tuple[float, Maker]] = {
    consultation.GiveFeedback: (2, _feedback),
    ban_check.AskBanCheck: (2, _asked),
    ban_check.AnswerBanCheck: (3, _answered),
    ban_check.GiveUpBanCheck: (0.5, _given_up),
    claim.StateClaim: (2, _stated),
    claim.RestateClaim: (1, _claim(claim.RestateClaim, reason="TYPING_ERROR", **_owed())),
    claim.ReferClaim: (1, _referred),
    claim.RecoverAmount: (3, _claim(claim.RecoverAmount, amount=Decimal("400.25"), note="н")),
    striking.VoidBanCheck: (0.5, _void_check),
    striking.StrikeRecovery: (2, _struck),
    striking.VoidClaim: (0.4, _claim(striking.VoidClaim, reason="WRONG_PERSON", explanation="не его")),
    claim.CloseClaim: (0.5, _claim(claim.CloseClaim, outcome="PAID_IN_PART")),
    claim.ReopenClaim: (0.3, _claim(claim.ReopenClaim, reason="NEW_INFORMATION")),
    outreach.PlanOutreach: (1, _planned),
    outreach.RecordOutreach: (1, _recorded),
    outreach.HoldOutreach: (1, _talk(outreach.HoldOutreach)),
    outreach.CorrectOutreach: (1, _talk(outreach.CorrectOutreach, reason="TYPING_ERROR")),
    outreach.CancelOutreach: (0.3, _talk(outreach.CancelOutreach, reached=False)),
    trip.StartTrip: (0.7, _set_out),
    trip.ChangeTrip: (0.5, _trip(trip.ChangeTrip, starts_on=today)),
    trip.VisitVillage: (2, _trip(trip.VisitVillage, versioned=False, visited_on=today, village=lambda: "Д")),
    trip.StrikeStop: (0.5, _struck_stop),
    trip.CloseTrip: (0.3, _trip(trip.CloseTrip, ended_on=today)),
}
# Beside the plain ones of `moves_people`.
RICH: tuple[float, Maker] = (5, _together)
