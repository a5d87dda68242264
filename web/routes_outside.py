"""Endpoints of ban checks, claims, outreach and journeys with the policy action each needs."""

from __future__ import annotations

ROUTES: dict[str, str] = {
    # entry bans and wages
    "ban_checks.overview": "ban_checks.list",
    "ban_checks.ask": "AskBanCheck",
    "ban_checks.answer": "AnswerBanCheck",
    "ban_checks.void": "VoidBanCheck",
    "claims.overview": "claims.list",
    "claims.of_person": "people.file",
    "claims.state": "StateClaim",
    "claims.show": "people.file",
    "claims.take_step": "RecoverAmount",
    # outside the centre
    "outreach.overview": "outreach.list",
    "outreach.plan": "PlanOutreach",
    "outreach.record": "RecordOutreach",
    "outreach.show": "outreach.list",
    "outreach.hold": "HoldOutreach",
    "outreach.correct": "CorrectOutreach",
    "outreach.cancel": "CancelOutreach",
    "trips.overview": "trips.list",
    "trips.start": "StartTrip",
    "trips.sheet": "trips.list",
    "trips.change": "ChangeTrip",
    "trips.village": "VisitVillage",
    "trips.strike": "StrikeStop",
    "trips.close": "CloseTrip",
}
