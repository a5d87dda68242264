"""Everything the system can be told to do, in one table."""

from __future__ import annotations

from collections.abc import Mapping

from application import centre, consultation, curriculum, migrant, referral, release, staff, training
from application.dispatch import Handler

HANDLERS: Mapping[type, Handler] = {
    **centre.HANDLERS,
    **staff.HANDLERS,
    **migrant.HANDLERS,
    **consultation.HANDLERS,
    **referral.HANDLERS,
    **curriculum.HANDLERS,
    **training.HANDLERS,
    **release.HANDLERS,
}

COMMANDS: Mapping[str, type] = {command.__name__: command for command in HANDLERS}
