"""A no to one purpose: it is kept like a yes, so that nobody is asked again at every visit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from domain.kernel import Clear, Event, Personal, Rejected
from domain.sharing import ANY, SHARING, folded, may_be_told

if TYPE_CHECKING:
    from domain.migrant import Migrant


class ConsentRefused(Event):
    """Asked about one purpose, the person said no; `beside` says that a consent to the purpose stands all the same.

    That is so for sharing alone: somebody may be told, and this agency may not.
    """

    TOPIC = "migrant.ConsentRefused"
    purpose: Clear[str]
    mode: Clear[str]
    given_by: Clear[str]
    text_version: Clear[str]
    language: Clear[str]
    beside: Clear[bool]
    agency: Personal[str]
    witness: Personal[str]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns. What had ended before is over for good."""
        if not self.beside:
            aggregate.consents = {each: end for each, end in aggregate.consents.items() if each != self.purpose}
            aggregate.agencies = {} if self.purpose == SHARING else aggregate.agencies


def refuse(migrant: Migrant, *, purpose: str, agency: str, today: date, **how: Any) -> None:
    """Raises Rejected for an erased person, and for what they agreed to: that is withdrawn."""
    if migrant.erased:
        raise Rejected("migrant.erased")
    stands = migrant.agrees(purpose, today)
    if stands and (purpose != SHARING or folded(agency) == ANY or may_be_told(migrant, [agency], today)):
        raise Rejected("consent.stands")
    migrant.trigger_event(migrant.ConsentRefused, purpose=purpose, agency=agency, beside=stands, **how)
