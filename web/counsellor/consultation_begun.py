"""What the form of a consultation begins with when somebody comes to it from another page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import request

from application.asking import Absent
from application.ban_checks import BanCheckRow, OneBanCheck
from application.people import Header
from web.pages import ask


def begun_by(header: Header | None) -> dict[str, Any]:
    """From the sheet of a journey: a talk of the mobile team. From a ban that was found: telling the person."""
    return _on_the_way() | (_found_ban(header) if header else {})


def _on_the_way() -> dict[str, str]:
    trip = request.args.get("trip", "")
    return {"trip": trip, "channel": "MOBILE"} if trip else {}


def _found_ban(header: Header) -> dict[str, Any]:
    try:
        wanted = UUID(request.args.get("ban", ""))
        row: BanCheckRow = ask(OneBanCheck(check_id=wanted, person_id=header.person_id))
    except (ValueError, Absent):
        return {}
    told = {"topics": ["DOC-BAN"], "main_topic": "DOC-BAN", "task_kind": "APPEAL", "task_topic": "LEG"}
    until = {"ban_until": row.banned_until, "ban_authority": row.authority, "destination": row.entry_to}
    return told | until | {"document_problems": ["ENTRY_BAN"]}
