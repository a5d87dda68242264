"""The policy table as conditions on rows, so that counts and pages hold exactly what the asker may open."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, true

from adapters.reading.standing import exists_for, mine
from adapters.readmodels.people_tables import PEOPLE
from application.actor import Actor
from application.policy_lines import LINES
from application.policy_words import Scope

FILE = "people.file"


def may_open(actor: Actor) -> ColumnElement[bool]:
    """Persons whose files the asker may open. Policy itself is asked again for every row that is shown."""
    scopes = {scope for role, (scope, _) in LINES[FILE].items() if role in actor.roles}
    return and_(exists_for(actor), or_(false(), *(_within(scope, actor) for scope in scopes)))


def nobody_by_name(actor: Actor, centre: Any) -> ColumnElement[bool]:
    """Records of callers without a name that the asker may open; `centre` is their column."""
    scopes = {scope for role, (scope, _) in LINES[FILE].items() if role in actor.roles}
    return true() if Scope.NETWORK in scopes else centre.in_(sorted(actor.centres))


def _within(scope: Scope, actor: Actor) -> ColumnElement[bool]:
    if scope is Scope.NETWORK:
        return true()
    here = PEOPLE.c.centre.in_(sorted(actor.centres))
    if scope is Scope.CENTRE:
        return here
    return and_(here, or_(PEOPLE.c.owner_id.is_(None), mine(actor)))
