"""Commands about a no: a purpose to which the person did not agree."""

from __future__ import annotations

from dataclasses import dataclass

from application import person_parts as parts
from application.dispatch import Changed, Handler
from application.fields import Touched
from application.link import counted_again
from application.ports import Ledger
from domain.kernel import current_act
from domain.migrant import Migrant
from domain.refusal import refuse


@dataclass(frozen=True, kw_only=True)
class RefuseConsent(parts.Refusal):
    """Record that the person said no to one purpose."""

    person_id: Touched


def refuse_consent(ledger: Ledger, command: RefuseConsent) -> Changed:
    """One purpose at a time. Refuses what the person agreed to: that is withdrawn. A child's no needs no guardian."""
    migrant = ledger.get(Migrant, command.person_id)
    today = current_act().occurred.date()
    refuse(migrant, today=today, **parts.kept(command, leave_out={"person_id"}))
    return counted_again(ledger, migrant)


HANDLERS: dict[type, Handler] = {RefuseConsent: refuse_consent}
