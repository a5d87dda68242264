"""How somebody may be reached, as `counsellor/_safe.html: safe_contact` shows it wherever somebody could be called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from application.people import Header
from application.reaching import Reach, ReachPeople
from web.pages import ask
from web.routes import may
from web.sessions import current_actor

CALL, MESSAGE = "CONTACT", "SMS"


def reach_of(header: Header) -> Reach:
    """From the bar of a file: whoever opened it sees the numbers, and whether they may be used."""
    held = header.consents
    return Reach(header.safe_contact, header.phones, CALL in held, MESSAGE in held)


def reaches(person_ids: Iterable[UUID | None]) -> Mapping[UUID, Reach]:
    """For the lines of a list: numbers only of those who agreed to be called back. The look is logged."""
    wanted = tuple(dict.fromkeys(each for each in person_ids if each))
    if not wanted or not may(current_actor().roles, "people.reach"):
        return {}
    found: Mapping[UUID, Reach] = ask(ReachPeople(person_ids=wanted))
    return found
