"""Registering another member of a household: what is carried over from the first one, and where it goes on."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import request, url_for

from web.counsellor.contact_fields import contact_data
from web.counsellor.person import file_of

# Where they live is the same; phones and safe contact are each one's own.
SAME = ("place", "elsewhere", "village")


def first_member() -> UUID | None:
    """The member on whose page somebody chose to register another one."""
    try:
        return UUID(request.args.get("household", ""))
    except ValueError:
        return None


def carried_over() -> dict[str, Any]:
    """Residence and language of the first member, for the form of the next one. Raises Absent for a strange file."""
    lead = first_member()
    if lead is None:
        return {}
    file = file_of(lead)
    kept = contact_data(file.details)
    return {name: kept[name] for name in SAME} | {"language": file.header.language}


def joining(number: str, *, visit: bool) -> str | None:
    """Where the one just registered is added to the household; None where there is none."""
    lead = first_member()
    if lead is None:
        return None
    return url_for("household.add", person_id=lead, q=number, **({"visit": 1} if visit else {}))
