"""Commands about two files of one person, and how each is decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from application.dispatch import Changed, Handler
from application.fields import Code, Many, Text, Touched
from application.ports import Ledger
from domain.kernel import Rejected, current_act
from domain.links import circles, counting, standing
from domain.migrant import Migrant

Reason = Annotated[str, Text(2000, lines=True, required=True)]


@dataclass(frozen=True, kw_only=True)
class _Pair:
    """Two files, in either order."""

    person_id: Touched
    other_id: Touched
    reason: Reason


@dataclass(frozen=True, kw_only=True)
class LinkAsSamePerson(_Pair):
    """Two files are of one person. Both stay; figures count one person from now on, for all periods."""


@dataclass(frozen=True, kw_only=True)
class UndoLink(_Pair):
    """They are two people after all: both files stand again as if they had never been linked."""


@dataclass(frozen=True, kw_only=True)
class DismissPair(_Pair):
    """Alike, and still two people: the pair is not proposed again."""


@dataclass(frozen=True, kw_only=True)
class RequestErasureOfAll:
    """Ask for erasure of every file of a person; a second person decides on each. `others` as the page showed them."""

    person_id: Touched
    others: Annotated[tuple[Touched, ...], Many(20, least=1)]
    ground: Annotated[str, Code("erasure_ground")]


def link_as_same_person(ledger: Ledger, command: LinkAsSamePerson) -> Changed:
    """Refuses files of different networks, erased ones, and two that are of one person already."""
    people = _people(ledger, command.person_id, command.other_id)
    one, other = people[command.person_id], people[command.other_id]
    _one_network(ledger, one, other)
    lead = min(people.values(), key=lambda file: (file.registered_at, file.id))
    one.link(other, lead_id=lead.id, reason=command.reason)
    other.link(one, lead_id=lead.id, reason=command.reason)
    return _counted_again(people)


def undo_link(ledger: Ledger, command: UndoLink) -> Changed:
    """Refuses files that no user linked, and an erased one."""
    people = _people(ledger, command.person_id, command.other_id)
    one, other = people[command.person_id], people[command.other_id]
    one.undo_link(other, reason=command.reason)
    other.undo_link(one, reason=command.reason)
    return _counted_again(people)


def dismiss_pair(ledger: Ledger, command: DismissPair) -> Changed:
    """Refuses linked files, and a pair that is kept apart already."""
    people = _people(ledger, command.person_id, command.other_id)
    one, other = people[command.person_id], people[command.other_id]
    one.dismiss(other, reason=command.reason)
    other.dismiss(one, reason=command.reason)
    return [one, other]


def request_erasure_of_all(ledger: Ledger, command: RequestErasureOfAll) -> Changed:
    """Refuses when the files of the person are not those that the page showed."""
    people = _people(ledger, command.person_id)
    living = {file.id: file for file in people.values() if not file.erased}
    if living.keys() != {command.person_id, *command.others}:
        raise Rejected("record.changed_meanwhile")
    asked = [file for file in living.values() if file.erasure_asked_by is None]
    if not asked:
        raise Rejected("erasure.asked_already")
    for file in asked:
        file.request_erasure(ground=command.ground)
    return asked


def counted_again(ledger: Ledger, migrant: Migrant) -> list[Migrant]:
    """The file, and those of its person that count or allow something else since it changed.

    An erasure changes no figure: what was counted stays as it was.
    """
    if not migrant.ties.counted:
        return [migrant]
    people = _people(ledger, migrant.id)
    return [migrant, *(file for file in _counted_again(people, figures=not migrant.erased) if file is not migrant)]


HANDLERS: dict[type, Handler] = {
    LinkAsSamePerson: link_as_same_person,
    UndoLink: undo_link,
    DismissPair: dismiss_pair,
    RequestErasureOfAll: request_erasure_of_all,
}


def _people(ledger: Ledger, *ids: UUID) -> dict[UUID, Migrant]:
    """The files with everything that hangs together with them, in turn."""
    found: dict[UUID, Migrant] = {}
    ahead = set(ids)
    while ahead:
        ledger.reach(ahead)
        found |= {each: ledger.get(Migrant, each) for each in ahead}
        known = [file.ties for file in found.values()]
        ahead = {each for ties in known for each in (*ties.others, *ties.members)} - found.keys()
    return found


def _counted_again(people: dict[UUID, Migrant], *, figures: bool = True) -> list[Migrant]:
    today = current_act().occurred.date()
    for circle in circles(people):
        counted = counting(circle, today)
        for file in circle:
            migrant = people[file.id]
            migrant.stand(*standing(file, circle))
            if figures:
                migrant.count(counted)
    return _changed(people.values())


def _changed(files: Iterable[Migrant]) -> list[Migrant]:
    return [file for file in files if file.pending_events]


def _one_network(ledger: Ledger, one: Migrant, other: Migrant) -> None:
    """A network is one country's; files of a demonstration are nobody's."""
    here, there = (ledger.centre(file.at_centre) for file in (one, other))
    if (here.country, here.demonstration) != (there.country, there.demonstration):
        raise Rejected("link.other_network")
