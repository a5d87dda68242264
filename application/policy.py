"""Who may do what, where: one pure function over one literal table. Whatever has no line is denied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import Any
from uuid import UUID

from application.actor import Actor
from application.policy_lines import LINES
from application.policy_words import Right, Scope, Sight
from application.ports import Ledger
from domain.call import Call
from domain.consultation import Consultation
from domain.import_batch import ImportBatch
from domain.initiative import InitiativeGroup
from domain.kernel import Aggregate, current_act
from domain.migrant import Migrant
from domain.outreach import OutreachEvent
from domain.referral import Referral
from domain.training import TrainingSession
from domain.trip import FieldTrip


class Decision(IntEnum):
    """What the asker gets, from nothing to everything."""

    ABSENT = 0
    DENY = 1
    MASKED = 2
    READ = 3
    WRITE = 4


class State(StrEnum):
    """What a thing is, as far as a rule asks."""

    LIVING = "living"
    ERASED = "erased"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Former:
    """How a file stood at the centre that gave it away; in a `Thing` only while that centre may still read it."""

    centre: str
    owner_id: UUID | None = None
    named: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Thing:
    """What is asked for: where it belongs, whose it is, how it stands.

    `named` are accounts that may work with it beside its owner; when it is `restricted`, nobody else may.
    `offered_to` is the centre that is asked to take it over, or empty; `formers` are those that may read it still.
    `provider_id` is the organisation to which it was sent, for a referral that went out.
    """

    centre: str
    owner_id: UUID | None = None
    state: State = State.LIVING
    restricted: bool = False
    named: frozenset[UUID] = frozenset()
    offered_to: str = ""
    formers: tuple[Former, ...] = ()
    provider_id: UUID | None = None


# Where to look for the centre when a command names no person.
CENTRED: tuple[tuple[str, type[Aggregate]], ...] = (
    ("consultation_id", Consultation),
    ("session_id", TrainingSession),
    ("call_id", Call),
    ("outreach_id", OutreachEvent),
    ("trip_id", FieldTrip),
    ("batch_id", ImportBatch),
    ("group_id", InitiativeGroup),
)

CORRECTS_CENTRE = frozenset({"CorrectConsultation"})
# A seat is given by whoever may work with the person, in a session of an own centre: those in it see the name.
SEATS = frozenset({"EnrolMigrant", "GiveUpSeat"})
# Commands that bring a second file into it, and the field that names it: the right is needed on both.
SECOND_FILE = {
    "AddHouseholdMember": "member_id",
    "LinkAsSamePerson": "other_id",
    "UndoLink": "other_id",
    "DismissPair": "other_id",
    "RequestErasureOfAll": "others",
}
# A caller is linked by whoever may work with the person and at the centre that was called.
LINKS = frozenset({"LinkCaller", "UnlinkCaller"})

# What somebody of another organisation does with a referral that was sent there.
ADDRESSED = frozenset({"AnswerAsOrganisation"})

_SEEN = {Sight.MASKED: Decision.MASKED, Sight.READ: Decision.READ, Sight.WRITE: Decision.WRITE}


def policy(actor: Actor, action: str, thing: Thing | None = None) -> Decision:
    """The decision for `actor` on `action` and `thing` (None: nothing in particular). Total, pure, default deny."""
    granted = _granted(action, actor.roles)
    if not granted:
        return Decision.DENY
    if thing is None:
        return max(_SEEN[sight] for _, sight in granted)
    if thing.state is State.MISSING:
        return Decision.ABSENT
    reached = [_seen(sight, actor, thing) for scope, sight in granted if _within(scope, actor, thing)]
    return max([*reached, *_kept(granted, actor, thing)], default=Decision.ABSENT)


@lru_cache(maxsize=2_000)
def _granted(action: str, roles: frozenset[str]) -> list[Right]:
    return [right for role, right in LINES.get(action, {}).items() if role in roles]


def _kept(granted: list[Right], actor: Actor, thing: Thing) -> list[Decision]:
    """What is left to the centre that gave the file away: to read, whoever could read it there."""
    found = []
    for gone in (each for each in thing.formers if each.centre in actor.centres):
        before = Thing(gone.centre, gone.owner_id, thing.state, thing.restricted, gone.named)
        seen = [_seen(sight, actor, before) for scope, sight in granted if _within(scope, actor, before)]
        found += [min(each, Decision.READ) for each in seen]
    return found


def _seen(sight: Sight, actor: Actor, thing: Thing) -> Decision:
    # Whoever looks after a person reads what the person told, a manager too.
    unmasked = sight is Sight.MASKED and thing.owner_id == actor.account_id
    return Decision.READ if unmasked else _SEEN[sight]


def _within(scope: Scope, actor: Actor, thing: Thing) -> bool:
    if scope is Scope.DUTY:
        return True
    if scope is Scope.ADDRESSED:
        return thing.provider_id in actor.providers
    if scope is Scope.OFFERED:
        return thing.offered_to in actor.centres
    mine = actor.account_id == thing.owner_id or actor.account_id in thing.named
    if scope is Scope.NETWORK:
        return mine or not thing.restricted
    if thing.centre not in actor.centres:
        return False
    if scope is Scope.CENTRE:
        return mine or not thing.restricted
    if scope is Scope.OWN:
        return mine
    return mine or (thing.owner_id is None and not thing.restricted)


def decide(actor: Actor, action: str, command: Any, ledger: Ledger) -> Decision:
    """The decision on a command; what it is about is read from the ledger itself, never from a view.

    A command that states a centre needs the right there as well, except where it corrects the centre; so does one
    that gives a seat, at the centre of the session, and one that links a caller, at the centre that was called.
    """
    about = _addressed(command, ledger) if action in ADDRESSED else thing_of(command, ledger)
    decision = policy(actor, action, about)
    if action in SEATS:
        decision = min(decision, policy(actor, action, _session(command, ledger, actor)))
    if action in LINKS:
        decision = min(decision, *(policy(actor, action, thing) for thing in _linked(command, ledger, actor)))
    if action in SECOND_FILE:
        named = getattr(command, SECOND_FILE[action])
        for other in named if isinstance(named, tuple) else (named,):
            decision = min(decision, policy(actor, action, _person(command, ledger, other)))
    for companion in getattr(command, "companions", ()):
        decision = min(decision, policy(actor, action, _person(command, ledger, companion)))
    stated = getattr(command, "centre", None)
    if stated and action not in CORRECTS_CENTRE:
        decision = min(decision, policy(actor, action, Thing(stated, actor.account_id)))
    return decision


def thing_of(command: Any, ledger: Ledger) -> Thing | None:
    """What a command is about: the person it names, the session it names, or the centre it states."""
    person_id = getattr(command, "person_id", None)
    if person_id is not None:
        return _person(command, ledger, person_id)
    for name, kind in CENTRED:
        identifier = getattr(command, name, None)
        if identifier is not None and (found := ledger.find(kind, identifier)) is not None:
            return Thing(found.at_centre)  # type: ignore[attr-defined]  # the kinds in CENTRED keep their centre
    centre = getattr(command, "centre", None)
    return Thing(centre) if centre else None


def _addressed(command: Any, ledger: Ledger) -> Thing:
    """A referral with the organisation it was sent to; a draft, and one of somebody else, does not exist."""
    referral = ledger.find(Referral, command.referral_id)
    if referral is None or referral.person_id != command.person_id or referral.sent_at is None:
        return Thing("", state=State.MISSING)
    return Thing(referral.at_centre, provider_id=referral.provider_id)


def _session(command: Any, ledger: Ledger, actor: Actor) -> Thing:
    session = ledger.find(TrainingSession, command.session_id)
    return Thing(session.at_centre, actor.account_id) if session else Thing("", state=State.MISSING)


def _linked(command: Any, ledger: Ledger, actor: Actor) -> list[Thing]:
    """The records that a link names; one that does not exist is missing, as is a link that names none."""
    kinds = (("call_id", Call), ("consultation_id", Consultation))
    named = [(kind, getattr(command, name)) for name, kind in kinds if getattr(command, name) is not None]
    found: list[Any] = [ledger.find(kind, identifier) for kind, identifier in named] or [None]
    return [_record(each, actor) for each in found]


def _record(found: Any, actor: Actor) -> Thing:
    return Thing(found.at_centre, actor.account_id) if found else Thing("", state=State.MISSING)


def _person(command: Any, ledger: Ledger, person_id: UUID) -> Thing:
    migrant = ledger.find(Migrant, person_id)
    if migrant is None:
        registering = type(command).__name__ == "RegisterMigrant"
        return Thing(command.centre) if registering else Thing("", state=State.MISSING)
    return Thing(
        migrant.at_centre,
        migrant.owner_id,
        State.ERASED if migrant.erased else State.LIVING,
        restricted=migrant.restricted,
        named=frozenset(migrant.named),
        offered_to=migrant.offer.to_centre if migrant.offer else "",
        formers=_formers(migrant),
    )


def _formers(migrant: Migrant) -> tuple[Former, ...]:
    now = current_act().recorded
    return tuple(
        Former(
            each["centre"],
            UUID(each["owner"]) if each["owner"] else None,
            frozenset(map(UUID, each["named"].split())),
        )
        for each in migrant.readers
        if now < datetime.fromisoformat(each["until"])
    )
