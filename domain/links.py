"""Files of one person: which belong together, which of them leads, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from domain.kernel import Rejected
from domain.people import FORGOTTEN, STATISTICS, Consents

# Purpose → last day as ISO 8601, or nothing for a consent without an end.
Allowed = dict[str, str]


@dataclass
class Ties:
    """How one file hangs together with others.

    `others` are files that a user linked with this one, `apart` files of which a user said that they are somebody
    else's. `counted`: the fields of the newest CountedAs while it counts together with others. `members` are all living
    files of the person, the earliest first, none while there is one; `others_allow` what the others allow.
    """

    others: set[UUID] = field(default_factory=set)
    apart: set[UUID] = field(default_factory=set)
    counted: dict[str, Any] = field(default_factory=dict)
    members: list[UUID] = field(default_factory=list)
    others_allow: Allowed = field(default_factory=dict)

    def allow(self, purpose: str, on: date) -> bool:
        """Whether the other files of the person allow it too."""
        if not self.members:
            return True
        return purpose in self.others_allow and not self.lapsed(purpose, on)

    def lapsed(self, purpose: str, on: date) -> bool:
        """Whether another file allowed it until a day that is over: nobody says so, time does."""
        until = self.others_allow.get(purpose, "")
        return until != "" and on > date.fromisoformat(until)


class Linked(Protocol):
    """What of a person's file decides how it counts."""

    registered_at: datetime
    erased: bool
    at_centre: str
    sex: str
    birth_year: int | None
    consents: Consents
    ties: Ties

    @property
    def id(self) -> UUID:
        """The id of the file."""


class Circle:
    """What users say about a file and another one; a part of `domain/migrant.py: Migrant`."""

    ties: Ties

    def link(self: Any, other: Linked, *, lead_id: UUID, reason: str) -> None:
        """`lead_id` leads afterwards. Raises Rejected for an erased file, and for two of one circle."""
        may_link(self, other)
        self.trigger_event(self.LinkedAsSamePerson, other_id=other.id, lead_id=lead_id, reason=reason)

    def undo_link(self: Any, other: Linked, *, reason: str) -> None:
        """Raises Rejected for files that no user linked, and once one of them is erased: nothing is left to restore."""
        if other.id not in self.ties.others:
            raise Rejected("link.not_linked")
        if self.erased or other.erased:
            raise Rejected("link.erased")
        self.trigger_event(self.LinkUndone, other_id=other.id, reason=reason)

    def dismiss(self: Any, other: Linked, *, reason: str) -> None:
        """Raises Rejected for linked files, and for a pair that is kept apart already."""
        may_link(self, other)
        if other.id in self.ties.apart:
            raise Rejected("link.apart_already")
        self.trigger_event(self.PairDismissed, other_id=other.id, reason=reason)

    def count(self: Any, counted: dict[str, Any]) -> None:
        """Count as `counting` says; nothing happens when the file counts so already."""
        if counted != self.ties.counted:
            self.trigger_event(self.CountedAs if counted else self.CountedAlone, **counted)

    def stand(self: Any, members: list[UUID], others_allow: Allowed) -> None:
        """Stand among the files of the person as `standing` says; nothing happens when it does already."""
        if (members, others_allow) != (self.ties.members, self.ties.others_allow):
            self.trigger_event(self.CircleChanged, members=members, others_allow=others_allow)


def may_link(one: Linked, other: Linked) -> None:
    """Two living files that are not of one circle already. Raises Rejected."""
    if one.id == other.id:
        raise Rejected("link.same_file")
    if one.erased or other.erased:
        raise Rejected("migrant.erased")
    if other.id in one.ties.others or other.id in one.ties.members:
        raise Rejected("link.linked_already")


def circles(people: Mapping[UUID, Linked]) -> list[list[Linked]]:
    """Files that hang together by links, directly or through others; in each circle the earliest registered first."""
    left, found = dict(people), []
    while left:
        start = next(iter(left))
        reached = _reached(start, people)
        found.append(sorted((left.pop(each) for each in reached), key=lambda file: (file.registered_at, file.id)))
    return found


def _reached(start: UUID, people: Mapping[UUID, Linked]) -> set[UUID]:
    reached, ahead = {start}, [start]
    while ahead:
        more = (people[ahead.pop()].ties.others & people.keys()) - reached
        reached |= more
        ahead += more
    return reached


def counting(circle: list[Linked], on: date) -> dict[str, Any]:
    """The fields of CountedAs for every file of a circle; {} for a file that stands alone.

    The earliest registered leads: its sex and year of birth count. Statistics hold where every living file allows them.
    """
    if len(circle) == 1:
        return {}
    lead, living = circle[0], [each for each in circle if not each.erased]
    return {
        "lead_id": lead.id,
        "sex": lead.sex,
        "birth_year": lead.birth_year,
        "statistics": all(_holds(each.consents, STATISTICS, on) for each in living),
    }


def standing(file: Linked, circle: list[Linked]) -> tuple[list[UUID], Allowed]:
    """The living files of a circle, and what all but this one allow; nothing for an erased file, or the last living."""
    living = [each for each in circle if not each.erased]
    if file.erased or len(living) == 1:
        return [], {}
    return [each.id for each in living], _by_all([_held(each.consents) for each in living if each is not file])


def _held(consents: Consents) -> Allowed:
    return {purpose: "" if until is None else until.isoformat() for purpose, until in consents.items()}


def _by_all(allowed: list[Allowed]) -> Allowed:
    purposes = sorted(set.intersection(*(set(each) for each in allowed)))
    return {purpose: _first_day(each[purpose] for each in allowed) for purpose in purposes}


def _first_day(days: Iterable[str]) -> str:
    return min(filter(None, days), default="")


def _holds(consents: Consents, purpose: str, on: date) -> bool:
    until = consents.get(purpose, FORGOTTEN)
    return until is None or (until is not FORGOTTEN and on <= until)
