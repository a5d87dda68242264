"""Somebody who works at a centre and has an account: work can be given to them, and they can be told of it."""

from __future__ import annotations

from uuid_utils.compat import uuid7

from application.actor import Actor
from application.staff import AssignCentre, GrantRole, InviteStaff
from tests.steps.office import Office


def hired(office: Office, name: str, role: str, centre: str) -> Actor:
    """An account of the ledger, beside the actor that gives commands."""
    office.open_centre(centre)
    account_id = uuid7()
    office.staff["SYSTEM"] = Actor(uuid7(), frozenset({"SYSTEM"}), frozenset())
    invited = {"full_name": name, "login": f"{name.lower()}.{centre.lower()}", "language": "en"}
    office.accept(InviteStaff(account_id=account_id, **invited), "SYSTEM")
    office.accept(GrantRole(account_id=account_id, role=role), "SYSTEM")
    office.accept(AssignCentre(account_id=account_id, code=centre), "SYSTEM")
    office.staff.pop("SYSTEM")
    actor = Actor(account_id, frozenset({role}), frozenset({centre}), "en", name)
    office.staff[name] = actor
    return actor
