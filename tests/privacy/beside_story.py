"""Entry bans, wages, feedback, further answers, talks and journeys of the story."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

from application import ban_check, claim, consultation, material_help, outreach, striking, trip
from application.consultation_parts import Answers, AskedBan, SaidClaim
from tests.harness.days import today
from tests.privacy.story import DESK, Step, worded
from tests.simulation.asking import a_consultation, just_now
from tests.simulation.staff import an_id

OWED = {"amount": Decimal(200_000), "currency": "RUB", "worked_in": "RUS"}


def beside(person_id: UUID) -> Iterator[Step]:
    """Everything that stands beside a consultation, and everything that may come of it later."""
    answers = worded(Answers(fee=Decimal(300), fee_currency="TJS", leaflets=("RIGHTS",)))
    check = worded(AskedBan(check_id=an_id(), entry_to="RUS", result="BANNED"))
    owed = worded(SaidClaim(claim_id=an_id(), **OWED))
    held = a_consultation(person_id, answers=answers, ban_check=check, claim=owed)
    yield worded(held), DESK
    corrected = vars(held) | {"base_version": 2, "reason": "TYPING_ERROR"}
    for name in ("ban_check", "claim", "trip_id", "task_for"):
        del corrected[name]
    yield worded(consultation.CorrectConsultation(**corrected)), DESK
    ids = {"consultation_id": held.consultation_id, "person_id": person_id}
    yield worded(consultation.GiveFeedback(**ids, score=4, by_channel="PHONE_OUT")), DESK
    yield from _bans(person_id)
    yield from _wages(person_id)
    yield from _help(person_id)


def _bans(person_id: UUID) -> Iterator[Step]:
    for last in (ban_check.AnswerBanCheck, ban_check.GiveUpBanCheck):
        of = {"person_id": person_id, "check_id": an_id()}
        yield worded(ban_check.AskBanCheck(**of, centre="KJD", entry_to="RUS")), DESK
        said = {"result": "NOT_BANNED"} if last is ban_check.AnswerBanCheck else {}
        yield worded(last(**of, base_version=1, **said)), DESK
    yield worded(striking.VoidBanCheck(**of, base_version=2, reason="WRONG_PERSON")), DESK


def _wages(person_id: UUID) -> Iterator[Step]:
    of = {"person_id": person_id, "claim_id": an_id()}
    yield worded(claim.StateClaim(**of, centre="KJD", **OWED)), DESK
    yield worded(claim.RestateClaim(**of, base_version=1, reason="TYPING_ERROR", **OWED)), DESK
    yield worded(claim.RecoverAmount(**of, base_version=2, amount=Decimal(120_000))), DESK
    yield worded(claim.CloseClaim(**of, base_version=3, outcome="PAID_IN_PART")), DESK
    struck = {"base_version": 4, "payment": 3, "reason": "TYPING_ERROR"}
    yield worded(striking.StrikeRecovery(**of, **struck)), DESK
    # striking the only payment opened it again
    yield worded(claim.CloseClaim(**of, base_version=6, outcome="NO_PROSPECT")), DESK
    yield worded(claim.ReopenClaim(**of, base_version=7, reason="NEW_INFORMATION")), DESK
    yield worded(striking.VoidClaim(**of, base_version=8, reason="WRONG_PERSON")), DESK


def _help(person_id: UUID) -> Iterator[Step]:
    of = {"person_id": person_id, "help_id": an_id()}
    items = (material_help.HelpItem(kind="FOOD", quantity=3, unit="KG"),)
    yield worded(material_help.HandOutHelp(**of, centre="KJD", items=items)), DESK
    yield worded(material_help.CorrectHelp(**of, items=items, base_version=1, reason="TYPING_ERROR")), DESK
    yield worded(material_help.VoidHelp(**of, base_version=2, reason="DUPLICATE")), DESK


def outside() -> Iterator[Step]:
    """Talks and a journey: about nobody, and still nothing of it is kept in clear."""
    planned, unplanned = an_id(), an_id()
    yield (
        worded(outreach.PlanOutreach(outreach_id=planned, centre="KJD", planned_on=today(), kind="TALK")),
        DESK,
    )
    told = {"occurred_at": just_now(), "kind": "TALK", "men": 12, "women": 3}
    yield worded(outreach.HoldOutreach(outreach_id=planned, base_version=1, **told)), DESK
    why = {"reason": "TYPING_ERROR"}
    yield worded(outreach.CorrectOutreach(outreach_id=planned, base_version=2, **why, **told)), DESK
    yield worded(outreach.RecordOutreach(outreach_id=unplanned, centre="KJD", **told)), DESK
    yield worded(outreach.CancelOutreach(outreach_id=unplanned, base_version=2)), DESK
    of = {"trip_id": an_id()}
    yield worded(trip.StartTrip(**of, centre="KJD", starts_on=today())), DESK
    yield worded(trip.ChangeTrip(**of, base_version=1, starts_on=today())), DESK
    yield worded(trip.VisitVillage(**of, visited_on=today(), village="x")), DESK
    yield worded(trip.StrikeStop(**of, base_version=3, stop=3, reason="TYPING_ERROR")), DESK
    yield worded(trip.CloseTrip(**of, base_version=4, ended_on=today())), DESK
