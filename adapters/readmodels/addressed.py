"""Whom a notice is for, as a condition on its rows."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, or_

from adapters.readmodels.notices import NOTICES
from application.actor import Actor
from application.policy import Decision, policy

N = NOTICES.c
# What whole groups are told of, by the action that makes somebody one of them.
ACTIONS = ("AcceptTransfer", "DecideOverride", "EraseMigrant")


def addressed(actor: Actor) -> ColumnElement[bool]:
    """Notices to the account, or to all who may do what is asked for; never of one's own doing."""
    may = [action for action in ACTIONS if policy(actor, action) > Decision.DENY]
    here = or_(N.centre.is_(None), N.centre.in_(sorted(actor.centres)))
    mine = or_(N.account_id == actor.account_id, and_(N.action.in_(may), here))
    return and_(N.waiting.is_(False), mine, or_(N.by_id.is_(None), N.by_id != actor.account_id))
