"""Everything the system can be told to do, in one table."""

from __future__ import annotations

from collections.abc import Mapping

from application import consultation, migrant
from application.dispatch import Handler

HANDLERS: Mapping[type, Handler] = {
    **migrant.HANDLERS,
    **consultation.HANDLERS,
}

COMMANDS: Mapping[str, type] = {command.__name__: command for command in HANDLERS}
