"""safar erase, and how a first administrator comes to be."""

from __future__ import annotations

import sys
from uuid import UUID

import click
from uuid_utils.compat import uuid7

from adapters.password_rules import judge
from adapters.wiring import House
from application.actor import ADMINISTRATOR, Actor, system_actor
from application.migrant import EraseMigrant, RequestErasure
from application.protection import PersonToErase
from application.staff import GrantRole, InviteStaff
from domain.codes import LISTS
from web.commandline.base import account, console, explained, opened
from web.messages import message


def invite_administrator(house: House, login: str, password: str) -> UUID:
    """The first account of an installation. Raises click.ClickException when it is refused."""
    if wrong := judge(password, [login]):
        raise click.ClickException(message(wrong))
    account_id = uuid7()
    # The name first: an account that was on record could not be given it any more.
    if taken := house.accounts.reserve(account_id, login):
        raise click.ClickException(message(taken))
    invite = InviteStaff(
        account_id=account_id, login=login, full_name=login, language=house.settings.language
    )
    for command in (invite, GrantRole(account_id=account_id, role=ADMINISTRATOR)):
        verdict = house.system.dispatch(command, system_actor(), command_id=uuid7())
        if not verdict.accepted:
            house.accounts.release(account_id)
            raise click.ClickException(message(verdict.code, verdict.params))
    house.accounts.set_password(account_id, password, must_change=False)
    return account_id


@click.command()
@click.argument("person")
@click.option("--as", "asking", required=True, metavar="ACCOUNT", help="Who asks for the erasure.")
@click.option("--approved-by", required=True, metavar="ACCOUNT", help="Who approves it: somebody else.")
@click.option(
    "--ground",
    type=click.Choice(list(LISTS["erasure_ground"].codes)),
    default="CLIENT_REQUEST",
    show_default=True,
    help="Why; it stays on record.",
)
@explained
def erase(person: str, asking: str, approved_by: str, ground: str) -> None:
    """Destroy everything that identifies PERSON (a printed number or an id). Two different people are needed.

    Figures do not change. It cannot be undone.
    """
    with opened() as house:
        asker, approver = account(house, asking), account(house, approved_by)
        person_id = _person_id(house, person, asker)
        steps = (
            (RequestErasure(person_id=person_id, ground=ground), asker),
            (EraseMigrant(person_id=person_id), approver),
        )
        for command, actor in steps:
            verdict = house.system.dispatch(command, actor, command_id=uuid7())
            if not verdict.accepted and verdict.code != "erasure.asked_already":
                console().print(f"[bold red]refused:[/] {message(verdict.code, verdict.params)}")
                sys.exit(1)
    console().print("Erased: the key is destroyed, the rows are gone, the figures stand.")


def _person_id(house: House, person: str, asker: Actor) -> UUID:
    try:
        return UUID(person)
    except ValueError:
        found: UUID = house.system.ask(PersonToErase(number=person), asker, route="safar erase")
        return found
