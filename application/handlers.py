"""Everything the system can be told to do, in one table."""

from __future__ import annotations

from collections.abc import Mapping

from application import (
    answering,
    attachment,
    ban_check,
    call,
    caller,
    case,
    case_task,
    centre,
    claim,
    consultation,
    curriculum,
    hand_over,
    hotline,
    household,
    importing,
    journey,
    link,
    migrant,
    outreach,
    provider,
    referral,
    release,
    restriction,
    screening,
    staff,
    telling,
    training,
    transfer,
    trip,
)
from application.dispatch import Handler

HANDLERS: Mapping[type, Handler] = {
    **centre.HANDLERS,
    **staff.HANDLERS,
    **migrant.HANDLERS,
    **telling.HANDLERS,
    **screening.HANDLERS,
    **restriction.HANDLERS,
    **transfer.HANDLERS,
    **journey.HANDLERS,
    **link.HANDLERS,
    **consultation.HANDLERS,
    **call.HANDLERS,
    **caller.HANDLERS,
    **hotline.HANDLERS,
    **ban_check.HANDLERS,
    **claim.HANDLERS,
    **outreach.HANDLERS,
    **trip.HANDLERS,
    **referral.HANDLERS,
    **answering.HANDLERS,
    **provider.HANDLERS,
    **case.HANDLERS,
    **case_task.HANDLERS,
    **hand_over.HANDLERS,
    **household.HANDLERS,
    **attachment.HANDLERS,
    **curriculum.HANDLERS,
    **training.HANDLERS,
    **release.HANDLERS,
    **importing.HANDLERS,
}

COMMANDS: Mapping[str, type] = {command.__name__: command for command in HANDLERS}
