"""The monthly returns of the story: two centres have signed the last month, the others have not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from uuid_utils.compat import uuid7

from adapters.wiring import House
from application.actor import COUNSELLOR, MANAGER, Actor, system_actor
from application.monthly import Explanation, Return, ReturnOf, SignReturn
from application.reports.periods import month_of
from application.staff import GrantRole
from web.commandline.demo import cast
from web.commandline.demo.teller import Teller

SIGNING = ("KJD", "KHT")
WHY = "Проверено по журналу центра: так и было."


def sign_returns(house: House, teller: Teller, accounts: dict[cast.Part, UUID]) -> None:
    """The last whole month, each by whoever manages the centre."""
    period = month_of(teller.end.date().replace(day=1) - timedelta(days=1))
    for centre, manager in _managers(house, accounts):
        seen: Return = house.system.ask(ReturnOf(centre=centre, period=period), manager, route="demo")
        said = tuple(Explanation(check=check.code, text=WHY) for check in seen.checks)
        signed = SignReturn(
            centre=centre, month=period.text, as_of=seen.as_of, figures=seen.hash, explanations=said
        )
        house.system.dispatch(signed, manager, command_id=uuid7())


def _managers(house: House, accounts: dict[cast.Part, UUID]) -> Iterator[tuple[str, Actor]]:
    """At a small centre one of the counsellors manages it as well."""
    for code in SIGNING:
        here = [part for part in accounts if code in part.centres]
        found = next((part for part in here if MANAGER in part.roles), None)
        if found is None:
            found = next(part for part in here if COUNSELLOR in part.roles)
            granted = GrantRole(account_id=accounts[found], role=MANAGER)
            house.system.dispatch(granted, system_actor(), command_id=uuid7())
        roles = frozenset({*found.roles, MANAGER})
        yield code, replace(cast.actor(found, accounts[found]), roles=roles)
