"""The demonstration's centres and the accounts of those who work there."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from rich.table import Table

from adapters.settings import Settings
from adapters.wiring import House
from application.actor import system_actor
from application.population import ResidentsOf, StatePopulation
from application.staff import AssignCentre, GrantRole, InviteStaff
from domain.geography import DemonstrationCentre, districts_of
from web.commandline.demo import cast, own_topics
from web.commandline.demo.calls import free_line
from web.commandline.demo.teller import Teller


def open_network(
    house: House, teller: Teller, centres: list[DemonstrationCentre], start: datetime
) -> dict[cast.Part, UUID]:
    """Centres with their free lines, and an account with roles and centres for each part."""
    at = start
    accounts = {part: teller.new_id(start) for part in cast.parts(centres)}
    commands: list[object] = [each for centre in centres for each in (cast.opening(centre), free_line(centre))]
    for part, account_id in accounts.items():
        commands.append(
            InviteStaff(
                account_id=account_id,
                full_name=part.name,
                login=part.login,
                language=part.language,
                demonstration=True,
            )
        )
        commands += [GrantRole(account_id=account_id, role=role) for role in part.roles]
        commands += [AssignCentre(account_id=account_id, code=code) for code in part.centres]
    commands += [_residents(centres, start.year), *own_topics.added(centres)]
    for command in commands:
        at += timedelta(seconds=1)
        verdict = house.system.dispatch(command, system_actor(), command_id=teller.new_id(at), recorded=at)
        if not verdict.accepted:
            raise RuntimeError(f"{type(command).__name__}: {verdict.code}")
    return accounts


def _residents(centres: list[DemonstrationCentre], year: int) -> StatePopulation:
    """Round, invented numbers for the districts around the centres: none of them is that of a real census."""
    here = [district.code for region in sorted({each.region for each in centres}) for district in districts_of(region)]
    numbers = [40_000 + 1_000 * (at * 37 % 160) for at in range(len(here))]
    lives = (ResidentsOf(district=code, residents=number) for code, number in zip(here, numbers, strict=True))
    return StatePopulation(year=year, districts=tuple(lives))


def give_passwords(house: House, accounts: dict[cast.Part, UUID]) -> None:
    """The same to everybody who works at a centre."""
    for account_id in accounts.values():
        house.accounts.set_password(account_id, cast.PASSWORD)


def accounts_table(settings: Settings) -> Table:
    """Who can sign in where, for whoever starts a demonstration."""
    desk, ministry = cast.addresses(settings)
    table = Table(title=f"Demonstration accounts — password for all: {cast.PASSWORD}")
    for column in ("account", "roles", "where"):
        table.add_column(column)
    for part in cast.parts(cast.network(1)):
        table.add_row(part.login, ", ".join(role.lower().replace("_", " ") for role in part.roles), desk)
    table.add_row(cast.MINISTRY_LOGIN, "ministry reader", ministry)
    return table
