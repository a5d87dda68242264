"""Accounts, roles and centres of staff: who may be given what, and that somebody always administers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from uuid_utils.compat import uuid7

from application.actor import GRANTABLE, Actor
from application.administration import AccountById, AccountList
from application.staff import (
    AssignCentre,
    GrantRole,
    InviteStaff,
    LeaveCentre,
    ReinstateStaff,
    ResetAccess,
    RevokeRole,
    SuspendStaff,
)
from domain.codes import code_list
from tests.access.network import Network


def test_every_role_of_the_list_is_granted_here_or_lives_elsewhere() -> None:
    assert set(code_list("role")) - set(GRANTABLE) == {"MINISTRY_READER"}
    assert set(GRANTABLE) <= set(code_list("role"))


def test_roles_and_centres_are_in_effect_at_once(network: Network) -> None:
    account_id = network.hire("gulnora", "COUNSELLOR", "TRAINER", centres=("KJD",), name="Gulnora Saidova")
    actor = network.actor(account_id)
    assert actor == Actor(
        account_id, frozenset({"COUNSELLOR", "TRAINER"}), frozenset({"KJD"}), "en", "Gulnora Saidova"
    )
    network.accept(RevokeRole(account_id=account_id, role="TRAINER"), network.administrator)
    network.accept(LeaveCentre(account_id=account_id, code="KJD"), network.administrator)
    assert (network.actor(account_id).roles, network.actor(account_id).centres) == ({"COUNSELLOR"}, set())


@pytest.mark.parametrize(
    ("login", "code"), [("ab", "staff.login"), ("gul nora", "staff.login"), ("gulnora@", "staff.login")]
)
def test_an_account_name_can_be_read_out(network: Network, login: str, code: str) -> None:
    command = InviteStaff(account_id=uuid7(), full_name="Gulnora", login=login, language="tg")
    assert network.send(command).code == code


def test_what_is_held_is_not_given_twice_and_what_is_not_held_is_not_taken(network: Network) -> None:
    account_id = network.hire("gulnora", "COUNSELLOR", centres=("KJD",))
    refused = {
        GrantRole(account_id=account_id, role="COUNSELLOR"): "staff.role_held",
        RevokeRole(account_id=account_id, role="TRAINER"): "staff.role_not_held",
        AssignCentre(account_id=account_id, code="KJD"): "staff.centre_assigned",
        AssignCentre(account_id=account_id, code="XXX"): "centre.unknown",
        LeaveCentre(account_id=account_id, code="XXX"): "staff.centre_not_assigned",
        GrantRole(account_id=account_id, role="MINISTRY_READER"): "staff.role_elsewhere",
        ReinstateStaff(account_id=account_id): "staff.not_suspended",
        GrantRole(account_id=uuid7(), role="TRAINER"): "staff.unknown",
    }
    assert {command: network.send(command).code for command in refused} == refused


def test_whoever_administers_opens_no_files(network: Network) -> None:
    me = network.administrator.account_id
    assert network.send(GrantRole(account_id=me, role="COUNSELLOR")).code == "staff.roles_apart"
    counsellor = network.hire("gulnora", "COUNSELLOR")
    assert network.send(GrantRole(account_id=counsellor, role="ADMINISTRATOR")).code == "staff.roles_apart"
    network.accept(GrantRole(account_id=me, role="ANALYST"))


def test_nobody_widens_their_own_rights(network: Network) -> None:
    me = network.administrator
    for command in (
        GrantRole(account_id=me.account_id, role="PROTECTION"),
        AssignCentre(account_id=me.account_id, code="KJD"),
        ResetAccess(account_id=me.account_id),
    ):
        assert network.send(command, me).code == "staff.own_account"


def test_the_last_administrator_stays(network: Network) -> None:
    me = network.administrator
    assert network.send(SuspendStaff(account_id=me.account_id)).code == "staff.last_administrator"
    leaving = RevokeRole(account_id=me.account_id, role="ADMINISTRATOR")
    assert network.send(leaving, me).code == "staff.last_administrator"


def test_one_of_two_administrators_may_go_but_not_both(network: Network) -> None:
    other = network.hire("bahrom", "ADMINISTRATOR")
    network.accept(SuspendStaff(account_id=network.administrator.account_id), network.actor(other))
    # The first one's request was under way when they were suspended.
    late = network.send(SuspendStaff(account_id=other), network.administrator)
    assert late.code == "staff.last_administrator"
    network.accept(ReinstateStaff(account_id=network.administrator.account_id), network.actor(other))
    network.accept(RevokeRole(account_id=other, role="ADMINISTRATOR"), network.administrator)


def test_two_administrators_who_suspend_each_other_at_once_leave_one(network: Network) -> None:
    pair = [network.administrator, network.actor(network.hire("bahrom", "ADMINISTRATOR"))]
    with ThreadPoolExecutor(2) as pool:
        sent = [
            pool.submit(network.send, SuspendStaff(account_id=other.account_id), me)
            for me, other in (pair, reversed(pair))
        ]
        verdicts = [each.result() for each in sent]
    assert sorted((verdict.status, verdict.code) for verdict in verdicts) == [
        ("accepted", None),
        ("rejected", "staff.last_administrator"),
    ]


def test_a_suspended_account_has_no_role_in_effect_and_is_given_none(network: Network) -> None:
    account_id = network.hire("gulnora", "COUNSELLOR")
    network.accept(SuspendStaff(account_id=account_id), network.administrator)
    assert network.house.accounts.actor(account_id) is None
    assert network.send(GrantRole(account_id=account_id, role="TRAINER")).code == "staff.suspended"
    network.accept(ReinstateStaff(account_id=account_id), network.administrator)
    assert network.actor(account_id).roles == {"COUNSELLOR"}


def test_the_list_of_accounts_says_how_each_stands(network: Network) -> None:
    network.hire("gulnora", "COUNSELLOR", name="Gulnora")
    network.invite("bahrom", name="Bahrom")
    gone = network.hire("amir", "TRAINER", name="Amir")
    network.accept(SuspendStaff(account_id=gone))
    network.sign_in("gulnora")
    rows = network.house.system.ask(AccountList(), network.administrator, route="test")
    assert [(row.name, row.login, row.status, row.sessions, row.own) for row in rows] == [
        ("Amir", "amir", "SUSPENDED", 0, False),
        ("Bahrom", "bahrom", "INVITED", 0, False),
        ("Gulnora", "gulnora", "ACTIVE", 1, False),
        ("Zarina", "zarina", "ACTIVE", 0, True),
    ]


def test_names_of_staff_stand_in_no_file(network: Network) -> None:
    account_id = network.hire("unmistakable.login", name="Unmistakabilia")
    row = network.house.system.ask(AccountById(account_id), network.administrator, route="test")
    assert (row.name, row.login) == ("Unmistakabilia", "unmistakable.login")
    folder = network.house.settings.data_dir
    everything = b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())
    assert b"nmistakabl" not in everything
    assert b"nmistakabil" not in everything
