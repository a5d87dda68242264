"""Moves about what courses were worth and about initiative groups at random."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from application import curriculum, initiative, monthly, review
from tests.harness.days import today
from tests.simulation.staff import ADMIN, MANAGERS, TRAINERS, an_id
from tests.simulation.world import Maker, Move, World


def _retired(w: World) -> Move:
    return curriculum.RetireCurriculum(curriculum_id=w.pick(w.courses)), ADMIN


def _scored(w: World) -> Move:
    session, person = w.pick(w.seats) if w.seats else (w.pick(w.sessions), w.pick(w.people))
    points = {"before": w.maybe(w.rng.randrange(12)), "after": w.maybe(w.rng.randrange(12), 0.8)}
    score = review.PersonScore(person_id=person, **points)
    return review.ScoreTests(session_id=session, most=w.pick([10, 10, 12]), scores=(score,)), TRAINERS["KJD"]


def _evaluated(w: World) -> Move:
    grades = review.Grades(question=w.pick(["CONTENT", "TRAINER"]), fours=w.rng.randrange(3), fives=1)
    return review.CountEvaluation(session_id=w.pick(w.sessions), answers=(grades,)), TRAINERS["KJD"]


def _counted(w: World) -> Move:
    heads = {"men": w.rng.randrange(3), "women": w.rng.randrange(3), "passed": w.rng.randrange(3)}
    return review.CountHeads(session_id=w.pick(w.sessions), **heads, organisations="?"), TRAINERS["KJD"]


def _founded(w: World) -> Move:
    about = {"founded_on": today() - timedelta(days=w.rng.randrange(400)), "name": "Умед", "purpose": "?"}
    command = initiative.FoundGroup(group_id=an_id(), centre=w.office(), district=w.maybe("TJ.SU.KJ", 0.1), **about)
    w.groups.append(command.group_id)
    return command, w.desk()


def _of(w: World) -> dict[str, Any]:
    group = w.pick(w.groups)
    return {"group_id": group, "base_version": w.base(group)}


def _changed(w: World) -> Move:
    return initiative.ChangeGroup(**_of(w), founded_on=today(), name="Умеди нав"), w.desk()


def _joined(w: World) -> Move:
    household, person = w.pick(w.households)
    ids = {"household_id": household, "person_id": person, "centre": w.office()}
    return initiative.JoinGroup(**_of(w), **ids, on=today()), w.desk()


def _left(w: World) -> Move:
    return initiative.LeaveGroup(**_of(w), household_id=w.pick(w.households)[0], on=today()), w.desk()


def _sum(w: World) -> Decimal:
    return Decimal(w.rng.randrange(0, 3000))


def _project(kind: Any, *, new: bool) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        group, project = (w.pick(w.groups), an_id()) if new or not w.projects else w.pick(w.projects)
        w.projects.append((group, project))
        of = {"group_id": group, "base_version": w.base(group), "project_id": project, "title": "Гармхона"}
        money = {"amount": _sum(w), "currency": w.pick(["TJS", "TJS", "USD"])}
        return kind(**of, **money, started_on=today() - timedelta(days=w.rng.randrange(60))), w.desk()

    return made


def _of_project(w: World) -> dict[str, Any]:
    group, project = w.pick(w.projects) if w.projects else (w.pick(w.groups), an_id())
    return {"group_id": group, "base_version": w.base(group), "project_id": project}


def _paid(w: World) -> Move:
    of, instalment = _of_project(w), an_id()
    w.instalments.append(instalment)
    return initiative.PayInstalment(**of, instalment_id=instalment, paid_on=today(), amount=_sum(w)), w.desk()


def _struck(w: World) -> Move:
    instalment: UUID = w.pick(w.instalments or [an_id()])
    return initiative.StrikeInstalment(**_of_project(w), instalment_id=instalment, reason="TYPING_ERROR"), w.desk()


def _ended(w: World) -> Move:
    state = w.pick(["COMPLETED", "GIVEN_UP", "UNDER_WAY"])
    return initiative.EndProject(**_of_project(w), state=state, ended_on=today()), w.desk()


def _closed(w: World) -> Move:
    return initiative.CloseGroup(**_of(w), closed_on=today(), reason="GOALS_REACHED"), w.desk()


def _signed(w: World) -> Move:
    centre, month = w.office(), w.pick(["2025-01", "2025-02", "2099-12"])
    said = (monthly.Explanation(check=w.pick(["sums", "quiet_days"]), text="?"),)
    seen = {"as_of": datetime(2026, 1, 1, tzinfo=UTC), "figures": "0" * 64}
    return monthly.SignReturn(centre=centre, month=month, **seen, explanations=said), MANAGERS[centre]


def _reopened(w: World) -> Move:
    centre = w.office()
    return monthly.ReopenReturn(centre=centre, month=w.pick(["2025-01", "2025-02"]), reason="?"), MANAGERS[centre]


# How often, beside how.
GROUPS: dict[type, tuple[float, Maker]] = {
    curriculum.RetireCurriculum: (0.1, _retired),
    review.ScoreTests: (2, _scored),
    review.CountEvaluation: (1, _evaluated),
    review.CountHeads: (0.5, _counted),
    monthly.SignReturn: (0.5, _signed),
    monthly.ReopenReturn: (0.3, _reopened),
    initiative.FoundGroup: (0.6, _founded),
    initiative.ChangeGroup: (0.5, _changed),
    initiative.JoinGroup: (2, _joined),
    initiative.LeaveGroup: (0.5, _left),
    initiative.PlanProject: (1.5, _project(initiative.PlanProject, new=True)),
    initiative.ChangeProject: (1, _project(initiative.ChangeProject, new=False)),
    initiative.PayInstalment: (2, _paid),
    initiative.StrikeInstalment: (0.7, _struck),
    initiative.EndProject: (0.7, _ended),
    initiative.CloseGroup: (0.2, _closed),
}
