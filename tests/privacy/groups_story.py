"""What a session was worth and an initiative group in the story: nothing of their words is kept in clear."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

from application import curriculum, initiative, monthly, review
from tests.harness.days import today
from tests.privacy.story import DESK, ROOM, WORD, Step, training_module, worded
from tests.simulation.asking import a_curriculum, a_session
from tests.simulation.staff import ADMIN, MANAGERS, an_id


def courses() -> Iterator[Step]:
    """A course of officials with words in a language, its heads, its sheets; taken out of the offer."""
    words = worded(curriculum.CourseWords(language="tg"))
    taught = {"code": "OFF", "kind": "OFFICIALS", "modules": (training_module("MONEY"),), "texts": (words,)}
    course = worded(a_curriculum(**taught))
    yield course, ADMIN
    session = worded(a_session(course.curriculum_id))
    yield session, ROOM
    of = {"session_id": session.session_id}
    yield worded(review.CountHeads(**of, men=1, women=1)), ROOM
    yield review.CountEvaluation(**of, answers=(review.Grades(question="CONTENT", fives=2),)), ROOM
    yield curriculum.RetireCurriculum(curriculum_id=course.curriculum_id), ADMIN


def groups(person_id: UUID, home: UUID) -> Iterator[Step]:
    """Founded, joined by the household of the person, with a project that was paid and ended."""
    group, project = an_id(), an_id()
    yield worded(initiative.FoundGroup(group_id=group, centre="KJD", founded_on=today(), name="x")), DESK
    version = iter(range(1, 99))

    def of() -> dict[str, object]:
        return {"group_id": group, "base_version": next(version)}

    yield worded(initiative.ChangeGroup(**of(), founded_on=today(), name="x")), DESK
    yield initiative.JoinGroup(**of(), person_id=person_id, household_id=home, centre="KJD", on=today()), DESK
    money = {"amount": Decimal(900), "currency": "TJS", "started_on": today(), "title": WORD}
    yield worded(initiative.PlanProject(**of(), project_id=project, **money)), DESK
    yield worded(initiative.ChangeProject(**of(), project_id=project, **money)), DESK
    paid = {"project_id": project, "instalment_id": an_id(), "paid_on": today(), "amount": Decimal(400)}
    yield worded(initiative.PayInstalment(**of(), **paid)), DESK
    ended = {"project_id": project, "state": "COMPLETED", "ended_on": today()}
    yield worded(initiative.EndProject(**of(), **ended)), DESK
    yield worded(initiative.CloseGroup(**of(), closed_on=today(), reason="GOALS_REACHED")), DESK


def returns() -> Iterator[Step]:
    """A month that is signed with an explanation, opened again with a reason, and signed once more."""
    month = {"centre": "KJD", "month": "2026-01"}
    said = (monthly.Explanation(check="quiet_days", text=WORD),)
    signature = {**month, "as_of": datetime(2026, 2, 1, tzinfo=UTC), "figures": "0" * 64, "explanations": said}
    yield monthly.SignReturn(**signature), MANAGERS["KJD"]
    yield monthly.ReopenReturn(**month, reason=WORD), MANAGERS["KJD"]
    yield monthly.SignReturn(**signature), MANAGERS["KJD"]
