"""Everything the system can be told to do, in one table."""

from __future__ import annotations

from collections.abc import Mapping

from application import (
    call,
    caller,
    case,
    centre,
    consultation,
    curriculum,
    hotline,
    household,
    link,
    migrant,
    referral,
    release,
    staff,
    training,
)
from application.dispatch import Handler

HANDLERS: Mapping[type, Handler] = {
    **centre.HANDLERS,
    **staff.HANDLERS,
    **migrant.HANDLERS,
    **link.HANDLERS,
    **consultation.HANDLERS,
    **call.HANDLERS,
    **caller.HANDLERS,
    **hotline.HANDLERS,
    **referral.HANDLERS,
    **case.HANDLERS,
    **household.HANDLERS,
    **curriculum.HANDLERS,
    **training.HANDLERS,
    **release.HANDLERS,
}

COMMANDS: Mapping[str, type] = {command.__name__: command for command in HANDLERS}
