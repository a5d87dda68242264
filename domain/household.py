"""People who live from one purse: who belongs to it, who is its head, and how it stands."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any, Self
from uuid import UUID

from domain import household_events as events
from domain.household_rule import AbandonedWhen
from domain.household_types import Answers, types_of
from domain.kernel import Aggregate, Rejected, event
from domain.people import Origin

HEAD = "HEAD"
MOST_MEMBERS = 40


class Household(Aggregate):
    """At most one head. `people` are members with files, `relatives` those without; each with a role."""

    TOPIC = "household"

    Formed = events.Formed
    MemberAdded = events.MemberAdded
    RelativeNamed = events.RelativeNamed
    MemberLeft = events.MemberLeft
    RelativeLeft = events.RelativeLeft
    HeadChanged = events.HeadChanged
    Assessed = events.Assessed

    @classmethod
    def form(cls, household_id: UUID, *, person_id: UUID, at_centre: str, role: str) -> Self:
        """A household of one, to which others are added."""
        return cls._create(cls.Formed, id=household_id, person_id=person_id, at_centre=at_centre, role=role)

    @event(events.Formed)
    def __init__(self, person_id: UUID, role: str) -> None:
        self.people: dict[UUID, str] = {person_id: role}
        self.relatives: dict[UUID, str] = {}
        self.assessments = 0
        self.assessed_on: date | None = None

    @property
    def head(self) -> UUID | None:
        """The member with a file who is the head, if there is one."""
        return next((who for who, role in self.people.items() if role == HEAD), None)

    def add(self, person_id: UUID, role: str) -> None:
        """Raises Rejected for a second head, and when it is full."""
        self._has_room()
        if role == HEAD and self.head is not None:
            raise Rejected("household.has_head")
        self.trigger_event(self.MemberAdded, person_id=person_id, role=role)

    def name(self, *, person_id: UUID, member_id: UUID, role: str, name: str, **more: Any) -> None:
        """Raises Rejected for a head without a file, for nobody, and when it is full."""
        self._has_room()
        if role == HEAD:
            raise Rejected("household.head_without_file")
        if not name:
            raise Rejected("household.name_missing")
        if member_id in self.relatives or member_id in self.people:
            raise Rejected("household.member_already")
        self.trigger_event(
            self.RelativeNamed, person_id=person_id, member_id=member_id, role=role, name=name, **more
        )

    def let_go(self, member_id: UUID, *, told_by: UUID, reason: str) -> None:
        """Raises Rejected for somebody who does not belong to it."""
        if member_id in self.people:
            self.trigger_event(self.MemberLeft, person_id=member_id, reason=reason)
        elif member_id in self.relatives:
            self.trigger_event(self.RelativeLeft, person_id=told_by, member_id=member_id, reason=reason)
        else:
            raise Rejected("household.no_member")

    def change_head(self, person_id: UUID, *, role_before: str) -> None:
        """Raises Rejected for somebody without a file here, for the head, and for two heads."""
        if person_id not in self.people:
            raise Rejected("household.no_member")
        if self.head == person_id:
            raise Rejected("household.head_already")
        if role_before == HEAD:
            raise Rejected("household.has_head")
        self.trigger_event(self.HeadChanged, person_id=person_id, before=self.head, role_before=role_before)

    def assess(
        self,
        answers: Answers,
        *,
        person_id: UUID,
        head_sex: str,
        rule: AbandonedWhen,
        at_centre: str,
        origin: Origin,
        today: date,
        note: str,
    ) -> None:
        """Raises Rejected without a head, for impossible answers, and for a day before the last assessment."""
        if self.head is None:
            raise Rejected("household.no_head")
        if self.assessed_on is not None and today < self.assessed_on:
            raise Rejected("household.assessed_later")
        answers.check(today)
        clear: dict[str, Any] = {
            "person_id": person_id,
            "at_centre": at_centre,
            "number": self.assessments + 1,
        }
        clear |= {"basis": rule.basis, "months": rule.months}
        clear["types"] = types_of(answers, head_sex, rule, today)
        self.trigger_event(self.Assessed, **clear, **asdict(answers), note=note, **origin.values())

    def belongs(self, person_id: UUID) -> bool:
        """Whether somebody with a file is a member."""
        return person_id in self.people

    def _has_room(self) -> None:
        if len(self.people) + len(self.relatives) >= MOST_MEMBERS:
            raise Rejected("household.full", most=MOST_MEMBERS)

    @event(events.MemberAdded)
    def _take_in(self, person_id: UUID, role: str) -> None:
        self.people[person_id] = role

    @event(events.RelativeNamed)
    def _take_relative(self, member_id: UUID, role: str) -> None:
        self.relatives[member_id] = role

    @event(events.MemberLeft)
    def _lose(self, person_id: UUID) -> None:
        self.people.pop(person_id, None)

    @event(events.RelativeLeft)
    def _lose_relative(self, member_id: UUID) -> None:
        self.relatives.pop(member_id, None)

    @event(events.HeadChanged)
    def _take_head(self, person_id: UUID, role_before: str) -> None:
        others = {who: role_before if role == HEAD else role for who, role in self.people.items()}
        self.people = {**others, person_id: HEAD}

    @event(events.Assessed)
    def _be_assessed(self, occurred_at: Any, number: int) -> None:
        self.assessments, self.assessed_on = number, occurred_at.date()
